"""The boards of a plan, and when their papers go out."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import BoardMeetingFact
from riia_tui.rules.working_days import papers_out_by
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import standing


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A board's meeting; ``papers_out`` leaves five clear working days before it."""

    meeting: BoardMeetingFact
    papers_out: date
    held: bool


@dataclass(frozen=True, slots=True)
class Boards:
    """Every board meeting of a plan, the newest first."""

    head: Head
    lines: tuple[BoardLine, ...]


def boards(store: Store, plan: str | None, today: date) -> Boards:
    """The board meetings of a plan. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    lines = [
        BoardLine(meeting, papers_out_by(meeting.on), meeting.on < today)
        for meeting in reversed(found.facts.board_meetings)
    ]
    return Boards(head_of(found), tuple(lines))
