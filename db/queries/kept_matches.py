"""Statements that read what was matched once and is used again."""

from typing import Any

from db.queries.fetch import scalars


def load_kept_match(connection: Any, kind: str, name: str) -> tuple[str, str] | None:
    """The key and the body of what was matched under a name, for every plan; None where nothing was."""
    where = "from kept_match where plan is null and kind = :kind and name = :name order by id"
    keys = scalars(connection, f"select id {where}", kind=kind, name=name)
    bodies = scalars(connection, f"select body {where}", kind=kind, name=name)
    return (str(keys[0]), str(bodies[0])) if keys else None
