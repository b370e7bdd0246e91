"""Faults of dates."""

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("DAT001")
def impossible_day(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["29 February 2027", "31 November 2026", "31st of June", "30 Feb 2027"]))
    return Planted(changed(plan, item.path, statement=f"Guidance on it is published by {words}."), item.where)
