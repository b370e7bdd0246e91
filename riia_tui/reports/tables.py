"""The tables of a report one after another, those of its charts among them: for files that are tables only."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from riia_tui.reports.blocks import Chart, Heading, Report, Table
from riia_tui.reports.chart_figures import figures_of

PART = "Part"
"""Heads the column that says which table a row of a stack comes from."""


class Found(NamedTuple):
    """A table with its chart, where it holds a chart's figures, and the highest heading above it (“” for none)."""

    table: Table
    chart: Chart | None
    heading: str


def tables_of(report: Report) -> Iterator[Found]:
    """Every table in its order."""
    heading = ""
    for block in report.body():
        match block:
            case Heading(level=1):
                heading = block.text
            case Table():
                yield Found(block, None, heading)
            case Chart():
                yield Found(figures_of(block), block, heading)


def stacked(report: Report) -> Iterator[Found]:
    """The same, made whole again so that each can be filtered, sorted and counted.

    Tables of one heading with the same columns are one table, and so are those that stand alone below one heading
    after another, such as a month or an authority each. Tables of one heading that go on beside each other, such as
    KPIs across, are one wide one.
    """
    groups = list(_side_by_side([list(group) for _, group in groupby(tables_of(report), _shape)]))
    alike: dict[tuple[str, ...], list[Found]] = {}
    for group in filter(_is_alone, groups):
        alike.setdefault(group[0].table.header, []).append(group[0])
    for group in groups:
        own = alike.get(group[0].table.header, []) if _is_alone(group) else []
        if len(own) == 1 or len({found.heading for found in own}) < len(own):
            yield group[0]
        elif own:
            if group[0] is own[0]:
                yield _stack_of_headings(own)
        elif len(group) == 1 or not group[0].heading.strip():
            yield from group
        else:
            yield _stack(group)


def _shape(found: Found) -> tuple[str, tuple[str, ...], str]:
    own = found.chart.title if found.chart else ""
    return found.heading, found.table.header, own


def _is_alone(group: list[Found]) -> bool:
    """Whether it is a table that no other of its heading is like, and no chart's."""
    return len(group) == 1 and group[0].chart is None and bool(group[0].heading.strip())


def _side_by_side(groups: list[list[Found]]) -> Iterator[list[Found]]:
    """The groups, with tables that go on beside each other as one."""
    for _, run in groupby(groups, lambda group: _rows_of(group[0]) if _is_alone(group) else id(group)):
        across = list(run)
        yield across[0] if len(across) == 1 else [_widened([found for group in across for found in group])]


def _rows_of(found: Found) -> tuple[str, ...]:
    """What tables that go on beside each other share: heading, the caption up to its colon, and their rows' names."""
    names = (row[0].text for row in found.table.cells())
    return (found.heading, _subject(found), found.table.header[0], *names)


def _subject(found: Found) -> str:
    return found.table.caption.partition(":")[0].strip()


def _widened(across: list[Found]) -> Found:
    first = across[0].table
    header = (first.header[0], *(name for found in across for name in found.table.header[1:]))
    beside = zip(*(found.table.rows for found in across), strict=True)
    rows = tuple((parts[0][0], *(cell for part in parts for cell in part[1:])) for parts in beside)
    table = Table(_subject(across[0]), header, rows, alt=first.alt, compact=first.compact, row_names=first.row_names)
    return Found(table, None, across[0].heading)


def _stack(group: list[Found]) -> Found:
    heading = group[0].heading
    return Found(one_of(heading, [(found.table.caption, found.table) for found in group]), None, heading)


def _stack_of_headings(alike: list[Found]) -> Found:
    """Tables alike below one heading each, as one that begins with the heading.

    Where they have one subject, what their captions say after its colon stands with the heading: how many of how many.
    """
    first, last = alike[0].heading, alike[-1].heading
    if len({_subject(found) for found in alike}) > 1:
        return Found(one_of(f"{first} to {last}", [(found.heading, found.table) for found in alike]), None, first)
    return Found(one_of(_subject(alike[0]), [(_heading_and_rest(found), found.table) for found in alike]), None, first)


def _heading_and_rest(found: Found) -> str:
    rest = found.table.caption.partition(":")[2].strip()
    return f"{found.heading}: {rest}" if rest else found.heading


def one_of(caption: str, tables: list[tuple[str, Table]]) -> Table:
    """Tables with the same columns as one, which begins with the name that is given for each."""
    first = tables[0][1]
    share = 0.2
    return Table(
        caption=caption,
        header=(PART, *first.header),
        rows=tuple((part, *row) for part, table in tables for row in table.rows),
        widths=(share, *(each * (1 - share) for each in first.shares())),
        alt=f"{len(tables)} tables of the report in one; {PART} says which.",
        compact=first.compact,
        row_names=False,
    )
