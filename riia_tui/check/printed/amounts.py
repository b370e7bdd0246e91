"""Amounts of money: those that a text prints, and whether figures that should be equal are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

MONEY = re.compile(r"£\s?(\d[\d,]*(?:\.\d+)?)(?:\s?(k\b|m\b|million\b|thousand\b))?", re.IGNORECASE)
TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
HEDGED = re.compile(
    r"\b(?:each|per|upwards|up to|approx\w*|about|around|at least|at most|start\w*|a year|a day|a region)\b|\b\d+ x ",
    re.IGNORECASE,
)
"""Words beside an amount that is a rate, a limit or no exact sum."""
MOST = 5
"""More whole pounds than this are never put down to rounding."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An amount in a text: in pounds, as printed, and the words around it up to the ends of its clause."""

    pounds: float
    text: str
    clause: str

    @property
    def is_exact(self) -> bool:
        """Whether it is one sum of money and no rate, limit or round figure."""
        return not HEDGED.search(self.clause)


def amounts_in(text: str) -> Iterator[Printed]:
    """Every amount that a text prints."""
    for clause in re.split(r"(?<=[.;:])\s+|\s\(|\)\s", text):
        for match in MONEY.finditer(clause):
            value = float(match[1].rstrip(",").replace(",", "")) * TIMES.get((match[2] or "").casefold(), 1)
            yield Printed(value, match[0].strip().rstrip(","), clause)


def difference(printed: float, parts: Sequence[float]) -> float:
    """How much more is printed than the parts add up to; below 0 where it is less."""
    return round(printed - sum(parts), 2)


def is_rounding(printed: float, parts: Sequence[float]) -> bool:
    """Whether a difference is no more than what rounding each part can make.

    Each part may be half a unit out, whole pounds or pence as they are printed. Figures that are all round (tens of
    pounds) were not rounded to the pound, so that a difference between them is a mistake.
    """
    figures = [printed, *parts]
    if all(figure % 10 == 0 for figure in figures):
        return False
    unit = 1 if all(figure == int(figure) for figure in figures) else 0.01
    return abs(difference(printed, parts)) <= unit * min(MOST, max(1, len(parts) / 2)) + 1e-9


def sums_of(amounts: Iterable[float], most: int = 6) -> set[float]:
    """The amounts and every sum of some of them; with more than ``most`` amounts, only the sum of all."""
    each = list(amounts)
    if len(each) > most:
        return {*each, round(sum(each), 2)}
    return {round(sum(some), 2) for size in range(1, len(each) + 1) for some in combinations(each, size)}
