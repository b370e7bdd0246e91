"""Rhythms: one expected record a period, met or missed."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words import Cadence, Metric
from riia_tui.rules.cadence import Expected, expected_records, periods_of
from tests.rules.facts_builder import Story, day

STARTS, ENDS = day("2025-04-01"), day("2026-03-31")
HALF_TERMS = [["2025-09-03", "2025-10-24"], ["2025-11-03", "2025-12-19"], ["2026-01-05", "2026-02-13"]]
HALF_TERMS += [["2026-02-23", "2026-03-27"]]


def printed(periods: list[tuple[date, date]]) -> list[str]:
    """Periods as “2025-04-01/2025-06-30”."""
    return [f"{first}/{last}" for first, last in periods]


@pytest.mark.parametrize(
    ("cadence", "count", "first", "last"),
    [
        (Cadence.WEEKLY, 52, "2025-04-07/2025-04-13", "2026-03-30/2026-04-05"),
        (Cadence.MONTHLY, 12, "2025-04-01/2025-04-30", "2026-03-01/2026-03-31"),
        (Cadence.SIX_WEEKLY, 9, "2025-04-01/2025-05-12", "2026-03-03/2026-04-13"),
        (Cadence.BI_MONTHLY, 6, "2025-04-01/2025-05-31", "2026-02-01/2026-03-31"),
        (Cadence.QUARTERLY, 4, "2025-04-01/2025-06-30", "2026-01-01/2026-03-31"),
        (Cadence.HALF_TERMLY, 6, "2025-04-01/2025-05-31", "2026-02-16/2026-03-31"),
        (Cadence.TERMLY, 3, "2025-04-01/2025-08-31", "2026-01-01/2026-03-31"),
        (Cadence.BIANNUALLY, 2, "2025-04-01/2025-09-30", "2025-10-01/2026-03-31"),
        (Cadence.ANNUALLY, 1, "2025-04-01/2026-03-31", "2025-04-01/2026-03-31"),
    ],
)
def test_a_year_from_april_has_its_periods(cadence: Cadence, count: int, first: str, last: str) -> None:
    periods = printed(periods_of(cadence, STARTS, ENDS, {}))
    assert (len(periods), periods[0], periods[-1]) == (count, first, last)


def test_weeks_start_on_monday() -> None:
    assert {first.weekday() for first, _ in periods_of(Cadence.WEEKLY, STARTS, ENDS, {})} == {0}
    monday = day("2025-06-02")
    assert periods_of(Cadence.WEEKLY, monday, monday, {}) == [(monday, day("2025-06-08"))]


def test_terms_are_the_regions_settings() -> None:
    settings = {"half_terms": HALF_TERMS}
    autumn = day("2025-09-01")
    assert printed(periods_of(Cadence.HALF_TERMLY, autumn, ENDS, settings)) == ["/".join(half) for half in HALF_TERMS]
    assert printed(periods_of(Cadence.TERMLY, autumn, ENDS, settings)) == [
        "2025-09-03/2025-12-19",
        "2026-01-05/2026-03-27",
    ]


def test_a_school_year_that_the_region_has_not_set_has_the_usual_terms() -> None:
    settings = {"half_terms": HALF_TERMS}
    assert printed(periods_of(Cadence.TERMLY, STARTS, ENDS, settings)) == [
        "2025-04-01/2025-08-31",
        "2025-09-03/2025-12-19",
        "2026-01-05/2026-03-27",
    ]


def test_quarters_are_those_of_the_financial_year() -> None:
    assert printed(periods_of(Cadence.QUARTERLY, day("2025-06-16"), ENDS, {})) == [
        "2025-06-16/2025-06-30",
        "2025-07-01/2025-09-30",
        "2025-10-01/2025-12-31",
        "2026-01-01/2026-03-31",
    ]


def test_a_term_that_has_begun_before_the_plan_is_not_expected_of_it() -> None:
    assert printed(periods_of(Cadence.TERMLY, day("2025-07-01"), ENDS, {})) == [
        "2025-09-01/2025-12-31",
        "2026-01-01/2026-03-31",
    ]


@pytest.mark.parametrize(
    ("cadence", "last"),
    [(Cadence.MONTHLY, "2026-01-01/2026-01-31"), (Cadence.TERMLY, "2026-01-01/2026-03-31")],
)
def test_a_period_that_begins_on_the_plans_last_day_is_the_last(cadence: Cadence, last: str) -> None:
    assert printed(periods_of(cadence, STARTS, day("2026-01-01"), {}))[-1] == last


def test_terms_of_two_school_years_follow_each_other() -> None:
    periods = periods_of(Cadence.TERMLY, day("2025-01-01"), day("2026-12-31"), {})
    assert [first.isoformat()[:7] for first, _ in periods] == [
        "2025-01",
        "2025-04",
        "2025-09",
        "2026-01",
        "2026-04",
        "2026-09",
    ]


def test_a_half_term_that_begins_after_the_plan_is_not_expected_of_it_nor_is_one_before() -> None:
    assert printed(periods_of(Cadence.HALF_TERMLY, day("2025-11-01"), day("2026-01-31"), {})) == [
        "2025-11-01/2025-12-31",
        "2026-01-01/2026-02-15",
    ]


def test_a_plan_from_the_middle_of_a_month_begins_with_what_is_left_of_it() -> None:
    assert printed(periods_of(Cadence.MONTHLY, day("2025-07-15"), day("2025-08-31"), {})) == [
        "2025-07-15/2025-07-31",
        "2025-08-01/2025-08-31",
    ]


def test_each_period_is_met_by_the_first_record_dated_in_it() -> None:
    story = Story(cadence=Cadence.QUARTERLY)
    first = story.meeting("2025-04-01")
    story.meeting("2025-06-30")
    third = story.meeting("2025-12-31")
    met = [period.record for period in story.judged("2026-03-31").expected]
    assert met == [first, None, third, None]


def test_what_is_planned_undated_yet_or_of_another_kpi_meets_no_period() -> None:
    story = Story(cadence=Cadence.QUARTERLY)
    story.meeting("2025-05-01", planned=True)
    story.meeting("2025-05-01", linked=False)
    story.meeting("2025-05-20")
    assert [period.record for period in story.judged("2025-05-19").expected] == [None] * 4


def test_a_period_is_missed_only_once_it_is_over() -> None:
    period = Expected(day("2025-04-01"), day("2025-06-30"))
    assert not period.missed(day("2025-06-30"))
    assert period.missed(day("2025-07-01"))
    assert not Expected(period.first, period.last, "record").missed(day("2025-07-01"))
    assert Expected(period.first, period.last, "record").fallen_due(day("2025-07-01"))


def test_a_kpi_without_a_rhythm_expects_nothing() -> None:
    assert Story().judged("2025-12-01").expected == ()


def test_a_rhythm_that_must_stand_by_a_day_in_the_plan_is_expected_from_that_period_on() -> None:
    story = Story(due="2025-09-30", cadence=Cadence.MONTHLY)  # 2.4.1 “By 30 September 2025, hold monthly meetings”
    assert [period.first for period in story.judged("2025-12-01").expected][:2] == [
        day("2025-09-01"),
        day("2025-10-01"),
    ]


@pytest.mark.parametrize("due", [None, "2026-03-31", "2025-04-01"])
def test_a_rhythm_without_such_a_day_is_expected_from_the_plans_start(due: str | None) -> None:
    expected = Story(due=due, cadence=Cadence.TERMLY).judged("2025-12-01").expected
    assert (expected[0].first, len(expected)) == (STARTS, 3)


def test_a_rhythm_throughout_a_year_of_the_plan_is_expected_from_its_start_to_the_end_of_that_year() -> None:
    story = Story(due="2025-09-30", cadence=Cadence.MONTHLY)
    story.kpi = replace(story.kpi, due_text="throughout 2025/26; quarterly")
    expected = story.judged("2025-12-01").expected
    assert (expected[0].first, expected[-1].last, len(expected)) == (STARTS, day("2025-09-30"), 6)


@given(st.sampled_from(Cadence), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 1100))
def test_periods_begin_in_the_plan_and_follow_each_other_without_overlap(
    cadence: Cadence, starts: date, length: int
) -> None:
    ends = starts + timedelta(days=length)
    periods = periods_of(cadence, starts, ends, {})
    assert all(starts <= first <= ends and first <= last for first, last in periods)
    assert all(earlier[1] + timedelta(days=1) == later[0] for earlier, later in pairwise(periods))


@given(st.lists(st.dates(STARTS, ENDS), max_size=12), st.sampled_from(Cadence))
def test_a_period_is_met_exactly_where_a_record_lies_in_it(days: list[date], cadence: Cadence) -> None:
    story = Story(cadence=cadence)
    story.measure(Metric.COUNT)
    for on in days:
        story.record(on.isoformat())
    records = sorted(story.records, key=lambda record: record.on)
    for period in expected_records(story.kpi, story.plan, records, {}):
        assert (period.record is not None) == any(period.first <= on <= period.last for on in days)
