"""Statements about networks and their members."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries.fetch import fetch, scalars


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """One membership of a network; ``name`` is the organisation's, both days belong to it, None is open."""

    id: str
    organisation: str
    name: str
    since: date | None
    until: date | None
    person: str | None

    def overlaps(self, since: date | None, until: date | None) -> bool:
        """Whether the membership and a span (both days inclusive) have a day in common."""
        begins_before_end = self.since is None or until is None or self.since <= until
        return begins_before_end and (self.until is None or since is None or since <= self.until)


def load_memberships(connection: Any, network: str) -> list[MembershipRow]:
    """The memberships of a network (by key), in the order of entry."""
    statement = """
        select member.id as id, organisation, organisation.name as name, member.since as since,
               member.until as until, person
        from member join organisation on organisation.id = member.organisation
        where network = :network order by member.id"""
    return fetch(connection, MembershipRow, statement, network=network)


def next_position(connection: Any, plan: str) -> int:
    """The place of a new network in its plan's list."""
    found = scalars(connection, "select coalesce(max(position), -1) + 1 from network where plan = :plan", plan=plan)
    return int(found[0])


def load_network_links(connection: Any, network: str) -> list[str]:
    """Keys of the rows that count a network's meetings towards KPIs."""
    return scalars(connection, "select id from network_kpi where network = :network order by id", network=network)


def load_quorum(connection: Any, network: str) -> int | None:
    """How many members must be present at a network's meetings; None where no quorum is set."""
    found = scalars(connection, "select quorum from network where id = :network", network=network)
    return int(found[0]) if found and found[0] is not None else None
