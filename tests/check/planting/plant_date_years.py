"""Faults of dates whose year or day has to be guessed."""

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("DAT006")
def no_year(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["By 26 February", "by end of July", "in October"]))
    return Planted(changed(plan, kpi.path, statement="The review is complete.", due_text=words), kpi.where)


@plants("DAT007")
def day_or_year(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    return Planted(changed(plan, kpi.path, due_text=draw(st.sampled_from(["by March 27", "by Nov 26"]))), kpi.where)


@plants("DAT008")
def open_to_two_readings(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["before March 2027", "December/January", "in 2026"]))
    return Planted(changed(plan, kpi.path, due_text=words), kpi.where)
