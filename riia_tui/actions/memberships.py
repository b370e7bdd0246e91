"""Who is expected at a network's meetings: members with their days, their people and deputies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import BadInput
from db.facts import OrganisationFact
from db.queries.names import NetworkName
from db.queries.networks import MembershipRow, load_memberships
from db.tables import Member
from riia_tui.actions.commands import Outcome
from riia_tui.actions.done import done
from riia_tui.actions.place import Place
from riia_tui.actions.plan_commands import ChangeMembers
from riia_tui.phrases import full_day, listed
from riia_tui.views.names import folded, network_named, plan_named


@dataclass(frozen=True, slots=True)
class _Change:
    """What is asked of one network, inside one write."""

    place: Place
    network: NetworkName
    asked: ChangeMembers

    def memberships(self) -> list[MembershipRow]:
        self.place.session.flush()
        return load_memberships(self.place.session, self.network.id)

    def member(self, body: OrganisationFact) -> Member:
        """The membership that is meant: the one of the person who is named, else the one without an end."""
        mine = [row for row in self.memberships() if row.organisation == body.id]
        named = [row for row in mine if _same_person(row.person, self.asked.person, strictly=True)]
        chosen = named or [row for row in mine if row.until is None] or mine
        if not chosen:
            raise BadInput(f"{body.name} is no member of “{self.network.name}”.", "“riia members” lists who is.")
        if len(chosen) > 1:
            raise BadInput(f"{body.name} has {len(chosen)} memberships of “{self.network.name}”.", "Name the --person.")
        return self.place.session.get_one(Member, chosen[0].id)


def change_members(store: Store, asked: ChangeMembers) -> Outcome:
    """Ends, changes and adds memberships of a network. Raises BadInput or UnknownName; then nothing is written.

    Two memberships of one organisation never overlap, unless they are of different people by name.
    """
    asked.check()
    with store.write("change members") as session:
        place = Place(session, plan_named(session, asked.plan))
        change = _Change(place, network_named(session, asked.network, place.plan.id), asked)
        whole_region = not change.memberships()
        steps = ((asked.remove, _end), (asked.change, _alter), (asked.add, _add))
        said = [do(change, bodies) for names, do in steps if (bodies := place.bodies(names))]
        if not said:
            raise BadInput("No member was named.", "Name those to add, to remove or to change.")
        session.about(place.plan.id)
        session.say(f"{change.network.name}: {'; '.join(said)}")
        advice = "Until now the whole region was expected there; from now on its members are." if whole_region else ""
        return done(session, f"The membership of “{change.network.name}”", change.network.id, advice)


def _add(change: _Change, bodies: Sequence[OrganisationFact]) -> str:
    asked = change.asked
    for body in bodies:
        row = Member(
            network=change.network.id,
            organisation=body.id,
            since=asked.since,
            until=asked.until,
            person=asked.person,
            deputy=asked.deputy,
        )
        _refuse_overlap(change, body, row)
        change.place.session.add(row)
    are = "is a member" if len(bodies) == 1 else "are members"
    return f"{_names(bodies)} {are}{_span(asked.since, asked.until)}"


def _end(change: _Change, bodies: Sequence[OrganisationFact]) -> str:
    """Ends memberships on a day; without one they are taken out as though they had never been."""
    until = change.asked.until
    for body in bodies:
        row = change.member(body)
        if until is None:
            change.place.session.delete(row)
            continue
        row.until = until
        _check_span(body, row)
    left = f"left after {full_day(until)}" if until else "taken out, as though never a member"
    return f"{_names(bodies)} {left}"


def _alter(change: _Change, bodies: Sequence[OrganisationFact]) -> str:
    """Changes the days and the people that are given, of one membership each."""
    for body in bodies:
        row = change.member(body)
        for name in ("since", "until", "person", "deputy"):
            if getattr(change.asked, name) is not None:
                setattr(row, name, getattr(change.asked, name))
        _check_span(body, row)
        _refuse_overlap(change, body, row)
    return f"changed the membership of {_names(bodies)}"


def _check_span(body: OrganisationFact, row: Member) -> None:
    if row.since and row.until and row.until < row.since:
        raise BadInput(f"{body.name} cannot leave on {full_day(row.until)}, before it joined on {full_day(row.since)}.")


def _refuse_overlap(change: _Change, body: OrganisationFact, row: Member) -> None:
    """Raises BadInput where the organisation is a member on one of these days already, by the same person or none."""
    name = change.network.name
    for other in change.memberships():
        if other.id == row.id or other.organisation != body.id or not other.overlaps(row.since, row.until):
            continue
        if _same_person(other.person, row.person):
            raise BadInput(
                f"{body.name} is a member of “{name}” already{_span(other.since, other.until) or ', without an end'}; "
                "two memberships cannot overlap.",
                f'End that one first: riia members "{name}" --remove "{body.name}" --until DATE. '
                "Or change it with --change.",
            )


def _same_person(one: str | None, other: str | None, strictly: bool = False) -> bool:
    """Whether two names are one person's; nobody named may be anybody, unless ``strictly``."""
    if not one or not other:
        return not strictly
    return folded(one) == folded(other)


def _names(bodies: Sequence[OrganisationFact]) -> str:
    return listed([body.name for body in bodies])


def _span(since: date | None, until: date | None) -> str:
    begins = f" from {full_day(since)}" if since else ""
    return f"{begins} until {full_day(until)}" if until else begins
