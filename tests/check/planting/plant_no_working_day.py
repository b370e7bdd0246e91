"""Faults of days on which nobody works."""

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("DAT019")
def due_on_no_working_day(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(
        st.sampled_from(["By 31 January 2027", "by 25 December 2026", "by 31st August 2026", "By 26 March 2027"])
    )
    return Planted(changed(plan, kpi.path, due_text=words), kpi.where)


@plants("DAT020")
def month_ends_on_no_working_day(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["by January 2027", "By end of October 2026", "By February 2027"]))
    return Planted(changed(plan, kpi.path, due_text=words), kpi.where)
