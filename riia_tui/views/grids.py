"""Grids to type into: what stands down and across each, with the last value and the target beside every cell."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from db.engine import Store
from db.facts import MeasureFact
from riia_tui import phrases
from riia_tui.rules.plausible import Beside
from riia_tui.views.plans import Head


class GridKind(StrEnum):
    """What a grid takes in."""

    FIGURES = "figures"
    KPI = "KPI"
    AUTHORITY = "authority"
    RETURNS = "returns"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column that is typed into; ``takes`` says in words what can stand there, ``width`` is in characters."""

    key: str
    title: str
    takes: str
    width: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of a grid: a measure, or an authority.

    ``short`` is what people call an authority, “” where that is its name. ``about`` says in full what the line is,
    ``cells`` is what stands there now, by column. ``ref`` is what it counts towards (“5.2.6:2”); ``measure`` is that of
    a figure or of who took part, and ``beside`` what a figure is set beside.
    """

    key: str
    name: str
    about: str
    last: str
    target: str
    ref: str = ""
    authority: str = ""
    short: str = ""
    measure: MeasureFact | None = None
    beside: Beside | None = None
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of a plan; ``key`` tells it from every other, ``starts`` and ``ends`` are the plan's.

    ``said`` is what the history calls it.
    ``what`` is what the records made of it are called from the start, “” where each row has a name of its own.
    ``beside`` heads the column of the last values; ``collection`` and ``period`` are those of data returns.
    """

    head: Head
    kind: GridKind
    key: str
    title: str
    said: str
    starts: date
    ends: date
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    what: str = ""
    collection: str = ""
    period: str = ""
    beside: str = "last"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which grid: figures, kept to a ``theme`` (its key) or a ``lead``; a measure; an authority; or a period."""

    kind: GridKind
    theme: str | None = None
    lead: str | None = None
    ref: str = ""
    authority: str = ""
    collection: str = ""
    period: str = ""


def grid(store: Store, plan: str | None, today: date, wanted: Wanted) -> Grid:
    """The grid that is wanted, as it stands. Raises UnknownName or BadInput."""
    from riia_tui.views.grid_figures import figures_grid
    from riia_tui.views.grid_parts import authority_grid, kpi_grid
    from riia_tui.views.grid_people import people_grid
    from riia_tui.views.grid_returns import returns_grid
    from riia_tui.views.people import people
    from riia_tui.views.standing import standing

    found = standing(store, plan, today)
    if wanted.kind is GridKind.PEOPLE:
        return people_grid(found, people(store, plan, today))
    makers = {
        GridKind.FIGURES: figures_grid,
        GridKind.KPI: kpi_grid,
        GridKind.AUTHORITY: authority_grid,
        GridKind.RETURNS: returns_grid,
    }
    return makers[wanted.kind](found, wanted)


def day_cell(on: date | None, today: date) -> str:
    """A day as it stands in a cell, and may be typed there."""
    return phrases.day(on, today)
