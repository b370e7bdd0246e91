"""School terms as a region has set them: when each half begins and ends, and the holidays between."""

from collections.abc import Mapping
from datetime import date
from typing import Any

HalfTerm = tuple[date, date]
"""Its first day and its last, both inclusive; two make a term."""

ENDS = (
    ("Term begins", "Last day before half term"),
    ("First day after half term", "Term ends"),
)
"""What the first and the last day of each half of a term are called."""


def half_terms(settings: Mapping[str, Any]) -> tuple[HalfTerm, ...]:
    """The half terms of a region's settings, the earliest first; none where it has set none."""
    given = settings.get("half_terms") or ()
    return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in given)


def term_days(halves: tuple[HalfTerm, ...]) -> list[tuple[date, str]]:
    """The days on which terms and their halves begin and end, each with its words."""
    words = [ENDS[at % 2] for at in range(len(halves))]
    return [named for half, said in zip(halves, words, strict=True) for named in zip(half, said, strict=True)]


def is_school_holiday(day: date, halves: tuple[HalfTerm, ...]) -> bool:
    """Whether a day lies between two half terms; weekends inside one are none, nor is what nobody has set."""
    known = bool(halves) and halves[0][0] <= day <= halves[-1][1]
    return known and not any(first <= day <= last for first, last in halves)
