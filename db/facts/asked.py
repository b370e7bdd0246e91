"""What leads were asked for before a board, and what they reported, as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime

from db.words import Reported, Status


@dataclass(frozen=True, slots=True)
class RequestFact:
    """A person who was asked for updates before a board; ``person`` is “” where the plan names nobody."""

    id: str
    person: str
    board_on: date
    asked_on: date
    due: date


@dataclass(frozen=True, slots=True)
class ReportedFact:
    """What a person reported of a KPI; ``part`` is the number of a measure, ``figure`` is in its unit.

    ``unread`` is what could not be understood, in the person's own words.
    """

    id: str
    kpi: str
    part: int | None
    person: str
    board_on: date
    entered: datetime
    received: date
    status: Status | None
    narrative: str | None
    figure: float | None
    evidence: str | None
    cause: str | None
    remedy: str | None
    forecast: date | None
    unread: str | None
    state: Reported


@dataclass(frozen=True, slots=True)
class ContactFact:
    """A person of a plan, or of its region where ``plan`` is None; ``body`` is their organisation as it is printed."""

    id: str
    plan: str | None
    name: str
    role: str | None
    body: str | None
    email: str | None
    phone: str | None
    left_on: date | None
