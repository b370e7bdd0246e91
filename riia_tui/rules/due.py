"""From the printed words of a date to a day, and a note of what was assumed.

Where the words are ambiguous the earliest reading is kept, so that nothing is late by our doing.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from db.words import Quarters

MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:,?\s+([12]\d{3}|\d{2})\b(?!\s*(?:of|out|/|%)))?"
DAY_MONTH = re.compile(rf"\b(\d{{1,2}})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}{_YEAR}", re.IGNORECASE)
MONTH_YEAR = re.compile(rf"\b{_MONTH}{_YEAR}", re.IGNORECASE)
MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+(\d{{1,2}})(?:(?:st|nd|rd|th)\b(?:,?\s+([12]\d{{3}})\b)?|,?\s+([12]\d{{3}})\b)", re.IGNORECASE
)
FIGURES = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(0?[1-9]|1[0-2])\2(20\d\d|\d\d)(?![\d/]|\.\d)")
"""Day, month and year in figures, as they are written in England."""

VERB = re.compile(r"(?<!\bby )(?<!\bin )(?<!\bend )(?<!\bof )(?<!\buntil )(?<!\bfrom )\b(?:may|march)\b(?!\s+\d)")
"""“LAs may share”: no month, as that would have a capital, a year or such a word before it."""

QUARTER = re.compile(
    r"\b(?:Q|quarter\s+)([1-4])\b(?:\s*(?:of\s+)?([12]\d{3})(?:[/–-](?:20)?(\d{2})\b(?!-))?)?", re.IGNORECASE
)
ISO = re.compile(r"\b([12]\d{3})-(0[1-9]|1[0-2])-(\d{2})\b")


@dataclass(frozen=True, slots=True)
class Due:
    """A day, or None where the words give none, with what was assumed."""

    day: date | None
    note: str | None = None


def read_due(words: str, starts: date, ends: date, quarters: Quarters = Quarters.UNKNOWN) -> Due:
    """The day that printed words mean in a plan that runs from ``starts`` to ``ends`` (both inclusive).

    Several dates in one text give the last of them.
    """
    found = [*_iso(words), *(_in_figures(m) for m in FIGURES.finditer(words))]
    found += [_day_of(m, starts, ends) for m in DAY_MONTH.finditer(words)]
    rest = DAY_MONTH.sub(" ", words)
    found += [_month_first(m, starts, ends) for m in MONTH_FIRST.finditer(rest)]
    rest = VERB.sub(" ", MONTH_FIRST.sub(" ", rest))
    found += [_month_of(m, starts, ends) for m in MONTH_YEAR.finditer(rest)]
    found += [_quarter_of(m, starts, ends, quarters) for m in QUARTER.finditer(words)]
    dated = [due for due in found if due.day is not None]
    if not dated:
        return Due(None, "No day is given." if words.strip() else None)
    return max(dated, key=lambda due: due.day or date.min)


def quarter_days(words: str, starts: date, ends: date, quarters: Quarters) -> list[date]:
    """The day that each printed quarter means by this reading, in the order in which they are printed."""
    found = [_quarter_of(match, starts, ends, quarters).day for match in QUARTER.finditer(words)]
    return [day for day in found if day is not None]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_ends(first: date, last: date) -> list[date]:
    """The last day of each month that ends from the one day to the other."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [day for day in (month_end(month // 12, month % 12 + 1) for month in months) if day <= last]


def _iso(words: str) -> list[Due]:
    return [_real_day(int(m[1]), int(m[2]), int(m[3]), None) for m in ISO.finditer(words)]


def _day_of(match: re.Match[str], starts: date, ends: date) -> Due:
    month = MONTHS[match[2].casefold()]
    year, note = _year(match[3], month, starts, ends)
    return _real_day(year, month, int(match[1]), note)


def _in_figures(match: re.Match[str]) -> Due:
    year = int(match[4])
    return _real_day(year if year >= 1000 else 2000 + year, int(match[3]), int(match[1]), None)


def _month_first(match: re.Match[str], starts: date, ends: date) -> Due:
    """“December 15th” and “December 15, 2025”."""
    month = MONTHS[match[1].casefold()]
    year, note = _year(match[3] or match[4], month, starts, ends)
    return _real_day(year, month, int(match[2]), note)


def _month_of(match: re.Match[str], starts: date, ends: date) -> Due:
    month = MONTHS[match[1].casefold()]
    year, note = _year(match[2], month, starts, ends)
    return Due(month_end(year, month), note)


def _real_day(year: int, month: int, day: int, note: str | None) -> Due:
    """The day, or the last real day of its month where the printed one does not exist."""
    last = month_end(year, month)
    if 1 <= day <= last.day:
        return Due(date(year, month, day), note)
    printed = f"{day} {calendar.month_name[month]} {year}"
    unreal = f"{printed} does not exist; read as {last.day} {calendar.month_name[month]} {year}."
    return Due(last, f"{note} {unreal}" if note else unreal)


def _year(text: str | None, month: int, starts: date, ends: date) -> tuple[int, str | None]:
    """The printed year, or the first year of the plan that the month fits.

    Two figures are a year only near the plan's own: “by March 12 newsletters” names none.
    """
    printed = int(text or 0)
    if printed >= 1000:
        return printed, None
    if text and starts.year - 1 <= 2000 + printed <= ends.year + 1:
        return 2000 + printed, None
    for year in range(starts.year, ends.year + 1):
        if starts <= month_end(year, month) and date(year, month, 1) <= ends:
            return year, f"No year is printed; read as {year}, which fits the plan."
    return ends.year, f"No year is printed; read as {ends.year}, when the plan ends."


def _quarter_of(match: re.Match[str], starts: date, ends: date, quarters: Quarters) -> Due:
    number = int(match[1])
    if match[2] is None:
        return _bare_quarter(number, starts, ends, quarters)
    year = int(match[2])
    if quarters is Quarters.FINANCIAL or _spans_two_years(year, match[3]):
        return Due(_financial_quarter_end(number, year), None)
    day = month_end(year, number * 3)
    if quarters is Quarters.CALENDAR:
        return Due(day, None)
    return Due(day, f"Q{number} {year} is read as the calendar quarter; the plan does not say which year it means.")


def _spans_two_years(year: int, second: str | None) -> bool:
    """Whether the year is printed as a financial one: “2025/26”."""
    return second is not None and int(second) == (year + 1) % 100


def _bare_quarter(number: int, starts: date, ends: date, quarters: Quarters) -> Due:
    """A quarter without a year: in a plan of a financial year, Q4 ends on 31 March."""
    readings = []
    if quarters is not Quarters.CALENDAR:
        first = starts.year if starts.month >= 4 else starts.year - 1
        readings += [_financial_quarter_end(number, year) for year in range(first, ends.year + 1)]
    financial = quarters is Quarters.FINANCIAL or (
        quarters is Quarters.UNKNOWN and number == 4 and _financial_year(starts, ends)
    )
    if not financial:
        readings += [month_end(year, number * 3) for year in range(starts.year, ends.year + 1)]
    inside = [day for day in readings if starts <= day <= ends] or readings
    day = min(inside)
    return Due(day, f"Q{number} is printed without a year; read as {day.day} {day:%B %Y}.")


def _financial_quarter_end(number: int, year: int) -> date:
    """The end of a quarter of the financial year that begins in April of ``year``."""
    return month_end(year + 1, 3) if number == 4 else month_end(year, number * 3 + 3)


def _financial_year(starts: date, ends: date) -> bool:
    return (starts.month, starts.day) == (4, 1) and (ends.month, ends.day) == (3, 31)
