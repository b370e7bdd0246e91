"""KPIs to be judged, as plans print them."""

from db.words import Cadence, Metric, RecordKind, Status
from tests.rules.facts_builder import AUTHORITIES, Story

COMPLETE, ON_TRACK, AT_RISK = Status.COMPLETE, Status.ON_TRACK, Status.AT_RISK
OFF_TRACK, NOT_STARTED, CLOSED = Status.OFF_TRACK, Status.NOT_STARTED, Status.CLOSED
YEAR_END = "2026-03-31"


def milestone(due: str | None = "2025-12-31") -> Story:
    """“By 31 December 2025, appoint a regional performance coordinator”."""
    story = Story(due=due)
    story.measure(Metric.MILESTONE)
    return story


def count(target: float | None = 4, due: str | None = YEAR_END, cadence: Cadence | None = None) -> Story:
    """So many records by a day."""
    story = Story(due=due, cadence=cadence)
    story.measure(Metric.COUNT, target)
    return story


def participation(due: str | None = "2025-12-31", percent: float = 86) -> Story:
    """“86% (13/15 LAP) take part”."""
    story = Story(due=due)
    story.percent(Metric.PARTICIPATION, percent, denominator=15)
    return story


def performance_leads() -> Story:
    """5.1.7: at least 4 network meetings a year, 80% attendance, minutes within 10 working days of each."""
    story = Story(due=YEAR_END, cadence=Cadence.QUARTERLY)
    story.measure(Metric.COUNT, 4, record_kind=RecordKind.MEETING)
    story.percent(Metric.ATTENDANCE, 80)
    story.percent(Metric.ON_TIME, 100, within="10 working days")
    story.expects(AUTHORITIES)
    return story


def says(story: Story, today: str) -> Status | None:
    """What the figure says."""
    return story.judged(today).says
