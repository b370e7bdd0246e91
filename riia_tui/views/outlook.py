"""Where a KPI is heading: each measure's trend, its forecast, and its run chart; and who stands behind a green."""

import math
from dataclasses import dataclass
from datetime import date

from db.words import Comparator, Metric, Status, Unit
from riia_tui import phrases
from riia_tui.rules.forecast import Forecast, forecast
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged, judge
from riia_tui.rules.trend import Trend, last_period_end, trend_of
from riia_tui.views.run_chart import AIMS, RunChart, run_chart
from riia_tui.views.standing import Standing


@dataclass(frozen=True, slots=True)
class TrendLine:
    """How a measure compares with an earlier day: ``was`` is its figure then, ``words`` “▲ up from 3 on 30 Sep”."""

    trend: Trend
    against: str
    on: date | None
    was: str
    words: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a measure (by its number) is heading; what cannot be told is None, and its words are “”."""

    number: int
    since_period: TrendLine | None
    since_board: TrendLine | None
    forecast: Forecast | None
    forecast_words: str
    chart: RunChart | None


@dataclass(frozen=True, slots=True)
class Behind:
    """How many authorities stand behind a green, of how many, and which do not; excused ones are in neither."""

    standing: int
    of: int
    missing: tuple[str, ...]
    excused: tuple[str, ...]
    words: str


def outlook_of(found: Standing, judged: Judged) -> tuple[Outlook, ...]:
    """The outlook of every measure of a KPI; a closed KPI has none."""
    if judged.status is Status.CLOSED:
        return ()
    period = last_period_end(judged.kpi, judged.expected, found.today)
    at_period = _on(found, judged, period)
    at_board = found.then.judged[judged.kpi.id].measures if found.then else (None,) * len(judged.measures)
    board = found.last_board.on if found.last_board else None
    return tuple(
        Outlook(
            number=m.measure.position + 1,
            since_period=trend_line(found, m, before, "last period", period),
            since_board=trend_line(found, m, then, "last board", board),
            forecast=(ahead := forecast(found.facts, judged.kpi, m, found.today)),
            forecast_words=forecast_words(ahead, m, found.today),
            chart=run_chart(found, judged, m),
        )
        for m, before, then in zip(judged.measures, at_period, at_board, strict=True)
    )


def _on(found: Standing, judged: Judged, day: date) -> tuple[Measured | None, ...]:
    """The measures on an earlier day; None for each where that lies before the plan."""
    if day < found.facts.plan.starts:
        return (None,) * len(judged.measures)
    return judge(found.facts, judged.kpi, day, found.thresholds).measures


def trend_line(
    found: Standing, now: Measured, then: Measured | None, against: str, on: date | None
) -> TrendLine | None:
    """A measure's trend against an earlier day (None: there is none yet), in words."""
    trend = trend_of(now, then)
    if trend is None:
        return None
    was = phrases.figure(then) if then is not None and then.value is not None else ""
    when = f" on {phrases.day(on, found.today)}" if on else ""
    words = {
        Trend.UP: f"up from {was}{when}",
        Trend.DOWN: f"down from {was}{when}",
        Trend.LEVEL: f"level with{when.replace(' on', '')}",
        Trend.NEW: f"new since{when.replace(' on', '')}" if when else f"new: no {against} yet",
    }
    return TrendLine(trend, against, on, was, f"{trend.sign} {words[trend]}")


def forecast_words(ahead: Forecast | None, m: Measured, today: date) -> str:
    """A forecast in words: “at 1.2 a month: 9 of 12 by 31 Mar; met in June 2026”; “” for none."""
    if ahead is None:
        return ""
    day = phrases.day(ahead.by, today)
    if ahead.pace is None:
        return f"if it goes on as so far: {'met' if ahead.met else 'not met'} by {day}"
    if m.met and m.measure.comparator is Comparator.AT_LEAST:
        return "met already"
    return f"at {_pace(ahead, m)} a month: {_reached(ahead, m)} by {day}; {_when(ahead)}"


def _pace(ahead: Forecast, m: Measured) -> str:
    pace = ahead.pace or 0.0
    shown = phrases.number(round(pace, 1 if abs(pace) >= 0.1 else 2))
    if m.measure.metric is Metric.PARTICIPATION:
        return f"{shown} {'authority' if shown == '1' else 'authorities'}"
    if m.measure.unit is Unit.PERCENT:
        return f"{shown} points"
    return phrases.amount(float(shown.replace(",", "")), m.measure.unit)


def _reached(ahead: Forecast, m: Measured) -> str:
    adds_up = m.measure.metric in (Metric.COUNT, Metric.PARTICIPATION)
    expected = phrases.number(math.floor(ahead.expected) if adds_up else round(ahead.expected, 1))
    needed = phrases.number(math.ceil(round(ahead.needed, 9)) if adds_up else ahead.needed)
    if m.measure.metric is Metric.PARTICIPATION:
        return f"{expected} of {phrases.number(m.counted.whole or 0)}, needs {needed},"
    percent = "%" if m.measure.unit is Unit.PERCENT and m.measure.metric is Metric.REPORTED else ""
    if m.measure.comparator is Comparator.AT_LEAST and not percent:
        return f"{expected} of {needed}"
    return f"{expected}{percent}, {AIMS[m.measure.comparator]} {needed}{percent}"


def _when(ahead: Forecast) -> str:
    if ahead.met:
        return "met by then"
    if ahead.met_on is None or ahead.met_on <= ahead.by:
        return "not met at that pace"
    return f"met in {ahead.met_on:%B %Y}"


def behind(found: Standing, judged: Judged) -> Behind | None:
    """Who stands behind a G that counts authorities; None for any other status, or where none are counted."""
    counting = [m.counted for m in judged.measures if m.measure.metric is Metric.PARTICIPATION]
    if judged.status is not Status.ON_TRACK or not counting:
        return None
    missing = {key for counted in counting for key in counted.missing}
    excused = {key for counted in counting for key in counted.excused} - missing
    there = {key for counted in counting for key in counted.took_part} - missing
    of = len(there) + len(missing)
    names = _names(found, missing)
    words = f"{len(there)} of {phrases.counted(of, 'authority', 'authorities')}"
    if names:
        words += f"; not {phrases.listed(names)}"
    return Behind(len(there), of, names, _names(found, excused), words)


def _names(found: Standing, keys: set[str]) -> tuple[str, ...]:
    bodies = [found.facts.organisation[key] for key in keys]
    return tuple(sorted(body.short_name or body.name for body in bodies))
