"""What a person can ask to have changed in a plan, as plain values; each says why, and who agreed it.

Refs, codes, plans and authorities are named as people name them. ``on`` is the day on which it was agreed.
"""

import re
from dataclasses import dataclass
from datetime import date

from db.errors import BadInput
from db.words import Cadence


@dataclass(frozen=True, slots=True)
class ChangePlan:
    """One field of a KPI, a measure (“5.2.6:2”), an activity, a theme or a plan; ``value`` as it is typed."""

    item: str
    field: str
    value: str
    why: str
    on: date
    plan: str | None = None
    agreed_by: str | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where the change cannot have been agreed so."""
        check_agreed(self.why, self.on, today)


@dataclass(frozen=True, slots=True)
class Withdraw:
    """A KPI, a measure, an activity or a theme that is no longer promised; ``replaced_by`` is what takes its place."""

    item: str
    why: str
    on: date
    plan: str | None = None
    agreed_by: str | None = None
    replaced_by: str | None = None

    def check(self, today: date) -> None:
        """Raises BadInput where it cannot have been agreed so."""
        check_agreed(self.why, self.on, today)


@dataclass(frozen=True, slots=True)
class AddItem:
    """A new theme, activity or KPI (``table``) under what has this code; ``fields`` are as typed, by name.

    A theme stands at the top of the plan where ``under`` is None. ``measures`` are as “count >= 3”.
    """

    table: str
    plan: str | None
    under: str | None
    fields: tuple[tuple[str, str], ...]
    why: str
    on: date
    agreed_by: str | None = None
    code: str | None = None
    measures: tuple[str, ...] = ()

    def check(self, today: date) -> None:
        """Raises BadInput where it cannot have been agreed so."""
        check_agreed(self.why, self.on, today)


@dataclass(frozen=True, slots=True)
class AddMeasure:
    """A new measure of the KPI with this ref, as “count >= 3”; ``fields`` are what else it has, as typed, by name."""

    ref: str
    measure: str
    why: str
    on: date
    plan: str | None = None
    agreed_by: str | None = None
    fields: tuple[tuple[str, str], ...] = ()

    def check(self, today: date) -> None:
        """Raises BadInput where it cannot have been agreed so."""
        check_agreed(self.why, self.on, today)


@dataclass(frozen=True, slots=True)
class AddAuthorities:
    """New authorities of a plan's region, by their full names; ``predecessor`` is the one they were made out of."""

    names: tuple[str, ...]
    plan: str | None = None
    since: date | None = None
    predecessor: str | None = None


@dataclass(frozen=True, slots=True)
class AddNetwork:
    """A new network; ``members`` are names in one text, or “all”, ``counts_towards`` refs as people type them."""

    name: str
    plan: str | None = None
    cadence: Cadence | None = None
    quorum: int | None = None
    elsewhere: bool = False
    members: str = ""
    counts_towards: tuple[str, ...] = ()

    def check(self) -> None:
        """Raises BadInput where it has no name, or a quorum that nobody can reach."""
        if not self.name.strip():
            raise BadInput("A network needs a name.")
        if self.quorum is not None and self.quorum < 1:
            raise BadInput(f"{self.quorum} is not how many members can be present.", "A quorum is 1 or more.")


@dataclass(frozen=True, slots=True)
class Excuse:
    """Authorities that nothing is expected of for a while; both days belong to it.

    One that is excused from the same day already is excused so from now on; with ``over`` it is no more.
    """

    authorities: str
    since: date
    why: str
    until: date | None = None
    plan: str | None = None
    over: bool = False

    def check(self) -> None:
        """Raises BadInput where it ends before it begins, or has no reason."""
        if not self.why.strip() and not self.over:
            raise BadInput("An authority is excused with a reason.", "Give it with -m.")
        if self.until and self.until < self.since:
            raise BadInput(f"{self.until} is before {self.since}.", "Put one of the two dates right.")


@dataclass(frozen=True, slots=True)
class SetNetwork:
    """What changes of a network that a plan has; what is None stays as it is.

    ``quorum`` is how many members must be present (0 for none); ``elsewhere`` says that it is another body's own
    group, at which the alliance itself is the member. ``counts_towards`` are refs, in place of those there.
    """

    plan: str | None
    name: str
    cadence: Cadence | None = None
    quorum: int | None = None
    elsewhere: bool | None = None
    counts_towards: tuple[str, ...] | None = None

    def check(self) -> None:
        """Raises BadInput where it has no name, or needs fewer than nobody."""
        if not self.name.strip():
            raise BadInput("A network needs a name.")
        if self.quorum is not None and self.quorum < 0:
            raise BadInput("A quorum cannot be below 0.", "0 means that none is set.")


@dataclass(frozen=True, slots=True)
class ChangeMembers:
    """Members of a network to add, to end or to change, by name; both days belong to a membership.

    ``person`` and ``deputy`` name who comes for them.
    """

    network: str
    plan: str | None = None
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    person: str | None = None
    deputy: str | None = None

    def check(self) -> None:
        """Raises BadInput where a membership would end before it begins."""
        if self.since and self.until and self.until < self.since:
            raise BadInput(f"{self.until} is before {self.since}.", "Put one of the two dates right.")


@dataclass(frozen=True, slots=True)
class SetContact:
    """A person of a plan's region and how they are reached; what is None stays as it is, “” empties it."""

    plan: str
    name: str
    email: str | None = None
    phone: str | None = None
    role: str | None = None
    organisation: str | None = None
    left_on: date | None = None

    def check(self, _today: date) -> None:
        """Raises BadInput where nobody is named, or an e-mail address cannot be one."""
        if not self.name.strip():
            raise BadInput("A person needs a name.")
        if self.email and not ADDRESS.fullmatch(self.email.strip()):
            raise BadInput(f"“{self.email.strip()}” is no e-mail address.", "Write it as jo.bloggs@devon.gov.uk.")


ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")


def check_agreed(why: str, on: date, today: date) -> None:
    """What holds of every change to a plan. Raises BadInput."""
    if not why.strip():
        raise BadInput("A change to the plan needs a reason.", "Give it with -m.")
    if on > today:
        raise BadInput(f"A change cannot have been agreed on {on}: that is after today, {today}.")
