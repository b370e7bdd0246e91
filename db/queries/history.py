"""Statements over the history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from db.queries.fetch import fetch

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Reversal:
    """An entry that reversed another, both by number."""

    number: int
    undoes: int


@dataclass(frozen=True, slots=True)
class EntryWhole:
    """An entry of the history with the rows that it changed, as JSON."""

    number: int
    at: datetime
    by: str | None
    said: str
    changes: str


RELATED = """exists (
    select 1 from (
        select cast(:kpi as text) as id union select id from measure where kpi = :kpi
        union select record from record_kpi where kpi = :kpi
    ) as related where changes like '%' || related.id || '%')"""
"""Whether an entry changed or names a KPI, one of its measures, or a record that counts towards it."""


def load_entries(connection: Any, kind: type[Line], kpi: str | None, plan: str | None = None) -> list[Line]:
    """The newest entries first; only those about the KPI and the plan with these keys, where they are given."""
    statement = f"""
        select number, at, by, action, said, plan.code as plan from journal
        left join plan on plan.id = journal.plan
        where {RELATED if kpi else "1 = 1"} and {"journal.plan = :plan" if plan else "1 = 1"} order by number desc"""
    return fetch(connection, kind, statement, **{name: key for name, key in (("kpi", kpi), ("plan", plan)) if key})


def load_entries_after(connection: Any, plan: str, number: int) -> list[EntryWhole]:
    """The entries after a number, the newest first: those about a plan (by key), and those about none."""
    statement = """
        select number, at, by, said, changes from journal
        where number > :number and (plan = :plan or plan is null) order by number desc"""
    return fetch(connection, EntryWhole, statement, number=number, plan=plan)


def load_reversals(connection: Any) -> list[Reversal]:
    """Every entry that reversed another."""
    statement = """select journal.number, undone.number as undoes from journal
                   join journal as undone on undone.id = journal.undoes"""
    return fetch(connection, Reversal, statement)
