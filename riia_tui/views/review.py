"""The review run: what can be gone through before a board, and each KPI as it is shown there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from db.engine import Store
from db.words import Metric, Status, Warn
from riia_tui import phrases
from riia_tui.rules.status import Judged
from riia_tui.rules.trend import Trend
from riia_tui.views.changed import change_words
from riia_tui.views.kpi import KpiDetail, kpi_detail
from riia_tui.views.lines import owner_of
from riia_tui.views.participation import theme_words
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to go through: a stable id, what it is called, and the refs in printed order."""

    id: str
    title: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen; ``heading`` names the board that it is for."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A KPI in the run; ``since`` says what is new since the last board, ``reported`` whether figures are given."""

    detail: KpiDetail
    since: tuple[str, ...]
    reported: bool


def review_choices(store: Store, plan: str | None, today: date) -> Choices:
    """Everything that a run may go through; closed KPIs are never among it. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    board = found.next_board
    heading = f"Review for the board of {phrases.day(board.on, today)}" if board else "Review"
    every = "everything, for the board" if board else "everything"
    choices = [
        _choice(found, "again", "to be looked at again", lambda j: j.warning is Warn.LOOK_AGAIN),
        _choice(found, "board", every, lambda _: True),
        _choice(found, "red-and-amber", "red and amber", lambda j: j.status in (Status.OFF_TRACK, Status.AT_RISK)),
        _due_by(found, board.on if board else today + timedelta(days=found.thresholds.soon)),
        *_themes(found),
        *_leads(found),
    ]
    return Choices(heading, tuple(choice for choice in choices if choice.refs or choice.id in ("again", "board")))


def review_due_by(store: Store, plan: str | None, today: date, day: date) -> Choice:
    """What is due on or before a day, and not complete."""
    return _due_by(standing(store, plan, today), day)


def review_pages(store: Store, plan: str | None, today: date, refs: tuple[str, ...]) -> dict[str, ReviewPage]:
    """The KPIs of a run by ref; one that is no longer in the plan is left out."""
    found = standing(store, plan, today)
    keys = {kpi.ref: kpi.id for kpi in found.facts.kpis}
    return {ref: review_page(found, keys[ref]) for ref in refs if ref in keys}


def review_page(found: Standing, key: str) -> ReviewPage:
    """A KPI, by key, as the run shows it."""
    detail = kpi_detail(found, key)
    reported = any(measure.metric is Metric.REPORTED for measure in detail.measures)
    return ReviewPage(detail, since_board(found, detail), reported)


def since_board(found: Standing, detail: KpiDetail) -> tuple[str, ...]:
    """What has changed for a KPI since the last board met, a sentence each; what was recorded comes first."""
    board = found.last_board
    if board is None:
        return ("no board has met yet",)
    new = [record for record in detail.records if record.on > board.on]
    said = [f"{phrases.counted(len(new), 'record')}: {_named(new[0].title, new[0].on, found)}"] if new else []
    for measure, outlook in zip(detail.measures, detail.outlook, strict=False):
        trend = outlook.since_board
        if trend is not None and trend.was and trend.trend in (Trend.UP, Trend.DOWN):
            said.append(f"{trend.trend.sign} {measure.name} {trend.was} → {measure.figure}")
    said += [f"plan changed: {change_words(change)}" for change in detail.changes if change.on > board.on]
    return tuple(said) or (f"nothing new since {phrases.day(board.on, found.today)}",)


def pace_words(left: int, done: int, seconds: float) -> str:
    """What is left and how long it may take: “46 left · about 9 min · 12 s each”; ``seconds`` went into those done."""
    if not left:
        return "none left"
    if not done:
        return f"{left} left"
    each = seconds / done
    minutes = round(left * each / 60)
    return f"{left} left · {f'about {minutes} min' if minutes else 'under a minute'} · {each:.0f} s each"


def _named(title: str, on: date, found: Standing) -> str:
    return f"{phrases.cut(title, 60)}, {phrases.day(on, found.today)}"


def _choice(found: Standing, id: str, title: str, wanted: Callable[[Judged], bool]) -> Choice:
    kept = [j for j in found.judged.values() if j.status is not Status.CLOSED and wanted(j)]
    return Choice(id, title, tuple(j.kpi.ref for j in kept))


def _due_by(found: Standing, day: date) -> Choice:
    def falls_due(judged: Judged) -> bool:
        return judged.kpi.due is not None and judged.kpi.due <= day and judged.status is not Status.COMPLETE

    return _choice(found, "due", f"due by {phrases.day(day, found.today)}", falls_due)


def _themes(found: Standing) -> list[Choice]:
    """Every theme with KPIs below it, a deeper one indented."""
    below: dict[str, list[str]] = {}
    for judged in found.judged.values():
        for theme in found.path(judged.kpi):
            below.setdefault(theme.id, []).append(judged.kpi.id)
    return [
        _choice(
            found,
            f"theme:{theme.id}",
            theme_words(theme),
            lambda j, keys=frozenset(below[theme.id]): j.kpi.id in keys,
        )
        for theme in found.facts.themes
        if theme.id in below
    ]


def _leads(found: Standing) -> list[Choice]:
    """Every lead with what they answer for, by name."""
    leads = {j.kpi.id: owner_of(found, j) for j in found.judged.values()}
    names = sorted({name for name in leads.values() if name}, key=str.casefold)
    return [_choice(found, f"lead:{name}", name, lambda j, name=name: leads[j.kpi.id] == name) for name in names]
