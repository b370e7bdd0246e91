"""``riia participation``: authorities down, KPIs across, in as many blocks as the terminal needs."""

from argparse import Namespace
from collections.abc import Iterator

from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head
from riia_tui.cli.output import Output, cells, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import cut, letter
from riia_tui.views.participation import PART_WORDS, Column, Participation, participation

LONGEST_NAME = 36
TOTAL = "  of those asked"


def options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def show_participation(desk: Desk, given: Namespace) -> int:
    """Prints the table, plan by plan."""
    found = [participation(desk.store, code, desk.today) for code in plan_codes(desk, given.code or given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        _print_table(desk.out, each)
    return 0


def _print_table(out: Output, found: Participation) -> None:
    print_head(out, found.head)
    if not found.columns:
        out.line("No KPI of this plan counts the authorities that took part.")
        return
    names = widest((row.name for row in found.rows), LONGEST_NAME)
    for block, last in _blocks(found.columns, out.width - names):
        _print_block(out, found, block, names, last)
        out.blank()
    out.line("  ".join(f"{sign.value} {word}" for sign, word in PART_WORDS.items()))


def _blocks(columns: tuple[Column, ...], room: int) -> Iterator[tuple[range, bool]]:
    """Runs of columns that fit beside the names, by their positions; the last one has the totals beside it."""
    start, used = 0, 0
    for at, column in enumerate(columns):
        width = _width(column) + 2
        if at > start and used + width > room:
            yield range(start, at), False
            start, used = at, 0
        used += width
    if used + len(TOTAL) <= room:
        yield range(start, len(columns)), True
        return
    yield range(start, len(columns)), False
    yield range(len(columns), len(columns)), True


def _width(column: Column) -> int:
    return max(cells(column.ref), cells(str(column.took_part)) + 2)


def _print_block(out: Output, found: Participation, block: range, names: int, last: bool) -> None:
    columns = [found.columns[at] for at in block]
    widths = [_width(column) for column in columns]

    def across(cells_of: list[str]) -> str:
        return "".join("  " + padded(cell, width, right=True) for cell, width in zip(cells_of, widths, strict=True))

    out.line(" " * names + across([column.ref for column in columns]) + (TOTAL if last else ""))
    for row in found.rows:
        total = f"  {row.took_part} of {row.asked}" if last else ""
        out.line(padded(cut(row.name, names), names) + across([row.cells[at].value for at in block]) + total)
    if not columns:
        return
    sums = [f"{column.took_part} {out.letter(letter(column.status), column.status)}" for column in columns]
    out.line(padded("took part, and the RAG", names) + across(sums))
    for column in columns:
        out.line(f"  {column.ref}: {cut(column.name, out.width - cells(column.ref) - 32)}: {column.of}")


PARTS = {"participation": Part(options, show_participation, "participation sw-2025-26")}
