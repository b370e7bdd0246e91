"""The sheets of a workbook: words in the first column, then one marked-up table without a gap."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from riia_tui.reports import palette
from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.plain import as_typed, on_one_line

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

HEAD_LINES = 3
"""Lines above every table: what it is, what it shows, what its blanks mean. The header row is the one after."""

LONGEST = 32_767
"""Signs that a cell can hold."""

_BLANKS = "A blank cell means that nothing is recorded, that there is no figure, or that nothing needs to be said."
_NO_BLANKS = "No cell is blank."
_LINK_LONGEST = 250
_TABLE_WIDTH = 130
_WIDEST, _NARROWEST = 60.0, 9.0
_LINE_POINTS, _TITLE_POINTS = 13.5, 24
_MOST_LINES = 30
_STARTS_A_SUM = ("=", "+", "-", "@", "\t", "\r")


class Sheet(NamedTuple):
    """A worksheet and its name."""

    page: "Worksheet"
    name: str


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.title = self.of(bold=True, font_size=16, font_color=f"#{palette.ACCENT}")
        self.words = self.of(text_wrap=False)
        self.head, self.right_head = self._head("left"), self._head("right")

    def _head(self, align: str) -> Any:
        ground, ink = f"#{palette.TINT}", f"#{palette.ACCENT}"
        clear = {"indent": 1} if align == "right" else {}
        return self.of(
            bold=True, text_wrap=True, valign="bottom", align=align, bg_color=ground, font_color=ink, **clear
        )

    def of(self, **properties: Any) -> Any:
        """A format in Arial with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"font_name": "Arial", "font_size": 10, **properties})
        return self._made[key]

    def cell(self, cell: Cell, number: str = "") -> Any:
        """The format of a table's cell; ``number`` is Excel's format of a figure."""
        properties: dict[str, Any] = {"text_wrap": True, "valign": "top"}
        if cell.tone != "none":
            properties["bg_color"] = f"#{palette.GROUNDS[cell.tone]}"
        if cell.strong:
            properties["bold"] = True
        if cell.right:
            # Figures keep clear of the words in the next column.
            properties["align"], properties["indent"] = "right", 1
        if number:
            properties["num_format"] = number
        elif as_typed(cell.text).startswith(_STARTS_A_SUM):
            # Excel keeps it a text also once somebody has edited the cell.
            properties["quote_prefix"] = True
        return self.of(**properties)


def write_words(
    sheet: Sheet,
    looks: Looks,
    lines: Sequence[str],
    header: tuple[str, str],
    rows: Sequence[tuple[str, str]],
    links: bool = False,
) -> None:
    """Lines, the first as the title, then a table of two columns; with ``links`` the first leads to its sheet."""
    _write_lines(sheet.page, looks, lines)
    page, top = sheet.page, len(lines)
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 100)
    for at, (name, said) in enumerate(rows, top + 1):
        if links:
            shown = looks.of(font_color="#0B4F9E", underline=1, valign="top")
            page.write_url(at, 0, f"internal:'{name}'!A1", shown, name[:_LINK_LONGEST])
        else:
            _write_text(page, at, 0, Cell(name), looks)
        _write_text(page, at, 1, Cell(said), looks)
        page.set_row(at, _row_height([said], [100.0]))
    _mark_up(sheet, top, header, [looks.head, looks.head], len(rows), f"{sheet.name}_table")


def write_table_sheet(sheet: Sheet, looks: Looks, table: Table, number: int) -> None:
    """A table of the report on a sheet of its own."""
    about = on_one_line(table.about)
    said = _BLANKS if any(not cell.text.strip() for row in table.cells() for cell in row) else _NO_BLANKS
    _write_lines(sheet.page, looks, [on_one_line(table.caption), about, said])
    widths = _widths(table)
    for column, width in enumerate(widths):
        sheet.page.set_column(column, column, width)
    for at, row in enumerate(table.cells(), HEAD_LINES + 1):
        for column, cell in enumerate(row):
            _write_cell(sheet.page, at, column, cell, looks)
        sheet.page.set_row(at, _row_height([cell.text for cell in row], widths))
    right = table.right_columns()
    heads = [looks.right_head if column in right else looks.head for column in range(len(widths))]
    _mark_up(sheet, HEAD_LINES, table.header, heads, len(table.rows), f"table_{number}")
    sheet.page.repeat_rows(HEAD_LINES)


def _write_lines(page: "Worksheet", looks: Looks, lines: Sequence[str]) -> None:
    page.set_row(0, _TITLE_POINTS)
    for at, line in enumerate(lines):
        page.write_string(at, 0, line[:LONGEST], looks.title if at == 0 else looks.words)


def _mark_up(sheet: Sheet, top: int, header: Sequence[str], heads: Sequence[Any], rows: int, name: str) -> None:
    """Marks the cells as a table with one header row; Excel wants a row below it, and headings that differ."""
    named = zip(_different(header), heads, strict=True)
    columns = [{"header": title, "header_format": head} for title, head in named]
    options = {"columns": columns, "autofilter": False, "style": None, "name": name}
    sheet.page.add_table(top, 0, top + max(rows, 1), len(header) - 1, options)


def _different(header: Sequence[str]) -> list[str]:
    """The headings on one line each; of equal ones (Excel sees no case) the later get a number."""
    met: dict[str, int] = {}
    names = []
    for title in header:
        line = on_one_line(title, 250)
        met[line.casefold()] = met.get(line.casefold(), 0) + 1
        names.append(line if met[line.casefold()] == 1 else f"{line} ({met[line.casefold()]})")
    return names


def _write_cell(page: "Worksheet", row: int, column: int, cell: Cell, looks: Looks) -> None:
    if cell.value is None:
        _write_text(page, row, column, cell, looks)
    else:
        page.write_number(row, column, cell.value, looks.cell(cell, number_format(cell.text, cell.value)))


def _write_text(page: "Worksheet", row: int, column: int, cell: Cell, looks: Looks) -> None:
    text = as_typed(cell.text)
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 1]}…"
    if text:
        page.write_string(row, column, text, looks.cell(cell))
    else:
        page.write_blank(row, column, None, looks.cell(cell))


def number_format(text: str, value: float) -> str:
    """Excel's format that shows the figure as the report's text does: “£15,000”, “87.5%”, “1,200”."""
    _, _, after = text.rstrip("%").partition(".")
    decimals = len(after) if after.isdigit() else 0
    digits = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    if text.endswith("%"):
        return f'{digits}"%"'
    if "£" in text:
        return f'"£"{digits};-"£"{digits}' if value < 0 else f'"£"{digits}'
    return digits


def _widths(table: Table) -> list[float]:
    return [min(max(share * _TABLE_WIDTH, _NARROWEST), _WIDEST) for share in table.shares()]


def _row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The points that the fullest cell takes; not every program finds that out by itself."""
    lines = [
        sum(1 + int(len(line) // max(width * 1.1, 1)) for line in as_typed(text).split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    return _LINE_POINTS * min(max(lines), _MOST_LINES) + 2
