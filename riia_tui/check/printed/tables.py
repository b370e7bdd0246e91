"""The tables of a budget: which columns and rows are totals, and what each of them adds up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from riia_tui.check.finding import Spot
from riia_tui.check.printed.amounts import difference, is_rounding
from riia_tui.check.reading import Reading, Row
from riia_tui.planfile.refs import folded

TOTAL = re.compile(r"\b(?:sub[- ]?)?totals?\b", re.IGNORECASE)
APART = re.compile(r"\b(?:allocat\w+|award\w*|variance|differen\w+|balance)\b", re.IGNORECASE)
PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s?%")
AREA = re.compile(r"\b(?:per|by) (?:area|section|theme|priority|strand)\b", re.IGNORECASE)
VARIANCE = re.compile(r"\bvariance\b|\bdifference\b", re.IGNORECASE)
ALLOCATION = re.compile(r"\ballocat\w+|\baward\w*", re.IGNORECASE)
CARRIED = re.compile(r"\bcarr(?:y|ied)[- ]forward\b|\bc/?f\b|\bb/?f\b", re.IGNORECASE)
INCOME = re.compile(r"\bincome\b|\breceipts\b", re.IGNORECASE)
SPENDING = re.compile(r"\bexpenditure\b|\bspend\w*\b|\bspent\b|\bcosts?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """The rows that stand under one fund (the printed name of the table), in printed order."""

    fund: str
    rows: tuple[Row, ...]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The column headings in printed order, put together from the rows, of which each has only some."""
        found: list[str] = []
        for row in self.rows:
            headings = [heading for heading, _ in row.row.amounts]
            for n, heading in enumerate(headings):
                if heading not in found:
                    found.insert(_place(n, headings, found), heading)
        return tuple(found)

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The columns that are headed as totals, each a total of what stands left of it."""
        return tuple(column for column in self.columns if TOTAL.search(column))

    @cached_property
    def details(self) -> tuple[str, ...]:
        """The columns that a total column adds up."""
        return tuple(c for c in self.columns if c not in self.levels and c not in self.sums and not is_apart(c))

    @cached_property
    def sums(self) -> dict[str, tuple[str, ...]]:
        """Columns that no heading calls totals but that are the sum of those beside them in most rows."""
        found: dict[str, tuple[str, ...]] = {}
        plain = [column for column in self.columns if column not in self.levels and not is_apart(column)]
        for n, column in enumerate(plain):
            for parts in () if PERCENT.search(column) else _runs(plain, n):
                if self._mostly_adds(column, parts):
                    found.setdefault(column, parts)
        return found

    def _mostly_adds(self, column: str, parts: Sequence[str]) -> bool:
        seen = [
            (amount, [self.printed(row, part) or 0 for part in parts])
            for row in self.rows
            if (amount := self.printed(row, column)) and all(self.printed(row, p) is not None for p in parts)
        ]
        right = sum(difference(amount, each) == 0 or is_rounding(amount, each) for amount, each in seen)
        return len(seen) >= 3 and right >= 0.7 * len(seen)

    def printed(self, row: Row, column: str) -> float | None:
        """A printed cell, in pounds; None for a blank one."""
        return self.cells[row.path].get(column)

    @cached_property
    def cells(self) -> dict[str, dict[str, float]]:
        """The printed cells of each row, by its place and by heading."""
        return {row.path: dict(row.row.amounts) for row in self.rows}

    def amount(self, row: Row, column: str) -> float | None:
        """A cell; where a sum is left out, what its parts in the row add up to."""
        printed = self.printed(row, column)
        parts = self.sums.get(column)
        if printed is not None or not parts:
            return printed
        cells = [self.printed(row, part) for part in parts]
        return None if None in cells else sum(cell or 0 for cell in cells)

    def total(self, row: Row) -> float:
        """What a row comes to: its first total, else the column that adds the others up, else all of it."""
        for column in (*self.levels, *self.sums):
            if (amount := self.printed(row, column)) is not None and not AREA.search(column):
                return amount
        return sum(self.printed(row, column) or 0 for column in self.details)

    def has_details(self, row: Row) -> bool:
        """Whether a row has figures of its own, and not totals of other rows alone."""
        return any(self.printed(row, column) is not None for column in (*self.details, *self.sums))

    def is_roll_up(self, row: Row) -> bool:
        """Whether a row stands for others above it: it has totals alone in a table that has several."""
        return len(self.levels) > 1 and not self.has_details(row)

    @property
    def is_income(self) -> bool:
        """Whether the table is of income."""
        return bool(INCOME.search(self.fund)) and not SPENDING.search(self.fund)

    @property
    def is_spending(self) -> bool:
        """Whether the table is of expenditure."""
        return bool(SPENDING.search(self.fund))


@lru_cache(maxsize=4)
def tables(plan: Reading) -> tuple[Table, ...]:
    """The tables of the budget in printed order."""
    found: dict[str, list[Row]] = {}
    for row in plan.budget:
        found.setdefault(row.row.fund or "", []).append(row)
    return tuple(Table(fund, tuple(rows)) for fund, rows in found.items())


def spend_columns(table: Table) -> tuple[str | None, str | None, str | None]:
    """The columns of what is spent in all, of what is allocated, and of the difference; None for one there is not."""
    plain = [column for column in table.columns if not PERCENT.search(column)]
    variance = next((c for c in plain if VARIANCE.search(c)), None)
    allocation = next((c for c in plain if ALLOCATION.search(c) and c != variance), None)
    spend = [c for c in plain if SPENDING.search(c) and c not in (variance, allocation)]
    return (spend[-1] if spend else None), allocation, variance


def codes_of(row: Row) -> tuple[str, ...]:
    """The codes that a row bears, one or several: “12”, “3 & 14”, “5, 11”."""
    return _codes(row.row.code or "")


@lru_cache(maxsize=1024)
def _codes(printed: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"\s*(?:&|,|;|\+|/|\band\b)\s*", printed) if part)


def line(plan: Reading, row: Row) -> Spot:
    """A row as a line of the plan: named by its code where it is that of activities, else by its label."""
    codes = codes_of(row)
    named = codes and all(any(item.kind == "activity" for item in plan.by_code.get(folded(c), ())) for c in codes)
    return Spot(row.row.code or row.where, row.path, "label") if named else row.at("label")


def is_total(row: Row) -> bool:
    """Whether a row is labelled as a total."""
    return bool(TOTAL.search(row.row.label))


def is_apart(column: str) -> bool:
    """Whether a column stands beside the sum (an allocation, a variance) and is no part of it."""
    return bool(APART.search(column)) and not PERCENT.search(column)


def _place(n: int, headings: Sequence[str], found: Sequence[str]) -> int:
    before = [found.index(other) for other in headings[:n] if other in found]
    if before:
        return before[-1] + 1
    after = [found.index(other) for other in headings[n + 1 :] if other in found]
    return after[0] if after else len(found)


def _runs(columns: Sequence[str], n: int) -> Iterator[tuple[str, ...]]:
    """The runs of two columns or more right after a column and right before it, the longest first."""
    for end in range(len(columns), n + 2, -1):
        yield tuple(columns[n + 1 : end])
    for start in range(n - 1):
        yield tuple(columns[start:n])
