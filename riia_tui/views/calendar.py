"""The calendar: deadlines, meetings, boards and their steps, bank holidays and school terms by day."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from db.engine import Store
from db.facts import BoardMeetingFact
from db.words import RecordKind, Status
from riia_tui.phrases import day
from riia_tui.rules.board_cycle import cycle
from riia_tui.rules.due import month_end
from riia_tui.rules.expected import State
from riia_tui.rules.terms import half_terms, is_school_holiday, term_days
from riia_tui.rules.working_days import bank_holiday_names
from riia_tui.views.expected import expected_lines
from riia_tui.views.plans import Head, head_of
from riia_tui.views.records import summary
from riia_tui.views.standing import Standing, standing


class Mark(StrEnum):
    """What stands on a day of the calendar, by its letter."""

    BOARD = "B"
    PAPERS = "P"
    STEP = "S"
    DEADLINE = "D"
    MEETING = "M"
    RECORD = "R"
    EXPECTED = "E"
    HOLIDAY = "H"
    TERM = "T"


MARK_WORDS = {
    Mark.BOARD: "board",
    Mark.PAPERS: "papers",
    Mark.STEP: "step",
    Mark.DEADLINE: "deadline",
    Mark.MEETING: "meeting",
    Mark.RECORD: "record",
    Mark.EXPECTED: "expected",
    Mark.HOLIDAY: "bank holiday",
    Mark.TERM: "school term",
}
"""What each letter stands for."""

SCHOOL_HOLIDAY = "h"
"""The letter beside a day on which schools are closed between two half terms."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a day; ``ref`` names a KPI, ``record`` a record's key, ``network`` a network that can be opened.

    ``key`` is its own for as long as it stands, on whatever day.
    """

    mark: Mark
    text: str
    ref: str | None = None
    record: str | None = None
    status: Status | None = None
    open: bool = True
    network: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the months shown, or (not ``inside``) of the weeks around them."""

    on: date
    inside: bool
    entries: tuple[Entry, ...]
    school_holiday: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months, from ``first`` to ``last`` (inclusive), in whole weeks that start on Monday."""

    head: Head
    first: date
    last: date
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def days(self) -> tuple[Day, ...]:
        """The days of the months alone."""
        return tuple(day for week in self.weeks for day in week if day.inside)

    @property
    def by_month(self) -> tuple[tuple[date, tuple[Day, ...]], ...]:
        """Each month's first day, with its days."""
        firsts = [day.on for day in self.days if day.on.day == 1]
        return tuple(
            (on, tuple(d for d in self.days if (d.on.year, d.on.month) == (on.year, on.month))) for on in firsts
        )

    @property
    def legend(self) -> list[str]:
        """What each letter of these weeks stands for: “B board”, “M meeting”."""
        every = [day for week in self.weeks for day in week]
        marks = {entry.mark for day in every for entry in day.entries}
        words = [f"{mark} {MARK_WORDS[mark]}" for mark in Mark if mark in marks]
        closed = [f"{SCHOOL_HOLIDAY} school holiday"] if any(day.school_holiday for day in every) else []
        return [*words, *closed]


def month_view(store: Store, plan: str | None, today: date, year: int, month: int) -> Span:
    """A month of the plan's calendar. Raises UnknownName or BadInput."""
    return span_of(standing(store, plan, today), date(year, month, 1), month_end(year, month))


def quarter_view(store: Store, plan: str | None, today: date, year: int, month: int) -> Span:
    """The quarter of the year that a month is in, from its first month to its third. Raises as ``month_view``."""
    begins = month - (month - 1) % 3
    return span_of(standing(store, plan, today), date(year, begins, 1), month_end(year, begins + 2))


def span_of(found: Standing, first: date, last: date) -> Span:
    """The same for any whole months, from a plan that is loaded."""
    start = first - timedelta(days=first.weekday())
    count = ((last - start).days // 7 + 1) * 7
    days = [start + timedelta(days=n) for n in range(count)]
    entries = entries_between(found, days[0], days[-1])
    halves = half_terms(found.settings)
    shown = [Day(on, first <= on <= last, tuple(entries.get(on, ())), is_school_holiday(on, halves)) for on in days]
    return Span(head_of(found), first, last, tuple(tuple(shown[at : at + 7]) for at in range(0, count, 7)))


def entries_between(found: Standing, first: date, last: date) -> dict[date, list[Entry]]:
    """What stands on each day of a span (both days inclusive), the board first."""
    entries: dict[date, list[Entry]] = defaultdict(list)
    for board in found.facts.board_meetings:
        entries[board.on].append(Entry(Mark.BOARD, board.board, key=board.id))
        _add_steps(found, board, entries)
    _add_records(found, entries)
    _add_deadlines(found, entries)
    _add_expected(found, entries)
    for on, entry in _public_days(found, first, last):
        entries[on].append(entry)
    order = list(Mark)
    inside = {on: rows for on, rows in entries.items() if first <= on <= last}
    return {on: sorted(rows, key=lambda entry: order.index(entry.mark)) for on, rows in inside.items()}


def _public_days(found: Standing, first: date, last: date) -> Iterator[tuple[date, Entry]]:
    """Bank holidays, and the ends of the school terms that the region has set."""
    for year in sorted({first.year, last.year}):
        for on, name in bank_holiday_names(year).items():
            yield on, Entry(Mark.HOLIDAY, name, key=on.isoformat())
    for on, said in term_days(half_terms(found.settings)):
        yield on, Entry(Mark.TERM, said, key=on.isoformat())


def _add_steps(found: Standing, board: BoardMeetingFact, entries: dict[date, list[Entry]]) -> None:
    """The steps before a board; they follow its date."""
    for dated in cycle(board, found.facts.region.settings, found.today):
        if dated.is_release:
            entries[dated.on].append(Entry(Mark.PAPERS, f"Papers out for the {board.board}", key=board.id))
        else:
            said = f"{dated.step.name} for the {board.board} of {day(board.on, found.today)}"
            entries[dated.on].append(Entry(Mark.STEP, said, key=_key_of(board.id, dated.step.name)))


def _add_records(found: Standing, entries: dict[date, list[Entry]]) -> None:
    for row in found.facts.records:
        mark = Mark.MEETING if row.kind is RecordKind.MEETING else Mark.RECORD
        said = summary(found, row)
        text = f"{row.title}, {said}" if said else row.title
        entries[row.on].append(Entry(mark, text, record=row.id, key=row.id))


def _add_deadlines(found: Standing, entries: dict[date, list[Entry]]) -> None:
    for judged in found.judged.values():
        if judged.kpi.due is None:
            continue
        is_open = judged.status not in (Status.COMPLETE, Status.CLOSED)
        entries[judged.kpi.due].append(
            Entry(
                Mark.DEADLINE,
                judged.kpi.statement,
                judged.kpi.ref,
                status=judged.status,
                open=is_open,
                key=judged.kpi.id,
            )
        )


def _add_expected(found: Standing, entries: dict[date, list[Entry]]) -> None:
    """What is expected and has not come, on the last day on which it is in time."""
    by_ref = {judged.kpi.ref: judged for judged in found.judged.values()}
    for line in expected_lines(found):
        if line.state is not State.MET:
            word = "missed" if line.state is State.MISSED else "expected"
            status = by_ref[line.ref].status if line.ref else None
            key = _key_of(line.ref or line.network or "", line.said, line.first.isoformat())
            said = f"{line.said} {word}"
            entries[line.last].append(
                Entry(Mark.EXPECTED, said, line.ref, status=status, network=line.network, key=key)
            )


def _key_of(*parts: str) -> str:
    """A key for what has no row of its own."""
    return re.sub(r"\W+", "-", "-".join(parts)).casefold()


def upcoming(found: Standing, days: int) -> list[tuple[date, Entry]]:
    """What comes in the next ``days`` days, today included: boards, papers, open deadlines, planned meetings."""
    entries = entries_between(found, found.today, found.today + timedelta(days=days))
    marks = (Mark.BOARD, Mark.PAPERS, Mark.DEADLINE, Mark.MEETING)
    return [(on, entry) for on in sorted(entries) for entry in entries[on] if entry.mark in marks and entry.open]
