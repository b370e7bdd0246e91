"""What is typed into the cells of a grid, read: what is asked for, what is wrong, and what looks unlikely."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.errors import BadInput, RiiaError
from db.words import Gap, RecordKind, Role
from riia_tui import phrases
from riia_tui.actions.commands import GiveFigure, LogReturn, gap_codes
from riia_tui.actions.plan_commands import SetContact
from riia_tui.rules.plausible import Beside, Doubt, check_value, doubt_of_day, doubt_of_figure
from riia_tui.rules.typed import spreadsheet_day, typed_amount
from riia_tui.views.grids import Grid, GridKind, GridRow

TODAY = ("y", "yes", "x", "✓")
"""What people type into the cell of a day to say: yes, on the as-at day."""

MOST_NAMED = 3
"""How many doubts are named at once."""

DAYS = ("received", "resubmitted", "accepted")
YEAR = re.compile(r"\d{4}")

ROLES = (Role.CONTRIBUTED, Role.ATTENDED, Role.DEPUTY, Role.HOSTED, Role.RECEIVED, Role.SUPPLIED, Role.SUBMITTED)
ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


@dataclass(frozen=True, slots=True)
class TookPart:
    """An authority took part in what a measure (``ref``, “1.2.1A:1”) counts; ``answer`` is what it answered.

    ``kind`` is the kind of record that the measure counts, None where it takes any.
    """

    ref: str
    authority: str
    on: date
    role: Role
    title: str
    answer: bool | None = None
    kind: RecordKind | None = None


CellsAsked = GiveFigure | LogReturn | TookPart | SetContact


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row as it was typed: what it asks for, or a ``fault``; ``doubts`` refuse nothing."""

    asked: CellsAsked | None = None
    fault: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FillIn:
    """What a grid of a plan asks for; ``said`` is what the history calls it: “who took part in 1.2.1A”.

    ``what`` is what the records of who took part are called, where it is one thing for all of them.
    """

    plan: str
    said: str
    asked: tuple[CellsAsked, ...]
    what: str | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where nothing is asked, or something of it cannot be so."""
        if not self.asked:
            raise BadInput("Nothing is filled in yet.", "Type into the cells, or leave with Esc.")
        for each in self.asked:
            if isinstance(each, TookPart):
                if not (each.title if self.what is None else self.what).strip():
                    raise BadInput("What they took part in needs a name.")
            else:
                each.check(today)


def filled(grid: Grid, reads: Sequence[tuple[GridRow, RowRead]], what: str | None, today: date) -> FillIn:
    """What the rows ask for together. Raises BadInput where one of them cannot be, or nothing is asked."""
    for row, read in reads:
        if read.fault:
            raise BadInput(f"{row.name}: {read.fault}")
    asked = tuple(read.asked for _, read in reads if read.asked is not None)
    found = FillIn(grid.head.plan, grid.said, asked, what)
    found.check(today)
    return found


def doubts_of(reads: Sequence[tuple[GridRow, RowRead]]) -> tuple[str, ...]:
    """What looks unlikely, with the row's name before it."""
    return tuple(f"{row.name}: {doubt}" for row, read in reads for doubt in read.doubts)


def doubt(doubts: Sequence[str], advice: str) -> BadInput:
    """The refusal that asks once whether what looks unlikely is meant."""
    more = f"; and {len(doubts) - MOST_NAMED} more" if len(doubts) > MOST_NAMED else ""
    return BadInput(f"This looks unlikely: {'; '.join(doubts[:MOST_NAMED])}{more}.", advice)


def read_row(grid: Grid, row: GridRow, typed: Mapping[str, str], today: date) -> RowRead:
    """A row's cells, by column, those alone that were changed."""
    cells = {key: text.strip() for key, text in typed.items()}
    if not any(cells.values()) and not any(row.cells.get(key) for key in cells):
        return RowRead()
    try:
        return READERS[grid.kind](grid, row, cells, today)
    except RiiaError as fault:
        return RowRead(fault=str(fault))


def _figure(grid: Grid, row: GridRow, cells: Mapping[str, str], today: date) -> RowRead:
    if not cells.get("figure"):
        raise BadInput("The figure is missing.")
    value, unit = typed_amount(cells["figure"])
    measure, beside = row.measure, row.beside
    assert measure is not None and beside is not None
    if unit is not None and unit is not measure.unit:
        raise BadInput(f"“{cells['figure']}” is not counted as {measure.unit}.", "Type it without a sign.")
    check_value(measure, value)
    on = _day(cells.get("on", ""), today) or today
    doubt = doubt_of_figure(value, beside)
    doubts = (_doubt_words(doubt, value, beside),) if doubt else ()
    asked = GiveFigure(row.ref, value, on, grid.head.plan, cells.get("note") or None)
    return RowRead(asked, doubts=doubts + _day_doubts(grid, on))


def _part(grid: Grid, row: GridRow, cells: Mapping[str, str], today: date) -> RowRead:
    measure = row.measure
    assert measure is not None
    on = _day(cells.get("on", ""), today)
    if on is None:
        raise BadInput("The day is missing.", "y stands for the as-at day.")
    answer = _answer(cells.get("answer", ""))
    role = _role(cells.get("as", "")) or measure.role or Role.CONTRIBUTED
    doubts = _day_doubts(grid, on)
    if measure.answer and answer is not True:
        doubts = (*doubts, "counts only with the answer yes")
    if measure.role and role is not measure.role:
        doubts = (*doubts, f"counts only as {measure.role}")
    title = grid.what or f"{row.authority}: {phrases.measure_name(measure)}"
    asked = TookPart(row.ref, row.authority, on, role, title, answer, measure.record_kind)
    return RowRead(asked, doubts=doubts)


def _return(grid: Grid, row: GridRow, cells: Mapping[str, str], today: date) -> RowRead:
    emptied = [key for key, text in cells.items() if not text and row.cells.get(key)]
    if emptied:
        raise BadInput("What is entered already is not taken out here.", "Put the record right in 4 Records.")
    days = {key: _new_day(cells.get(key, ""), row.cells.get(key, ""), today) for key in DAYS}
    gap = _gap(cells.get("gap", ""))
    why = cells.get("why") or None
    known_gap = row.cells.get("gap", "")
    if why and gap is None and known_gap:
        gap = Gap(known_gap)
    if gap and not why:
        why = row.cells.get("why") or None
    asked = LogReturn(
        grid.head.plan,
        grid.period,
        (row.authority,),
        collection=grid.collection,
        received=days["received"],
        resubmitted=days["resubmitted"],
        accepted=days["accepted"],
        gap=gap,
        why=why,
    )
    if not (gap or why or any(days.values())):
        return RowRead()
    asked.check(today)
    first = next((day for day in days.values() if day), None)
    return RowRead(asked, doubts=_day_doubts(grid, first) if first else ())


def _person(grid: Grid, row: GridRow, cells: Mapping[str, str], today: date) -> RowRead:
    asked = SetContact(grid.head.plan, row.name, cells.get("email"), cells.get("phone"), cells.get("role"))
    asked.check(today)
    return RowRead(asked)


READERS: dict[GridKind, Callable[[Grid, GridRow, Mapping[str, str], date], RowRead]] = {
    GridKind.FIGURES: _figure,
    GridKind.KPI: _part,
    GridKind.AUTHORITY: _part,
    GridKind.RETURNS: _return,
    GridKind.PEOPLE: _person,
}


def _day(text: str, today: date) -> date | None:
    """A day that has come, as it is typed; None for nothing. Raises BadInput."""
    if not text:
        return None
    day = today if text.casefold() in TODAY else spreadsheet_day(text, today)
    if day > today:
        raise BadInput(f"{phrases.full_day(day)} is after today, {phrases.full_day(today)}.")
    return day


def _new_day(text: str, known: str, today: date) -> date | None:
    """The same; None too where it is the day that stands there, as a spreadsheet may have written it."""
    day = _day(text, today)
    return None if known and day == _day(known if YEAR.search(known) else f"{known} {today.year}", today) else day


def _role(text: str) -> Role | None:
    """A role by its word or the beginning of it. Raises BadInput."""
    wanted = text.casefold()
    found = next((role for role in (*ROLES, Role.OFFERED) if wanted and role.startswith(wanted)), None)
    if wanted and found is None:
        raise BadInput(f"“{text}” is no way to take part.", f"Type {phrases.listed([*ROLES])}.")
    return found


def _answer(text: str) -> bool | None:
    if text and text.casefold() not in ANSWERS:
        raise BadInput(f"“{text}” is no answer.", "Type yes or no.")
    return ANSWERS.get(text.casefold())


def _gap(text: str) -> Gap | None:
    wanted = text.casefold()
    found = next((gap for gap in Gap if wanted and (gap == wanted or (wanted == "l" and gap is Gap.LOW))), None)
    if wanted and found is None:
        raise BadInput(f"“{text}” is no code of a gap.", f"The codes are {gap_codes()}.")
    return found


def _day_doubts(grid: Grid, on: date) -> tuple[str, ...]:
    doubt = doubt_of_day(on, grid.starts, grid.ends)
    if doubt is None:
        return ()
    side = "before the plan begins" if doubt is Doubt.BEFORE_PLAN else "after the plan has ended"
    return (f"{phrases.full_day(on)} is {side}",)


def _doubt_words(doubt: Doubt, value: float, beside: Beside) -> str:
    """What is unlikely about a figure: “ten times the last, 12, or more”."""
    last = phrases.amount(beside.last or 0, beside.unit)
    return {
        Doubt.FRACTION: f"is {value:g}% meant, or {phrases.number(value * 100)}%?",
        Doubt.OVER_WHOLE: f"more than the whole of {phrases.number(beside.whole or 0)}",
        Doubt.FAR_ABOVE: f"ten times the last, {last}, or more",
        Doubt.FAR_BELOW: f"a tenth of the last, {last}, or less",
        Doubt.ABOVE_TARGET: f"ten times the target, {phrases.amount(beside.target or 0, beside.unit)}, or more",
    }[doubt]
