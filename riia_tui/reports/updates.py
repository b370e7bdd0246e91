"""Updates outstanding as a table, for every report that lists some."""

from collections.abc import Sequence

from riia_tui import phrases
from riia_tui.reports.blocks import Cell, Table
from riia_tui.views.outstanding import Update, Wanted


def updates_table(caption: str, updates: Sequence[Update], most: int | None = None) -> Table:
    """What is expected, one a row, in the order given; the first ``most`` of them, which the caption then says."""
    kept = updates if most is None else updates[:most]
    more = f": the {len(kept)} due first, of {len(updates)}" if len(kept) < len(updates) else ""
    return Table(
        caption=caption + more,
        header=("Expected", "What", "KPI", "Due"),
        rows=tuple(_row(update) for update in kept),
        widths=(2.4, 8.4, 1.8, 2.6),
        alt=f"{caption}: what is expected, for which KPI, and by when.",
        compact=True,
        row_names=False,
    )


def named_updates_table(caption: str, who: str, updates: Sequence[tuple[str, Update]]) -> Table:
    """What is expected of several, one a row, in the order given: ``who`` heads the column of their names."""
    return Table(
        caption=caption,
        header=(who, "Expected", "What", "KPI", "Due"),
        rows=tuple((name, *_row(update)) for name, update in updates),
        widths=(3.4, 2.2, 6.6, 1.6, 3.0),
        alt=f"{caption}: of whom it is expected, for which KPI, and by when.",
        compact=True,
    )


def _row(update: Update) -> tuple[Cell | str, ...]:
    what = "to be looked at again" if update.wanted is Wanted.RAG else phrases.cut(update.what, 160)
    named = update.wanted if update.wanted is Wanted.RAG else update.wanted.capitalize()
    return (named, what, update.ref or Cell("none", idle=True), _due(update))


def _due(update: Update) -> Cell:
    if update.due is None:
        return Cell("no date")
    day = phrases.full_day(update.due)
    return Cell(f"{day}, late", tone="red") if update.overdue else Cell(day)
