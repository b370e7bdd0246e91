"""Tables in Word: a header row that repeats, rows that stay whole, widths that hold, a text for who listens."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from riia_tui.reports import docx_widths, palette
from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.docx_styles import TABLE_STYLE, table_text_style
from riia_tui.reports.docx_xml import element, run
from riia_tui.reports.plain import as_typed, on_one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# About what one line of 9- or 10-point Arial holds over the whole text width, and a third of a page in lines.
_LINE_CHARACTERS = 95
_TEXT_WIDTH_CM = 17.0
_WHOLE_ROW_LINES = 26
_LOW_ROW_LINES = 7
_MOST_KEPT_WHOLE = 9
"""Rows of a chart's figures that are kept on one page: more would leave much of the page before it white."""

_FEW_LINES = 6
"""A table of so few lines is not parted, and of a longer one of low rows no row stands alone on a page."""


def add(document: "WordDocument", table: Table, width_cm: float, whole: bool = False) -> None:
    """Put the table at the end of the document, ``width_cm`` wide; ``whole`` keeps a short one on one page."""
    widths = docx_widths.widths(table, width_cm)
    rows = list(table.cells())
    held = _LINE_CHARACTERS * width_cm / _TEXT_WIDTH_CM
    lines = [_lines(row, widths, held) for row in rows]
    made = element(
        "tbl",
        _properties(table, sum(widths)),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        _header(table, widths),
        *(_row(table, row, widths, taken) for row, taken in zip(rows, lines, strict=True)),
    )
    if (whole and len(rows) <= _MOST_KEPT_WHOLE) or sum(lines) <= _FEW_LINES:
        _keep(list(made.tr_lst)[:-1])
    elif max(lines) <= _LOW_ROW_LINES:
        _keep([*made.tr_lst[:2], made.tr_lst[-2]])
    document.element.body.sectPr.addprevious(made)


def _keep(rows: Iterable[Any]) -> None:
    """Keep each of the rows on the page of the one below it."""
    for row in rows:
        for properties in row.iter(qn("w:pPr")):
            if properties.find(qn("w:keepNext")) is None:
                properties.find(qn("w:pStyle")).addnext(element("keepNext"))


def _properties(table: Table, width: int) -> Any:
    return element(
        "tblPr",
        element("tblStyle", val=TABLE_STYLE.replace(" ", "")),
        element("tblW", w=width, type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook",
            val="04A0" if table.row_names else "0420",
            firstRow=1,
            lastRow=0,
            firstColumn=int(table.row_names),
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        ),
        element("tblCaption", val=on_one_line(table.caption)),
        element("tblDescription", val=on_one_line(table.about)),
    )


def _header(table: Table, widths: list[int]) -> Any:
    style = table_text_style(heading=True, compact=table.compact)
    right = table.right_columns()
    cells = (Cell(name, right=column in right) for column, name in enumerate(table.header))
    return element(
        "tr",
        element("trPr", element("cantSplit"), element("tblHeader")),
        *(_cell(cell, width, style) for cell, width in zip(cells, widths, strict=True)),
    )


def _row(table: Table, row: tuple[Cell, ...], widths: list[int], lines: int) -> Any:
    style = table_text_style(heading=False, compact=table.compact)
    cells = [_cell(cell, width, style) for cell, width in zip(row, widths, strict=True)]
    if lines > _WHOLE_ROW_LINES:
        # Kept whole it would leave much of a page empty, or be cut off where it is taller than one.
        return element("tr", *cells)
    return element("tr", element("trPr", element("cantSplit")), *cells)


def _lines(row: tuple[Cell, ...], widths: list[int], held: float) -> int:
    """About how many lines a row takes, where ``held`` letters stand on a line over the whole width."""
    return max(_lines_of(cell, max(held * width / sum(widths), 1)) for cell, width in zip(row, widths, strict=True))


def _lines_of(cell: Cell, held: float) -> int:
    return sum(1 + int(len(line) // held) for line in as_typed(cell.text).split("\n"))


def _cell(cell: Cell, width: int, style: str) -> Any:
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if cell.tone != "none":
        properties.append(element("shd", val="clear", color="auto", fill=palette.GROUNDS[cell.tone]))
    return element("tc", properties, _paragraph(cell, style))


def _paragraph(cell: Cell, style: str) -> Any:
    properties = element("pPr", element("pStyle", val=style.replace(" ", "")))
    if cell.right:
        properties.append(element("jc", val="right"))
    text = as_typed(cell.text)
    return element("p", properties, run(text, cell.strong)) if text else element("p", properties)
