"""Statements over the history."""

from typing import Any, TypeVar

from db.queries.fetch import fetch

Line = TypeVar("Line")


def load_entries(connection: Any, kind: type[Line], mentions: str | None, most: int) -> list[Line]:
    """The newest entries first; only those that changed or name the row with this key, where one is given."""
    statement = """
        select number, at, by, action, said, plan.code as plan from journal
        left join plan on plan.id = journal.plan
        where (:mentions is null or changes like '%' || :mentions || '%')
        order by number desc limit :most"""
    return fetch(connection, kind, statement, mentions=mentions, most=most)
