"""``riia participation``: authorities down; KPIs, networks, data returns or meetings across, in blocks that fit."""

from argparse import Namespace
from collections.abc import Iterator

from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head
from riia_tui.cli.output import Output, cells, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import cut, letter
from riia_tui.views.participation import participation
from riia_tui.views.parts import ACROSS_WORDS, PART_WORDS, Across, Column, Participation

LONGEST_NAME = 36
LONGEST_HEADING = 16
TOTAL = "  of those asked"
GROUPING = "  --by kpis|networks|returns|meetings   what stands across; else KPIs"
NOTHING = {
    Across.KPIS: "No KPI counts the authorities that took part.",
    Across.NETWORKS: "No network has a meeting with a register yet.",
    Across.RETURNS: "No data return is entered yet. “riia log return --help” shows how to begin.",
    Across.MEETINGS: "No meeting with a register is entered yet.",
}


def options(parser: Parser) -> None:
    """The plan and a theme. ``--by`` is every command's own; here, where nothing is signed, it says what is across."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()
    parser.add_argument("--theme", metavar="T", help="only what counts towards KPIs under this heading, such as SEND")
    parser.epilog = f"{GROUPING}\n\n{parser.epilog or ''}"


def _across(given: Namespace) -> Across:
    """What is asked for after ``--by``; another name there is a person's and changes nothing."""
    return next((each for each in Across if each == (given.by or "").strip().casefold()), Across.KPIS)


def show_participation(desk: Desk, given: Namespace) -> int:
    """Prints the table, plan by plan."""
    codes = plan_codes(desk, given.code or given.plan)
    found = [participation(desk.store, code, desk.today, _across(given), given.theme) for code in codes]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        _print_table(desk.out, each)
    return 0


def _print_table(out: Output, found: Participation) -> None:
    print_head(out, found.head)
    if found.theme or found.across is not Across.KPIS:
        out.line(" · ".join(filter(None, (f"By {ACROSS_WORDS[found.across]}", found.theme))))
    if not found.columns:
        out.line(NOTHING[found.across])
        return
    names = widest((row.name for row in found.rows), LONGEST_NAME)
    for block, last in _blocks(found, out.width - names):
        _print_block(out, found, block, names, last)
        out.blank()
    out.wrapped("  ".join(f"{sign.value} {PART_WORDS[sign]}" for sign in found.signs))


def _blocks(found: Participation, room: int) -> Iterator[tuple[range, bool]]:
    """Runs of columns that fit beside the names, by their positions; the last one has the totals beside it."""
    start, used = 0, 0
    for at in range(len(found.columns)):
        width = _width(found, at) + 2
        if at > start and used + width > room:
            yield range(start, at), False
            start, used = at, 0
        used += width
    if used + len(TOTAL) <= room:
        yield range(start, len(found.columns)), True
        return
    yield range(start, len(found.columns)), False
    yield range(len(found.columns), len(found.columns)), True


def _width(found: Participation, at: int) -> int:
    column = found.columns[at]
    longest = max((len(row.notes[at]) for row in found.rows), default=0)
    return max(cells(_heading(column)), cells(column.total) + 2, longest + 2)


def _heading(column: Column) -> str:
    return cut(column.ref, LONGEST_HEADING)


def _print_block(out: Output, found: Participation, block: range, names: int, last: bool) -> None:
    columns = [found.columns[at] for at in block]
    widths = [_width(found, at) for at in block]

    def across(cells_of: list[str]) -> str:
        return "".join("  " + padded(cell, width, right=True) for cell, width in zip(cells_of, widths, strict=True))

    out.line(" " * names + across([_heading(column) for column in columns]) + (TOTAL if last else ""))
    for row in found.rows:
        total = f"  {row.took_part} of {row.asked}" if last else ""
        marks = [f"{row.cells[at].value} {row.notes[at]}".strip() for at in block]
        out.line(padded(cut(row.name, names), names) + across(marks) + total)
    if not columns:
        return
    sums = [_sum(out, column) for column in columns]
    out.line(padded(SUM_LINE[found.across], names) + across(sums))
    for column in columns:
        _print_column(out, column)


SUM_LINE = {
    Across.KPIS: "took part, and the RAG",
    Across.NETWORKS: "attendance, and the RAG",
    Across.RETURNS: "in, and the RAG",
    Across.MEETINGS: "came",
}


def _sum(out: Output, column: Column) -> str:
    return f"{column.total} {out.letter(letter(column.status), column.status)}" if column.status else column.total


def _print_column(out: Output, column: Column) -> None:
    """A column in a sentence; where it is green or blue and somebody is missing, who."""
    name = "" if column.name == column.ref else f"{cut(column.name, 60)}: "
    out.wrapped(f"{column.ref}: {name}{column.of}", "  ", "      ")
    if column.missing and column.status is not None and column.status.letter in "BG":
        out.wrapped(f"not behind this {column.status.letter}: {', '.join(column.missing)}", "      ")


PARTS = {"participation": Part(options, show_participation, "participation sw-2025-26 --by networks")}
