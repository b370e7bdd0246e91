"""Data returns: each collection as a table of authorities by periods, with what is in, late, missing, and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.engine import Store
from db.errors import UnknownName
from db.facts import RecordFact
from db.words import GAP_WORDS, Gap, Metric
from riia_tui.phrases import counted
from riia_tui.rules.timeliness import is_return, sender_excused, settled_on, timely, was_due, working_days_late
from riia_tui.views.names import folded, nearest, short_key
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


class ReturnState(StrEnum):
    """How a return stands on a day."""

    ACCEPTED = "accepted"
    RECEIVED = "received"
    RESUBMITTED = "sent again"
    DUE = "due"
    MISSING = "not received"
    EXCUSED = "excused"
    NOT_APPLICABLE = "not applicable"


IN = (ReturnState.ACCEPTED, ReturnState.RECEIVED, ReturnState.RESUBMITTED)
"""The states in which a return has been received."""

UNNAMED = "Data return"
"""What a collection without a name is called."""

IN_SUM = (None, Gap.LOW)
"""The gaps with which a value still goes into a region's sum: none, and one that rounds to zero."""


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One authority's return of a period; ``late`` is in working days, so far where it is not received.

    ``in_sum`` says whether its value can go into the region's sum. ``key`` is what people type for the record.
    """

    key: str
    authority: str
    period: str
    state: ReturnState
    due: date | None
    received: date | None
    resubmitted: date | None
    accepted: date | None
    late: int
    gap: Gap | None
    gap_note: str | None
    in_sum: bool
    counts_towards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeriodSum:
    """A period of a collection, summed: “10 of 11 LAs” is ``in_sum`` of ``asked``.

    ``in_time`` of ``settled`` were received by the deadline, those still to come left out; ``percent`` runs from 0 to
    100, None where nothing is settled. Of the ``exceptions`` (late, missing or sent again) ``resolved`` were settled
    ``within`` the limit that the plan gives, where it gives one, else at all.
    """

    period: str
    due: date | None
    asked: int
    received: int
    in_sum: int
    in_time: int
    settled: int
    percent: float | None
    exceptions: int
    resolved: int
    within: str | None


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection; ``lines`` has one entry an authority and period, by authority, the periods in the order of time."""

    name: str
    periods: tuple[PeriodSum, ...]
    authorities: tuple[str, ...]
    lines: tuple[ReturnLine, ...]

    def cell(self, authority: str, period: str) -> ReturnLine | None:
        """The return of an authority for a period, None where none is asked for."""
        return next((line for line in self.lines if (line.authority, line.period) == (authority, period)), None)


@dataclass(frozen=True, slots=True)
class Returns:
    """Every collection of a plan."""

    head: Head
    collections: tuple[Collection, ...]


def returns(store: Store, plan: str | None, today: date, collection: str | None = None) -> Returns:
    """The data returns of a plan, of one collection or of all. Raises UnknownName or BadInput."""
    return returns_of(standing(store, plan, today), collection)


def returns_of(found: Standing, collection: str | None = None) -> Returns:
    """The same, from a plan that is loaded."""
    groups: dict[str, list[RecordFact]] = defaultdict(list)
    for record in found.facts.records:
        if is_return(record):
            groups[record.collection or UNNAMED].append(record)
    if collection is not None:
        groups = {name: rows for name, rows in groups.items() if folded(name) == folded(collection)} or _none(
            collection, groups
        )
    return Returns(head_of(found), tuple(_collection(found, name, rows) for name, rows in sorted(groups.items())))


def _none(wanted: str, known: Iterable[str]) -> dict[str, list[RecordFact]]:
    raise UnknownName("collection", wanted, nearest(wanted, known))


def _collection(found: Standing, name: str, records: Sequence[RecordFact]) -> Collection:
    periods: dict[str, list[RecordFact]] = defaultdict(list)
    for record in records:
        periods[folded(record.period or "")].append(record)
    ordered = sorted(periods.values(), key=lambda rows: (min(row.due or row.on for row in rows), rows[0].period))
    lines = [return_line(found, row, rows[0].period or "") for rows in ordered for row in rows]
    return Collection(
        name,
        tuple(_sum(found, rows) for rows in ordered),
        tuple(sorted({line.authority for line in lines})),
        tuple(sorted(lines, key=lambda line: line.authority)),
    )


def return_line(found: Standing, record: RecordFact, period: str) -> ReturnLine:
    """One return as it stands."""
    facts = found.facts
    senders = [facts.organisation[p.organisation].name for p in facts.participation_of.get(record.id, ())]
    state = state_of(found, record)
    waited_for = state in (*IN, ReturnState.MISSING)
    return ReturnLine(
        short_key(record.id),
        ", ".join(senders),
        period,
        state,
        record.due,
        record.received,
        record.resubmitted,
        record.accepted,
        working_days_late(record, found.today) if waited_for else 0,
        record.gap,
        record.gap_note,
        in_sum=state in IN and record.gap in IN_SUM,
        counts_towards=tuple(
            dict.fromkeys(facts.kpi[link.kpi].ref for link in facts.links_by_record.get(record.id, ()))
        ),
    )


def state_of(found: Standing, record: RecordFact) -> ReturnState:
    """How a return stands on the as-at day."""
    today = found.today
    reached = (
        (record.accepted, ReturnState.ACCEPTED),
        (record.resubmitted, ReturnState.RESUBMITTED),
        (record.received, ReturnState.RECEIVED),
    )
    for day, state in reached:
        if day is not None and day <= today:
            return state
    if record.gap is Gap.NOT_APPLICABLE:
        return ReturnState.NOT_APPLICABLE
    if sender_excused(found.facts, record):
        return ReturnState.EXCUSED
    return ReturnState.MISSING if record.due is not None and record.due < today else ReturnState.DUE


def _sum(found: Standing, records: Sequence[RecordFact]) -> PeriodSum:
    states = {record.id: state_of(found, record) for record in records}
    asked = [r for r in records if states[r.id] not in (ReturnState.EXCUSED, ReturnState.NOT_APPLICABLE)]
    received = [r for r in asked if states[r.id] in IN]
    good = [timely(found.facts, r, None, found.today).good for r in received + _missing(found, asked)]
    settled = [g for g in good if g is not None]
    exceptions = [r for r in asked if _is_exception(found, r)]
    within = _limit(found, records)
    return PeriodSum(
        period=records[0].period or "",
        due=min((r.due for r in records if r.due is not None), default=None),
        asked=len(asked),
        received=len(received),
        in_sum=sum(r.gap in IN_SUM for r in received),
        in_time=sum(settled),
        settled=len(settled),
        percent=100.0 * sum(settled) / len(settled) if settled else None,
        exceptions=len(exceptions),
        resolved=sum(_is_resolved(found, r, within) for r in exceptions),
        within=within,
    )


def _missing(found: Standing, records: Iterable[RecordFact]) -> list[RecordFact]:
    return [record for record in records if was_due(found.facts, record, found.today)]


def _is_exception(found: Standing, record: RecordFact) -> bool:
    sent_again = record.resubmitted is not None and record.resubmitted <= found.today
    return sent_again or timely(found.facts, record, None, found.today).good is False


def _is_resolved(found: Standing, record: RecordFact, within: str | None) -> bool:
    if within is not None:
        return timely(found.facts, record, within, found.today).good is True
    day = settled_on(record)
    return day is not None and day <= found.today


def _limit(found: Standing, records: Iterable[RecordFact]) -> str | None:
    """The limit that a KPI sets for exceptions: that of an on-time measure these returns count towards."""
    kpis = {link.kpi for record in records for link in found.facts.links_by_record.get(record.id, ())}
    limits = [
        m.within
        for key in sorted(kpis)
        for m in found.facts.measures_of.get(key, ())
        if m.metric is Metric.ON_TIME and m.within
    ]
    return limits[0] if limits else None


def return_said(record: RecordFact, today: date) -> str:
    """A data return in a few words, the first ones telling most: “in time”, “late by 3 working days”, “due”."""
    if record.gap is not None:
        return f"gap {record.gap}, {GAP_WORDS[record.gap]}: {record.gap_note or 'no reason is given'}"
    received = record.received is not None and record.received <= today
    if record.due is None or (record.received if received and record.received else today) <= record.due:
        return "in time" if received else "due"
    days = working_days_late(record, today)
    late = f"late by {counted(days, 'working day')}" if days else "late"
    return late if received else f"not received, {late}"
