"""Faults of wholes that nobody has counted."""

from hypothesis import strategies as st

from db.words import Metric, Unit
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import MeasureEntry, PlanFile


@plants("NUM008")
def all_of_an_unknown_number(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["all local areas", "every local area"]))
    return Planted(changed(plan, kpi.path, statement=f"Forums are held for {words}."), kpi.where)


@plants("NUM009")
def share_of_an_unknown_whole(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    metric = draw(st.sampled_from([Metric.SHARE, Metric.SURVEY, Metric.ON_TIME]))
    measure = MeasureEntry(metric, target=80, unit=Unit.PERCENT, text="project plans")
    return Planted(changed(plan, kpi.path, statement="80% of project plans fit.", measures=(measure,)), kpi.where)
