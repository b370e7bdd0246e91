"""Who may be named outside the region: every authority, with what it agreed to."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import ReleaseFact
from db.words import Audience
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Release:
    """An authority's agreement to be named to an audience; both days belong to it, ``why`` says who agreed."""

    audience: Audience
    since: date
    until: date | None
    why: str
    holds: bool


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """An authority and its agreements, the newest first; none where it is counted and never named."""

    authority: str
    releases: tuple[Release, ...]

    def named_to(self, audience: Audience) -> Release | None:
        """The agreement by which it may be named to an audience on the as-at day."""
        return next((each for each in self.releases if each.holds and each.audience is audience), None)


@dataclass(frozen=True, slots=True)
class Releases:
    """The authorities of a plan's region, in their order."""

    head: Head
    lines: tuple[ReleaseLine, ...]


def releases(store: Store, plan: str | None, today: date) -> Releases:
    """Who may be named to whom as at a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    lines = tuple(ReleaseLine(body.name, _of(found, body.id)) for body in found.facts.authorities)
    return Releases(head_of(found), lines)


def _of(found: Standing, authority: str) -> tuple[Release, ...]:
    own = [each for each in found.facts.releases if each.organisation == authority]
    return tuple(_release(each, found.today) for each in sorted(own, key=lambda each: each.since, reverse=True))


def _release(fact: ReleaseFact, today: date) -> Release:
    return Release(fact.audience, fact.since, fact.until, fact.why, fact.holds_on(today))
