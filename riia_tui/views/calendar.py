"""The calendar: deadlines, meetings, boards, papers and bank holidays by day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from db.engine import Store
from db.facts import BoardMeetingFact
from db.words import RecordKind, Status
from riia_tui.phrases import day
from riia_tui.rules.board_cycle import cycle
from riia_tui.rules.expected import State
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


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a day; ``ref`` names a KPI, ``record`` a record's key, where there is one to open."""

    mark: Mark
    text: str
    ref: str | None = None
    record: str | None = None
    status: Status | None = None
    open: bool = True


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month shown, or of the weeks around it."""

    on: date
    inside: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month in whole weeks that start on Monday."""

    head: Head
    year: int
    month: int
    weeks: tuple[tuple[Day, ...], ...]


def month_view(store: Store, plan: str | None, today: date, year: int, month: int) -> Month:
    """A month of the plan's calendar. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    first = date(year, month, 1)
    start = first - timedelta(days=first.weekday())
    days = [start + timedelta(days=n) for n in range(42)]
    while days[-7].month != month:
        del days[-7:]
    entries = entries_between(found, days[0], days[-1])
    weeks = tuple(
        tuple(Day(on, on.month == month, tuple(entries.get(on, ()))) for on in days[at : at + 7])
        for at in range(0, len(days), 7)
    )
    return Month(head_of(found), year, month, weeks)


def entries_between(found: Standing, first: date, last: date) -> dict[date, list[Entry]]:
    """What stands on each day of a span (both days inclusive), the board first."""
    entries: dict[date, list[Entry]] = defaultdict(list)
    for board in found.facts.board_meetings:
        entries[board.on].append(Entry(Mark.BOARD, board.board))
        _add_steps(found, board, entries)
    _add_records(found, entries)
    _add_deadlines(found, entries)
    _add_expected(found, entries)
    for year in {first.year, last.year}:
        for on, name in bank_holiday_names(year).items():
            entries[on].append(Entry(Mark.HOLIDAY, name))
    order = list(Mark)
    inside = {on: rows for on, rows in entries.items() if first <= on <= last}
    return {on: sorted(rows, key=lambda entry: order.index(entry.mark)) for on, rows in inside.items()}


def _add_steps(found: Standing, board: BoardMeetingFact, entries: dict[date, list[Entry]]) -> None:
    """The steps before a board; they follow its date."""
    for dated in cycle(board, found.facts.region.settings, found.today):
        if dated.is_release:
            entries[dated.on].append(Entry(Mark.PAPERS, f"Papers out for the {board.board}"))
        else:
            said = f"{dated.step.name} for the {board.board} of {day(board.on, found.today)}"
            entries[dated.on].append(Entry(Mark.STEP, said))


def _add_records(found: Standing, entries: dict[date, list[Entry]]) -> None:
    for row in found.facts.records:
        mark = Mark.MEETING if row.kind is RecordKind.MEETING else Mark.RECORD
        said = summary(found, row)
        entries[row.on].append(Entry(mark, f"{row.title}, {said}" if said else row.title, record=row.id))


def _add_deadlines(found: Standing, entries: dict[date, list[Entry]]) -> None:
    for judged in found.judged.values():
        if judged.kpi.due is None:
            continue
        is_open = judged.status not in (Status.COMPLETE, Status.CLOSED)
        entries[judged.kpi.due].append(
            Entry(Mark.DEADLINE, judged.kpi.statement, judged.kpi.ref, status=judged.status, open=is_open)
        )


def _add_expected(found: Standing, entries: dict[date, list[Entry]]) -> None:
    """What is expected and has not come, on the last day on which it is in time."""
    by_ref = {judged.kpi.ref: judged for judged in found.judged.values()}
    for line in expected_lines(found):
        if line.state is not State.MET:
            word = "missed" if line.state is State.MISSED else "expected"
            status = by_ref[line.ref].status if line.ref else None
            entries[line.last].append(Entry(Mark.EXPECTED, f"{line.said} {word}", line.ref, status=status))


def upcoming(found: Standing, days: int) -> list[tuple[date, Entry]]:
    """What comes in the next ``days`` days, today included: boards, papers, open deadlines, planned meetings."""
    entries = entries_between(found, found.today, found.today + timedelta(days=days))
    marks = (Mark.BOARD, Mark.PAPERS, Mark.DEADLINE, Mark.MEETING)
    return [(on, entry) for on in sorted(entries) for entry in entries[on] if entry.mark in marks and entry.open]
