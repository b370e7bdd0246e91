"""Faults of evaluations."""

from datetime import date

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import KpiEntry, PlanFile


def _two(plan: PlanFile, draw: Draw, first: KpiEntry, second: KpiEntry) -> PlanFile:
    activity = any_item(plan, "activity", draw)
    return changed(plan, activity.path, kpis=(*activity.activity.kpis, first, second))


@plants("DAT026")
def evaluated_before_delivered(plan: PlanFile, draw: Draw) -> Planted:
    pilots = KpiEntry("Five pilots are delivered.", code="X1", due=date(2027, 2, 26), due_text="by 26 February 2027")
    study = KpiEntry("The pilots are evaluated.", code="X2", due=date(2026, 11, 30), due_text="by 30 November 2026")
    return Planted(_two(plan, draw, pilots, study), "X2")


@plants("DAT027")
def evaluated_on_the_day(plan: PlanFile, draw: Draw) -> Planted:
    pilots = KpiEntry(
        "A training programme is delivered.", code="X1", due=date(2027, 2, 26), due_text="by 26 February 2027"
    )
    study = KpiEntry("An evaluation is published.", code="X2", due=date(2027, 2, 26), due_text="by 26 February 2027")
    return Planted(_two(plan, draw, pilots, study), "X2")
