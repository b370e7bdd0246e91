"""The dates of a report as an iCalendar file (RFC 5545), for Outlook and any other calendar.

Each date keeps its ``uid``, so that a calendar that takes the file twice has it once; no clock is read.
"""

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

from db.errors import BadInput
from riia_tui.reports.as_at import as_at_day
from riia_tui.reports.blocks import Event, Report
from riia_tui.reports.plain import as_typed, on_one_line

_PRODUCT = "-//riia-tui//report//EN"
_FIRST_DAY = date(2020, 1, 1)
_MORNING = timedelta(hours=9)


def render(report: Report) -> bytes:
    """The report's dates, each a whole day, with an alarm at nine in the morning. Raises BadInput without dates."""
    if not report.events:
        raise BadInput(
            f"There are no dates in “{on_one_line(report.title, 80)}”, so a calendar file would be empty.",
            "Use another ending, such as .docx or .pdf.",
        )
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", on_one_line(report.title))
    calendar.add("x-wr-calname", on_one_line(report.title))
    stamp = as_at_day(report.as_at).replace(tzinfo=UTC)
    for event in report.events:
        calendar.add_component(_entry(event, stamp))
    return bytes(calendar.to_ical())


def _entry(event: Event, stamp: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", stamp)
    # A calendar takes the file of a later day for the newer one.
    entry.add("sequence", max(0, (stamp.date() - _FIRST_DAY).days))
    entry.add("summary", on_one_line(event.title))
    entry.add("dtstart", event.on)
    entry.add("dtend", event.on + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    if event.about.strip():
        entry.add("description", as_typed(event.about))
    if event.remind is not None:
        entry.add_component(_alarm(event, event.remind))
    return entry


def _alarm(event: Event, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", on_one_line(event.title))
    alarm.add("trigger", _MORNING - timedelta(days=days))
    return alarm
