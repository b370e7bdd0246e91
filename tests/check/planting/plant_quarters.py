"""Faults of quarters."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from db.words import Cadence, Quarters
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


def _unclear(plan: PlanFile) -> PlanFile:
    return replace(plan, plan=replace(plan.plan, quarters=Quarters.UNKNOWN))


@plants("DAT009")
def quarter_of_unclear_year(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["By Q3 2026", "by end of Q2 2026", "From Q1 2027"]))
    return Planted(changed(_unclear(plan), kpi.path, due_text=words), kpi.where)


@plants("DAT010")
def quarter_without_year(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    return Planted(changed(_unclear(plan), kpi.path, due_text=f"by Q{draw(st.integers(1, 4))}"), kpi.where)


@plants("DAT011")
def two_kinds_of_quarter(plan: PlanFile, draw: Draw) -> Planted:
    first, last = "themes[0].activities[0].kpis[0]", "themes[1].activities[1].kpis[1]"
    spoilt = changed(plan, first, due_text="By 31 March 2027 (Q4)", due=date(2027, 3, 31))
    return Planted(changed(spoilt, last, due_text="By 30 September 2026 (Q3)", due=date(2026, 9, 30)), "2.2B")


@plants("DAT012")
def quarters_never_explained(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    return Planted(changed(_unclear(plan), kpi.path, cadence=Cadence.QUARTERLY), kpi.where)
