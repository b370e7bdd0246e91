"""Recording what happened: meetings with their registers, evidence and surveys; putting records right."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.engine import Store
from db.journal import CLASSES, Writing
from db.queries.networks import load_quorum
from db.queries.records import (
    expected_organisations,
    load_linked_kpis,
    load_links,
    load_network_kpis,
    load_parts,
    load_register,
    planned_meeting,
)
from db.tables import Action, Attachment, Decision, Meeting, Record, RecordKpi, Survey
from db.words import TOOK_PART, RecordKind, Role
from riia_tui.actions.commands import Agreed, LogEvidence, LogMeeting, LogSurvey, Outcome, Register
from riia_tui.actions.place import Place
from riia_tui.actions.registers import put_participants, put_register
from riia_tui.phrases import counted, full_day
from riia_tui.views.names import Target, network_named, plan_named, record_named, short_key


def log_meeting(store: Store, meeting: LogMeeting, today: date) -> Outcome:
    """Records a meeting with its register, papers, actions and decisions; one that was planned is filled.

    A meeting matches a planned one of the same day with the same network or title.
    Raises BadInput or UnknownName; then nothing is written.
    """
    meeting.check(today)
    with store.write("log meeting") as session:
        place = Place(session, plan_named(session, meeting.plan))
        network = network_named(session, meeting.network, place.plan.id).id if meeting.network else None
        record = meeting_row(place, meeting, network)
        if meeting.register != Register():
            drop(session, record, "participation")
        put_register(place, record, network, meeting.register)
        link_meeting(place, record, meeting, network)
        put_agreed(place, record, meeting.agreed)
        put_decisions(place, record, meeting.decisions)
        session.about(place.plan.id)
        session.flush()
        came = _came(session, record.id)
        done = "Planned" if record.planned else "Recorded"
        session.say(f"{done} the meeting “{record.title}” of {full_day(record.on)}{came}")
        return Outcome(f"{session.said}.", record.id, _quorum_said(place, record, network))


def _quorum_said(place: Place, record: Record, network: str | None) -> str:
    """That too few members came to a meeting, as a sentence; “” where enough did, or no quorum or register is there."""
    quorum = load_quorum(place.session, network) if network else None
    register = load_register(place.session, record.id)
    if quorum is None or not register:
        return ""
    members = expected_organisations(place.session, place.plan.id, network, record.on, excused_too=True)
    came = sum(entry.role in TOOK_PART and entry.organisation in members for entry in register)
    return "" if came >= quorum else f"It was not quorate: that takes {quorum} members, and {came} came."


def meeting_row(place: Place, meeting: LogMeeting, network: str | None) -> Record:
    """The planned meeting that this one is, now held; or a new one."""
    session = place.session
    key = planned_meeting(session, place.plan.id, meeting.on, meeting.title, network)
    if key is None:
        record = Record(
            plan=place.plan.id, kind=RecordKind.MEETING, on=meeting.on, title=meeting.title, entered=session.now
        )
        extra = Meeting(id=record.id, network=network)
    else:
        record, extra = session.get_one(Record, key), session.get_one(Meeting, key)
        record.title, record.entered = meeting.title, session.now
        extra.network = network or extra.network
    record.planned = meeting.planned
    record.note = meeting.note if meeting.note is not None else record.note
    record.place = meeting.place if meeting.place is not None else record.place
    record.by = session.by
    extra.papers_due = meeting.papers_due or extra.papers_due
    extra.papers_out = meeting.papers_out or extra.papers_out
    session.add_all((record, extra))
    session.flush()
    return record


def link_meeting(place: Place, record: Record, meeting: LogMeeting, network: str | None) -> None:
    """Counts a meeting towards what is named, and towards what its network counts towards."""
    link(place, record, place.targets(meeting.counts_towards), meeting.delivers)
    linked = set(_linked(place.session, record.id))
    for kpi in load_network_kpis(place.session, network) if network else ():
        if kpi not in linked:
            place.session.add(RecordKpi(record=record.id, kpi=kpi))


def log_evidence(store: Store, evidence: LogEvidence, today: date) -> Outcome:
    """Records anything else that happened. Raises BadInput or UnknownName; then nothing is written."""
    evidence.check(today)
    with store.write("log evidence") as session:
        place = Place(session, plan_named(session, evidence.plan))
        record = Record(
            plan=place.plan.id,
            kind=evidence.kind,
            on=evidence.on,
            title=evidence.title,
            entered=session.now,
            note=evidence.note,
            quantity=evidence.quantity,
            planned=evidence.planned,
            due=evidence.due,
            done=evidence.done,
            strength=evidence.strength,
            about=record_named(session, evidence.about).id if evidence.about else None,
            by=session.by,
        )
        session.add(record)
        if evidence.address:
            session.add(attachment(record.id, evidence.address))
        put_participants(place, record.id, evidence.authorities, evidence.role, evidence.answers)
        link(place, record, place.targets(evidence.counts_towards), evidence.delivers, evidence.answer)
        session.about(place.plan.id)
        session.say(f"Recorded the {evidence.kind.replace('-', ' ')} “{record.title}” of {full_day(record.on)}")
        return Outcome(f"{session.said}.", record.id)


def log_survey(store: Store, survey: LogSurvey, today: date) -> Outcome:
    """Records a survey. Raises BadInput or UnknownName; then nothing is written."""
    survey.check(today)
    with store.write("log survey") as session:
        place = Place(session, plan_named(session, survey.plan))
        record = Record(
            plan=place.plan.id,
            kind=RecordKind.SURVEY,
            on=survey.on,
            title=survey.title,
            entered=session.now,
            note=survey.note,
            by=session.by,
        )
        session.add(record)
        session.add(
            Survey(id=record.id, responses=survey.responses, positive=survey.positive, question=survey.question)
        )
        put_participants(place, record.id, survey.authorities, Role.CONTRIBUTED, survey.answers)
        link(place, record, place.targets(survey.counts_towards))
        session.about(place.plan.id)
        said = f"Recorded the survey “{record.title}” of {full_day(record.on)}"
        session.say(f"{said}: {survey.positive} of {survey.responses} positive")
        return Outcome(f"{session.said}.", record.id)


def put_agreed(place: Place, record: Record, agreed: Sequence[Agreed]) -> None:
    """Writes the actions agreed at a meeting, in their order."""
    for position, action in enumerate(agreed):
        place.session.add(
            Action(
                plan=place.plan.id,
                record=record.id,
                position=position,
                who=action.who,
                what=action.what,
                due=action.due,
                done=action.done,
            )
        )


def put_decisions(place: Place, record: Record, decisions: Sequence[str]) -> None:
    """Writes what a meeting decided, in its order."""
    for position, text in enumerate(decisions):
        place.session.add(Decision(record=record.id, position=position, text=text))


def link(
    place: Place, record: Record, targets: Sequence[Target], delivers: bool = False, answer: bool | None = None
) -> None:
    """Counts a record towards KPIs or single measures, each once: a KPI as a whole takes in its measures."""
    place.session.flush()
    rows = [place.session.get_one(RecordKpi, key) for key in load_links(place.session, record.id)]
    linked = {(row.kpi, row.measure): row for row in rows}
    for target in sorted(targets, key=lambda target: target.measure is not None):
        kpi, measure = target.kpi.id, target.measure.id if target.measure else None
        whole = linked.get((kpi, None))
        if whole and measure and (whole.delivers or not delivers) and answer in (None, whole.answer):
            continue
        row = linked.get((kpi, measure)) or RecordKpi(record=record.id, kpi=kpi, measure=measure)
        linked[kpi, measure] = row
        row.delivers = row.delivers or delivers
        row.answer = row.answer if answer is None else answer
        place.session.add(row)


def drop(session: Writing, record: Record, table: str) -> list[Any]:
    """Deletes a record's rows of one table; gives them as they were."""
    rows = [session.get_one(CLASSES[table], key) for key in load_parts(session, record.id)[table]]
    for row in rows:
        session.delete(row)
    session.flush()
    return rows


def attachment(record: str, address: str) -> Attachment:
    """A file or address that belongs to a record; of a file that is there its size and hash are kept."""
    from hashlib import sha256
    from pathlib import Path

    path = Path(address)
    if "://" in address or not path.is_file():
        return Attachment(record=record, address=address)
    content = path.read_bytes()
    return Attachment(record=record, address=str(path.resolve()), sha256=sha256(content).hexdigest(), size=len(content))


def _linked(session: Writing, record: str) -> list[str]:
    session.flush()
    return load_linked_kpis(session, record)


def _came(session: Writing, record: str) -> str:
    register = load_register(session, record)
    came = sum(entry.role in (Role.ATTENDED, Role.DEPUTY) for entry in register)
    return f": {came} of {counted(len(register), 'authority', 'authorities')} came" if register else ""


def record_title(record: Record) -> str:
    """A record as the history names it."""
    return f"{record.kind.replace('-', ' ')} “{record.title}” of {full_day(record.on)} ({short_key(record.id)})"
