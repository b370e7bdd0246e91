"""The tables of a sheet: where their headings stand, in one row or several, and which rows are below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from riia_tui.exchange.trackers.fields import LONGEST, Field, field_named
from riia_tui.exchange.trackers.grid import GridCell, GridRow, Sheet
from riia_tui.exchange.trackers.periods import Span, heading_day, is_time
from riia_tui.planfile.refs import folded

ENOUGH = 3
"""Cells of a row that must be headings for it to be one of headings; two are enough where one names the KPI."""

FURTHEST = 40
"""Rows that say something, within which the first headings stand."""

AS_AT = re.compile(
    r"\b(as at|as of|updated|position at|status at|date of update|last update\w*)\b:?\s*(.*)", re.IGNORECASE
)
"""What stands before the day of all that is below it."""

YEARS = range(2000, 2100)
"""Numbers that may stand in a heading."""

MOST_ABOVE = 3
MOST_WITHOUT = 0.7
"""The part of a table's width from which a merged cell is a title over it, no heading of some columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet. ``heads`` are the heading's lines by column, from the top; ``above`` are the titles over it.

    ``first`` and ``last`` are the rows of the headings, ``rows`` those below them.
    """

    sheet: str
    first: int
    last: int
    heads: dict[int, tuple[str, ...]]
    above: tuple[str, ...]
    rows: tuple[GridRow, ...]

    def heading(self, column: int) -> str:
        """A column's heading on one line."""
        return " / ".join(self.heads.get(column, ()))

    @property
    def title(self) -> str:
        """The title nearest above the headings, “” where there is none."""
        return self.above[-1] if self.above else ""


def tables_of(sheet: Sheet) -> tuple[Table, ...]:
    """The tables of a sheet, each from its headings to those of the next.

    Headings that stand again over the same table, as they do at the top of printed pages, begin no other.
    """
    starts = list(_starts(sheet))
    found: list[Table] = []
    for number, (first, last) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(sheet.rows)
        begin = starts[number - 1][1] + 1 if number else 0
        table = _table(sheet, first, last, begin, end)
        before = found[-1] if found else None
        if before and table.heads == before.heads and not _titles(sheet.rows[begin:first], before):
            found[-1] = _joined(before, table)
        else:
            if before:
                found[-1] = _without(before, table.above)
            found.append(table)
    return tuple(found)


def known_headings(row: GridRow) -> dict[int, Field]:
    """The cells of a row that say what a column is."""
    found = {}
    for at, cell in row.own.items():
        if len(cell.text) <= LONGEST and (named := field_named(cell.text)):
            found[at] = named[0]
    return found


def _is_heading(row: GridRow) -> bool:
    if len(row.cells) < 2 or any(cell.number is not None and not _is_year(cell) for cell in row.cells.values()):
        return False
    known = known_headings(row)
    fields = set(known.values())
    most_are = len(known) * 2 >= len(row.own)
    enough = ENOUGH if Field.STATEMENT not in fields and Field.ACTIVITY not in fields else ENOUGH - 1
    return len(fields) >= enough and most_are


def _is_year(cell: GridCell) -> bool:
    return cell.number in YEARS and cell.shown_as in ("General", "0", "@")


def _starts(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The places, in ``sheet.rows``, of the first and last row of every heading."""
    at, seen = 0, False
    while at < len(sheet.rows) and (seen or at < FURTHEST):
        if not _is_heading(sheet.rows[at]):
            at += 1
            continue
        first, last = _from_top(sheet, at), _to_bottom(sheet, at)
        yield first, last
        at, seen = last + 1, True


def _from_top(sheet: Sheet, at: int) -> int:
    """The first of the heading's rows: those above it that group some of its columns belong to it."""
    first = at
    while first > 0 and at - first < MOST_ABOVE and _groups(sheet, sheet.rows[first - 1], sheet.rows[at]):
        if sheet.rows[first - 1].number != sheet.rows[first].number - 1:
            break
        first -= 1
    return first


def _groups(sheet: Sheet, row: GridRow, below: GridRow) -> bool:
    if not row.own or any(AS_AT.search(cell.text) for cell in row.own.values()):
        return False
    columns = set(below.cells)
    width = max(columns) - min(columns) + 1
    spans = [last - first + 1 for number, first, last in sheet.wide if number == row.number]
    if any(span >= width * MOST_WITHOUT for span in spans):
        return False
    texts = [cell.text for at, cell in row.own.items() if at in columns]
    short = all(len(text) <= LONGEST for text in texts)
    return short and bool(texts) and (bool(spans) or len(texts) > 1)


def _to_bottom(sheet: Sheet, at: int) -> int:
    """The last of the heading's rows: the next one belongs to it where it divides columns and says nothing else."""
    rows = sheet.rows
    last = at
    while last + 1 < len(rows) and last - at < MOST_ABOVE and _divides(sheet, rows[at], rows[last + 1]):
        last += 1
    return last


def _divides(sheet: Sheet, head: GridRow, row: GridRow) -> bool:
    own = row.own
    if not own or row.number - head.number > MOST_ABOVE or any(len(cell.text) > LONGEST for cell in own.values()):
        return False
    known = [at for at, cell in own.items() if at in known_headings(row) or is_time(cell.text)]
    wide = {at for number, first, last in sheet.wide if number == head.number for at in range(first, last + 1)}
    divided = wide | {at for at, cell in head.own.items() if is_time(cell.text)}
    whole = head.own.keys() - divided
    return len(known) * 2 >= len(own) and bool(known) and not (own.keys() & whole) and bool(own.keys() & divided)


def _table(sheet: Sheet, first: int, last: int, begin: int, end: int) -> Table:
    heads: dict[int, tuple[str, ...]] = {}
    for row in sheet.rows[first : last + 1]:
        for at, cell in row.cells.items():
            said = heads.get(at, ())
            if cell.text and (not said or folded(said[-1]) != folded(cell.text)):
                heads[at] = (*said, cell.text)
    above = tuple(_lone_texts(sheet.rows[begin:first])) if begin == 0 else _last_lone(sheet.rows[begin:first])
    return Table(
        sheet.title, sheet.rows[first].number, sheet.rows[last].number, heads, above, sheet.rows[last + 1 : end]
    )


def _lone_texts(rows: Sequence[GridRow]) -> Iterator[str]:
    for row in rows:
        yield from (cell.text for cell in row.own.values() if cell.text)


def _last_lone(rows: Sequence[GridRow]) -> tuple[str, ...]:
    """The title that stands alone in the last rows before a heading that is not the first."""
    lone = []
    for row in reversed(rows):
        if len(row.own) != 1:
            break
        lone.append(next(iter(row.own.values())).text)
    return tuple(reversed(lone))


def _titles(rows: Sequence[GridRow], before: Table) -> bool:
    """Whether a title of its own stands between two tables."""
    lone = _last_lone(rows)
    return bool(lone) and any(folded(text) not in {folded(each) for each in before.above} for text in lone)


def _joined(before: Table, after: Table) -> Table:
    repeated = [row for row in before.rows if row.number < after.first]
    return Table(before.sheet, before.first, before.last, before.heads, before.above, (*repeated, *after.rows))


def _without(before: Table, titles: tuple[str, ...]) -> Table:
    """A table without the titles of the one that comes after it, which stand at its end."""
    rows = list(before.rows)
    for title in reversed(titles):
        if rows and len(rows[-1].own) == 1 and next(iter(rows[-1].own.values())).text == title:
            rows.pop()
    return Table(before.sheet, before.first, before.last, before.heads, before.above, tuple(rows))


def day_of_heading(table: Table, column: int, around: str, span: Span) -> date | None:
    """The day that a column's heading stands for, None where it names none."""
    return heading_day(table.heads.get(column, ()), f"{table.title} {table.sheet} {around}", span)
