"""The sheets of a workbook: words in the first column, then one marked-up table without a gap."""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsxwriter.utility import xl_range

from riia_tui import phrases
from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.letters import width_of
from riia_tui.reports.plain import on_one_line
from riia_tui.reports.xlsx_cells import (
    DIGIT_POINTS,
    LETTERS,
    LONGEST,
    Looks,
    day_in,
    row_height,
    write_cell,
    write_text,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEAD_LINES = 3
"""Lines above every table: what it is, what it shows, what its blanks mean. The header row is the one after."""

_BLANKS = "A blank cell means that nothing is recorded, that there is no figure, or that nothing needs to be said."
_NO_BLANKS = "No cell is blank."
_LINK_LONGEST = 250
_TABLE_WIDTH = 130.0
_WIDEST, _NARROWEST = 60.0, 5.0
_CLEAR = 2.5
"""Units that a column is wider than its text."""
_NAMES_WIDTH = 30.0
"""The names of rows break only where they are longer than this."""
_PAGE_WIDTH, _EACH_PAGE = 190.0, 150.0
"""What can still be read on a printed page; wider tables go on over more of them, which then hold less each."""
_LONGEST_RAG = 20
_TITLE_POINTS = 24
_WORDS_WIDTHS = (34.0, 100.0)


class Sheet(NamedTuple):
    """A worksheet and its name."""

    page: "Worksheet"
    name: str


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
    for column, width in enumerate(_WORDS_WIDTHS):
        page.set_column(column, column, width)
    for at, (name, said) in enumerate(rows, top + 1):
        if links:
            shown = looks.of(font_color="#0B4F9E", underline=1, valign="top")
            page.write_url(at, 0, f"internal:'{name}'!A1", shown, name[:_LINK_LONGEST])
        else:
            write_text(page, at, 0, Cell(name), looks)
        write_text(page, at, 1, Cell(said), looks)
        page.set_row(at, row_height([name, said], _WORDS_WIDTHS))
    page.repeat_rows(top)
    _mark_up(sheet, top, header, [looks.head, looks.head], len(rows), f"{sheet.name}_table")


def write_table_sheet(sheet: Sheet, looks: Looks, table: Table, number: int) -> None:
    """A table of the report on a sheet of its own."""
    caption, about = on_one_line(table.caption), on_one_line(table.about)
    about = about if about != caption else f"{phrases.counted(len(table.rows), 'row')}."
    said = _BLANKS if any(not cell.text.strip() for row in table.cells() for cell in row) else _NO_BLANKS
    widths = _widths(table)
    goes_on = sum(widths) > _PAGE_WIDTH
    _write_lines(sheet.page, looks, [caption, about, said], widths[0] if goes_on else None)
    for column, width in enumerate(widths):
        sheet.page.set_column(column, column, width)
    for at, row in enumerate(table.cells(), HEAD_LINES + 1):
        for column, cell in enumerate(row):
            write_cell(sheet.page, at, column, cell, looks)
        sheet.page.set_row(at, row_height([cell.text for cell in row], widths))
    right = table.right_columns()
    heads = [looks.right_head if column in right else looks.head for column in range(len(widths))]
    sheet.page.set_row(HEAD_LINES, row_height(_different(table.header), widths, strong=True))
    _mark_up(sheet, HEAD_LINES, table.header, heads, len(table.rows), f"table_{number}")
    sheet.page.repeat_rows(HEAD_LINES)
    if goes_on:
        # Each page repeats the first column.
        sheet.page.repeat_columns(0)
        sheet.page.fit_to_pages(ceil(sum(widths[1:]) / max(_EACH_PAGE - widths[0], _EACH_PAGE / 2)), 0)
    # A code such as 1.10 is a text and stays one; Excel need not warn of it in every cell.
    last = HEAD_LINES + max(len(table.rows), 1)
    sheet.page.ignore_errors({"number_stored_as_text": xl_range(HEAD_LINES, 0, last, len(widths) - 1)})


def _write_lines(page: "Worksheet", looks: Looks, lines: Sequence[str], room: float | None = None) -> None:
    """The lines above a table; where each page repeats the first column those below the title break in its ``room``.

    A line that went on over the next columns would be cut off on every page but the first.
    """
    page.set_row(0, _TITLE_POINTS)
    page.write_string(0, 0, lines[0][:LONGEST], looks.title)
    words = looks.words if room is None else looks.of(text_wrap=True, valign="top")
    for at, line in enumerate(lines[1:], 1):
        page.write_string(at, 0, line[:LONGEST], words)
        if room is not None:
            page.set_row(at, row_height([line], [room]))


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


def _widths(table: Table) -> list[float]:
    """How wide each column is: no wider than what stands in it, so that the room goes to those that need it."""
    needs, shares = _needs(table), table.shares()
    widths = dict.fromkeys(range(len(needs)), 0.0)
    waiting, left = set(widths), _TABLE_WIDTH
    while waiting:
        whole = sum(shares[column] for column in waiting)
        given = {column: min(shares[column] / whole * left, _WIDEST) for column in waiting}
        content = {column for column in waiting if needs[column] <= given[column]}
        widths |= {column: needs[column] for column in content} if content else given
        left -= sum(needs[column] for column in content)
        waiting = waiting - content if content else set()
    return [max(width, least) for width, least in zip(widths.values(), _least(table), strict=True)]


def _needs(table: Table) -> list[float]:
    """The widths in which nothing would break."""
    columns = zip(*table.cells(), strict=True) if table.rows else ((),) * len(table.header)
    return [
        max([_units(title, strong=True), *(_units(line) for cell in cells for line in cell.text.split("\n"))])
        for title, cells in zip(table.header, columns, strict=True)
    ]


def _least(table: Table) -> list[float]:
    """The widths in which no word of a heading and no RAG would break, no day or figure turns into ###.

    Hardly a row's name breaks.
    """
    least = [max(_NARROWEST, *(_units(word, strong=True) for word in title.split())) for title in table.header]
    for row in table.cells():
        least = list(map(max, least, map(_unbroken, row)))
    names = min(_needs(table)[0], _NAMES_WIDTH) if table.row_names else 0.0
    return [max(least[0], names), *least[1:]]


def _unbroken(cell: Cell) -> float:
    """The width of what does not break: a number or a day, which Excel has as one, and a RAG with what it was."""
    lines = cell.text.split("\n")
    if cell.value is not None or day_in(cell.text) is not None:
        return _units(cell.text, cell.strong)
    is_short = cell.tone != "none" and max(map(len, lines)) <= _LONGEST_RAG
    return max(_units(line, cell.strong) for line in lines) if is_short else 0.0


def _units(text: str, strong: bool = False) -> float:
    return width_of(text, LETTERS["font_size"], strong) / DIGIT_POINTS + _CLEAR
