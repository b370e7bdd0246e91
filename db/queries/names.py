"""Statements that find one thing by what people call it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.facts import MeasureFact, OrganisationFact
from db.queries.fetch import fetch
from db.words import RecordKind


@dataclass(frozen=True, slots=True)
class KpiName:
    """What it takes to name a KPI: its ref and its plan."""

    id: str
    ref: str
    plan: str
    plan_code: str


@dataclass(frozen=True, slots=True)
class HeadingName:
    """What it takes to name an activity or a theme (``kind``); ``plan`` is the plan's key."""

    kind: str
    id: str
    code: str | None
    title: str
    plan: str
    plan_code: str


@dataclass(frozen=True, slots=True)
class NetworkName:
    """A network by name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Address:
    """A person's e-mail address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class RecordName:
    """What it takes to recognise a record."""

    id: str
    plan: str
    kind: RecordKind
    on: date
    title: str
    planned: bool
    network: str | None


def load_kpi_names(connection: Any, plan: str | None = None) -> list[KpiName]:
    """Every KPI's ref, of one plan (by key) or of all."""
    statement = """select kpi.id, ref, kpi.plan, plan.code as plan_code from kpi
                   join plan on plan.id = kpi.plan order by plan.code, kpi.position"""
    names = fetch(connection, KpiName, statement)
    return [name for name in names if plan is None or name.plan == plan]


def load_heading_names(connection: Any, plan: str | None = None) -> list[HeadingName]:
    """Every activity, then every theme, of one plan (by key) or of all."""
    statement = """
        select 'activity' as kind, activity.id, activity.code, activity.title, plan.id as plan,
               plan.code as plan_code, activity.position
        from activity join theme on theme.id = activity.theme join plan on plan.id = theme.plan
        union all
        select 'theme', theme.id, theme.code, theme.title, plan.id, plan.code, theme.position
        from theme join plan on plan.id = theme.plan"""
    ordered = f"select kind, id, code, title, plan, plan_code from ({statement}) as heading order by kind, position"
    return [name for name in fetch(connection, HeadingName, ordered) if plan in (None, name.plan)]


def load_measures(connection: Any, kpi: str) -> list[MeasureFact]:
    """The measures of a KPI, in the order of its statement."""
    statement = """select id, kpi, position, metric, text, comparator, target, unit, denominator, within,
                          record_kind, role, due, baseline, answer from measure where kpi = :kpi order by position"""
    return fetch(connection, MeasureFact, statement, kpi=kpi)


def load_region_bodies(connection: Any, plan: str) -> list[OrganisationFact]:
    """The organisations of a plan's region, by name."""
    statement = """select organisation.id, name, short_name, kind, since, until from organisation
                   join plan on plan.region = organisation.region where plan.id = :plan order by name"""
    return fetch(connection, OrganisationFact, statement, plan=plan)


def load_addresses(connection: Any, plan: str) -> dict[str, str]:
    """The e-mail addresses of a plan's people, by name; those who have left are left out."""
    statement = """select contact.name, email from contact join plan on plan.id = :plan
                   where (contact.plan = plan.id or contact.region = plan.region)
                     and email is not null and left_on is null order by contact.id"""
    return {person.name: person.email for person in fetch(connection, Address, statement, plan=plan)}


def load_network_names(connection: Any, plan: str) -> list[NetworkName]:
    """The networks of a plan."""
    return fetch(
        connection, NetworkName, "select id, name from network where plan = :plan order by position", plan=plan
    )


def load_record_names(connection: Any, plan: str | None = None) -> list[RecordName]:
    """Every record of one plan (by key) or of all, oldest first."""
    statement = """select record.id, plan, kind, "on", title, planned, network from record
                   left join meeting on meeting.id = record.id order by "on", record.id"""
    return [record for record in fetch(connection, RecordName, statement) if plan in (None, record.plan)]
