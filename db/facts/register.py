"""The registers beside the record as frozen values."""

from dataclasses import dataclass
from datetime import date

from db.words import Audience, GrantArea


@dataclass(frozen=True, slots=True)
class RiskFact:
    """Something that may keep a plan from what it promised; ``likelihood`` and ``impact`` run from 1 to 5.

    ``kpis`` are keys.
    """

    id: str
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
    kpis: tuple[str, ...] = ()

    def open_on(self, day: date) -> bool:
        """Whether it had been raised and not closed by that day."""
        return self.raised <= day and (self.closed is None or self.closed > day)


@dataclass(frozen=True, slots=True)
class LessonFact:
    """What was learned; ``changed`` says what changed for children. ``kpis`` are keys."""

    id: str
    title: str
    on: date
    learned: str | None = None
    changed: str | None = None
    source: str | None = None
    shared_with: str | None = None
    shared_on: date | None = None
    kpis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpendFact:
    """Money of a fund, an area and a period, in pounds; None where nothing was entered."""

    id: str
    fund: str
    area: GrantArea
    period: str
    allocation: float | None = None
    profile: float | None = None
    actual: float | None = None
    forecast: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SupportFact:
    """What a support package has beyond the record of the same key."""

    id: str
    fund: str | None = None
    need: str | None = None
    funder: str | None = None
    outcome: str | None = None
    look_again: date | None = None


@dataclass(frozen=True, slots=True)
class ReleaseFact:
    """An authority (by key) that may be named to an audience; both days belong to it."""

    id: str
    organisation: str
    audience: Audience
    since: date
    until: date | None
    why: str
    by: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it may be named on that day."""
        return self.since <= day and (self.until is None or day <= self.until)
