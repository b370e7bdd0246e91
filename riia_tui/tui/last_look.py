"""What a person saw last, by store: kept when the program opens and when it is left. Not in the store."""

from datetime import date
from typing import Any

from db.engine import Store
from riia_tui.tui.kept import Kept, kept_folder
from riia_tui.views.news import LastLook

NAME = "last look"


def last_look(store: Store) -> LastLook | None:
    """What was seen of a store when the program was last open; None where it never was, or nobody can tell."""
    return look_of(Kept(kept_folder(), store.place).find(NAME))


def look_of(values: dict[str, Any] | None) -> LastLook | None:
    """A look as it was kept; None where it cannot be read."""
    try:
        return LastLook(int(values["entry"]), date.fromisoformat(values["on"])) if values else None
    except (KeyError, TypeError, ValueError):
        return None


def values_of(look: LastLook) -> dict[str, Any]:
    """A look as it is kept."""
    return {"entry": look.entry, "on": look.on.isoformat()}
