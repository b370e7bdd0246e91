"""Money: what is given, planned, spent and foreseen; then the costings as the plan prints them, a table a fund."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from db.engine import Store
from db.words import Unit
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Bullets, Cell, Heading, PageBreak, Paragraph, Report, Table
from riia_tui.reports.frame import framed
from riia_tui.reports.legends import money_legend
from riia_tui.reports.spend_tables import spend_blocks
from riia_tui.views.money import BudgetRow, Money, money, row_numbers
from riia_tui.views.spending import spending

NOT_PRINTED = "–"
_MOST_UPRIGHT = 5
"""Columns of amounts that stand beside each other on an upright page."""


def build(store: Store, asked: Asked) -> Report:
    """The money of a plan. Raises UnknownName or BadInput."""
    found = money(store, asked.plan, asked.today)
    spent = spending(store, asked.plan, asked.today)
    is_wide = len(found.columns) > _MOST_UPRIGHT
    spend, costings, legend = [Heading("Spend"), *spend_blocks(spent)], costing_blocks(found), money_legend(spent)
    # After wide pages the few lines of how to read it would have one to themselves.
    blocks = (*spend, *legend, PageBreak(wide=True), *costings) if is_wide else (*spend, *costings, *legend)
    return framed("Money", found.head, blocks)


def costing_blocks(found: Money) -> Iterator[Block]:
    """The costings under a heading, a table a fund; a sentence where the plan prints none."""
    yield Heading("Costings as the plan prints them")
    if not found.rows:
        yield Paragraph("This plan prints no costings.")
        return
    yield Paragraph(
        f"In pounds, as printed: nothing here is added up again. {NOT_PRINTED} means that the plan prints no amount.",
        small=True,
    )
    for fund, group in groupby(found.rows, key=lambda row: row.fund):
        rows = list(group)
        names = _names(rows)
        yield _table(fund or "Costings", names, rows, found.columns)
        notes = tuple(f"{name.rstrip('.')}: {row.note}" for name, row in zip(names, rows, strict=True) if row.note)
        yield Bullets(notes, small=True)


def _table(fund: str, names: Sequence[str], rows: Sequence[BudgetRow], columns: Sequence[str]) -> Table:
    used = [at for at in range(len(columns)) if any(row.amounts[at] is not None for row in rows)]
    return Table(
        caption=fund,
        header=("Row", *(columns[at] for at in used)),
        rows=tuple((name, *(_pounds(row.amounts[at]) for at in used)) for name, row in zip(names, rows, strict=True)),
        widths=((8.5, *(1.6 for _ in used)) if len(columns) > _MOST_UPRIGHT else (5.0, *(2.0 for _ in used))),
        alt=f"The costings of {fund}, row by row under the plan's own headings, in pounds.",
        compact=True,
    )


def _names(rows: Sequence[BudgetRow]) -> list[str]:
    """What each row is called; where the plan calls several the same, which of them it is."""
    numbered = zip(rows, row_numbers(rows), strict=True)
    return [f"{row.name} (row {number})" if number else row.name for row, number in numbered]


def _pounds(amount: float | None) -> Cell:
    if amount is None:
        return Cell(NOT_PRINTED, right=True)
    return Cell(phrases.amount(amount, Unit.POUNDS), right=True, value=amount)
