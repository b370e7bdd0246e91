"""Abbreviations: never spelt out, and written in more than one way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.quoting import each_once, listed
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule

ABBREVIATION = re.compile(
    r"(?<![\w.@-])(?:[A-Z]{2,}\d?|[A-Z]&[A-Z]|[A-Z]\d[A-Z]|[A-Z]+[a-z][A-Z]+|[A-Z]{2,}[a-z][A-Z]+)(?:['’]?s)?(?![\w@]|&[A-Z])"
)
IN_BRACKETS = re.compile(r"\w[\"”’']? \(\W?([A-Z][\w&]{1,9})\W?\)")
BEFORE_BRACKETS = re.compile(r"\b([A-Z][A-Za-z&]*[A-Z]\d?s?) \(([A-Za-z][^()]{5,80})\)")
LINKS = ("and", "of", "for", "the", "in")
CAPITALS = re.compile(r"[A-Z][a-z]+(?:[ -](?:(?:of|and|for|the|in|&) )?[A-Z][a-z]+)+")
KNOWN = frozenset(
    re.findall(
        r"\w+",
        "UK GB EU DfE DFE LA LAs KPI KPIs SEND NHS AI IT HR PDF GP MP VAT FAQ CEO PR TV ID OK RAG NOTE TEAMS MS",
    )
)
"""What every reader of such a plan knows."""

ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class Use:
    """An abbreviation at its first place (``short`` without a plural s), with every place in order."""

    short: str
    printed: str
    places: tuple[Spot, ...]


def uses(plan: Reading) -> dict[str, Use]:
    """Every abbreviation of the plan, in the order of its first use."""
    found: dict[str, list[Spot]] = {}
    printed: dict[str, str] = {}
    for each in plan.texts:
        if each.at.path.startswith("people["):
            continue
        for match in ABBREVIATION.finditer(each.text):
            short = _singular(match[0])
            if not ROMAN.fullmatch(short):
                found.setdefault(short, []).append(each.at)
                printed.setdefault(short, match[0])
    return {short: Use(short, printed[short], tuple(places)) for short, places in found.items()}


@rule("TXT030", "abbreviation-undefined", Severity.NOTE)
def abbreviation_undefined(plan: Reading) -> Iterator[Found]:
    """An abbreviation that the plan never sets beside the words it stands for.

    What it looks for:
        Two or more capitals (also such as SoR, T&F and SEN2) that never stand in brackets behind words, or before
        words in brackets. What every reader knows, such as NHS, DfE and SEND, is left out. Each is found once, where
        it comes first.

    Why it matters:
        Lead Members, health partners and parents read the plan too, and one abbreviation can stand for two things.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The PLG meets four times by March 2027.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The Performance Leads Group (PLG) meets four times by March 2027.
    """
    corpus = "\n".join(each.text for each in plan.texts)
    explained, phrases = _explained(corpus), _phrases(corpus)
    for use in plan.once(uses).values():
        if use.short in KNOWN or use.short in explained:
            continue
        places = each_once(spot.where for spot in use.places)
        more = f" It stands in {listed(places[1:], 8)} too." if len(places) > 1 else ""
        likely = phrases.get(re.sub(r"[^A-Z]", "", use.short.upper()))
        words = f"the words “{likely}” stand in the plan, but not beside it" if likely else "it is spelt out nowhere"
        yield Found(
            use.places[0],
            f"“{use.printed}”: {words}.{more}",
            f"Write “{likely or 'the words in full'} ({use.short})” where it comes first.",
        )


@rule("TXT032", "abbreviation-before-its-words", Severity.NOTE)
def abbreviation_before_its_words(plan: Reading) -> Iterator[Found]:
    """An abbreviation that is used first and spelt out later.

    What it looks for:
        An abbreviation that stands in brackets behind its words in a later text than its first use.

    Why it matters:
        A plan is read from the front, and a reader who has to look ahead stops reading.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The PLG meets four times.
          - statement: The Performance Leads Group (PLG) agrees a plan.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The Performance Leads Group (PLG) meets four times.
          - statement: The PLG agrees a plan.
    """
    spelt: dict[str, Spot] = {}
    for each in plan.texts:
        for match in IN_BRACKETS.finditer(each.text):
            spelt.setdefault(_singular(match[1]), each.at)
    for use in plan.once(uses).values():
        at = spelt.get(use.short)
        if at is not None and at.path != use.places[0].path and use.short not in KNOWN:
            yield Found(
                use.places[0],
                f"“{use.printed}” stands here, and its words only in {at.where}.",
                f"Write the words with “({use.short})” here, where it comes first.",
            )


def _singular(short: str) -> str:
    return re.sub(r"['’]?s$", "", short)


def _explained(corpus: str) -> set[str]:
    """What stands in brackets behind words, or before brackets that open with words of its own letters."""
    behind = {_singular(match[1]) for match in IN_BRACKETS.finditer(corpus)}
    before = {
        _singular(match[1])
        for match in BEFORE_BRACKETS.finditer(corpus)
        if _initials(match[2]).startswith(match[1][:2].upper())
    }
    return behind | before


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", words) if word not in LINKS).upper()


def _phrases(corpus: str) -> dict[str, str]:
    """Runs of three capitalised words or more, by the letters that they begin with."""
    found: dict[str, str] = {}
    for match in CAPITALS.finditer(corpus):
        words = [(word.start(), word.end(), word[0][0]) for word in re.finditer(r"[A-Z][a-z]+", match[0])]
        for first in range(len(words)):
            for last in range(first + 2, min(first + 8, len(words))):
                letters = "".join(word[2] for word in words[first : last + 1])
                found.setdefault(letters, match[0][words[first][0] : words[last][1]])
    return found


@rule("TXT031", "abbreviation-mistyped", Severity.WARNING)
def abbreviation_mistyped(plan: Reading) -> Iterator[Found]:
    """An abbreviation that seems to be another one, mistyped.

    What it looks for:
        The same letters in another order, a letter doubled or left out, or another use of capitals.

    Why it matters:
        A reader who looks for the body finds half of what it does, and a search finds the other half.

    Example:
        themes:
        - level: section
          title: Special guardianship
          aim: The board (ASGLB) sets the direction.
          kpis:
          - statement: The ASGLB meets four times.
          - statement: A report goes to the ALSGB by March 2027.

    Instead:
        themes:
        - level: section
          title: Special guardianship
          aim: The board (ASGLB) sets the direction.
          kpis:
          - statement: The ASGLB meets four times.
          - statement: A report goes to the ASGLB by March 2027.
    """
    found = plan.once(uses)
    shorts = list(found)
    for n, one in enumerate(shorts):
        for other in shorts[:n]:
            if _mistyped(one, other):
                often, seldom = sorted((found[one], found[other]), key=lambda use: -len(use.places))
                for place in seldom.places:
                    yield Found(
                        place,
                        f"“{seldom.printed}” ({_times(seldom)}) looks like “{often.short}” "
                        f"({_times(often)}, first in {often.places[0].where}).",
                        f"Write “{often.short}” if that is meant; else spell both out once.",
                    )


def _times(use: Use) -> str:
    return "once" if len(use.places) == 1 else f"{len(use.places)} times"


def _mistyped(one: str, other: str) -> bool:
    a, b = one.upper(), other.upper()
    if a == b or (min(len(a), len(b)) >= 3 and (a == b + "S" or b == a + "S")):
        return True
    if len(a) == len(b):
        return len(a) >= 3 and a[0] == b[0] and sorted(a) == sorted(b)
    long, short = sorted((a, b), key=len, reverse=True)
    if len(long) - len(short) != 1 or len(short) < 3:
        return False
    gap = next((n for n in range(len(long)) if long[:n] + long[n + 1 :] == short), None)
    if gap is None:
        return False
    doubled = long[gap] in (long[gap - 1 : gap] or " ", long[gap + 1 : gap + 2])
    return doubled or (len(short) >= 6 and 0 < gap < len(long) - 1)
