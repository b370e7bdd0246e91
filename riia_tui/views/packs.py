"""Reports as they were sent, and what differs now from what they said."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.engine import Store
from db.errors import UnknownName
from db.queries.packs import ExplanationRow, PackRow, load_explanations, load_files, load_packs
from db.words import Audience, Unit
from riia_tui import phrases
from riia_tui.views.names import nearest, plan_named, short_key
from riia_tui.views.plans import Head, head_of
from riia_tui.views.since import figure_said
from riia_tui.views.spending import spending_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a pack: its name, its SHA-256 and its size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PackLine:
    """A report as it was sent; ``key`` is what people type for it."""

    key: str
    report: str
    title: str
    meeting: date
    as_at: date
    audience: Audience
    by: str | None
    cleared_by: str | None
    received: date | None
    receipt: str | None
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class Packs:
    """The packs of a plan, newest first."""

    head: Head
    lines: tuple[PackLine, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is another than what was sent; None where one of the two does not have it.

    ``restated`` is what the record says today for the very day that was sent, where that is not what was sent: then
    the past itself was put right. ``explained`` is the line that somebody gave for it.
    """

    item: str
    was: str | None
    now: str | None
    restated: str | None
    explained: str | None


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs from a pack, what was restated first; ``pack`` is None where none was sent before."""

    pack: PackLine | None
    lines: tuple[Difference, ...]

    @property
    def unexplained(self) -> int:
        """How many have no line of explanation yet."""
        return sum(line.explained is None for line in self.lines)


def packs(store: Store, plan: str | None, today: date) -> Packs:
    """The packs of a plan, frozen up to a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    with store.read() as connection:
        rows = [row for row in load_packs(connection, found.facts.plan.id) if row.as_at <= today]
        lines = tuple(_line(connection, row) for row in reversed(rows))
    return Packs(head_of(found), lines)


def pack_named(connection: Any, text: str, plan: str | None = None) -> PackRow:
    """The pack with this key, or this ending of a key. Raises UnknownName or BadInput."""
    rows = load_packs(connection, plan_named(connection, plan).id)
    found = [row for row in rows if text.strip() and row.id.endswith(text.strip().casefold())]
    if len(found) != 1:
        raise UnknownName("pack", text, nearest(text, [short_key(row.id) for row in rows]))
    return found[0]


def _line(connection: Any, row: PackRow) -> PackLine:
    files = tuple(FileLine(each.name, each.sha256, each.size) for each in load_files(connection, row.id))
    return PackLine(
        short_key(row.id),
        row.report,
        row.title,
        row.meeting,
        row.as_at,
        row.audience,
        row.by,
        row.cleared_by,
        row.received,
        row.receipt,
        files,
    )


def figures_of(found: Standing) -> dict[str, str]:
    """What a plan says of every KPI and of money on the day, by what people call it."""
    figures: dict[str, str] = {}
    for judged in found.judged.values():
        ref = judged.kpi.ref
        figures[f"{ref} RAG"] = judged.status.colour if judged.status else "not judged"
        figures[f"{ref} due"] = phrases.full_day(judged.kpi.due) or "no date"
        for m in judged.measures:
            number = f":{m.measure.position + 1}" if len(judged.measures) > 1 else ""
            figures[f"{ref}{number} figure"] = figure_said(m) or "nothing yet"
    for line in spending_of(found).lines:
        for name in ("allocation", "profile", "actual", "forecast"):
            value = getattr(line, name)
            if value is not None:
                figures[f"{line.fund} {line.area} {line.period} {name}"] = phrases.amount(value, Unit.POUNDS)
    return figures


def differences(store: Store, plan: str | None, report: str, today: date) -> Differences:
    """What a report would say other than the last one of its kind that was sent. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    with store.read() as connection:
        sent = [
            row for row in load_packs(connection, found.facts.plan.id) if row.report == report and row.as_at < today
        ]
        if not sent:
            return Differences(None, ())
        last = sent[-1]
        explained = _explained(load_explanations(connection, last.id), today)
        line = _line(connection, last)
    was: dict[str, str] = json.loads(last.figures)
    then, now = figures_of(found.as_at(last.as_at)), figures_of(found)
    return Differences(line, _differing(was, then, now, explained))


def between(store: Store, older: str, newer: str, plan: str | None) -> tuple[Difference, ...]:
    """What one pack said other than an earlier one, both by key. Raises UnknownName or BadInput."""
    with store.read() as connection:
        was, now = (json.loads(pack_named(connection, key, plan).figures) for key in (older, newer))
    return _differing(was, was, now, {})


def _differing(
    was: Mapping[str, str], then: Mapping[str, str], now: Mapping[str, str], explained: Mapping[tuple[str, str], str]
) -> tuple[Difference, ...]:
    lines = []
    for item in dict.fromkeys((*was, *now)):
        before, here = was.get(item), now.get(item)
        restated = then.get(item) if item in was and then.get(item) != before else None
        if before != here or restated is not None:
            lines.append(Difference(item, before, here, restated, explained.get((item, here or ""))))
    return tuple(sorted(lines, key=lambda line: line.restated is None))


def _explained(rows: list[ExplanationRow], today: date) -> dict[tuple[str, str], str]:
    """The newest explanation of each item, as long as the figure is the one that it was given for."""
    return {(row.item, row.now): row.said for row in rows if row.on <= today}
