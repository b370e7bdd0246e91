"""Records as lists and one by one: what happened, who took part, and what it counts towards."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import ActionFact, RecordFact
from db.queries.facts import load_plans
from db.words import RecordKind, Role
from riia_tui.phrases import counted, number
from riia_tui.rules.measures import expected_at
from riia_tui.views.names import kpi_named, record_named, short_key
from riia_tui.views.plans import Head, head_of
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
    """An organisation in a register; ``role`` is None where nothing is entered yet."""

    name: str
    role: Role | None


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
    address: str | None
    delivers: bool
    register: tuple[RegisterLine, ...]
    actions: tuple[ActionFact, ...]
    decisions: tuple[str, ...]


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
        done=row.done,
        address=row.address,
        delivers=any(link.delivers for link in facts.links_by_record.get(key, ())),
        register=_register(found, row),
        actions=tuple(facts.actions_of.get(key, ())),
        decisions=tuple(decision.text for decision in facts.decisions_of.get(key, ())),
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
    if row.planned:
        return "planned"
    roles = [entry.role for entry in found.facts.participation_of.get(row.id, ())]
    if row.kind is RecordKind.MEETING and roles:
        came = sum(role in (Role.ATTENDED, Role.DEPUTY, Role.HOSTED) for role in roles)
        return f"{came} of {max(len(expected_at(found.facts, row.network, row.on)), came)} came"
    if row.responses is not None:
        return f"{number(row.positive or 0)} of {number(row.responses)} positive"
    if row.quantity is not None:
        return number(row.quantity)
    return counted(len(roles), "authority", "authorities") if roles else ""


def _register(found: Standing, row: RecordFact) -> tuple[RegisterLine, ...]:
    names = found.facts.organisation
    roles = {entry.organisation: entry.role for entry in found.facts.participation_of.get(row.id, ())}
    keys = set(roles)
    if row.kind is RecordKind.MEETING:
        keys |= expected_at(found.facts, row.network, row.on)
    ordered = sorted(keys, key=lambda key: names[key].name)
    return tuple(RegisterLine(names[key].name, roles.get(key)) for key in ordered)
