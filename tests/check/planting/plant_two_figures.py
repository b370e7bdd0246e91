"""Faults of an activity's figures against its KPIs'."""

from db.words import Metric
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import KpiEntry, MeasureEntry, PlanFile


@plants("NUM020")
def activity_and_kpi_figures_differ(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    spoilt = changed(plan, item.path, description="The template is used in 100% of LAs.")
    text = "A self-assessment is completed by 50% of LAs."
    return Planted(changed(spoilt, f"{item.path}.kpis[0]", statement=text), f"{item.where}A")


@plants("NUM021")
def counted_twice(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    measure = MeasureEntry(Metric.QUANTITY, target=40, text="delegates")
    one, other = (KpiEntry("40 delegates finish.", code=code, measures=(measure,)) for code in ("X1", "X2"))
    return Planted(changed(plan, item.path, kpis=(*item.activity.kpis, one, other)), "X2")
