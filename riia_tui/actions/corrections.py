"""Putting a record right, and taking one out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from db.engine import Store
from db.errors import BadInput
from db.facts import PlanFact
from db.journal import CLASSES, Writing
from db.queries.facts import load_plans
from db.queries.records import load_parts, load_records_about
from db.tables import DataReturn, Meeting, Participation, Record, RecordKpi, Survey
from db.words import TOOK_PART, RecordKind, Role
from riia_tui.actions.commands import (
    EditRecord,
    Outcome,
    check_answers,
    check_finished,
    check_quantity,
    check_record,
)
from riia_tui.actions.done import done
from riia_tui.actions.place import Place
from riia_tui.actions.records import drop, link, put_agreed, put_decisions, record_title
from riia_tui.actions.registers import put_answers, put_register
from riia_tui.views.names import record_named


def edit_record(store: Store, key: str, edit: EditRecord, today: date) -> Outcome:
    """Changes what is given of the record with this key (or the end of it), and nothing else.

    A register, participants, links, actions or decisions that are given take the place of those there.
    Raises BadInput or UnknownName; then nothing is written.
    """
    with store.write("edit record") as session:
        record = session.get_one(Record, record_named(session, key).id)
        place = Place(session, _plan_of(session, record))
        _refuse_return(place, record, edit)
        _edit_row(record, edit)
        check_record(record.title, record.on, record.planned, today, "A record")
        check_quantity(record.quantity)
        check_finished(today, edit.done, edit.papers_out)
        _edit_meeting(session, record, edit)
        _edit_survey(session, record, edit)
        _edit_participants(place, record, edit)
        _edit_links(place, record, edit)
        _edit_outcomes(place, record, edit)
        session.about(record.plan)
        session.say(f"Changed the {record_title(record)}")
        return done(session, f"The {record_title(record)}", record.id)


def remove_record(store: Store, key: str) -> Outcome:
    """Takes a record out with everything that belongs to it; undo brings all of it back. Raises UnknownName."""
    with store.write("remove record") as session:
        record = session.get_one(Record, record_named(session, key).id)
        take_out(session, record)
        session.about(record.plan)
        session.say(f"Removed the {record_title(record)}")
        return Outcome(f"{session.said}.", record.id, "Undo brings it back.")


def take_out(session: Writing, record: Record) -> None:
    """Deletes a record with everything that belongs to it; what is about it stays."""
    for about in load_records_about(session, record.id):
        session.get_one(Record, about).about = None
    for table, keys in load_parts(session, record.id).items():
        for part in keys:
            session.delete(session.get_one(CLASSES[table], part))
    session.flush()
    session.delete(record)


def _plan_of(session: Writing, record: Record) -> PlanFact:
    return next(plan for plan in load_plans(session) if plan.id == record.plan)


def _refuse_return(place: Place, record: Record, edit: EditRecord) -> None:
    """A data return's days and sender are put right where they are entered. Raises BadInput where they would change."""
    if place.session.get(DataReturn, record.id) is None:
        return
    days = [(edit.on, record.on), (edit.planned, record.planned), (edit.done, record.done)]
    senders = {row.organisation for row in _rows(place.session, record, "participation")}
    others = edit.authorities is not None and {body.id for body in place.bodies(edit.authorities)} != senders
    if others or edit.register is not None or any(new not in (None, now) for new, now in days):
        raise BadInput("The days of a data return, and whose it is, are put right by “riia log return”.")


def _edit_row(record: Record, edit: EditRecord) -> None:
    for name in ("title", "on", "note", "quantity", "strength", "planned", "done"):
        value = getattr(edit, name)
        if value is not None:
            setattr(record, name, value)


def _edit_meeting(session: Writing, record: Record, edit: EditRecord) -> None:
    if edit.papers_out is None:
        return
    meeting = session.get(Meeting, record.id)
    if meeting is None:
        raise BadInput("Only a meeting has papers.", "For other records give --done.")
    meeting.papers_out = edit.papers_out


def _edit_survey(session: Writing, record: Record, edit: EditRecord) -> None:
    if edit.responses is None and edit.positive is None:
        return
    survey = session.get(Survey, record.id)
    if survey is None:
        raise BadInput("Only a survey has responses.")
    survey.responses = survey.responses if edit.responses is None else edit.responses
    survey.positive = survey.positive if edit.positive is None else edit.positive
    check_answers(survey.responses, survey.positive)


def _edit_participants(place: Place, record: Record, edit: EditRecord) -> None:
    """Puts right who took part and what they answered; what is known of who stays is kept."""
    if edit.register is not None and edit.authorities is not None:
        raise BadInput("A register already says which authorities took part.", "Give one of the two.")
    rows = _rows(place.session, record, "participation")
    role = _role(record, {Role(row.role) for row in rows})
    if edit.register is not None:
        answers = {row.organisation: row.answer for row in drop(place.session, record, "participation")}
        meeting = place.session.get(Meeting, record.id)
        put_register(place, record, meeting.network if meeting else None, edit.register)
        _keep_answers(place.session, record, answers)
    if edit.authorities is not None:
        _name_participants(place, record, edit.authorities, role, rows)
    put_answers(place, record.id, role, edit.answers)


def _name_participants(place: Place, record: Record, names: Sequence[str], role: Role, rows: Sequence[Any]) -> None:
    """Exactly these took part: who did before keeps what it did, whoever is not named goes, the others come."""
    named = [body.id for body in place.bodies(names)]
    kept = {row.organisation for row in rows if row.organisation in named and row.role in (*TOOK_PART, Role.OFFERED)}
    for row in rows:
        if row.organisation not in kept:
            place.session.delete(row)
    place.session.flush()
    for key in named:
        if key not in kept:
            place.session.add(Participation(record=record.id, organisation=key, role=role))


def _rows(session: Writing, record: Record, table: str) -> list[Any]:
    """The record's rows of one table, as they stand now."""
    session.flush()
    return [session.get_one(CLASSES[table], key) for key in load_parts(session, record.id)[table]]


def _keep_answers(session: Writing, record: Record, answers: Mapping[str, bool | None]) -> None:
    """Whoever is still there answered what it did before."""
    for row in _rows(session, record, "participation"):
        row.answer = answers.get(row.organisation)


def _role(record: Record, roles: Collection[Role]) -> Role:
    """What authorities that are named for a record did: what those there before did, where all did the same."""
    if record.kind == RecordKind.MEETING:
        return Role.ATTENDED
    return next(iter(roles)) if len(roles) == 1 else Role.CONTRIBUTED


def _edit_links(place: Place, record: Record, edit: EditRecord) -> None:
    if edit.counts_towards is not None:
        targets = place.targets(edit.counts_towards)
        were = drop(place.session, record, "record_kpi")
        answer = next((row.answer for row in were if row.answer is not None), None)
        link(place, record, targets, any(row.delivers for row in were), answer)
        place.session.flush()
    if edit.delivers is not None:
        for key in load_parts(place.session, record.id)["record_kpi"]:
            place.session.get_one(RecordKpi, key).delivers = edit.delivers


def _edit_outcomes(place: Place, record: Record, edit: EditRecord) -> None:
    if edit.agreed is not None:
        drop(place.session, record, "action")
        put_agreed(place, record, edit.agreed)
    if edit.decisions is not None:
        drop(place.session, record, "decision")
        put_decisions(place, record, edit.decisions)
