"""Days as trackers write them: the day that a heading stands for, and the due dates of rows."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from db.words import Quarters
from riia_tui.exchange.trackers.grid import GridCell
from riia_tui.rules.due import DAY_MONTH, ISO, MONTH_YEAR, MONTHS, QUARTER, month_end, read_due

NUMBERS = re.compile(r"(?<![\d.£/-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?![\d%/])")
YEARS = re.compile(r"(?<!\d)(20\d\d)\s?[/–-]\s?(20)?(\d\d)(?!\d)(?![/.-]\d)|(?<![\d/.])(\d\d)/(\d\d)(?![\d/.])")
QUARTER_WORDS = re.compile(
    r"\b(?:quarter|qtr\.?|qu\.?)\s*([1-4])\b|\b([1-4])(?:st|nd|rd|th)\s+quarter\b", re.IGNORECASE
)
MONTH_SHORT = re.compile(r"\b([A-Za-z]{3,9})\.?\s?[-'’/ ]\s?(\d{2})(?![\d/])\b", re.IGNORECASE)
YEAR = re.compile(r"20\d\d")
TERM = re.compile(r"\b(autumn|spring|summer)(?:\s+term)?\b", re.IGNORECASE)
TERM_ENDS = {"autumn": 12, "spring": 3, "summer": 7}
"""The month with which a term is over."""

LONE_MONTH = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b", re.IGNORECASE)
PLACEHOLDERS = re.compile(
    r"^(tbc|tbd|n/?a|-|–|—|\?+|ongoing|on-?going|continuous|rolling|tba|to be (confirmed|agreed|decided).*|none|various"
    r"|as required|throughout.*|through the year|life of (the )?plan|monthly|quarterly|termly|weekly|annual(ly)?)$",
    re.IGNORECASE,
)
FIRST_SERIAL, LAST_SERIAL = 36526, 73051
"""Excel's numbers of the days of the years 2000 to 2099."""


@dataclass(frozen=True, slots=True)
class Span:
    """The time that a plan runs; both days belong to it."""

    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class DueFound:
    """A row's due date, as it was written and what was assumed; ``fault`` says why it could not be read."""

    day: date | None = None
    text: str | None = None
    note: str | None = None
    fault: str = ""


def financial_year(today: date) -> Span:
    """The year from April that a day lies in."""
    first = today.year if today.month >= 4 else today.year - 1
    return Span(date(first, 4, 1), date(first + 1, 3, 31))


def span_named(text: str) -> Span | None:
    """The years that a title names: “2025/26”, “2025-27”; from April of the first to March of the last."""
    for found in YEARS.finditer(text):
        first, last = _years(found)
        if first is not None and last is not None and 0 < last - first <= 5:
            return Span(date(first, 4, 1), date(last, 3, 31))
    return None


def _years(found: re.Match[str]) -> tuple[int | None, int | None]:
    if found[1]:
        return int(found[1]), 2000 + int(found[3])
    first, last = 2000 + int(found[4]), 2000 + int(found[5])
    return (first, last) if last == first + 1 else (None, None)


def heading_day(parts: tuple[str, ...], around: str, span: Span) -> date | None:
    """The day that a heading stands for: a board's day, the end of a quarter, a month, a term or a year.

    ``parts`` are the heading's lines from the top, ``around`` the titles above, which tell a year that is left out.
    """
    words = " ".join(sorted(parts, key=lambda part: YEAR.fullmatch(part) is not None))
    year = span_named(words) or span_named(around)
    return _day_in(words, year or span)


def is_time(words: str) -> bool:
    """Whether words are a time and no more than that: a month, a quarter, a day, with or without a year."""
    return len(words.split()) <= 3 and heading_day((words,), "", Span(date(2025, 4, 1), date(2026, 3, 31))) is not None


def _day_in(words: str, span: Span) -> date | None:
    if numbers := _numbered(words):
        return max(numbers)
    plain = spelled_out(words)
    if any(pattern.search(plain) for pattern in (ISO, DAY_MONTH, QUARTER)) or _month_with_year(plain):
        return read_due(plain, span.starts, span.ends, Quarters.FINANCIAL).day
    if term := TERM.search(plain):
        return _term_end(plain, TERM_ENDS[term[1].casefold()], span)
    if LONE_MONTH.search(plain) and not re.search(r"\bmay\b", plain) and len(plain.split()) < 4:
        return read_due(plain, span.starts, span.ends, Quarters.FINANCIAL).day
    whole = span_named(words)
    return whole.ends if whole and re.fullmatch(r"\D*\d{2,4}\s?[/–-]\s?\d{2,4}\D*", words) else None


def spelled_out(words: str) -> str:
    """The same words with quarters and years as they are read: “Qtr 1 25/26” is “Q1 2025/26”, “Jun-25” “Jun 2025”."""
    plain = QUARTER_WORDS.sub(lambda found: f"Q{found[1] or found[2]}", words)
    plain = re.sub(r"\bq\s([1-4])\b", r"Q\1", plain, flags=re.IGNORECASE)
    plain = re.sub(r"(?<!\d)(\d\d)/(\d\d)(?!\d)", _two_years, plain)
    plain = MONTH_SHORT.sub(_month_and_year, plain)
    return re.sub(r"(Q[1-4])\s*[,:(–-]\s*(20)", r"\1 \2", plain)


def _two_years(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    return f"20{found[1]}/{found[2]}" if last == first + 1 else found[0]


def _month_and_year(found: re.Match[str]) -> str:
    return f"{found[1]} 20{found[2]}" if found[1].casefold() in MONTHS else found[0]


def _month_with_year(plain: str) -> bool:
    return any(found[2] for found in MONTH_YEAR.finditer(plain))


def _term_end(words: str, month: int, span: Span) -> date:
    printed = re.search(r"\b(20\d\d)\b", words)
    if printed and not YEARS.search(words):
        return month_end(int(printed[1]), month)
    first = (span_named(words) or span).starts.year
    return month_end(first if month >= 4 else first + 1, month)


def _numbered(words: str) -> list[date]:
    """The days that are written in figures, the day before the month."""
    days = []
    for found in NUMBERS.finditer(words):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            days.append(date(year, month, day))
    return days


def due_of(cell: GridCell | None, span: Span) -> DueFound:
    """The due date of a row: a date of Excel's, or as text in any form; a placeholder has none and is kept as text."""
    if cell is None or not cell.text:
        return DueFound()
    if cell.day and not cell.is_month:
        return DueFound(cell.day)
    if cell.number is not None:
        return _serial(cell)
    said = cell.text
    if PLACEHOLDERS.match(said):
        return DueFound(None, said)
    if NUMBERS.search(said):
        return _figures(said)
    found = read_due(spelled_out(said), span.starts, span.ends, Quarters.FINANCIAL)
    if found.day is not None:
        return DueFound(found.day, said, found.note)
    if term := TERM.search(said):
        day = _term_end(said, TERM_ENDS[term[1].casefold()], span)
        return DueFound(day, said, f"Read as the end of the month in which the term is over, {day:%B %Y}.")
    if year := span_named(said):
        return DueFound(year.ends, said)
    return DueFound(None, said, None, f"“{said}” is no date")


def _serial(cell: GridCell) -> DueFound:
    number = cell.number or 0.0
    if FIRST_SERIAL <= number < LAST_SERIAL:
        return DueFound(date(1899, 12, 30) + timedelta(days=int(number)))
    return DueFound(None, cell.text, None, f"“{cell.text}” is a number, no date")


def _figures(said: str) -> DueFound:
    """A date in figures alone; two of them, or one of no calendar, are for a person to decide."""
    written = NUMBERS.findall(said)
    days = set(_numbered(said))
    if len(days) == 1 and len({tuple(each) for each in written}) == 1:
        alone = NUMBERS.fullmatch(said.strip()) is not None
        return DueFound(days.pop(), None if alone else said)
    if len(days) > 1:
        return DueFound(None, said, None, f"“{said}” names more than one day")
    return DueFound(None, said, None, f"“{said}” is no day of the calendar, read with the day before the month")
