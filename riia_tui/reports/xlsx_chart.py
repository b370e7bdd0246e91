"""Charts that Excel draws itself from the table beside them: they stay right when a figure is changed."""

from typing import TYPE_CHECKING, Any

from db.words import Unit
from riia_tui.reports import palette
from riia_tui.reports.blocks import Chart
from riia_tui.reports.chart_bars import look_of
from riia_tui.reports.chart_figures import by_ones
from riia_tui.reports.palette import Look
from riia_tui.reports.plain import on_one_line
from riia_tui.reports.xlsx_cells import DAY_FORMAT, day_in
from riia_tui.reports.xlsx_sheets import HEAD_LINES, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_PATTERNS = {
    "up": "wide_upward_diagonal",
    "down": "wide_downward_diagonal",
    "level": "narrow_horizontal",
    "upright": "narrow_vertical",
    "dots": "percent_20",
}
_MARKS = ("circle", "square", "triangle", "diamond")
_DASHES = ("solid", "dash", "round_dot", "dash_dot")
_FORMATS = {Unit.PERCENT: "0%", Unit.POUNDS: '"£"#,##0'}
_WIDTH = 760
_ROW = 30


def chart_for(workbook: "Workbook", sheet: Sheet, chart: Chart) -> Any:
    """A chart of the sheet's table, to be put beside it."""
    made = _bars(workbook, sheet, chart) if chart.kind == "status" else _over_time(workbook, sheet, chart)
    made.set_title({"name": on_one_line(chart.title), "overlay": False, "name_font": {"size": 12}})
    made.set_legend({"position": "top"})
    return made


def _bars(workbook: "Workbook", sheet: Sheet, chart: Chart) -> Any:
    made = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for at, series in enumerate(chart.series):
        look = look_of(series)
        made.add_series(
            {
                **_ranges(sheet, chart, at),
                **_fill(look),
                "gap": 40,
                "data_labels": {
                    "value": True,
                    "num_format": "0;;",
                    "font": {"color": f"#{look.text}", "bold": True},
                    "fill": {"color": f"#{look.ground}"},
                },
            }
        )
    # The first bar is the uppermost; the scale stands below the last one, and the names left of the bars.
    made.set_y_axis({"reverse": True, "crossing": "max"})
    made.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": f"#{palette.RULE}"}}, **_ones(chart)})
    made.set_size({"width": _WIDTH, "height": 140 + _ROW * len(chart.labels)})
    return made


def _ones(chart: Chart) -> dict[str, Any]:
    """The steps of a scale of few."""
    return {"major_unit": 1} if by_ones(chart) else {}


def _fill(look: Look) -> dict[str, Any]:
    border = {"border": {"color": f"#{palette.QUIET}", "width": 0.75}}
    if look.pattern == "plain":
        return {"fill": {"color": f"#{look.ground}"}, **border}
    kind = _PATTERNS[look.pattern]
    return {"pattern": {"pattern": kind, "fg_color": f"#{look.lines}", "bg_color": f"#{look.ground}"}, **border}


def _over_time(workbook: "Workbook", sheet: Sheet, chart: Chart) -> Any:
    made = workbook.add_chart({"type": "line"})
    columns = None
    for at in range(len(chart.series) + (chart.target is not None)):
        if at == 0 and chart.kind == "spend":
            columns = workbook.add_chart({"type": "column"})
            columns.add_series({**_ranges(sheet, chart, 0), "fill": {"color": f"#{palette.LINES[0]}"}, "gap": 60})
            continue
        made.add_series({**_ranges(sheet, chart, at), **_drawn(at, is_target=at == len(chart.series))})
    if columns is not None:
        if len(chart.series) > 1 or chart.target is not None:
            columns.combine(made)
        made = columns
    drawn = {"num_format": _FORMATS.get(chart.unit, "General"), "major_gridlines": {"visible": True}}
    made.set_y_axis({**drawn, **_ones(chart)})
    # Days at equal steps, each named: an axis of dates would name others.
    days = {"num_format": DAY_FORMAT} if all(day_in(label) for label in chart.labels) else {}
    made.set_x_axis({"text_axis": True, **days})
    made.show_blanks_as("gap")
    made.set_size({"width": _WIDTH, "height": 380})
    return made


def _drawn(at: int, is_target: bool) -> dict[str, Any]:
    if is_target:
        return {"line": {"color": f"#{palette.INK}", "dash_type": "dash", "width": 1.5}}
    colour = f"#{palette.LINES[at % len(palette.LINES)]}"
    mark = {"type": _MARKS[at % 4], "size": 7, "border": {"color": colour}, "fill": {"color": colour}}
    return {"line": {"color": colour, "dash_type": _DASHES[at % 4], "width": 2.25}, "marker": mark}


def _ranges(sheet: Sheet, chart: Chart, at: int) -> dict[str, Any]:
    """Where a series has its name, its labels and its figures."""
    first, last = HEAD_LINES + 1, HEAD_LINES + len(chart.labels)
    return {
        "name": [sheet.name, HEAD_LINES, at + 1],
        "categories": [sheet.name, first, 0, last, 0],
        "values": [sheet.name, first, at + 1, last, at + 1],
    }
