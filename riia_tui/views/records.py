"""Records as lists and one by one: what happened, who took part, and what it counts towards."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import ActionFact, RecordFact
from db.queries.facts import load_plans
from db.words import Metric, RecordKind, Role, Unit
from riia_tui.phrases import amount, counted, number
from riia_tui.rules.timeliness import is_return
from riia_tui.rules.turnout import Turnout, expected_at, turnout_of
from riia_tui.views.names import kpi_named, record_named, short_key
from riia_tui.views.plans import Head, head_of
from riia_tui.views.returns import return_said
from riia_tui.views.standing import Standing, standing

MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record on one line; ``key`` is what people type for it, ``counts_towards`` are refs."""

    id: str
    key: str
    kind: RecordKind
    on: date
    title: str
    planned: bool
    summary: str
    counts_towards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """An organisation in a register; ``role`` is None where nothing is entered yet.

    A ``guest`` came to a meeting without being expected; ``people`` are the names of who came for it.
    """

    name: str
    role: Role | None
    guest: bool = False
    people: str | None = None
    answer: bool | None = None


@dataclass(frozen=True, slots=True)
class RecordDetail:
    """A record whole."""

    line: RecordLine
    note: str | None
    quantity: float | None
    network: str | None
    papers_out: date | None
    responses: int | None
    positive: int | None
    done: date | None
    due: date | None
    collection: str | None
    period: str | None
    received: date | None
    resubmitted: date | None
    accepted: date | None
    address: str | None
    delivers: bool
    register: tuple[RegisterLine, ...]
    actions: tuple[ActionFact, ...]
    decisions: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """The newest records first; ``left_out`` says how many older ones are not shown."""

    head: Head
    lines: tuple[RecordLine, ...]
    left_out: int


def records(store: Store, plan: str | None, today: date, ref: str | None = None) -> Records:
    """The records of a plan, or those that count towards one KPI, newest first."""
    found = standing(store, plan, today)
    rows = list(reversed(found.facts.records))
    if ref is not None:
        with store.read() as connection:
            kpi = kpi_named(connection, ref, found.facts.plan.code)
        linked = {link.record for link in found.facts.links_of.get(kpi.id, ())}
        rows = [row for row in rows if row.id in linked]
    lines = tuple(record_line(found, row) for row in rows[:MOST_ROWS])
    return Records(head_of(found), lines, max(0, len(rows) - MOST_ROWS))


def record(store: Store, key: str, today: date) -> RecordDetail:
    """The record with this key, or the end of it. Raises UnknownName or BadInput."""
    with store.read() as connection:
        name = record_named(connection, key)
        plan = next(plan.code for plan in load_plans(connection) if plan.id == name.plan)
    return record_detail(standing(store, plan, today), name.id)


DAYS_OF_RETURN = ("due", "collection", "period", "received", "resubmitted", "accepted")


def record_detail(found: Standing, key: str) -> RecordDetail:
    """A record whole, from a plan that is loaded."""
    facts = found.facts
    row = facts.record[key]
    network = facts.network.get(row.network or "")
    return RecordDetail(
        line=record_line(found, row),
        note=row.note,
        quantity=row.quantity,
        network=network.name if network else None,
        papers_out=row.papers_out,
        responses=row.responses,
        positive=row.positive,
        **{name: getattr(row, name) for name in DAYS_OF_RETURN},
        done=row.done,
        address=row.address,
        delivers=any(link.delivers for link in facts.links_by_record.get(key, ())),
        register=_register(found, row),
        actions=tuple(facts.actions_of.get(key, ())),
        decisions=tuple(decision.text for decision in facts.decisions_of.get(key, ())),
        quotes=tuple(quote.text for quote in facts.quotes_of.get(key, ())),
    )


def record_line(found: Standing, row: RecordFact) -> RecordLine:
    """A record on one line."""
    facts = found.facts
    refs = dict.fromkeys(facts.kpi[link.kpi].ref for link in facts.links_by_record.get(row.id, ()))
    return RecordLine(
        row.id, short_key(row.id), row.kind, row.on, row.title, row.planned, summary(found, row), tuple(refs)
    )


def summary(found: Standing, row: RecordFact) -> str:
    """What a record amounts to, in a few words: “13 of 15 came”, “42 of 50 positive”, “planned”."""
    if is_return(row):
        return return_said(row, found.today)
    if row.planned:
        return "planned"
    roles = [entry.role for entry in found.facts.participation_of.get(row.id, ())]
    if row.kind is RecordKind.MEETING and roles:
        return came_said(turnout_of(found.facts, row, CAME))
    if row.responses is not None:
        return f"{number(row.positive or 0)} of {number(row.responses)} positive"
    if row.quantity is not None:
        return amount(row.quantity, _unit(found, row))
    return counted(len(roles), "authority", "authorities") if roles else ""


def _unit(found: Standing, row: RecordFact) -> Unit:
    """What a record's quantity is given in: that of the measures which add it up, where they agree."""
    if row.kind is RecordKind.SUPPORT_PACKAGE:
        return Unit.DAYS
    kpis = {link.kpi for link in found.facts.links_by_record.get(row.id, ())}
    measures = [m for kpi in kpis for m in found.facts.measures_of.get(kpi, ()) if m.metric is Metric.QUANTITY]
    units = {measure.unit for measure in measures}
    return units.pop() if len(units) == 1 else Unit.NUMBER


CAME = (Role.ATTENDED, Role.DEPUTY, Role.HOSTED)


def came_said(turnout: Turnout) -> str:
    """A meeting's turnout: “13 of 15 came and 2 guests”, “4 of 15 came: not quorate, which takes 8”."""
    guests = f" and {counted(len(turnout.guests), 'guest')}" if turnout.guests else ""
    quorum = f": not quorate, which takes {turnout.quorum}" if turnout.quorate is False else ""
    return f"{len(turnout.came)} of {len(turnout.expected)} came{guests}{quorum}"


def _register(found: Standing, row: RecordFact) -> tuple[RegisterLine, ...]:
    facts = found.facts
    entries = {entry.organisation: entry for entry in facts.participation_of.get(row.id, ())}
    is_meeting = row.kind is RecordKind.MEETING
    expected = expected_at(facts, row.network, row.on) if is_meeting else set()
    lines = []
    for key in sorted(expected | set(entries), key=lambda key: facts.organisation[key].name):
        entry, name = entries.get(key), facts.organisation[key].name
        guest = is_meeting and key not in expected
        lines.append(
            RegisterLine(name, entry.role, guest, entry.names, entry.answer) if entry else RegisterLine(name, None)
        )
    return tuple(lines)
