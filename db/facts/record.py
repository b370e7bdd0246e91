"""What happened and what people judged: a plan's record as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime

from db.words import Cadence, Confidence, Gap, RecordKind, Role, Status, Strength


@dataclass(frozen=True, slots=True)
class RecordFact:
    """Something that happened, or is planned to; ``done`` is the day it was finished, ``entered`` when it was typed.

    ``about`` is the key of another record, ``calendar_uid`` what another calendar knows a meeting by. A data return
    has a ``period``; it is planned until it is ``received``.
    """

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
    about: str | None = None
    collection: str | None = None
    period: str | None = None
    received: date | None = None
    resubmitted: date | None = None
    accepted: date | None = None
    gap: Gap | None = None
    gap_note: str | None = None
    calendar_uid: str | None = None
    question: str | None = None


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
    """What an organisation did in a record; ``names`` are its people, ``answer`` what it answered where asked."""

    record: str
    organisation: str
    role: Role
    people: int | None = None
    names: str | None = None
    answer: bool | None = None


@dataclass(frozen=True, slots=True)
class NetworkFact:
    """A standing group; its meetings count towards ``kpis``.

    ``quorum`` is how many members must be present. Of a group ``elsewhere`` the alliance itself is the member.
    """

    id: str
    name: str
    cadence: Cadence | None
    kpis: tuple[str, ...] = ()
    quorum: int | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class MemberFact:
    """Who is expected at a network's meetings, from and until (inclusive), and who comes for them."""

    network: str
    organisation: str
    since: date | None = None
    until: date | None = None
    person: str | None = None
    deputy: str | None = None

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
    """A RAG that somebody agreed, with what they said; ``basis`` is JSON: what they saw when they did."""

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
    confidence: Confidence | None = None
    basis: str | None = None


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
class StepFact:
    """A step before a board: so many working days before it, or so many that lie clear between (neither end)."""

    name: str
    days: int
    clear: bool = False


@dataclass(frozen=True, slots=True)
class BoardMeetingFact:
    """A board's meeting with the words typed for it; ``asks`` are at most three.

    ``steps`` are the board's own steps before its meetings; none means the region's.
    """

    id: str
    board: str
    on: date
    headline: str | None = None
    asks: tuple[str, ...] = ()
    author: str | None = None
    steps: tuple[StepFact, ...] = ()


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
class QuoteFact:
    """What somebody wrote in a survey, without who it was."""

    record: str
    text: str


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """Something that a meeting decided."""

    id: str
    record: str
    text: str
