"""The rows of a tracker beside the KPIs of a plan that is in the store: which is which, and what is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from db.facts import KpiFact, MeasureFact
from db.words import Metric
from riia_tui.exchange.trackers.amounts import Amount
from riia_tui.exchange.trackers.fit import PlanFit
from riia_tui.exchange.trackers.history import Judgement
from riia_tui.exchange.trackers.plans import rows_of_plan
from riia_tui.exchange.trackers.rows import Misfit, Reading, TrackerRow
from riia_tui.views.names import folded, nearest
from riia_tui.views.standing import Standing

LIKE = 0.9
"""How alike two statements are, from 0 to 1, that are taken for the same."""


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A row with the KPI that it is, and what of its history the store does not have yet."""

    row: TrackerRow
    kpi: KpiFact
    judgements: tuple[Judgement, ...]
    figures: tuple[tuple[date, MeasureFact, Amount], ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows of a plan that is loaded, and those that are none of its KPIs, with why."""

    rows: tuple[MatchedRow, ...]
    misfits: tuple[Misfit, ...]


def matched(found: Standing, reading: Reading, plan: PlanFit) -> Matched:
    """The rows of a plan with the KPIs that they are: by ref, by statement, else by the one that is much like it."""
    rows: list[MatchedRow] = []
    misfits: list[Misfit] = []
    for row in rows_of_plan(reading, plan):
        kpi = _kpi_of(found, row)
        if kpi is None:
            misfits.append(Misfit(row.sheet, row.number, "", _unknown(found, row)))
            continue
        figures, faults = _figures(found, row, kpi)
        rows.append(MatchedRow(row, kpi, tuple(_new(found, row, kpi)), figures))
        misfits += [Misfit(row.sheet, row.number, "", fault) for fault in faults]
    return Matched(tuple(rows), tuple(misfits))


def _kpi_of(found: Standing, row: TrackerRow) -> KpiFact | None:
    kpis = found.facts.kpis
    refs = {folded(ref) for ref in (row.ref, row.other_ref) if ref}
    named = [kpi for kpi in kpis if folded(kpi.ref) in refs]
    if len(named) > 1:
        return next((kpi for kpi in named if _likeness(kpi.statement, row.statement) >= LIKE), None)
    if named:
        return named[0]
    if len(same := [kpi for kpi in kpis if folded(kpi.statement) == folded(row.statement)]) == 1:
        return same[0]
    alike = [kpi for kpi in kpis if _likeness(kpi.statement, row.statement) >= LIKE]
    return alike[0] if len(alike) == 1 and not row.ref else None


def _likeness(one: str, other: str) -> float:
    ratio = SequenceMatcher(None, folded(one), folded(other))
    return ratio.ratio() if ratio.quick_ratio() >= LIKE else 0.0


def _unknown(found: Standing, row: TrackerRow) -> str:
    if row.other_ref:
        return f"the ref is a number and could be {row.ref} or {row.other_ref}, and neither has this statement"
    named = row.ref or row.statement
    near = nearest(named, [kpi.ref for kpi in found.facts.kpis], 1) if row.ref else []
    hint = f"; {near[0]} is the nearest" if near else ""
    return f"“{named}” is no KPI of the plan {found.facts.plan.code}{hint}"


def _new(found: Standing, row: TrackerRow, kpi: KpiFact) -> Iterator[Judgement]:
    """The RAGs that the store has not."""
    known = {(each.on, each.status) for each in found.facts.assessments_of.get(kpi.id, ())}
    yield from (each for each in row.judgements if (each.on, each.status) not in known)


def _figures(
    found: Standing, row: TrackerRow, kpi: KpiFact
) -> tuple[tuple[tuple[date, MeasureFact, Amount], ...], list[str]]:
    if not row.figures:
        return (), []
    reported = [each for each in found.facts.measures_of.get(kpi.id, ()) if each.metric is Metric.REPORTED]
    if len(reported) != 1:
        return (), [f"{kpi.ref} counts itself from the record, so its figures are left out"]
    measure = reported[0]
    known = {(each.on, each.value) for each in found.facts.figures_of.get(measure.id, ())}
    fits = [(day, each) for day, each in row.figures if each.value is not None and each.unit is measure.unit]
    faults = [] if len(fits) == len(row.figures) else [f"a figure is not in the unit of {kpi.ref}, {measure.unit}"]
    return tuple((day, measure, each) for day, each in fits if (day, each.value) not in known), faults
