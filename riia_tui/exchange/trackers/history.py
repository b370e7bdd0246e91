"""What a row of a tracker says of each day: its RAGs with their words, and its figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.words import Status
from riia_tui.exchange.trackers.amounts import Amount, amount_of
from riia_tui.exchange.trackers.colours import status_of_fill
from riia_tui.exchange.trackers.fields import Field
from riia_tui.exchange.trackers.fit import ColumnFit, Fit, TableFit
from riia_tui.exchange.trackers.grid import GridCell, GridRow
from riia_tui.exchange.trackers.periods import Span, due_of
from riia_tui.exchange.trackers.status_words import as_kept, rest_of, says_nothing, status_meant, word_of
from riia_tui.phrases import STATUS_WORDS, full_day

Note = Callable[[GridRow, int | None, str], None]
"""Notes why a cell, by row and column, does not fit."""

AHEAD = timedelta(days=100)
"""How far ahead a heading's day may lie: the end of the quarter that runs."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A RAG of a day, with what was said."""

    on: date
    status: Status
    comment: str = ""


class History:
    """Reads the dated cells of a table's rows."""

    def __init__(self, wanted: TableFit, fit: Fit, today: date, note: Note) -> None:
        """``note`` is told of every cell that does not fit."""
        self._wanted, self._fit, self._today, self._note = wanted, fit, today, note
        self._statement = wanted.column_of(Field.STATEMENT)

    def figures(self, row: GridRow) -> Iterator[tuple[date, Amount]]:
        """The figures of a row, each with its day."""
        for column in self._wanted.columns_of(Field.FIGURE):
            amount = amount_in(row, column.column)
            if amount is None:
                continue
            if amount.value is None:
                self._note(row, column.column, f"“{amount.text}” is no figure; it is left out")
            elif day := self._day(row, column):
                yield day, amount

    def _day(self, row: GridRow, column: ColumnFit) -> date | None:
        """The day of a dated column; one of a quarter that runs is today, one far ahead cannot be."""
        updated = row.cell(self._wanted.column_of(Field.UPDATED))
        own = due_of(updated, Span(self._today, self._today)).day if updated and column.on is None else None
        day = column.on or own or self._wanted.on or self._fit.as_at or self._today
        if day > self._today + AHEAD:
            self._note(row, column.column, f"its day, {full_day(day)}, is still to come; it is left out")
            return None
        return min(day, self._today)

    def judgements(self, row: GridRow) -> tuple[Judgement, ...]:
        """The RAGs and comments of a row, one of each day, in order of days."""
        statuses: dict[date, Status] = {}
        words: dict[date, list[str]] = {}
        unread = {self._take_rag(row, column, statuses, words) for column in self._wanted.columns_of(Field.RAG)}
        for column in self._wanted.columns_of(Field.COMMENT):
            cell = row.cell(column.column)
            if cell and (said := _lines(cell)) and (day := self._day(row, column)):
                newest = max(statuses, default=day)
                words.setdefault(day if column.on or day in statuses else newest, []).append(said)
        for day in words.keys() - statuses.keys() - unread:
            self._note(row, None, f"the words of {full_day(day)} have no RAG beside them; they are left out")
        days = sorted(statuses)
        return tuple(Judgement(day, statuses[day], "\n".join(dict.fromkeys(words.get(day, ())))) for day in days)

    def _take_rag(
        self, row: GridRow, column: ColumnFit, statuses: dict[date, Status], words: dict[date, list[str]]
    ) -> date | None:
        """Takes what a cell says of its day; gives that day where it says something that is no RAG."""
        cell = row.cell(column.column)
        said = cell.text if cell else ""
        status = self._status(row, column.column, cell)
        note = row.note(column.column)
        day = self._day(row, column) if status or said or note else None
        if day is None:
            return None
        if status and statuses.get(day, status) is not status:
            other = STATUS_WORDS[statuses[day]]
            self._note(row, column.column, f"“{said}” and {other} stand for the same day; the first is taken")
        elif status:
            statuses[day] = status
        rest = rest_of(said) if status and as_kept(said) not in self._fit.words else ""
        more = [rest, note, said if status is Status.CLOSED else ""]
        if any(more):
            words.setdefault(day, []).extend(text for text in more if text)
        return None if status or says_nothing(said) else day

    def _status(self, row: GridRow, column: int, cell: GridCell | None) -> Status | None:
        """The RAG of a cell by its word, else by its colour where the row is not all of that colour.

        Words that are no RAG stay as words beside the colour.
        """
        fill = row.fill(column)
        by_fill = status_of_fill(fill) if fill != row.fill(self._statement) else None
        said = cell.text if cell else ""
        if not said or says_nothing(said):
            return by_fill if by_fill is not Status.NOT_STARTED or not said else None
        status = self._fit.words.get(as_kept(word_of(said)), status_meant(said))
        if status is None and by_fill not in (None, Status.NOT_STARTED):
            return by_fill
        if status is None:
            self._note(row, column, f"“{said}” is no RAG that is known")
        elif by_fill not in (None, status, Status.NOT_STARTED):
            self._note(row, column, f"“{said}” says {status.colour}, its colour {by_fill.colour}; the word is taken")
        return status


def amount_in(row: GridRow, column: int | None) -> Amount | None:
    """The figure or target in a column, None where nothing stands there."""
    cell = row.cell(column)
    return amount_of(cell) if cell and cell.text and not says_nothing(cell.text) else None


def _lines(cell: GridCell) -> str:
    """A comment with its own lines, and what was noted on it."""
    own = "\n".join(line.strip() for line in str(cell.value).splitlines() if line.strip())
    said = own if isinstance(cell.value, str) else cell.text
    return "\n".join(text for text in ("" if says_nothing(said) else said, cell.note) if text)
