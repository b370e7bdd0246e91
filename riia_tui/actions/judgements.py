"""What people judge: a KPI's RAG, and figures that only a person can know."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from db.engine import Store
from db.errors import BadInput
from db.facts import Facts, MeasureFact
from db.journal import Writing
from db.queries.facts import load_facts
from db.queries.names import load_measures
from db.tables import Assessment, Figure
from db.words import Metric
from riia_tui.actions.commands import GiveFigure, Outcome, UpdateRag
from riia_tui.phrases import STATUS_WORDS, against, amount, measure_name
from riia_tui.rules.measures import Measured
from riia_tui.rules.plausible import check_value
from riia_tui.rules.settings import settings_on
from riia_tui.rules.status import Judged, judge
from riia_tui.rules.thresholds import Thresholds, thresholds_of
from riia_tui.views.names import Target, kpi_named, plan_named, target_named


def update_rag(store: Store, rag: UpdateRag, today: date) -> Outcome:
    """Records the RAG that somebody agreed, with the figures and targets as they stood.

    Raises BadInput or UnknownName; then nothing is written.
    """
    rag.check(today)
    with store.write("update RAG") as session:
        kpi = kpi_named(session, rag.ref, rag.plan)
        assessment = judgement(session, load_facts(session, kpi.plan), kpi.id, rag)
        session.add(assessment)
        session.about(kpi.plan)
        session.say(f"{kpi.ref} is {STATUS_WORDS[rag.status]}")
        return Outcome(f"{session.said}.", assessment.id)


def judgement(session: Writing, facts: Facts, kpi: str, rag: UpdateRag) -> Assessment:
    """The row of a RAG that was agreed for a KPI (by key), with what the person saw on that day."""
    thresholds = thresholds_of(settings_on(facts.region.settings, rag.on))
    judged = judge(facts, facts.kpi[kpi], rag.on, thresholds)
    return Assessment(
        kpi=kpi,
        on=rag.on,
        entered=session.now,
        status=rag.status,
        comment=rag.comment,
        cause=rag.cause,
        remedy=rag.remedy,
        remedy_owner=rag.remedy_owner,
        forecast=rag.forecast,
        ask=rag.ask,
        confidence=rag.confidence,
        by=session.by,
        basis=_basis(judged, thresholds),
    )


def _basis(judged: Judged, thresholds: Thresholds) -> str:
    """What the person saw: every measure's value and target, what the figure said, and the limits it was held to."""
    return json.dumps(
        {
            "says": judged.says,
            "progress": judged.progress,
            "time": judged.time,
            "due": judged.kpi.due.isoformat() if judged.kpi.due else None,
            "thresholds": asdict(thresholds),
            "measures": [_measure_basis(m) for m in judged.measures],
        },
        ensure_ascii=False,
    )


def _measure_basis(m: Measured) -> dict[str, Any]:
    return {
        "metric": m.measure.metric,
        "text": m.measure.text,
        "comparator": m.measure.comparator,
        "unit": m.measure.unit,
        "value": m.value,
        "target": m.target,
        "met": m.met,
        "words": against(m),
    }


def give_figure(store: Store, given: GiveFigure, today: date) -> Outcome:
    """Records a figure for a reported measure. Raises BadInput or UnknownName; then nothing is written."""
    given.check(today)
    with store.write("give figure") as session:
        figure, target, measure = put_figure(session, given)
        session.about(target.kpi.plan)
        session.say(f"{target.kpi.ref}: {measure_name(measure)} is {amount(given.value, measure.unit)}")
        return Outcome(f"{session.said}.", figure.id)


def put_figure(session: Writing, given: GiveFigure) -> tuple[Figure, Target, MeasureFact]:
    """Writes a figure; gives it with what it is for. Raises BadInput or UnknownName."""
    plan = plan_named(session, given.plan).code if given.plan else None
    target = target_named(session, given.ref, plan)
    measure = _reported(target, load_measures(session, target.kpi.id))
    check_value(measure, given.value)
    figure = Figure(
        measure=measure.id,
        on=given.on,
        entered=session.now,
        value=given.value,
        note=given.note,
        by=session.by,
    )
    session.add(figure)
    return figure, target, measure


def _reported(target: Target, measures: list[MeasureFact]) -> MeasureFact:
    """The measure that a figure is for: the one named, else the only reported one. Raises BadInput."""
    if target.measure is not None:
        if target.measure.metric is not Metric.REPORTED:
            raise BadInput(
                f"“{measure_name(target.measure)}” counts itself from the record, so no figure is typed for it.",
                "Record what happened instead.",
            )
        return target.measure
    reported = [measure for measure in measures if measure.metric is Metric.REPORTED]
    if not reported:
        raise BadInput(
            f"{target.kpi.ref} counts itself from the record, so no figure is typed for it.",
            "Record what happened instead.",
        )
    if len(reported) > 1:
        names = "; ".join(f"{target.kpi.ref}:{m.position + 1} {measure_name(m)}" for m in reported)
        raise BadInput(f"{target.kpi.ref} has several figures to give.", f"Name one: {names}.")
    return reported[0]
