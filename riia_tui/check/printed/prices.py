"""The price of an activity, as its heading prints it, beside the lines that the budget has for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from riia_tui.check.printed.amounts import MONEY, amounts_in, sums_of
from riia_tui.check.printed.stems import stems
from riia_tui.check.printed.tables import Table, codes_of, is_total, tables
from riia_tui.check.reading import Item, Reading, Row
from riia_tui.planfile.refs import folded

PRICED = re.compile(r"\bprices?\b|\bheadings?\b", re.IGNORECASE)
"""A table, or a column, of the prices that stand in headings."""


@dataclass(frozen=True, slots=True)
class Price:
    """What an activity's heading says that it costs: its parts by label, and the total where there is one."""

    item: Item
    parts: tuple[tuple[str, float], ...]
    total: float | None = None

    @property
    def whole(self) -> float:
        """The price in all, in pounds."""
        return self.total if self.total is not None else round(sum(amount for _, amount in self.parts), 2)

    @property
    def figures(self) -> set[float]:
        """Every figure of the heading."""
        return {self.whole, *(amount for _, amount in self.parts)}


@dataclass(frozen=True, slots=True)
class Line:
    """A row that the budget has for an activity, with its table."""

    row: Row
    table: Table

    @property
    def total(self) -> float:
        """What the row comes to, in pounds."""
        return self.table.total(self.row)


@lru_cache(maxsize=4)
def activities_by_code(plan: Reading) -> dict[str, Item]:
    """The activities that print a code, the first of equal ones."""
    found: dict[str, Item] = {}
    for item in plan.activities:
        if item.code:
            found.setdefault(folded(item.code), item)
    return found


@lru_cache(maxsize=4)
def priced_items(plan: Reading) -> dict[str, Item]:
    """What can have a price: every activity, and the headings whose code or title no activity has.

    By the code without case and spaces; by the place in the file where there is no code.
    """
    found = dict(activities_by_code(plan))
    for item in (*plan.activities, *plan.themes):
        found.setdefault(folded(item.code) if item.code else item.path, item)
    return found


def is_priced(table: Table) -> bool:
    """Whether a table holds the prices of headings."""
    return bool(PRICED.search(table.fund)) or (bool(table.columns) and all(map(PRICED.search, table.columns)))


@lru_cache(maxsize=4)
def prices(plan: Reading) -> dict[str, Price]:
    """The price of every activity that has one, by its code without case and spaces."""
    found = {code: price for code, item in priced_items(plan).items() if (price := _in_title(item))}
    by_code: dict[str, list[Line]] = {}
    for table in filter(is_priced, tables(plan)):
        for row in table.rows:
            by_code.setdefault(folded(row.row.code or ""), []).append(Line(row, table))
    for code, item in priced_items(plan).items():
        if rows := by_code.get(code):
            parts = tuple((each.row.row.label, each.total) for each in rows if not is_total(each.row))
            total = next((each.total for each in rows if is_total(each.row)), None)
            found[code] = Price(item, parts, total)
    return found


def _in_title(item: Item) -> Price | None:
    printed = list(amounts_in(item.title))
    if not printed:
        return None
    if len(printed) > 1:
        return Price(item, tuple((each.text, each.pounds) for each in printed[:-1]), printed[-1].pounds)
    return Price(item, ((printed[0].text, printed[0].pounds),))


@lru_cache(maxsize=4)
def budget_lines(plan: Reading) -> dict[str, list[Line]]:
    """The rows with figures that the budget has for an item, by the keys of ``priced_items``; no prices.

    A row belongs to the codes that it bears; without a code, to the rows with its label, or to the item with its title.
    """
    found: dict[str, list[Line]] = {}
    uncoded = list(_uncoded(plan))
    for table in tables(plan):
        for row in () if is_priced(table) else table.rows:
            for code in codes_of(row) if row.row.amounts else ():
                found.setdefault(folded(code), []).append(Line(row, table))
    for lines in found.values():
        labels = {each.row.row.label for each in lines}
        lines += [other for other in uncoded if other.row.row.label in labels]
    titled = {stems(MONEY.sub("", item.title)): key for key, item in priced_items(plan).items() if key not in found}
    for each in uncoded:
        if (key := titled.get(stems(each.row.row.label))) and stems(each.row.row.label):
            found.setdefault(key, []).append(each)
    return found


def _uncoded(plan: Reading) -> Iterator[Line]:
    for table in tables(plan):
        for row in table.rows:
            if not row.row.code and row.row.amounts and table.has_details(row) and not is_total(row):
                yield Line(row, table)


def line_figures(lines: list[Line]) -> set[float]:
    """Every figure that the rows of a code can be said to come to: each, some together, and each cell."""
    own = [each for each in lines if not each.table.is_roll_up(each.row)] or lines
    cells = {amount for each in lines for _, amount in each.row.row.amounts}
    return cells | sums_of(each.total for each in own)
