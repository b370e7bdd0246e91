"""A first guess at how a whole tracker is read, for a person to put right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from db.words import Status
from riia_tui.exchange.trackers.columns import guessed_columns
from riia_tui.exchange.trackers.fields import Field
from riia_tui.exchange.trackers.fit import ColumnFit, Fit, PlanFit, TableFit
from riia_tui.exchange.trackers.grid import Tracker
from riia_tui.exchange.trackers.headings import AS_AT, Table, tables_of
from riia_tui.exchange.trackers.periods import Span, financial_year, heading_day, span_named
from riia_tui.exchange.trackers.status_words import as_kept, says_nothing, status_meant, word_of
from riia_tui.planfile.refs import folded

PUT_ASIDE = re.compile(r"\b(archive\w*|old|copy|template|example|guidance|do not use|superseded)\b", re.IGNORECASE)
A_PLAN = re.compile(r"\b(plan|programme|grant|strategy)\b|\b20\d\d\b", re.IGNORECASE)
UNDER_WAY = {
    "in progress",
    "ongoing",
    "on-going",
    "underway",
    "under way",
    "started",
    "progressing",
    "in hand",
    "active",
}
"""Words that mean on track where nothing else in the tracker does."""

REGION = re.compile(
    r"^(?:the\s+)?((?:[A-Z][\w&'’-]*\s+(?:and\s+|&\s+|of\s+|the\s+)?){1,4}?)"
    r"(?i:RIIA\b|regional\b|region\b|alliance\b|improvement\b|children|social\b|SEND\b|plan\b"
    r"|delivery\b|action\b|business\b|sector\b|partnership\b|KPIs?\b)"
)


def suggest(tracker: Tracker, today: date) -> Fit:
    """How a tracker is most likely read. A tracker without a table that has KPIs gives no tables."""
    titles = _titles(tracker)
    span = _span(titles) or financial_year(today)
    found = [(table, guessed_columns(table, " ".join(titles), span)) for table in _tables(tracker)]
    found = [(table, columns) for table, columns in found if _has_rows(table, columns)]
    hidden = {sheet.title for sheet in tracker.sheets if sheet.hidden or PUT_ASIDE.search(sheet.title)}
    several = len({table.sheet for table, _ in found if table.sheet not in hidden}) > 1
    beside = {table.sheet for table, _ in found if sum(each.sheet == table.sheet for each, _ in found) > 1}
    tables = tuple(
        _table(table, columns, several, table.sheet in beside, span, table.sheet not in hidden)
        for table, columns in found
    )
    return Fit(tuple(_plans(tables, found, titles, span)), tables, _words(tables, found), _as_at(found, span))


def _tables(tracker: Tracker) -> Iterator[Table]:
    for sheet in tracker.sheets:
        yield from tables_of(sheet)


def _titles(tracker: Tracker) -> list[str]:
    """What stands over the tables of the sheets that are shown, then the file's own name."""
    above = [text for table in _tables(tracker) for text in table.above]
    stem = re.sub(r"\.[a-z]+$", "", tracker.name)
    return [*above, re.sub(r"[_-]+(?!\d)", " ", stem).replace("_", " ")]


def _span(titles: Iterable[str]) -> Span | None:
    return next((span for title in titles if (span := span_named(title))), None)


def _has_rows(table: Table, columns: Sequence[ColumnFit]) -> bool:
    statement = next((each.column for each in columns if each.field is Field.STATEMENT), None)
    return statement is not None and any(row.text(statement) for row in table.rows)


def _table(
    table: Table, columns: tuple[ColumnFit, ...], several: bool, is_beside: bool, span: Span, taken: bool
) -> TableFit:
    day = heading_day((table.sheet,), table.title, span) if several else None
    plan = table.title if is_beside and A_PLAN.search(table.title) else ""
    theme = None
    if is_beside and not plan and table.title:
        theme = table.title
    elif several and day is None and not any(each.field is Field.THEME for each in columns):
        theme = table.sheet.strip()
    return TableFit(table.sheet, table.first, columns, theme, plan, day, taken)


Found = Sequence[tuple[Table, tuple[ColumnFit, ...]]]


def _plans(tables: Sequence[TableFit], found: Found, titles: Sequence[str], span: Span) -> Iterator[PlanFit]:
    """The plans that the tracker names: by titles over its tables, by a column, or one for all of it."""
    called = list(dict.fromkeys(table.plan for table in tables if table.plan and table.taken)) or _in_column(found)
    region = next((name for title in [*called, *titles] if (name := region_named(title))), "")
    if not called:
        title = next((title for title in titles if A_PLAN.search(title)), titles[-1] if titles else "")
        title = _without_sheet(title, [table.sheet for table in tables])
        yield PlanFit(code_for(title, region), title, region, span.starts, span.ends)
        return
    for name in called:
        own = span_named(name) or span
        yield PlanFit(code_for(name), name, region_named(name) or region, own.starts, own.ends, name)


def _without_sheet(title: str, sheets: Sequence[str]) -> str:
    """A plan's title without the sheet that it stands over, or the word that says what the file is."""
    plain = re.sub(r"[\s:,–—-]+(kpi |action )?tracker\b.*$", "", title, flags=re.IGNORECASE)
    for sheet in sheets:
        if plain.casefold().endswith(sheet.strip().casefold()):
            plain = plain[: -len(sheet.strip())].rstrip(" :,–—-")
    return plain or title


def _in_column(found: Found) -> list[str]:
    """The plans that a column names, where there are two to five."""
    names: dict[str, str] = {}
    for table, columns in found:
        for column in columns:
            if column.field is Field.PLAN:
                for row in table.rows:
                    if text := row.text(column.column):
                        names.setdefault(folded(text), text)
    return list(names.values()) if 2 <= len(names) <= 5 else []


def region_named(title: str) -> str:
    """The region that a plan's title begins with: “Severnshire” of “Severnshire Regional Improvement Plan”."""
    named = REGION.match(title)
    name = named[1].strip() if named else ""
    return name.title() if name.isupper() else name


def code_for(title: str, region: str = "") -> str:
    """A code for a plan: its region, else the first words of its title, and its years."""
    years = span_named(title)
    title = region or title
    words = re.findall(r"[A-Za-z]+", title)
    short = [word for word in words if word.casefold() not in ("the", "of", "and", "for", "tracker", "final", "v")]
    stem = "-".join(word.casefold() for word in short[:2]) or "plan"
    return f"{stem}-{years.starts.year}-{years.ends.year % 100:02}" if years else stem


def _words(tables: Sequence[TableFit], found: Found) -> dict[str, Status | None]:
    """Everything that stands for a RAG, with what it means."""
    said: dict[str, Status | None] = {}
    for (table, _), fit in zip(found, tables, strict=True):
        statement = fit.column_of(Field.STATEMENT)
        for column in fit.columns_of(Field.RAG) if fit.taken else ():
            for row in table.rows:
                text = "" if row.is_across or not row.text(statement) else row.text(column.column)
                if text and not says_nothing(text) and (status_meant(text) or not row.fill(column.column)):
                    said.setdefault(as_kept(word_of(text)), status_meant(text))
    if Status.ON_TRACK not in said.values():
        said |= {word: Status.ON_TRACK for word, status in said.items() if status is None and word in UNDER_WAY}
    return said


def _as_at(found: Found, span: Span) -> date | None:
    """The day that a title over a table says what stands below is of."""
    for table, _ in found:
        for place, title in enumerate(table.above):
            if said := AS_AT.search(title):
                beside = table.above[place + 1] if place + 1 < len(table.above) else ""
                day = heading_day((said[2] or beside,), "", span)
                if day:
                    return day
    return None
