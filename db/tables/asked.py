"""What leads were asked for, and what they answered before anybody agreed it."""

from datetime import date, datetime

from sqlmodel import Field, UniqueConstraint

from db.tables.base import Row, points_to


class UpdateRequest(Row, table=True):
    """One person who was asked for updates before a board; ``person`` is “” where the plan names nobody."""

    __tablename__ = "update_request"
    __table_args__ = (UniqueConstraint("plan", "person", "board_on"),)
    plan: str = points_to("plan")
    person: str
    board_on: date
    asked_on: date
    due: date


class ReportedUpdate(Row, table=True):
    """What a person reported of a KPI, or of its measure number ``part``; it says nothing until it is agreed.

    ``unread`` is what stood in the workbook and could not be understood, in the person's own words.
    """

    __tablename__ = "reported_update"
    kpi: str = points_to("kpi")
    part: int | None = None
    person: str
    board_on: date
    entered: datetime
    received: date
    status: str | None = None
    narrative: str | None = None
    figure: float | None = None
    evidence: str | None = None
    cause: str | None = None
    remedy: str | None = None
    forecast: date | None = None
    unread: str | None = None
    state: str = Field(index=True)
