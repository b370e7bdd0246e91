"""Faults of the bodies that a plan counts."""

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("NUM005")
def authorities_miscounted(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["All 5 LAs have", "The region's seven authorities have", "80% of LAPs (4/5) have"]))
    return Planted(changed(plan, kpi.path, statement=f"{words} sent in their plans."), kpi.where)


@plants("NUM006")
def two_populations_in_one_figure(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["83% of LAs (5 out of 6 LAPs)", "100% of local authorities, that is all 6 LAPs,"]))
    return Planted(changed(plan, kpi.path, statement=f"{words} take part."), kpi.where)


@plants("NUM007")
def two_kinds_of_body(plan: PlanFile, draw: Draw) -> Planted:
    theme = any_item(plan, "theme", draw)
    return Planted(changed(plan, theme.path, aim="All 6 LAPs work together on this."), theme.where)
