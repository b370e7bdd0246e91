"""Working days against a second implementation: bank holidays by the rules of law, days by their place in a list.

England's bank holidays as gov.uk prints them: New Year's Day, Good Friday, Easter Monday, the first and last Mondays
in May, the last Monday in August, Christmas Day and Boxing Day, with a substitute weekday for those at a weekend.
The Queen's jubilee moved one and added one in 2022; her funeral and the King's coronation had one each.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

import pytest

from riia_tui.rules.working_days import (
    add_working_days,
    bank_holidays,
    clear_working_days_between,
    is_working_day,
    papers_out_by,
    working_days_until,
)

YEARS = range(2021, 2031)
DAYS = [date(2021, 1, 1) + timedelta(days=n) for n in range((date(2030, 12, 31) - date(2021, 1, 1)).days + 1)]
MONDAY, FRIDAY = 0, 4


def easter(year: int) -> date:
    """Easter Sunday, by the method that an anonymous correspondent gave in Nature in 1876."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def monday(year: int, month: int, last: bool) -> date:
    """The first or the last Monday of a month of at most 31 days."""
    mondays = [d for d in DAYS if (d.year, d.month, d.weekday()) == (year, month, MONDAY)]
    return mondays[-1 if last else 0]


def by_law(year: int) -> set[date]:
    """The weekdays on which England has a bank holiday."""
    found = {easter(year) - timedelta(days=2), easter(year) + timedelta(days=1)}
    found |= {monday(year, 5, last=False), monday(year, 5, last=True), monday(year, 8, last=True)}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while fixed.weekday() > FRIDAY or fixed in found:
            fixed += timedelta(days=1)
        found.add(fixed)
    if year == 2022:
        found -= {date(2022, 5, 30)}
        found |= {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}
    return found | ({date(2023, 5, 8)} if year == 2023 else set())


HOLIDAYS = set().union(*map(by_law, YEARS))
WORKING = [day for day in DAYS if day.weekday() <= FRIDAY and day not in HOLIDAYS]


@pytest.mark.parametrize("year", YEARS)
def test_bank_holidays_on_weekdays_are_those_of_the_law(year: int) -> None:
    assert {day for day in bank_holidays(year) if day.weekday() <= FRIDAY} == by_law(year)


def test_every_day_of_ten_years_is_a_working_day_or_not_in_both() -> None:
    assert [day for day in DAYS if is_working_day(day)] == WORKING


@pytest.mark.parametrize("count", [1, 5, 7, 10, 14, 30])
def test_working_days_added_from_every_day_of_ten_years(count: int) -> None:
    for day in DAYS[60:-60]:
        assert add_working_days(day, count) == WORKING[bisect_right(WORKING, day) + count - 1], day
        assert add_working_days(day, -count) == WORKING[bisect_left(WORKING, day) - count], day


@pytest.mark.parametrize("ahead", [0, 1, 3, 10, 28, 45])
def test_working_days_between_every_two_days_of_ten_years_that_are_so_far_apart(ahead: int) -> None:
    for first in DAYS[: -ahead or None]:
        last = first + timedelta(days=ahead)
        assert working_days_until(first, last) == bisect_right(WORKING, last) - bisect_right(WORKING, first), first
        inside = bisect_left(WORKING, last) - bisect_right(WORKING, first)
        assert clear_working_days_between(first, last) == max(0, inside), first


def test_papers_before_every_meeting_of_ten_years() -> None:
    for meeting in DAYS[60:]:
        assert papers_out_by(meeting) == WORKING[bisect_left(WORKING, meeting) - 6], meeting
