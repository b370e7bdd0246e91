"""Statements about single records: their registers, links and planned meetings."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.facts import ParticipationFact
from db.queries.fetch import fetch, scalars


@dataclass(frozen=True, slots=True)
class _Expected:
    id: str
    since: date | None
    until: date | None
    member_since: date | None
    member_until: date | None

    def on(self, day: date) -> bool:
        begun = all(first is None or first <= day for first in (self.since, self.member_since))
        return begun and all(last is None or day <= last for last in (self.until, self.member_until))


def planned_meeting(connection: Any, plan: str, on: date, title: str, network: str | None) -> str | None:
    """The key of a planned meeting of that day with the same network or title, None where there is none."""
    statement = """
        select record.id from record join meeting on meeting.id = record.id
        where plan = :plan and planned and "on" = :on
          and (lower(title) = lower(:title) or network = :network)
        order by case when network = :network then 0 else 1 end, record.id"""
    found = scalars(connection, statement, plan=plan, on=on, title=title, network=network)
    return str(found[0]) if found else None


def expected_organisations(
    connection: Any, plan: str, network: str | None, day: date, excused_too: bool = False
) -> list[str]:
    """Keys of who is expected at a meeting: the network's members on that day, else the region's authorities.

    At a group elsewhere it is the alliance itself, unless other members are named. An authority for which two people
    are members stands there once. Nothing is expected of who is excused on that day; ``excused_too`` gives them all
    the same.
    """
    members = """
        select organisation.id, null as since, null as until,
               member.since as member_since, member.until as member_until
        from member join organisation on organisation.id = member.organisation
        where network = :network order by organisation.name"""
    region = """
        select organisation.id, since, until, null as member_since, null as member_until
        from organisation join plan on plan.region = organisation.region
        where plan.id = :plan and kind = :whose order by organisation.name"""
    found = fetch(connection, _Expected, members, network=network) if network else []
    whose = "alliance" if network and is_elsewhere(connection, network) else "authority"
    found = found or fetch(connection, _Expected, region, plan=plan, whose=whose)
    excused = """
        select organisation from excused where since <= :day and (until is null or :day <= until)"""
    away = [] if excused_too else scalars(connection, excused, day=day)
    return list(dict.fromkeys(entry.id for entry in found if entry.on(day) and entry.id not in away))


def is_elsewhere(connection: Any, network: str) -> bool:
    """Whether a network is another body's own group, at which the alliance is a member."""
    return any(scalars(connection, "select elsewhere from network where id = :network", network=network))


def load_records_about(connection: Any, record: str) -> list[str]:
    """Keys of the records that are about this one."""
    return scalars(connection, "select id from record where about = :record order by id", record=record)


def load_network_kpis(connection: Any, network: str) -> list[str]:
    """Keys of the KPIs that a network's meetings count towards."""
    return scalars(connection, "select kpi from network_kpi where network = :network order by id", network=network)


def load_linked_kpis(connection: Any, record: str) -> list[str]:
    """Keys of the KPIs that a record counts towards."""
    return scalars(connection, "select kpi from record_kpi where record = :record order by id", record=record)


def load_links(connection: Any, record: str) -> list[str]:
    """Keys of a record's links to KPIs."""
    return scalars(connection, "select id from record_kpi where record = :record order by id", record=record)


def load_register(connection: Any, record: str) -> list[ParticipationFact]:
    """Who did what in a record, by the organisation's name."""
    statement = """
        select record, organisation, role, people, names, answer from participation
        join organisation on organisation.id = participation.organisation
        where record = :record order by organisation.name"""
    return fetch(connection, ParticipationFact, statement, record=record)


def load_parts(connection: Any, record: str) -> dict[str, list[str]]:
    """Keys of the rows that belong to a record, by table, children first."""
    tables = ("record_kpi", "participation", "attachment", "decision", "action", "quote")
    keys = {
        table: scalars(connection, f"select id from {table} where record = :record order by id", record=record)
        for table in tables
    }
    for table in ("meeting", "survey", "data_return", "support_package"):
        keys[table] = scalars(connection, f"select id from {table} where id = :record", record=record)
    return keys


@dataclass(frozen=True, slots=True)
class ReturnName:
    """What it takes to find a data return: whose it is, of which collection and period."""

    id: str
    organisation: str
    collection: str | None
    period: str


def load_return_names(connection: Any, plan: str) -> list[ReturnName]:
    """Every data return of a plan, in the order of entry."""
    statement = """
        select record.id as id, organisation, collection, period
        from data_return join record on record.id = data_return.id
        join participation on participation.record = record.id
        where plan = :plan order by record.id"""
    return fetch(connection, ReturnName, statement, plan=plan)
