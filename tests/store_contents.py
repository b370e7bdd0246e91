"""What stands in a store, read past the program's own code."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from db.engine import Store

Contents = dict[str, list[tuple[Any, ...]]]


def contents(store: Store) -> Contents:
    """Every row of every table but the history, by table, in the order of the keys."""
    assert store.path is not None
    with closing(sqlite3.connect(store.path)) as connection:
        names = [
            name
            for (name,) in connection.execute("select name from sqlite_master where type = 'table' order by name")
            if name not in ("journal", "alembic_version")
        ]
        return {name: connection.execute(f'select * from "{name}" order by id').fetchall() for name in names}


def rows(store: Store, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement."""
    assert store.path is not None
    with closing(sqlite3.connect(store.path)) as connection:
        return connection.execute(statement, values).fetchall()


def from_outside(path: Path, *statements: str) -> None:
    """Does to a store what another program might, with foreign keys off and no entry in the history."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def journal(store: Store) -> list[tuple[str, str]]:
    """Action and sentence of every entry of the history, oldest first."""
    return [
        (str(action), str(said)) for action, said in rows(store, "select action, said from journal order by number")
    ]


def written(store: Store) -> tuple[Contents, int]:
    """Everything in the store with the length of its history: what stays the same where nothing is written."""
    return contents(store), len(journal(store))
