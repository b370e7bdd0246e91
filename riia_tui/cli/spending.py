"""``riia spend``: money as it is given, planned, spent and foreseen."""

from argparse import Namespace

from db.words import GrantArea, Unit
from riia_tui import phrases
from riia_tui.cli.arguments import amount, word
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.views.spending import SpendLine, spending

AMOUNTS = ("allocation", "profile", "actual", "forecast", "variance")


def list_options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def show_spend(desk: Desk, given: Namespace) -> int:
    """Prints the spend with its sums, plan by plan."""
    found = [spending(desk.store, code, desk.today) for code in plan_codes(desk, given.code or given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        print_head(desk.out, each.head)
        if not each.lines:
            desk.out.line("No spend is entered yet. “riia spend set --help” shows how.")
        for line in (*each.lines, *each.funds, *([each.total] if each.total else [])):
            _print_line(desk.out, line)
    return 0


def _print_line(out: Output, line: SpendLine) -> None:
    name = " · ".join(filter(None, (line.fund, line.area, line.period))) if line.area else f"{line.fund} together"
    said = [
        f"{label} {phrases.amount(value, Unit.POUNDS)}"
        for label in AMOUNTS
        if (value := getattr(line, label)) is not None
    ]
    out.wrapped(f"{name}: {', '.join(said) or 'no amount'}", "  ", "    ")
    if line.area and line.reason:
        out.wrapped(f"why: {line.reason}", "    ", "      ")
    elif line.area and line.unexplained:
        out.line("    why: no reason is given for the variance")


def set_options(parser: Parser) -> None:
    """Whose money, and how much."""
    parser.add_argument("fund", metavar="FUND", help="CSC, SEND, or a fund of your own")
    parser.add_argument("period", metavar="PERIOD", help="as Q3 or 2025-26 Q3")
    parser.plan_option()
    parser.add_argument("--area", required=True, type=_area, metavar="AREA", help=", ".join(GrantArea))
    for name, told in (
        ("allocation", "what was given, in pounds"),
        ("profile", "what was planned"),
        ("actual", "what was spent"),
        ("forecast", "what is foreseen"),
    ):
        parser.add_argument(f"--{name}", type=amount, metavar="£", help=told)
    parser.add_argument("--reason", metavar="T", help="why spend differs from profile")


def _area(text: str) -> GrantArea:
    return word(text, GrantArea, "area of the grant")


def set_spend(desk: Desk, given: Namespace) -> int:
    """Enters or changes money."""
    from riia_tui.actions import spending as actions
    from riia_tui.actions.register_commands import SetSpend

    names = ("fund", "area", "period", "allocation", "profile", "actual", "forecast", "reason")
    asked = SetSpend(plan=given.plan, **{name: getattr(given, name) for name in names})
    return print_outcome(desk, actions.set_spend(desk.store, asked))


PARTS = {
    "spend": Part(list_options, show_spend, "spend sw-2025-26"),
    "spend set": Part(set_options, set_spend, "spend set SEND Q3 --area data --profile 9000"),
}
