"""What each measure of a plan promises, by the words that say of what."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from riia_tui.check.printed.likeness import stem, stems
from riia_tui.check.printed.rhythms import RHYTHM
from riia_tui.check.reading import Item, Reading
from riia_tui.planfile.model import MeasureEntry

# Words for one and the same step, so that “recruited” and “in post” are no difference.
STEPS = (
    (re.compile(r"\b(?:appointed|recruited|in post)\b", re.IGNORECASE), "appointed"),
    (re.compile(r"\b(?:in place|confirmed|established|set up)\b", re.IGNORECASE), "placed"),
    (re.compile(r"\b(?:delivered|held|hosted|completed|facilitated)\b", re.IGNORECASE), "delivered"),
    (
        re.compile(r"\b(?:published|shared|produced|publications?|productions?|circulated)\b", re.IGNORECASE),
        "published",
    ),
)
ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b")
_GENERAL_WORDS = (
    "region regional las la laps lap local authorities report reporting reported data annual number year years and/or "
    "participants taking part least one more two three each new first including documented example examples meeting "
    "meetings community communities network networks"
)
GENERAL = frozenset(map(stem, _GENERAL_WORDS.split()))
"""Words that say too little to tell one promise from another."""
HEAD = re.compile(
    r"^(?P<head>[\w'’&/ -]+?)(?=\s+(?:from|with|shared|on|of|to|for|in|at|by|or|that|delivered|held|produced"
    r"|published|completed|updated|circulated|after)\b|[,;(]|$)"
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A measure with its KPI; ``subject`` are the stems of what it is about, ``step`` what is done with it."""

    kpi: Item
    measure: MeasureEntry
    subject: frozenset[str]
    step: str
    head: str

    @property
    def due(self) -> date | None:
        """The day of the measure, else of its KPI."""
        return self.measure.due or self.kpi.kpi.due


def promises(plan: Reading) -> tuple[Promise, ...]:
    """Every measure that says what it is of, in printed order."""
    return plan.once(_promises)


def _promises(plan: Reading) -> tuple[Promise, ...]:
    return tuple(_promise(kpi, each) for kpi in plan.kpis for each in kpi.kpi.measures if each.text)


def like_promises(plan: Reading) -> tuple[tuple[Promise, Promise], ...]:
    """Pairs of measures of different KPIs that share two words of their subjects or more, the earlier first."""
    return plan.once(_all_pairs)


def _all_pairs(plan: Reading) -> tuple[tuple[Promise, Promise], ...]:
    return tuple(_pairs(plan))


def _pairs(plan: Reading) -> Iterator[tuple[Promise, Promise]]:
    everything = promises(plan)
    seen_in = Counter(word for each in everything for word in each.subject)
    holders: dict[str, list[int]] = defaultdict(list)
    for n, each in enumerate(everything):
        for word in each.subject:
            if seen_in[word] <= max(12, len(everything) // 12):
                holders[word].append(n)
    shared = Counter(pair for places in holders.values() for pair in combinations(places, 2))
    for (first, second), _ in sorted(shared.items()):
        one, other = everything[first], everything[second]
        if one.kpi is not other.kpi and len(one.subject & other.subject) >= 2:
            yield one, other


def alike(one: Promise, other: Promise) -> float:
    """How much of two subjects is the same, from 0 to 1."""
    return len(one.subject & other.subject) / len(one.subject | other.subject)


def within(one: Promise, other: Promise) -> bool:
    """Whether one subject is the whole of a part of the other, with three words or more."""
    small, large = sorted((one.subject, other.subject), key=len)
    return len(small) >= 3 and small <= large


def different_by_name(one: Promise, other: Promise) -> bool:
    """Whether each has an abbreviation that the other has not: packages of SEND and packages of CSC."""
    mine, its = (set(ABBREVIATION.findall(each.measure.text or "")) for each in (one, other))
    return bool(mine - its and its - mine)


def _promise(kpi: Item, measure: MeasureEntry) -> Promise:
    text = RHYTHM.sub(" ", measure.text or "")
    step = next((name for pattern, name in STEPS if pattern.search(text)), "")
    for pattern, _ in STEPS:
        text = pattern.sub(" ", text)
    head = HEAD.match(" ".join(RHYTHM.sub(" ", measure.text or "").split()))
    subject = frozenset(word for word in stems(text) if word not in GENERAL and not word.isdigit())
    return Promise(kpi, measure, subject, step, head["head"].casefold() if head else "")
