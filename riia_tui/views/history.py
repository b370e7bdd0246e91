"""The history: every change, newest first."""

from dataclasses import dataclass
from datetime import datetime

from db.engine import Store
from db.queries.history import load_entries
from riia_tui.views.names import kpi_named


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change: when (UTC), by whom, and what was done, as a sentence."""

    number: int
    at: datetime
    by: str | None
    action: str
    said: str
    plan: str | None


def history(store: Store, ref: str | None = None, plan: str | None = None, most: int = 500) -> list[HistoryLine]:
    """The newest changes first; of one KPI where a ref is given. Raises UnknownName or BadInput."""
    with store.read() as connection:
        key = kpi_named(connection, ref, plan).id if ref else None
        return load_entries(connection, HistoryLine, key, most)
