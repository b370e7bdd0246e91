"""``riia status``: the plan by section, with counts by status."""

from argparse import Namespace
from collections.abc import Iterator

from db.words import Status
from riia_tui import phrases
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import LETTERS, one_or_many, plan_codes, print_head
from riia_tui.cli.output import Output, cells, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.views.plans import Head, head
from riia_tui.views.standing import ORDER, Counts
from riia_tui.views.tree import Node, PlanTree, plan_tree

COLUMN = 4


def options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code; without it every plan is one line")
    parser.plan_option()


def status(desk: Desk, given: Namespace) -> int:
    """Prints one plan by section, or every plan on a line."""
    return print_status(desk, given.code or given.plan)


def print_status(desk: Desk, plan: str | None) -> int:
    """The same, for the plan with this code; without one, the only plan, or a line a plan."""
    codes = plan_codes(desk, plan)
    if len(codes) == 1:
        tree = plan_tree(desk.store, codes[0], desk.today)
        desk.out.json(tree) if desk.out.as_json else _print_tree(desk.out, tree)
        return 0
    heads = [head(desk.store, code, desk.today) for code in codes]
    desk.out.json(one_or_many(heads)) if desk.out.as_json else _print_heads(desk.out, heads)
    return 0


def _print_tree(out: Output, tree: PlanTree) -> None:
    print_head(out, tree.head)
    rows = [(("  " * depth + f"{node.code}  {node.title}".strip()), node.counts) for depth, node in _themes(tree.nodes)]
    _print_counts(out, [*rows, (f"All {phrases.counted(tree.head.kpis, 'KPI')}", tree.counts)])
    out.blank()
    out.wrapped(LETTERS)


def _themes(nodes: tuple[Node, ...], depth: int = 0) -> Iterator[tuple[int, Node]]:
    """The headings of the plan with their depth, without activities and KPIs."""
    for node in nodes:
        if node.kpi is None and not node.is_activity:
            yield depth, node
            yield from _themes(node.children, depth + 1)


def _print_heads(out: Output, heads: list[Head]) -> None:
    out.line(f"{len(heads)} plans · as at {phrases.full_day(heads[0].as_at)}")
    if any(each.demonstration for each in heads):
        out.line("Demonstration record: invented, for looking round")
    out.blank()
    codes = widest(each.plan for each in heads)
    _print_counts(out, [(f"{padded(each.plan, codes)}  {each.region} · {each.title}", each.counts) for each in heads])
    out.blank()
    out.wrapped(LETTERS)
    out.line(f"One plan by section: riia status {heads[0].plan}")


def _print_counts(out: Output, rows: list[tuple[str, Counts]]) -> None:
    """Titles on the left, cut where they are long, and a column a status on the right."""
    room = out.width - COLUMN * len(ORDER)
    letters = "".join(" " * (COLUMN - 1) + out.letter(phrases.letter(status), status) for status in ORDER)
    out.line(" " * room + letters)
    for title, counts in rows:
        out.line(_title(title, room - 1) + " " + "".join(f"{_of(counts, status):>{COLUMN}}" for status in ORDER))


def _title(title: str, room: int) -> str:
    indent = " " * (len(title) - len(title.lstrip()))
    code, gap, rest = title.lstrip().partition("  ")
    kept = indent + code + gap if gap else indent
    return padded(kept + phrases.cut(rest if gap else code, room - cells(kept)), room)


def _of(counts: Counts, status: Status | None) -> int:
    return dict(counts).get(status, 0)


PARTS = {"status": Part(options, status, "status sw-2025-26 --today 2025-12-01")}
