"""What a measure's metric settles where the file leaves it out, and what cannot stand together."""

from collections.abc import Iterator
from typing import Any

from db.words import Metric, Unit

_UNITS = {
    Metric.ATTENDANCE: Unit.PERCENT,
    Metric.ATTENDANCE_EACH: Unit.PERCENT,
    Metric.SURVEY: Unit.PERCENT,
    Metric.ON_TIME: Unit.PERCENT,
    Metric.SHARE: Unit.PERCENT,
    Metric.MILESTONE: Unit.YES,
}
_ALL_OF_THEM = (Metric.ON_TIME, Metric.SHARE)


def usual_unit(metric: Metric) -> Unit:
    """The unit of a metric whose measure names none."""
    return _UNITS.get(metric, Unit.NUMBER)


def completed(given: dict[str, Any]) -> dict[str, Any]:
    """The values of a measure with unit and target as its metric has them where they are left out.

    A milestone is met or not (target 1); ``on_time`` and ``share`` in percent mean all of them (target 100).
    """
    metric = given.get("metric")
    if metric is None:
        return given
    filled = {"unit": usual_unit(metric), **given}
    if metric is Metric.MILESTONE:
        filled.setdefault("target", 1.0)
    elif metric in _ALL_OF_THEM and filled["unit"] is Unit.PERCENT:
        filled.setdefault("target", 100.0)
    return filled


def mistakes(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What contradicts itself in a measure, as (key, message); a key that was unreadable is there as None."""
    filled = completed(given)
    target = given.get("target")
    if "metric" not in given:
        if "target" in given:
            yield "target", "a target needs a metric beside it, such as metric: count"
        return
    if filled.get("metric") is Metric.MILESTONE:
        yield from _milestone(given)
    elif filled.get("unit") is Unit.PERCENT and target is not None and target > 100:
        yield "target", f"{target:g} percent is more than 100; a percent runs from 0 to 100"
    denominator = given.get("denominator")
    if denominator is not None and denominator <= 0:
        yield "denominator", f"{denominator:g} is no whole to count against; it must be more than 0"


def _milestone(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if given.get("target") not in (None, 1.0):
        yield "target", "a milestone is met or not; leave the target out, or make it metric: count"
    if given.get("unit") not in (None, Unit.YES):
        yield "unit", "a milestone is met or not; leave the unit out"
