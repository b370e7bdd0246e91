"""Whom a report may name: outside the region authorities are counted, unless one agreed to be named."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from db.facts import OrganisationFact, ReleaseFact
from db.words import OUTSIDE, Audience, Metric, Unit
from riia_tui.phrases import listed
from riia_tui.rules.measures import Measured
from riia_tui.rules.settings import value_of
from riia_tui.rules.suppression import HIDDEN, SMALL, given_away, tells
from riia_tui.views.standing import Standing

SOMEBODY = "an authority"
ORDINARY = frozenset({"reading", "bury", "slough", "barking", "bath"})
"""Names that are words of the language too: they are names only with a capital."""

_ABBREVIATION = 3
"""Up to so many letters a name in capitals is told from a word by its capitals."""

_COUNTS_BODIES = (Metric.PARTICIPATION,)

_COUNCIL = r"(?:(?: City| County| Borough| Metropolitan| District)* Council)?"


@dataclass(frozen=True)
class Veil:
    """Who may not be named to an audience.

    ``hidden`` are the names in all their forms, ``named`` the authorities that may be named and ``shown`` their names
    in all their forms; ``small`` is the number from which on counts are shown. ``wholes`` are the numbers of
    authorities that figures of KPIs are out of, ``aims`` those that they are to reach; both empty for an audience that
    is owed a KPI's own figure. ``aims_of`` are those of each KPI by its ref, so that “1 of 2 sessions” is shown where
    another KPI is to reach 2 authorities. ``unnamed`` is the number of authorities that may not be named (0: not
    known). ``given_away`` are counts with their wholes that, less the authorities that are named, would be a small
    count of those that are not.
    """

    audience: Audience
    hidden: tuple[str, ...]
    named: tuple[str, ...]
    small: int
    wholes: frozenset[int] = frozenset()
    aims: frozenset[int] = frozenset()
    shown: tuple[str, ...] = ()
    aims_of: Mapping[str, frozenset[int]] = field(default_factory=dict, hash=False)
    unnamed: int = 0
    given_away: frozenset[tuple[int, int]] = frozenset()

    @property
    def drawn(self) -> bool:
        """Whether anything is hidden at all."""
        return bool(self.hidden)

    def is_hidden(self, text: str) -> bool:
        """Whether the text is just the name of an authority that may not be named."""
        return " ".join(text.casefold().split()) in self._folded

    def over(self, text: str, about: str = "") -> str:
        """The text with every name that may not be told put as “an authority”, lists of them as how many.

        ``about`` begins with the ref of the KPI that the text is of; without it the text itself may.
        """
        if self.hidden and self._names.search(text):
            text = self._names.sub(_veiled, text)
            if self.hides_figures and (alone := self._list.fullmatch(text)):
                return self._listed(alone[0])
            text = _OPENS.sub(lambda found: found[1] + found[2].upper(), _RUN.sub(self._counted, text))
        if self.hides_figures and any(map(str.isdigit, text)):
            aims = self.aims_of.get(_REF_ENDS.split(about or text, maxsplit=1)[0], self.aims)
            figures = partial(self._figure, aims=aims)
            text = _FIGURE.sub(figures, _AUTHORITIES.sub(self._authorities, text))
        return text

    def over_list(self, text: str, who: Sequence[str]) -> str:
        """What stands for a text that lists these authorities, and is all that is told of them.

        Where the number of them, or of those that may not be named, is hidden, it is “c more” behind the others, who
        may be all: “Torbay” alone would say that there is one.
        """
        if not self.hides_figures:
            return self.over(text)
        named = [name for name in who if not self._names.search(name)]
        if not who:
            return HIDDEN if self._tells(0) else text
        if named and (len(named) < len(who) or self._tells(len(who))):
            return self._with_more(named, len(who) - len(named))
        return text if named else self.number(len(who))

    @property
    def hides_figures(self) -> bool:
        """Whether small counts of authorities are hidden in the figures of KPIs too."""
        return self.drawn and bool(self.wholes or self.aims)

    @property
    def _leaves_few(self) -> bool:
        """Whether so few are not named that any count, less those that are, is a small one or leaves one."""
        return bool(self.named) and 0 < self.unnamed < self.small

    def number(self, count: int) -> str:
        """A count of authorities, or the sign for one that is hidden."""
        return HIDDEN if self._tells(count) else str(count)

    def is_told(self, values: Iterable[float], whole: float | None) -> bool:
        """Whether figures that count authorities may be shown, all of them."""
        return not self.hides_figures or not any(self._is_small(round(value), whole) for value in values)

    def _counted(self, found: "re.Match[str]") -> str:
        count = _run_of(found)
        if count == 1:
            return SOMEBODY
        return f"{count} authorities" if count >= self.small else "a few authorities"

    def _listed(self, text: str) -> str:
        """What stands for a list of authorities and nothing else: “c”, or “Torbay and c more” where one is named.

        How many more there are is hidden with the number of all, which the KPI's own figure would tell.
        """
        named = [name for name in self._each.findall(text) if name != SOMEBODY]
        more = _MORE.search(text)
        unnamed = text.count(SOMEBODY) + int(more[1] if more else 0)
        return self._with_more(named, unnamed) if named else self.number(unnamed)

    def _with_more(self, named: Sequence[str], unnamed: int) -> str:
        few = tells(unnamed, self.unnamed, self.small) if self.unnamed >= unnamed > 0 else self._tells(unnamed)
        hidden = few or self._tells(unnamed + len(named))
        return f"{', '.join(named)} and {HIDDEN if hidden else unnamed} more"

    def _figure(self, found: "re.Match[str]", aims: frozenset[int]) -> str:
        part, whole = int(found[1]), int(found[2])
        small = (whole in self.wholes and self._is_small(part, whole)) or (
            whole in aims and (self._is_small(part, None) or (part, whole) in self.given_away)
        )
        return f"{HIDDEN} of {whole}" if small else found[0]

    def _authorities(self, found: "re.Match[str]") -> str:
        count = int(found[1])
        return f"{HIDDEN} authorities" if self._tells(count) else found[0]

    def _tells(self, count: int) -> bool:
        """Whether a count, or what it leaves of any whole that figures are out of, is small."""
        return any(self._is_small(count, whole) for whole in (None, *self.wholes) if whole is None or whole >= count)

    def _is_small(self, count: int, whole: float | None) -> bool:
        return self._leaves_few or tells(count, whole, self.small) or (count, whole) in self.given_away

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(" ".join(name.casefold().split()) for name in self.hidden)

    @cached_property
    def _each(self) -> "re.Pattern[str]":
        return re.compile("|".join([SOMEBODY, *map(re.escape, sorted(self.shown, key=len, reverse=True))]))

    @cached_property
    def _list(self) -> "re.Pattern[str]":
        each = f"(?:{self._each.pattern})"
        return re.compile(rf"{each}(?:(?:, | and |; ){each})*(?: and \d+ more)?")

    @cached_property
    def _names(self) -> "re.Pattern[str]":
        longest = sorted(self.hidden, key=len, reverse=True)
        return re.compile(rf"(?<!\w){_ARTICLE}(?:{'|'.join(map(_form, longest))}){_COUNCIL}(?!\w){_OF_SOMETHING}")


def _veiled(found: "re.Match[str]") -> str:
    """What stands for a name: “the Swindon summary” becomes “the authority's summary”, “an” one “an authority's”."""
    article = found["article"]
    if article is None or found["noun"] is None:
        return SOMEBODY
    return f"{article if article[0] in 'Tt' else article[0] + 'n'} authority's"


_ARTICLE = r"(?:(?P<article>[Tt]he|[Aa]n?)\s+)?"
_OF_SOMETHING = r"(?P<noun>(?=\s+(?!(?:and|or|is|are|was|were|has|have|had|in|on|at|to|by|for|with|of)\b)[a-z]))?"
_OPENS = re.compile(r"(^|[.!?]\s+|\n)(a)(?=n authority\b| few authorities\b)")

_RUN = re.compile(rf"{SOMEBODY}(?:(?:, | and |; ){SOMEBODY})*(?: and (\d+) more)?")
_MORE = re.compile(r" and (\d+) more$")
_REF_ENDS = re.compile(r"[,:\n]")
_NO_BODIES = r"(?! (?:targets? met|expected|[\w-]+ records)\b)"
"""What is counted in such words is no authority: targets, and the records of a rhythm."""

_FIGURE = re.compile(rf"(?<![\d.,/])(\d+) of (\d+)(?![\d.,]*\d){_NO_BODIES}")
_AUTHORITIES = re.compile(r"(?<![\d.,/])(\d+) (?:authority|authorities)\b")


def _run_of(found: "re.Match[str]") -> int:
    """How many authorities a list of them names, with those that it only counts."""
    return found[0].count(SOMEBODY) + int(found[1] or 0)


def _form(name: str) -> str:
    """A name as it may be typed: any spaces, and any case where it is no word of the language or an abbreviation."""
    form = r"\s+".join(map(re.escape, name.split()))
    exact = name.casefold() in ORDINARY or (name.isupper() and len(name) <= _ABBREVIATION)
    return form if exact else f"(?i:{form})"


def veil_of(found: Standing, audience: Audience, releases: Iterable[ReleaseFact] | None = None) -> Veil:
    """Who may not be named to an audience on the day; nobody is hidden inside the region.

    ``releases`` stand in the place of those that are kept, to see what others would show.
    """
    small = int(value_of(found.settings, "small_numbers") or SMALL)
    if audience not in OUTSIDE:
        return Veil(audience, (), (), small)
    given = found.facts.releases if releases is None else releases
    released = {each.organisation for each in given if each.audience is audience and each.holds_on(found.today)}
    kept = [body for body in found.facts.authorities if body.id not in released]
    told = [body for body in found.facts.authorities if body.id in released]
    named = tuple(body.name for body in told)
    veil = Veil(audience, tuple(_forms(kept)), named, small, shown=tuple(_forms(told)), unnamed=len(kept))
    return _with_figures(veil, found, {body.id for body in kept}) if audience is Audience.PUBLIC else veil


def _with_figures(veil: Veil, found: Standing, unnamed: set[str]) -> Veil:
    """The veil with the wholes, and the aims, of the figures that count authorities."""
    counting = {
        judged.kpi.ref: [m for m in judged.measures if m.measure.metric in _COUNTS_BODIES]
        for judged in found.judged.values()
    }
    wholes = {int(m.counted.whole) for measures in counting.values() for m in measures if m.counted.whole}
    aims_of = {
        ref: frozenset(int(m.target) for m in measures if m.target and m.measure.unit is not Unit.PERCENT)
        for ref, measures in counting.items()
    }
    return replace(
        veil,
        wholes=frozenset({len(found.facts.authorities), *wholes} - {0}),
        aims=frozenset().union(*aims_of.values()),
        aims_of=aims_of,
        given_away=frozenset(
            pair
            for measures in (counting.values() if veil.named else ())
            for m in measures
            for pair in _given_away(m, unnamed, veil.small)
        ),
    )


def _given_away(m: Measured, unnamed: set[str], small: int) -> frozenset[tuple[int, int]]:
    """The figure, and what it leaves of its whole, where that less the named would tell a small count of unnamed."""
    took_part, missing = unnamed & {*m.counted.took_part}, unnamed & {*m.counted.missing}
    part, wholes = len(m.counted.took_part), {int(each) for each in (m.counted.whole, m.target) if each}
    return given_away(part, wholes, len(missing), len(missing) + len(took_part), small)


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
        f"from which the first could be worked out. {_figures_said(veil)}"
    )


def brief_of(audience: Audience) -> str:
    """The same in a line, for a page that has no room for more."""
    hides = f"; {HIDDEN} is a small count" if audience is Audience.PUBLIC else ""
    return f"{READERS[audience]}: authorities are counted, and named only if they agreed{hides} (see next page)."


def _figures_said(veil: Veil) -> str:
    if veil.hides_figures:
        return (
            f"The sign {HIDDEN} stands for such a count, in the figures of KPIs too"
            f"{f'; “{HIDDEN} more” after a name may be none' if veil.named else ''}. "
            "What people wrote is as they wrote it."
        )
    return "But a KPI's own figure is shown as the plan asks for it."
