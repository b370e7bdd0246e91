"""Whom a report may name: outside the region authorities are counted, unless one agreed to be named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from db.facts import OrganisationFact
from db.words import OUTSIDE, Audience
from riia_tui.phrases import listed
from riia_tui.rules.settings import value_of
from riia_tui.rules.suppression import SMALL
from riia_tui.views.standing import Standing

SOMEBODY = "an authority"
ORDINARY = frozenset({"reading", "bury", "slough", "barking", "bath"})
"""Names that are words of the language too: they are names only with a capital."""

_ABBREVIATION = 3
"""Up to so many letters a name in capitals is told from a word by its capitals."""

_COUNCIL = r"(?:(?: City| County| Borough| Metropolitan| District)* Council)?"


@dataclass(frozen=True)
class Veil:
    """Who may not be named to an audience.

    ``hidden`` are the names in all their forms, ``named`` the authorities that may be named, ``small`` is the number
    from which on counts are shown.
    """

    audience: Audience
    hidden: tuple[str, ...]
    named: tuple[str, ...]
    small: int

    @property
    def drawn(self) -> bool:
        """Whether anything is hidden at all."""
        return bool(self.hidden)

    def is_hidden(self, text: str) -> bool:
        """Whether the text is just the name of an authority that may not be named."""
        return " ".join(text.casefold().split()) in self._folded

    def over(self, text: str) -> str:
        """The text with every name that may not be told put as “an authority”, lists of them as how many."""
        if not self.hidden or not self._names.search(text):
            return text
        return _RUN.sub(self._counted, self._names.sub(SOMEBODY, text))

    def _counted(self, found: "re.Match[str]") -> str:
        count = found.group(0).count(SOMEBODY)
        return f"{count} authorities" if count >= self.small else "a few authorities"

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(" ".join(name.casefold().split()) for name in self.hidden)

    @cached_property
    def _names(self) -> "re.Pattern[str]":
        longest = sorted(self.hidden, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(_form, longest))}){_COUNCIL}(?!\w)")


_RUN = re.compile(rf"{SOMEBODY}(?:(?:, | and |; ){SOMEBODY})+")


def _form(name: str) -> str:
    """A name as it may be typed: any spaces, and any case where it is no word of the language or an abbreviation."""
    form = r"\s+".join(map(re.escape, name.split()))
    exact = name.casefold() in ORDINARY or (name.isupper() and len(name) <= _ABBREVIATION)
    return form if exact else f"(?i:{form})"


def veil_of(found: Standing, audience: Audience) -> Veil:
    """Who may not be named to an audience on the day; nobody is hidden inside the region."""
    small = int(value_of(found.settings, "small_numbers") or SMALL)
    if audience not in OUTSIDE:
        return Veil(audience, (), (), small)
    released = {r.organisation for r in found.facts.releases if r.audience is audience and r.holds_on(found.today)}
    kept = [body for body in found.facts.authorities if body.id not in released]
    named = tuple(body.name for body in found.facts.authorities if body.id in released)
    return Veil(audience, tuple(_forms(kept)), named, small)


def _forms(bodies: Iterable[OrganisationFact]) -> list[str]:
    """Every way in which they are named; of “Brighton and Hove” either part too."""
    forms = [form for body in bodies for form in (body.name, body.short_name) if form and form.strip()]
    more = [form.replace(" and ", " & ") for form in forms if " and " in form]
    parts = [part for form in forms for part in re.split(r", | and ", form) if len(part) > _ABBREVIATION]
    return list(dict.fromkeys([*forms, *more, *parts]))


READERS = {
    Audience.DFE: "For the Department",
    Audience.PUBLIC: "For everybody",
}


def said_of(veil: Veil) -> str:
    """What a report says of it: who is named, and what is not shown."""
    who = f"Only {listed(veil.named)} agreed to be named." if veil.named else "None is named."
    return (
        f"Authorities are counted here and not named: support is given without blame. {who} "
        f"Counts of authorities below {veil.small} are not shown where they could point to one, nor is a second count "
        "from which the first could be worked out; a KPI's own figure is as the plan asks for it."
    )
