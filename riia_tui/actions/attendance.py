"""Taking in who came: meetings are found or made, and their registers put right, all in one write."""

from collections.abc import Mapping, Sequence

from db.engine import Store
from db.queries.records import load_parts
from db.tables import Meeting, Participation, Record
from riia_tui.actions.commands import LogMeeting, Outcome
from riia_tui.actions.kept_matches import NAME, keep_matches
from riia_tui.actions.place import Place
from riia_tui.actions.records import link_meeting, meeting_row
from riia_tui.exchange.attendance_found import AttendanceFound, Entry, MeetingLine
from riia_tui.phrases import counted
from riia_tui.views.names import plan_named


def take_attendance(store: Store, found: AttendanceFound, meant: Mapping[str, str]) -> Outcome:
    """Writes what is new of the meetings that raise no question, and keeps what names were matched to.

    ``meant`` are the keys of bodies, “” for none, by folded name. Undo takes the whole file back.
    """
    lines = [line for line in found.meetings if line.is_new]
    if not lines and not meant:
        return Outcome("Nothing new was taken in.")
    with store.write("take in attendance") as session:
        place = Place(session, plan_named(session, found.head.plan))
        for line in lines:
            _put_entries(place, _meeting_of(place, line), line.entries)
        keep_matches(session, place.plan.id, NAME, meant)
        session.about(place.plan.id)
        meetings, entries = counted(len(lines), "meeting"), sum(len(line.entries) for line in lines)
        session.say(f"Took in who came to {meetings} from {found.file}: {counted(entries, 'entry', 'entries')}")
        return Outcome(f"{session.said}.")


def _meeting_of(place: Place, line: MeetingLine) -> Record:
    """The meeting's record, held now; a new one counts towards what its network counts towards."""
    asked = LogMeeting(place.plan.code, line.on, line.title)
    if line.record is None:
        record = meeting_row(place, asked, line.network)
        link_meeting(place, record, asked, line.network)
        return record
    record, meeting = place.session.get_one(Record, line.record), place.session.get_one(Meeting, line.record)
    if record.planned:
        record.planned, record.entered, record.by = False, place.session.now, place.session.by
    if line.network and not meeting.network:
        meeting.network = line.network
        link_meeting(place, record, asked, line.network)
    place.session.add_all((record, meeting))
    return record


def _put_entries(place: Place, record: Record, entries: Sequence[Entry]) -> None:
    """Puts right what the register says of these; the others stay as they are."""
    place.session.flush()
    keys = load_parts(place.session, record.id)["participation"]
    rows = {row.organisation: row for row in (place.session.get_one(Participation, key) for key in keys)}
    for entry in entries:
        row = rows.get(entry.organisation) or Participation(
            record=record.id, organisation=entry.organisation, role=entry.role
        )
        row.role = entry.role
        row.people, row.names = (
            (len(entry.people), ", ".join(entry.people)) if entry.people else (row.people, row.names)
        )
        place.session.add(row)
