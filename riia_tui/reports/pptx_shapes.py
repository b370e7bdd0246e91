"""Tables and charts on a slide, each with its alternative text."""

from itertools import islice
from math import ceil
from typing import Any, NamedTuple

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Length, Pt

from db.words import Unit
from riia_tui.reports import palette
from riia_tui.reports.blocks import Cell, Chart, Table
from riia_tui.reports.chart_bars import look_of
from riia_tui.reports.chart_figures import TARGET, by_ones
from riia_tui.reports.palette import Look
from riia_tui.reports.plain import as_typed, on_one_line
from riia_tui.reports.pptx_rows import table_row
from riia_tui.reports.slides import shown_rows

_SIZES = (14, 13, 12, 11, 10)
_PADDING = 0.12
_LETTER_WIDTH = 0.52
_LONGEST_CELL = 220
_CLOSE = 12
_LONGEST_ABOUT = 1_000
_PATTERNS = {
    "up": MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL,
    "down": MSO_PATTERN_TYPE.WIDE_DOWNWARD_DIAGONAL,
    "level": MSO_PATTERN_TYPE.NARROW_HORIZONTAL,
    "upright": MSO_PATTERN_TYPE.NARROW_VERTICAL,
    "dots": MSO_PATTERN_TYPE.PERCENT_20,
}
_MARKS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.DIAMOND)
_DASHES = (
    MSO_LINE_DASH_STYLE.SOLID,
    MSO_LINE_DASH_STYLE.DASH,
    MSO_LINE_DASH_STYLE.ROUND_DOT,
    MSO_LINE_DASH_STYLE.DASH_DOT,
)
_FORMATS = {Unit.PERCENT: '0"%"', Unit.POUNDS: '"£"#,##0'}


class Box(NamedTuple):
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    def measures(self) -> tuple[Length, Length, Length, Length]:
        """The same as PowerPoint counts it."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def line_height(size: int) -> float:
    """Inches that a line of text takes."""
    return size * 1.22 / 72


def lines_of(text: str, width: float, size: int) -> int:
    """About how many lines a text takes in so many inches."""
    held = max(width * 72 / (size * _LETTER_WIDTH), 1)
    return sum(max(1, ceil(len(line) / held)) for line in text.split("\n"))


def add_table(page: Any, table: Table, box: Box) -> tuple[float, int]:
    """A table with one header row in the largest letters that fit; rows that no letters fit are left out and counted.

    Gives the height that it takes, in inches, and how many rows it shows.
    """
    shares = table.shares()
    rows = [tuple(_shortened(cell) for cell in row) for row in islice(table.cells(), shown_rows(table))]
    right = table.right_columns()
    head = tuple(Cell(as_typed(name), strong=True, right=at in right) for at, name in enumerate(table.header))
    size, heights = _fitting([head, *rows], shares, box)
    kept = len(heights) - 1
    frame = page.shapes.add_table(1, len(shares), *box.measures())
    _describe(frame, on_one_line(table.caption), _about(table, kept))
    made = frame.table
    made.first_row, made.horz_banding, made.first_col = True, False, table.row_names
    grid = made._tbl
    for column, share in zip(grid.tblGrid.gridCol_lst, shares, strict=True):
        column.w = Inches(box.width * share)
    grid.remove(grid.tr_lst[0])
    for at, (row, height) in enumerate(zip([head, *rows[:kept]], heights, strict=True)):
        grid.append(table_row(row, height, size, is_head=at == 0))
    frame.width, frame.height = sum(column.w for column in grid.tblGrid.gridCol_lst), sum(row.h for row in grid.tr_lst)
    return sum(heights), kept


def _shortened(cell: Cell) -> Cell:
    text = as_typed(cell.text)
    text = text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1].rstrip()}…"
    return Cell(text, cell.tone, cell.strong, cell.right)


def _about(table: Table, kept: int) -> str:
    left_out = len(table.rows) - kept
    return f"{table.about} {left_out} more rows are in the report." if left_out else table.about


def _fitting(rows: list[tuple[Cell, ...]], shares: tuple[float, ...], box: Box) -> tuple[int, list[float]]:
    """The size of letters, and the heights of the rows that fit."""
    heights: list[float] = []
    size = _SIZES[0]
    for size in _SIZES:
        heights = [_row_height(row, shares, box.width, size) for row in rows]
        if sum(heights) <= box.height:
            return size, heights
    while len(heights) > 2 and sum(heights) > box.height:
        heights.pop()
    return size, heights


def _row_height(row: tuple[Cell, ...], shares: tuple[float, ...], width: float, size: int) -> float:
    lines = (lines_of(cell.text, width * share - 0.16, size) for cell, share in zip(row, shares, strict=True))
    return max(lines) * line_height(size) + _PADDING


def add_chart(page: Any, chart: Chart, box: Box) -> float:
    """A chart that PowerPoint draws from figures of its own; gives the height that it takes, in inches."""
    data = CategoryChartData(number_format=_FORMATS.get(chart.unit, "General"))
    data.categories = [on_one_line(label, 60) or "not named" for label in chart.labels]
    for series in chart.series:
        data.add_series(on_one_line(series.name), series.values)
    if chart.target is not None:
        data.add_series(TARGET, [chart.target] * len(chart.labels))
    frame = page.shapes.add_chart(_type_of(chart), *box.measures(), data)
    _describe(frame, on_one_line(chart.title), chart.about)
    made = frame.chart
    made.has_title = False
    made.has_legend = True
    made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    made.font.size = Pt(12)
    ticks = made.value_axis.tick_labels
    ticks.number_format, ticks.number_format_is_linked = _FORMATS.get(chart.unit, "General"), False
    if by_ones(chart):
        made.value_axis.major_unit = 1
    made.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(palette.RULE)
    if chart.kind == "status":
        _style_bars(made, chart)
    else:
        _style_lines(made, chart)
    return box.height


def _type_of(chart: Chart) -> Any:
    if chart.kind == "status":
        return XL_CHART_TYPE.BAR_STACKED
    # PowerPoint's library draws one kind a chart, so columns and a profile stand side by side as columns.
    return XL_CHART_TYPE.COLUMN_CLUSTERED if chart.kind == "spend" else XL_CHART_TYPE.LINE_MARKERS


def _style_bars(made: Any, chart: Chart) -> None:
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    made.category_axis.reverse_order = True
    _name_every(made.category_axis, len(chart.labels))
    for found, series in zip(plot.series, chart.series, strict=True):
        look = look_of(series)
        _fill(found.format.fill, look)
        found.format.line.color.rgb = RGBColor.from_string(palette.QUIET)
        labels = found.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0;;", False
        labels.font.size, labels.font.bold = Pt(12), True
        labels.font.color.rgb = RGBColor.from_string(look.text)
        _lay_ground(labels, look)


def _name_every(axis: Any, bars: int) -> None:
    """A name at every bar: a programme's own choice leaves out each second where many stand close."""
    if bars > _CLOSE:
        axis.tick_labels.font.size = Pt(10)
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _lay_ground(labels: Any, look: Look) -> None:
    """A plain ground behind the figures, so that no line of the pattern runs through them."""
    ground = parse_xml(
        f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="{look.ground}"/></a:solidFill></c:spPr>'
    )
    labels._element.find(qn("c:numFmt")).addnext(ground)


def _fill(fill: Any, look: Look) -> None:
    if look.pattern == "plain":
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(look.ground)
        return
    fill.patterned()
    fill.pattern = _PATTERNS[look.pattern]
    fill.fore_color.rgb = RGBColor.from_string(look.lines)
    fill.back_color.rgb = RGBColor.from_string(look.ground)


def _style_lines(made: Any, chart: Chart) -> None:
    for at, found in enumerate(made.plots[0].series):
        colour = RGBColor.from_string(palette.LINES[at % len(palette.LINES)])
        if chart.kind == "spend":
            found.format.fill.solid()
            found.format.fill.fore_color.rgb = colour
            continue
        is_target = at == len(chart.series)
        found.smooth = False
        found.format.line.color.rgb = RGBColor.from_string(palette.INK) if is_target else colour
        found.format.line.width = Pt(2.25)
        found.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH if is_target else _DASHES[at % 4]
        found.marker.style = XL_MARKER_STYLE.NONE if is_target else _MARKS[at % 4]


def _describe(frame: Any, name: str, about: str) -> None:
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", name[:200] or "Picture")
    properties.set("descr", on_one_line(about, _LONGEST_ABOUT))
