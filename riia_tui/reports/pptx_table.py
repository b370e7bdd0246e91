"""Tables on a slide: PowerPoint's own, with one header row and an alternative text."""

from typing import Any

from pptx.util import Inches

from riia_tui.reports.blocks import Table
from riia_tui.reports.plain import on_one_line
from riia_tui.reports.pptx_rows import table_row
from riia_tui.reports.pptx_shapes import describe
from riia_tui.reports.slide_places import Box
from riia_tui.reports.slide_room import head_of, heights_of
from riia_tui.reports.slide_tables import left_out

_ROUNDED = 0.01


def add_table(page: Any, table: Table, box: Box, size: int) -> int:
    """A table with one header row in letters of ``size`` points; rows for which there is no room are left out.

    Gives how many rows it shows.
    """
    shares = table.shares()
    heights = _fitting(heights_of(table, size), box.height)
    kept = len(heights) - 1
    frame = page.shapes.add_table(1, len(shares), *box.measures())
    describe(frame, on_one_line(table.caption), _about(table, kept))
    made = frame.table
    made.first_row, made.horz_banding, made.first_col = True, False, table.row_names
    grid = made._tbl
    for column, share in zip(grid.tblGrid.gridCol_lst, shares, strict=True):
        column.w = Inches(box.width * share)
    grid.remove(grid.tr_lst[0])
    rows = [head_of(table), *table.cells()]
    for at, (row, height) in enumerate(zip(rows[: kept + 1], heights, strict=True)):
        grid.append(table_row(row, height, size, is_head=at == 0))
    frame.width, frame.height = sum(column.w for column in grid.tblGrid.gridCol_lst), sum(row.h for row in grid.tr_lst)
    return kept


def _about(table: Table, kept: int) -> str:
    rest = len(table.rows) - kept
    return f"{table.about} {left_out(rest)}." if rest else table.about


def _fitting(heights: list[float], room: float) -> list[float]:
    """The heights of the rows that fit, the header's first, and at least one more."""
    count = len(heights)
    while count > 2 and sum(heights[:count]) > room + _ROUNDED:
        count -= 1
    return heights[:count]
