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


def expected_organisations(connection: Any, plan: str, network: str | None, day: date) -> list[str]:
    """Keys of who is expected at a meeting: the network's members on that day, else the region's authorities.

    Nothing is expected of who is excused on that day.
    """
    members = """
        select organisation.id, null as since, null as until,
               member.since as member_since, member.until as member_until
        from member join organisation on organisation.id = member.organisation
        where network = :network order by organisation.name"""
    region = """
        select organisation.id, since, until, null as member_since, null as member_until
        from organisation join plan on plan.region = organisation.region
        where plan.id = :plan and kind = 'authority' order by organisation.name"""
    found = fetch(connection, _Expected, members, network=network) if network else []
    found = found or fetch(connection, _Expected, region, plan=plan)
    excused = """
        select organisation from excused where since <= :day and (until is null or :day <= until)"""
    away = scalars(connection, excused, day=day)
    return [entry.id for entry in found if entry.on(day) and entry.id not in away]


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
        select record, organisation, role from participation
        join organisation on organisation.id = participation.organisation
        where record = :record order by organisation.name"""
    return fetch(connection, ParticipationFact, statement, record=record)


def load_parts(connection: Any, record: str) -> dict[str, list[str]]:
    """Keys of the rows that belong to a record, by table, children first."""
    tables = ("record_kpi", "participation", "attachment", "decision", "action")
    keys = {
        table: scalars(connection, f"select id from {table} where record = :record order by id", record=record)
        for table in tables
    }
    for table in ("meeting", "survey", "data_return"):
        keys[table] = scalars(connection, f"select id from {table} where id = :record", record=record)
    return keys
