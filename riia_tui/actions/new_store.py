"""A store with a first plan in it, whole or not at all."""

from pathlib import Path

from db.engine import copy_file, create_store
from db.errors import BadInput, StoreUnusable
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.model import PlanFile


def new_store(place: Path, plan: PlanFile, by: str | None = None) -> None:
    """Makes the store at ``place`` with one plan; it stands there once it is finished, and not before.

    Raises BadInput where there is a store already or the plan cannot be added, StoreUnusable where none can be made.
    """
    if place.exists():
        raise BadInput(f"There is a store at {place} already.", "Start riia again to open it.")
    making = place.with_name(f"{place.name}.making")
    _clear(making)
    try:
        store = create_store(making, by=by)
        try:
            add_plan(store, plan)
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
