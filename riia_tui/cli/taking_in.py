"""``riia take-in``: what files of other programs say, shown first and then taken in: who came, to begin with."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from riia_tui import phrases
from riia_tui.cli.arguments import day, texts
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riia_tui.exchange.attendance_found import AttendanceFound, MeetingLine
    from riia_tui.exchange.matching import Unclear

NOT_YET = "Nothing is taken in yet: --yes takes in what raises no question."


def file_options(parser: Parser) -> None:
    """The file, whether it is taken in, and the plan."""
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--yes", action="store_true", help="take it in; without it you only see what that would be")
    parser.plan_option()


def match_option(parser: Parser) -> None:
    """What names mean."""
    parser.add_argument(
        "--match",
        action="append",
        metavar='"NAME=AUTHORITY"',
        help="whose a name is, or =none; kept for next time; may be repeated",
    )


def attendance_options(parser: Parser) -> None:
    """What a grid or a report may not say itself."""
    file_options(parser)
    parser.add_argument("--network", metavar="NAME", help="whose meetings they are, where the file does not say")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day, where the file has one meeting")
    match_option(parser)


def take_in_attendance(desk: Desk, given: Namespace) -> int:
    """Shows meeting by meeting what the registers would say; writes it with --yes."""
    from riia_tui.exchange.attendance_reading import Beside, read_attendance
    from riia_tui.exchange.matching import kept_in, matches_typed
    from riia_tui.views.standing import standing

    found = standing(desk.store, given.plan, desk.today)
    meant = matches_typed(found, texts(given.match))
    beside = Beside(given.network, given.on, meant)
    told = read_attendance(found, kept_in(desk.store, found), Path(given.file).expanduser(), beside)
    if not given.yes:
        return _preview(desk, told)
    from riia_tui.actions.attendance import take_attendance

    outcome = take_attendance(desk.store, told, meant)
    if not desk.out.as_json:
        for line in told.meetings:
            if line.questions:
                _print_meeting(desk.out, line)
        print_unclear(desk.out, told.unclear)
        print_notes(desk.out, told.notes)
    return print_outcome(desk, outcome, undo=not outcome.said.startswith("Nothing"))


def _preview(desk: Desk, told: "AttendanceFound") -> int:
    if desk.out.as_json:
        desk.out.json(told)
        return 0
    print_head(desk.out, told.head)
    for line in told.meetings:
        _print_meeting(desk.out, line)
    print_unclear(desk.out, told.unclear)
    print_notes(desk.out, told.notes)
    new = sum(line.is_new for line in told.meetings)
    desk.out.blank()
    desk.out.wrapped(
        f"{phrases.counted(len(told.meetings), 'meeting')}, {new} with something new. {NOT_YET if new else ''}"
    )
    return 0


def calendar_options(parser: Parser) -> None:
    """Which of a calendar's dates, and whose meetings they are."""
    file_options(parser)
    parser.add_argument("--network", metavar="NAME", help="whose meetings they are; else guessed from each title")
    parser.add_argument("--only", action="append", metavar="TEXT", help="only dates with this in their title")


def take_in_calendar(desk: Desk, given: Namespace) -> int:
    """Shows which meetings would be planned, moved and called off; does so with --yes."""
    from riia_tui.exchange.calendar_found import read_calendar
    from riia_tui.exchange.matching import kept_in
    from riia_tui.views.standing import standing

    found = standing(desk.store, given.plan, desk.today)
    told = read_calendar(
        found, kept_in(desk.store, found), Path(given.file).expanduser(), given.network, texts(given.only)
    )
    if given.yes:
        from riia_tui.actions.calendar_dates import take_dates

        outcome = take_dates(desk.store, told, told.lines)
        return print_outcome(desk, outcome, undo=bool(told.lines))
    if desk.out.as_json:
        desk.out.json(told)
        return 0
    print_head(desk.out, told.head)
    for line in told.lines:
        desk.out.wrapped(f"{phrases.full_day(line.on)} {line.title}: {line.does}", "", "  ")
        for said in line.said:
            desk.out.wrapped(said, "  ", "    ")
    print_notes(desk.out, told.notes)
    desk.out.blank()
    count = f"{phrases.counted(len(told.lines), 'meeting')} to take in, {told.known} known already."
    desk.out.wrapped(f"{count} {NOT_YET if told.lines else ''}")
    return 0


def _print_meeting(out: Output, line: "MeetingLine") -> None:
    network = f" ({line.network_name})" if line.network_name and line.network_name not in line.title else ""
    out.wrapped(f"{line.name}{network}", "", "  ")
    for entry in line.entries:
        out.wrapped(entry.said, "  ", "    ")
    if line.known:
        out.wrapped(f"{phrases.counted(line.known, 'entry', 'entries')} known already", "  ", "    ")
    for remark in line.remarks:
        out.wrapped(remark, "  ", "    ")
    for question in line.questions:
        out.wrapped(f"? {question}", "  ", "    ")


def print_unclear(out: Output, unclear: "Iterable[Unclear]") -> None:
    """Names that are left out until somebody says whose they are, each with the likely ones."""
    for number, each in enumerate(unclear):
        if not number:
            out.blank()
            out.wrapped("Left out, since it is not clear whose name it is:")
        likely = f": {' or '.join(each.choices)}?" if each.choices else ""
        beside = f" ({each.beside})" if each.beside else ""
        out.wrapped(f"? {each.written}{beside}{likely}", "  ", "    ")
        if not number:
            out.wrapped(f'--match "{each.written}=AUTHORITY", or =none, says whose it is.', "    ", "    ")


def print_notes(out: Output, notes: "Iterable[str]") -> None:
    """What is to be known of the whole file."""
    for number, note in enumerate(notes):
        if not number:
            out.blank()
        out.wrapped(note, "", "  ")


PARTS = {
    "take-in calendar": Part(
        calendar_options, take_in_calendar, "take-in calendar meetings.ics --plan sw-2025-26 --only network"
    ),
    "take-in attendance": Part(
        attendance_options,
        take_in_attendance,
        'take-in attendance grid.xlsx --plan sw-2025-26\n         --network "Leads group"',
    ),
}
