"""What a plan file says, as frozen values in the shape of the file.

A field's name is its key in the file, unless ``key`` in its metadata says otherwise (None: it is no key at all).
A field without a default must be given. ``form`` in the metadata names a way of writing that its type cannot tell.
Dates are calendar days, both ends of a period belong to it. Figures are in their measure's unit, money in pounds.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.words import Cadence, Comparator, Counts, KpiKind, Metric, Quarters, RecordKind, Role, Unit

FORMAT = "riia-plan/1"
"""The one format that is read, as its first line names it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file; both count from 1. In a workbook ``line`` is the row of ``sheet``."""

    line: int
    column: int
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class RegionHead:
    """The region that the plan is of."""

    code: str
    name: str
    alliance: str = ""


@dataclass(frozen=True, slots=True)
class PlanHead:
    """The plan's own particulars; ``activity_word`` is its word for an activity, such as project or workstream."""

    code: str
    title: str
    starts: date
    ends: date
    region: RegionHead
    version: str | None = None
    quarters: Quarters = Quarters.UNKNOWN
    source: str | None = None
    activity_word: str | None = None


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """An authority of the region, with its own first and last day where it has not always been there.

    Those that merged share a ``successor``; those that one was divided into share a ``predecessor``.
    """

    name: str
    short_name: str | None = None
    since: date | None = None
    until: date | None = None
    successor: str | None = None
    predecessor: str | None = None


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person whom the plan names."""

    name: str
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class FrameworkItemEntry:
    """One outcome, enabler or requirement."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class FrameworkEntry:
    """A list that plans answer to."""

    code: str
    title: str
    items: tuple[FrameworkItemEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A testable part of a KPI; unit and target stand as they count, also where the file leaves them out.

    ``answer`` counts of those who took part only the ones that answered yes.
    """

    metric: Metric
    comparator: Comparator = Comparator.AT_LEAST
    target: float | None = None
    unit: Unit = Unit.NUMBER
    denominator: float | None = None
    within: str | None = field(default=None, metadata={"form": "within"})
    record_kind: RecordKind | None = None
    role: Role | None = None
    due: date | None = None
    baseline: float | None = None
    text: str | None = None
    answer: bool = False


@dataclass(frozen=True, slots=True)
class KpiEntry:
    """A promise of the plan."""

    statement: str
    code: str | None = None
    kind: KpiKind = KpiKind.UNSPECIFIED
    due: date | None = None
    due_text: str | None = None
    due_note: str | None = None
    cadence: Cadence | None = None
    owner: str | None = None
    measures: tuple[MeasureEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """What will be done; ``scope`` names authorities, and an empty one means all of the region."""

    title: str
    code: str | None = None
    description: str | None = None
    lead: str | None = None
    sponsor: str | None = None
    scope: tuple[str, ...] = ()
    kpis: tuple[KpiEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A heading of the plan's tree, with what stands below it."""

    level: str
    title: str
    code: str | None = None
    aim: str | None = None
    lead: str | None = None
    counts: Counts | None = None
    themes: tuple["ThemeEntry", ...] = ()
    activities: tuple[ActivityEntry, ...] = ()
    kpis: tuple[KpiEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A printed row of the budget; ``amounts`` are (column heading, pounds) in printed order, blank cells left out."""

    label: str
    fund: str | None = None
    code: str | None = None
    kpis: str | None = None
    note: str | None = None
    amounts: tuple[tuple[str, float], ...] = field(default=(), metadata={"form": "amounts"})


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """Something of the plan that answers an item of a framework; ``source`` (``from``) is its code or ref.

    ``printed_in`` names the table, where the plan prints the same mapping in two.
    """

    source: str = field(metadata={"key": "from"})
    framework: str
    item: str
    printed_in: str | None = None


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """An authority that is expected at a network's meetings; ``person`` and ``deputy`` name who comes for it."""

    name: str
    since: date | None = None
    until: date | None = None
    person: str | None = None
    deputy: str | None = None


@dataclass(frozen=True, slots=True)
class NetworkEntry:
    """A standing group; ``everyone`` (``members: all``) means every authority of the region, and no list.

    ``quorum`` is how many members must be present. ``elsewhere`` marks a national or other body's own group, where
    the alliance itself is the member: without a list it alone is.
    """

    name: str
    cadence: Cadence | None = None
    counts_towards: tuple[str, ...] = ()
    members: tuple[MemberEntry, ...] = field(default=(), metadata={"form": "members"})
    quorum: int | None = None
    elsewhere: bool = False
    everyone: bool = field(default=False, metadata={"key": None})


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of a benchmark table; the cells are as printed, None for a blank one."""

    label: str
    values: tuple[str | None, ...] = field(default=(), metadata={"form": "printed"})


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """A benchmark table; each row has one cell for each of ``columns``."""

    title: str
    columns: tuple[str, ...] = field(default=(), metadata={"form": "heading"})
    rows: tuple[IndicatorRow, ...] = ()


@dataclass(frozen=True, slots=True)
class EventEntry:
    """A dated event that the plan announces."""

    on: date
    title: str
    kind: str | None = None


WITHDRAWN = "withdrawn"
"""The field of a change that takes a KPI out of the promise; ``becomes`` names the one in its place."""

CARRIED = "carried_from"
"""The field of a change that says which KPI of the plan before one was: from its plan, to its ref."""

ADDED = "added"
"""The field of a change that brought something into the plan."""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change to the plan that was agreed; ``was`` and ``becomes`` (``from``, ``to``) are as written."""

    item: str
    field: str
    on: date
    why: str
    was: str | None = dataclasses.field(default=None, metadata={"key": "from", "form": "printed"})
    becomes: str | None = dataclasses.field(default=None, metadata={"key": "to", "form": "printed"})
    agreed_by: str | None = None


@dataclass(frozen=True, slots=True)
class AcceptedEntry:
    """A finding of the plan check that somebody accepted; ``said`` is its message then, in its words."""

    code: str
    where: str
    said: str
    why: str
    on: date
    accepted_by: str | None = None


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan file as a whole; ``name`` and ``places`` say where it was read and are no part of its equality."""

    format: str = field(metadata={"form": "format"})
    plan: PlanHead
    themes: tuple[ThemeEntry, ...]
    authorities: tuple[AuthorityEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    frameworks: tuple[FrameworkEntry, ...] = ()
    budget: tuple[BudgetRow, ...] = ()
    mappings: tuple[MappingEntry, ...] = ()
    networks: tuple[NetworkEntry, ...] = ()
    indicators: tuple[IndicatorTable, ...] = ()
    events: tuple[EventEntry, ...] = ()
    changes: tuple[ChangeEntry, ...] = ()
    accepted: tuple[AcceptedEntry, ...] = ()
    name: str = field(default="", compare=False, metadata={"key": None})
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False, metadata={"key": None})

    def place_of(self, path: str) -> Place | None:
        """Where ``themes[0].kpis[2].due`` stands in the file, else what it belongs to; None where nothing was read."""
        return nearest_place(self.places, path)


def nearest_place(places: Mapping[str, Place], path: str) -> Place | None:
    """The place of a path, or of the nearest thing around it that is in the file."""
    while path and path not in places:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return places.get(path)
