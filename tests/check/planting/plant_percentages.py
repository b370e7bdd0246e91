"""Faults of percentages."""

from dataclasses import replace

from hypothesis import strategies as st

from db.words import Metric, Unit
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import MeasureEntry, PlanFile


@plants("NUM001")
def percentage_unlike_its_fraction(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["80% of LAs (5/6)", "50% of LAs (4 out of 6)", "2 of 6 (40%)"]))
    return Planted(changed(plan, kpi.path, statement=f"Training is taken up by {words}."), kpi.where)


@plants("NUM002")
def percentage_cut_off(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["66% of LAs (4/6)", "66% (4 out of 6)"]))
    return Planted(changed(plan, kpi.path, statement=f"Training is taken up by {words}."), kpi.where)


@plants("NUM003")
def more_than_there_are(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    unit, target = draw(st.sampled_from([(Unit.NUMBER, 7.0), (Unit.PERCENT, 110.0)]))
    measure = MeasureEntry(Metric.PARTICIPATION, target=target, unit=unit, denominator=6, text="take part")
    return Planted(changed(plan, kpi.path, measures=(measure,)), kpi.where)


@plants("NUM004")
def percentage_of_no_whole_number(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    percent = draw(st.sampled_from([75, 80, 40]))
    measure = MeasureEntry(
        Metric.PARTICIPATION, target=percent, unit=Unit.PERCENT, denominator=6, text="LAs that use it"
    )
    spoilt = replace(kpi.kpi, statement=f"The guide is used by {percent}% of LAs.", measures=(measure,))
    return Planted(changed(plan, kpi.path, statement=spoilt.statement, measures=spoilt.measures), kpi.where)
