"""The calendar by month and by quarter: what stands on a day, school terms, and files for other calendars."""

from datetime import date
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from db.engine import Store
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import ChangeSetting, LogMeeting, SetBoard
from riia_tui.actions.records import log_meeting
from riia_tui.actions.settings import change_setting
from riia_tui.reports.own_calendar import months_report
from riia_tui.reports.save import render_to
from riia_tui.rules.terms import half_terms, is_school_holiday, term_days
from riia_tui.views.calendar import Mark, Span, month_view, quarter_view

TODAY = date(2025, 12, 1)
HALVES = "2025-09-01/2025-10-24; 2025-11-03/2025-12-19"
AUTUMN = {"half_terms": [["2025-09-01", "2025-10-24"], ["2025-11-03", "2025-12-19"]]}


def stands_on(found: Span, on: date) -> list[tuple[Mark, str]]:
    return [(entry.mark, entry.text) for day in found.days if day.on == on for entry in day.entries]


@pytest.mark.parametrize(
    ("month", "first", "last"), [(10, (10, 1), (12, 31)), (12, (10, 1), (12, 31)), (2, (1, 1), (3, 31))]
)
def test_a_quarter_is_three_whole_months_in_whole_weeks(
    small: Store, month: int, first: tuple[int, int], last: tuple[int, int]
) -> None:
    found = quarter_view(small, None, TODAY, 2025, month)
    assert (found.first, found.last) == (date(2025, *first), date(2025, *last))
    assert all(len(week) == 7 and week[0].on.weekday() == 0 for week in found.weeks)
    assert [day.on for day in found.days] == [
        date.fromordinal(n) for n in range(found.first.toordinal(), found.last.toordinal() + 1)
    ]
    assert [on.month for on, _ in found.by_month] == [found.first.month + n for n in range(3)]


def test_terms_that_the_region_has_set_stand_on_the_calendar(small: Store) -> None:
    assert not any(day.school_holiday for day in quarter_view(small, None, TODAY, 2025, 10).days)
    change_setting(small, ChangeSetting("half-terms", HALVES, TODAY, "small", "the councils' own"))
    found = quarter_view(small, None, TODAY, 2025, 10)
    assert (Mark.TERM, "Last day before half term") in stands_on(found, date(2025, 10, 24))
    assert (Mark.TERM, "First day after half term") in stands_on(found, date(2025, 11, 3))
    assert (Mark.TERM, "Term ends") in stands_on(found, date(2025, 12, 19))
    closed = [day.on for day in found.days if day.school_holiday]
    assert (closed[0], closed[-1]) == (date(2025, 10, 25), date(2025, 11, 2))
    assert found.legend[-2:] == ["T school term", "h school holiday"]


@given(st.dates(date(2025, 8, 1), date(2026, 1, 31)))
def test_a_day_is_in_a_half_term_or_in_the_holiday_between_or_nobody_has_said(on: date) -> None:
    halves = half_terms(AUTUMN)
    inside = any(first <= on <= last for first, last in halves)
    assert is_school_holiday(on, halves) == (not inside and halves[0][0] <= on <= halves[-1][1])
    assert not is_school_holiday(on, ())


def test_every_half_term_has_a_first_and_a_last_day() -> None:
    assert [said for _, said in term_days(half_terms(AUTUMN))] == [
        "Term begins",
        "Last day before half term",
        "First day after half term",
        "Term ends",
    ]


def test_the_legend_names_only_letters_that_are_shown(small: Store) -> None:
    assert month_view(small, None, TODAY, 2027, 12).legend == ["H bank holiday"]
    set_board(small, SetBoard("small", date(2025, 12, 18)))
    legend = month_view(small, None, TODAY, 2025, 12).legend
    assert {"B board", "P papers", "S step", "H bank holiday"} <= set(legend)


def test_what_is_shown_can_be_taken_into_another_calendar_twice(small: Store, tmp_path: Path) -> None:
    set_board(small, SetBoard("small", date(2025, 12, 18)))
    log_meeting(small, LogMeeting("small", date(2025, 11, 20), "Leads"), TODAY)
    found = quarter_view(small, "small", TODAY, 2025, 12)
    render_to(months_report(found), tmp_path / "quarter.ics")
    calendar = vobject.readOne((tmp_path / "quarter.ics").read_text(encoding="utf-8"))
    uids = [event.uid.value for event in calendar.vevent_list]
    assert len(uids) == len(set(uids)) == sum(len(day.entries) for day in found.days)
    said = {event.summary.value: event for event in calendar.vevent_list}
    assert said["RIIA Board meets"].dtstart.value == date(2025, 12, 18)
    assert "valarm" in said["RIIA Board meets"].contents
    assert "valarm" not in said["Leads"].contents and "Christmas Day" in said
    month = months_report(month_view(small, "small", TODAY, 2025, 12))
    assert {event.uid for event in month.events} <= set(uids)
