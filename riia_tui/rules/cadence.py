"""Rhythms: the periods in which a KPI with a cadence expects a record, and which of them were met."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from db.facts import KpiFact, PlanFact, RecordFact
from db.words import Cadence
from riia_tui.rules.due import month_end

MONTHS_OF = {
    Cadence.MONTHLY: 1,
    Cadence.BI_MONTHLY: 2,
    Cadence.QUARTERLY: 3,
    Cadence.BIANNUALLY: 6,
    Cadence.ANNUALLY: 12,
}
DAYS_OF = {Cadence.WEEKLY: 7, Cadence.SIX_WEEKLY: 42}

# First day and last day (month, day) of the half terms of a school year that begins in September.
DEFAULT_HALF_TERMS = (
    ((9, 1), (10, 31)),
    ((11, 1), (12, 31)),
    ((1, 1), (2, 15)),
    ((2, 16), (3, 31)),
    ((4, 1), (5, 31)),
    ((6, 1), (8, 31)),
)


@dataclass(frozen=True, slots=True)
class Expected:
    """A period (both days inclusive) in which a record is expected, and the record that met it."""

    first: date
    last: date
    record: str | None = None

    def fallen_due(self, today: date) -> bool:
        """Whether the period is over."""
        return self.last < today

    def missed(self, today: date) -> bool:
        """Whether the period is over without a record."""
        return self.record is None and self.fallen_due(today)


def expected_records(
    kpi: KpiFact, plan: PlanFact, records: Sequence[RecordFact], settings: Mapping[str, Any]
) -> tuple[Expected, ...]:
    """One entry a period, oldest first; ``records`` are those that count towards the KPI, oldest first.

    A rhythm that must stand by a day inside the plan (“by 30 September hold monthly meetings”) is expected from
    the period of that day on, else from the plan's start; it ends with the plan.
    """
    if kpi.cadence is None:
        return ()
    begins = kpi.due if kpi.due and plan.starts < kpi.due < plan.ends else plan.starts
    periods = [p for p in periods_of(kpi.cadence, plan.starts, plan.ends, settings) if p[1] >= begins]
    days = [record.on for record in records]
    return tuple(Expected(first, last, _within(records, days, first, last)) for first, last in periods)


def _within(records: Sequence[RecordFact], days: list[date], first: date, last: date) -> str | None:
    at = bisect_left(days, first)
    return records[at].id if at < len(days) and days[at] <= last else None


def periods_of(cadence: Cadence, starts: date, ends: date, settings: Mapping[str, Any]) -> list[tuple[date, date]]:
    """The periods of a rhythm that begin between two days (both inclusive); terms are the region's settings."""
    if cadence in MONTHS_OF:
        return _months(starts, ends, MONTHS_OF[cadence])
    if cadence is Cadence.WEEKLY:
        starts += timedelta(days=-starts.weekday() % 7)  # weeks start on Monday
    if cadence in DAYS_OF:
        return _spans(starts, ends, DAYS_OF[cadence])
    found = _half_terms(starts, ends, settings)
    if cadence is Cadence.TERMLY:
        found = [(a[0], b[1]) for a, b in zip(found[::2], found[1::2], strict=False)]
    return [period for period in found if starts <= period[0] <= ends]


def _months(starts: date, ends: date, step: int) -> list[tuple[date, date]]:
    found = []
    first = starts
    while first <= ends:
        months = first.year * 12 + first.month - 1 + step
        last = month_end((months - 1) // 12, (months - 1) % 12 + 1)
        found.append((first, last))
        first = last + timedelta(days=1)
    return found


def _spans(starts: date, ends: date, days: int) -> list[tuple[date, date]]:
    count = (ends - starts).days // days + 1
    firsts = [starts + timedelta(days=days * n) for n in range(count)]
    return [(first, first + timedelta(days=days - 1)) for first in firsts]


def _half_terms(starts: date, ends: date, settings: Mapping[str, Any]) -> list[tuple[date, date]]:
    """The half terms of every school year that the two days touch, in pairs, so that two make a term."""
    given = settings.get("half_terms")
    if given:
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in given]
    return [half for year in range(starts.year - 1, ends.year + 1) for half in _default_halves(year)]


def _default_halves(year: int) -> list[tuple[date, date]]:
    return [
        (date(year + (first[0] < 9), *first), date(year + (last[0] < 9), *last)) for first, last in DEFAULT_HALF_TERMS
    ]
