"""The history: every change, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from db.engine import Store
from db.queries.history import Reversal, load_entries, load_reversals
from riia_tui.views.names import plan_named, target_named


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change: when (UTC), by whom, and what was done, as a sentence; ``undone`` where it no longer holds."""

    number: int
    at: datetime
    by: str | None
    action: str
    said: str
    plan: str | None
    undone: bool = False


def history(store: Store, ref: str | None = None, plan: str | None = None) -> list[HistoryLine]:
    """The newest changes first; where a ref is given those to the KPI, its measures and what counts towards it.

    Where a plan alone is given, those about this plan. Raises UnknownName or BadInput.
    """
    with store.read() as connection:
        kpi = target_named(connection, ref, plan).kpi.id if ref else None
        whole = plan_named(connection, plan).id if plan and not ref else None
        lines = load_entries(connection, HistoryLine, kpi, whole)
        gone = undone_numbers(load_reversals(connection))
    return [replace(line, undone=line.number in gone) for line in lines]


def undone_numbers(reversals: Iterable[Reversal]) -> set[int]:
    """The numbers of the changes that no longer hold: each reversed by one that itself still holds."""
    gone: set[int] = set()
    for reversal in sorted(reversals, key=lambda pair: -pair.number):
        if reversal.number not in gone:
            gone.add(reversal.undoes)
    return gone
