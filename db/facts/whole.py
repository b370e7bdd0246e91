"""One plan whole, with the look-ups that rules and views need."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from db.facts.asked import ReportedFact, RequestFact
from db.facts.plan import (
    ActivityFact,
    CarriedFact,
    ChangeFact,
    KpiFact,
    MeasureFact,
    OrganisationFact,
    PlanFact,
    RegionFact,
    ThemeFact,
)
from db.facts.record import (
    ActionFact,
    AssessmentFact,
    BoardMeetingFact,
    DecisionFact,
    ExcusedFact,
    FigureFact,
    LinkFact,
    MemberFact,
    NetworkFact,
    ParticipationFact,
    QuoteFact,
    RecordFact,
)
from db.facts.register import LessonFact, ReleaseFact, RiskFact, SpendFact, SupportFact
from db.words import OrganisationKind


@dataclass(frozen=True)
class Facts:
    """One plan whole, as it stands in the store."""

    region: RegionFact
    plan: PlanFact
    organisations: tuple[OrganisationFact, ...] = ()
    themes: tuple[ThemeFact, ...] = ()
    activities: tuple[ActivityFact, ...] = ()
    kpis: tuple[KpiFact, ...] = ()
    measures: tuple[MeasureFact, ...] = ()
    networks: tuple[NetworkFact, ...] = ()
    members: tuple[MemberFact, ...] = ()
    excused: tuple[ExcusedFact, ...] = ()
    records: tuple[RecordFact, ...] = ()
    links: tuple[LinkFact, ...] = ()
    participation: tuple[ParticipationFact, ...] = ()
    assessments: tuple[AssessmentFact, ...] = ()
    figures: tuple[FigureFact, ...] = ()
    board_meetings: tuple[BoardMeetingFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    quotes: tuple[QuoteFact, ...] = ()
    changes: tuple[ChangeFact, ...] = ()
    carried_on: tuple[CarriedFact, ...] = ()
    risks: tuple[RiskFact, ...] = ()
    lessons: tuple[LessonFact, ...] = ()
    spending: tuple[SpendFact, ...] = ()
    support: tuple[SupportFact, ...] = ()
    releases: tuple[ReleaseFact, ...] = ()
    requests: tuple[RequestFact, ...] = ()
    reported: tuple[ReportedFact, ...] = ()

    @cached_property
    def authorities(self) -> tuple[OrganisationFact, ...]:
        """The region's authorities, of any day, by name."""
        return tuple(o for o in self.organisations if o.kind is OrganisationKind.AUTHORITY)

    @cached_property
    def organisation(self) -> dict[str, OrganisationFact]:
        """Organisations by id."""
        return {o.id: o for o in self.organisations}

    @cached_property
    def record(self) -> dict[str, RecordFact]:
        """Records by id."""
        return {r.id: r for r in self.records}

    @cached_property
    def kpi(self) -> dict[str, KpiFact]:
        """KPIs by id."""
        return {k.id: k for k in self.kpis}

    @cached_property
    def theme(self) -> dict[str, ThemeFact]:
        """Themes by id."""
        return {t.id: t for t in self.themes}

    @cached_property
    def activity(self) -> dict[str, ActivityFact]:
        """Activities by id."""
        return {a.id: a for a in self.activities}

    @cached_property
    def network(self) -> dict[str, NetworkFact]:
        """Networks by id."""
        return {n.id: n for n in self.networks}

    @cached_property
    def measures_of(self) -> dict[str, list[MeasureFact]]:
        """The measures of a KPI that count, in the order of its statement: those that were not withdrawn."""
        return _grouped((m for m in self.measures if m.id not in self.withdrawn_measures), "kpi")

    @cached_property
    def every_measure_of(self) -> dict[str, list[MeasureFact]]:
        """The measures of a KPI with those that were withdrawn, which keep their places."""
        return _grouped(self.measures, "kpi")

    @cached_property
    def withdrawn_measures(self) -> frozenset[str]:
        """The keys of the measures that were withdrawn."""
        return frozenset(c.item for c in self.changes if (c.item_table, c.field) == ("measure", "withdrawn"))

    @cached_property
    def links_of(self) -> dict[str, list[LinkFact]]:
        """The links of a KPI."""
        return _grouped(self.links, "kpi")

    @cached_property
    def links_by_record(self) -> dict[str, list[LinkFact]]:
        """The links of a record."""
        return _grouped(self.links, "record")

    @cached_property
    def participation_of(self) -> dict[str, list[ParticipationFact]]:
        """Who did what in a record."""
        return _grouped(self.participation, "record")

    @cached_property
    def members_of(self) -> dict[str, list[MemberFact]]:
        """The members of a network, of any day."""
        return _grouped(self.members, "network")

    @cached_property
    def assessments_of(self) -> dict[str, list[AssessmentFact]]:
        """The assessments of a KPI, oldest first."""
        ordered = sorted(self.assessments, key=lambda a: (a.on, a.entered, a.id))
        return _grouped(ordered, "kpi")

    @cached_property
    def figures_of(self) -> dict[str, list[FigureFact]]:
        """The figures given for a measure, oldest first."""
        ordered = sorted(self.figures, key=lambda f: (f.on, f.entered, f.id))
        return _grouped(ordered, "measure")

    @cached_property
    def reported_of(self) -> dict[str, list[ReportedFact]]:
        """What people reported of a KPI, oldest first."""
        return _grouped(self.reported, "kpi")

    @cached_property
    def changes_of(self) -> dict[str, list[ChangeFact]]:
        """The changes to a theme, an activity, a KPI or a measure, oldest first."""
        return _grouped(self.changes, "item")

    @cached_property
    def actions_of(self) -> dict[str | None, list[ActionFact]]:
        """The actions of a meeting."""
        return _grouped(self.actions, "record")

    @cached_property
    def decisions_of(self) -> dict[str, list[DecisionFact]]:
        """The decisions of a meeting."""
        return _grouped(self.decisions, "record")

    @cached_property
    def quotes_of(self) -> dict[str, list[QuoteFact]]:
        """What people wrote in a survey."""
        return _grouped(self.quotes, "record")


def _grouped(rows: Iterable[Any], by: str) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, by)].append(row)
    return dict(groups)
