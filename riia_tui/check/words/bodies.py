"""The bodies of a plan: its boards, networks, groups and programmes, as the texts name them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.quoting import each_once, listed
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule

NOUNS = "Board|Network|Group|Forum|Programme|Panel|Committee|Alliance|Survey|Toolkit|Plan|Strategy|Service|Leads"
BODY = re.compile(
    rf"\b((?:(?:\d{{4}} )?[A-Z][\w&’'-]*)(?: (?:and |& |of |for )?(?:[A-Z][\w&’'-]*|\d+))* (?:(?i:{NOUNS})))\b"
    rf"(?! (?:{NOUNS}))"
)
REGION = frozenset(
    re.findall(
        r"\w+",
        "sw se nw ne se19 19 region regional eastern western northern southern east west north south national the",
    )
)
OPENING = frozenset(re.findall(r"\w+", "the a an each every this that all both by in at one new"))


@dataclass(slots=True)
class Body:
    """A name with the places where it stands so."""

    name: str
    words: tuple[str, ...]
    places: list[Spot]


def bodies(plan: Reading) -> tuple[Body, ...]:
    """Every name that ends with a word such as Board or Network, in order of first use."""
    found: dict[tuple[str, ...], Body] = {}
    for each in plan.texts:
        for match in BODY.finditer(each.text):
            words = match[1].split()
            while words and words[0].casefold() in OPENING:
                words = words[1:]
            key = tuple(word.casefold().strip("’'") for word in words)
            if len(key) > 1:
                found.setdefault(key, Body(" ".join(words), key, [])).places.append(each.at)
    return tuple(found.values())


@rule("TXT025", "body-named-two-ways", Severity.NOTE)
def body_named_two_ways(plan: Reading) -> Iterator[Found]:
    """A board, network, group or programme that seems to have two names.

    What it looks for:
        Two names that are the same but for one word in the middle, for the region's name in front, or for an ending.

    Why it matters:
        It may be one body or two: who is expected at its meetings, and which of them counts, hangs on that.

    Example:
        themes:
        - level: section
          title: SEND
          kpis:
          - statement: The report goes to the SEND Strategic Leadership Board.
          - statement: The minutes go to the SEND Strategic Board.

    Instead:
        themes:
        - level: section
          title: SEND
          kpis:
          - statement: The report goes to the SEND Strategic Board.
          - statement: The minutes go to the SEND Strategic Board.
    """
    everybody = bodies(plan)
    shorter = {body.words: body for body in everybody}
    for body in everybody:
        for n in range(len(body.words) - 1):
            other = shorter.get(body.words[:n] + body.words[n + 1 :])
            if other is not None and _one_body(body.words, n):
                yield _two_names(body, other)
        for other in everybody:
            if other.words < body.words and _ending_differs(body.words, other.words):
                yield _two_names(body, other)


def _two_names(one: Body, two: Body) -> Found:
    seldom, often = sorted((one, two), key=lambda each: len(each.places))
    places = listed(each_once(spot.where for spot in often.places), 6)
    return Found(
        seldom.places[0],
        f"“{seldom.name}” may be the “{often.name}” of {places}.",
        f"Write “{often.name}” if it is the same one; else say how they differ.",
    )


def _ending_differs(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of three words or more differ in the ending of one: Region and Regional Development Plan."""
    apart = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(one) < 3 or len(apart) != 1:
        return False
    short, long = sorted(apart[0], key=len)
    return len(short) >= 5 and long.startswith(short)


def _one_body(words: tuple[str, ...], left_out: int) -> bool:
    """Whether leaving out one word can leave the same body: the region in front, or a word amid others."""
    return words[left_out] in REGION or (left_out > 0 and len(words) > 3) or len(words) > 4
