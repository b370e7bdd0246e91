"""The figures in a table that was made to be read, as figures that a workbook can calculate with."""

import re
from dataclasses import replace

from riia_tui.reports.blocks import Cell, Table

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)%")


def with_figures(table: Table) -> Table:
    """A table whose percentages (“86%”) are numbers behind the same text; what has more words stays words."""
    return replace(table, rows=tuple(tuple(map(_figured, row)) for row in table.cells()))


def _figured(cell: Cell) -> Cell:
    found = _PERCENT.fullmatch(cell.text) if cell.value is None else None
    return replace(cell, value=float(found[1])) if found else cell
