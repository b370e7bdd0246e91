"""Faults of dates outside the plan's time."""

from dataclasses import replace

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("DAT013")
def due_before_the_plan(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["By February 2026", "by 31 March 2026", "by October 2025"]))
    return Planted(changed(plan, kpi.path, due_text=words), kpi.where)


@plants("DAT014")
def due_after_the_plan(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["by July 2027", "by 1 April 2027", "By end Sep 27"]))
    return Planted(changed(plan, kpi.path, due_text=words), kpi.where)


@plants("DAT015")
def text_after_the_plan(plan: PlanFile, draw: Draw) -> Planted:
    activity = any_item(plan, "activity", draw)
    words = draw(st.sampled_from(["by late autumn 2027", "in June 2027", "by 30 April 2027"]))
    return Planted(changed(plan, activity.path, description=f"A final report follows {words}."), activity.where)


@plants("DAT016")
def past_when_issued(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    issued = replace(plan, plan=replace(plan.plan, version="Version 2, August 2026"))
    return Planted(
        changed(issued, kpi.path, due_text=draw(st.sampled_from(["by July 2026", "by 30 June 2026"]))), kpi.where
    )
