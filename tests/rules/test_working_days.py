"""Working days are England's; clear days count neither end; no rule reads the clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import BadInput
from riia_tui.rules.working_days import (
    KNOWN_YEARS,
    add_working_days,
    bank_holiday_names,
    bank_holidays,
    clear_working_days_between,
    is_working_day,
    limit,
    papers_out_by,
    working_days_until,
)
from tests.rules.facts_builder import day

DAYS = st.dates(date(2022, 1, 1), date(2028, 12, 31))
COUNTS = st.integers(0, 30)


def days_between(first: date, last: date) -> list[date]:
    """Every day after the first, up to and with the last, one at a time."""
    return [date.fromordinal(n) for n in range(first.toordinal() + 1, last.toordinal() + 1)]


@pytest.mark.parametrize(
    ("on", "works"),
    [
        ("2025-12-24", True),
        ("2025-12-25", False),
        ("2025-12-26", False),
        ("2025-12-27", False),
        ("2025-12-28", False),
        ("2025-12-29", True),
        ("2026-01-01", False),
        ("2026-01-02", True),  # a holiday in Scotland alone
        ("2026-03-17", True),  # a holiday in Northern Ireland alone
        ("2025-04-18", False),  # Good Friday
        ("2025-04-21", False),  # Easter Monday
        ("2025-05-05", False),
        ("2025-05-26", False),
        ("2025-08-04", True),  # Scotland's summer holiday
        ("2025-08-25", False),
        ("2025-11-30", False),  # a Sunday, St Andrew's Day
        ("2022-01-03", False),  # instead of 1 January, a Saturday
        ("2026-12-28", False),  # instead of Boxing Day, a Saturday
        ("2023-05-08", False),  # the coronation, of that year only
    ],
)
def test_offices_work_on_weekdays_that_are_no_bank_holiday_in_england(on: str, works: bool) -> None:
    assert is_working_day(day(on)) is works


def test_bank_holidays_have_names_in_the_order_of_the_year() -> None:
    names = bank_holiday_names(2025)
    assert names[day("2025-12-25")] == "Christmas Day"
    assert list(names) == sorted(names)
    assert len(names) == 8


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2025-12-15", 10, "2025-12-31"),  # over Christmas
        ("2025-12-24", 1, "2025-12-29"),
        ("2025-06-13", 1, "2025-06-16"),  # a Friday
        ("2025-06-14", 1, "2025-06-16"),  # a Saturday
        ("2025-06-16", -1, "2025-06-13"),
        ("2025-12-29", -1, "2025-12-24"),
        ("2025-06-16", 0, "2025-06-16"),
    ],
)
def test_working_days_are_added_and_taken_away(start: str, count: int, end: str) -> None:
    assert add_working_days(day(start), count) == day(end)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2025-12-01", "2025-12-31", 20),
        ("2025-12-31", "2025-12-01", -20),
        ("2025-06-13", "2025-06-15", 0),
        ("2025-06-13", "2025-06-13", 0),
    ],
)
def test_working_days_until_a_day_leave_out_the_day_itself(first: str, last: str, count: int) -> None:
    assert working_days_until(day(first), day(last)) == count


def test_clear_days_count_neither_end() -> None:
    assert clear_working_days_between(day("2025-06-09"), day("2025-06-13")) == 3
    assert clear_working_days_between(day("2025-06-09"), day("2025-06-10")) == 0
    assert clear_working_days_between(day("2025-06-09"), day("2025-06-09")) == 0


@pytest.mark.parametrize(
    ("meeting", "papers"),
    [
        ("2025-06-16", "2025-06-06"),
        ("2026-01-08", "2025-12-30"),  # New Year's Day is not clear
        ("2025-04-24", "2025-04-14"),  # nor is Easter
    ],
)
def test_papers_go_out_five_clear_working_days_before_a_meeting(meeting: str, papers: str) -> None:
    assert papers_out_by(day(meeting)) == day(papers)


@pytest.mark.parametrize(
    ("start", "within", "end"),
    [
        ("2025-12-15", "10 working days", "2025-12-31"),
        ("2025-12-15", " 10  Working\u00a0Days ", "2025-12-31"),
        ("2025-06-13", "1 working day", "2025-06-16"),
        ("2025-06-13", "14 days", "2025-06-27"),
        ("2025-06-13", "1 day", "2025-06-14"),
        ("2025-06-13", "4 weeks", "2025-07-11"),
        ("2025-06-13", "1 week", "2025-06-20"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2025-11-30", "3 months", "2026-02-28"),
    ],
)
def test_a_limit_in_words_has_a_last_day(start: str, within: str, end: str) -> None:
    assert limit(day(start), within) == day(end)


@pytest.mark.parametrize(
    "within", ["", "soon", "ten working days", "10", "10 hours", "-3 days", "10 working days or so"]
)
def test_words_that_are_no_limit_are_said_back_with_an_example(within: str) -> None:
    with pytest.raises(BadInput) as fault:
        limit(day("2025-06-13"), within)
    assert f"“{within}”" in fault.value.said
    assert "10 working days" in fault.value.advice


@given(DAYS, st.integers(0, 60))
def test_working_days_until_agrees_with_a_count_day_by_day(first: date, ahead: int) -> None:
    last = first + timedelta(days=ahead)
    assert working_days_until(first, last) == sum(map(is_working_day, days_between(first, last)))


@given(DAYS, st.integers(-60, 60))
def test_working_days_are_the_same_number_in_both_directions(first: date, ahead: int) -> None:
    last = first + timedelta(days=ahead)
    assert working_days_until(first, last) == -working_days_until(last, first)


@given(DAYS, COUNTS)
def test_adding_working_days_is_undone_by_counting_them(start: date, count: int) -> None:
    assert working_days_until(start, add_working_days(start, count)) == count


@given(DAYS.filter(is_working_day), COUNTS)
def test_from_a_working_day_there_and_back_is_the_same_day(start: date, count: int) -> None:
    assert add_working_days(add_working_days(start, count), -count) == start
    assert working_days_until(start, add_working_days(start, -count)) == -count


@given(DAYS, COUNTS.filter(bool))
def test_added_working_days_end_on_a_working_day(start: date, count: int) -> None:
    assert is_working_day(add_working_days(start, count))
    assert is_working_day(add_working_days(start, -count))


@given(DAYS, st.integers(0, 60))
def test_clear_days_agree_with_a_count_day_by_day(first: date, ahead: int) -> None:
    last = first + timedelta(days=ahead)
    clear = [on for on in days_between(first, last) if is_working_day(on) and on != last]
    assert clear_working_days_between(first, last) == len(clear)


@given(DAYS, st.integers(1, 10))
def test_papers_leave_exactly_the_clear_days_and_one_day_later_would_not(meeting: date, clear: int) -> None:
    papers = papers_out_by(meeting, clear)
    assert is_working_day(papers)
    assert clear_working_days_between(papers, meeting) == clear
    assert clear_working_days_between(add_working_days(papers, 1), meeting) == clear - 1


def test_the_table_of_bank_holidays_says_what_the_holidays_package_says() -> None:
    for year in KNOWN_YEARS:
        assert bank_holidays(year) == frozenset(bank_holiday_names(year)), year
