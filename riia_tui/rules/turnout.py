"""Who is expected at a meeting, who came, and whether enough did."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from db.facts import Facts, RecordFact
from db.words import TOOK_PART, OrganisationKind, RecordKind, Role


@dataclass(frozen=True, slots=True)
class Turnout:
    """A meeting's register; all but ``record`` are organisations' keys.

    ``expected`` leaves out who was excused on the day and did not come; ``guests`` came without being expected.
    ``quorum`` is how many members must be present, None where none is set.
    """

    record: str
    expected: frozenset[str]
    came: frozenset[str]
    guests: frozenset[str]
    excused: frozenset[str]
    quorum: int | None = None

    @property
    def missing(self) -> frozenset[str]:
        """Who was expected and did not come."""
        return self.expected - self.came

    @property
    def quorate(self) -> bool | None:
        """Whether enough members came; None where no quorum is set."""
        return None if self.quorum is None else len(self.came) >= self.quorum


def turnout_of(facts: Facts, meeting: RecordFact, roles: Collection[Role] = TOOK_PART) -> Turnout:
    """The register of a meeting; an authority counts once, whoever came for it. Guests never count as expected."""
    entries = facts.participation_of.get(meeting.id, ())
    came = {entry.organisation for entry in entries if entry.role in roles}
    due = expected_at(facts, meeting.network, meeting.on)
    away = {key for key in due - came if is_excused(facts, key, meeting.on)}
    network = facts.network.get(meeting.network or "")
    return Turnout(
        meeting.id,
        expected=frozenset(due - away),
        came=frozenset(came & due),
        guests=frozenset(came - due),
        excused=frozenset(away),
        quorum=network.quorum if network else None,
    )


def has_register(facts: Facts, record: RecordFact) -> bool:
    """Whether the record is a meeting whose register was entered; without one it says nothing about attendance."""
    return record.kind is RecordKind.MEETING and record.id in facts.participation_of


def expected_at(facts: Facts, network: str | None, on: date) -> set[str]:
    """Whose attendance a meeting expects: its network's members on that day, else the region's authorities.

    At a group elsewhere (a national one) it is the alliance itself, unless other members are named.
    """
    members = facts.members_of.get(network or "", ())
    if members:
        return {member.organisation for member in members if member.expected_on(on)}
    if is_elsewhere(facts, network):
        return {body.id for body in facts.organisations if body.kind is OrganisationKind.ALLIANCE}
    return {authority.id for authority in facts.authorities if authority.existed_on(on)}


def is_elsewhere(facts: Facts, network: str | None) -> bool:
    """Whether a network (by key) is another body's own group, at which the alliance is a member."""
    found = facts.network.get(network or "")
    return found is not None and found.elsewhere


def is_excused(facts: Facts, organisation: str, day: date) -> bool:
    """Whether nothing is expected of an organisation on that day."""
    return any(entry.organisation == organisation and entry.covers(day) for entry in facts.excused)
