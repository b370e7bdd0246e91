"""Charts on a slide, which PowerPoint draws from figures of their own, each with its alternative text."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from db.words import Unit
from riia_tui.reports import palette
from riia_tui.reports.blocks import Chart
from riia_tui.reports.chart_bars import look_of
from riia_tui.reports.chart_figures import TARGET, by_ones, highest
from riia_tui.reports.palette import Look
from riia_tui.reports.plain import on_one_line
from riia_tui.reports.pptx_shapes import describe
from riia_tui.reports.slide_places import Box

_CLOSE = 12
_LETTERS, _SMALL_LETTERS = 12, 10
_WHOLE = 100
"""A scale of percent ends here where no figure is above it."""
_NARROW = 8.0
"""Inches; a narrower chart stands beside another one, and its letters are small."""
_PLANNED = Look(palette.PAPER, palette.INK, "up", palette.LINES[1])
"""Columns of what was planned, beside the full ones of what came: told apart in grey too."""
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


def add_chart(page: Any, chart: Chart, box: Box) -> None:
    """A chart that PowerPoint draws from figures of its own."""
    data = CategoryChartData(number_format=_FORMATS.get(chart.unit, "General"))
    data.categories = [on_one_line(label, 60) or "not named" for label in chart.labels]
    for series in chart.series:
        data.add_series(on_one_line(series.name), series.values)
    if chart.target is not None:
        data.add_series(TARGET, [chart.target] * len(chart.labels))
    frame = page.shapes.add_chart(_type_of(chart), *box.measures(), data)
    describe(frame, on_one_line(chart.title), chart.about)
    made = frame.chart
    made.has_title = False
    made.has_legend = True
    made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    made.font.size = Pt(_LETTERS if box.width > _NARROW else _SMALL_LETTERS)
    ticks = made.value_axis.tick_labels
    ticks.number_format, ticks.number_format_is_linked = _FORMATS.get(chart.unit, "General"), False
    if by_ones(chart):
        made.value_axis.major_unit = 1
    elif chart.unit is Unit.PERCENT and highest(chart) <= _WHOLE:
        made.value_axis.maximum_scale, made.value_axis.major_unit = _WHOLE, _WHOLE / 5
    made.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(palette.RULE)
    if chart.kind == "status":
        _style_bars(made, chart)
    else:
        _style_lines(made, chart)


def _type_of(chart: Chart) -> Any:
    if chart.kind == "status":
        return XL_CHART_TYPE.BAR_STACKED
    # PowerPoint's library draws one kind a chart, so columns and a profile stand side by side as columns.
    return XL_CHART_TYPE.COLUMN_CLUSTERED if chart.kind == "spend" else XL_CHART_TYPE.LINE_MARKERS


def _style_bars(made: Any, chart: Chart) -> None:
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    # The first bar is the uppermost, and the scale stands below the last one.
    made.category_axis.reverse_order = True
    made.value_axis._element.find(qn("c:crosses")).set("val", "max")
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
            _fill(found.format.fill, _PLANNED if at else Look(palette.LINES[0], palette.PAPER))
            found.format.line.color.rgb = colour
            labels = found.data_labels
            labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
            continue
        is_target = at == len(chart.series)
        found.smooth = False
        found.format.line.color.rgb = RGBColor.from_string(palette.INK) if is_target else colour
        found.format.line.width = Pt(2.25)
        found.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH if is_target else _DASHES[at % 4]
        found.marker.style = XL_MARKER_STYLE.NONE if is_target else _MARKS[at % 4]
