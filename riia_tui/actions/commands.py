"""What a person can ask for, as plain values: a form gives one, the command line gives one, an action takes one.

Refs, plans, networks and authorities are named as people name them. Dates are calendar days.
"""

import math
from dataclasses import dataclass
from datetime import date

from db.errors import BadInput
from db.words import GAP_WORDS, Confidence, Gap, RecordKind, Role, Status, Strength

UNCHANGED = "Nothing was changed."
"""The advice of an outcome that says that something was so already; there is nothing to undo then."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action did: the sentence that says so, the key of what it made, and what that now counts towards."""

    said: str
    key: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """An action agreed at a meeting; ``done`` is the day on which it was done."""

    who: str
    what: str
    due: date | None = None
    done: date | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """Who came to a meeting; names of authorities. ``all_but`` means everybody expected except these.

    ``guests`` came without being members. ``people`` are pairs of an authority and the names of those who came for it.
    """

    attended: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    all_but: tuple[str, ...] | None = None
    guests: tuple[str, ...] = ()
    people: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def by_role(self) -> dict[Role, tuple[str, ...]]:
        """The names under each role."""
        return {
            Role.ATTENDED: self.attended,
            Role.DEPUTY: self.deputies,
            Role.APOLOGIES: self.apologies,
            Role.ABSENT: self.absent,
        }


@dataclass(frozen=True, slots=True)
class Answers:
    """Which authorities answered yes, and which no, to what a measure asks of those that took part."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogMeeting:
    """A meeting that was held, or is planned; ``papers_out`` is the day its papers or minutes went out."""

    plan: str
    on: date
    title: str
    network: str | None = None
    planned: bool = False
    register: Register = Register()
    papers_out: date | None = None
    papers_due: date | None = None
    counts_towards: tuple[str, ...] = ()
    delivers: bool = False
    agreed: tuple[Agreed, ...] = ()
    decisions: tuple[str, ...] = ()
    note: str | None = None
    place: str | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where the meeting cannot be so."""
        check_record(self.title, self.on, self.planned, today, "A meeting")
        check_finished(today, papers_out=self.papers_out)


@dataclass(frozen=True, slots=True)
class LogEvidence:
    """Anything else that happened; ``authorities`` took part in it in the ``role`` given.

    ``answers`` are what authorities answered, where they were asked; who answered took part too. ``about`` is the key
    (or the end of it) of the record that this one is about, such as the meeting that a summary sums up.
    """

    plan: str
    on: date
    title: str
    kind: RecordKind = RecordKind.EVIDENCE
    planned: bool = False
    delivers: bool = False
    address: str | None = None
    authorities: tuple[str, ...] = ()
    answers: Answers = Answers()
    role: Role = Role.CONTRIBUTED
    quantity: float | None = None
    answer: bool | None = None
    due: date | None = None
    done: date | None = None
    strength: Strength | None = None
    about: str | None = None
    counts_towards: tuple[str, ...] = ()
    note: str | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where the evidence cannot be so."""
        check_record(self.title, self.on, self.planned, today, "Evidence")
        check_quantity(self.quantity)
        check_finished(today, self.done)


@dataclass(frozen=True, slots=True)
class LogSurvey:
    """A survey: how many answered, and how many of them positively."""

    plan: str
    on: date
    title: str
    responses: int
    positive: int
    question: str | None = None
    authorities: tuple[str, ...] = ()
    answers: Answers = Answers()
    counts_towards: tuple[str, ...] = ()
    note: str | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where the survey cannot be so."""
        check_record(self.title, self.on, False, today, "A survey")
        check_answers(self.responses, self.positive)


@dataclass(frozen=True, slots=True)
class LogReturn:
    """A data return of a period by one or more authorities; what is None stays as it was entered before.

    ``on`` is the day that it stands under; without it that is its deadline or its receipt, whichever is earlier.
    ``title`` is what the record is called, else its authority, collection and period. ``gap`` says why its value is
    missing, with ``why`` in words.
    """

    plan: str
    period: str
    authorities: tuple[str, ...]
    collection: str = "Data return"
    due: date | None = None
    received: date | None = None
    resubmitted: date | None = None
    accepted: date | None = None
    gap: Gap | None = None
    why: str | None = None
    counts_towards: tuple[str, ...] = ()
    note: str | None = None
    on: date | None = None
    title: str | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where the return cannot be so."""
        if self.title is not None and not self.title.strip():
            raise BadInput("A data return needs a title.", "Leave --title out, and it is named by its collection.")
        if not self.period.strip() or not self.collection.strip():
            raise BadInput("A data return needs a period and the name of its collection.")
        if self.gap is not None and not (self.why or "").strip():
            raise BadInput(f"A gap ({self.gap}, {GAP_WORDS[self.gap]}) needs its reason.", "Give it in a few words.")
        if self.why is not None and self.gap is None:
            raise BadInput("A reason was given without the code of the gap.", f"The codes are {gap_codes()}.")
        for word in ("received", "resubmitted", "accepted"):
            day = getattr(self, word)
            if day and day > today:
                raise BadInput(f"A return cannot have been {word} on {day}: that is after today, {today}.")


@dataclass(frozen=True, slots=True)
class EditRecord:
    """What to put right in a record; what is None stays as it is."""

    title: str | None = None
    on: date | None = None
    note: str | None = None
    quantity: float | None = None
    strength: Strength | None = None
    planned: bool | None = None
    done: date | None = None
    papers_out: date | None = None
    responses: int | None = None
    positive: int | None = None
    register: Register | None = None
    authorities: tuple[str, ...] | None = None
    answers: Answers = Answers()
    counts_towards: tuple[str, ...] | None = None
    delivers: bool | None = None
    agreed: tuple[Agreed, ...] | None = None
    decisions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class UpdateRag:
    """A RAG that somebody agreed, with what they said; ``on`` is the day it was agreed.

    ``confidence`` is how sure they are that it will be met, apart from how far it is.
    """

    ref: str
    status: Status
    on: date
    plan: str | None = None
    comment: str | None = None
    cause: str | None = None
    remedy: str | None = None
    remedy_owner: str | None = None
    forecast: date | None = None
    ask: str | None = None
    confidence: Confidence | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where the RAG cannot be so."""
        if self.on > today:
            raise BadInput(f"A RAG cannot have been agreed on {self.on}: that is after today, {today}.")
        if self.status is Status.CLOSED and not (self.comment or "").strip():
            raise BadInput("A KPI is closed with a reason.", "Give it as the comment.")


@dataclass(frozen=True, slots=True)
class GiveFigure:
    """A figure for a reported measure, in the measure's unit; a percent runs from 0 to 100."""

    ref: str
    value: float
    on: date
    plan: str | None = None
    note: str | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where the figure cannot be from that day."""
        if self.on > today:
            raise BadInput(f"A figure cannot be from {self.on}: that is after today, {today}.")


@dataclass(frozen=True, slots=True)
class SetBoard:
    """A board's meeting and the words typed for it, at most three asks; what is None stays as it is.

    ``steps`` are the board's own steps before every one of its meetings, as typed; “default” means the region's.
    """

    plan: str
    on: date
    board: str = "RIIA Board"
    headline: str | None = None
    asks: tuple[str, ...] | None = None
    author: str | None = None
    steps: str | None = None

    def check(self) -> None:
        """Raises BadInput where the board has no name, or is asked for too much."""
        if not self.board.strip():
            raise BadInput("A board needs a name.")
        asks = [ask for ask in self.asks or () if ask.strip()]
        if len(asks) > 3:
            raise BadInput(f"A board can be asked for at most three things; these are {len(asks)}.")


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """One of a region's settings (the region of the plan named), as typed; “default” brings the usual value back."""

    name: str
    value: str
    on: date
    plan: str | None = None
    why: str | None = None


def gap_codes() -> str:
    """The codes of a gap with their meaning."""
    return "; ".join(f"{gap}: {words}" for gap, words in GAP_WORDS.items())


def check_record(title: str, on: date, planned: bool, today: date, what: str) -> None:
    """What holds of every record. Raises BadInput."""
    if not title.strip():
        raise BadInput(f"{what} needs a title.")
    if on > today and not planned:
        raise BadInput(
            f"{what} cannot have happened on {on}: that is after today, {today}.",
            "Put the date right, or record it as planned.",
        )


def check_finished(today: date, done: date | None = None, papers_out: date | None = None) -> None:
    """Nothing is finished on a day that is still to come. Raises BadInput."""
    if papers_out and papers_out > today:
        raise BadInput(f"Papers cannot have gone out on {papers_out}: that is after today, {today}.")
    if done and done > today:
        raise BadInput(f"Nothing can have been finished on {done}: that is after today, {today}.")


def check_quantity(quantity: float | None) -> None:
    """What holds of every quantity. Raises BadInput."""
    if quantity is None:
        return
    if not math.isfinite(quantity):
        raise BadInput("A quantity is a number.")
    if quantity < 0:
        raise BadInput("A quantity cannot be below 0.")


def check_answers(responses: int, positive: int) -> None:
    """What holds of every survey. Raises BadInput."""
    if responses < 0 or positive < 0:
        raise BadInput("Responses and positive answers cannot be below 0.")
    if responses == 0:
        raise BadInput("A survey that nobody answered says nothing.", "Record it once there are responses.")
    if positive > responses:
        raise BadInput(f"{positive} positive answers are more than the {responses} responses.")
