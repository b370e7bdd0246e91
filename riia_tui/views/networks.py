"""Networks: who is expected at their meetings, who came to each, and whether enough did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import MemberFact, NetworkFact, RecordFact
from db.words import Cadence, RecordKind
from riia_tui.rules.turnout import expected_at, has_register, is_excused, turnout_of
from riia_tui.views.names import network_named, plan_named, short_key
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A membership; both days belong to it, ``now`` where the as-at day is one of them."""

    name: str
    since: date | None
    until: date | None
    person: str | None
    deputy: str | None
    now: bool
    excused: bool


@dataclass(frozen=True, slots=True)
class TurnoutLine:
    """A meeting with its register; ``quorate`` is None where no quorum is set, all else are names of organisations."""

    key: str
    on: date
    title: str
    came: int
    expected: int
    quorate: bool | None
    missing: tuple[str, ...]
    guests: tuple[str, ...]
    excused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkDetail:
    """A network whole; ``attendance`` is in percent over all its registers together, None where there is none.

    Where no members are entered the whole region is expected (``whole_region``). ``meetings`` are newest first.
    """

    name: str
    cadence: Cadence | None
    quorum: int | None
    elsewhere: bool
    counts_towards: tuple[str, ...]
    whole_region: bool
    expected_now: int
    members: tuple[MemberLine, ...]
    meetings: tuple[TurnoutLine, ...]
    without_register: int
    next_planned: date | None
    attendance: float | None


@dataclass(frozen=True, slots=True)
class Networks:
    """The networks of a plan, in their order."""

    head: Head
    networks: tuple[NetworkDetail, ...]


def networks_whole(store: Store, plan: str | None, today: date) -> Networks:
    """Every network of a plan. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    return Networks(head_of(found), tuple(network_detail(found, network) for network in found.facts.networks))


def network_whole(store: Store, name: str, plan: str | None, today: date) -> NetworkDetail:
    """The network of this name. Raises UnknownName or BadInput."""
    with store.read() as connection:
        code = plan_named(connection, plan)
        key = network_named(connection, name, code.id).id
    found = standing(store, code.code, today)
    return network_detail(found, found.facts.network[key])


def network_detail(found: Standing, network: NetworkFact) -> NetworkDetail:
    """A network whole, from a plan that is loaded."""
    facts, today = found.facts, found.today
    held = [r for r in facts.records if r.network == network.id and r.kind is RecordKind.MEETING]
    past = [r for r in held if not r.planned and r.on <= today]
    coming = [r.on for r in held if r.on >= today and r.planned]
    lines = tuple(_turnout(found, meeting) for meeting in reversed(past) if has_register(facts, meeting))
    members = facts.members_of.get(network.id, [])
    return NetworkDetail(
        network.name,
        network.cadence,
        network.quorum,
        network.elsewhere,
        tuple(facts.kpi[key].ref for key in network.kpis),
        whole_region=not members and not network.elsewhere,
        expected_now=len(expected_at(facts, network.id, today)),
        members=_members(found, members),
        meetings=lines,
        without_register=len(past) - len(lines),
        next_planned=min(coming, default=None),
        attendance=_attendance(lines),
    )


def _members(found: Standing, members: Sequence[MemberFact]) -> tuple[MemberLine, ...]:
    facts, today = found.facts, found.today
    lines = [
        MemberLine(
            facts.organisation[m.organisation].name,
            m.since,
            m.until,
            m.person,
            m.deputy,
            now=m.expected_on(today),
            excused=is_excused(facts, m.organisation, today),
        )
        for m in members
    ]
    return tuple(sorted(lines, key=lambda line: (line.name, line.since or date.min, line.person or "")))


def _turnout(found: Standing, meeting: RecordFact) -> TurnoutLine:
    turnout = turnout_of(found.facts, meeting)
    names = found.facts.organisation

    def named(keys: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted(names[key].name for key in keys))

    return TurnoutLine(
        short_key(meeting.id),
        meeting.on,
        meeting.title,
        len(turnout.came),
        len(turnout.expected),
        turnout.quorate,
        named(turnout.missing),
        named(turnout.guests),
        named(turnout.excused),
    )


def _attendance(lines: Sequence[TurnoutLine]) -> float | None:
    expected = sum(line.expected for line in lines)
    return 100.0 * sum(line.came for line in lines) / expected if expected else None
