"""The reds and ambers over time: a run chart for each whose figure has moved."""

from dataclasses import dataclass

from db.words import Metric
from riia_tui import phrases
from riia_tui.rules.status import Judged
from riia_tui.views.exceptions import ExceptionLine
from riia_tui.views.run_chart import RunChart, run_chart
from riia_tui.views.standing import Standing, leading

LEAST_POINTS = 3
"""With fewer a line shows nothing that two numbers would not say."""


@dataclass(frozen=True, slots=True)
class KpiOverTime:
    """A measure of a KPI with a target, and its figures from the first on.

    ``authorities`` is how many authorities they are of, where they count authorities, else None.
    """

    ref: str
    name: str
    chart: RunChart
    authorities: float | None


def over_time(found: Standing, lines: tuple[ExceptionLine, ...]) -> tuple[KpiOverTime, ...]:
    """Those of the KPIs that have three figures or more which are not all the same, in the order given."""
    judged = {each.kpi.ref: each for each in found.judged.values()}
    charts = (_chart(found, judged[line.line.ref]) for line in lines)
    return tuple(chart for chart in charts if chart is not None)


def _chart(found: Standing, judged: Judged) -> KpiOverTime | None:
    """Of the measure that a one-line row shows, else of the first that has moved."""
    first = leading(judged)
    for m in sorted(judged.measures, key=lambda m: m is not first):
        chart = run_chart(found, judged, m)
        if chart is not None and chart.target is not None and _moved(chart):
            of = m.counted.whole or float(len(found.facts.authorities))
            authorities = of if m.measure.metric is Metric.PARTICIPATION else None
            name = phrases.measure_name(m.measure)
            kept = f"{name}, of those expected by then" if phrases.is_rhythm(m) else name
            return KpiOverTime(judged.kpi.ref, kept, chart, authorities)
    return None


def _moved(chart: RunChart) -> bool:
    return len(chart.points) >= LEAST_POINTS and len({point.value for point in chart.points}) > 1
