"""Taking in a calendar: meetings are planned, moved and called off, all in one write."""

from collections import Counter
from collections.abc import Sequence

from db.engine import Store
from db.tables import Meeting, Record
from riia_tui.actions.commands import LogMeeting, Outcome
from riia_tui.actions.corrections import take_out
from riia_tui.actions.place import Place
from riia_tui.actions.records import link_meeting, meeting_row
from riia_tui.exchange.appointments import OWN
from riia_tui.exchange.calendar_found import CalendarFound, DateLine, Does
from riia_tui.phrases import counted
from riia_tui.views.names import plan_named


def take_dates(store: Store, found: CalendarFound, lines: Sequence[DateLine]) -> Outcome:
    """Does what the lines (of this file) say. Undo takes all of it back."""
    if not lines:
        return Outcome("Nothing new was taken in.")
    with store.write("take in a calendar") as session:
        place = Place(session, plan_named(session, found.head.plan))
        for line in lines:
            _do(place, line)
        session.about(place.plan.id)
        session.say(f"Took in {found.file}: {_told(lines)}")
        return Outcome(f"{session.said}.")


def _told(lines: Sequence[DateLine]) -> str:
    count = Counter(line.does for line in lines)
    said = [f"{counted(count[does], 'meeting')} {does}" for does in Does if count[does]]
    return ", ".join(said)


def _do(place: Place, line: DateLine) -> None:
    if line.record is None:
        asked = LogMeeting(place.plan.code, line.on, line.title, planned=True, place=line.place)
        record = meeting_row(place, asked, line.network)
        link_meeting(place, record, asked, line.network)
        place.session.get_one(Meeting, record.id).calendar_uid = line.uid
        return
    record, meeting = place.session.get_one(Record, line.record), place.session.get_one(Meeting, line.record)
    if line.does is Does.WITHDRAW:
        take_out(place.session, record)
        return
    record.on, record.title, record.place = line.on, line.title, line.place or record.place
    meeting.calendar_uid = meeting.calendar_uid or _foreign(line)
    place.session.add_all((record, meeting))


def _foreign(line: DateLine) -> str | None:
    """The uid by which another calendar knows the meeting; our own is made of its key."""
    return None if line.uid.endswith(OWN) else line.uid
