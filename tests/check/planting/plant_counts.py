"""Faults of counts and what they count."""

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile

NAMES = ("Early Help", "Fostering", "Adoption", "Kinship", "Commissioning")


@plants("NUM010")
def count_unlike_its_list(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    count = draw(st.integers(3, len(NAMES)))
    listed = ", ".join(NAMES[: count - 1]) + f" and {NAMES[count - 1]}"
    text = f"The region supports {count + 1} networks: {listed}."
    return Planted(changed(plan, item.path, description=text), item.where)


@plants("NUM011")
def times_unlike_their_months(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    words = draw(st.sampled_from(["twice a year in May, October and March", "three times a year (June and March)"]))
    return Planted(changed(plan, item.path, description=f"The board meets {words}."), item.where)


@plants("NUM012")
def counted_but_not_named(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["5 action areas", "three key indicators", "4 enabling factors"]))
    return Planted(changed(plan, kpi.path, statement=f"The strategy sets out {words}."), kpi.where)


@plants("NUM013")
def figure_without_unit(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["a minimum of 4 in peer reviews", "at least 3 across the region"]))
    return Planted(changed(plan, kpi.path, statement=f"The programme engages {words}."), kpi.where)
