"""The dates to come of a plan, of one person or of one authority, for their own calendars."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.facts import ActionFact, OrganisationFact
from riia_tui.views.authority import authority_of
from riia_tui.views.board_pack import COMING_DAYS, Coming, coming_of
from riia_tui.views.calendar import Mark
from riia_tui.views.lines import owner_of
from riia_tui.views.names import folded, nearest
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """What is to come, to the end of the plan; ``whose`` is “” for everybody. ``actions`` are open and have a day."""

    head: Head
    whose: str
    coming: tuple[Coming, ...]
    actions: tuple[ActionFact, ...]


@dataclass(frozen=True, slots=True)
class _Theirs:
    """What concerns somebody: refs of KPIs, keys of networks, and the names by which actions know them."""

    whose: str
    refs: frozenset[str]
    networks: frozenset[str]
    names: frozenset[str]


def own_calendar(
    store: Store, plan: str | None, today: date, person: str | None = None, authority: str | None = None
) -> OwnCalendar:
    """The dates to come, of one person or of one authority where one is named; boards and papers are everybody's.

    Raises UnknownName, and BadInput where nothing is to come.
    """
    if person and authority:
        raise BadInput("A person and an authority do not go together.", "Name one of the two.")
    found = standing(store, plan, today)
    theirs = _of_authority(found, authority) if authority else _of_person(found, person) if person else None
    days = max((found.facts.plan.ends - today).days, COMING_DAYS)
    coming = tuple(each for each in coming_of(found, days) if theirs is None or _concerns(found, each, theirs))
    actions = tuple(each for each in _open_actions(found) if theirs is None or folded(each.who) in theirs.names)
    if not (coming or actions):
        raise BadInput("No date is to come, so the file would be empty.", "Nothing was written.")
    return OwnCalendar(head_of(found), theirs.whose if theirs else "", coming, actions)


def _open_actions(found: Standing) -> list[ActionFact]:
    """Actions that are not done, of meetings that have met, and due from today on."""
    meetings = {record.id for record in found.facts.records if record.on > found.today}
    waiting = [each for each in found.facts.actions if each.record not in meetings and not each.done]
    return [each for each in waiting if each.due and each.due >= found.today]


def _concerns(found: Standing, each: Coming, theirs: _Theirs) -> bool:
    if each.mark is Mark.DEADLINE:
        return each.ref in theirs.refs
    if each.mark is Mark.MEETING:
        network = found.facts.record[each.key].network
        return network is None or network in theirs.networks
    return True


def _of_person(found: Standing, name: str) -> _Theirs:
    """The KPIs that a person answers for, and the networks that they come to. Raises UnknownName."""
    owners = {judged.kpi.ref: owner_of(found, judged) or "" for judged in found.judged.values()}
    members = [(member.network, person) for member in found.facts.members for person in (member.person, member.deputy)]
    known = [*owners.values(), *(person or "" for _, person in members), *(a.who for a in found.facts.actions)]
    whose = _named(name, known, "person")
    return _Theirs(
        whose,
        frozenset(ref for ref, owner in owners.items() if folded(owner) == folded(whose)),
        frozenset(network for network, person in members if person and folded(person) == folded(whose)),
        frozenset({folded(whose)}),
    )


def _of_authority(found: Standing, name: str) -> _Theirs:
    """The KPIs that count an authority, and the networks that expect it. Raises UnknownName."""
    bodies = {each: body for body in found.facts.authorities for each in _names(body)}
    body = bodies[_named(name, bodies, "authority")]
    networks = frozenset(n.id for n in found.facts.networks if _expects(found, n.id, body.id))
    refs = frozenset(kpi.ref for kpi in authority_of(found, body.id).kpis)
    return _Theirs(body.name, refs, networks, frozenset(folded(each) for each in _names(body)))


def _names(body: OrganisationFact) -> list[str]:
    return [name for name in (body.name, body.short_name) if name]


def _expects(found: Standing, network: str, organisation: str) -> bool:
    """A network without members expects the whole region."""
    members = found.facts.members_of.get(network, ())
    return not members or any(m.organisation == organisation and m.expected_on(found.today) for m in members)


def _named(name: str, known: Iterable[str], what: str) -> str:
    names = [each for each in dict.fromkeys(known) if each]
    found = next((each for each in names if folded(each) == folded(name)), None)
    if found is None:
        raise UnknownName(what, name, nearest(name, names))
    return found
