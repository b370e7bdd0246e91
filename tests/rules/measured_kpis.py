"""KPIs of one measure, as plans print them."""

from typing import Any

from db.words import Metric, Unit
from tests.rules.facts_builder import AUTHORITIES, Story


def milestone() -> Story:
    """A KPI that one record delivers."""
    story = Story(due="2025-12-31")
    story.measure(Metric.MILESTONE)
    return story


def count(target: float | None = 3, **more: Any) -> Story:
    """A KPI that counts records."""
    story = Story()
    story.measure(Metric.COUNT, target, **more)
    return story


def participation(target: float | None = 86, unit: Unit = Unit.PERCENT, **more: Any) -> Story:
    """“at least 86% (13/15 LAP)”."""
    story = Story()
    story.measure(Metric.PARTICIPATION, target, unit=unit, **more)
    return story


def attendance(metric: Metric = Metric.ATTENDANCE, target: float = 80) -> Story:
    """“80% attendance from LA performance leads”, of a network of all fifteen authorities."""
    story = Story()
    story.percent(metric, target)
    story.expects(AUTHORITIES)
    return story


def minutes(within: str | None = "10 working days", **more: Any) -> Story:
    """“minutes circulated within 10 working days of each meeting”."""
    story = Story()
    story.percent(Metric.ON_TIME, within=within, **more)
    return story
