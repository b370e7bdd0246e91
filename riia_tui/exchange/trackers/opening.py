"""A workbook of anybody's into a grid, with a plain sentence where that cannot be done."""

import re
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from db.errors import BadInput
from riia_tui.exchange.trackers.colours import rgb_of, theme_of
from riia_tui.exchange.trackers.grid import GridCell, GridRow, Sheet, Tracker, column_number
from riia_tui.exchange.typed_answers import words_of
from riia_tui.exchange.workbooks.forms import OTHERS, as_xlsx
from riia_tui.exchange.workbooks.sheets import Unreadable
from riia_tui.exchange.workbooks.text import NO_LOOKS, TEXTS, text_as_xlsx
from riia_tui.phrases import MONTHS, counted
from riia_tui.planfile.excel_guard import LARGEST, reason_to_refuse
from riia_tui.planfile.excel_open import MOST_COLUMNS, MOST_SHEETS, Found
from riia_tui.planfile.excel_text import unescaped
from riia_tui.planfile.nodes import UNPRINTABLE
from riia_tui.planfile.opening import content_of
from riia_tui.planfile.refs import folded

MOST_MADE = 250_000
"""Cells and rows, also formatted ones that say nothing, that are made of a workbook; a tracker has a few thousand."""

XLSX = ".xlsx"
ENDINGS = (XLSX, *OTHERS, *TEXTS)

OWNER_FILE = "~$"
OURS = {"plan", "themes"}
"""The sheets that every plan workbook of ours has."""

_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_MADE = re.compile(rb"<(?:\w+:)?(?:c|row)[ >/]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ELSEWHERE = re.compile(r"\[[^\]]+\][^!]*!")
_AGAIN = "open it in Excel and save it again as .xlsx"


def is_tracker(path: Path) -> bool:
    """Whether a file is a workbook that can be opened and is no plan workbook of ours.

    Of an ``.xlsx`` file that cannot be opened, whoever reads it as a plan says why; no plan is of another form.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS or not path.is_file():
        return False
    try:
        content = _as_xlsx(path, content_of(path, LARGEST), ending)
    except (BadInput, Unreadable):
        return ending != XLSX
    if reason_to_refuse(content, XLSX):
        return ending != XLSX
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    except Exception:  # noqa: BLE001 - the library meets damaged parts with any error
        return False
    titles = {folded(title) for title in book.sheetnames}
    book.close()
    return not titles >= OURS


def read_tracker(path: Path) -> Tracker:
    """The tracker in a workbook (``.xlsx``, ``.ods``, ``.xls``) or a ``.csv`` file.

    Raises BadInput where it cannot be opened, has a password or macros, is damaged or far too large.
    """
    if path.name.startswith(OWNER_FILE):
        own = path.name.removeprefix(OWNER_FILE)
        raise BadInput(f"{path.name} is only the mark of a file that is open in Excel.", f"Choose {own} itself.")
    ending = path.suffix.lower()
    if ending not in ENDINGS and path.is_file():
        reason = reason_to_refuse(b"PK", ending) if ending == ".xlsm" else None
        raise _refused(path, reason or "a tracker is read from .xlsx, .ods, .xls or .csv; save it as .xlsx in Excel")
    try:
        content = _as_xlsx(path, content_of(path, LARGEST), ending)
    except Unreadable as fault:
        raise _refused(path, str(fault)) from fault
    reason = reason_to_refuse(content, XLSX) or _too_much(content)
    if reason:
        raise _refused(path, reason.replace("a plan takes", "a tracker takes"))
    is_open = path.with_name(OWNER_FILE + path.name).exists()
    open_note = "The file is open in Excel; what is not saved there yet is not read." if is_open else ""
    text_note = NO_LOOKS if ending in TEXTS else ""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it would lose on saving; nothing is saved here.
            warnings.simplefilter("ignore")
            return _tracker(content, path.name, (open_note, text_note))
    except BadInput:
        raise
    except Exception as fault:  # the library meets damaged parts with any error
        raise _refused(path, f"the workbook is damaged; {_AGAIN}") from fault


def _as_xlsx(path: Path, content: bytes, ending: str) -> bytes:
    """The same as an ``.xlsx`` file. Raises Unreadable, and BadInput for what is no text."""
    if ending in TEXTS and content and len(content) <= LARGEST:
        return text_as_xlsx(path.stem, content)
    return as_xlsx(content, ending)[0]


def _refused(path: Path, reason: str) -> BadInput:
    return BadInput(f"{path.name}: {reason}.", "Nothing was taken in.")


def _too_much(content: bytes) -> str | None:
    """Why a workbook would take too long, by what its sheets are made of; it is counted before anything is made."""
    left = MOST_MADE
    try:
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                if _SHEET_PART.fullmatch(name):
                    left -= _made_of(archive, name, left)
                if left < 0:
                    return (
                        f"it has more than {MOST_MADE:,} rows and cells, formatted empty ones too; "
                        "copy the rows that say something into a new workbook"
                    )
    except (BadZipFile, zlib.error, EOFError, OSError):
        return f"the workbook is damaged, or only a part of it is there; {_AGAIN}"
    return None


def _made_of(archive: ZipFile, name: str, enough: int) -> int:
    """How many rows and cells a sheet is made of, merged ones too; stops counting once that is more than ``enough``."""
    found, rest = 0, b""
    with archive.open(name) as part:
        while found <= enough and (block := part.read(1 << 20)):
            block = rest + block
            end = block.rfind(b">") + 1
            found += len(_MADE.findall(block, 0, end)) + sum(map(_area, _MERGED.findall(block, 0, end)))
            rest = block[end:] if end else b""
    return found


def _area(merged: tuple[bytes, bytes, bytes, bytes]) -> int:
    """The places of a merged range, each of which is made."""
    first, top, last, bottom = (text.decode("ascii") for text in merged)
    return (column_number(last) - column_number(first) + 1) * (int(bottom) - int(top) + 1)


def _tracker(content: bytes, name: str, about_file: tuple[str, ...]) -> Tracker:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), keep_links=False)
    if len(book.sheetnames) > MOST_SHEETS:
        raise BadInput(f"{name}: the workbook has more than {MOST_SHEETS} sheets.", "Nothing was taken in.")
    formulas = {
        (sheet.title, cell.coordinate): str(getattr(cell.value, "text", cell.value))
        for sheet in book.worksheets
        for cells in _cells_by_row(sheet).values()
        for cell in cells
        if cell.data_type == "f"
    }
    if formulas:
        # What a formula gave when the file was last saved is only in a second reading.
        book = load_workbook(BytesIO(content), data_only=True, keep_links=False)
    theme = theme_of(book.loaded_theme)
    notes = tuple(note for note in (*about_file, *_about_formulas(formulas)) if note)
    return Tracker(name, tuple(_sheet(each, formulas, theme) for each in book.worksheets), notes)


def _about_formulas(formulas: dict[tuple[str, str], str]) -> Iterator[str]:
    elsewhere = sum(bool(_ELSEWHERE.search(formula)) for formula in formulas.values())
    if len(formulas) > elsewhere:
        many = counted(len(formulas) - elsewhere, "cell")
        yield f"{many} with a formula: what Excel worked out when the file was last saved is read."
    if elsewhere:
        many = counted(elsewhere, "cell")
        yield f"{many} with a link to another file: what was last saved is read, no link is followed."


def _sheet(sheet: Any, formulas: dict[tuple[str, str], str], theme: tuple[str, ...]) -> Sheet:
    first_of: dict[tuple[int, int], tuple[int, int]] = {}
    wide = []
    for area in sheet.merged_cells.ranges:
        first_of |= dict.fromkeys(_places(area), (area.min_row, area.min_col))
        if area.max_col > area.min_col:
            wide.append((area.min_row, area.min_col, area.max_col))
    rows = (_row(sheet, number, cells, first_of, formulas, theme) for number, cells in _cells_by_row(sheet).items())
    kept = tuple(row for row in rows if row.cells or row.fills)
    return Sheet(sheet.title, kept, sheet.sheet_state != "visible", tuple(sorted(wide)))


def _cells_by_row(sheet: Any) -> dict[int, list[Any]]:
    """The cells that the file has, by row, from the left.

    ``iter_rows`` would make one for every place up to the last, and a stray one may stand in the last row of all.
    """
    rows: dict[int, list[Any]] = {}
    for number, column in sorted(sheet._cells):
        if column <= MOST_COLUMNS:
            rows.setdefault(number, []).append(sheet._cells[number, column])
    return rows


def _places(area: Any) -> Iterator[tuple[int, int]]:
    for row in range(area.min_row, min(area.max_row, area.min_row + MOST_MADE) + 1):
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1):
            yield row, column


def _plain(value: Any) -> Any:
    """A value as it was typed: a text without what cannot be printed, its lines ended in one way."""
    if not isinstance(value, str):
        return value
    return UNPRINTABLE.sub("", unescaped(value).replace("\r\n", "\n").replace("\r", "\n"))


def _text(value: Any, cell: Any) -> str:
    found = Found(value, cell.number_format or "General", cell.data_type)
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in found.shown_as:
        return f"{value * 100:.12g}%"
    return "" if cell.data_type == "e" else " ".join(words_of(found).split())


def _note(cell: Any) -> str:
    """The comment on a cell, on one line."""
    comment = getattr(cell, "comment", None)
    return " ".join(_plain(comment.text).split()) if comment else ""


def _shown(cell: GridCell) -> GridCell:
    """A month as it is shown: Excel keeps its first day."""
    day = cell.day
    return replace(cell, text=f"{MONTHS[day.month - 1]} {day.year}") if day and cell.is_month else cell


def _row(
    sheet: Any,
    number: int,
    found: list[Any],
    first_of: dict[tuple[int, int], tuple[int, int]],
    formulas: dict[tuple[str, str], str],
    theme: tuple[str, ...],
) -> GridRow:
    cells, fills, notes = {}, {}, {}
    for cell in found:
        first = first_of.get((number, cell.column), (number, cell.column))
        own = sheet.cell(*first)
        if own.value is None or (isinstance(own.value, str) and not own.value.strip()):
            if fill := rgb_of(cell.fill, theme):
                fills[cell.column] = fill
            if note := _note(cell):
                notes[cell.column] = note
            if not (formulas.get((sheet.title, own.coordinate)) and first == (number, cell.column)):
                continue
        value = _plain(own.value)
        made = GridCell(
            value=value,
            shown_as=own.number_format or "General",
            kind=own.data_type,
            text=_text(value, own),
            fill=rgb_of(own.fill, theme),
            note=_note(own) if first == (number, cell.column) else "",
            spread=first != (number, cell.column),
            formula=formulas.get((sheet.title, own.coordinate), ""),
        )
        cells[cell.column] = _shown(made)
    return GridRow(number, cells, bool(sheet.row_dimensions[number].hidden), fills, notes)
