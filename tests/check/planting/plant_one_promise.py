"""Faults of one promise in two KPIs."""

from datetime import date

from db.words import Metric, RecordKind
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import KpiEntry, MeasureEntry, PlanFile


def _with(plan: PlanFile, draw: Draw, first: KpiEntry, second: KpiEntry) -> PlanFile:
    """The plan with two more KPIs, under activities at random."""
    for kpi in (first, second):
        activity = any_item(plan, "activity", draw)
        plan = changed(plan, activity.path, kpis=(*activity.activity.kpis, kpi))
    return plan


def _summaries(code: str, count: int, of: str) -> KpiEntry:
    measure = MeasureEntry(Metric.COUNT, target=count, record_kind=RecordKind.SUMMARY, text=f"learning summaries {of}")
    return KpiEntry(f"{count} learning summaries {of}.", code=code, due=date(2026, 11, 30), measures=(measure,))


def _analyst(code: str, day: date, step: str) -> KpiEntry:
    measure = MeasureEntry(Metric.MILESTONE, target=1, text=f"regional data analyst {step}")
    return KpiEntry(f"A regional data analyst is {step}.", code=code, due=day, measures=(measure,))


@plants("NUM018")
def one_promise_two_figures(plan: PlanFile, draw: Draw) -> Planted:
    one, other = _summaries("X1", 4, "shared with boards"), _summaries("X2", 2, "from reviews")
    spoilt = _with(plan, draw, one, other)
    codes = [kpi.code for theme in spoilt.themes for activity in theme.activities for kpi in activity.kpis]
    return Planted(spoilt, max("X1", "X2", key=codes.index))


@plants("NUM019")
def one_promise_two_deadlines(plan: PlanFile, draw: Draw) -> Planted:
    one, other = _analyst("X1", date(2026, 9, 30), "recruited"), _analyst("X2", date(2026, 12, 18), "in post")
    spoilt = _with(plan, draw, one, other)
    codes = [kpi.code for theme in spoilt.themes for activity in theme.activities for kpi in activity.kpis]
    return Planted(spoilt, max("X1", "X2", key=codes.index))
