"""Whole copies of the store: made, and put back."""

import tempfile
from datetime import datetime
from pathlib import Path

from db.copies import put_in_place
from db.engine import Store, backup, check_file, copy_file, open_store
from db.errors import BadInput
from riia_tui.actions.commands import Outcome


def back_up(store: Store, to: Path | None = None) -> Outcome:
    """Copies the store to one file: the one given, else one beside the store with the time in its name.

    A folder gets a file of that name. Raises BadInput where there is such a file already, StoreUnusable.
    """
    if store.path is None:
        raise BadInput("Only a store in a file can be copied.", "Use the database server's own backup.")
    named = f"{store.path.stem}-{stamp(store.clock())}{store.path.suffix}"
    target = store.path.with_name(named) if to is None else to / named if to.is_dir() else to
    if target.exists():
        raise BadInput(f"There is a file {target} already.", "Give another name with --to.")
    backup(store, target)
    return Outcome(f"Copied the store to {target}.", str(target), f"“riia restore {target}” puts it back.")


def restore(copy: Path, target: Path, now: datetime) -> Outcome:
    """Puts a copy in the store's place; the present store is kept beside it. ``now`` names what is kept.

    The copy is checked, and brought up to this program's schema, before anything is touched.
    Raises BadInput or StoreUnusable; then the store is as it was.
    """
    check_file(copy)
    if target.exists() and copy.resolve() == target.resolve():
        raise BadInput(f"{copy} is the store itself.", "Name the copy that is to take its place.")
    kept = target.with_name(f"{target.stem}-before-restore-{stamp(now)}{target.suffix}")
    was_there = target.exists()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as workshop:
        fresh = Path(workshop) / "riia.db"
        copy_file(copy, fresh)
        open_store(fresh).close()
        put_in_place(fresh, target, kept)
    told = f" The store that was there is kept as {kept}." if was_there else ""
    return Outcome(f"Put {copy} in the place of {target}.{told}", str(kept) if was_there else "")


def stamp(moment: datetime) -> str:
    """A moment for a file's name, in the laptop's own time: 2025-12-01-140355."""
    return moment.astimezone().strftime("%Y-%m-%d-%H%M%S")
