"""Codes as trackers print them, alone or before a title."""

import re

CODE = re.compile(r"[A-Za-z]{0,5}[-. ]?\d+([.-]?[A-Za-z0-9]+)*\.?|[A-Za-z]\d*")
"""A ref such as 1.2.1A, KPI-07 or 3."""

_BEFORE = re.compile(
    r"^(priority|theme|strand|pillar|work ?stream|objective|area|chapter|section)?\s*"
    r"([A-Z]?\d+(?:\.\d+)*|[A-Z](?=\s*[:.)]))\s*[:.)–-]*\s+",
    re.IGNORECASE,
)


def divided_heading(text: str) -> tuple[str, str, str]:
    """The level, code and title of a heading: “priority”, “1”, “Attendance” of “Priority 1: Attendance”.

    Level and code are “” where they are not printed.
    """
    found = _BEFORE.match(text)
    rest = text[found.end() :].strip() if found else ""
    if not found or not rest:
        return "", "", text.strip()
    return (found[1] or "").casefold(), found[2], rest
