"""Agreeing what leads reported: only now it becomes a RAG, a figure and evidence, signed by who reported it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.facts import MeasureFact, ReportedFact
from db.journal import Writing
from db.queries.facts import load_facts
from db.tables import Figure, Record, ReportedUpdate
from db.words import RecordKind, Reported, Status
from riia_tui.actions.commands import Outcome, UpdateRag
from riia_tui.actions.judgements import judgement
from riia_tui.actions.place import Place
from riia_tui.actions.records import attachment, link
from riia_tui.phrases import full_day
from riia_tui.rules.plausible import check_value
from riia_tui.views.asked import figure_measure, waiting_to_be_agreed
from riia_tui.views.names import folded, nearest, plan_named, short_key
from riia_tui.views.reported import reported_name
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Agree:
    """Updates to be agreed, and those to be refused, by ref (“5.2.6”, with its single figures) or by number.

    ``status`` is the RAG that was agreed instead of the one reported.
    """

    names: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    plan: str | None = None
    status: Status | None = None


def agree(store: Store, wanted: Agree, today: date) -> Outcome:
    """Agrees or refuses what was reported, all of it or, where one cannot be, nothing.

    Raises UnknownName where nothing of that name waits, and BadInput where several do or nothing can be agreed.
    """
    found = standing(store, wanted.plan, today)
    refused = list(dict.fromkeys(each for name in wanted.refused for each in _meant(found, name)))
    agreed = list(dict.fromkeys(each for name in wanted.names for each in _meant(found, name) if each not in refused))
    if not (agreed or refused):
        return Outcome("Nothing was agreed or refused.")
    with store.write("agree updates" if agreed else "refuse updates") as session:
        plan = plan_named(session, found.facts.plan.code)
        session.about(plan.id)
        for each in agreed:
            _agree(Place(session, plan), found, each, wanted.status, today)
            _settle(session, each, Reported.AGREED)
        for each in refused:
            _settle(session, each, Reported.REFUSED)
        told = [_told(found, agreed, "Agreed")] if agreed else []
        told += [_told(found, refused, "Refused")] if refused else []
        session.say("; ".join(told))
        return Outcome(f"{session.said}.", (agreed or refused)[0].id)


def _settle(session: Writing, each: ReportedFact, state: Reported) -> None:
    row = session.get_one(ReportedUpdate, each.id)
    row.state = state
    session.add(row)


def _meant(found: Standing, name: str) -> list[ReportedFact]:
    """The updates that a name means: one, or one of each part of a KPI."""
    waiting = waiting_to_be_agreed(found)
    numbered = [each for each in waiting if folded(short_key(each.id)) == folded(name)]
    if numbered:
        return numbered
    named = [each for each in waiting if folded(name) == folded(reported_name(found, each))]
    of_kpi = [each for each in waiting if folded(name) == folded(found.facts.kpi[each.kpi].ref)]
    meant = [each for each in of_kpi if each.part is None or each.figure is not None] or named
    if not meant:
        raise UnknownName("update that waits", name, nearest(name, [reported_name(found, each) for each in waiting]))
    parts = [each.part for each in meant]
    if len(set(parts)) < len(parts):
        raise BadInput(f"More than one update waits for {name}: {_numbers(meant)}.", "Name one by its number.")
    return meant


def _numbers(meant: Sequence[ReportedFact]) -> str:
    return ", ".join(f"{short_key(each.id)} of {each.person or 'nobody named'}" for each in meant)


def _agree(place: Place, found: Standing, each: ReportedFact, instead: Status | None, today: date) -> None:
    measure = figure_measure(found, each.kpi, each.part)
    if each.figure is not None:
        _give_figure(place.session, measure, each)
    if each.evidence:
        _record_evidence(place, found, each)
    if instead or each.status or each.narrative or each.cause or each.remedy or each.forecast:
        _judge(place.session, found, each, instead, today)
    elif each.figure is None and not each.evidence:
        raise BadInput(
            f"What was reported of {reported_name(found, each)} could not be understood: {each.unread}.",
            "Give the RAG with --rag, or refuse it.",
        )


def _give_figure(session: Writing, measure: MeasureFact | None, each: ReportedFact) -> None:
    if measure is None or each.figure is None:
        raise BadInput("The figure that was reported is for a measure that is no longer there.", "Refuse it.")
    check_value(measure, each.figure)
    session.add(
        Figure(
            measure=measure.id,
            on=each.received,
            entered=session.now,
            value=each.figure,
            by=each.person or session.by,
        )
    )


def _record_evidence(place: Place, found: Standing, each: ReportedFact) -> None:
    """The evidence that was named, counted towards the KPI as evidence always is."""
    ref = found.facts.kpi[each.kpi].ref
    record = Record(
        plan=place.plan.id,
        kind=RecordKind.EVIDENCE,
        on=each.received,
        title=f"Evidence for {ref} from {each.person or 'its lead'}",
        entered=place.session.now,
        note=each.evidence,
        by=each.person or place.session.by,
    )
    place.session.add(record)
    if each.evidence and "://" in each.evidence:
        place.session.add(attachment(record.id, each.evidence))
    link(place, record, place.targets([ref]))


def _judge(session: Writing, found: Standing, each: ReportedFact, instead: Status | None, today: date) -> None:
    """The RAG with the person's words; where they gave none, the one agreed last stays."""
    ref = found.facts.kpi[each.kpi].ref
    last = [assessment for assessment in found.facts.assessments_of.get(each.kpi, ()) if assessment.on <= today]
    status = instead or each.status or (last[-1].status if last else None)
    if status is None:
        raise BadInput(f"No RAG was reported of {ref}, and none is agreed yet.", "Give it with --rag.")
    words = {"comment": each.narrative, "cause": each.cause, "remedy": each.remedy, "forecast": each.forecast}
    rag = UpdateRag(ref, status, today, **words)  # type: ignore[arg-type]
    rag.check(today)
    session.flush()
    row = judgement(session, load_facts(session, found.facts.plan.id), each.kpi, rag)
    row.by = each.person or session.by
    session.add(row)


def _told(found: Standing, chosen: Sequence[ReportedFact], done: str) -> str:
    names = ", ".join(dict.fromkeys(reported_name(found, each) for each in chosen))
    people = ", ".join(dict.fromkeys(each.person for each in chosen if each.person))
    said = f"{done} what was reported of {names}"
    return f"{said} by {people} for the board of {full_day(chosen[0].board_on)}" if people else said
