"""What is expected by when: of a KPI's rhythm, of a network's, and within so long of each record.

“Within N working days of each …” expects either that the record itself is finished by then (a meeting's papers) or,
where the measure asks for another kind of record, one of that kind about it (a summary of each meeting).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from db.facts import Facts, KpiFact, MeasureFact, NetworkFact, RecordFact
from db.words import Metric, RecordKind
from riia_tui.rules.cadence import Expected, expected_of_rhythm
from riia_tui.rules.measures import records_behind
from riia_tui.rules.timeliness import happened, timely
from riia_tui.rules.working_days import limit


class State(StrEnum):
    """How an expected record stands on a day."""

    MET = "met"
    DUE = "due"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Awaited:
    """An expected record: of a KPI (and one of its measures) or of a network, each by its key.

    It is expected from ``first`` to ``last`` (both inclusive). ``record`` met it and was finished on ``done``;
    ``about`` is the record that it follows, None where it is one of a rhythm. One that came late is missed.
    """

    first: date
    last: date
    kpi: str | None = None
    measure: str | None = None
    network: str | None = None
    kind: RecordKind | None = None
    record: str | None = None
    done: date | None = None
    about: str | None = None

    def state(self, today: date) -> State:
        """Met, due or missed on a day."""
        if self.done is not None and self.done <= today:
            return State.MET if self.done <= self.last else State.MISSED
        return State.MISSED if self.last < today else State.DUE


def of_rhythm(facts: Facts, expected: Iterable[Expected], kpi: KpiFact) -> list[Awaited]:
    """A KPI's periods as expected records."""
    return [_of_period(facts, period, kpi=kpi.id) for period in expected]


def of_network(facts: Facts, network: NetworkFact, settings: Mapping[str, Any], today: date) -> list[Awaited]:
    """The meetings that a network's rhythm expects; none where a KPI that they count towards has the same rhythm.

    ``settings`` are the region's, for its terms.
    """
    if any(facts.kpi[key].cadence is network.cadence for key in network.kpis):
        return []
    meetings = [r for r in facts.records if r.network == network.id and happened(r, today)]
    periods = expected_of_rhythm(network.cadence, facts.plan, meetings, settings, begins=facts.plan.starts)
    return [_of_period(facts, period, network=network.id, kind=RecordKind.MEETING) for period in periods]


def _of_period(
    facts: Facts, period: Expected, kpi: str | None = None, network: str | None = None, kind: RecordKind | None = None
) -> Awaited:
    done = facts.record[period.record].on if period.record else None
    return Awaited(period.first, period.last, kpi, None, network, kind, period.record, done)


def of_limits(facts: Facts, kpi: KpiFact, today: date) -> list[Awaited]:
    """What a KPI's limits expect after each of its records, by the day that it follows."""
    behind = records_behind(facts, kpi, today)
    limits = [m for m in facts.measures_of.get(kpi.id, ()) if m.metric is Metric.ON_TIME and m.within]
    return [awaited for measure in limits for awaited in _of_limit(facts, measure, behind, today)]


def _of_limit(facts: Facts, measure: MeasureFact, behind: Sequence[RecordFact], today: date) -> list[Awaited]:
    links = facts.links_of.get(measure.kpi, ())
    keys = {link.record for link in links if link.measure in (None, measure.id)}
    linked = [record for record in behind if record.id in keys]
    own = [record for record in linked if measure.record_kind in (None, record.kind)]
    others = [record for record in linked if record not in own]
    followers = _followers(own, others)
    found = [_itself(facts, measure, record, today) for record in own if record.id not in followers.values()]
    found += [_follower(measure, record, facts.record.get(followers.get(record.id, ""))) for record in others]
    return sorted(found, key=lambda awaited: (awaited.first, awaited.about or ""))


def _itself(facts: Facts, measure: MeasureFact, record: RecordFact, today: date) -> Awaited:
    """That a record itself is finished in time; one without a limit of its own day is expected on its day."""
    found = timely(facts, record, measure.within, today)
    last = found.last or record.on
    done = record.id if found.done else None
    return Awaited(record.on, last, measure.kpi, measure.id, None, record.kind, done, found.done, record.id)


def _follower(measure: MeasureFact, record: RecordFact, follower: RecordFact | None) -> Awaited:
    last = limit(record.on, measure.within or "")
    done = (follower.done or follower.on) if follower else None
    key = follower.id if follower else None
    return Awaited(record.on, last, measure.kpi, measure.id, None, measure.record_kind, key, done, record.id)


def _followers(own: Sequence[RecordFact], others: Sequence[RecordFact]) -> dict[str, str]:
    """Which record follows which: the one that says it is about it, else the first one since that is about none."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for record in others:
        said = [r for r in own if r.about == record.id]
        free = [r for r in own if r.about is None and r.id not in taken and (r.done or r.on) >= record.on]
        for follower in (said or free)[:1]:
            found[record.id] = follower.id
            taken.add(follower.id)
    return found
