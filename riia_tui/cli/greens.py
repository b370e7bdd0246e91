"""``riia greens``: greens and blues that are not proven."""

from argparse import Namespace

from riia_tui import phrases
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head, promise
from riia_tui.cli.output import Output, cells, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.views.greens import Evidence, Greens, greens


def options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def show_greens(desk: Desk, given: Namespace) -> int:
    """Prints every unproven green and blue with its reason, plan by plan."""
    found = [greens(desk.store, code, desk.today) for code in plan_codes(desk, given.code or given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        _print_greens(desk.out, each)
    return 0


def _print_greens(out: Output, found: Greens) -> None:
    print_head(out, found.head)
    out.line(f"Green or blue without proof: {len(found.lines)} of {found.of}")
    refs = widest(line.line.ref for line in found.lines)
    for green in found.lines:
        head = f"  {padded(green.line.ref, refs)}  {out.letter(green.line.letter, green.line.status)}  "
        inside = " " * cells(f"  {' ' * refs}  G  ")
        out.line(head + phrases.cut(promise(green.line), out.width - len(inside)))
        out.wrapped(green.reason, inside)
        if green.last:
            out.wrapped(f"last: {_evidence(green.last, found)}", inside)
    out.blank()
    out.wrapped(
        f"Old is older than {phrases.counted(found.old_after, 'month')}. Outputs and outcomes prove more than "
        "activity does; “riia edit RECORD --strength” grades a record."
    )


def _evidence(last: Evidence, found: Greens) -> str:
    day = phrases.day(last.on, found.head.as_at)
    return f"{day}, {last.title} ({last.strength})" if last.title else f"{day}, a figure"


PARTS = {"greens": Part(options, show_greens, "greens sw-2025-26")}
