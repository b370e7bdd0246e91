"""Taking in a survey: it is recorded, or the record of it put right, with its answers by authority and its quotes."""

from collections.abc import Mapping

from db.engine import Store
from db.queries.records import load_parts
from db.tables import Participation, Quote, Record, Survey
from db.words import RecordKind, Role
from riia_tui.actions.commands import Outcome, check_answers
from riia_tui.actions.kept_matches import NAME, keep_matches
from riia_tui.actions.place import Place
from riia_tui.actions.records import drop, link
from riia_tui.exchange.survey_found import SurveyFound
from riia_tui.phrases import full_day
from riia_tui.views.names import plan_named


def take_survey(store: Store, found: SurveyFound, meant: Mapping[str, str]) -> Outcome:
    """Records a survey as its file tells it; the same survey again is put right, not doubled.

    ``meant`` are the keys of bodies, “” for none, by folded name. Raises UnknownName or BadInput.
    """
    check_answers(found.responses, found.positive)
    if not found.changes and not meant:
        return Outcome("Nothing new was taken in.", found.record or "")
    with store.write("take in survey") as session:
        place = Place(session, plan_named(session, found.head.plan))
        record = _record_of(place, found)
        _put_groups(place, record, found)
        if found.quotes:
            drop(session, record, "quote")
            session.add_all(Quote(record=record.id, position=at, text=text) for at, text in enumerate(found.quotes))
        link(place, record, place.targets(found.counts_towards))
        keep_matches(session, place.plan.id, NAME, meant)
        session.about(place.plan.id)
        session.say(
            f"Took in the survey “{record.title}” of {full_day(record.on)}: "
            f"{found.positive} of {found.responses} positive"
        )
        return Outcome(f"{session.said}.", record.id)


def _record_of(place: Place, found: SurveyFound) -> Record:
    session = place.session
    if found.record is None:
        record = Record(
            plan=place.plan.id,
            kind=RecordKind.SURVEY,
            on=found.on,
            title=found.title,
            entered=session.now,
            by=session.by,
        )
        survey = Survey(id=record.id, responses=found.responses, positive=found.positive, question=found.question)
    else:
        record, survey = session.get_one(Record, found.record), session.get_one(Survey, found.record)
        record.on = found.on
        survey.responses, survey.positive = found.responses, found.positive
    session.add_all((record, survey))
    session.flush()
    return record


def _put_groups(place: Place, record: Record, found: SurveyFound) -> None:
    """What each authority answered as a whole; who took part before stays."""
    keys = load_parts(place.session, record.id)["participation"]
    rows = {row.organisation: row for row in (place.session.get_one(Participation, key) for key in keys)}
    for group in found.groups:
        row = rows.get(group.organisation) or Participation(
            record=record.id, organisation=group.organisation, role=Role.CONTRIBUTED
        )
        row.answer = group.yes
        place.session.add(row)
