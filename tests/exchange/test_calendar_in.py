"""A calendar comes in as planned meetings: series by their dates, a second time as an update, our own never twice."""

from datetime import date
from pathlib import Path

import pytest

from db.engine import Store
from db.errors import BadInput
from riia_tui.actions.calendar_dates import take_dates
from riia_tui.actions.changes import undo
from riia_tui.actions.commands import LogMeeting
from riia_tui.actions.records import log_meeting
from riia_tui.exchange.calendar_found import CalendarFound, read_calendar
from riia_tui.exchange.matching import kept_in
from riia_tui.reports.own_calendar import calendar_report
from riia_tui.reports.save import render_to
from riia_tui.views.own_calendar import own_calendar
from riia_tui.views.records import records
from riia_tui.views.standing import standing

TODAY = date(2025, 12, 1)


def calendar(path: Path, *events: str, method: str = "PUBLISH") -> Path:
    """A calendar file with these events, a property a line."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Outlook//EN", f"METHOD:{method}"]
    body = [line for event in events for line in ("BEGIN:VEVENT", *event.split("\n"), "END:VEVENT")]
    path.write_text("\r\n".join([*head, *body, "END:VCALENDAR", ""]), encoding="utf-8", newline="")
    return path


def told(store: Store, path: Path, *only: str) -> CalendarFound:
    found = standing(store, "small", TODAY)
    return read_calendar(found, kept_in(store, found), path, None, only)


def take(store: Store, path: Path) -> list[tuple[str, str]]:
    """Takes a file in whole; gives what was done with which meeting."""
    found = told(store, path)
    take_dates(store, found, found.lines)
    return [(str(line.does), f"{line.on} {line.title}") for line in found.lines]


def planned(store: Store) -> list[str]:
    lines = [line for line in records(store, "small", TODAY).lines if line.kind == "meeting" and line.planned]
    return sorted(f"{line.on} {line.title}" for line in lines)


ONE = "UID:one@outlook\nDTSTART:20260114T093000Z\nSUMMARY:Data leads network meeting\nLOCATION:Teams"
SERIES = (
    "UID:series@outlook\nDTSTART:20251104T100000Z\nRRULE:FREQ=MONTHLY;BYDAY=1TU\nEXDATE:20260203T100000Z\n"
    "SUMMARY:Performance leads"
)


def test_a_meeting_is_planned_with_its_network(small: Store, tmp_path: Path) -> None:
    path = calendar(tmp_path / "a.ics", ONE)
    assert told(small, path).lines[0].said == ("network Data leads",)
    assert take(small, path) == [("planned", "2026-01-14 Data leads network meeting")]
    assert take(small, path) == []
    line = next(line for line in records(small, "small", TODAY).lines if line.planned and line.kind == "meeting")
    assert line.counts_towards == ("5.2.7",)


def test_a_series_is_planned_date_by_date_to_the_end_of_the_plan(small: Store, tmp_path: Path) -> None:
    path = calendar(tmp_path / "a.ics", SERIES)
    assert "1 date left out" in told(small, path).notes[0]
    take(small, path)
    assert planned(small) == [f"{day} Performance leads" for day in ("2025-12-02", "2026-01-06", "2026-03-03")]
    undo(small)
    assert planned(small) == []


def test_a_second_import_moves_what_moved_and_calls_off_what_is_gone(small: Store, tmp_path: Path) -> None:
    take(small, calendar(tmp_path / "a.ics", SERIES, ONE))
    moved = "UID:series@outlook\nRECURRENCE-ID:20260106T100000Z\nDTSTART:20260108T100000Z\nSUMMARY:Performance leads"
    again = SERIES.replace("EXDATE:", "EXDATE:20260303T100000Z,")
    retitled = ONE.replace("Data leads network meeting", "Data leads: dashboard")
    done = take(small, calendar(tmp_path / "b.ics", again, moved, retitled))
    assert done == [
        ("changed", "2026-01-08 Performance leads"),
        ("changed", "2026-01-14 Data leads: dashboard"),
        ("called off", "2026-03-03 Performance leads"),
    ]
    assert planned(small) == [
        "2025-12-02 Performance leads",
        "2026-01-08 Performance leads",
        "2026-01-14 Data leads: dashboard",
    ]


def test_what_is_cancelled_is_called_off(small: Store, tmp_path: Path) -> None:
    take(small, calendar(tmp_path / "a.ics", SERIES, ONE))
    assert take(small, calendar(tmp_path / "b.ics", f"{ONE}\nSTATUS:CANCELLED")) == [
        ("called off", "2026-01-14 Data leads network meeting")
    ]
    off = "UID:series@outlook\nDTSTART:20251104T100000Z\nSUMMARY:Performance leads"
    assert {does for does, _ in take(small, calendar(tmp_path / "c.ics", off, method="CANCEL"))} == {"called off"}
    assert planned(small) == []


def test_late_in_the_evening_of_another_zone_is_the_day_in_england(small: Store, tmp_path: Path) -> None:
    event = "UID:late\nDTSTART;TZID=America/New_York:20260113T210000\nSUMMARY:Data leads"
    assert told(small, calendar(tmp_path / "a.ics", event)).lines[0].on == date(2026, 1, 14)


def test_a_meeting_that_is_there_already_is_recognised(small: Store, tmp_path: Path) -> None:
    day = date(2026, 1, 14)
    log_meeting(small, LogMeeting("small", day, "Our own title", "Data leads", planned=True), TODAY)
    path = calendar(tmp_path / "a.ics", ONE.replace("\nLOCATION:Teams", ""))
    assert told(small, path).lines[0].said == ("“Our own title” → “Data leads network meeting”",)
    assert take(small, path) == [("changed", "2026-01-14 Data leads network meeting")]
    assert (take(small, path), planned(small)) == ([], ["2026-01-14 Data leads network meeting"])


def test_our_own_calendar_coming_back_doubles_nothing(small: Store, tmp_path: Path) -> None:
    log_meeting(small, LogMeeting("small", date(2026, 1, 14), "Winter", "Data leads", planned=True), TODAY)
    path = tmp_path / "own.ics"
    render_to(calendar_report(own_calendar(small, "small", TODAY)), path)
    found = told(small, path)
    assert (found.lines, found.known) == ((), 1) and "left alone" in found.notes[0]
    text = path.read_text(encoding="utf-8").replace("DTSTART;VALUE=DATE:20260114", "DTSTART;VALUE=DATE:20260121")
    path.write_text(text.replace("DTEND;VALUE=DATE:20260115", "DTEND;VALUE=DATE:20260122"), encoding="utf-8")
    assert take(small, path) == [("changed", "2026-01-21 Winter")]


def test_only_what_is_wanted_of_a_whole_calendar(small: Store, tmp_path: Path) -> None:
    leave = "UID:leave\nDTSTART;VALUE=DATE:20260105\nSUMMARY:Annual leave"
    path = calendar(tmp_path / "a.ics", ONE, leave)
    assert len(told(small, path).lines) == 2
    assert [line.title for line in told(small, path, "network").lines] == ["Data leads network meeting"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("hello", "is no calendar file"),
        ("BEGIN:VCARD\r\nEND:VCARD\r\n", "is no calendar file"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "is no calendar file"),
    ],
)
def test_what_is_no_calendar_is_refused(small: Store, tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "a.ics"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=sentence):
        told(small, path)


def test_a_meeting_every_second_is_refused(small: Store, tmp_path: Path) -> None:
    event = "UID:bomb\nDTSTART:20260104T100000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:x"
    with pytest.raises(BadInput, match="every hour or oftener"):
        told(small, calendar(tmp_path / "a.ics", event))
