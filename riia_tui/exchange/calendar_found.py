"""A calendar's dates beside the plan: which would be new meetings, which moved, and which were called off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from db.facts import NetworkFact, RecordFact
from db.words import RecordKind
from riia_tui import phrases
from riia_tui.exchange.appointments import BETWEEN, OWN, Appointment, Appointments, read_appointments
from riia_tui.exchange.days import Span
from riia_tui.exchange.matching import Kept, Meant, network_called
from riia_tui.views.names import folded
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing

TITLE = 120
"""Signs to which our own calendar cuts a title."""


class Does(StrEnum):
    """What becomes of a meeting."""

    PLAN = "planned"
    CHANGE = "changed"
    WITHDRAW = "called off"
    KNOW = "known from now on"
    """It is there, and is known by its calendar's own name from now on."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A meeting that would change; ``record`` is its key where it is there. ``said`` tells what would change."""

    does: Does
    uid: str
    on: date
    title: str
    place: str | None
    network: str | None
    record: str | None
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarFound:
    """What a calendar file would change; ``known`` dates are there already."""

    head: Head
    file: str
    lines: tuple[DateLine, ...]
    known: int
    notes: tuple[str, ...]


def read_calendar(
    found: Standing, kept: Kept, path: Path, network: str | None = None, only: Sequence[str] = ()
) -> CalendarFound:
    """A calendar file beside the plan; ``network`` says whose meetings they are, ``only`` keeps titles with such words.

    Raises BadInput or UnknownName; nothing is written.
    """
    plan = found.facts.plan
    read = read_appointments(path, Span(plan.starts, plan.ends, found.today))
    meant = Meant(found, kept)
    named = network_called(found, network) if network else None
    wanted = [each for each in read.dates if not only or any(word.casefold() in each.title.casefold() for word in only)]
    return _found(found, path.name, Appointments(tuple(wanted), read.series, read.cancelled), meant, named)


def _found(found: Standing, file: str, read: Appointments, meant: Meant, named: NetworkFact | None) -> CalendarFound:
    lines: list[DateLine] = []
    known = past = ours = 0
    taken: set[str] = set()
    for each in read.dates:
        record = _record_of(found, each, named or meant.network((each.title,)), taken)
        if record:
            taken.add(record.id)
        if each.uid.endswith(OWN) and record is None:
            ours += 1
        elif record is None and (each.on < found.today or each.cancelled):
            past += not each.cancelled
        else:
            line = _line(each, record, named or meant.network((each.title,)))
            lines += [line] if line else []
            known += line is None
    lines += _called_off(found, read, {line.uid for line in lines})
    return CalendarFound(head_of(found), file, tuple(lines), known, tuple(_notes(past, ours)))


def _notes(past: int, ours: int) -> list[str]:
    notes = [f"Dates before today are not planned: {phrases.counted(past, 'date')} left out."] if past else []
    said = "Boards, papers, deadlines and actions that riia wrote itself are left alone"
    return notes + ([f"{said}: {phrases.counted(ours, 'date')}."] if ours else [])


def _record_of(found: Standing, each: Appointment, network: NetworkFact | None, taken: set[str]) -> RecordFact | None:
    """The meeting that a date is: by its uid, else by its day with its network or title."""
    meetings = [row for row in found.facts.records if row.kind is RecordKind.MEETING and row.id not in taken]
    by_uid = [row for row in meetings if each.uid in (row.calendar_uid, f"meeting-{row.id}{OWN}")]
    that_day = [row for row in meetings if row.on == each.on and row.calendar_uid is None]
    same = [row for row in that_day if folded(row.title) == folded(each.title)]
    same += [row for row in that_day if network and row.network == network.id]
    return next(iter((*by_uid, *same)), None)


def _line(each: Appointment, record: RecordFact | None, network: NetworkFact | None) -> DateLine | None:
    """What a date would change; None where it changes nothing. What was held is left as it is."""
    key, title = network.id if network else None, each.title or (network.name if network else "A meeting")
    if record is None:
        about = f"network {network.name}" if network else "no network is named, so it counts towards no KPI"
        return DateLine(Does.PLAN, each.uid, each.on, title, each.place, key, None, (about,))
    if not record.planned:
        return None
    if each.cancelled:
        return _withdrawn(record, each.uid)
    said = tuple(_changes(each, record))
    if said or (record.calendar_uid is None and not each.uid.endswith(OWN)):
        does = Does.CHANGE if said else Does.KNOW
        same_title = _same_title(each, record)
        return DateLine(
            does, each.uid, each.on, record.title if same_title else title, each.place, key, record.id, said
        )
    return None


def _changes(each: Appointment, record: RecordFact) -> list[str]:
    changes = []
    if each.on != record.on:
        changes.append(f"{phrases.full_day(record.on)} → {phrases.full_day(each.on)}")
    changes += [] if _same_title(each, record) else [f"“{record.title}” → “{each.title}”"]
    if each.place and each.place != record.place and not each.uid.endswith(OWN):
        changes.append(f"place: {each.place}")
    return changes


def _same_title(each: Appointment, record: RecordFact) -> bool:
    """Whether a title is the meeting's own, also as our calendar cuts it; no title says nothing."""
    return not each.title or each.title in (record.title, phrases.cut(record.title, TITLE))


def _called_off(found: Standing, read: Appointments, told: set[str]) -> list[DateLine]:
    """Planned meetings to come that a calendar no longer has: dates of a series that is there whole, or called off."""
    dates = {each.uid for each in read.dates if not each.cancelled}
    lines = []
    for row in found.facts.records:
        uid = row.calendar_uid or ""
        base, sign, _ = uid.partition(BETWEEN)
        gone = base in read.cancelled or (bool(sign) and base in read.series)
        if row.planned and gone and row.on >= found.today and uid not in dates | told:
            lines.append(_withdrawn(row, uid))
    return lines


def _withdrawn(record: RecordFact, uid: str) -> DateLine:
    return DateLine(
        Does.WITHDRAW, uid, record.on, record.title, None, record.network, record.id, ("taken out of the plan's dates",)
    )
