"""An e-mail that answers others: which of its parts is the newest one with notes of a meeting."""

import re
from collections.abc import Sequence
from itertools import pairwise

from riia_tui.exchange.minutes.sections import PEOPLE, Part, lines_of

_WROTE = re.compile(r"^>*\s*On\b.{8,120}\bwrote:\s*$")
_ORIGINAL = re.compile(r"^>*\s*-{3,}\s*(original|forwarded) (message|appointment)\s*-{3,}", re.IGNORECASE)
_FROM = re.compile(r"^>*\s*\*?from:\*?\s", re.IGNORECASE)
_SENT = re.compile(r"^>*\s*\*?(sent|date|to|subject):\*?\s", re.IGNORECASE)
_HEADS = 5
"""Lines after “From:” within which “Sent:” or the like stands, where an earlier e-mail is quoted."""

QUOTED = "earlier e-mails with notes are quoted in it and are not read"


def newest_notes(body: str) -> tuple[str, str]:
    """The newest part of a thread that has notes, and what is to be said of the others; “” for what is no thread."""
    parts = _parts(body.splitlines())
    with_notes = [part for part in parts if _has_notes(part)]
    if len(parts) < 2 or not with_notes:
        return "", ""
    return with_notes[0], QUOTED if len(with_notes) > 1 else ""


def _parts(lines: Sequence[str]) -> list[str]:
    """The e-mails of a thread, the newest first, each without its own head."""
    starts = [at for at in range(len(lines)) if _begins(lines, at)]
    bounds = [0, *starts, len(lines)]
    return ["\n".join(lines[first:last]) for first, last in pairwise(bounds)]


def _begins(lines: Sequence[str], at: int) -> bool:
    """Whether an earlier e-mail begins at a line; of several signs of it the first counts."""
    if _WROTE.match(lines[at]) or _ORIGINAL.match(lines[at]):
        return True
    is_head = bool(_FROM.match(lines[at])) and any(map(_SENT.match, lines[at + 1 : at + _HEADS]))
    return is_head and not any(map(_ORIGINAL.match, lines[max(at - 2, 0) : at]))


def _has_notes(text: str) -> bool:
    found = {line.part for line in lines_of(text)}
    return bool(found & (PEOPLE | {Part.ACTIONS, Part.DECISIONS}))
