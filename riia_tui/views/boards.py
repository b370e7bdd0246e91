"""The boards of a plan, and when their papers go out."""

from dataclasses import dataclass, replace
from datetime import date

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.facts import BoardMeetingFact
from riia_tui.phrases import full_day
from riia_tui.rules.board_cycle import cycle, days_text, released
from riia_tui.views.names import folded, nearest
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step before a board on its day; ``rule`` reads “5 clear working days”, ``passed`` where it lies behind."""

    name: str
    on: date
    rule: str
    passed: bool


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A board's meeting with the steps before it, the earliest first; ``papers_out`` is the day of its release."""

    meeting: BoardMeetingFact
    papers_out: date
    held: bool
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class Boards:
    """Every board meeting of a plan, the newest first."""

    head: Head
    lines: tuple[BoardLine, ...]


def boards(store: Store, plan: str | None, today: date) -> Boards:
    """The board meetings of a plan. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    lines = [_board_line(found, meeting) for meeting in reversed(found.facts.board_meetings)]
    return Boards(head_of(found), tuple(lines))


def board_moved(store: Store, plan: str | None, today: date, key: str, to: date) -> BoardLine:
    """A board's meeting (by key) as it would stand on another day, with its steps. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    meeting = next((each for each in found.facts.board_meetings if each.id == key), None)
    if meeting is None:
        raise BadInput("This board's meeting is no longer entered.")
    return _board_line(found, replace(meeting, on=to))


def _board_line(found: Standing, meeting: BoardMeetingFact) -> BoardLine:
    papers = released(meeting, found.facts.region.settings, found.today)
    return BoardLine(meeting, papers, meeting.on < found.today, step_lines(found, meeting))


def step_lines(found: Standing, meeting: BoardMeetingFact) -> tuple[StepLine, ...]:
    """The steps before a board's meeting, with their days and rules."""
    return tuple(
        StepLine(dated.step.name, dated.on, days_text(dated.step), dated.on < found.today)
        for dated in cycle(meeting, found.facts.region.settings, found.today)
    )


def board_meeting(found: Boards, on: date, board: str | None = None) -> BoardMeetingFact:
    """The meeting of a day, of the board with this name where one is given. Raises BadInput or UnknownName."""
    meetings = [line.meeting for line in found.lines]
    that_day = [meeting for meeting in meetings if meeting.on == on]
    if not that_day:
        days = ", ".join(full_day(meeting.on) for meeting in meetings)
        raise BadInput(f"No board meets on {full_day(on)}.", f"Entered are: {days}." if days else "None is entered.")
    named = [meeting for meeting in that_day if board is None or folded(meeting.board) == folded(board)]
    if not named and board is not None:
        raise UnknownName("board on that day", board, nearest(board, [meeting.board for meeting in that_day]))
    if len(named) > 1:
        names = ", ".join(meeting.board for meeting in named)
        raise BadInput(f"More than one board meets on {full_day(on)}: {names}.", "Say which one.")
    return named[0]
