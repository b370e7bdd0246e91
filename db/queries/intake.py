"""Statements about what was matched once, and about files that were taken in."""

from dataclasses import dataclass
from typing import Any

from db.queries.fetch import fetch, scalars


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What was matched once: ``name`` stood in a file, ``body`` is what it means here."""

    id: str
    plan: str | None
    name: str
    body: str


def load_kept(connection: Any, plan: str, kind: str) -> list[KeptRow]:
    """What was matched once for a plan (by key) or for every plan, of one kind; what holds for this plan comes last."""
    statement = """
        select id, plan, name, body from kept_match
        where kind = :matched and (plan is null or plan = :plan)
        order by case when plan is null then 0 else 1 end, name"""
    return fetch(connection, KeptRow, statement, matched=kind, plan=plan)


def load_attachment_prints(connection: Any, plan: str) -> list[str]:
    """The hashes of the files that records of a plan (by key) have."""
    statement = """
        select distinct sha256 from attachment join record on record.id = attachment.record
        where record.plan = :plan and sha256 is not null order by sha256"""
    return scalars(connection, statement, plan=plan)


def load_kept_match(connection: Any, kind: str, name: str) -> tuple[str, str] | None:
    """The key and the body of what was matched under a name, for every plan; None where nothing was."""
    where = "from kept_match where plan is null and kind = :kind and name = :name order by id"
    keys = scalars(connection, f"select id {where}", kind=kind, name=name)
    bodies = scalars(connection, f"select body {where}", kind=kind, name=name)
    return (str(keys[0]), str(bodies[0])) if keys else None
