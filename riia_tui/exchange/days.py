"""Days as they stand in headings and titles of other programs: found, and cut out of the words around them."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from db.errors import BadInput
from riia_tui.exchange.typed_answers import words_of
from riia_tui.planfile.excel_open import Found
from riia_tui.rules.due import DAY_MONTH, ISO, MONTHS
from riia_tui.rules.typed import DAY_FIRST, real_day, typed_day

AROUND = " \t\n-–—,;:|()/"
"""What stands between a day and the words beside it."""


_DASHED = re.compile(
    r"(?<=\d)[-./](?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|(?<=[a-z]{3})[-./](?=\d\d)", re.IGNORECASE
)
"""What stands within “17-Apr-25”."""


@dataclass(frozen=True, slots=True)
class Span:
    """The plan's first and last day, and the as-at day: a day without a year is looked for there."""

    starts: date
    ends: date
    today: date


def day_in(text: str, span: Span) -> tuple[date, str] | None:
    """The first day in a text, and the text without it; None where there is none. The day stands before the month."""
    text = _DASHED.sub(" ", text)
    for pattern, reader in ((ISO, _iso), (DAY_FIRST, _figures), (DAY_MONTH, _named)):
        for found in pattern.finditer(text):
            try:
                day = reader(found, span)
            except BadInput:
                continue
            rest = f"{text[: found.start()].strip(AROUND)} {text[found.end() :].strip(AROUND)}"
            return day, " ".join(rest.split())
    return None


def day_of(cell: Found, span: Span) -> tuple[date, str] | None:
    """The day that a cell holds or that its words name, and the other words."""
    if isinstance(cell.value, datetime):
        return cell.value.date(), ""
    if isinstance(cell.value, date):
        return cell.value, ""
    return day_in(words_of(cell), span) if isinstance(cell.value, str) and cell.kind != "f" else None


def _iso(found: re.Match[str], _span: Span) -> date:
    return real_day(int(found[1]), int(found[2]), int(found[3]))


def _figures(found: re.Match[str], _span: Span) -> date:
    day, month, year = (int(part) for part in found.groups())
    return real_day(year + 2000 if year < 100 else year, month, day)


def _named(found: re.Match[str], span: Span) -> date:
    """Without a year it is the one that falls into the plan, else the one nearest to the as-at day."""
    if found[3]:
        return typed_day(f"{found[1]} {found[2]} {found[3]}")
    for year in range(span.starts.year, span.ends.year + 1):
        try:
            day = real_day(year, MONTHS[found[2].casefold()], int(found[1]))
        except BadInput:
            continue
        if span.starts <= day <= span.ends:
            return day
    return typed_day(f"{found[1]} {found[2]}", span.today)
