"""Registers beside the record: risks, lessons, spend, support, released names, and reports as they were sent."""

from datetime import date, datetime

from sqlmodel import Field, UniqueConstraint

from db.tables.base import Row, may_point_to, points_to


class Risk(Row, table=True):
    """Something that may keep a plan from what it promised; ``likelihood`` and ``impact`` run from 1 to 5."""

    __tablename__ = "risk"
    plan: str = points_to("plan")
    title: str
    raised: date
    cause: str | None = None
    effect: str | None = None
    likelihood: int | None = None
    impact: int | None = None
    owner: str | None = None
    response: str | None = None
    ask: str | None = None
    closed: date | None = None
    why_closed: str | None = None


class Lesson(Row, table=True):
    """What was learned; ``changed`` says what changed for children, ``shared_with`` who has been told, and when."""

    __tablename__ = "lesson"
    plan: str = points_to("plan")
    title: str
    on: date
    learned: str | None = None
    changed: str | None = None
    source: str | None = None
    shared_with: str | None = None
    shared_on: date | None = None


class RegisterKpi(Row, table=True):
    """A KPI that a risk or a lesson is about; one of the two is given."""

    __tablename__ = "register_kpi"
    risk: str | None = may_point_to("risk")
    lesson: str | None = may_point_to("lesson")
    kpi: str = points_to("kpi")


class Spend(Row, table=True):
    """Money of a fund, an area and a period, in pounds: what is given, planned, spent and foreseen; ``reason`` is that
    of the variance.
    """

    __tablename__ = "spend"
    __table_args__ = (UniqueConstraint("plan", "fund", "area", "period"),)
    plan: str = points_to("plan")
    fund: str
    area: str
    period: str
    allocation: float | None = None
    profile: float | None = None
    actual: float | None = None
    forecast: float | None = None
    reason: str | None = None


class SupportPackage(Row, table=True):
    """What a support package has beyond any record; shares the record's key.

    ``outcome`` says what changed, ``look_again`` is the day on which that is asked once more.
    """

    __tablename__ = "support_package"
    id: str = Field(primary_key=True, foreign_key="record.id")
    fund: str | None = None
    need: str | None = None
    funder: str | None = None
    outcome: str | None = None
    look_again: date | None = None


class NameRelease(Row, table=True):
    """An authority that agreed to be named to an audience outside the region from a day on, until one where given."""

    __tablename__ = "name_release"
    organisation: str = points_to("organisation")
    audience: str
    since: date
    until: date | None = None
    why: str
    by: str | None = None


class Pack(Row, table=True):
    """A report as it was sent; ``blocks`` is its data as JSON, ``figures`` what it said of each KPI and sum."""

    __tablename__ = "pack"
    plan: str = points_to("plan")
    report: str
    title: str
    as_at: date
    meeting: date
    audience: str
    frozen: datetime
    by: str | None = None
    cleared_by: str | None = None
    received: date | None = None
    receipt: str | None = None
    blocks: str
    figures: str


class PackFile(Row, table=True):
    """A file of a pack as it was sent; ``content`` is base64."""

    __tablename__ = "pack_file"
    pack: str = points_to("pack")
    name: str
    sha256: str
    size: int
    content: str


class Explanation(Row, table=True):
    """Why a figure differs from what a pack had: ``item`` names it, ``now`` is what it was explained for."""

    __tablename__ = "explanation"
    pack: str = points_to("pack")
    item: str
    now: str
    said: str
    on: date
    by: str | None = None
