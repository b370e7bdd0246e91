"""``riia calendar``: a month as a list of days, or the dates to come as a file for calendars."""

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
from riia_tui.phrases import counted, cut, letter
from riia_tui.views.calendar import Entry, Mark, Month, month_view

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def options(parser: Parser) -> None:
    """Which month, and which plan."""
    parser.add_argument("--month", metavar="MONTH", help="as 2025-12; else the as-at day's own")
    parser.add_argument("--to", metavar="FILE", help="write every date to come to a file for calendars, .ics")
    parser.add_argument("--person", metavar="NAME", help="with --to: only what is this person's")
    parser.add_argument("--authority", metavar="NAME", help="with --to: only what concerns this authority")
    parser.plan_option()


def calendar(desk: Desk, given: Namespace) -> int:
    """Prints every day of the month that has something on it, or writes the dates to come to a file."""
    if given.to:
        return _write(desk, given)
    if given.person or given.authority:
        raise BadInput("--person and --authority are for a file.", "Name it with --to dates.ics.")
    year, number = month(given.month) if given.month else (desk.today.year, desk.today.month)
    found = month_view(desk.store, given.plan, desk.today, year, number)
    desk.out.json(found) if desk.out.as_json else _print_month(desk.out, found)
    return 0


def _write(desk: Desk, given: Namespace) -> int:
    from riia_tui.reports.own_calendar import calendar_report
    from riia_tui.reports.save import render_to
    from riia_tui.views.own_calendar import own_calendar

    to = Path(given.to).expanduser()
    if to.suffix.lower() != ".ics":
        raise BadInput(f"{to} is no file for calendars: its name does not end in .ics.", "Write --to dates.ics.")
    found = own_calendar(desk.store, given.plan, desk.today, given.person, given.authority)
    render_to(calendar_report(found), to)
    dates = counted(len(found.coming) + len(found.actions), "date")
    return print_outcome(desk, Outcome(f"Wrote {dates} to {to}.", str(to)), undo=False)


def _print_month(out: Output, found: Month) -> None:
    print_head(out, found.head)
    out.line(f"{MONTHS[found.month - 1]} {found.year}")
    days = [day for week in found.weeks for day in week if day.inside and day.entries]
    for day in days:
        head = f"  {WEEKDAYS[day.on.weekday()]} {day.on.day:>2}"
        for entry in day.entries:
            _print_entry(out, head, entry)
            head = " " * len(head)
    if not days:
        out.line("  Nothing stands in this month.")
    out.blank()
    out.wrapped("  ".join(f"{mark.value} {mark.name.lower()}" for mark in Mark))


def _print_entry(out: Output, head: str, entry: Entry) -> None:
    rag = out.letter(letter(entry.status), entry.status) if entry.status or entry.mark is Mark.DEADLINE else ""
    named = " ".join(filter(None, (entry.ref, rag)))
    start = f"{head}  {entry.mark.value}  {named}{'  ' if named else ''}"
    out.line(start + cut(entry.text, max(20, out.width - cells(start))))


PARTS = {"calendar": Part(options, calendar, "calendar --month 2025-12 --plan sw-2025-26")}
