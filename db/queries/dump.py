"""Statements behind the dump: what no screen needs whole."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from db.queries.fetch import fetch


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One printed cell of a budget table, in pounds; ``line`` is its printed row, from 1."""

    plan: str
    code: str | None
    label: str
    fund: str | None
    period: str
    amount: float
    kpis: str | None
    note: str | None
    line: int


@dataclass(frozen=True, slots=True)
class MappingRow:
    """An item of a framework and the key of what answers it."""

    plan: str
    source: str
    framework: str
    item: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a framework; ``code`` is None for a framework without any."""

    framework: str
    title: str
    code: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class CellRow:
    """One printed cell of a benchmark table; ``indicator`` is the key of its row."""

    plan: str
    indicator: str
    table: str
    row: str
    column: str
    value: str | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person whom a plan names; ``region`` is the region's code."""

    region: str | None
    name: str
    role: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change to a plan; ``item`` is the key of what was changed."""

    plan: str
    item: str
    field: str
    was: str | None
    becomes: str | None
    agreed_by: str | None
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file or address of a record; ``size`` is in bytes."""

    record: str
    address: str
    sha256: str | None
    size: int | None


@dataclass(frozen=True, slots=True)
class MoreOfRecord:
    """What a record has beyond its facts."""

    id: str
    by: str | None
    question: str | None


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One entry of the history; ``plan`` is a plan's key."""

    number: int
    action: str
    said: str
    at: datetime
    by: str | None
    plan: str | None


def load_budget(connection: Any, plan: str) -> list[BudgetRow]:
    """The budget of the plan with this key, cell by cell as printed."""
    statement = """select plan.code as plan, budget_line.code, label, fund, period, amount, kpis, note, line
                   from budget_line join plan on plan.id = budget_line.plan
                   where plan.id = :plan order by position"""
    return fetch(connection, BudgetRow, statement, plan=plan)


def load_mappings(connection: Any, plan: str) -> list[MappingRow]:
    """What of the plan with this key answers which item."""
    statement = """select plan.code as plan, coalesce(mapping.kpi, mapping.activity, mapping.theme) as source,
                          framework.code as framework, framework_item.code as item
                   from mapping join plan on plan.id = mapping.plan
                   join framework_item on framework_item.id = mapping.item
                   join framework on framework.id = framework_item.framework
                   where plan.id = :plan order by mapping.id"""
    return fetch(connection, MappingRow, statement, plan=plan)


def load_frameworks(connection: Any) -> list[ItemRow]:
    """Every framework with its items, in their order."""
    statement = """select framework.code as framework, title, framework_item.code as code, text
                   from framework left join framework_item on framework_item.framework = framework.id
                   order by framework.code, framework_item.position"""
    return fetch(connection, ItemRow, statement)


def load_indicators(connection: Any, plan: str) -> list[CellRow]:
    """The benchmark tables of the plan with this key, cell by cell as printed."""
    statement = """select plan.code as plan, indicator.id as indicator, heading as "table", label as "row",
                          "column", value
                   from indicator join plan on plan.id = indicator.plan
                   join indicator_value on indicator_value.indicator = indicator.id
                   where plan.id = :plan order by indicator.position, indicator_value.position"""
    return fetch(connection, CellRow, statement, plan=plan)


def load_people(connection: Any) -> list[PersonRow]:
    """Every person, in the order in which they were entered."""
    statement = """select region.code as region, contact.name as name, role, organisation.name as organisation
                   from contact left join region on region.id = contact.region
                   left join organisation on organisation.id = contact.organisation order by contact.id"""
    return fetch(connection, PersonRow, statement)


def load_changes(connection: Any, plan: str) -> list[ChangeRow]:
    """The changes to the plan with this key, oldest first."""
    statement = """select plan.code as plan, item, field, was, becomes, agreed_by, plan_change."on" as "on", why
                   from plan_change join plan on plan.id = plan_change.plan
                   where plan.id = :plan order by plan_change."on", plan_change.id"""
    return fetch(connection, ChangeRow, statement, plan=plan)


def load_attachments(connection: Any) -> list[AttachmentRow]:
    """Every file and address that belongs to a record."""
    statement = "select record, address, sha256, size from attachment order by id"
    return fetch(connection, AttachmentRow, statement)


def load_more_of_records(connection: Any, plan: str) -> list[MoreOfRecord]:
    """Who entered the records of the plan with this key, and what its surveys asked."""
    statement = """select record.id as id, by, question from record
                   left join survey on survey.id = record.id where plan = :plan order by record.id"""
    return fetch(connection, MoreOfRecord, statement, plan=plan)


def load_journal(connection: Any) -> list[JournalRow]:
    """The whole history, oldest first."""
    statement = "select number, action, said, at, by, plan from journal order by number"
    return fetch(connection, JournalRow, statement)
