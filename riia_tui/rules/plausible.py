"""Whether what somebody types can be, and looks likely beside the last figure, the target and the whole.

A doubt refuses nothing. It is said beside the cell, and whoever typed it decides.
"""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.errors import BadInput
from db.facts import MeasureFact
from db.words import Unit

FACTOR = 10.0
"""A figure that is so many times the last, or the last so many times it, is more often a slip than true."""


class Doubt(StrEnum):
    """What is unlikely about a figure or a day."""

    FRACTION = "fraction"
    OVER_WHOLE = "over the whole"
    FAR_ABOVE = "far above the last"
    FAR_BELOW = "far below the last"
    ABOVE_TARGET = "far above the target"
    BEFORE_PLAN = "before the plan"
    AFTER_PLAN = "after the plan"


@dataclass(frozen=True, slots=True)
class Beside:
    """What a figure is set beside, in its unit; None where it is not known. ``whole`` is what it is part of."""

    unit: Unit
    last: float | None = None
    target: float | None = None
    whole: float | None = None


def doubt_of_figure(value: float, beside: Beside) -> Doubt | None:
    """What is unlikely about a figure, the gravest alone; None where nothing is."""
    if beside.unit is Unit.YES:
        return None
    if beside.unit is Unit.PERCENT and 0 < value < 1:
        return Doubt.FRACTION
    if beside.unit is Unit.NUMBER and beside.whole and value > beside.whole:
        return Doubt.OVER_WHOLE
    if beside.last:
        return _beside_last(value, beside.last)
    return Doubt.ABOVE_TARGET if beside.target and value >= FACTOR * beside.target else None


def _beside_last(value: float, last: float) -> Doubt | None:
    if value >= FACTOR * last:
        return Doubt.FAR_ABOVE
    return Doubt.FAR_BELOW if value * FACTOR <= last else None


def doubt_of_day(day: date, starts: date, ends: date) -> Doubt | None:
    """What is unlikely about a day on which something is said to have happened for a plan of that time."""
    if day < starts:
        return Doubt.BEFORE_PLAN
    return Doubt.AFTER_PLAN if day > ends else None


def check_value(measure: MeasureFact, value: float) -> None:
    """Raises BadInput where a figure cannot be one of its measure."""
    if not math.isfinite(value):
        raise BadInput("A figure is a number.")
    if measure.unit is Unit.PERCENT and not 0 <= value <= 100:
        raise BadInput(f"{value:g}% is no share: it must lie between 0 and 100.")
    if value < 0:
        raise BadInput(f"{value:g} is below 0.", "Give a figure of 0 or more.")
