"""Every sum that a budget prints, with the figures that it should be the sum of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from riia_tui.check.finding import Spot
from riia_tui.check.printed.amounts import difference, is_rounding
from riia_tui.check.printed.tables import AREA, Table, is_total, spend_columns, tables
from riia_tui.check.reading import Reading, Row
from riia_tui.phrases import listed, pounds


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed sum: where, in which column, the figure, and the figures that it adds up; ``of`` says what those are.

    ``along`` is True where the figures stand in the row itself, and False where they stand above it.
    """

    at: Spot
    column: str
    printed: float
    parts: tuple[float, ...]
    of: str
    along: bool

    @property
    def out(self) -> float:
        """How much more is printed than the parts come to; 0 where it is right."""
        return difference(self.printed, self.parts)

    @property
    def is_rounding(self) -> bool:
        """Whether the difference is one of rounding only."""
        return self.out != 0 and is_rounding(self.printed, self.parts)

    @property
    def said(self) -> str:
        """The contradiction in a sentence."""
        more = "more" if self.out > 0 else "less"
        return (
            f"“{self.column}” of “{self.at.where}” is {pounds(self.printed)}, but {self.of} come to "
            f"{pounds(round(sum(self.parts), 2))}: {pounds(abs(self.out))} {more} is printed"
        )


@lru_cache(maxsize=4)
def every_sum(plan: Reading) -> tuple[Sum, ...]:
    """Every sum along a row, down a column, of a group and of an area, right or wrong, once each."""
    every = tables(plan)
    return tuple(each for table in every for each in (*_rows(table), *_areas(table), *_columns(table, every)))


def _rows(table: Table) -> Iterator[Sum]:
    for row in table.rows:
        for column, parts in table.sums.items():
            yield from _sum_of(table, row, column, parts)
        if table.levels and (details := _filled(table, row, table.details)):
            shown = [column for column in table.levels if table.printed(row, column) is not None]
            for column in shown:
                if _adds_rows(table, column):
                    yield from _sum_of(table, row, column, details)
        yield from _variances(table, row)


def _variances(table: Table, row: Row) -> Iterator[Sum]:
    """A variance is what is spent less what is allocated, whichever sign the table gives it."""
    spend, allocation, variance = spend_columns(table)
    if spend and allocation and variance:
        cells = [table.printed(row, column) for column in (variance, spend, allocation)]
        if None not in cells:
            printed, spent, allocated = (cell or 0 for cell in cells)
            sign = -1 if difference(-printed, (spent, -allocated)) == 0 else 1
            of = f"{pounds(spent)} less {pounds(allocated)}"
            yield Sum(row.at("amounts"), variance, printed, (sign * spent, -sign * allocated), of, True)


def _sum_of(table: Table, row: Row, column: str, parts: Sequence[str]) -> Iterator[Sum]:
    printed = table.printed(row, column)
    cells = {part: amount for part in parts if (amount := table.printed(row, part)) is not None}
    if printed is not None and cells:
        of = listed([pounds(amount) for amount in cells.values()])
        yield Sum(row.at("amounts"), column, printed, tuple(cells.values()), of, True)


def _filled(table: Table, row: Row, columns: Sequence[str]) -> list[str]:
    return [column for column in columns if table.printed(row, column) is not None]


def _adds_rows(table: Table, column: str) -> bool:
    """Whether a total column adds up its own rows: in half of them at least, or where too few tell."""
    seen = [
        difference(printed, [table.printed(row, c) or 0 for c in cells]) == 0
        for row in table.rows
        if (printed := table.printed(row, column)) is not None and (cells := _filled(table, row, table.details))
    ]
    if not seen or AREA.search(column):
        return False
    return sum(seen) >= len(seen) / 2 or (len(seen) < 3 and not any(seen))


def _areas(table: Table) -> Iterator[Sum]:
    """Totals of an area, each printed on one of its rows: an area is told by label, or by the code's first part."""
    base = next(iter(table.sums), None) or (table.details[0] if len(table.details) == 1 else None)
    for column in table.levels:
        rows = [row for row in table.rows if not is_total(row)]
        if base is None or _adds_rows(table, column) or table.is_roll_up(rows[0] if rows else table.rows[0]):
            continue
        for group in _grouped(table, rows, column):
            bearer = next(row for row in group if table.printed(row, column) is not None)
            parts = tuple(amount for row in group if (amount := table.amount(row, base)) is not None)
            if len(group) > 1 and parts:
                yield Sum(bearer.at("amounts"), column, table.printed(bearer, column) or 0, parts, "its lines", False)


def _grouped(table: Table, rows: Sequence[Row], column: str) -> list[list[Row]]:
    keys: tuple[Callable[[Row], str], ...] = (
        lambda row: row.row.label,
        lambda row: (row.row.code or "").split(".")[0],
    )
    for key in keys:
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(key(row), []).append(row)
        if all(sum(table.printed(row, column) is not None for row in group) == 1 for group in groups.values()):
            return list(groups.values())
    return []


def _columns(table: Table, every: Sequence[Table]) -> Iterator[Sum]:
    for n, row in enumerate(table.rows):
        if table.is_roll_up(row) and not _is_grand(table, n):
            yield from _rolled_up(table, n)
        elif is_total(row) and not _repeats(table, n, every):
            for column, printed in row.row.amounts:
                if column not in table.levels or _adds_rows(table, column) or table.has_details(row):
                    yield from _nearest(table, n, column, printed)


def _is_grand(table: Table, n: int) -> bool:
    """Whether a row of totals closes the table."""
    return is_total(table.rows[n]) and all(is_total(row) for row in table.rows[n:])


def _rolled_up(table: Table, n: int) -> Iterator[Sum]:
    """A row of totals alone adds up the next lower total of the rows since the last one of its own level."""
    row = table.rows[n]
    shown = [k for k, column in enumerate(table.levels) if table.printed(row, column) is not None]
    if not shown or shown[0] == 0:
        return
    column, lower = table.levels[shown[0]], table.levels[shown[0] - 1]
    above: list[float] = []
    for other in reversed(table.rows[:n]):
        if table.printed(other, column) is not None:
            break
        above = [amount for amount in (table.printed(other, lower),) if amount is not None] + above
    if above:
        printed = table.printed(row, column) or 0
        yield Sum(row.at("amounts"), column, printed, tuple(above), f"the figures above it under “{lower}”", False)


def _nearest(table: Table, n: int, column: str, printed: float) -> Iterator[Sum]:
    """The sum above a total that it is most likely meant to be: the one nearest to it."""
    ways = [way for way in _ways(table, n, column) if way]
    if ways:
        parts = min(ways, key=lambda way: abs(difference(printed, way)))
        yield Sum(table.rows[n].at("amounts"), column, printed, tuple(parts), "the figures above it", False)


def _ways(table: Table, n: int, column: str) -> Iterator[list[float]]:
    row, above = table.rows[n], table.rows[:n]
    if row.row.code:
        same = [other for other in above if other.row.code == row.row.code and not is_total(other)]
        if same:
            yield _cells(table, same, column)
            return
    totals = [k for k, other in enumerate(above) if is_total(other) and table.printed(other, column) is not None]
    yield _cells(table, [other for other in above[(totals[-1] + 1) if totals else 0 :] if not is_total(other)], column)
    yield _cells(table, [other for other in above if not is_total(other)], column)
    yield _cells(table, above, column)
    yield _cells(table, [other for other in above if is_total(other)], column)


def _cells(table: Table, rows: Sequence[Row], column: str) -> list[float]:
    return [amount for row in rows if (amount := table.amount(row, column)) is not None]


def _repeats(table: Table, n: int, every: Sequence[Table]) -> bool:
    """Whether a total right after another total only repeats one of another table, to be set beside it."""
    label = table.rows[n].row.label.casefold()
    if n == 0 or not is_total(table.rows[n - 1]):
        return False
    return any(row.row.label.casefold() == label for other in every if other is not table for row in other.rows)
