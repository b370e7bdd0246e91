"""Statements behind a plan file: what a plan prints besides its tree."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries.fetch import fetch


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """An authority of the plan's region; ``successor`` and ``predecessor`` are names of those after and before it."""

    name: str
    short_name: str | None
    since: date | None
    until: date | None
    successor: str | None
    predecessor: str | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person whom the plan names."""

    name: str
    role: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a framework that the plan brought or answers; empty for a framework without any."""

    framework: str
    title: str
    code: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class MappingRow:
    """A mapping; the source is the key of a theme, an activity or a KPI."""

    kpi: str | None
    activity: str | None
    theme: str | None
    framework: str
    item: str
    printed_in: str | None


@dataclass(frozen=True, slots=True)
class BudgetCell:
    """One printed cell of a budget table, in pounds; ``line`` is its printed row."""

    line: int
    code: str | None
    kpis: str | None
    fund: str | None
    label: str
    note: str | None
    period: str
    amount: float


@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """One printed cell of a benchmark table."""

    indicator: str
    heading: str
    label: str
    column: str
    value: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """A dated event that the plan announces."""

    on: date
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change to the plan; ``item`` is the key of what was changed."""

    item: str
    field: str
    was: str | None
    becomes: str | None
    agreed_by: str | None
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class AcceptedRow:
    """A finding of the plan check that somebody accepted; ``place`` is where it was, ``said`` its message."""

    code: str
    place: str
    said: str
    why: str
    on: date
    accepted_by: str | None


def load_authorities(connection: Any, region: str) -> list[AuthorityRow]:
    """The authorities of a region (by key), in the order in which they were entered."""
    statement = """select authority.name, authority.short_name, authority.since, authority.until,
                          successor.name as successor, predecessor.name as predecessor
                   from organisation as authority
                   left join organisation as successor on successor.id = authority.successor
                   left join organisation as predecessor on predecessor.id = authority.predecessor
                   where authority.region = :region and authority.kind = 'authority' order by authority.id"""
    return fetch(connection, AuthorityRow, statement, region=region)


def load_people(connection: Any, plan: str) -> list[PersonRow]:
    """The people whom the plan names, in its order."""
    statement = "select name, role, body as organisation from contact where plan = :plan order by id"
    return fetch(connection, PersonRow, statement, plan=plan)


def load_items(connection: Any, plan: str) -> list[ItemRow]:
    """The frameworks that the plan brought or answers, with their items in order."""
    statement = """
        select framework.code as framework, title, framework_item.code as code, text
        from framework left join framework_item on framework_item.framework = framework.id
        where framework.plan = :plan or framework.id in (
            select framework_item.framework from mapping
            join framework_item on framework_item.id = mapping.item where mapping.plan = :plan)
        order by framework.id, framework_item.position"""
    return fetch(connection, ItemRow, statement, plan=plan)


def load_mappings(connection: Any, plan: str) -> list[MappingRow]:
    """What of the plan answers which item."""
    statement = """
        select kpi, activity, theme, framework.code as framework, framework_item.code as item, printed_in
        from mapping join framework_item on framework_item.id = mapping.item
        join framework on framework.id = framework_item.framework
        where mapping.plan = :plan order by mapping.id"""
    return fetch(connection, MappingRow, statement, plan=plan)


def load_cells(connection: Any, plan: str) -> list[BudgetCell]:
    """The budget tables, cell by cell as printed."""
    statement = """select line, code, kpis, fund, label, note, period, amount from budget_line
                   where plan = :plan order by position"""
    return fetch(connection, BudgetCell, statement, plan=plan)


def load_indicator_cells(connection: Any, plan: str) -> list[IndicatorCell]:
    """The benchmark tables, cell by cell as printed."""
    statement = """
        select indicator.id as indicator, heading, label, "column", value from indicator
        join indicator_value on indicator_value.indicator = indicator.id
        where plan = :plan order by indicator.position, indicator_value.position"""
    return fetch(connection, IndicatorCell, statement, plan=plan)


def load_events(connection: Any, plan: str) -> list[EventRow]:
    """The events that came with the plan and have not been recorded since."""
    statement = """select "on", title, kind from record
                   where plan = :plan and announced order by "on", id"""
    return fetch(connection, EventRow, statement, plan=plan)


def load_accepted(connection: Any, plan: str) -> list[AcceptedRow]:
    """The findings of the plan check that were accepted, in the order in which they were."""
    statement = """select code, place, said, why, "on", accepted_by from accepted_finding
                   where plan = :plan order by id"""
    return fetch(connection, AcceptedRow, statement, plan=plan)


def load_changes(connection: Any, plan: str) -> list[ChangeRow]:
    """The changes to the plan, oldest first."""
    statement = """select item, field, was, becomes, agreed_by, "on", why from plan_change
                   where plan = :plan order by "on", id"""
    return fetch(connection, ChangeRow, statement, plan=plan)
