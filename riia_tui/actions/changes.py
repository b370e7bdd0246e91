"""Taking the newest change back, and doing it again."""

from db import journal
from db.engine import Store
from riia_tui.actions.commands import Outcome


def undo(store: Store) -> Outcome:
    """Takes the newest write back, as a change of its own. Raises BadInput where there is nothing to undo."""
    return Outcome(f"{journal.undo(store)}.")


def redo(store: Store) -> Outcome:
    """Does again what the last undo took back. Raises BadInput where there is nothing to redo."""
    return Outcome(f"{journal.redo(store)}.")
