"""The rows of a tracker by how it is read: KPIs with their history, and every cell that does not fit, with why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from riia_tui.exchange.trackers.amounts import Amount
from riia_tui.exchange.trackers.codes import CODE
from riia_tui.exchange.trackers.fields import Field
from riia_tui.exchange.trackers.fit import Fit, PlanFit, TableFit
from riia_tui.exchange.trackers.grid import GridRow, Tracker, column_letter
from riia_tui.exchange.trackers.headings import Table, known_headings, tables_of
from riia_tui.exchange.trackers.history import History, Judgement, amount_in
from riia_tui.exchange.trackers.periods import DueFound, Span, due_of
from riia_tui.exchange.trackers.refs import RefFound, refs_of
from riia_tui.exchange.trackers.status_words import status_meant
from riia_tui.phrases import full_day
from riia_tui.planfile.refs import folded

TOTALS = re.compile(
    r"^\W*(grand |sub-?)?totals?\b|^(sum|average|mean|overall|count|number) (of|for)\b|^subtotal", re.IGNORECASE
)
NO_DUE = DueFound()


@dataclass(frozen=True, slots=True)
class Misfit:
    """A cell that does not fit: where a person finds it, and why; ``column`` is a letter, “” for the row itself."""

    sheet: str
    row: int
    column: str
    said: str

    @property
    def where(self) -> str:
        """“Tracker, row 12, column F”."""
        return f"{self.sheet}, row {self.row}" + (f", column {self.column}" if self.column else "")


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """A KPI of a tracker, with the sheet and row where it stands, and its history by day.

    ``other_ref`` is what a ref that is a number could be as well: 1.10 where it is 1.1.
    """

    sheet: str
    number: int
    plan: PlanFit
    themes: tuple[str, ...]
    activity: str
    ref: str
    statement: str
    other_ref: str = ""
    owner: str = ""
    due: DueFound = NO_DUE
    target: Amount | None = None
    baseline: Amount | None = None
    judgements: tuple[Judgement, ...] = ()
    figures: tuple[tuple[date, Amount], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A tracker as it was read: its rows, what does not fit, and what else is to be known, such as totals left out."""

    tracker: Tracker
    fit: Fit
    rows: tuple[TrackerRow, ...]
    misfits: tuple[Misfit, ...]
    remarks: tuple[Misfit, ...]


def read_rows(tracker: Tracker, fit: Fit, today: date) -> Reading:
    """The rows of every table that is taken. ``today`` is the day of what has no other."""
    rows: list[TrackerRow] = []
    misfits: list[Misfit] = []
    remarks: list[Misfit] = []
    for wanted in fit.taken:
        sheet = tracker.sheet(wanted.sheet)
        table = next((t for t in tables_of(sheet) if t.first == wanted.first), None) if sheet else None
        if table is None:
            said = "the tracker has no such sheet" if sheet is None else "no headings stand in this row"
            misfits.append(Misfit(wanted.sheet, wanted.first, "", f"{said}; nothing of it is taken"))
            continue
        reader = _Reader(table, wanted, fit, today, misfits, remarks)
        rows += reader.rows()
    return Reading(tracker, fit, tuple(rows), (*misfits, *_twice(rows)), tuple(remarks))


class _Reader:
    """Reads the rows of one table from the top; what a group says once is carried on to the rows below it."""

    def __init__(
        self, table: Table, wanted: TableFit, fit: Fit, today: date, misfits: list[Misfit], remarks: list[Misfit]
    ) -> None:
        self._table, self._wanted, self._fit, self._today = table, wanted, fit, today
        self._misfits, self._remarks = misfits, remarks
        self._section = ""
        self._carried: dict[Field, str] = {}
        self._statement = wanted.column_of(Field.STATEMENT)
        self._head = {at: folded(parts[-1]) for at, parts in table.heads.items()}
        self._history = History(wanted, fit, today, self._note)
        self._refs = refs_of(table.rows, wanted.column_of(Field.REF))
        refs = sum(row.text(wanted.column_of(Field.REF)) != "" for row in table.rows)
        self._has_refs = refs * 2 > sum(row.text(self._statement) != "" for row in table.rows)

    def rows(self) -> list[TrackerRow]:
        """The KPIs of the table."""
        found: list[TrackerRow] = []
        for place, row in enumerate(self._table.rows):
            if not row.own or self._is_other(row, place):
                continue
            cell = row.cell(self._statement)
            if cell is None or not cell.text:
                self._without_statement(row)
            elif cell.spread and found and self._is_more_of(row, found[-1]):
                found[-1] = together(found[-1], self._row(row, found[-1].plan))
            elif plan := self._plan(row):
                found.append(self._row(row, plan))
        return found

    def _is_other(self, row: GridRow, place: int) -> bool:
        """Whether a row is no KPI: a heading again, a total, the name of what follows, a note at the end."""
        own = row.own
        first = next(iter(own.values()))
        if self._is_heading_again(row):
            return True
        if self._is_total(row, first.text):
            self._pass_over(row, "a total")
            return True
        if self._is_summary(row):
            self._pass_over(row, "figures about the table, with no ref")
            return True
        if self._is_section(row):
            self._begin_section(row, first.text, place)
            return True
        return False

    def _is_heading_again(self, row: GridRow) -> bool:
        same = sum(self._head.get(at) == folded(cell.text) for at, cell in row.own.items())
        most_are = same >= 2 and same * 2 >= len(row.own)
        return most_are or (same >= 1 and len(known_headings(row)) >= 3)

    def _is_total(self, row: GridRow, first: str) -> bool:
        """Whether a row begins as a total does, and nobody leads it, owes it by a day or has judged it."""
        if not TOTALS.match(first) and not (TOTALS.match(row.text(self._statement)) and not self._ref(row)):
            return False
        promised = any(row.text(self._wanted.column_of(each)) for each in (Field.OWNER, Field.DUE))
        return not promised and not any(status_meant(row.text(c.column)) for c in self._wanted.columns_of(Field.RAG))

    def _is_summary(self, row: GridRow) -> bool:
        """Whether words without a ref stand beside nothing but figures, as “KPIs on track” does below a table."""
        beside = [cell for at, cell in row.own.items() if at != self._statement]
        only_figures = all(cell.number is not None or cell.formula for cell in beside)
        return bool(beside) and only_figures and (self._has_refs and not row.text(self._wanted.column_of(Field.REF)))

    def _is_section(self, row: GridRow) -> bool:
        """Whether a row is one text: merged across, or standing where no KPI does."""
        if len(row.own) != 1:
            return False
        at, first = next(iter(row.own.items()))
        if first.number is not None or first.day:
            return False
        if len(row.cells) > 1:
            return row.is_across
        if at == self._wanted.column_of(Field.REF) and CODE.fullmatch(first.code):
            return False
        return at != self._statement or self._has_refs

    def _begin_section(self, row: GridRow, title: str, place: int) -> None:
        below = self._table.rows[place + 1 :]
        if any(each.text(self._statement) and len(each.own) > 1 for each in below):
            self._section = title
            self._carried.clear()
        else:
            self._pass_over(row, "words of its own below the table")

    def _without_statement(self, row: GridRow) -> None:
        if all(cell.number is not None or cell.formula or cell.spread for cell in row.cells.values()):
            self._pass_over(row, "figures without a KPI")
        elif len(row.own) > 2 or (self._ref(row) and len(row.own) > 1):
            self._note(row, self._statement, "there is no KPI in this row, though something stands beside it")
        else:
            self._pass_over(row, "no KPI stands in it")

    def _is_more_of(self, row: GridRow, before: TrackerRow) -> bool:
        return row.text(self._statement) == before.statement and self._table.sheet == before.sheet

    def _plan(self, row: GridRow) -> PlanFit | None:
        said = self._wanted.plan or self._carry(row, Field.PLAN)
        plan = self._fit.plan(said)
        if plan is None:
            why = f"“{said}” is none of the plans" if said else "it does not say which plan it is of"
            self._note(row, self._wanted.column_of(Field.PLAN), f"{why}; the row is not taken")
        return plan

    def _carry(self, row: GridRow, wanted: Field) -> str:
        """What a row says of its group, else what a row above it said."""
        said = row.text(self._wanted.column_of(wanted))
        if said:
            if wanted is Field.THEME and said != self._carried.get(Field.THEME):
                self._carried.pop(Field.ACTIVITY, None)
            self._carried[wanted] = said
        return self._carried.get(wanted, "")

    def _row(self, row: GridRow, plan: PlanFit) -> TrackerRow:
        if row.hidden:
            self._remark(row, "hidden in Excel, and taken all the same")
        span = Span(plan.starts, plan.ends)
        theme = self._carry(row, Field.THEME) or self._section
        ref = self._refs.get(row.number, RefFound(""))
        self._tell_ref(row, ref)
        themes = tuple(dict.fromkeys(each for each in (self._wanted.theme, theme) if each))
        due = due_of(row.cell(self._wanted.column_of(Field.DUE)), span)
        if due.fault:
            self._note(row, self._wanted.column_of(Field.DUE), f"{due.fault}; it is kept as words")
        return TrackerRow(
            sheet=self._table.sheet,
            number=row.number,
            plan=plan,
            themes=themes,
            activity=self._carry(row, Field.ACTIVITY),
            ref=self._ref(row),
            statement=row.text(self._statement),
            other_ref=ref.other,
            owner=row.text(self._wanted.column_of(Field.OWNER)),
            due=due,
            target=amount_in(row, self._wanted.column_of(Field.TARGET)),
            baseline=amount_in(row, self._wanted.column_of(Field.BASELINE)),
            judgements=self._history.judgements(row),
            figures=tuple(self._history.figures(row)),
        )

    def _ref(self, row: GridRow) -> str:
        cell = row.cell(self._wanted.column_of(Field.REF))
        if cell is None or cell.day:
            return ""
        return self._refs[row.number].text if row.number in self._refs and not cell.spread else cell.code

    def _tell_ref(self, row: GridRow, ref: RefFound) -> None:
        """Says what Excel made of a ref: a date, or a number that could be two."""
        column = self._wanted.column_of(Field.REF)
        cell = row.cell(column)
        if cell and cell.day:
            self._note(
                row, column, f"Excel made a date, {full_day(cell.day)}, of the ref; the row comes in without one"
            )
        elif ref.other:
            self._note(row, column, ref.said)
        elif ref.said:
            self._remark(row, ref.said)

    def _note(self, row: GridRow, column: int | None, said: str) -> None:
        self._misfits.append(Misfit(self._table.sheet, row.number, column_letter(column or 0), said))

    def _pass_over(self, row: GridRow, said: str) -> None:
        self._remark(row, f"left out: {said}")

    def _remark(self, row: GridRow, said: str) -> None:
        self._remarks.append(Misfit(self._table.sheet, row.number, "", said))


def _twice(rows: list[TrackerRow]) -> Iterator[Misfit]:
    """Rows of a sheet whose ref another one has already."""
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        name = (row.sheet, row.plan.code, folded(row.ref))
        if row.ref and seen.setdefault(name, row.number) != row.number:
            yield Misfit(row.sheet, row.number, "", f"the ref {row.ref} stands in row {seen[name]} already; it gets #2")


def together(first: TrackerRow, more: TrackerRow) -> TrackerRow:
    """A KPI whose cell spans several rows: what the further rows say is added."""
    days: dict[date, Judgement] = {each.on: each for each in first.judgements}
    for each in more.judgements:
        known = days.get(each.on)
        said = "\n".join(dict.fromkeys(text for text in (known.comment if known else "", each.comment) if text))
        status = known.status if known else each.status
        days[each.on] = Judgement(each.on, status, said)
    judgements = tuple(days[day] for day in sorted(days))
    figures = (*first.figures, *(each for each in more.figures if each not in first.figures))
    return replace(first, judgements=judgements, figures=figures)
