"""The plan: what was promised, by whom, by when, and for how much money."""

from datetime import date

from sqlmodel import Field, UniqueConstraint

from db.tables.base import Row, may_point_to, points_to


class Region(Row, table=True):
    """A regional alliance; ``settings`` is JSON (thresholds, terms, board steps, and when each was changed)."""

    __tablename__ = "region"
    code: str = Field(unique=True)
    name: str
    alliance: str
    settings: str = "{}"


class Organisation(Row, table=True):
    """A council or another body; ``region`` is empty for national ones.

    Bodies that merged share a ``successor``; those that one was divided into share a ``predecessor``.
    """

    __tablename__ = "organisation"
    region: str | None = may_point_to("region")
    name: str
    short_name: str | None = None
    kind: str
    since: date | None = None
    until: date | None = None
    successor: str | None = may_point_to("organisation")
    predecessor: str | None = may_point_to("organisation")


class Contact(Row, table=True):
    """A person and the part they play; ``body`` is their organisation as the plan prints it."""

    __tablename__ = "contact"
    plan: str | None = may_point_to("plan")
    region: str | None = may_point_to("region")
    organisation: str | None = may_point_to("organisation")
    body: str | None = None
    name: str
    role: str | None = None
    email: str | None = None
    phone: str | None = None
    left_on: date | None = None


class Plan(Row, table=True):
    """A published plan; ``activity_word`` is its own word for an activity (project, workstream).

    ``demonstration`` marks one whose record is invented.
    """

    __tablename__ = "plan"
    region: str = points_to("region")
    code: str = Field(unique=True)
    title: str
    version: str | None = None
    starts: date
    ends: date
    quarters: str
    source: str | None = None
    activity_word: str | None = None
    demonstration: bool = False


class Theme(Row, table=True):
    """A heading of the tree: programme, section, sub-requirement, priority, workstream …"""

    __tablename__ = "theme"
    plan: str = points_to("plan")
    parent: str | None = may_point_to("theme")
    position: int
    level: str
    code: str | None = None
    title: str
    aim: str | None = None
    lead: str | None = None
    counts: str | None = None


class Activity(Row, table=True):
    """What the plan says will be done."""

    __tablename__ = "activity"
    theme: str = points_to("theme")
    position: int
    code: str | None = None
    title: str
    description: str | None = None
    lead: str | None = None
    sponsor: str | None = None


class ActivityScope(Row, table=True):
    """An organisation that an activity is for; without any, it is for the whole region."""

    __tablename__ = "activity_scope"
    activity: str = points_to("activity")
    organisation: str = points_to("organisation")


class Kpi(Row, table=True):
    """A promise that can be told to have been kept."""

    __tablename__ = "kpi"
    __table_args__ = (UniqueConstraint("plan", "ref"),)
    plan: str = points_to("plan")
    theme: str = points_to("theme")
    activity: str | None = may_point_to("activity")
    position: int
    ref: str
    code: str | None = None
    kind: str
    statement: str
    due: date | None = None
    due_text: str | None = None
    due_note: str | None = None
    cadence: str | None = None
    owner: str | None = None


class Measure(Row, table=True):
    """A testable part of a KPI; ``answer`` counts only who answered yes on taking part."""

    __tablename__ = "measure"
    kpi: str = points_to("kpi")
    position: int
    text: str | None = None
    metric: str
    comparator: str
    target: float | None = None
    unit: str
    denominator: float | None = None
    within: str | None = None
    record_kind: str | None = None
    role: str | None = None
    due: date | None = None
    baseline: float | None = None
    answer: bool = False


class BudgetLine(Row, table=True):
    """One printed cell of a budget table, in pounds; ``line`` is the printed row it stands in, from 1."""

    __tablename__ = "budget_line"
    plan: str = points_to("plan")
    position: int
    line: int
    code: str | None = None
    kpis: str | None = None
    fund: str | None = None
    label: str
    note: str | None = None
    period: str
    amount: float


class Framework(Row, table=True):
    """A national or regional list that plans answer to; ``plan`` is the one that brought it."""

    __tablename__ = "framework"
    plan: str | None = may_point_to("plan")
    code: str = Field(unique=True)
    title: str


class FrameworkItem(Row, table=True):
    """One outcome, enabler or requirement of a framework."""

    __tablename__ = "framework_item"
    framework: str = points_to("framework")
    position: int
    code: str
    text: str


class Mapping(Row, table=True):
    """An activity or a KPI that answers an item of a framework.

    ``printed_in`` names the table, where the plan prints the same mapping in two.
    """

    __tablename__ = "mapping"
    plan: str = points_to("plan")
    printed_in: str | None = None
    item: str = points_to("framework_item")
    activity: str | None = may_point_to("activity")
    kpi: str | None = may_point_to("kpi")
    theme: str | None = may_point_to("theme")


class Indicator(Row, table=True):
    """A row of a benchmark table that the plan prints."""

    __tablename__ = "indicator"
    plan: str = points_to("plan")
    position: int
    heading: str
    label: str


class IndicatorValue(Row, table=True):
    """One printed cell of a benchmark table, as printed."""

    __tablename__ = "indicator_value"
    indicator: str = points_to("indicator")
    position: int
    column: str
    value: str | None = None


class AcceptedFinding(Row, table=True):
    """A finding of the plan check that somebody accepted; ``said`` is the finding's message as it was then."""

    __tablename__ = "accepted_finding"
    plan: str = points_to("plan")
    code: str
    place: str
    said: str
    why: str
    accepted_by: str | None = None
    on: date


class PlanChange(Row, table=True):
    """A change to the plan that somebody agreed; the original stays printed beside it."""

    __tablename__ = "plan_change"
    plan: str = points_to("plan")
    item_table: str
    item: str
    field: str
    was: str | None = None
    becomes: str | None = None
    agreed_by: str | None = None
    on: date
    why: str
