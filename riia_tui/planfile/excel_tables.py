"""The pages of a workbook as the tables of a plan: which sheet and column is which, and what no cell may hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from openpyxl.utils import get_column_letter

from riia_tui.planfile.excel_cells import SPOILT, Cell
from riia_tui.planfile.excel_open import Found, FoundRow, Page
from riia_tui.planfile.excel_text import unescaped
from riia_tui.planfile.faults import Fault, FaultList, meant, nearest, quoted
from riia_tui.planfile.model import Place
from riia_tui.planfile.nodes import UNPRINTABLE
from riia_tui.planfile.refs import folded
from riia_tui.planfile.sheets import OF_NAME, README, SHEETS, Sheet

_SHEET = 2_000_000
"""More than the rows of a sheet: a line is the number of its sheet times this, and its row."""

_NEEDED = ("Plan", "Themes")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank; ``line`` says sheet and row in one number. A column that is not there has no cell."""

    line: int
    cells: dict[str, Cell]

    def cell(self, heading: str) -> Cell:
        """The cell under a heading, blank where the sheet has no such column."""
        return self.cells.get(heading) or Cell(self.line, 0, "", False)

    def says(self, heading: str) -> bool:
        """Whether the cell under a heading is not blank."""
        return not self.cell(heading).empty


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of the plan with its rows; ``line`` is that of its headings."""

    sheet: Sheet
    line: int
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Whereabouts:
    """Turns lines back into sheets, rows and headings."""

    titles: dict[int, str] = field(default_factory=dict)
    headings: dict[tuple[int, int], str] = field(default_factory=dict)
    keys: dict[tuple[int, int], str] = field(default_factory=dict)
    """What stands in the place of a heading, by line and column: the keys of the sheet Plan."""

    def fault(self, found: Fault) -> Fault:
        """The same fault with sheet, row and heading."""
        sheet, row = divmod(found.line, _SHEET)
        if not sheet:
            return Fault(1, 1, found.field, found.message, 0, "")
        heading = self.keys.get((found.line, found.column)) or self.headings.get((sheet, found.column))
        if found.column and not heading:
            heading = f"column {get_column_letter(found.column)}"
        where = ", ".join(filter(None, (self.titles[sheet], f"row {row}", heading)))
        return Fault(row, max(found.column, 1), found.field, found.message, sheet, where)

    def place(self, found: Place) -> Place:
        """The same place with its sheet."""
        sheet, row = divmod(found.line, _SHEET)
        return Place(row or 1, max(found.column, 1), self.titles.get(sheet, ""))


def tables_of(pages: Sequence[Page], faults: FaultList, places: Whereabouts) -> dict[str, Table]:
    """The plan's sheets by their names, with every mistake about sheets, columns and what their cells hold."""
    tables: dict[str, Table] = {}
    for page in pages:
        places.titles[page.number] = page.title
        sheet = _sheet_of(page, pages, faults)
        if sheet is not None and sheet.name in tables:
            faults.add(page.number * _SHEET + 1, 0, "", f"the sheet {sheet.name} stands twice")
        elif sheet is not None and (page.rows or sheet.name in _NEEDED):
            tables[sheet.name] = _table(page, sheet, faults, places)
    for name in _NEEDED:
        if name not in tables:
            faults.add(0, 0, "", f"there is no sheet “{name}”; it must be there")
    return tables


def _sheet_of(page: Page, pages: Sequence[Page], faults: FaultList) -> Sheet | None:
    """The plan's sheet that a page is, or was probably meant to be."""
    names = {folded(name): sheet for name, sheet in OF_NAME.items()}
    if page.title.startswith("_") or folded(page.title) == folded(README):
        return None
    if folded(page.title) in names:
        return names[folded(page.title)]
    there = {folded(other.title) for other in pages}
    left = [sheet.name for sheet in SHEETS if folded(sheet.name) not in there]
    listed = f"begin its name with _ if it is your own; the sheets of a plan are {', '.join(OF_NAME)}"
    said = f"{quoted(page.title)} is no sheet of a plan; {meant(page.title, left, listed)}"
    faults.add(page.number * _SHEET + 1, 0, "", said)
    return OF_NAME.get(nearest(page.title, left) or "")


def _table(page: Page, sheet: Sheet, faults: FaultList, places: Whereabouts) -> Table:
    base = page.number * _SHEET
    if not page.rows:
        faults.add(base + 1, 0, "", "the sheet is empty; its headings are missing")
        return Table(sheet, base + 1, ())
    head, *rows = page.rows
    columns = _columns(head, sheet, base, faults)
    places.headings |= {(page.number, at): heading for at, heading in columns.items()}
    missing = [c.heading for c in sheet.columns if c.required and c.heading not in columns.values()]
    for heading in missing:
        faults.add(base + head.number, 0, heading, f"there is no column “{heading}”; it must be there")
    _note_stray(rows, head, base, faults)
    kept = [_row(row, columns, missing, base, faults) for row in rows]
    return Table(sheet, base + head.number, tuple(row for row in kept if row.cells))


def _columns(head: FoundRow, sheet: Sheet, base: int, faults: FaultList) -> dict[int, str]:
    """The sheet's own headings by column."""
    own = {folded(c.heading.replace("_", "")): c.heading for c in sheet.columns}
    said = {at: " ".join(str(found.value).split()) for at, found in head.cells.items()}
    known = {at: own.get(_heading(text)) for at, text in said.items()}
    left = [heading for heading in own.values() if heading not in known.values()]
    columns: dict[int, str] = {}
    for at, heading in known.items():
        line = base + head.number
        if heading is None:
            listed = f"the columns here are {', '.join(own.values())}"
            faults.add(line, at, "", f"{quoted(said[at])} is no column here; {meant(said[at], left, listed)}")
            heading = nearest(said[at], left)
            left = [each for each in left if each != heading]
        elif heading in columns.values():
            faults.add(line, at, heading, f"the column “{heading}” stands twice")
            continue
        columns[at] = heading or ""
    return columns


def _heading(text: str) -> str:
    return folded(text.replace("_", "").replace("-", ""))


def _note_stray(rows: Iterable[FoundRow], head: FoundRow, base: int, faults: FaultList) -> None:
    """Note the first cell of every column that has no heading."""
    stray: dict[int, int] = {}
    for row in rows:
        for at in row.cells:
            if at not in head.cells:
                stray.setdefault(at, row.number)
    for at, number in stray.items():
        faults.add(base + number, at, "", "something stands in a column that has no heading")


def _row(row: FoundRow, columns: dict[int, str], missing: Iterable[str], base: int, faults: FaultList) -> Row:
    """The cells of a row by heading, blank ones too; no cells at all where none of the sheet's own says anything."""
    line = base + row.number
    if not any(columns.get(at) for at in row.cells):
        return Row(line, {})
    cells = {heading: _cell(row.cells.get(at), heading, line, at, faults) for at, heading in columns.items() if heading}
    return Row(line, cells | {heading: Cell(line, 0, "…", False, SPOILT) for heading in missing})


def _cell(found: Found | None, heading: str, line: int, at: int, faults: FaultList) -> Cell:
    if found is None:
        return Cell(line, at, "", False)
    text = _text(found.value)
    fault = _fault(found, text)
    if fault:
        faults.add(line, at, heading, fault)
        return Cell(line, at, "…", False, SPOILT)
    value = text if isinstance(found.value, str) else found.value
    return Cell(line, at, text, False, value, found.shown_as or "General")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _fault(found: Found, text: str) -> str | None:
    if found.kind == "f":
        return "a formula stands here; type the value itself"
    if found.kind == "e":
        return f"{quoted(text)} is an error of Excel's; type the value itself"
    strange = UNPRINTABLE.search(text)
    return f"the sign U+{ord(strange[0]):04X} cannot stand in a text; take it out" if strange else None
