"""What was promised: a plan's own rows as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.words import Cadence, Comparator, Counts, KpiKind, Metric, OrganisationKind, Quarters, RecordKind, Role, Unit


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
    """A council or other body; ``since`` and ``until`` are its own first and last day, where known.

    ``successor`` is the key of the one that it went into, ``predecessor`` of the one that it was made out of.
    """

    id: str
    name: str
    short_name: str | None
    kind: OrganisationKind
    since: date | None
    until: date | None
    successor: str | None = None
    predecessor: str | None = None

    def existed_on(self, day: date) -> bool:
        """Whether the body existed on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class PlanFact:
    """A plan's own line; ``starts`` and ``ends`` are inclusive, ``activity_word`` is its own word for an activity."""

    id: str
    code: str
    title: str
    version: str | None
    starts: date
    ends: date
    quarters: Quarters
    source: str | None
    demonstration: bool
    activity_word: str | None = None


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
    """A testable part of a KPI; ``target`` is in ``unit``, ``within`` in words (“10 working days”).

    ``answer`` counts of those who took part only the ones that answered yes.
    """

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
    answer: bool = False


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


@dataclass(frozen=True, slots=True)
class CarriedFact:
    """A KPI (by its key) that another plan (by its code) carries on, under the ref that it has there."""

    kpi: str
    plan: str
    ref: str
