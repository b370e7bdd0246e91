"""Whether a measure will be met by its date, at the pace of its own record.

What adds up (counts, quantities, authorities that took part) is drawn out in a straight line from the plan's start,
a figure that people report from its first to its last. A ratio or a rhythm is taken to go on as it has so far. Of
milestones, of single figures, and where nothing was recorded nothing is said.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from db.facts import Facts, KpiFact
from db.words import Comparator, Metric, Unit
from riia_tui.rules.measures import Measured, is_met

DAYS_A_MONTH = 365.25 / 12
LEAST_DAYS = 28
"""A pace is told once this many days lie between its two ends."""

FARTHEST = 3660
"""Days ahead that a pace is drawn out to: ten years."""

ADDS_UP = frozenset({Metric.COUNT, Metric.QUANTITY, Metric.PARTICIPATION})
GOES_ON = frozenset({Metric.ATTENDANCE, Metric.ATTENDANCE_EACH, Metric.SURVEY, Metric.ON_TIME, Metric.SHARE})


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a measure is heading; values are in its unit, authorities of a whole in number.

    ``pace`` is what is gained in a month, None where things are taken to go on as they are. ``expected`` is the value
    on the day ``by``, ``needed`` the target. ``met_on`` is the first day on which the target is reached at that pace,
    None where that lies more than ten years ahead, or never.
    """

    pace: float | None
    now: float
    expected: float
    needed: float
    by: date
    met: bool
    met_on: date | None


def forecast(facts: Facts, kpi: KpiFact, m: Measured, today: date) -> Forecast | None:
    """Whether a measure will be met by its due date, else the KPI's, else the plan's end; None where none can tell."""
    if m.target is None or m.value is None or not (m.counted.records or m.measure.metric is Metric.REPORTED):
        return None
    by = m.measure.due or kpi.due or facts.plan.ends
    if m.measure.metric in GOES_ON or _is_rhythm(m):
        return _steady(m, by, today)
    if m.measure.metric in ADDS_UP:
        return _adding_up(facts, m, by, today)
    return _reported(facts, m, by, today) if m.measure.metric is Metric.REPORTED else None


def _is_rhythm(m: Measured) -> bool:
    """Whether a measure counts the expected records of a rhythm: a count without a target of its own."""
    return m.measure.metric is Metric.COUNT and m.measure.target is None


def _steady(m: Measured, by: date, today: date) -> Forecast:
    value, needed = m.value or 0.0, m.target or 0.0
    if _is_rhythm(m):
        value, needed = m.counted.part or 0.0, m.counted.whole or 0.0
    return Forecast(None, value, value, needed, by, m.met, today if m.met else None)


def _adding_up(facts: Facts, m: Measured, by: date, today: date) -> Forecast | None:
    now, needed, most = m.value or 0.0, m.target or 0.0, None
    if m.measure.metric is Metric.PARTICIPATION:
        now, most = m.counted.part or 0.0, m.counted.whole or 0.0
        needed = needed * most / 100 if m.measure.unit is Unit.PERCENT else needed
    return _drawn_out(m, (facts.plan.starts, 0.0), (today, now), needed, by, most)


def _reported(facts: Facts, m: Measured, by: date, today: date) -> Forecast | None:
    figures = [f for f in facts.figures_of.get(m.measure.id, ()) if f.on <= today]
    if not figures:
        return None
    most = 100.0 if m.measure.unit is Unit.PERCENT else None
    first, last = figures[0], figures[-1]
    return _drawn_out(m, (first.on, first.value), (last.on, last.value), m.target or 0.0, by, most)


def _drawn_out(
    m: Measured, start: tuple[date, float], end: tuple[date, float], needed: float, by: date, most: float | None
) -> Forecast | None:
    """The line through two points, drawn out to a day; values stay between nothing and ``most``."""
    days = (end[0] - start[0]).days
    if days < LEAST_DAYS:
        return None
    a_day = (end[1] - start[1]) / days
    # Rounded, so that twelve months of a twelfth each make a whole.
    expected = round(_within(end[1] + a_day * max(0, (by - end[0]).days), most), 9)
    met_on = _met_on(m, end, needed, a_day, most)
    whole = round(expected) if m.measure.comparator is Comparator.EXACTLY else expected
    met = is_met(whole, needed, m.measure.comparator)
    return Forecast(a_day * DAYS_A_MONTH, end[1], expected, needed, by, met, met_on)


def _within(value: float, most: float | None) -> float:
    return max(0.0, value if most is None else min(value, most))


def _met_on(m: Measured, end: tuple[date, float], needed: float, a_day: float, most: float | None) -> date | None:
    """The first day from the last point on when the target is reached; None where that is too far, or never."""
    day, now = end
    if is_met(now, needed, m.measure.comparator):
        return day
    gap = needed - now
    if gap * a_day <= 0 or (most is not None and needed > most):
        return None
    days = round(gap / a_day, 9)
    if m.measure.comparator is Comparator.EXACTLY or days > FARTHEST:
        return None
    return day + timedelta(days=int(days) + (days > int(days)))
