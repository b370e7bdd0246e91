"""Workbooks in the old form ``.xls``, with colours, comments and number formats."""

from io import StringIO
from typing import Any

from riia_tui.exchange.workbooks.sheets import TOO_MANY, Cell, SheetFound, Unreadable
from riia_tui.planfile.excel_open import MOST_CELLS, MOST_COLUMNS, MOST_SHEETS

SOLID = 1
"""The pattern of a cell that is filled with one colour."""


def read(content: bytes) -> list[SheetFound]:
    """The sheets of an ``.xls`` file. Raises Unreadable where it has a password, is damaged or far too large."""
    import xlrd

    try:
        # The library writes what it wonders about to the terminal.
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=StringIO())
    except xlrd.XLRDError as fault:
        said = str(fault).casefold()
        raise Unreadable(_PASSWORD if "encrypted" in said or "workbook stream" in said else _DAMAGED) from fault
    except Exception as fault:  # the library meets damaged parts with any error
        raise Unreadable(_DAMAGED) from fault
    if book.nsheets > MOST_SHEETS:
        raise Unreadable(f"it has more than {MOST_SHEETS} sheets")
    found, left = [], MOST_CELLS
    for sheet in book.sheets():
        made = _sheet(book, sheet, left)
        left -= len(made.cells)
        found.append(made)
    return found


_PASSWORD = "the workbook has a password; take it off in Excel and save it once more"
_DAMAGED = "the workbook is damaged, or no workbook; open it in Excel and save it as .xlsx"


def _sheet(book: Any, sheet: Any, left: int) -> SheetFound:
    found = SheetFound(sheet.name, hidden=sheet.visibility != 0)
    for row in range(sheet.nrows):
        if not any(_says(book, sheet, row, column) for column in range(sheet.row_len(row))):
            continue
        for column in range(min(sheet.row_len(row), MOST_COLUMNS)):
            cell = _cell(book, sheet, row, column)
            if cell.value is not None or cell.fill:
                found.cells[row + 1, column + 1] = cell
        if len(found.cells) > left:
            raise Unreadable(TOO_MANY)
    ranges = [(top + 1, first + 1, bottom, last) for top, bottom, first, last in sheet.merged_cells]
    found.merged = [each for each in ranges if each[3] <= MOST_COLUMNS]
    found.hidden_rows = {row + 1 for row, about in sheet.rowinfo_map.items() if about.hidden}
    return found


def _says(book: Any, sheet: Any, row: int, column: int) -> bool:
    value = _value(book, sheet.cell(row, column))
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def _cell(book: Any, sheet: Any, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    look = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
    shown = book.format_map.get(look.format_key) if look else None
    note = sheet.cell_note_map.get((row, column))
    return Cell(
        value=_value(book, cell),
        shown_as=shown.format_str if shown else "General",
        fill=_fill(book, look),
        note=note.text if note else "",
    )


def _value(book: Any, cell: Any) -> Any:
    import xlrd

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _day(book, cell.value)
    return cell.value


def _day(book: Any, value: float) -> Any:
    import xlrd

    try:
        return xlrd.xldate_as_datetime(value, book.datemode)
    except (xlrd.XLDateError, ValueError, OverflowError):
        return value


def _fill(book: Any, look: Any) -> str | None:
    if look is None or look.background.fill_pattern != SOLID:
        return None
    colour = book.colour_map.get(look.background.pattern_colour_index)
    return "".join(f"{part:02X}" for part in colour) if colour else None
