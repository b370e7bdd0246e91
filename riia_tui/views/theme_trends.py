"""The share of a theme's KPIs that people agreed to be blue or green, month by month."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from db.facts import AssessmentFact, KpiFact
from db.words import Status
from riia_tui import phrases
from riia_tui.rules.due import month_end
from riia_tui.rules.status import DONE_OR_GREEN
from riia_tui.views.standing import Standing

FEWEST_THEMES = 4
"""Where a plan has fewer headings on top than this (two programmes, say), those below them are shown."""

MOST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Share:
    """How many KPIs were agreed blue or green on a day, of those that were not closed."""

    on: date
    good: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of none."""
        return self.good / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class ThemeTrend:
    """A theme by its key, printed code and title; ``shares`` are by month, oldest first, the last as at the day.

    They begin with the first month in which anything was agreed; empty where nothing was.
    """

    key: str
    code: str
    title: str
    shares: tuple[Share, ...]


def theme_trends(found: Standing) -> tuple[ThemeTrend, ...]:
    """The trend of each theme with KPIs, in printed order. Only a RAG that somebody agreed counts, as it stood."""
    groups = _by_theme(found)
    days = _days(found)
    return tuple(
        ThemeTrend(key, found.facts.theme[key].code or "", found.facts.theme[key].title, _shares(found, kpis, days))
        for key, kpis in groups.items()
    )


def trend_words(theme: ThemeTrend) -> str:
    """The figures of a trend in words: “38% to 60%, 12 of 20”; “60%, 12 of 20” of a single month."""
    if not theme.shares:
        return "nothing agreed yet"
    now, first = theme.shares[-1], theme.shares[0]
    ends = dict.fromkeys(f"{phrases.rounded_percent(100 * share.value)}%" for share in (first, now))
    return f"{' to '.join(ends)}, {now.good} of {now.of}"


def _by_theme(found: Standing) -> dict[str, list[KpiFact]]:
    tops = [theme for theme in found.facts.themes if theme.parent is None]
    level = 0 if len(tops) >= FEWEST_THEMES else 1
    groups: dict[str, list[KpiFact]] = {}
    for kpi in found.facts.kpis:
        path = found.path(kpi)
        groups.setdefault(path[min(level, len(path) - 1)].id, []).append(kpi)
    return groups


def _days(found: Standing) -> list[date]:
    """The last days of the plan's months up to the as-at day, and that day (or the plan's last) itself."""
    last = min(found.today, found.facts.plan.ends)
    days = [last]
    year, month = last.year, last.month
    while len(days) < MOST_MONTHS:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        if month_end(year, month) < found.facts.plan.starts:
            break
        days.insert(0, month_end(year, month))
    return days


def _shares(found: Standing, kpis: list[KpiFact], days: list[date]) -> tuple[Share, ...]:
    agreed = [found.facts.assessments_of.get(kpi.id, []) for kpi in kpis]
    first = min((each[0].on for each in agreed if each), default=None)
    return tuple(_share(agreed, on) for on in days if first is not None and on >= first)


def _share(agreed: list[list[AssessmentFact]], on: date) -> Share:
    then = [_status_on(each, on) for each in agreed]
    return Share(on, sum(status in DONE_OR_GREEN for status in then), sum(s is not Status.CLOSED for s in then))


def _status_on(agreed: list[AssessmentFact], on: date) -> Status | None:
    """The status that was agreed last, up to a day; the assessments are the oldest first."""
    at = bisect_right(agreed, on, key=lambda assessment: assessment.on)
    return agreed[at - 1].status if at else None
