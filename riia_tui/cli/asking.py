"""``riia ask``: updates wanted from leads, as workbooks; and who has answered."""

from argparse import Namespace
from pathlib import Path

from db.errors import BadInput
from riia_tui import phrases
from riia_tui.cli.arguments import day
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output, columns
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.views.asked import Asked, AskedLine

NOBODY = "no lead is named"


def ask_options(parser: Parser) -> None:
    """The board, and where the files go."""
    parser.add_argument("--to", metavar="DIR", help="the folder for the workbooks and draft e-mails")
    parser.add_argument("--board", type=day, metavar="DATE", help="the board's day; else the next board")
    parser.add_argument("--list", action="store_true", help="who was asked, and who has answered")
    parser.plan_option()


def ask(desk: Desk, given: Namespace) -> int:
    """Writes a workbook and a draft e-mail for every lead, or lists who was asked."""
    if given.list:
        return _list(desk, given)
    if given.to is None:
        raise BadInput("--to is missing.", "Name a folder for the workbooks, or write --list to see who was asked.")
    from riia_tui.actions.asking import Ask
    from riia_tui.actions.asking import ask as ask_leads

    wanted = Ask(given.plan, Path(given.to).expanduser(), given.board)
    return print_outcome(desk, ask_leads(desk.store, wanted, desk.today), undo=False)


def _list(desk: Desk, given: Namespace) -> int:
    from riia_tui.views.asked import asked

    found = asked(desk.store, given.plan, desk.today)
    if desk.out.as_json:
        desk.out.json(found)
        return 0
    _print_asked(desk.out, found)
    return 0


def _print_asked(out: Output, found: Asked) -> None:
    print_head(out, found.head)
    if not found.lines:
        out.wrapped("Nobody was asked yet. “riia ask --to FOLDER” writes a workbook for every lead.")
    for board_on in dict.fromkeys(line.board_on for line in found.lines):
        out.blank()
        out.line(f"For the board of {phrases.full_day(board_on)}")
        rows = [_cells(line) for line in found.lines if line.board_on == board_on]
        for text in columns(rows):
            out.line(f"  {text}".rstrip())


def _cells(line: AskedLine) -> tuple[str, str, str, str]:
    of = len(line.answered) + len(line.missing)
    return (
        line.person or NOBODY,
        f"by {phrases.full_day(line.due)}",
        f"answered {len(line.answered)} of {phrases.counted(of, 'KPI')}",
        "late" if line.late else "",
    )


PARTS = {"ask": Part(ask_options, ask, "ask --plan sw-2025-26 --to updates")}
