"""What was written since a person last had the program open: by them elsewhere, or by others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from db.engine import Store
from db.facts import Facts
from db.queries.history import EntryWhole, load_entries_after, load_reversals
from riia_tui.views.history import undone_numbers
from riia_tui.views.standing import Standing


@dataclass(frozen=True, slots=True)
class LastLook:
    """The newest entry of the history that a person saw, and the as-at day on which they did."""

    entry: int
    on: date


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A change: when (UTC), by whom, as a sentence; the ref of its KPI or the key of its record, where it has one."""

    at: datetime
    by: str | None
    said: str
    ref: str | None
    record: str | None


@dataclass(frozen=True, slots=True)
class News:
    """What was written to a plan after somebody's last look, the newest first; what was undone since is left out."""

    since: date
    lines: tuple[NewsLine, ...]


def news(store: Store, found: Standing, last: LastLook) -> News:
    """The news of a plan that is loaded."""
    with store.read() as connection:
        entries = load_entries_after(connection, found.facts.plan.id, last.entry)
        reversals = load_reversals(connection) if entries else []
    fresh = {entry.number for entry in entries}
    # What was done and taken back since is no news; what was taken back of before is.
    gone = undone_numbers(reversals) | {each.number for each in reversals if each.undoes in fresh}
    return News(last.on, tuple(_line(found.facts, entry) for entry in entries if entry.number not in gone))


def _line(facts: Facts, entry: EntryWhole) -> NewsLine:
    rows = json.loads(entry.changes)
    record = next((row["id"] for row in rows if row["table"] == "record" and row["id"] in facts.record), None)
    ref = None if record else next(_refs(facts, rows), None)
    return NewsLine(entry.at, entry.by, entry.said, ref, record)


def _refs(facts: Facts, rows: list[dict[str, Any]]) -> Iterator[str]:
    """The KPIs that rows of the history are about: their own rows, and those that name them or a measure of theirs."""
    of_measure = {measure.id: measure.kpi for measure in facts.measures}
    for row in rows:
        image = row["after"] or row["before"] or {}
        keys = (row["id"], image.get("kpi"), image.get("item"), image.get("measure"))
        for key in keys:
            kpi = facts.kpi.get(of_measure.get(key or "", key or ""))
            if kpi is not None:
                yield kpi.ref
