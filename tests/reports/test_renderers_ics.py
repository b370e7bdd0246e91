"""The dates of a report in people's own calendars: read by a second library, and the same when taken twice."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import vobject

from db.errors import BadInput
from riia_tui.reports import ics
from riia_tui.reports.blocks import Report
from tests.reports.hard_report import EVENTS, REPORT


def read(report: Report) -> list[Any]:
    """The events as another library reads them."""
    calendar = vobject.readOne(ics.render(report).decode("utf-8"))
    return list(calendar.vevent_list)


def test_every_date_is_a_whole_day_with_its_words() -> None:
    found = read(REPORT)
    assert [entry.dtstart.value for entry in found] == [event.on for event in EVENTS]
    assert [entry.summary.value for entry in found] == [event.title.strip() for event in EVENTS]
    assert found[0].dtend.value == date(2025, 12, 19)
    assert found[1].description.value == EVENTS[1].about


def test_alarms_sound_at_nine_so_many_days_before() -> None:
    found = read(REPORT)
    assert found[0].valarm.trigger.value == timedelta(hours=9) - timedelta(days=7)
    assert "valarm" not in found[2].contents


def test_a_date_keeps_its_name_when_it_moves() -> None:
    moved = replace(EVENTS[0], on=date(2026, 1, 8))
    before, after = read(REPORT)[0], read(replace(REPORT, events=(moved,)))[0]
    assert before.uid.value == after.uid.value == "board-1@riia-tui"
    assert after.dtstart.value == date(2026, 1, 8)


def test_taking_it_twice_changes_nothing() -> None:
    assert ics.render(REPORT) == ics.render(REPORT)
    assert len({entry.uid.value for entry in read(REPORT)}) == len(EVENTS)


def test_its_lines_are_as_long_as_the_standard_allows() -> None:
    assert all(len(line) <= 75 for line in ics.render(REPORT).split(b"\r\n"))


def test_a_report_without_dates_says_so() -> None:
    with pytest.raises(BadInput, match="no dates") as refused:
        ics.render(Report("Board pack"))
    assert ".docx" in refused.value.advice
