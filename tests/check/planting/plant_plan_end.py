"""Faults of a plan's last year and day."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.check.reading import Reading
from riia_tui.planfile.model import PlanFile


@plants("DAT017")
def last_year_without_promise(plan: PlanFile, draw: Draw) -> Planted:
    longer = replace(plan.plan, ends=date(draw(st.sampled_from([2028, 2029])), 3, 31))
    return Planted(replace(plan, plan=longer), plan.plan.code)


@plants("DAT018")
def most_due_on_the_last_day(plan: PlanFile, draw: Draw) -> Planted:
    activity = any_item(plan, "activity", draw)
    kpi = activity.activity.kpis[0]
    many = tuple(
        replace(kpi, code=f"{kpi.code}{n}", due=plan.plan.ends, due_text="By end of March 2027") for n in range(6)
    )
    several = changed(plan, activity.path, kpis=many)
    assert len(Reading(several).kpis) < 40
    return Planted(several, activity.where)
