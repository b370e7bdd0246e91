"""Trends: a measure on one day beside the same measure on an earlier one, and the days that it is compared with."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from db.facts import KpiFact
from db.words import Comparator
from riia_tui.rules.cadence import Expected
from riia_tui.rules.measures import Measured

QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


class Trend(StrEnum):
    """Which way a measure has gone, for better or worse and not for more or less."""

    UP = "up"
    LEVEL = "level"
    DOWN = "down"
    NEW = "new"

    @property
    def sign(self) -> str:
        """One character beside the word."""
        return {Trend.UP: "▲", Trend.LEVEL: "▬", Trend.DOWN: "▼", Trend.NEW: "+"}[self]


def trend_of(now: Measured, then: Measured | None) -> Trend | None:
    """Better, level or worse than then; new where there was no figure; None where there is none now."""
    if now.value is None:
        return None
    if then is None or then.value is None:
        return Trend.NEW
    better = _score(now) - _score(then)
    if abs(better) < 1e-9:
        return Trend.LEVEL
    return Trend.UP if better > 0 else Trend.DOWN


def _score(m: Measured) -> float:
    """A figure as a number that grows as it gets better."""
    value = m.value or 0.0
    if m.measure.comparator is Comparator.AT_MOST:
        return -value
    if m.measure.comparator is Comparator.EXACTLY and m.target is not None:
        return -abs(value - m.target)
    if m.counted.whole and m.measure.target is None:
        return 100.0 * (m.counted.part or 0.0) / m.counted.whole
    return value


def last_period_end(kpi: KpiFact, expected: Sequence[Expected], today: date) -> date:
    """The last day of the period before the running one: of the KPI's own rhythm, else the quarter of a year."""
    ended = [period.last for period in expected if period.fallen_due(today)]
    if kpi.cadence is not None and ended:
        return ended[-1]
    ends = [date(year, month, last) for year in (today.year - 1, today.year) for month, last in QUARTER_ENDS]
    return max((end for end in ends if end < today), default=today - timedelta(days=1))
