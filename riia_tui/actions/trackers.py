"""Taking a tracker in: plans that are new with their history, or the history of KPIs that the store has already."""

from collections.abc import Sequence, Sized
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.facts import Facts, MeasureFact
from db.journal import Writing
from db.queries.facts import load_facts
from db.queries.intake import load_kept_match
from db.queries.plans import find_region_code
from db.tables import Figure, KeptMatch
from db.words import Metric
from riia_tui.actions.commands import Outcome, UpdateRag
from riia_tui.actions.judgements import judgement
from riia_tui.actions.plans import lay_plan
from riia_tui.exchange.trackers.amounts import Amount
from riia_tui.exchange.trackers.fit import Fit, PlanFit
from riia_tui.exchange.trackers.fit_file import applied, fit_text, read_fit, shape_of
from riia_tui.exchange.trackers.grid import Tracker
from riia_tui.exchange.trackers.history import Judgement
from riia_tui.exchange.trackers.matched import Matched, MatchedRow, matched
from riia_tui.exchange.trackers.opening import read_tracker
from riia_tui.exchange.trackers.plans import PlanOfTracker, plan_of
from riia_tui.exchange.trackers.rows import Misfit, Reading, TrackerRow, read_rows
from riia_tui.exchange.trackers.suggest import suggest
from riia_tui.phrases import counted, listed
from riia_tui.planfile.model import PlanFile
from riia_tui.views.names import folded, nearest, plan_named
from riia_tui.views.plans import plans
from riia_tui.views.standing import standing

KIND = "tracker"
"""The kind of what is kept of a tracker for the next time."""


@dataclass(frozen=True, slots=True)
class TrackerPlan:
    """What a tracker brings for one plan: a plan to be made, or rows matched to one that is in; how many RAGs."""

    plan: PlanFit
    new: PlanOfTracker | None
    known: Matched | None
    kpis: int
    rags: int
    figures: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a tracker in would do, plan by plan; ``misfits`` are every cell that does not fit."""

    reading: Reading
    plans: tuple[TrackerPlan, ...]
    misfits: tuple[Misfit, ...]

    @property
    def brings(self) -> bool:
        """Whether there is anything to take in."""
        return any(each.new or each.rags or each.figures for each in self.plans)


@dataclass(frozen=True, slots=True)
class Opened:
    """A tracker with how it is most likely read; ``is_kept`` says that it was read like this before."""

    tracker: Tracker
    fit: Fit
    is_kept: bool


def open_tracker(store: Store | None, path: Path, today: date, plan: str | None = None) -> Opened:
    """A tracker, with how it was read the last time, else a guess; ``plan`` is the code of a plan that it is of.

    Raises BadInput where the file cannot be read, or no table in it has KPIs.
    """
    tracker = read_tracker(path)
    guessed = suggest(tracker, today)
    if not guessed.taken:
        names = listed([sheet.title for sheet in tracker.sheets])
        said = f"No table with KPIs stands in {path.name} ({names})."
        raise BadInput(said, "Its headings must stand in one row, such as Ref, KPI, Lead, Due, RAG.")
    kept = _kept_fit(store, guessed) if store else None
    fit = _of_store(store, kept or guessed, plan) if store else guessed
    return Opened(tracker, fit, kept is not None)


def _kept_fit(store: Store, guessed: Fit) -> Fit | None:
    with store.read() as connection:
        found = load_kept_match(connection, KIND, shape_of(guessed))
    return applied(read_fit(found[1], "what is kept of this tracker"), guessed) if found else None


def _of_store(store: Store, fit: Fit, plan: str | None) -> Fit:
    """The same with what the store knows: the plan that is meant, and the region where there is one alone."""
    known = plans(store)
    regions = {line.region for line in known}
    if plan is not None:
        line = next((line for line in known if folded(line.code) == folded(plan)), None)
        if line is None:
            raise UnknownName("plan", plan, nearest(plan, [line.code for line in known]))
        return replace(fit, plans=(PlanFit(line.code, line.title, line.region, line.starts, line.ends),))
    if len(regions) != 1:
        return fit
    (region,) = regions
    return replace(fit, plans=tuple(replace(each, region=each.region or region) for each in fit.plans))


def preview_tracker(store: Store | None, tracker: Tracker, fit: Fit, today: date) -> Preview:
    """What would be taken in, without writing; ``store`` is None where there is none yet. Raises BadInput."""
    reading = read_rows(tracker, fit, today)
    codes = {folded(line.code) for line in plans(store)} if store else set()
    found = tuple(_planned(store, reading, plan, codes, today) for plan in reading.fit.plans)
    misfits = [misfit for each in found if each.known for misfit in each.known.misfits]
    return Preview(reading, found, (*reading.misfits, *misfits))


def _planned(store: Store | None, reading: Reading, plan: PlanFit, codes: set[str], today: date) -> TrackerPlan:
    if store and folded(plan.code) in codes:
        known = matched(standing(store, plan.code, today), reading, plan)
        rags, figures = (sum(len(each) for each in some) for some in _histories(known.rows))
        return TrackerPlan(plan, None, known, len(known.rows), rags, figures)
    new = plan_of(reading, plan)
    new = replace(new, file=_of_region(store, new.file)) if store else new
    rags, figures = (sum(len(each) for each in some) for some in _histories(list(new.rows.values())))
    return TrackerPlan(plan, new, None, len(new.rows), rags, figures)


def _histories(rows: Sequence[TrackerRow] | Sequence[MatchedRow]) -> tuple[list[Sized], list[Sized]]:
    return [row.judgements for row in rows], [row.figures for row in rows]


def _of_region(store: Store, file: PlanFile) -> PlanFile:
    """The plan under the code that its region has in the store."""
    with store.read() as connection:
        code = find_region_code(connection, file.plan.region.name)
    head = file.plan
    return replace(file, plan=replace(head, region=replace(head.region, code=code))) if code else file


def take_tracker(store: Store, preview: Preview, today: date) -> Outcome:
    """Takes in what a preview shows, all of it or nothing, and keeps how the tracker is read for the next time.

    Where nothing is new, nothing is written and the outcome has no key.
    """
    if not preview.brings:
        return Outcome(f"No change: the store has everything that {preview.reading.tracker.name} says.")
    with store.write("import tracker") as session:
        said = [_take_plan(session, each, today) for each in preview.plans]
        _keep(session, preview.reading.fit)
        session.say(f"Took in {preview.reading.tracker.name}: {listed(said)}")
        return Outcome(f"{session.said}.", preview.plans[0].plan.code, _advice(preview.misfits))


def _advice(misfits: Sequence[Misfit]) -> str:
    return f"{counted(len(misfits), 'cell')} did not fit; put them right by hand." if misfits else ""


def _take_plan(session: Writing, found: TrackerPlan, today: date) -> str:
    if found.new:
        plan, keys = lay_plan(session, found.new.file, False)
        session.flush()
        session.about(plan.id)
        facts = load_facts(session, plan.id)
        by_ref = {folded(kpi.ref): kpi.id for kpi in facts.kpis}
        for ref, row in found.new.rows.items():
            _judge(session, facts, by_ref[folded(ref)], row.judgements, today)
            _give(session, _reported(facts, by_ref[folded(ref)], row.figures))
        return f"the plan {plan.code} with {counted(len(keys), 'KPI')} and {counted(found.rags, 'RAG')}"
    known = found.known
    assert known is not None
    key = plan_named(session, found.plan.code).id
    known_facts = load_facts(session, key)
    session.about(key)
    for each in known.rows:
        _judge(session, known_facts, each.kpi.id, each.judgements, today)
        _give(session, each.figures)
    return f"{counted(found.rags, 'RAG')} of the plan {found.plan.code}"


def _judge(session: Writing, facts: Facts, kpi: str, judgements: Sequence[Judgement], today: date) -> None:
    for each in judgements:
        rag = UpdateRag(facts.kpi[kpi].ref, each.status, each.on, facts.plan.code, each.comment or None)
        rag.check(today)
        session.add(judgement(session, facts, kpi, rag))


Given = Sequence[tuple[date, MeasureFact, Amount]]


def _reported(facts: Facts, kpi: str, figures: Sequence[tuple[date, Amount]]) -> Given:
    measure = next((each for each in facts.measures_of.get(kpi, ()) if each.metric is Metric.REPORTED), None)
    return [(day, measure, amount) for day, amount in figures] if measure else []


def _give(session: Writing, figures: Given) -> None:
    for day, measure, amount in figures:
        if amount.value is not None:
            session.add(Figure(measure=measure.id, on=day, entered=session.now, value=amount.value, by=session.by))


def _keep(session: Writing, fit: Fit) -> None:
    """Keeps how the tracker is read, in place of what was kept before."""
    known = load_kept_match(session, KIND, shape_of(fit))
    if known:
        session.get_one(KeptMatch, known[0]).body = fit_text(fit)
    else:
        session.add(KeptMatch(kind=KIND, name=shape_of(fit), body=fit_text(fit)))
