"""One word or name in several forms: hyphens, spaces, capitals, “&” and “and”, English and American."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.quoting import each_once, listed
from riia_tui.check.reading import Reading, Text
from riia_tui.check.rule import rule

TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9]*(?:[-–][A-Za-z0-9]+)*")
PREFIXES = (
    "anti",
    "co",
    "cross",
    "extra",
    "inter",
    "multi",
    "non",
    "over",
    "post",
    "pre",
    "re",
    "self",
    "sub",
    "under",
)
SECTION = re.compile(r"\bs\.? ?\d{1,3}\b(?!\.\d)")
ENDINGS = re.compile(r"(?:ators?|ations?|ating|ated|ates|ate|ings?|ed|es|s|e|on|or)$")
JOINED = re.compile(r"\b[A-Z][\w’']*(?:[ ,]+[A-Z][\w’']*)*,? (?:and|&) [A-Z][\w’']*(?: [A-Z][\w’']*)*")
ENGLISH_AND_AMERICAN = (
    (re.compile(r"\b(\w{3,}i)[zs](e[ds]?|ing|ations?)\b", re.IGNORECASE), r"\1s\2"),
    (re.compile(r"\b(program)(?:me)?(s?)\b(?!-)", re.IGNORECASE), r"\1me\2"),
    (re.compile(r"\b(advis)[eo](rs?)\b", re.IGNORECASE), r"\1e\2"),
    (re.compile(r"\b(cent)(?:re|er)(s?)\b", re.IGNORECASE), r"\1re\2"),
    (re.compile(r"\b(behavio|colo|favo|labo)u?(r\w*)\b", re.IGNORECASE), r"\1u\2"),
)


@dataclass(slots=True)
class Forms:
    """The ways in which one thing is written, each with its places."""

    places: dict[str, list[Spot]] = field(default_factory=dict)

    def add(self, form: str, at: Spot) -> None:
        """One more place of a form."""
        self.places.setdefault(form, []).append(at)

    def found(self, fix: str) -> Iterator[Found]:
        """One finding at the first place of each form but the commonest, quoting both."""
        order = sorted(self.places, key=lambda form: -len(self.places[form]))
        usual = order[0]
        for form in order[1:]:
            at, first = self.places[form][0], self.places[usual][0]
            where = listed(each_once(spot.where for spot in self.places[form][1:] if spot.where != at.where), 6)
            too = f" Also in {where}." if where else ""
            elsewhere = f"stands in {first.where}" if first.where != at.where else "stands beside it"
            yield Found(at, f"“{form}” stands here, and “{usual}” {elsewhere}.{too}", fix.format(usual))


@rule("TXT021", "hyphen-or-space-varies", Severity.NOTE)
def hyphen_or_space_varies(plan: Reading) -> Iterator[Found]:
    """One word or name with a hyphen, a space or neither.

    What it looks for:
        Words and abbreviations that differ in hyphens, spaces and stops alone: sub-group and subgroup, SW RIIA and
        SWRIIA, s19 and s.19.

    Why it matters:
        A search for the one misses the other, and a reader may take them for two bodies.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The data sub-group meets four times.
          - statement: The data subgroup publishes a report.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The data subgroup meets four times.
          - statement: The data subgroup publishes a report.
    """
    groups: dict[str, Forms] = {}
    for form, at in _hyphenated(plan):
        groups.setdefault(_joined(form), Forms()).add(form, at)
    for forms in groups.values():
        if len({_shape(form) for form in forms.places}) > 1:
            yield from _shapes(forms).found("Write it in one way, such as “{}”.")


@rule("TXT023", "and-varies", Severity.NOTE)
def and_varies(plan: Reading) -> Iterator[Found]:
    """One name with “and” in one place and “&” in another.

    What it looks for:
        Names with capitals that differ in “and” and “&”, or in a comma, alone.

    Why it matters:
        It is a small thing that makes a plan look as if nobody had read it through, and a search finds half.

    Example:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: Brighton and Hove shares its guidance.
          - statement: Brighton & Hove hosts a visit.

    Instead:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: Brighton and Hove shares its guidance.
          - statement: Brighton and Hove hosts a visit.
    """
    groups: dict[str, Forms] = {}
    for each in plan.texts:
        for match in JOINED.finditer(each.text):
            key = re.sub(r"[^a-z]+", " ", match[0].casefold().replace("&", "and"))
            groups.setdefault(key, Forms()).add(match[0], each.at)
    for forms in groups.values():
        if len({form.casefold() for form in forms.places}) > 1:
            yield from forms.found("Write it in one way, such as “{}”.")


@rule("TXT024", "english-and-american", Severity.NOTE)
def english_and_american(plan: Reading) -> Iterator[Found]:
    """One word in English spelling here and American there.

    What it looks for:
        Pairs such as utilised and utilized, programme and program, adviser and advisor, where both are in the plan.

    Why it matters:
        A role that is an adviser here and an advisor there can be taken for two roles.

    Example:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: The toolkit is utilised by five authorities.
          - statement: The guidance is utilized by all.

    Instead:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: The toolkit is utilised by five authorities.
          - statement: The guidance is utilised by all.
    """
    groups: dict[str, Forms] = {}
    whole = "\n".join(each.text for each in plan.texts)
    present = [each for each in ENGLISH_AND_AMERICAN if each[0].search(whole)]
    for each in plan.texts:
        for pattern, english in present:
            for match in pattern.finditer(each.text):
                stem = ENDINGS.sub("", match.expand(english).casefold())
                groups.setdefault(stem, Forms()).add(match[0].casefold(), each.at)
    for stem, forms in groups.items():
        ways = {_american(form, stem) for form in forms.places}
        if len(ways) > 1:
            yield from _by_way(forms, stem).found("Write it in one way, such as “{}”.")


def _american(form: str, stem: str) -> str:
    """What tells the two spellings apart: the form up to where the common beginning ends."""
    return form[: len(stem)] if not stem.startswith(("program", "advis", "cent")) else ENDINGS.sub("", form)


def _by_way(forms: Forms, stem: str) -> Forms:
    """The forms put together that are spelt alike, each under its first one."""
    ways: dict[str, str] = {}
    merged = Forms()
    for form, places in forms.places.items():
        shown = ways.setdefault(_american(form, stem), form)
        merged.places.setdefault(shown, []).extend(places)
    return merged


def _hyphenated(plan: Reading) -> Iterator[tuple[str, Spot]]:
    """Words with a hyphen, and what they would be with a space or with nothing, where that is in the plan too."""
    tokens = plan.once(tokens_of)
    words = {token for _, found in tokens for token, _, _ in found}
    wanted = {_joined(word) for word in words if _may_vary(word)}
    one = {word for word in words if _joined(word) in wanted}
    firsts = {word for word in words if word.casefold() in PREFIXES or word.isupper() or word in ("South", "North")}
    for each, found in tokens:
        yield from ((match[0], each.at) for match in SECTION.finditer(each.text))
        before, ended = "", 0
        for token, start, end in found:
            if token in one:
                yield token, each.at
            beside = before in firsts and _pair_may_vary(before, token) and each.text[ended:start] == " "
            if beside and _joined(two := f"{before} {token}") in wanted:
                yield two, each.at
            before, ended = token, end


def tokens_of(plan: Reading) -> tuple[tuple[Text, tuple[tuple[str, int, int], ...]], ...]:
    """Every text of the plan with its words, hyphenated ones whole, and where each begins and ends."""
    return tuple(
        (each, tuple((match[0], match.start(), match.end()) for match in TOKEN.finditer(each.text)))
        for each in plan.texts
    )


def _may_vary(token: str) -> bool:
    """A hyphenated word with a usual prefix, or a name in capitals of some length."""
    head, _, tail = token.partition("-")
    if tail:
        return head.casefold() in PREFIXES and tail.isalpha()
    return (token.isupper() and len(token) >= 5) or (
        token[0].isupper() and token.casefold() in ("southwest", "southeast")
    )


def _pair_may_vary(first: str, second: str) -> bool:
    return first.casefold() in PREFIXES or (first.isupper() and second.isupper()) or first in ("South", "North")


@lru_cache(maxsize=20_000)
def _joined(form: str) -> str:
    return ENDINGS.sub("", re.sub(r"[-–. ]", "", form).casefold())


def _shape(form: str) -> str:
    """What tells two forms of one word apart: where it is joined, not its ending or capitals."""
    parts = re.split(r"([-–. ])", form)
    return f"{len(parts[0])}{parts[1]}" if len(parts) > 1 else "joined"


def _shapes(forms: Forms) -> Forms:
    shown: dict[str, str] = {}
    merged = Forms()
    for form, places in forms.places.items():
        merged.places.setdefault(shown.setdefault(_shape(form), form), []).extend(places)
    return merged
