"""``riia boards``: the boards' meetings, entered and taken out."""

from argparse import Namespace

from db.facts import BoardMeetingFact
from riia_tui.cli.arguments import day, texts
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output, columns
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import full_day
from riia_tui.views.boards import BoardLine, StepLine

INSIDE = "    "


def list_options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def list_boards(desk: Desk, given: Namespace) -> int:
    """Prints every meeting with its headline and asks."""
    from riia_tui.views.boards import boards

    found = boards(desk.store, given.code or given.plan, desk.today)
    if desk.out.as_json:
        desk.out.json(found)
        return 0
    print_head(desk.out, found.head)
    if not found.lines:
        desk.out.line("No board date is entered yet. “riia boards set --help” shows how.")
    for line in found.lines:
        papers = "held" if line.held else f"papers out by {full_day(line.papers_out)}"
        desk.out.line(f"{full_day(line.meeting.on)}  {line.meeting.board}, {papers}")
        _print_words(desk.out, line.meeting)
        _print_steps(desk.out, line)
    return 0


def _print_steps(out: Output, line: BoardLine) -> None:
    """The steps to a board that is still to come."""
    if line.held:
        return
    for row in columns([(full_day(step.on), step.name, _told(step)) for step in line.steps]):
        out.line(INSIDE + row)


def _told(step: StepLine) -> str:
    return f"{step.rule} before{', passed' if step.passed else ''}"


def _print_words(out: Output, meeting: BoardMeetingFact) -> None:
    if meeting.headline:
        out.wrapped(meeting.headline, INSIDE)
    for number, ask in enumerate(meeting.asks, start=1):
        out.wrapped(ask, f"{INSIDE}ask {number}: ", INSIDE + " " * 7)
    if meeting.author:
        out.wrapped(f"written by {meeting.author}", INSIDE)


def set_options(parser: Parser) -> None:
    """The day and the words of a meeting."""
    parser.plan_option(needed=True)
    parser.add_argument("--on", required=True, type=day, metavar="DATE", help="the day that it meets")
    parser.add_argument("--board", metavar="NAME", help="whose meeting it is (RIIA Board)")
    parser.add_argument("--headline", metavar="T", help="three sentences for page one of the pack")
    parser.add_argument("--ask", action="append", metavar="T", help="what it is asked for; up to three")
    parser.add_argument("--author", metavar="A", help="who wrote the words")
    parser.add_argument("--steps", metavar="T", help="the board's own steps, as “Ask leads 15 working days; …”")


def set_board(desk: Desk, given: Namespace) -> int:
    """Enters a meeting, or changes those words of one that is there that are given."""
    from riia_tui.actions import boards
    from riia_tui.actions.commands import SetBoard

    named = {"board": given.board} if given.board else {}
    asked = SetBoard(
        plan=given.plan,
        on=given.on,
        headline=given.headline,
        asks=texts(given.ask) if given.ask else None,
        author=given.author,
        steps=given.steps,
        **named,
    )
    return print_outcome(desk, boards.set_board(desk.store, asked, desk.today))


def remove_options(parser: Parser) -> None:
    """Which meeting."""
    parser.plan_option(needed=True)
    parser.add_argument("--on", required=True, type=day, metavar="DATE", help="the day of the meeting")
    parser.add_argument("--board", metavar="NAME", help="whose meeting, where several meet that day")


def remove_board(desk: Desk, given: Namespace) -> int:
    """Takes a meeting out."""
    from riia_tui.actions.boards import remove_board_meeting
    from riia_tui.views.boards import board_meeting, boards

    meeting = board_meeting(boards(desk.store, given.plan, desk.today), given.on, given.board)
    return print_outcome(desk, remove_board_meeting(desk.store, meeting.id), undo=False)


def move_options(parser: Parser) -> None:
    """Which meeting, and the new day."""
    parser.add_argument("on", type=day, metavar="DATE", help="the day that it was to meet")
    parser.add_argument("--to", required=True, type=day, metavar="DATE", help="the new day")
    parser.add_argument("--board", metavar="NAME", help="whose meeting, where several meet that day")
    parser.plan_option()


def move_board(desk: Desk, given: Namespace) -> int:
    """Moves a meeting and prints the steps that moved with it."""
    from riia_tui.actions.boards import move_board_meeting
    from riia_tui.views.boards import board_meeting, boards

    meeting = board_meeting(boards(desk.store, given.plan, desk.today), given.on, given.board)
    outcome = move_board_meeting(desk.store, meeting.id, given.to, desk.today)
    code = print_outcome(desk, outcome, undo=bool(outcome.key))
    if outcome.key and not desk.out.as_json:
        moved = boards(desk.store, given.plan, desk.today).lines
        _print_steps(desk.out, next(line for line in moved if line.meeting.id == meeting.id))
    return code


PARTS = {
    "boards": Part(list_options, list_boards, "boards --plan sw-2025-26"),
    "boards set": Part(
        set_options,
        set_board,
        "boards set --plan sw-2025-26 --on 2025-12-18\n"
        '         --headline "Three KPIs need a decision" --ask "Agree the MOU"',
    ),
    "boards move": Part(move_options, move_board, "boards move 2025-12-18 --to 2026-01-15 --plan sw-2025-26"),
    "boards remove": Part(remove_options, remove_board, "boards remove --plan sw-2025-26 --on 2025-12-18"),
}
