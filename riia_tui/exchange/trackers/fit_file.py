"""How a tracker is read as a file that a person can put right, and as the text that is kept for next time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from db.errors import BadInput
from db.words import Status, status_named
from riia_tui.exchange.trackers.fields import DATED, TITLES, Field
from riia_tui.exchange.trackers.fit import ColumnFit, Fit, PlanFit, TableFit
from riia_tui.exchange.trackers.grid import column_number
from riia_tui.exchange.trackers.status_words import as_kept
from riia_tui.planfile.faults import nearest
from riia_tui.planfile.refs import folded
from riia_tui.rules.typed import typed_day

FORMAT = "riia-tracker-map/1"
NOT_KNOWN = "?"

_HEAD = """# How the tracker is read. Put right what is wrong, then: riia import TRACKER.xlsx --map THIS-FILE
# A column can be:
{fields}
# A rag, figure or comment may have “day: 2025-06-30”. A word is complete, on-track, at-risk, off-track,
# not-started, closed, or ? where it is not known. A sheet with “taken: false” is left out.
"""


def fit_text(fit: Fit) -> str:
    """The file, in UTF-8 text with ``\\n`` line ends."""
    import yaml

    written: dict[str, Any] = {"format": FORMAT, "plans": [_plan(plan) for plan in fit.plans]}
    if fit.authorities:
        written["authorities"] = list(fit.authorities)
    if fit.as_at:
        written["as_at"] = fit.as_at
    written["sheets"] = [_table(table) for table in fit.tables]
    written["words"] = {word: status.value if status else NOT_KNOWN for word, status in fit.words.items()}
    head = _HEAD.format(fields="\n".join(f"#   {field:<10} {TITLES[field]}" for field in Field))
    return head + str(yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=110))


def _plan(plan: PlanFit) -> dict[str, Any]:
    named = {"code": plan.code, "title": plan.title, "region": plan.region, "starts": plan.starts, "ends": plan.ends}
    return named | ({"called": plan.called} if plan.called else {})


def _table(table: TableFit) -> dict[str, Any]:
    written: dict[str, Any] = {"sheet": table.sheet, "headings": table.first}
    for name, said in (("theme", table.theme), ("plan", table.plan), ("day", table.on)):
        if said:
            written[name] = said
    if not table.taken:
        written["taken"] = False
    written["columns"] = [_column(column) for column in table.columns]
    return written


def _column(column: ColumnFit) -> dict[str, Any]:
    written: dict[str, Any] = {"column": column.letter, "heading": column.heading, "is": column.field.value}
    return written | ({"day": column.on} if column.on else {})


def read_fit(text: str, name: str) -> Fit:
    """What a file of this kind says; ``name`` is what its mistakes are told under. Raises BadInput."""
    import yaml

    try:
        # Every value as the text that it is, so that a word such as yes or on stays one.
        found = yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError as fault:
        line = getattr(getattr(fault, "problem_mark", None), "line", 0) + 1
        raise BadInput(f"{name}, line {line}: this cannot be read.", "Write the file anew with --suggest.") from fault
    if not isinstance(found, Mapping) or found.get("format") != FORMAT:
        raise BadInput(f"{name} does not say how a tracker is read.", "Write such a file with --suggest.")
    reading = _Reading(name)
    plans = tuple(reading.plan(each) for each in reading.listed(found, "plans"))
    if not plans:
        raise reading.wrong("no plan is named under “plans”")
    return Fit(
        plans=plans,
        tables=tuple(reading.table(each) for each in reading.listed(found, "sheets")),
        words=dict(reading.words(found.get("words") or {})),
        as_at=reading.day(found, "as_at"),
        authorities=tuple(str(each).strip() for each in found.get("authorities") or () if str(each).strip()),
    )


class _Reading:
    """Reads the parts of one file; every mistake is told with the file's name."""

    def __init__(self, name: str) -> None:
        self._name = name

    def wrong(self, said: str) -> BadInput:
        """A mistake in the file."""
        return BadInput(f"{self._name}: {said}.", "Nothing was taken in.")

    def listed(self, found: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
        """The mappings of a list."""
        entries = found.get(key) or []
        if not isinstance(entries, list) or not all(isinstance(each, Mapping) for each in entries):
            raise self.wrong(f"“{key}” is no list of entries")
        yield from entries

    def text(self, found: Mapping[str, Any], key: str) -> str:
        """A text, “” where there is none."""
        said = found.get(key)
        return "" if said is None else str(said).strip()

    def day(self, found: Mapping[str, Any], key: str) -> date | None:
        """A day, None where there is none."""
        said = self.text(found, key)
        if not said:
            return None
        try:
            return typed_day(said)
        except BadInput as fault:
            raise self.wrong(f"“{key}”: {fault.said.rstrip('.')}") from fault

    def plan(self, found: Mapping[str, Any]) -> PlanFit:
        """One of the plans."""
        starts, ends = self.day(found, "starts"), self.day(found, "ends")
        code = self.text(found, "code")
        if not code or starts is None or ends is None:
            raise self.wrong("a plan needs a code, and the days “starts” and “ends”")
        called = self.text(found, "called")
        return PlanFit(code, self.text(found, "title"), self.text(found, "region"), starts, ends, called)

    def table(self, found: Mapping[str, Any]) -> TableFit:
        """One of the tables."""
        sheet, first = self.text(found, "sheet"), self.text(found, "headings")
        if not sheet or not first.isdecimal():
            raise self.wrong("a sheet needs its name, and the row of its headings")
        return TableFit(
            sheet=sheet,
            first=int(first),
            columns=tuple(self.column(each, sheet) for each in self.listed(found, "columns")),
            theme=self.text(found, "theme") or None,
            plan=self.text(found, "plan"),
            on=self.day(found, "day"),
            taken=self.text(found, "taken").casefold() not in ("false", "no"),
        )

    def column(self, found: Mapping[str, Any], sheet: str) -> ColumnFit:
        """One of the columns."""
        letter, said = self.text(found, "column"), self.text(found, "is").casefold()
        number = column_number(letter)
        if not number:
            raise self.wrong(f"“{letter}” is no column of {sheet}; write its letter")
        if said not in [field.value for field in Field]:
            near = nearest(said, [field.value for field in Field])
            hint = f"; did you mean {near}?" if near else ""
            raise self.wrong(f"a column cannot be “{said}”{hint}".rstrip("?"))
        field = Field(said)
        return ColumnFit(number, self.text(found, "heading"), field, self.day(found, "day") if field in DATED else None)

    def words(self, found: Any) -> Iterator[tuple[str, Status | None]]:
        """What stands for a RAG, with what it means."""
        if not isinstance(found, Mapping):
            raise self.wrong("“words” has no word: status")
        for word, said in found.items():
            status = None if str(said).strip() == NOT_KNOWN else status_named(str(said))
            if status is None and str(said).strip() != NOT_KNOWN:
                raise self.wrong(f"“{said}” is no status; write complete, on-track, at-risk, off-track, not-started")
            yield as_kept(str(word)), status


def applied(kept: Fit, guessed: Fit) -> Fit:
    """A fit that was made for an earlier form of the tracker, for the form that it has now.

    Columns go by their headings, so that they may have moved; what is new stays as it was guessed. A day that a
    heading tells stays the heading's.
    """
    known = {folded(column.heading): column for table in kept.tables for column in table.columns}
    tables = tuple(_applied(table, kept, known) for table in guessed.tables)
    words = dict(guessed.words) | {word: status for word, status in kept.words.items() if status}
    plans = kept.plans if len(kept.plans) == len(guessed.plans) else guessed.plans
    return Fit(plans, tables, words, guessed.as_at, kept.authorities)


def _applied(table: TableFit, kept: Fit, known: Mapping[str, ColumnFit]) -> TableFit:
    before = next((each for each in kept.tables if folded(each.sheet) == folded(table.sheet)), None)
    columns = tuple(
        replace(column, field=was.field, on=column.on or was.on)
        if (was := known.get(folded(column.heading)))
        else column
        for column in table.columns
    )
    return replace(table, columns=columns, taken=before.taken if before else table.taken)


def shape_of(fit: Fit) -> str:
    """What a tracker is known again by: its headings without their days, so that a new quarter changes nothing."""
    plain = {
        "".join(sign for sign in folded(column.heading) if sign.isalpha())
        for table in fit.taken
        for column in table.columns
        if column.on is None and column.field is not Field.NOTHING
    }
    return "|".join(sorted(plain))
