"""What a printed code is made of, and the codes of a plan series by series."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from riia_tui.check.reading import Item, Kind, Reading
from riia_tui.planfile.refs import folded

FIRST_DIGIT = re.compile(r"\d")
STEP = re.compile(r"\d+|[A-Za-z]+")


@dataclass(frozen=True)
class Code:
    """A printed code: the words before its first figure (“DfE SEND KPI”) and the number after them (“3f”)."""

    printed: str

    @cached_property
    def prefix(self) -> str:
        """The words before the number, without spaces at the ends."""
        return (FIRST_DIGIT.split(self.printed, maxsplit=1)[0] if self.number else self.printed).strip()

    @cached_property
    def number(self) -> str:
        """From the first figure on; empty where there is none."""
        found = FIRST_DIGIT.search(self.printed)
        return self.printed[found.start() :].strip() if found else ""

    @cached_property
    def form(self) -> str:
        """How the number is written: 9 for figures, a and A for letters: “9.9.9A”."""
        return re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", re.sub(r"\d+", "9", self.number)))

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The parts of the number: 1, 1 and A of “1.1A”."""
        return tuple(STEP.findall(self.number))

    @cached_property
    def place(self) -> int:
        """The last part as a number: 3 of “1.3”, 2 of “1.1B”; 0 where it is no place in a row, as a long number is."""
        last = self.steps[-1] if self.steps else ""
        if last.isdigit():
            return int(last) if len(last) <= 4 else 0
        return ord(last.casefold()) - 96 if len(last) == 1 else 0

    @cached_property
    def series(self) -> tuple[str, ...]:
        """All parts before the last."""
        return tuple(step.casefold() for step in self.steps[:-1])


@dataclass(frozen=True, slots=True)
class Coded:
    """An item with its code."""

    item: Item
    code: Code


@lru_cache(maxsize=8)
def coded(plan: Reading, kind: Kind) -> tuple[Coded, ...]:
    """The items of a kind that print a code, in printed order."""
    return tuple(Coded(item, Code(item.code)) for item in plan.items if item.kind == kind and item.code)


@lru_cache(maxsize=4)
def prefixes(plan: Reading) -> dict[str, str]:
    """What the prefix of a KPI's code is meant to be, by the prefix as printed.

    A prefix that is one letter from one that is printed more often, or its end, is meant to be that one. The values
    are without case and spaces, so that ways of writing are one.
    """
    counts = Counter(folded(each.code.prefix) for each in coded(plan, "kpi"))
    meant = {}
    for each in coded(plan, "kpi"):
        own = folded(each.code.prefix)
        others = [other for other, count in counts.most_common() if count > counts[own] and other != own and own]
        near = [other for other in others if is_one_edit(own, other)]
        longer = [other for other in others if other.endswith(own)]
        meant[each.code.prefix] = (near or longer or [own])[0]
    return meant


def is_one_edit(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, or another."""
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1 or len(short) < 4:
        return False
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same:] == long[same + 1 :] or short[same + 1 :] == long[same + 1 :]


def usual_form(codes: Sequence[Code]) -> Counter[str]:
    """How often each form of a number is used."""
    return Counter(code.form for code in codes)
