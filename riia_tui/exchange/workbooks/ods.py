"""Workbooks of LibreOffice (``.ods``), with colours, comments and the way in which numbers are shown.

The libraries for them read a percentage as its bare number, or take minutes over the million empty cells that every
sheet ends with; the file itself is one table of rows and cells, and says what each is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import ZipFile

from riia_tui.exchange.workbooks.ods_styles import GIVEN, Styles, name_of
from riia_tui.exchange.workbooks.sheets import TOO_MANY, Cell, SheetFound, Unreadable
from riia_tui.planfile.excel_open import LAST_ROW, MOST_CELLS, MOST_COLUMNS, MOST_SHEETS

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
NOTE = f"{OFFICE}annotation"

_DAMAGED = "the workbook is damaged; open it in LibreOffice and save it as .xlsx"


@dataclass(slots=True)
class _Reader:
    """What is known while a file is read from the top: the styles so far, the sheet, the next row."""

    styles: Styles
    sheets: list[SheetFound] = field(default_factory=list)
    next_row: int = 1
    columns: list[str] = field(default_factory=list)
    left: int = MOST_CELLS


def read(content: bytes) -> list[SheetFound]:
    """The sheets of an ``.ods`` file. Raises Unreadable where it is damaged or far too large."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            styles = Styles()
            with archive.open("styles.xml") as part:
                for _, element in iterparse(part):
                    styles.take(element)
            reader = _Reader(styles)
            with archive.open("content.xml") as part:
                for event, element in iterparse(part, ("start", "end")):
                    _take(reader, event, element)
    except Unreadable:
        raise
    except (ParseError, KeyError, ValueError, OSError, EOFError) as fault:
        raise Unreadable(_DAMAGED) from fault
    return reader.sheets


def _take(reader: _Reader, event: str, element: Element) -> None:
    if event == "start":
        if element.tag == f"{TABLE}table":
            _begin(reader, element)
        return
    reader.styles.take(element)
    if element.tag == f"{TABLE}table-column":
        style = element.get(f"{TABLE}default-cell-style-name", "")
        reader.columns += [style] * min(_times(element, "columns-repeated"), MOST_COLUMNS - len(reader.columns))
    elif element.tag == f"{TABLE}table-row":
        _take_row(reader, element)
        element.clear()


def _begin(reader: _Reader, element: Element) -> None:
    if len(reader.sheets) >= MOST_SHEETS:
        raise Unreadable(f"it has more than {MOST_SHEETS} sheets")
    hidden = element.get(f"{TABLE}style-name", "") in reader.styles.hidden_tables
    reader.sheets.append(SheetFound(element.get(f"{TABLE}name", ""), hidden))
    reader.next_row, reader.columns = 1, []


def _times(element: Element, what: str) -> int:
    return max(int(element.get(f"{TABLE}number-{what}", "1")), 1)


def _take_row(reader: _Reader, element: Element) -> None:
    """A row as often as it stands; one that says nothing is only counted."""
    sheet, times, first = reader.sheets[-1], _times(element, "rows-repeated"), reader.next_row
    reader.next_row += times
    cells = dict(_cells(reader, element))
    if not any(cell.value is not None for cell, _ in cells.values()) or first > LAST_ROW:
        return
    reader.left -= len(cells) * times
    if reader.left < 0:
        raise Unreadable(TOO_MANY)
    for row in range(first, first + times):
        for column, (cell, (rows, columns)) in cells.items():
            sheet.cells[row, column] = cell
            if rows > 1 or columns > 1:
                last = min(column + columns - 1, MOST_COLUMNS)
                sheet.merged.append((row, column, min(row + rows - 1, LAST_ROW), last))
        if element.get(f"{TABLE}visibility", "visible") != "visible":
            sheet.hidden_rows.add(row)


def _cells(reader: _Reader, row: Element) -> Iterator[tuple[int, tuple[Cell, tuple[int, int]]]]:
    """The cells of a row that say something or have a colour, by column, with the rows and columns they span."""
    own_style = row.get(f"{TABLE}default-cell-style-name", "")
    at = 1
    for element in row:
        if element.tag not in CELLS:
            continue
        times = min(_times(element, "columns-repeated"), MOST_COLUMNS + 1 - at)
        value = None if element.tag == CELLS[1] else _value(element)
        spans = (_times(element, "rows-spanned"), _times(element, "columns-spanned"))
        for column in range(at, at + times):
            general = own_style or (reader.columns[column - 1] if column <= len(reader.columns) else "")
            cell = _cell(reader.styles, element, value, element.get(f"{TABLE}style-name", general))
            if value is not None or cell.fill:
                yield column, (cell, spans)
        at += times
        if at > MOST_COLUMNS:
            return


def _cell(styles: Styles, element: Element, value: Any, style: str) -> Cell:
    kind = element.get(f"{OFFICE}value-type", "")
    shown = styles.shown_as(style)
    if shown == "General":
        shown = GIVEN.get(kind, shown)
    note = "\n".join(_lines(found)) if (found := element.find(NOTE)) is not None else ""
    return Cell(value, shown, styles.fill(style), note)


def _value(element: Element) -> Any:
    """What a cell holds: a number, a day, yes or no, else its words; None where that is nothing."""
    kind = element.get(f"{OFFICE}value-type", "")
    number = element.get(f"{OFFICE}value")
    if kind in ("float", "percentage", "currency") and number is not None:
        return float(number)
    if kind == "date" and (day := element.get(f"{OFFICE}date-value")):
        return date.fromisoformat(day) if len(day) == len("2025-12-31") else datetime.fromisoformat(day[:19])
    if kind == "boolean":
        return element.get(f"{OFFICE}boolean-value") == "true"
    said = "\n".join(_lines(element))
    return said if said.strip() else None


def _lines(element: Element) -> Iterator[str]:
    yield from ("".join(_words(each)) for each in element if each.tag == f"{TEXT}p")


def _words(element: Element) -> Iterator[str]:
    """The words of a paragraph, with its blanks, tabs and line breaks."""
    signs = {"s": " " * int(element.get(f"{TEXT}c", "1")), "tab": "\t", "line-break": "\n"}
    yield signs.get(name_of(element.tag), element.text or "") if element.tag.startswith(TEXT) else element.text or ""
    for each in element:
        yield from _words(each)
        yield each.tail or ""
