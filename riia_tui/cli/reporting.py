"""``riia report``: a report as a file, in the format that its ending says."""

from argparse import Namespace
from pathlib import Path

from riia_tui.actions.commands import Outcome
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part


def options(parser: Parser) -> None:
    """Of which plan, and into which file."""
    parser.plan_option()
    parser.add_argument("--to", required=True, metavar="FILE", help="the ending is the format: .docx, .pdf, .html …")
    parser.add_argument("--template", metavar="FILE", help="your own Word file, whose styles and logo are kept")


def board(desk: Desk, given: Namespace) -> int:
    """Writes the board pack."""
    from riia_tui.reports.board import board_report
    from riia_tui.reports.save import render_to

    to = Path(given.to).expanduser()
    template = Path(given.template).expanduser() if given.template else None
    render_to(board_report(desk.store, given.plan, desk.today), to, template)
    return print_outcome(desk, Outcome(f"Wrote {to}.", str(to)), undo=False)


def check(desk: Desk, given: Namespace) -> int:
    """Writes the findings of the plan check, for whoever wrote the plan."""
    from riia_tui.reports.plan_check import check_report
    from riia_tui.reports.save import render_to
    from riia_tui.views.findings import plan_findings

    to = Path(given.to).expanduser()
    render_to(check_report(plan_findings(desk.store, given.plan), desk.today), to)
    return print_outcome(desk, Outcome(f"Wrote {to}.", str(to)), undo=False)


PARTS = {
    "report board": Part(options, board, "report board --plan sw-2025-26 --to board.docx"),
    "report check": Part(options, check, "report check --plan sw-2025-26 --to check.docx"),
}
