"""A workbook of any program as its sheets, and the .xlsx file that Excel would have saved of them."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from riia_tui.planfile.excel_open import MOST_CELLS
from riia_tui.planfile.nodes import UNPRINTABLE

MOST_LETTERS = 32_767
"""Letters that a cell of Excel's holds."""

GENERAL = "General"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, the number format that it is shown with, its colour as RRGGBB and the comment on it."""

    value: Any = None
    shown_as: str = GENERAL
    fill: str | None = None
    note: str = ""


@dataclass(slots=True)
class SheetFound:
    """A sheet: its cells by row and column, merged ranges (first row and column, last row and column), hidden rows.

    Rows and columns count from 1.
    """

    title: str
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)


class Unreadable(Exception):
    """A workbook cannot be read; its text says why, and goes on after the file's name."""


TOO_MANY = f"it has more than {MOST_CELLS:,} cells; copy the rows that say something into a new workbook"


def as_file(sheets: list[SheetFound]) -> bytes:
    """The sheets as the bytes of an ``.xlsx`` file. Raises Unreadable where there is no sheet."""
    from openpyxl import Workbook

    if not sheets:
        raise Unreadable("it has no sheet; save it as .xlsx")
    book = Workbook()
    book.remove(book.active)
    for number, found in enumerate(sheets, 1):
        sheet = book.create_sheet(_title(found.title, number))
        sheet.sheet_state = "hidden" if found.hidden else "visible"
        _write(sheet, found)
    if all(found.hidden for found in sheets):
        book.worksheets[0].sheet_state = "visible"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _title(said: str, number: int) -> str:
    """A title that a sheet of Excel's may have; those of LibreOffice may have any sign."""
    kept = "".join(" " if sign in "\\*?:/[]" else sign for sign in UNPRINTABLE.sub("", said)).strip("' ")
    return kept or f"Sheet{number}"


def _write(sheet: Any, found: SheetFound) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    for (row, column), each in found.cells.items():
        cell = sheet.cell(row, column)
        if isinstance(each.value, str):
            cell.value = UNPRINTABLE.sub("", each.value)[:MOST_LETTERS]
            cell.data_type = "s"  # words that begin with “=” are no formula
        else:
            cell.value = each.value
        if each.shown_as != GENERAL:
            cell.number_format = each.shown_as
        if each.fill:
            cell.fill = PatternFill("solid", fgColor="FF" + each.fill)
        if each.note:
            cell.comment = Comment(UNPRINTABLE.sub("", each.note), "")
    for top, left, bottom, right in found.merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row in found.hidden_rows:
        sheet.row_dimensions[row].hidden = True
