"""Faults of steps in the wrong order."""

from dataclasses import replace
from datetime import date

from db.words import Metric
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import KpiEntry, MeasureEntry, PlanFile


def _two(plan: PlanFile, draw: Draw, first: KpiEntry, second: KpiEntry) -> PlanFile:
    activity = any_item(plan, "activity", draw)
    return changed(plan, activity.path, kpis=(*activity.activity.kpis, first, second))


@plants("DAT025")
def activity_and_kpi_dates_differ(plan: PlanFile, draw: Draw) -> Planted:
    activity = any_item(plan, "activity", draw)
    return Planted(
        changed(plan, activity.path, description="It is published by 29 May 2026."),
        activity.activity.kpis[0].code or "",
    )


@plants("DAT028")
def acts_before_appointed(plan: PlanFile, draw: Draw) -> Planted:
    post = KpiEntry(
        "A data analyst is recruited.",
        code="X1",
        due=date(2027, 2, 26),
        due_text="by 26 February 2027",
        measures=(MeasureEntry(Metric.MILESTONE, target=1, text="data analyst recruited"),),
    )
    work = KpiEntry(
        "The data analyst reports to the board.", code="X2", due=date(2026, 6, 30), due_text="by 30 June 2026"
    )
    return Planted(_two(plan, draw, post, work), "X2")


@plants("DAT029")
def due_before_what_it_rests_on(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    early = replace(kpi.kpi, code="X2", statement=f"Following {kpi.where}, a plan is agreed.", due=date(2026, 5, 29))
    return Planted(_two(plan, draw, early, replace(early, code="X3", statement="It is sent out.")), "X2")
