"""Rows of a statement as frozen dataclasses: columns by name, values by the field's type."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import TextClause, text

Fact = TypeVar("Fact")


def fetch(connection: Any, kind: type[Fact], statement: str, **values: Any) -> list[Fact]:
    """One ``kind`` a row of the statement; a column that ``kind`` does not have is an error.

    SQLite gives dates as text and truth as numbers, PostgreSQL as themselves: both are taken.
    """
    result = connection.execute(_bound(statement, values))
    readers = _readers(kind)  # type: ignore[arg-type]
    names = list(result.keys())
    use = [(name, readers[name]) for name in names]
    return [
        kind(**{name: reader(value) if reader and value is not None else value
                for (name, reader), value in zip(use, row, strict=True)})
        for row in result
    ]  # fmt: skip


def fetch_one(connection: Any, kind: type[Fact], statement: str, **values: Any) -> Fact | None:
    """The first row, or None where there is none."""
    found = fetch(connection, kind, statement, **values)
    return found[0] if found else None


def scalars(connection: Any, statement: str, **values: Any) -> list[Any]:
    """The first column of every row, as the database gives it."""
    return list(connection.execute(_bound(statement, values)).scalars())


def _bound(statement: str, values: dict[str, Any]) -> TextClause:
    """The statement with its values, each by its own type: a day is written as the database writes days."""
    return text(statement).bindparams(**values)


@cache
def _readers(kind: type) -> dict[str, Callable[[Any], Any] | None]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) is UnionType:
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if hint is datetime:
        return _moment
    if hint is date:
        return lambda value: date.fromisoformat(value) if isinstance(value, str) else value
    if isinstance(hint, type) and issubclass(hint, Enum | bool | float):
        return hint
    return None


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
