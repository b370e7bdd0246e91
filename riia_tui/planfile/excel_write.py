"""A plan as a workbook that a coordinator can read and fill in: the same plan always gives the same bytes."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from db.errors import BadInput
from db.words import Quarters
from riia_tui.planfile.excel_rows import Row, rows_of
from riia_tui.planfile.excel_text import LONGEST, escaped
from riia_tui.planfile.model import PlanFile
from riia_tui.planfile.shapes import Leaf, Word
from riia_tui.planfile.sheet_words import ABOUT_COLUMNS, ABOUT_KEYS, ABOUT_SHEETS, INTRODUCTION
from riia_tui.planfile.sheets import KEYS, LISTS, README, SHEETS, Column, Sheet, words_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 5_000
"""Lists to choose from are laid on the rows down to this one, or as far again as the plan goes."""

LINE = 15
"""Points that a line of text is high."""

MOST_LINES = 27
"""Lines of the highest row that Excel can show."""

_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the property is written without a zone
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_SET_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
_EARLIEST_IN_ZIP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE_FILE = 0o644 << 16
_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year, and knows no day before it
_TEXT, _DAY, _NUMBER, _POUNDS = "@", "dd mmm yyyy", "General", "#,##0.00"
_HEAD = PatternFill("solid", start_color="FFD9E2EC", end_color="FFD9E2EC")
_BOLD = Font(name="Calibri", size=11, bold=True)
_TOP = Alignment(vertical="top", horizontal="left")
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def workbook_bytes(plan: PlanFile) -> bytes:
    """The plan as the content of an ``.xlsx`` file.

    Raises BadInput for a text that is longer than a cell can hold (32,767 signs).
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "riia"
    workbook.properties.created = _NO_DAY
    rows = rows_of(plan)
    _write_readme(workbook.create_sheet(README))
    for sheet in SHEETS:
        _write_sheet(workbook.create_sheet(sheet.name), sheet, rows[sheet.name])
    lists = _write_lists(workbook.create_sheet(LISTS), rows)
    for sheet in SHEETS:
        _lay_lists(workbook[sheet.name], sheet, len(rows[sheet.name]), lists)
    _offer_quarters(workbook[KEYS.name], rows[KEYS.name])
    content = BytesIO()
    workbook.save(content)
    return _settled(content.getvalue())


def _write_sheet(page: "Worksheet", sheet: Sheet, rows: Sequence[Row]) -> None:
    for at, column in enumerate(sheet.columns, 1):
        _head(page.cell(1, at), column.heading)
        letter = page.column_dimensions[get_column_letter(at)]
        letter.width, letter.number_format, letter.alignment = column.width, _format(column), _WRAPPED
    for number, row in enumerate(rows, 2):
        for at, column in enumerate(sheet.columns, 1):
            _put(page.cell(number, at), row.get(column.heading), _format(column), f"{sheet.name}, row {number}")
        page.row_dimensions[number].height = LINE * _lines(row, sheet)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(rows) + 1}"
    page.print_title_rows = "1:1"
    _lay_out_for_paper(page)


def _lines(row: Row, sheet: Sheet) -> int:
    """How many lines the fullest cell of a row takes, about; not every program finds that out by itself."""
    texts = ((row.get(column.heading), column.width) for column in sheet.columns)
    return max((_wrapped_lines(text, width) for text, width in texts if isinstance(text, str)), default=1)


def _wrapped_lines(text: str, width: int) -> int:
    return min(MOST_LINES, sum(1 + len(line) // width for line in text.split("\n")))


def _format(column: Column) -> str:
    if column.shape in (Leaf.NUMBER, Leaf.WHOLE):
        return _POUNDS if column.heading == "pounds" else _NUMBER
    return _DAY if column.shape is Leaf.DAY else _TEXT


def _head(cell: "Cell", heading: str) -> None:
    _put(cell, heading, _TEXT, "")
    cell.font, cell.fill = _BOLD, _HEAD


def _put(cell: "Cell", value: Any, form: str, place: str) -> None:
    """A value into a cell; a text stays a text, whatever it begins with."""
    cell.number_format, cell.alignment = form, _WRAPPED if form == _TEXT else _TOP
    if value is None:
        return
    if isinstance(value, date) and value >= _FIRST_DAY:
        cell.value, cell.number_format = value, _DAY
    elif isinstance(value, int | float) and float(f"{value:.15g}") == value:
        cell.value = int(value) if value == int(value) else value
    else:
        _put_text(cell, _as_text(value), place)


def _put_text(cell: "Cell", text: str, place: str) -> None:
    said = escaped(text)
    if len(said) > LONGEST:
        raise BadInput(
            f"{place}: a text of {len(text):,} signs is longer than a cell of a workbook can hold.",
            "Write the plan to a .yaml file.",
        )
    cell.value = said
    # What begins with = would be a formula, and #N/A an error.
    cell.data_type = "s"


def _as_text(value: Any) -> str:
    """A figure of more digits than Excel keeps in full, a day before its first one in ISO form."""
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def _lay_out_for_paper(page: "Worksheet") -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _write_readme(page: "Worksheet") -> None:
    for letter, width in zip("ABCD", (18, 18, 14, 90), strict=True):
        page.column_dimensions[letter].width = width
    for number, paragraph in enumerate(INTRODUCTION, 1):
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
        _put(page.cell(number, 1), paragraph, _TEXT, "")
        # No program makes a merged row as high as its text.
        page.row_dimensions[number].height = LINE * _wrapped_lines(paragraph, 135)
    first = len(INTRODUCTION) + 2
    for at, heading in enumerate(("sheet", "column", "must be given", "what stands in it"), 1):
        _head(page.cell(first, at), heading)
    for number, line in enumerate(_explanations(), first + 1):
        for at, text in enumerate(line, 1):
            _put(page.cell(number, at), text or None, _TEXT, "")
        if not line[1]:
            page.cell(number, 1).font = _BOLD
    _lay_out_for_paper(page)


def _explanations() -> Iterable[tuple[str, str, str, str]]:
    for sheet in SHEETS:
        yield sheet.name, "", "", ABOUT_SHEETS[sheet.name]
        if sheet is KEYS:
            needed = ("format", "code", "title", "starts", "ends", "region_code", "region_name")
            yield from (("", key, "yes" if key in needed else "", about) for key, about in ABOUT_KEYS.items())
            continue
        for column in sheet.columns:
            yield "", column.heading, "yes" if column.required else "", ABOUT_COLUMNS[sheet.name][column.heading]


def _write_lists(page: "Worksheet", rows: dict[str, list[Row]]) -> dict[tuple[str, str], str]:
    """The lists of words, a column each; gives the range of each by sheet and heading."""
    page.sheet_state = "hidden"
    ranges: dict[tuple[str, str], str] = {}
    known: dict[tuple[str, ...], str] = {}
    for sheet in SHEETS:
        for column in sheet.columns:
            words = _choices(sheet, column, rows)
            if words and words not in known:
                known[words] = _write_list(page, len(known) + 1, column.heading, words)
            if words:
                ranges[sheet.name, column.heading] = known[words]
    return ranges


def _choices(sheet: Sheet, column: Column, rows: dict[str, list[Row]]) -> tuple[str, ...]:
    if (sheet.name, column.heading) == ("Themes", "level"):
        return tuple(dict.fromkeys(row["level"] for row in rows["Themes"]))
    return words_of(sheet, column)


def _write_list(page: "Worksheet", at: int, heading: str, words: Sequence[str]) -> str:
    _head(page.cell(1, at), heading)
    for number, word in enumerate(words, 2):
        _put(page.cell(number, at), word, _TEXT, "")
    letter = get_column_letter(at)
    return f"'{LISTS}'!${letter}$2:${letter}${len(words) + 1}"


def _lay_lists(page: "Worksheet", sheet: Sheet, rows: int, lists: dict[tuple[str, str], str]) -> None:
    """Lists to choose from; only the closed ones refuse other words."""
    last = max(LAST_ROW, 2 * rows)
    for at, column in enumerate(sheet.columns, 1):
        source = lists.get((sheet.name, column.heading)) or _offered(column, last)
        if source is None:
            continue
        letter = get_column_letter(at)
        closed = isinstance(column.shape, Word) or column.shape is Leaf.YES or column.heading == "members"
        choice = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=closed)
        choice.error, choice.errorTitle = "Choose a word of the list.", column.heading
        choice.add(f"{letter}2:{letter}{last}")
        page.add_data_validation(choice)


def _offer_quarters(page: "Worksheet", rows: Sequence[Row]) -> None:
    """The words for which year a quarter belongs to; the sheet of the plan's own keys has a row for each key."""
    number = next((number for number, row in enumerate(rows, 2) if row["key"] == "quarters"), None)
    if number is not None:
        choice = DataValidation(type="list", formula1=f'"{",".join(Quarters)}"', showErrorMessage=True)
        choice.error, choice.errorTitle = "Choose a word of the list.", "quarters"
        choice.add(f"B{number}")
        page.add_data_validation(choice)


def _offered(column: Column, last: int) -> str | None:
    if column.offers is None:
        return None
    name, heading = column.offers
    other = next(sheet for sheet in SHEETS if sheet.name == name)
    letter = get_column_letter(1 + other.columns.index(other.column(heading)))
    return f"'{name}'!${letter}$2:${letter}${last}"


def _settled(content: bytes) -> bytes:
    """The same workbook without the hour and the computer that it was made on."""
    settled = BytesIO()
    with ZipFile(BytesIO(content)) as made, ZipFile(settled, "w", ZIP_DEFLATED) as kept:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = ZipInfo(name, _EARLIEST_IN_ZIP)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE_FILE
            kept.writestr(entry, _settled_part(name, made.read(name)))
    return settled.getvalue()


def _settled_part(name: str, part: bytes) -> bytes:
    if name == "docProps/core.xml":
        return _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
    # A height that counts as set by hand would not grow with what is typed.
    return _SET_HEIGHT.sub(rb"\1", part) if name.startswith("xl/worksheets/") else part
