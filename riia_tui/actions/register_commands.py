"""What a person can ask of the registers, as plain values.

What is None stays as it is. An empty text is taken away, and so is every field that ``without`` names.
"""

from dataclasses import dataclass
from datetime import date

from db.errors import BadInput
from db.words import Audience, GrantArea
from riia_tui.phrases import full_day

GRADES = range(1, 6)


@dataclass(frozen=True, slots=True)
class SetRisk:
    """A risk by its title; one that the register has is changed. Grades run from 1 (low) to 5 (high)."""

    plan: str | None
    title: str
    on: date
    cause: str | None = None
    effect: str | None = None
    likelihood: int | None = None
    impact: int | None = None
    owner: str | None = None
    response: str | None = None
    ask: str | None = None
    counts_towards: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def check(self, today: date) -> None:
        """Raises BadInput where the risk cannot be so."""
        _check_title(self.title, "A risk")
        for name, grade in (("likelihood", self.likelihood), ("impact", self.impact)):
            if grade is not None and grade not in GRADES:
                raise BadInput(f"A risk's {name} runs from 1 to 5, not {grade}.", "1 is low, 5 is high.")
        _check_past(self.on, today, "A risk is raised")


@dataclass(frozen=True, slots=True)
class CloseRisk:
    """A risk of the register, by its title, that is none any more."""

    plan: str | None
    title: str
    on: date
    why: str | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where it cannot be closed then."""
        _check_past(self.on, today, "A risk is closed")


@dataclass(frozen=True, slots=True)
class SetLesson:
    """Something learned, by its title; ``changed`` says what changed for children."""

    plan: str | None
    title: str
    on: date
    learned: str | None = None
    changed: str | None = None
    source: str | None = None
    shared_with: str | None = None
    shared_on: date | None = None
    counts_towards: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def check(self, today: date) -> None:
        """Raises BadInput where the lesson cannot be so."""
        _check_title(self.title, "A lesson")
        _check_past(self.on, today, "A lesson is learned")


@dataclass(frozen=True, slots=True)
class SetSpend:
    """Money of a fund, an area and a period, in pounds."""

    plan: str | None
    fund: str
    area: GrantArea
    period: str
    allocation: float | None = None
    profile: float | None = None
    actual: float | None = None
    forecast: float | None = None
    reason: str | None = None
    without: tuple[str, ...] = ()

    def check(self) -> None:
        """Raises BadInput where nothing is given, or an amount cannot be one."""
        _check_title(self.fund, "A fund")
        _check_title(self.period, "A period")
        amounts = (self.allocation, self.profile, self.actual, self.forecast)
        if all(amount is None for amount in amounts) and self.reason is None and not self.without:
            raise BadInput("No amount is given.", "Give --allocation, --profile, --actual, --forecast or --reason.")
        if any(amount is not None and not -1e12 < amount < 1e12 for amount in amounts):
            raise BadInput("No grant is as large as that.", "Give the amount in pounds.")


@dataclass(frozen=True, slots=True)
class SetSupport:
    """A support package by its title: who received it and who gave it, what for, and what came of it."""

    plan: str | None
    title: str
    on: date
    received: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    days: float | None = None
    fund: str | None = None
    need: str | None = None
    funder: str | None = None
    outcome: str | None = None
    look_again: date | None = None
    done: date | None = None
    counts_towards: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def check(self, today: date) -> None:
        """Raises BadInput where the package cannot be so."""
        _check_title(self.title, "A support package")
        if self.days is not None and not 0 <= self.days <= 1000:
            raise BadInput("A support package takes from 0 to 1,000 days.")
        if self.done is not None:
            _check_past(self.done, today, "A support package is finished")


@dataclass(frozen=True, slots=True)
class ReleaseNames:
    """Authorities that agree to be named to an audience outside the region; ``until`` ends it."""

    plan: str | None
    authorities: str
    audience: Audience
    on: date
    why: str | None = None
    take_back: bool = False

    def check(self) -> None:
        """Raises BadInput where there is nothing to release."""
        if self.audience in (Audience.OWN, Audience.BOARD):
            raise BadInput("Inside the region everybody is named.", "Release names to dfe or public.")
        if not self.take_back and not (self.why or "").strip():
            raise BadInput("Who agreed to it is missing.", "Say it as “agreed by the DCS on 3 Nov”.")


def _check_title(text: str, what: str) -> None:
    if not text.strip():
        raise BadInput(f"{what} needs a name.")


def _check_past(day: date, today: date, what: str) -> None:
    if day > today:
        raise BadInput(f"{what} on {full_day(day)}, which is still to come.", "Give a day up to the as-at day.")
