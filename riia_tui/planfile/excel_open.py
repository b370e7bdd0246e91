"""The cells of a workbook as openpyxl finds them, before anything is made of them."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

MOST_ROWS = 100_000
MOST_SHEETS = 100
MOST_COLUMNS = 200
MOST_CELLS = 100_000
LAST_ROW = 1_048_576
"""The last row that Excel knows."""

_AGAIN = "open it in Excel and save it again as .xlsx"


@dataclass(frozen=True, slots=True)
class Found:
    """A cell that is not blank; ``shown_as`` is its number format, ``kind`` openpyxl's letter for what it holds."""

    value: Any
    shown_as: str
    kind: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that is not blank, with its cells by column; rows and columns count from 1."""

    number: int
    cells: dict[int, Found]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of the workbook; ``number`` is its place, from 1."""

    number: int
    title: str
    rows: tuple[FoundRow, ...]


class NotReadable(Exception):
    """The workbook cannot be read; its text says why."""


def pages_of(content: bytes, passed_over: str) -> list[Page]:
    """The sheets in their order, blank rows and cells left out.

    A sheet whose title begins with ``passed_over`` has no rows here. Raises NotReadable.
    """
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it would lose on saving; nothing is saved here.
            warnings.simplefilter("ignore")
            return list(_pages(content, passed_over))
    except NotReadable:
        raise
    except Exception as error:  # the library meets damaged parts with any error
        raise NotReadable(f"the workbook is damaged; {_AGAIN}") from error


def _pages(content: bytes, passed_over: str) -> Iterator[Page]:
    from openpyxl import load_workbook

    workbook = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        if len(workbook.sheetnames) > MOST_SHEETS:
            raise NotReadable(f"the workbook has more than {MOST_SHEETS} sheets")
        left = MOST_CELLS
        for number, sheet in enumerate(workbook.worksheets, 1):
            rows = () if sheet.title.startswith(passed_over) else tuple(_rows(sheet, left))
            left -= sum(len(row.cells) for row in rows)
            yield Page(number, sheet.title, rows)
    finally:
        workbook.close()


def _rows(sheet: Any, left: int) -> Iterator[FoundRow]:
    """The rows that are not blank; raises NotReadable where they have more cells than are ``left``."""
    # The size that a sheet states of itself may be wrong, and rows beyond it would be lost.
    sheet.reset_dimensions()
    kept, last = 0, None
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        if number > LAST_ROW:
            raise NotReadable(f"the sheet “{sheet.title}” has rows that Excel does not know")
        if row is last:  # rows that the file passes over are all one object; there may be a million of them
            continue
        last = row
        cells = {at: Found(c.value, c.number_format, c.data_type) for at, c in enumerate(row, 1) if not _blank(c)}
        if not cells:
            continue
        if max(cells) > MOST_COLUMNS:
            raise NotReadable(f"the sheet “{sheet.title}” goes beyond its {MOST_COLUMNS}th column")
        left -= len(cells)
        if left < 0:
            raise NotReadable(f"the workbook has more than {MOST_CELLS:,} cells that say something, which is too many")
        kept += 1
        if kept > MOST_ROWS:
            raise NotReadable(f"the sheet “{sheet.title}” has more than {MOST_ROWS:,} rows, which is too many")
        yield FoundRow(number, cells)


def _blank(cell: Any) -> bool:
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())
