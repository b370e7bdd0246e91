"""What stands on days of the calendar, a line each."""

from datetime import date

from rich.text import Text

from riia_tui import phrases
from riia_tui.tui import cells
from riia_tui.tui.pages.page import Line, Opens, Page
from riia_tui.tui.widgets.weeks import mark_style
from riia_tui.views.calendar import Day, Entry, Mark, Span

DAY_WIDTH = 10
"""Columns of “Thu 18 Dec”."""


def day_page(day: Day, width: int, today: date) -> Page:
    """One day: everything that stands on it."""
    name = f"{day.on:%A} {phrases.full_day(day.on)}"
    page = Page(name, width, today)
    for entry in day.entries:
        page.lines.append(_line(Text(), entry, width))
    if not day.entries:
        page.lines.append(Line(Text("Nothing on this day. m plans a meeting.", style="dim")))
    return page


def span_page(found: Span, width: int) -> Page:
    """Every day of whole months that has something on it, with how far off it is for the first line of the day."""
    page = Page(phrases.months(found.first, found.last), width, found.head.as_at)
    for first, days in found.by_month:
        page.heading(phrases.months(first, first))
        for day in days:
            for at, entry in enumerate(day.entries):
                page.lines.append(_line(_day(day, found.head.as_at, is_first=at == 0), entry, width, day.on))
        if not any(day.entries for day in days):
            page.words("Nothing stands in this month.", style="dim")
    return page


def _day(day: Day, today: date, *, is_first: bool) -> Text:
    said = f"{day.on:%a} {day.on.day:>2} {phrases.MONTHS[day.on.month - 1]}" if is_first else ""
    return Text.assemble((f"{said:<{DAY_WIDTH}}  ", "bold" if day.on == today else ""))


def _line(text: Text, entry: Entry, width: int, on: date | None = None) -> Line:
    text.append(entry.mark, style=mark_style(entry.mark))
    text.append(" ")
    if entry.ref:
        text.append(f"{entry.ref:<8} ")
        text.append_text(cells.letter(entry.status))
        text.append("  ")
    room = max(width - text.cell_len, 8)
    text.append(cells.one_line(phrases.gist(entry.text) if entry.mark is Mark.DEADLINE else entry.text, room))
    opens, key = _opened(entry)
    return Line(text, opens, key, on=on)


def _opened(entry: Entry) -> tuple[Opens | None, str]:
    """What Enter on an entry opens."""
    if entry.record:
        return Opens.RECORD, entry.record
    if entry.ref:
        return Opens.KPI, entry.ref
    if entry.network:
        return Opens.NETWORK, entry.network
    return (Opens.BOARDS, "") if entry.mark in (Mark.BOARD, Mark.PAPERS, Mark.STEP) else (None, "")
