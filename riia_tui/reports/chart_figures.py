"""The figures of a chart: in words, and as the table that stands with it in every kind of file."""

from db.words import Unit
from riia_tui import phrases
from riia_tui.reports.blocks import Cell, Chart, Table

NO_FIGURE = "no figure"
TARGET = "Target"

_MOST_BY_ONES = 8
_MOST_LABEL, _LABEL_ROOM = 50, 15.0
_MOST_NAME, _ROOM = 8, 5.0


def in_words(value: float | None, unit: Unit) -> str:
    """A value with its unit: “87%”, “£15,000”, “13”; “no figure” for None."""
    if value is None:
        return NO_FIGURE
    return f"{phrases.number(value)}%" if unit is Unit.PERCENT else phrases.amount(value, unit)


def in_wholes(chart: Chart) -> bool:
    """Whether every figure is a whole number, so that a scale with halves between them would say nothing."""
    figures = [value for series in chart.series for value in series.values if value is not None]
    return all(value == int(value) for value in [*figures, chart.target or 0.0])


def by_ones(chart: Chart) -> bool:
    """Whether its scale goes from one whole number to the next: a programme's own choice would be halves."""
    return in_wholes(chart) and chart.unit is not Unit.POUNDS and highest(chart) <= _MOST_BY_ONES


def highest(chart: Chart) -> float:
    """The figure at which the scale ends; bars stand on one another."""
    columns = [[value or 0.0 for value in column] for column in zip(*(s.values for s in chart.series), strict=True)]
    tops = [sum(column) if chart.kind == "status" else max(column) for column in columns]
    return max([0.0, chart.target or 0.0, *tops])


def figures_of(chart: Chart) -> Table:
    """The chart as a table: a row a label, a column a series, and the target where there is one."""
    target = (TARGET,) if chart.target is not None else ()
    rows: tuple[tuple[Cell | str, ...], ...] = tuple(
        (label if label.strip() else "not named", *(_cell(value, chart.unit) for value in _row(chart, at)))
        for at, label in enumerate(chart.labels)
    )
    return Table(
        caption=f"{chart.title}: the figures",
        header=(chart.label_name, *(series.name for series in chart.series), *target),
        rows=rows,
        widths=_widths(chart) if chart.kind == "status" else (),
        alt=f"The figures of the chart “{chart.title}”.",
        compact=True,
    )


def _widths(chart: Chart) -> tuple[float, ...]:
    """As much as the longest label needs on one line, and the name of each series on one or two."""
    longest = max(map(len, (chart.label_name, *chart.labels)))
    return (min(longest, _MOST_LABEL) + _LABEL_ROOM, *(min(len(s.name), _MOST_NAME) + _ROOM for s in chart.series))


def _row(chart: Chart, at: int) -> list[float | None]:
    values = [series.values[at] for series in chart.series]
    return values if chart.target is None else [*values, chart.target]


def _cell(value: float | None, unit: Unit) -> Cell:
    return Cell(in_words(value, unit), right=True, value=value)
