"""Today: what is late, what is due, what changed since the last board and since the last look, what needs a look."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.engine import Store
from db.words import RecordKind, Status, Warn
from riia_tui import phrases
from riia_tui.rules.board_cycle import released
from riia_tui.rules.working_days import working_days_until
from riia_tui.views.boards import StepLine, step_lines
from riia_tui.views.greens import GreenLine, greens_of
from riia_tui.views.lines import KpiLine, kpi_line
from riia_tui.views.news import LastLook, News, news
from riia_tui.views.outstanding import By, Update, grouped, summary, updates_of
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing
from riia_tui.views.theme_trends import ThemeTrend, theme_trends


@dataclass(frozen=True, slots=True)
class Move:
    """A status that changed since the last board, and the KPI as it stands now."""

    line: KpiLine
    was: Status | None
    better: bool


@dataclass(frozen=True, slots=True)
class BoardDay:
    """A board's meeting that is to come; ``away`` reads “13 working days”, “today”."""

    board: str
    on: date
    away: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many updates are expected from one authority, lead or person (None: nobody is named), how many overdue.

    ``short_name`` is what people call an authority.
    """

    by: By
    name: str | None
    updates: int
    overdue: int
    short_name: str | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """A coordinator's desk.

    ``within`` is how many days count as soon, ``then_due`` the first deadline after those; ``since`` is the day of the
    last board, ``recorded`` what was recorded since. ``steps`` lead to the next board, the earliest
    first; ``next_step`` is a sentence. ``outstanding`` says how many are waited for, ``waiting`` who they are, those
    with most overdue first. ``news`` is None where nobody has looked before.
    """

    head: Head
    board: str
    next_step: str
    steps: tuple[StepLine, ...]
    overdue: tuple[KpiLine, ...]
    soon: tuple[KpiLine, ...]
    within: int
    then_due: date | None
    look_again: tuple[KpiLine, ...]
    unproven: tuple[GreenLine, ...]
    since: date | None
    moves: tuple[Move, ...]
    recorded: str
    outstanding: str
    boards: tuple[BoardDay, ...]
    waiting: tuple[Waiting, ...]
    themes: tuple[ThemeTrend, ...]
    news: News | None


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due, soonest first, with what is overdue before it."""

    head: Head
    within: int
    overdue: tuple[KpiLine, ...]
    soon: tuple[KpiLine, ...]


SCORE = {
    Status.CLOSED: 4,
    Status.COMPLETE: 4,
    Status.ON_TRACK: 3,
    Status.NOT_STARTED: 2,
    None: 2,
    Status.AT_RISK: 1,
    Status.OFF_TRACK: 0,
}
"""How good a status is: a move to a higher score is for the better."""


def today_view(store: Store, plan: str | None, today: date, last: LastLook | None = None) -> Today:
    """The desk for a plan as at a day; ``last`` is what the person saw last. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    updates = updates_of(found)
    return Today(
        head=head_of(found),
        board=board_sentence(found),
        next_step=next_step(found),
        steps=step_lines(found, found.next_board) if found.next_board else (),
        overdue=overdue(found),
        soon=due_within(found, found.thresholds.soon),
        within=found.thresholds.soon,
        then_due=next_due_after(found, found.thresholds.soon),
        look_again=_with_warning(found, Warn.LOOK_AGAIN),
        unproven=greens_of(found),
        since=found.last_board.on if found.last_board else None,
        moves=moves(found),
        recorded=recorded_since(found),
        outstanding=summary(updates),
        boards=_boards(found),
        waiting=_waiting(found, updates),
        themes=theme_trends(found),
        news=news(store, found, last) if last else None,
    )


def due_list(store: Store, plan: str | None, today: date, within: int) -> DueList:
    """What is overdue, and what is due within so many days (both ends counted)."""
    found = standing(store, plan, today)
    return DueList(head_of(found), within, overdue(found), due_within(found, within))


def overdue(found: Standing) -> tuple[KpiLine, ...]:
    """The open KPIs whose own due date has passed, longest overdue first."""
    late = [
        judged
        for judged in found.judged.values()
        if judged.kpi.due is not None and judged.kpi.due < found.today and not _is_done(judged.status, judged.says)
    ]
    return tuple(kpi_line(found, judged) for judged in sorted(late, key=lambda j: (j.kpi.due, j.kpi.position)))


def due_within(found: Standing, days: int) -> tuple[KpiLine, ...]:
    """The open KPIs that are due from today up to ``days`` later, soonest first."""
    last = found.today + timedelta(days=days)
    coming = [
        judged
        for judged in found.judged.values()
        if judged.kpi.due is not None
        and found.today <= judged.kpi.due <= last
        and not _is_done(judged.status, judged.says)
    ]
    return tuple(kpi_line(found, judged) for judged in sorted(coming, key=lambda j: (j.kpi.due, j.kpi.position)))


def next_due_after(found: Standing, days: int) -> date | None:
    """The first due date of an open KPI that is more than ``days`` away; None where there is none."""
    last = found.today + timedelta(days=days)
    coming = [j.kpi.due for j in found.judged.values() if j.kpi.due and not _is_done(j.status, j.says)]
    return min((due for due in coming if due > last), default=None)


def _is_done(status: Status | None, says: Status | None) -> bool:
    return status in (Status.COMPLETE, Status.CLOSED) or says is Status.COMPLETE


def _with_warning(found: Standing, warning: Warn) -> tuple[KpiLine, ...]:
    return tuple(kpi_line(found, judged) for judged in found.judged.values() if judged.warning is warning)


def _boards(found: Standing) -> tuple[BoardDay, ...]:
    coming = [board for board in found.facts.board_meetings if board.on >= found.today]
    return tuple(BoardDay(board.board, board.on, phrases.due_in(board.on, found.today)) for board in coming)


def _waiting(found: Standing, updates: Sequence[Update]) -> tuple[Waiting, ...]:
    short = {(By.AUTHORITY, body.name): body.short_name for body in found.facts.authorities}
    groups = [group for by in By for group in grouped(updates, by)]
    waiting = [
        Waiting(
            g.by, g.name, len(g.updates), sum(update.overdue for update in g.updates), short.get((g.by, g.name or ""))
        )
        for g in groups
    ]
    return tuple(sorted(waiting, key=lambda each: (list(By).index(each.by), -each.overdue, -each.updates)))


def moves(found: Standing) -> tuple[Move, ...]:
    """The statuses that differ from those at the last board, the worse moves first."""
    if found.then is None:
        return ()
    changed = []
    for key, judged in found.judged.items():
        was = found.then.judged[key].status
        if was is not judged.status:
            changed.append(Move(kpi_line(found, judged), was, SCORE[judged.status] >= SCORE[was]))
    return tuple(sorted(changed, key=lambda move: move.better))


def recorded_since(found: Standing) -> str:
    """What was recorded since the last board, in words: “41 records, among them 9 meetings and 3 surveys”."""
    since = found.last_board.on if found.last_board else date.min
    kinds = Counter(r.kind for r in found.facts.records if since < r.on <= found.today and not r.planned)
    total = phrases.counted(sum(kinds.values()), "record")
    named = ((RecordKind.MEETING, "meeting"), (RecordKind.SURVEY, "survey"))
    parts = [phrases.counted(kinds[kind], noun) for kind, noun in named if kinds[kind]]
    return f"{total}, among them {phrases.listed(parts)}" if parts else total


def board_sentence(found: Standing) -> str:
    """When the next board is and when its papers go out, as a sentence."""
    board = found.next_board
    if board is None:
        return "No board date is entered yet."
    papers = released(board, found.facts.region.settings, found.today)
    if board.on == found.today:
        return f"The {board.board} meets today."
    days = phrases.counted(working_days_until(found.today, board.on), "working day")
    verb = "go out" if papers >= found.today else "were due"
    return f"{board.board} in {days}, on {phrases.full_day(board.on)}; papers {verb} on {phrases.full_day(papers)}."


def next_step(found: Standing) -> str:
    """The step to the next board that comes first from the day on, as a sentence; “” where none is left."""
    steps = step_lines(found, found.next_board) if found.next_board else ()
    coming = next((step for step in steps if not step.passed), None)
    if coming is None:
        return ""
    when = "today" if coming.on == found.today else f"by {phrases.full_day(coming.on)}"
    return f"Next: {coming.name}, {when}."
