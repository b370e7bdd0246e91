"""When a reporting period begins, from its name: “Q2 2025-26”, “autumn term 2025”, “October 2025”, “2025-26”."""

import re
from datetime import date

from riia_tui.rules.due import MONTHS

YEARS = re.compile(r"\b(20\d\d)\s*[-/–]\s*(?:20)?(\d\d)\b|\b(20\d\d)(\d\d)\b")
YEAR = re.compile(r"\b(20\d\d)\b")
ISO_DAY = re.compile(r"\b(20\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![-/\d])")
QUARTER = re.compile(r"\bq(?:uarter)?\s*([1-4])\b")
MONTH = re.compile(r"\b(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b")
TERMS = {"autumn": 9, "spring": 1, "summer": 4}


def period_begins(name: str) -> date | None:
    """The first day of a reporting period, None where its name does not tell.

    A name with two readings gives the earlier one, so that nothing is refused by our doing: a quarter of one year is
    the calendar's, “2025-26” is the financial year, and a term begins with its season's first month.
    """
    text = " ".join(name.casefold().replace("_", " ").split())
    return _of_two_years(text) or _of_one_day(text) or _of_one_year(text)


def _of_two_years(text: str) -> date | None:
    found = next((m for m in YEARS.finditer(text) if _follows(m)), None)
    if found is None:
        return None
    first = int(found[1] or found[3])
    month = 4
    if quarter := QUARTER.search(text):
        month = 1 + 3 * (int(quarter[1]) % 4)
    elif named := _named_month(text):
        month = named
    return date(first + (month < 4), month, 1)


def _follows(found: re.Match[str]) -> bool:
    """Whether the second year is the one after the first, so that “2025-11” is a month and “2025-26” a year."""
    return int(found[2] or found[4]) == (int(found[1] or found[3]) + 1) % 100


def _of_one_day(text: str) -> date | None:
    found = ISO_DAY.search(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def _of_one_year(text: str) -> date | None:
    found = YEAR.search(text)
    if found is None:
        return None
    quarter = QUARTER.search(text)
    month = int(quarter[1]) * 3 - 2 if quarter else _named_month(text) or 1
    return date(int(found[1]), month, 1)


def _named_month(text: str) -> int | None:
    """The month that a month's or a term's name begins with."""
    if found := MONTH.search(text):
        return MONTHS[found[1]]
    return next((month for term, month in TERMS.items() if term in text), None)
