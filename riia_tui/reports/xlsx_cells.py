"""The cells of a workbook: figures and days as Excel counts them, everything else as it was typed."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from riia_tui.phrases import MONTHS
from riia_tui.reports import palette
from riia_tui.reports.blocks import Cell
from riia_tui.reports.letters import lines_of
from riia_tui.reports.plain import as_typed

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LETTERS: dict[str, Any] = {"font_name": "Arial", "font_size": 10}
"""The letters of a workbook; also of its own style, in which Excel measures columns."""

LONGEST = 32_767
"""Signs that a cell can hold."""

DAY_FORMAT = "d mmm yyyy"

_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
_FIRST_YEAR = 1900
_STARTS_A_SUM = ("=", "+", "-", "@", "\t", "\r")
DIGIT_POINTS = 5.25
"""What one unit of a column's width is: a digit in 10-point Arial, as screens round it."""
_LINE_POINTS, _SPARE_POINTS = 12.75, 3.0
_MOST_POINTS = 409.0
"""No row of Excel is higher."""


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
        """A format in the workbook's letters with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**LETTERS, **properties})
        return self._made[key]

    def cell(self, cell: Cell, number: str = "") -> Any:
        """The format of a table's cell; ``number`` is Excel's format of a figure or a day."""
        properties: dict[str, Any] = {
            # A number never breaks; LibreOffice forgets the indent of one that may.
            "text_wrap": not number,
            "valign": "top",
            "border": 1,
            "border_color": f"#{palette.RULE}",
        }
        if cell.tone != "none":
            properties["bg_color"] = f"#{palette.GROUNDS[cell.tone]}"
        if cell.strong:
            properties["bold"] = True
        if cell.right:
            # Figures keep clear of the words in the next column.
            properties["align"], properties["indent"] = "right", 1
        if number:
            properties["num_format"] = number
            # Excel sets days to the right by itself, away from the words among them.
            properties.setdefault("align", "left")
        elif as_typed(cell.text).startswith(_STARTS_A_SUM):
            # Excel keeps it a text also once somebody has edited the cell.
            properties["quote_prefix"] = True
        return self.of(**properties)


def write_cell(page: "Worksheet", row: int, column: int, cell: Cell, looks: Looks) -> None:
    """A cell of a table: a figure as a number, a day as a day, else the text."""
    day = day_in(cell.text)
    if cell.value is not None:
        page.write_number(row, column, *_figure(cell, looks))
    elif day is not None:
        page.write_datetime(row, column, datetime(day.year, day.month, day.day), looks.cell(cell, DAY_FORMAT))  # noqa: DTZ001
    else:
        write_text(page, row, column, cell, looks)


def write_text(page: "Worksheet", row: int, column: int, cell: Cell, looks: Looks) -> None:
    """A cell that is a text whatever stands in it; cut, and said so, where it is longer than a cell can be."""
    text = as_typed(cell.text)
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 1]}…"
    if text:
        page.write_string(row, column, text, looks.cell(cell))
    else:
        page.write_blank(row, column, None, looks.cell(cell))


def day_in(text: str) -> date | None:
    """The day that a text is, where it is nothing else (“31 Dec 2025”), so that a column of them can be sorted."""
    found = _DAY.fullmatch(text.strip())
    if found is None or int(found[3]) < _FIRST_YEAR:
        return None
    try:
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None


def number_format(text: str) -> str:
    """Excel's format that shows the figure as the report's text does: “£15,000”, “87.5%”, “1,200”.

    Amounts above and below nought have one format: LibreOffice forgets the indent of a cell where only that changes.
    """
    _, _, after = text.rstrip("%").partition(".")
    decimals = len(after) if after.isdigit() else 0
    digits = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    if text.endswith("%"):
        return f"{digits}%"
    if "£" in text:
        return f'"£"{digits};-"£"{digits}'
    return digits


def row_height(texts: Sequence[str], widths: Sequence[float], strong: bool = False) -> float:
    """The points that the fullest cell takes, in columns of these widths; not every program finds that out itself."""
    lines = max(
        lines_of(as_typed(text), width * DIGIT_POINTS, LETTERS["font_size"], strong)
        for text, width in zip(texts, widths, strict=True)
    )
    return min(_LINE_POINTS * lines + _SPARE_POINTS, _MOST_POINTS)


def _figure(cell: Cell, looks: Looks) -> tuple[float, Any]:
    """The number and its format; Excel's own percentages are hundredths, so that 90% can be typed over one."""
    assert cell.value is not None
    value = cell.value / 100 if cell.text.endswith("%") else cell.value
    return value, looks.cell(cell, number_format(cell.text))
