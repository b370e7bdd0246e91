"""A store with a first plan in it, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from db.engine import Store, copy_file, create_store, is_vacant
from db.errors import BadInput, StoreUnusable


def new_store(place: Path, fill: Callable[[Store], object], by: str | None = None) -> None:
    """Makes the store at ``place`` with what ``fill`` puts into it; it stands there once that is done, and not before.

    Raises BadInput where there is a store already, StoreUnusable where none can be made, and what ``fill`` raises.
    """
    if not is_vacant(place):
        raise BadInput(f"There is a store at {place} already.", "Start riia again to open it.")
    making = place.with_name(f"{place.name}.making")
    _clear(making)
    try:
        store = create_store(making, by=by)
        try:
            fill(store)
        finally:
            store.close()
        copy_file(making, place)
    finally:
        _clear(making)


def _clear(making: Path) -> None:
    """Takes away what is left of making a store, now or when it was broken off."""
    try:
        for end in ("", "-wal", "-shm"):
            making.with_name(making.name + end).unlink(missing_ok=True)
    except OSError as fault:
        raise StoreUnusable(f"{making} is in the way: {fault.strerror}.") from fault
