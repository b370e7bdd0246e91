"""``riia calendar``: a month or a quarter as a list of days, or a file for calendars."""

from argparse import Namespace
from pathlib import Path

from db.errors import BadInput
from riia_tui.actions.commands import Outcome
from riia_tui.cli.arguments import month
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output, cells
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import counted, cut, letter, months
from riia_tui.reports.blocks import Report
from riia_tui.views.calendar import SCHOOL_HOLIDAY, Day, Entry, Mark, Span, month_view, quarter_view

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def options(parser: Parser) -> None:
    """Which months, and which plan."""
    parser.add_argument("--month", metavar="MONTH", help="as 2025-12; else the as-at day's own")
    parser.add_argument("--quarter", action="store_true", help="the quarter of the year with that month in it")
    parser.add_argument(
        "--to",
        metavar="FILE",
        help="write a file for calendars, .ics: every date to come; with --month or --quarter, what these show",
    )
    parser.add_argument("--person", metavar="NAME", help="with --to: only what is this person's")
    parser.add_argument("--authority", metavar="NAME", help="with --to: only what concerns this authority")
    parser.plan_option()


def calendar(desk: Desk, given: Namespace) -> int:
    """Prints every day of the months that has something on it, or writes dates to a file."""
    if (given.person or given.authority) and (given.month or given.quarter or not given.to):
        raise BadInput(
            "--person and --authority are for a file of every date to come.",
            "Name it with --to dates.ics, without --month and --quarter.",
        )
    if given.to:
        return _write(desk, given)
    found = _span(desk, given)
    desk.out.json(found) if desk.out.as_json else _print_span(desk.out, found)
    return 0


def _span(desk: Desk, given: Namespace) -> Span:
    year, number = month(given.month) if given.month else (desk.today.year, desk.today.month)
    view = quarter_view if given.quarter else month_view
    return view(desk.store, given.plan, desk.today, year, number)


def _write(desk: Desk, given: Namespace) -> int:
    from riia_tui.reports.save import render_to

    to = Path(given.to).expanduser()
    if to.suffix.lower() != ".ics":
        raise BadInput(f"{to} is no file for calendars: its name does not end in .ics.", "Write --to dates.ics.")
    report = _report(desk, given)
    render_to(report, to)
    dates = counted(len(report.events), "date")
    return print_outcome(desk, Outcome(f"Wrote {dates} to {to}.", str(to)), undo=False)


def _report(desk: Desk, given: Namespace) -> Report:
    """What is shown where months are named; else every date to come."""
    from riia_tui.reports.own_calendar import calendar_report, months_report
    from riia_tui.views.own_calendar import own_calendar

    if given.month or given.quarter:
        return months_report(_span(desk, given))
    return calendar_report(own_calendar(desk.store, given.plan, desk.today, given.person, given.authority))


def _print_span(out: Output, found: Span) -> None:
    print_head(out, found.head)
    for at, (first, days) in enumerate(found.by_month):
        if at:
            out.blank()
        out.line(months(first, first))
        _print_days(out, [day for day in days if day.entries])
    if found.legend:
        out.blank()
        out.wrapped("  ".join(found.legend))


def _print_days(out: Output, days: list[Day]) -> None:
    for day in days:
        closed = SCHOOL_HOLIDAY if day.school_holiday else " "
        head = f"  {WEEKDAYS[day.on.weekday()]} {day.on.day:>2}{closed}"
        for entry in day.entries:
            _print_entry(out, head, entry)
            head = " " * len(head)
    if not days:
        out.line("  Nothing stands in this month.")


def _print_entry(out: Output, head: str, entry: Entry) -> None:
    rag = out.letter(letter(entry.status), entry.status) if entry.status or entry.mark is Mark.DEADLINE else ""
    named = " ".join(filter(None, (entry.ref, rag)))
    start = f"{head} {entry.mark.value}  {named}{'  ' if named else ''}"
    out.line(start + cut(entry.text, max(20, out.width - cells(start))))


PARTS = {"calendar": Part(options, calendar, "calendar --month 2025-12 --plan sw-2025-26")}
