"""What a person looks at while a tracker is matched: its columns with samples, and its words for a RAG."""

from collections import Counter
from dataclasses import dataclass

from db.words import Status
from riia_tui.exchange.trackers.fields import Field
from riia_tui.exchange.trackers.fit import ColumnFit, Fit, TableFit
from riia_tui.exchange.trackers.grid import GridRow, Tracker, samples
from riia_tui.exchange.trackers.headings import tables_of
from riia_tui.exchange.trackers.status_words import as_kept, says_nothing, status_meant, word_of
from riia_tui.planfile.refs import folded


@dataclass(frozen=True, slots=True)
class Heading:
    """A column, the first of those with its heading, and what stands in it."""

    fit: ColumnFit
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Something that stands where a RAG belongs: as it is written first, how often, and what it means."""

    word: str
    times: int
    status: Status | None


def headings_of(tracker: Tracker, fit: Fit) -> tuple[Heading, ...]:
    """The columns of the tables that are taken; those with the same heading once."""
    found: dict[str, Heading] = {}
    for table in fit.taken:
        rows = _with_kpi(tracker, table) or rows_of(tracker, table)
        for column in table.columns:
            heading = Heading(column, samples(rows, column.column))
            known = found.get(folded(column.heading))
            if known is None or not known.samples:
                found[folded(column.heading)] = heading
    return tuple(found.values())


def said_in(tracker: Tracker, fit: Fit) -> tuple[Said, ...]:
    """Everything that stands where a RAG belongs, what nobody knows first, then by how often."""
    times: Counter[str] = Counter()
    found: dict[str, tuple[str, Status | None]] = {}
    for table in fit.taken:
        for column in table.columns_of(Field.RAG):
            for row in _with_kpi(tracker, table):
                text = row.text(column.column)
                word = word_of(text)
                status = fit.words.get(as_kept(word), status_meant(text))
                if text and not says_nothing(text) and (status or not row.fill(column.column)):
                    times[as_kept(word)] += 1
                    found.setdefault(as_kept(word), (word, status))
    said = [Said(found[word][0], count, found[word][1]) for word, count in times.most_common()]
    return tuple(sorted(said, key=lambda each: each.status is not None))


def rows_in(tracker: Tracker, table: TableFit) -> int:
    """How many rows of a table have a KPI."""
    return len(_with_kpi(tracker, table))


def _with_kpi(tracker: Tracker, table: TableFit) -> list[GridRow]:
    statement = table.column_of(Field.STATEMENT)
    return [row for row in rows_of(tracker, table) if row.text(statement) and not row.is_across]


def rows_of(tracker: Tracker, table: TableFit) -> tuple[GridRow, ...]:
    """The rows below a table's headings."""
    sheet = tracker.sheet(table.sheet)
    found = next((each for each in tables_of(sheet) if each.first == table.first), None) if sheet else None
    return found.rows if found else ()
