"""The board pack: everything that a report to the board says, as facts and figures.

The board is the next one on the day or after it; what it is compared with is the last one before the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import BoardMeetingFact, ThemeFact
from db.words import Counts as CountsWhat
from db.words import Metric, Status
from riia_tui import phrases
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged
from riia_tui.views.burn_up import MetByDay, burn_up_of
from riia_tui.views.calendar import Entry, Mark, upcoming
from riia_tui.views.changed import ItemChange, changes_since
from riia_tui.views.exceptions import (
    EXCEPTIONS,
    Evidence,
    ExceptionLine,
    FigureLine,
    evidence_of,
    exceptions,
    figure_lines,
    urgent,
)
from riia_tui.views.lessons import lessons_of
from riia_tui.views.lines import KpiLine, kpi_line
from riia_tui.views.method import Method, method_of
from riia_tui.views.over_time import KpiOverTime, over_time
from riia_tui.views.participation import participation_of
from riia_tui.views.parts import Part, Participation
from riia_tui.views.plans import Head, head_of
from riia_tui.views.risks import RiskLine, open_risks
from riia_tui.views.spending import SpendLine, spending_of
from riia_tui.views.standing import Counts, Standing, counts, standing
from riia_tui.views.today import SCORE, Move, moves, recorded_since

COMING_DAYS = 60
"""How far ahead a pack looks, in calendar days."""


@dataclass(frozen=True, slots=True)
class Programme:
    """A topmost theme, or all of them together, with its counts now and at the last board (None: no such board)."""

    code: str
    title: str
    kpis: int
    now: Counts
    then: Counts | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Statuses that changed since the last board; ``other`` are KPIs closed or opened again, or first judged."""

    worse: tuple[Move, ...]
    better: tuple[Move, ...]
    other: tuple[Move, ...]
    recorded: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action agreed at a meeting (``meeting`` and ``on`` are None where it has none)."""

    who: str
    what: str
    due: date | None
    done: date | None
    overdue: bool
    meeting: str | None
    on: date | None


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What a meeting decided."""

    text: str
    meeting: str
    on: date


@dataclass(frozen=True, slots=True)
class KpiRow:
    """A KPI with its figures and its evidence."""

    line: KpiLine
    figures: tuple[FigureLine, ...]
    evidence: Evidence
    agreed_by: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """The KPIs that stand directly under a theme; ``path`` names the themes above them, topmost first."""

    path: tuple[str, ...]
    now: Counts
    rows: tuple[KpiRow, ...]


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """An authority: what it took part in of what it was asked for, and the refs still outstanding."""

    name: str
    took_part: int
    asked: int
    excused: int
    outstanding: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedKpi:
    """A KPI that counts authorities (or partnerships): “13 of 15, needs 13”, and who is missing, by short name."""

    ref: str
    name: str
    counts: CountsWhat
    words: str
    status: Status | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A board, its papers, an open deadline or a planned meeting; ``ref`` names the KPI of a deadline.

    ``key`` is that of the row it comes from, which stays when its date moves.
    """

    on: date
    mark: Mark
    text: str
    ref: str | None
    status: Status | None
    key: str


@dataclass(frozen=True, slots=True)
class BoardPack:
    """A whole pack; ``spent`` is all its money together, ``changed`` the newest word on what changed for children.
    ``burn_up`` has the KPIs met and due by month, ``over_time`` the figures of reds and ambers that have moved.

    ``urgent`` are reds and ambers that got worse; ``contradicted`` are KPIs whose agreed RAG is
    better than red or amber while their figure says one of these.
    """

    head: Head
    board: BoardMeetingFact | None
    last_board: BoardMeetingFact | None
    programmes: tuple[Programme, ...]
    total: Programme
    exceptions: tuple[ExceptionLine, ...]
    urgent: tuple[ExceptionLine, ...]
    contradicted: tuple[KpiLine, ...]
    changes: Changes
    actions: tuple[ActionLine, ...]
    decisions: tuple[DecisionLine, ...]
    plan_changes: tuple[ItemChange, ...]
    sections: tuple[Section, ...]
    authorities: tuple[AuthorityLine, ...]
    shared: tuple[SharedKpi, ...]
    coming: tuple[Coming, ...]
    method: Method
    spent: SpendLine | None = None
    risks: tuple[RiskLine, ...] = ()
    changed: str = ""
    burn_up: tuple[MetByDay, ...] = ()
    over_time: tuple[KpiOverTime, ...] = ()


def board_pack(store: Store, plan: str | None, today: date) -> BoardPack:
    """The pack for the next board of a plan, as at a day. Raises UnknownName or BadInput."""
    return board_pack_of(standing(store, plan, today))


def board_pack_of(found: Standing) -> BoardPack:
    """The same, from a plan that is loaded."""
    worst = exceptions(found)
    participation = participation_of(found)
    return BoardPack(
        head=head_of(found),
        board=found.next_board,
        last_board=found.last_board,
        programmes=_programmes(found),
        total=_programme(found, "", "All KPIs", found.judged),
        exceptions=worst,
        urgent=urgent(worst),
        contradicted=_contradicted(found),
        changes=_changes(found),
        actions=_actions(found),
        decisions=_decisions(found),
        plan_changes=_plan_changes(found),
        sections=_sections(found),
        authorities=_authorities(participation),
        shared=_shared(found),
        coming=coming_of(found, COMING_DAYS),
        method=method_of(found),
        spent=spending_of(found).total,
        risks=open_risks(found),
        changed=next((line.changed for line in lessons_of(found) if line.changed), ""),
        burn_up=burn_up_of(found),
        over_time=over_time(found, worst),
    )


def theme_name(theme: ThemeFact) -> str:
    """A theme's code and title, the code only once where the title begins with it."""
    title = theme.title.strip()
    code = (theme.code or "").strip()
    return title if not code or title.casefold().startswith(code.casefold()) else f"{code} {title}".strip()


def _programmes(found: Standing) -> tuple[Programme, ...]:
    tops = [theme for theme in found.facts.themes if theme.parent is None]
    below: dict[str, list[str]] = {theme.id: [] for theme in tops}
    for judged in found.judged.values():
        below[found.programme(judged.kpi).id].append(judged.kpi.id)
    return tuple(_programme(found, theme.code or "", theme.title, below[theme.id]) for theme in tops)


def _programme(found: Standing, code: str, title: str, keys: Iterable[str]) -> Programme:
    kept = list(keys)
    then = counts(found.then.judged[key] for key in kept) if found.then else None
    return Programme(code, title, len(kept), counts(found.judged[key] for key in kept), then)


def _contradicted(found: Standing) -> tuple[KpiLine, ...]:
    better = [
        judged
        for judged in found.judged.values()
        if judged.agreed
        and judged.says in EXCEPTIONS
        and judged.status not in EXCEPTIONS
        and judged.status is not Status.CLOSED
    ]
    return tuple(kpi_line(found, judged) for judged in better)


def _changes(found: Standing) -> Changes:
    worse: list[Move] = []
    better: list[Move] = []
    other: list[Move] = []
    for move in moves(found):
        if Status.CLOSED in (move.line.status, move.was) or None in (move.line.status, move.was):
            other.append(move)
        else:
            (better if SCORE[move.line.status] > SCORE[move.was] else worse).append(move)
    return Changes(tuple(worse), tuple(better), tuple(other), recorded_since(found))


def _actions(found: Standing) -> tuple[ActionLine, ...]:
    """The open actions, the longest overdue first, then those done since the last board."""
    since = found.last_board.on if found.last_board else date.min
    lines = []
    for action in found.facts.actions:
        meeting = found.facts.record.get(action.record or "")
        if meeting and meeting.on > found.today:
            continue
        done = action.done if action.done and action.done <= found.today else None
        if done and done < since:
            continue
        overdue = done is None and action.due is not None and action.due < found.today
        title, on = (meeting.title, meeting.on) if meeting else (None, None)
        lines.append(ActionLine(action.who, action.what, action.due, done, overdue, title, on))
    return tuple(sorted(lines, key=lambda line: (line.done is not None, line.due or date.max, line.on or date.min)))


def _decisions(found: Standing) -> tuple[DecisionLine, ...]:
    """The decisions of meetings since the last board, those of the last board itself among them."""
    since = found.last_board.on if found.last_board else date.min
    return tuple(
        DecisionLine(decision.text, record.title, record.on)
        for record in found.facts.records
        if since <= record.on <= found.today and not record.planned
        for decision in found.facts.decisions_of.get(record.id, ())
    )


def _plan_changes(found: Standing) -> tuple[ItemChange, ...]:
    """What was agreed to change in the plan since the last board, at that board itself too."""
    since = found.last_board.on if found.last_board else date.min
    return changes_since(found.facts, since, found.today)


def _sections(found: Standing) -> tuple[Section, ...]:
    by_theme: dict[str, list[Judged]] = {}
    for judged in found.judged.values():
        by_theme.setdefault(judged.kpi.theme, []).append(judged)
    return tuple(_section(found, rows) for rows in by_theme.values())


def _section(found: Standing, rows: list[Judged]) -> Section:
    path = tuple(theme_name(theme) for theme in found.path(rows[0].kpi))
    return Section(path, counts(rows), tuple(kpi_row(found, judged) for judged in rows))


def kpi_row(found: Standing, judged: Judged) -> KpiRow:
    """A KPI with its figures and its evidence."""
    by = judged.agreed.by if judged.agreed else None
    return KpiRow(kpi_line(found, judged), figure_lines(judged), evidence_of(judged), by)


def _authorities(participation: Participation) -> tuple[AuthorityLine, ...]:
    refs = [column.ref for column in participation.columns]
    return tuple(
        AuthorityLine(
            name=row.name,
            took_part=row.took_part,
            asked=row.asked,
            excused=sum(cell is Part.EXCUSED for cell in row.cells),
            outstanding=tuple(
                dict.fromkeys(ref for ref, cell in zip(refs, row.cells, strict=True) if cell is Part.NOT_YET)
            ),
        )
        for row in participation.rows
    )


def _shared(found: Standing) -> tuple[SharedKpi, ...]:
    return tuple(
        _shared_kpi(found, judged, m)
        for judged in found.judged.values()
        for m in judged.measures
        if m.measure.metric is Metric.PARTICIPATION and judged.status is not Status.CLOSED
    )


def _shared_kpi(found: Standing, judged: Judged, m: Measured) -> SharedKpi:
    bodies = [found.facts.organisation[key] for key in m.counted.missing]
    needed = phrases.target(m).replace("of ", "needs ", 1)
    words = phrases.part_of_whole(m.counted)
    return SharedKpi(
        ref=judged.kpi.ref,
        name=phrases.measure_name(m.measure),
        counts=_counted_bodies(found.path(judged.kpi)),
        words=f"{words}, {needed}" if needed else words,
        status=judged.status,
        missing=tuple(body.short_name or body.name for body in bodies),
    )


def _counted_bodies(path: list[ThemeFact]) -> CountsWhat:
    said = [theme.counts for theme in reversed(path) if theme.counts is not None]
    return said[0] if said else CountsWhat.AUTHORITY


def coming_of(found: Standing, days: int) -> tuple[Coming, ...]:
    """Boards, papers, open deadlines and planned meetings of the next ``days`` days, today included."""
    return tuple(
        Coming(on, entry.mark, _coming_text(found, entry), entry.ref, entry.status, entry.key)
        for on, entry in upcoming(found, days)
        if entry.mark is not Mark.MEETING or found.facts.record[entry.record or ""].planned
    )


def _coming_text(found: Standing, entry: Entry) -> str:
    return found.facts.record[entry.record].title if entry.mark is Mark.MEETING and entry.record else entry.text
