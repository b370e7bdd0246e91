"""A run chart: a measure over time beside its target, as values, as a small picture in text, and as a sentence."""

from dataclasses import dataclass
from datetime import date

from db.words import Comparator, Metric, Unit
from riia_tui.phrases import amount, full_day, is_rhythm
from riia_tui.rules.due import month_ends
from riia_tui.rules.measures import Measured, measured
from riia_tui.rules.status import Judged, judge
from riia_tui.views.standing import Standing

HEIGHT = 4
BLOCKS = " ▁▂▃▄▅▆▇█"
LINE = "┄"
COLUMN = 2
AIMS = {Comparator.AT_LEAST: "needs", Comparator.AT_MOST: "at most", Comparator.EXACTLY: "exactly"}


@dataclass(frozen=True, slots=True)
class Point:
    """A measure's value on a day, in its unit."""

    on: date
    value: float


@dataclass(frozen=True, slots=True)
class RunChart:
    """A measure over time, oldest first; the target is None where there is none."""

    points: tuple[Point, ...]
    target: float | None
    unit: Unit
    comparator: Comparator = Comparator.AT_LEAST


def run_chart(found: Standing, judged: Judged, m: Measured) -> RunChart | None:
    """The chart of a measure; None where there are no two values to set beside each other, and for milestones.

    A figure that people report stands on its own days; everything else on the last day of each month and today. Of a
    rhythm the share of what was expected by then is drawn, since more records than are expected do not meet it.
    """
    if m.measure.metric is Metric.MILESTONE:
        return None
    if is_rhythm(m):
        kept = _kept(found, judged, m)
        return RunChart(kept, 100.0, Unit.PERCENT) if len(kept) > 1 else None
    points = _given(found, m) if m.measure.metric is Metric.REPORTED else _counted(found, judged, m)
    target = m.target if m.measure.target is None else m.measure.target
    return RunChart(points, target, m.measure.unit, m.measure.comparator) if len(points) > 1 else None


def _given(found: Standing, m: Measured) -> tuple[Point, ...]:
    figures = found.facts.figures_of.get(m.measure.id, ())
    newest = {figure.on: figure.value for figure in figures if figure.on <= found.today}
    return tuple(Point(on, value) for on, value in newest.items())


def _counted(found: Standing, judged: Judged, m: Measured) -> tuple[Point, ...]:
    if not m.counted.records:
        return ()
    values = [(on, measured(found.facts, judged.kpi, m.measure, on).value) for on in _days(found)]
    return tuple(Point(on, value) for on, value in values if value is not None)


def _kept(found: Standing, judged: Judged, m: Measured) -> tuple[Point, ...]:
    """The share of the expected records that came, from the day on that the first one fell due."""
    points = []
    for on in _days(found):
        measures = judge(found.facts, judged.kpi, on, found.thresholds).measures
        counted = next(then.counted for then in measures if then.measure.id == m.measure.id)
        if counted.whole:
            points.append(Point(on, 100.0 * (counted.part or 0.0) / counted.whole))
    return tuple(points)


def _days(found: Standing) -> list[date]:
    """The last day of each month of the plan up to today, and today; after the plan's end, its last day."""
    first, last = found.facts.plan.starts, min(found.today, found.facts.plan.ends)
    return [*(day for day in month_ends(first, last) if day < last), last] if last >= first else []


def sentence(chart: RunChart) -> str:
    """The chart in words: for those who cannot see it, or read it aloud."""
    first, last = chart.points[0], chart.points[-1]
    values = [point.value for point in chart.points]
    said = f"from {_value(chart, first.value)} on {full_day(first.on)} to {_value(chart, last.value)}"
    said += f" on {full_day(last.on)}"
    if max(values) not in (first.value, last.value):
        said += f", highest {_value(chart, max(values))}"
    if min(values) not in (first.value, last.value):
        said += f", lowest {_value(chart, min(values))}"
    return f"{said}; {_aim(chart)}" if chart.target is not None else said


def drawn(chart: RunChart, width: int) -> tuple[str, ...]:
    """The chart as lines of at most ``width`` columns: a bar a point, the target as a line, months below.

    Where it is too narrow for every point the newest are drawn.
    """
    points = chart.points[-max(1, (width - len(_aim(chart)) - 4) // COLUMN) :]
    highest = max([*(point.value for point in points), chart.target or 0.0]) or 1.0
    aimed = None if chart.target is None else max(1, -int(-chart.target / highest * HEIGHT // 1))
    lines = [_row(points, highest, row, row == aimed) for row in range(HEIGHT, 0, -1)]
    if aimed is not None:
        lines[HEIGHT - aimed] += f"{LINE} {_aim(chart)}"
    return (*lines, "".join(f"{point.on:%b}"[0].ljust(COLUMN) for point in points))


def _row(points: tuple[Point, ...], highest: float, row: int, is_aim: bool) -> str:
    """One line of the bars; where the target runs, it fills what they leave free."""
    empty = LINE if is_aim else " "
    cells = [BLOCKS[_eighths(point.value, highest, row)].replace(" ", empty) for point in points]
    return "".join(cell + empty * (COLUMN - 1) for cell in cells)


def _eighths(value: float, highest: float, row: int) -> int:
    """How much of a row a bar fills, in eighths; what is more than nothing is seen."""
    filled = round((value / highest * HEIGHT - (row - 1)) * 8)
    least = 1 if row == 1 and value > 0 else 0
    return max(least, min(8, filled))


def _aim(chart: RunChart) -> str:
    return f"{AIMS[chart.comparator]} {_value(chart, chart.target or 0.0)}" if chart.target is not None else ""


def _value(chart: RunChart, value: float) -> str:
    return amount(value, chart.unit)
