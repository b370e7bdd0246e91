"""Statements about what was matched once."""

from dataclasses import dataclass
from typing import Any

from db.queries.fetch import fetch


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
