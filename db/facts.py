"""What rules and views are given: one plan and its record as frozen values, with the look-ups they need.

Dates are calendar days. Shares in figures run from 0 to 100 where the unit is percent.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from db.words import (
    Cadence,
    Comparator,
    Counts,
    KpiKind,
    Metric,
    OrganisationKind,
    Quarters,
    RecordKind,
    Role,
    Status,
    Strength,
    Unit,
)


@dataclass(frozen=True, slots=True)
class RegionFact:
    """A region and its settings (thresholds, terms) as a mapping."""

    id: str
    code: str
    name: str
    alliance: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OrganisationFact:
    """A council or other body; ``since`` and ``until`` are its own first and last day, where known."""

    id: str
    name: str
    short_name: str | None
    kind: OrganisationKind
    since: date | None
    until: date | None

    def existed_on(self, day: date) -> bool:
        """Whether the body existed on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class PlanFact:
    """A plan's own line; ``starts`` and ``ends`` are inclusive."""

    id: str
    code: str
    title: str
    version: str | None
    starts: date
    ends: date
    quarters: Quarters
    source: str | None
    demonstration: bool


@dataclass(frozen=True, slots=True)
class ThemeFact:
    """A heading of the plan's tree, of any level."""

    id: str
    parent: str | None
    position: int
    level: str
    code: str | None
    title: str
    aim: str | None
    lead: str | None
    counts: Counts | None


@dataclass(frozen=True, slots=True)
class ActivityFact:
    """What the plan says will be done; an empty ``scope`` means every authority of the region."""

    id: str
    theme: str
    position: int
    code: str | None
    title: str
    description: str | None
    lead: str | None
    sponsor: str | None
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KpiFact:
    """A promise of the plan; ``due`` is its last day, None where no day can be known."""

    id: str
    theme: str
    activity: str | None
    position: int
    ref: str
    code: str | None
    kind: KpiKind
    statement: str
    due: date | None = None
    due_text: str | None = None
    due_note: str | None = None
    cadence: Cadence | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureFact:
    """A testable part of a KPI; ``target`` is in ``unit``, ``within`` in words (“10 working days”)."""

    id: str
    kpi: str
    position: int
    metric: Metric
    text: str | None = None
    comparator: Comparator = Comparator.AT_LEAST
    target: float | None = None
    unit: Unit = Unit.NUMBER
    denominator: float | None = None
    within: str | None = None
    record_kind: RecordKind | None = None
    role: Role | None = None
    due: date | None = None
    baseline: float | None = None


@dataclass(frozen=True, slots=True)
class RecordFact:
    """Something that happened, or is planned to; ``done`` is the day it was finished, ``entered`` when it was typed."""

    id: str
    kind: RecordKind
    on: date
    title: str
    entered: datetime
    note: str | None = None
    quantity: float | None = None
    planned: bool = False
    due: date | None = None
    done: date | None = None
    strength: Strength | None = None
    place: str | None = None
    network: str | None = None
    papers_out: date | None = None
    responses: int | None = None
    positive: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class LinkFact:
    """A record counting towards a KPI: towards one measure, or all of them where ``measure`` is None."""

    record: str
    kpi: str
    measure: str | None = None
    delivers: bool = False
    answer: bool | None = None


@dataclass(frozen=True, slots=True)
class ParticipationFact:
    """What an organisation did in a record."""

    record: str
    organisation: str
    role: Role


@dataclass(frozen=True, slots=True)
class NetworkFact:
    """A standing group; its meetings count towards ``kpis``."""

    id: str
    name: str
    cadence: Cadence | None
    kpis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberFact:
    """Who is expected at a network's meetings, from and until (inclusive)."""

    network: str
    organisation: str
    since: date | None = None
    until: date | None = None

    def expected_on(self, day: date) -> bool:
        """Whether the member was expected on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class ExcusedFact:
    """An organisation that nothing is expected of for a while, and why."""

    organisation: str
    since: date
    until: date | None
    why: str

    def covers(self, day: date) -> bool:
        """Whether the organisation is excused on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class AssessmentFact:
    """A RAG that somebody agreed, with what they said."""

    id: str
    kpi: str
    on: date
    entered: datetime
    status: Status
    comment: str | None = None
    cause: str | None = None
    remedy: str | None = None
    remedy_owner: str | None = None
    forecast: date | None = None
    ask: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A figure that a person gave for a reported measure, in the measure's unit."""

    id: str
    measure: str
    on: date
    entered: datetime
    value: float
    note: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class BoardMeetingFact:
    """A board's meeting with the words typed for it; ``asks`` are at most three."""

    id: str
    board: str
    on: date
    headline: str | None = None
    asks: tuple[str, ...] = ()
    author: str | None = None


@dataclass(frozen=True, slots=True)
class ActionFact:
    """Something that somebody agreed to do at a meeting."""

    id: str
    record: str | None
    who: str
    what: str
    due: date | None
    done: date | None


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """Something that a meeting decided."""

    id: str
    record: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """A change to the plan that was agreed; ``item`` is the key of a row of ``item_table``.

    ``was`` and ``becomes`` are as a plan file writes them; ``field`` is the plan file's key, “added” or “withdrawn”.
    """

    id: str
    item_table: str
    item: str
    field: str
    was: str | None
    becomes: str | None
    agreed_by: str | None
    on: date
    why: str


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
    changes: tuple[ChangeFact, ...] = ()

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
        """The measures of a KPI, in the order of its statement."""
        return _grouped(self.measures, "kpi")

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


def _grouped(rows: Iterable[Any], by: str) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, by)].append(row)
    return dict(groups)
