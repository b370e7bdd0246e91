"""Taking in minutes: meetings with their registers, actions and decisions, and the files that they came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import BadInput, RiiaError
from db.journal import Writing
from db.queries.intake import load_attachment_prints
from db.tables import Attachment
from riia_tui.actions.commands import Agreed, LogMeeting, Outcome, Register
from riia_tui.actions.kept_matches import NAME, NETWORK, keep_matches
from riia_tui.actions.place import Place
from riia_tui.actions.records import put_meeting
from riia_tui.exchange.minutes.draft import Draft, Original
from riia_tui.phrases import counted
from riia_tui.views.names import folded, network_named, plan_named


@dataclass(frozen=True, slots=True)
class FromFile:
    """A meeting as it is to be recorded, and the file that it is from.

    ``called`` is what the file calls the meeting, where somebody has said whose meeting it was: it is kept.
    """

    meeting: LogMeeting
    original: Original
    called: str = ""


def meeting_of(draft: Draft, plan: str) -> LogMeeting:
    """The meeting that a draft makes as it stands. Raises BadInput where it has no day."""
    if draft.on is None:
        raise BadInput(f"{draft.original.path.name} has no day.", "Give it one, or leave it out.")
    return LogMeeting(
        plan=plan,
        on=draft.on,
        title=draft.title,
        network=draft.network,
        planned=draft.planned,
        register=register_of(draft),
        agreed=tuple(Agreed(line.who, line.what, line.due) for line in draft.agreed),
        decisions=draft.decisions,
    )


def register_of(draft: Draft) -> Register:
    """Who came, as a draft has it."""
    return Register(
        draft.attended, draft.deputies, draft.apologies, draft.absent, guests=draft.guests, people=draft.people
    )


def take_minutes(
    store: Store, plan: str, files: Sequence[FromFile], today: date, meant: Mapping[str, str] | None = None
) -> Outcome:
    """Records every meeting with its file, all of them or none; one undo takes all back.

    A file that a record has already is passed over. ``meant`` is what names were said to mean (keys by folded name),
    which is kept. Raises BadInput, with the file's name in it, or UnknownName.
    """
    with store.write("take in minutes") as session:
        place = Place(session, plan_named(session, plan))
        known = set(load_attachment_prints(session, place.plan.id))
        new = [each for each in files if each.original.sha256 not in known]
        for each in new:
            _take(place, each, today)
        keep_matches(session, place.plan.id, NAME, meant or {})
        keep_matches(session, place.plan.id, NETWORK, _networks(place, new))
        session.about(place.plan.id)
        if not new:
            return Outcome("Nothing new was taken in.")
        session.say(f"Took in {counted(len(new), 'meeting')} from minutes")
        return Outcome(f"{session.said}.")


def _networks(place: Place, files: Sequence[FromFile]) -> dict[str, str]:
    """The keys of networks, “” for none, by what the files call their meetings, as somebody has said it."""
    return {
        folded(each.called): network_named(place.session, each.meeting.network, place.plan.id).id
        if each.meeting.network
        else ""
        for each in files
        if each.called
    }


def _take(place: Place, each: FromFile, today: date) -> None:
    try:
        each.meeting.check(today)
        network = network_named(place.session, each.meeting.network, place.plan.id) if each.meeting.network else None
        record = put_meeting(place, each.meeting, network.id if network else None)
    except RiiaError as fault:
        raise BadInput(f"{each.original.path.name}: {fault}", "Put it right or leave it out.") from fault
    _attach(place.session, record.id, each.original)


def _attach(session: Writing, record: str, original: Original) -> None:
    session.add(
        Attachment(
            record=record,
            address=str(original.path),
            sha256=original.sha256,
            size=original.size,
            text=original.text or None,
        )
    )
