"""Participation: authorities × KPIs, who took part in what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.engine import Store
from db.words import Metric, Status
from riia_tui import phrases
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


class Part(StrEnum):
    """A cell of the table, by its sign."""

    TOOK_PART = "●"
    NOT_YET = "○"
    EXCUSED = "e"
    NOT_ASKED = "·"


PART_WORDS = {
    Part.TOOK_PART: "took part",
    Part.NOT_YET: "not yet",
    Part.EXCUSED: "excused",
    Part.NOT_ASKED: "not asked",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A KPI that counts authorities; ``of`` reads “13 of 15, needs 13”."""

    ref: str
    name: str
    of: str
    took_part: int
    needed: str
    status: Status | None
    met: bool


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """An authority with a cell a column, and how many of those that ask for it it took part in."""

    name: str
    cells: tuple[Part, ...]
    took_part: int
    asked: int


@dataclass(frozen=True, slots=True)
class Participation:
    """Authorities down, KPIs across."""

    head: Head
    columns: tuple[Column, ...]
    rows: tuple[AuthorityRow, ...]


def participation(store: Store, plan: str | None, today: date) -> Participation:
    """Who took part in what, as at a day: every KPI with a participation measure that anybody can meet by now."""
    return participation_of(standing(store, plan, today))


def participation_of(found: Standing) -> Participation:
    """The same, from a plan that is loaded."""
    pairs = [
        (judged, m)
        for judged in found.judged.values()
        for m in judged.measures
        if m.measure.metric is Metric.PARTICIPATION and judged.status is not Status.CLOSED
    ]
    columns = tuple(_column(judged, m) for judged, m in pairs)
    rows = tuple(_row(authority.id, authority.name, pairs) for authority in found.facts.authorities)
    return Participation(head_of(found), columns, rows)


def _column(judged: Judged, m: Measured) -> Column:
    return Column(
        ref=judged.kpi.ref,
        name=phrases.measure_name(m.measure),
        of=phrases.against(m),
        took_part=len(m.counted.took_part),
        needed=phrases.target(m),
        status=judged.status,
        met=m.met,
    )


def _row(key: str, name: str, pairs: list[tuple[Judged, Measured]]) -> AuthorityRow:
    cells = tuple(_cell(key, m) for _, m in pairs)
    took_part = sum(cell is Part.TOOK_PART for cell in cells)
    asked = sum(cell in (Part.TOOK_PART, Part.NOT_YET) for cell in cells)
    return AuthorityRow(name, cells, took_part, asked)


def _cell(key: str, m: Measured) -> Part:
    if key in m.counted.took_part:
        return Part.TOOK_PART
    if key in m.counted.excused:
        return Part.EXCUSED
    return Part.NOT_YET if key in m.counted.missing else Part.NOT_ASKED
