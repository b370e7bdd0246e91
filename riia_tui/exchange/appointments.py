"""Meetings out of a calendar file (RFC 5545): each date of a series, on its day in England."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from db.errors import BadInput
from riia_tui.exchange.days import Span
from riia_tui.exchange.table_files import read_content

MOST_DATES = 2_000
ENGLAND = ZoneInfo("Europe/London")
OWN = "@riia-tui"
"""What the uid of a date that this program wrote ends with."""

TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
"""Rhythms that no meeting has, and that would make dates without end."""

BETWEEN = "#"
"""What stands between the uid of a series and the day that one of its dates was first set for."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A date of a calendar; ``uid`` is its own, also where it is one of a series, and stays when it is moved."""

    uid: str
    on: date
    title: str
    place: str | None
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Appointments:
    """The dates of a file within the plan; ``series`` are the uids of series that are in it whole."""

    dates: tuple[Appointment, ...]
    series: frozenset[str]
    cancelled: frozenset[str]


def read_appointments(path: Path, span: Span) -> Appointments:
    """The dates of a calendar file from the plan's first day to its last. Raises BadInput where it is none."""
    found: list[Appointment] = []
    series: set[str] = set()
    cancelled: set[str] = set()
    for calendar in _calendars(path):
        events = [event for event in calendar.walk("VEVENT") if event.get("uid")]
        if any(_is_too_often(event) for event in events):
            raise BadInput(f"{path.name} has a date that returns every hour or oftener.", "Export only the meetings.")
        repeated = {str(e["uid"]) for e in events if any(rule in e for rule in ("RRULE", "RDATE"))}
        parts = {str(e["uid"]) for e in events if "RECURRENCE-ID" in e}
        calls_off = str(calendar.get("method", "")).upper() == "CANCEL"
        whole = {str(e["uid"]) for e in events if "RECURRENCE-ID" not in e and (calls_off or _is_cancelled(e))}
        series |= repeated
        cancelled |= whole
        found += _dates(path.name, calendar, span, repeated | parts, calls_off)
    return Appointments(tuple(found), frozenset(series), frozenset(cancelled))


def _calendars(path: Path) -> list[Any]:
    content = read_content(path)
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(content, multiple=True)
    except Exception as fault:  # the library meets damaged files with any error
        raise BadInput(f"{path.name} is no calendar file, or is damaged.", "Save it as .ics once more.") from fault
    found = [each for each in calendars if each.name == "VCALENDAR"]
    if not found:
        raise BadInput(f"{path.name} is no calendar file.", "In Outlook, save the calendar or the meeting as .ics.")
    return found


def _dates(name: str, calendar: Any, span: Span, in_series: set[str], calls_off: bool) -> Iterator[Appointment]:
    from recurring_ical_events import of

    try:
        query = of(calendar, skip_bad_series=True).after(span.starts)
        events = list(islice(_until(query, span.ends), MOST_DATES + 1))
    except Exception as fault:  # a date or rule that no calendar can have is met with any error
        raise BadInput(f"{name} has a date that cannot be read.", "Save it as .ics once more.") from fault
    if len(events) > MOST_DATES:
        raise BadInput(f"{name} has more than {MOST_DATES:,} dates within the plan.", "Export only the meetings.")
    for event in events:
        uid = str(event.get("uid", ""))
        if not uid:
            continue
        first = event["RECURRENCE-ID"].dt if uid in in_series and "RECURRENCE-ID" in event else None
        yield Appointment(
            f"{uid}{BETWEEN}{day_in_england(first)}" if first else uid,
            day_in_england(event.start),
            " ".join(str(event.get("summary", "")).split()),
            " ".join(str(event.get("location", "")).split()) or None,
            calls_off or _is_cancelled(event),
        )


def _until(events: Iterator[Any], last: date) -> Iterator[Any]:
    """Events up to a day; they come in the order of their beginning."""
    for event in events:
        if day_in_england(event.start) > last + timedelta(days=1):
            return
        if day_in_england(event.start) <= last:
            yield event


def _is_too_often(event: Any) -> bool:
    rules = event.get("RRULE", [])
    freqs = [freq for rule in (rules if isinstance(rules, list) else [rules]) for freq in rule.get("FREQ", [])]
    return not TOO_OFTEN.isdisjoint(str(freq).upper() for freq in freqs)


def _is_cancelled(event: Any) -> bool:
    return str(event.get("status", "")).upper() == "CANCELLED"


def day_in_england(moment: date | datetime) -> date:
    """The day in England of a moment; one without a time zone, and a whole day, are what they say."""
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(ENGLAND) if moment.tzinfo else moment).date()
