"""Faults of dates that a slip has spoilt."""

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("DAT002")
def placeholder_date(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["By end month year", "by dd/mm/yyyy", "by TBC", "by xx March 2027", "[date]"]))
    return Planted(changed(plan, kpi.path, due=None, due_text=words), kpi.where)


@plants("DAT003")
def wrong_weekday(plan: PlanFile, draw: Draw) -> Planted:
    activity = any_item(plan, "activity", draw)
    words = draw(st.sampled_from(["Monday 1 July 2026", "Friday 3 November 2026", "Sunday 24 March 2027"]))
    return Planted(changed(plan, activity.path, description=f"The meeting is on {words}."), activity.where)


@plants("DAT004")
def date_run_together(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    return Planted(changed(plan, kpi.path, due_text=draw(st.sampled_from(["By end Dec26", "by March2027"]))), kpi.where)


@plants("DAT005")
def end_of_one_day(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["By end of 31st March 2027", "By the end of 30 November 2026"]))
    return Planted(changed(plan, kpi.path, due_text=words), kpi.where)
