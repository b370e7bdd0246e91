"""Faults of words from which no day can be told."""

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("DAT021")
def season_for_a_date(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["in the winter 2026-27", "by autumn 2026", "in the summer term 2026"]))
    return Planted(changed(plan, kpi.path, due_text=words), kpi.where)


@plants("DAT022")
def no_day_can_be_told(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(
        st.sampled_from(["as soon as possible", "by the end of the year", "once the reform has settled", "periodic"])
    )
    return Planted(changed(plan, kpi.path, statement="A guide is shared.", due=None, due_text=words), kpi.where)


@plants("DAT023")
def duration_without_start(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["for 8 months", "over two terms", "for 12 weeks"]))
    return Planted(changed(plan, kpi.path, due=None, due_text=words), kpi.where)


@plants("DAT024")
def date_worded_in_several_ways(plan: PlanFile, draw: Draw) -> Planted:
    first, *rest = (f"themes[{n}].activities[{a}].kpis[0]" for n in range(2) for a in range(2))
    day = plan.plan.ends
    spoilt = changed(plan, first, due=day, due_text="By end of Mar 27")
    for path in rest:
        spoilt = changed(spoilt, path, due=day, due_text="By end Mar 27")
    return Planted(spoilt, "1.1A")
