"""One authority whole: what it took part in, received and supplied, and what is outstanding."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import UnknownName
from db.facts import NetworkFact, OrganisationFact, RecordFact
from db.queries.facts import load_plans
from db.queries.names import load_region_bodies
from db.words import OrganisationKind, RecordKind, Role
from riia_tui.rules.turnout import has_register, turnout_of
from riia_tui.views.names import folded, nearest, plan_named
from riia_tui.views.outstanding import Update, updates_of
from riia_tui.views.participation import participation_of
from riia_tui.views.parts import Part
from riia_tui.views.plans import Head, head_of
from riia_tui.views.records import RecordLine, record_line
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class RolePart:
    """The records in which an authority did one thing, newest first."""

    role: Role
    records: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A network that expects the authority, or did: it came to ``came`` of the ``of`` meetings that expected it."""

    network: str
    person: str | None
    came: int
    of: int
    now: bool


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which nothing is expected of it; ``until`` is None for the time being."""

    since: date
    until: date | None
    why: str


@dataclass(frozen=True, slots=True)
class KpiPart:
    """A KPI that counts authorities, and whether this one is in."""

    ref: str
    name: str
    part: Part


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority in one plan; ``took_part`` of the ``asked`` KPIs that count authorities have it in."""

    head: Head
    name: str
    short_name: str | None
    took_part: int
    asked: int
    kpis: tuple[KpiPart, ...]
    networks: tuple[Membership, ...]
    roles: tuple[RolePart, ...]
    excused: tuple[Spell, ...]
    outstanding: tuple[Update, ...]


def authority(store: Store, name: str, plan: str | None, today: date) -> tuple[Authority, ...]:
    """The authority of this name (or short name), in the plan named or in every plan of its region.

    Raises UnknownName or BadInput.
    """
    with store.read() as connection:
        plans = [plan_named(connection, plan)] if plan or not load_plans(connection) else load_plans(connection)
        bodies = {
            each.code: [b for b in load_region_bodies(connection, each.id) if b.kind is OrganisationKind.AUTHORITY]
            for each in plans
        }
    found = {code: body for code, known in bodies.items() for body in known if folded(name) in _names(body)}
    if not found:
        raise UnknownName("authority", name, nearest(name, [b.name for known in bodies.values() for b in known]))
    return tuple(authority_of(standing(store, code, today), body.id) for code, body in found.items())


def every_authority(store: Store, plan: str | None, today: date) -> tuple[Authority, ...]:
    """Every authority of a plan's region, by name. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    return tuple(authority_of(found, body.id) for body in found.facts.authorities)


def authority_names(store: Store, plan: str | None, today: date) -> tuple[str, ...]:
    """The names of a plan's authorities, in their order. Raises UnknownName or BadInput."""
    return tuple(body.name for body in standing(store, plan, today).facts.authorities)


def _names(body: OrganisationFact) -> set[str]:
    return {folded(each) for each in (body.name, body.short_name) if each}


def authority_of(found: Standing, key: str) -> Authority:
    """The same for an authority by its key, from a plan that is loaded."""
    body = found.facts.organisation[key]
    table = participation_of(found)
    row = next(row for row in table.rows if row.name == body.name)
    cells = zip(table.columns, row.cells, strict=True)
    return Authority(
        head=head_of(found),
        name=body.name,
        short_name=body.short_name,
        took_part=row.took_part,
        asked=row.asked,
        kpis=tuple(KpiPart(column.ref, column.name, cell) for column, cell in cells if cell is not Part.NOT_ASKED),
        networks=tuple(m for network in found.facts.networks if (m := _membership(found, network, key))),
        roles=_roles(found, key),
        excused=tuple(Spell(e.since, e.until, e.why) for e in found.facts.excused if e.organisation == key),
        outstanding=tuple(update for update in updates_of(found) if update.authority == body.name),
    )


def _roles(found: Standing, key: str) -> tuple[RolePart, ...]:
    """What it did, in the order of the roles; records that have happened only."""
    by_role: dict[Role, list[RecordFact]] = defaultdict(list)
    for record in found.facts.records:
        if record.planned or record.on > found.today:
            continue
        for entry in found.facts.participation_of.get(record.id, ()):
            if entry.organisation == key:
                by_role[entry.role].append(record)
    return tuple(
        RolePart(role, tuple(record_line(found, record) for record in reversed(by_role[role])))
        for role in Role
        if role in by_role
    )


def _membership(found: Standing, network: NetworkFact, key: str) -> Membership | None:
    """Its place in a network, and its turnout there; None where it never was a member."""
    members = [m for m in found.facts.members_of.get(network.id, ()) if m.organisation == key]
    if not members:
        return None
    meetings = [
        turnout_of(found.facts, record)
        for record in found.facts.records
        if record.network == network.id
        and record.kind is RecordKind.MEETING
        and not record.planned
        and record.on <= found.today
        and has_register(found.facts, record)
    ]
    expected = [meeting for meeting in meetings if key in meeting.expected]
    now = [m for m in members if m.expected_on(found.today)]
    person = (now or members)[-1].person
    return Membership(network.name, person, sum(key in m.came for m in expected), len(expected), bool(now))
