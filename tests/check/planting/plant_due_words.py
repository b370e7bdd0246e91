"""Faults of a KPI's own dates."""

from datetime import date

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("DAT035")
def two_due_dates(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    stated = draw(st.sampled_from(["By 18 September 2026", "By July 2026"]))
    values = {"statement": f"{stated} a guide is published.", "due": date(2026, 10, 30)}
    return Planted(
        changed(plan, kpi.path, due_text=draw(st.sampled_from(["by 30 October 2026", None])), **values), kpi.where
    )
