"""A plan as it stands on a day: the one place where facts and rules are joined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from db.engine import Store
from db.facts import BoardMeetingFact, Facts, KpiFact, ThemeFact
from db.queries.facts import load_facts
from db.words import Metric, Status
from riia_tui.rules.measures import Measured
from riia_tui.rules.settings import settings_on
from riia_tui.rules.status import Judged, judge
from riia_tui.rules.thresholds import Thresholds, thresholds_of
from riia_tui.views.names import plan_named

Counts = tuple[tuple[Status | None, int], ...]
ORDER: tuple[Status | None, ...] = (*Status, None)


@dataclass(frozen=True)
class Standing:
    """A plan's facts with every KPI judged, as at ``today``."""

    facts: Facts
    today: date

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """The region's settings as they held on the day."""
        return settings_on(self.facts.region.settings, self.today)

    @cached_property
    def thresholds(self) -> Thresholds:
        """The limits that the region had set on the day."""
        return thresholds_of(self.settings)

    @cached_property
    def judged(self) -> dict[str, Judged]:
        """Every KPI of the plan as it stands, by key, in printed order."""
        return {kpi.id: judge(self.facts, kpi, self.today, self.thresholds) for kpi in self.facts.kpis}

    @cached_property
    def last_board(self) -> BoardMeetingFact | None:
        """The newest board meeting before the day; one on the day itself is still to come."""
        before = [meeting for meeting in self.facts.board_meetings if meeting.on < self.today]
        return before[-1] if before else None

    @cached_property
    def next_board(self) -> BoardMeetingFact | None:
        """The next board meeting, on the day or after it."""
        coming = [meeting for meeting in self.facts.board_meetings if meeting.on >= self.today]
        return coming[0] if coming else None

    @cached_property
    def then(self) -> "Standing | None":
        """The plan as it stood at the last board; None where no board has met."""
        return Standing(self.facts, self.last_board.on) if self.last_board else None

    def as_at(self, day: date) -> "Standing":
        """The same plan on another day."""
        return Standing(self.facts, day)

    def programme(self, kpi: KpiFact) -> ThemeFact:
        """The topmost theme that a KPI stands under."""
        return self.path(kpi)[0]

    def path(self, kpi: KpiFact) -> list[ThemeFact]:
        """The themes above a KPI, topmost first."""
        themes = [self.facts.theme[kpi.theme]]
        while themes[0].parent:
            themes.insert(0, self.facts.theme[themes[0].parent])
        return themes


def standing(store: Store, plan: str | None, today: date) -> Standing:
    """The plan with this code (or the only one) as at a day; kept until the store changes.

    Raises UnknownName or BadInput where the plan cannot be told.
    """
    with store.read() as connection:
        key = plan_named(connection, plan).id
        version = store.version_of(connection)
        kept = store.kept.get(key)
        if kept is None or kept[0] != version:
            kept = store.kept[key] = (version, Standing(load_facts(connection, key), today))
    found: Standing = kept[1]
    if found.today == today:
        return found
    found = found.as_at(today)
    store.kept[key] = (version, found)
    return found


def counts(judged: Iterable[Judged]) -> Counts:
    """How many KPIs stand at each status, in the order B G A R – C, then those that nothing is known of."""
    found = [kpi.status for kpi in judged]
    return tuple((status, found.count(status)) for status in ORDER)


def leading(kpi: Judged) -> Measured | None:
    """The measure that a one-line row shows: the first with a figure that is not met, else the first."""
    ranked = sorted(kpi.measures, key=_rank)
    return ranked[0] if ranked else None


def _rank(found: Measured) -> tuple[bool, bool]:
    counts_up = found.measure.metric is not Metric.MILESTONE and found.target is not None
    return (found.met, not counts_up)
