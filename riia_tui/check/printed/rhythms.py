"""The rhythms that a plan's texts print: monthly, every quarter, twice a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from db.words import Cadence
from riia_tui.check.reading import Item

TIMES_A_YEAR = {
    Cadence.WEEKLY: 52,
    Cadence.MONTHLY: 12,
    Cadence.SIX_WEEKLY: 8,
    Cadence.BI_MONTHLY: 6,
    Cadence.QUARTERLY: 4,
    Cadence.HALF_TERMLY: 6,
    Cadence.TERMLY: 3,
    Cadence.BIANNUALLY: 2,
    Cadence.ANNUALLY: 1,
}
"""How often something comes round in a year."""

_EVERY = r"(?:every|each|once\s+(?:a|per)|one\s+\w+\s+(?:each|every)|per)\s+"
WORDS = {
    Cadence.HALF_TERMLY: rf"half[\s-]termly|{_EVERY}half[\s-]term",
    Cadence.TERMLY: rf"termly|{_EVERY}(?:academic\s+|school\s+)?term(?!\w)",
    Cadence.SIX_WEEKLY: rf"(?:six|6)[\s-]weekly|{_EVERY}(?:six|6)\s+weeks",
    Cadence.BI_MONTHLY: rf"bi-?\s?monthly|{_EVERY}(?:two|second|other)\s+months?",
    Cadence.QUARTERLY: rf"quarterly|{_EVERY}quarter",
    Cadence.MONTHLY: rf"(?<!bi-)(?<!bi)(?<!bi )monthly|{_EVERY}month",
    Cadence.WEEKLY: rf"(?<!-)(?<!six )(?<!bi)weekly|{_EVERY}week",
    Cadence.BIANNUALLY: r"bi-?annual(?:ly)?|half-?\s?yearly|twice\s+(?:a|per|each)\s+year|twice-yearly"
    r"|(?:two|2)(?:\s+[\w-]+){1,3}\s+(?:a|per|each)\s+year",
    Cadence.ANNUALLY: rf"(?<!bi-)(?<!bi)annual(?:ly)?|(?<!half-)yearly|{_EVERY}year",
}
RHYTHM = re.compile(
    r"\b(?:" + "|".join(f"(?P<r{n}>{words})" for n, words in enumerate(WORDS.values())) + r")\b", re.IGNORECASE
)
_KINDS = tuple(WORDS)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rhythm as printed, with where it stands in its text."""

    words: str
    cadence: Cadence
    start: int
    end: int

    @property
    def times(self) -> int:
        """How often a year."""
        return TIMES_A_YEAR[self.cadence]


@lru_cache(maxsize=8192)
def rhythms(text: str) -> tuple[Rhythm, ...]:
    """The rhythms in a text, in their order."""
    return tuple(_found(text))


def only_rhythm(found: tuple[Rhythm, ...]) -> Rhythm | None:
    """The first of rhythms that are all of one kind."""
    return found[0] if len({each.cadence for each in found}) == 1 else None


def rhythm_of_activity(activity: Item) -> Rhythm | None:
    """The one rhythm that an activity's texts print; None where there are several."""
    return only_rhythm(rhythms(f"{activity.activity.title}. {activity.activity.description or ''}"))


def _found(text: str) -> Iterator[Rhythm]:
    for match in RHYTHM.finditer(text):
        number = next(n for n in range(len(_KINDS)) if match[f"r{n}"])
        yield Rhythm(match[0], _KINDS[number], match.start(), match.end())
