"""Putting a copy in the store's place, and looking whether a store is sound."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from db.engine import PATIENCE, Store, check_file, copy_file
from db.errors import StoreUnusable
from db.queries.fetch import scalars


def put_in_place(copy: Path, target: Path, kept: Path) -> None:
    """Makes the store at ``target`` the same as ``copy``, all of it or nothing; what was there is kept at ``kept``.

    A store that is sound is replaced inside its file, so that a program that has it open reads on.
    Raises StoreUnusable.
    """
    check_file(copy)
    if not target.exists():
        copy_file(copy, target)
        return
    try:
        if _is_sound(target):
            copy_file(target, kept)
            _overwrite(copy, target)
        else:
            shutil.copyfile(target, kept)
            _swap(copy, target)
    except (sqlite3.Error, OSError) as fault:
        raise StoreUnusable(f"The store at {target} could not be replaced: {fault}.", "It is as it was.") from fault


def _is_sound(path: Path) -> bool:
    try:
        check_file(path)
    except StoreUnusable:
        return False
    return True


def _overwrite(copy: Path, target: Path) -> None:
    """SQLite's own backup, in one transaction of the target."""
    with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(target, timeout=PATIENCE)) as into:
        source.backup(into)


def _swap(copy: Path, target: Path) -> None:
    """A damaged file cannot be written into: the copy takes its place."""
    for end in ("-wal", "-shm"):
        target.with_name(target.name + end).unlink(missing_ok=True)
    copy_file(copy, target)


def integrity_faults(store: Store) -> list[str]:
    """What the database itself finds wrong with its pages and links, as sentences; nothing for a database server."""
    if store.path is None:
        return []
    with store.read() as connection:
        pages = [str(said) for said in scalars(connection, "pragma integrity_check") if said != "ok"]
        links: list[Any] = list(connection.exec_driver_sql("pragma foreign_key_check"))
    return [f"Damaged: {said}." for said in pages] + [
        f"A row of {table} points to a row of {parent} that is not there." for table, _, parent, *_ in links
    ]
