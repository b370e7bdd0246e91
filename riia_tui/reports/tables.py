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
    """The same, with tables of one heading and the same columns as one table, so that it can be filtered whole."""
    for (heading, _, _), group in groupby(tables_of(report), _shape):
        found = list(group)
        if len(found) == 1 or not heading.strip():
            yield from found
        else:
            yield Found(_stack(heading, [one.table for one in found]), None, heading)


def _shape(found: Found) -> tuple[str, tuple[str, ...], str]:
    own = found.chart.title if found.chart else ""
    return found.heading, found.table.header, own


def _stack(heading: str, tables: list[Table]) -> Table:
    first = tables[0]
    share = 0.2
    return Table(
        caption=heading,
        header=(PART, *first.header),
        rows=tuple((table.caption, *row) for table in tables for row in table.rows),
        widths=(share, *(each * (1 - share) for each in first.shares())),
        alt=f"{len(tables)} tables of the report in one; {PART} says which.",
        compact=first.compact,
        row_names=False,
    )
