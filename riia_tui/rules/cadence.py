"""Rhythms: the periods in which a KPI with a cadence expects a record, and which of them were met."""

import re
from bisect import bisect_left
from collections import defaultdict
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

LASTING = re.compile(r"\bthroughout\b|^(?:during|across)\b", re.IGNORECASE)
"""How the printed words begin where a due date is the end of a time, and not the day by which something stands."""

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
    the period of that day on, else from the plan's start; it ends with the plan. One that is promised for a time
    (“throughout 2025/26”) runs from the plan's start to the end of that time.
    """
    if kpi.due is None or not plan.starts < kpi.due < plan.ends:
        return expected_of_rhythm(kpi.cadence, plan, records, settings, plan.starts)
    if kpi.due_text and LASTING.search(kpi.due_text):
        lasting = expected_of_rhythm(kpi.cadence, plan, records, settings, plan.starts)
        return tuple(period for period in lasting if period.first <= kpi.due)
    return expected_of_rhythm(kpi.cadence, plan, records, settings, kpi.due)


def expected_of_rhythm(
    cadence: Cadence | None, plan: PlanFact, records: Sequence[RecordFact], settings: Mapping[str, Any], begins: date
) -> tuple[Expected, ...]:
    """One entry a period of a rhythm from the period of a day on; ``records`` meet them, oldest first."""
    if cadence is None:
        return ()
    periods = [p for p in periods_of(cadence, plan.starts, plan.ends, settings) if p[1] >= begins]
    days = [record.on for record in records]
    return tuple(Expected(first, last, _within(records, days, first, last)) for first, last in periods)


def _within(records: Sequence[RecordFact], days: list[date], first: date, last: date) -> str | None:
    at = bisect_left(days, first)
    return records[at].id if at < len(days) and days[at] <= last else None


def periods_of(cadence: Cadence, starts: date, ends: date, settings: Mapping[str, Any]) -> list[tuple[date, date]]:
    """The periods of a rhythm that begin between two days (both inclusive); terms are the region's settings.

    Quarters are those of the financial year; a plan that begins inside one begins with what is left of it.
    """
    if cadence in MONTHS_OF:
        return _months(starts, ends, MONTHS_OF[cadence], aligned=cadence is Cadence.QUARTERLY)
    if cadence is Cadence.WEEKLY:
        starts += timedelta(days=-starts.weekday() % 7)  # weeks start on Monday
    if cadence in DAYS_OF:
        return _spans(starts, ends, DAYS_OF[cadence])
    years = school_years(starts, ends, settings)
    if cadence is Cadence.TERMLY:
        years = [[(a[0], b[1]) for a, b in zip(year[::2], year[1::2], strict=False)] for year in years]
    return [period for year in years for period in year if starts <= period[0] <= ends]


def _months(starts: date, ends: date, step: int, aligned: bool) -> list[tuple[date, date]]:
    """Spans of so many months from a day on; ``aligned`` ends each with a month whose number the step divides."""
    found = []
    first = starts
    while first <= ends:
        begun = (first.month - 1) % step if aligned else 0
        months = first.year * 12 + first.month - 1 + step - begun
        last = month_end((months - 1) // 12, (months - 1) % 12 + 1)
        found.append((first, last))
        first = last + timedelta(days=1)
    return found


def _spans(starts: date, ends: date, days: int) -> list[tuple[date, date]]:
    count = (ends - starts).days // days + 1
    firsts = [starts + timedelta(days=days * n) for n in range(count)]
    return [(first, first + timedelta(days=days - 1)) for first in firsts]


def school_years(starts: date, ends: date, settings: Mapping[str, Any]) -> list[list[tuple[date, date]]]:
    """The half terms of every school year that two days touch, two to a term: the region's, else the usual ones."""
    given: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for first, last in settings.get("half_terms") or ():
        half = (date.fromisoformat(first), date.fromisoformat(last))
        given[_school_year(half[0])].append(half)
    return [sorted(given.get(year) or _default_halves(year)) for year in range(starts.year - 1, ends.year + 1)]


def _school_year(day: date) -> int:
    """The year in which the school year of a day begins; a term may begin at the end of August."""
    return day.year if day.month >= 8 else day.year - 1


def _default_halves(year: int) -> list[tuple[date, date]]:
    return [
        (date(year + (first[0] < 9), *first), date(year + (last[0] < 9), *last)) for first, last in DEFAULT_HALF_TERMS
    ]
