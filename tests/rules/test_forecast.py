"""Forecasts at the pace of a KPI's own record, and trends against an earlier day."""

from datetime import date

import pytest
from facts_builder import AUTHORITIES, Story, day
from hypothesis import given, settings
from hypothesis import strategies as st

from db.words import Cadence, Comparator, Metric, RecordKind, Unit
from riia_tui.rules.forecast import Forecast, forecast
from riia_tui.rules.trend import Trend, last_period_end, trend_of

TODAY = "2025-12-01"


def ahead(story: Story, today: str = TODAY, measure: int = 1) -> Forecast | None:
    judged = story.judged(today)
    return forecast(story.facts(), story.kpi, judged.measures[measure - 1], day(today))


def counted(times: int, target: float = 12, **more: object) -> Story:
    story = Story(due="2026-03-31")
    story.measure(Metric.COUNT, target, **more)
    for n in range(times):
        story.record(f"2025-{5 + n:02}-15")
    return story


def test_a_count_is_drawn_out_from_the_plans_start() -> None:
    found = ahead(counted(6))
    assert found is not None
    assert (found.now, found.needed, found.by) == (6, 12, date(2026, 3, 31))
    assert found.pace == pytest.approx(6 / 244 * 365.25 / 12)
    assert found.expected == pytest.approx(6 + 6 / 244 * 120)
    assert (found.met, found.met_on) == (False, date(2026, 8, 2))


def test_the_day_on_which_a_target_is_reached_decides() -> None:
    found = ahead(counted(6, 9))
    assert found is not None and not found.met
    quicker = ahead(counted(6, 8))
    assert quicker is not None and quicker.met and quicker.met_on == date(2026, 2, 21)


def test_what_has_reached_its_target_is_met() -> None:
    found = ahead(counted(6, 6))
    assert found is not None and found.met and found.met_on == day(TODAY)


def test_an_upper_limit_may_be_passed() -> None:
    found = ahead(counted(6, 7, comparator=Comparator.AT_MOST))
    assert found is not None and not found.met and found.expected > 7


def test_authorities_are_forecast_in_number_and_never_past_the_whole() -> None:
    story = Story(due="2026-03-31")
    story.percent(Metric.PARTICIPATION, 86)
    story.meeting("2025-06-01", AUTHORITIES[:12])
    found = ahead(story)
    assert found is not None
    assert (found.now, found.needed) == (12, pytest.approx(12.9))
    assert found.expected == 15 and found.met


def test_a_figure_is_drawn_out_from_its_first_to_its_last() -> None:
    story = Story(due="2026-03-31")
    story.percent(Metric.REPORTED, 10, comparator=Comparator.AT_MOST)
    story.gave(30, "2025-05-01")
    assert ahead(story) is None
    story.gave(20, "2025-11-01")
    found = ahead(story)
    assert found is not None
    assert found.pace == pytest.approx(-10 / 184 * 365.25 / 12)
    assert found.expected == pytest.approx(20 - 10 / 184 * 150)
    assert (found.met, found.met_on) == (False, date(2026, 5, 4))


def test_a_ratio_is_taken_to_go_on_as_it_has() -> None:
    story = Story(due="2026-03-31")
    story.percent(Metric.SURVEY, 75)
    story.record("2025-11-20", RecordKind.SURVEY, responses=50, positive=42)
    found = ahead(story)
    assert found is not None and found.pace is None and found.met


def test_a_rhythm_is_met_while_nothing_was_missed() -> None:
    story = Story(cadence=Cadence.MONTHLY)
    story.measure(Metric.COUNT)
    for month in (4, 5, 6, 7, 8, 9, 10, 11):
        story.record(f"2025-{month:02}-10")
    kept = ahead(story)
    assert kept is not None and (kept.now, kept.needed, kept.met) == (8, 8, True)
    story.records.pop()
    story.links.pop()
    missed = ahead(story)
    assert missed is not None and (missed.now, missed.needed, missed.met) == (7, 8, False)


def test_nothing_is_said_of_milestones_of_nothing_and_of_the_first_weeks() -> None:
    milestone = Story(due="2026-03-31")
    milestone.measure(Metric.MILESTONE)
    milestone.record("2025-11-20", delivers=True)
    assert ahead(milestone) is None
    assert ahead(counted(0)) is None
    early = counted(0)
    early.record("2025-04-02")
    assert ahead(early, "2025-04-20") is None
    untargeted = Story()
    untargeted.measure(Metric.QUANTITY)
    untargeted.record("2025-11-20", quantity=4)
    assert ahead(untargeted) is None


@settings(deadline=None)
@given(
    st.sampled_from(list(Metric)),
    st.sampled_from(list(Comparator)),
    st.sampled_from([Unit.NUMBER, Unit.PERCENT]),
    st.one_of(st.none(), st.floats(0, 1e6)),
    st.lists(st.tuples(st.dates(date(2025, 4, 1), date(2026, 3, 31)), st.floats(0, 1e6)), max_size=5),
    st.dates(date(2025, 3, 1), date(2026, 5, 1)),
)
def test_a_forecast_never_divides_by_nothing_and_never_leaves_the_possible(
    metric: Metric,
    comparator: Comparator,
    unit: Unit,
    target: float | None,
    rows: list[tuple[date, float]],
    today: date,
) -> None:
    story = Story(due="2026-03-31")
    story.measure(metric, target, comparator=comparator, unit=unit)
    for on, value in rows:
        story.record(on.isoformat(), quantity=value, responses=int(value), positive=0, by=AUTHORITIES[:3])
        story.gave(value, on.isoformat())
    found = ahead(story, today.isoformat())
    if found is None:
        return
    assert found.expected >= 0
    assert found.met_on is None or found.met_on >= min(today, max((on for on, _ in rows if on <= today), default=today))
    if metric is Metric.PARTICIPATION:
        assert found.expected <= len(AUTHORITIES)


def trend(story: Story, then: str, today: str = TODAY) -> Trend | None:
    return trend_of(story.figure(today), story.figure(then))


def test_a_trend_is_for_better_or_worse() -> None:
    story = counted(3)
    assert trend(story, "2025-06-01") is Trend.UP
    assert trend(story, "2025-11-01") is Trend.LEVEL
    limit = Story()
    limit.percent(Metric.REPORTED, 10, comparator=Comparator.AT_MOST)
    limit.gave(12, "2025-05-01")
    limit.gave(14, "2025-11-01")
    assert trend(limit, "2025-06-01") is Trend.DOWN
    assert trend(limit, "2025-04-15") is Trend.NEW
    assert trend(limit, "2025-04-15", "2025-04-20") is None


def test_exactly_is_better_the_nearer_it_is() -> None:
    story = Story()
    story.measure(Metric.REPORTED, 10, comparator=Comparator.EXACTLY)
    story.gave(14, "2025-05-01")
    story.gave(7, "2025-11-01")
    assert trend(story, "2025-06-01") is Trend.UP


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_trend_turned_round_is_the_opposite(first: float, second: float) -> None:
    story = Story()
    story.measure(Metric.REPORTED, 10)
    story.gave(first, "2025-05-01")
    story.gave(second, "2025-11-01")
    then, now = story.figure("2025-06-01"), story.figure(TODAY)
    opposite = {Trend.UP: Trend.DOWN, Trend.DOWN: Trend.UP, Trend.LEVEL: Trend.LEVEL}
    found, other = trend_of(now, then), trend_of(then, now)
    assert found is not None and other is opposite[found]


def test_the_last_period_is_the_rhythms_own_else_the_quarter() -> None:
    monthly = Story(cadence=Cadence.MONTHLY)
    judged = monthly.judged(TODAY)
    assert last_period_end(judged.kpi, judged.expected, day(TODAY)) == date(2025, 11, 30)
    plain = Story().judged(TODAY)
    assert last_period_end(plain.kpi, plain.expected, day(TODAY)) == date(2025, 9, 30)
    assert last_period_end(plain.kpi, (), date(2026, 1, 1)) == date(2025, 12, 31)
