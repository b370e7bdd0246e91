"""What a tracker's sheets, columns and words are in our terms: guessed, put right by a person, and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from db.words import Status
from riia_tui.exchange.trackers.fields import Field
from riia_tui.exchange.trackers.grid import column_letter
from riia_tui.exchange.trackers.status_words import as_kept
from riia_tui.planfile.refs import folded


@dataclass(frozen=True, slots=True)
class ColumnFit:
    """A column, counted from 1, by its heading; ``on`` is the day that its RAGs, figures or comments are of."""

    column: int
    heading: str
    field: Field
    on: date | None = None

    @property
    def letter(self) -> str:
        """The column as Excel names it."""
        return column_letter(self.column)


@dataclass(frozen=True, slots=True)
class TableFit:
    """A table of a sheet by the row of its first headings, with its columns.

    ``plan`` is what the tracker calls the plan that all its rows are of, ``theme`` their theme, ``on`` the day that
    the sheet stands for; None or “” where the rows themselves say it. What is not ``taken`` is left out.
    """

    sheet: str
    first: int
    columns: tuple[ColumnFit, ...]
    theme: str | None = None
    plan: str = ""
    on: date | None = None
    taken: bool = True

    def columns_of(self, wanted: Field) -> tuple[ColumnFit, ...]:
        """The columns of a field, from the left."""
        return tuple(each for each in self.columns if each.field is wanted)

    def column_of(self, wanted: Field) -> int | None:
        """The first column of a field."""
        return next((each.column for each in self.columns if each.field is wanted), None)


@dataclass(frozen=True, slots=True)
class PlanFit:
    """A plan that rows go to; ``called`` is what the tracker calls it, “” where it has one plan only.

    Where the store has a plan of this code, its KPIs are matched; else a plan of these particulars is made.
    """

    code: str
    title: str
    region: str
    starts: date
    ends: date
    called: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a tracker is read. ``words`` are what stands for a RAG, in lower case; None means that nobody knows yet.

    ``as_at`` is the day of what has no day of its own, ``authorities`` those of the region where a plan is made.
    """

    plans: tuple[PlanFit, ...]
    tables: tuple[TableFit, ...]
    words: Mapping[str, Status | None] = field(default_factory=dict)
    as_at: date | None = None
    authorities: tuple[str, ...] = ()

    @property
    def taken(self) -> tuple[TableFit, ...]:
        """The tables that are taken in."""
        return tuple(table for table in self.tables if table.taken)

    def plan(self, called: str) -> PlanFit | None:
        """The plan that the tracker calls so; the only one for any name."""
        if len(self.plans) == 1:
            return self.plans[0]
        return next((plan for plan in self.plans if folded(plan.called) == folded(called)), None)

    def with_column(self, heading: str, wanted: Field, on: date | None) -> "Fit":
        """The same with every column of a heading put right."""

        def put_right(each: ColumnFit) -> ColumnFit:
            return replace(each, field=wanted, on=on) if folded(each.heading) == folded(heading) else each

        tables = (replace(table, columns=tuple(map(put_right, table.columns))) for table in self.tables)
        return replace(self, tables=tuple(tables))

    def with_word(self, word: str, status: Status | None) -> "Fit":
        """The same with what a word means put right."""
        return replace(self, words={**self.words, as_kept(word): status})
