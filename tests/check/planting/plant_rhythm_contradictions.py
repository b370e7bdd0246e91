"""Faults of rhythms that contradict each other."""

from hypothesis import strategies as st

from db.words import Cadence
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("NUM022")
def two_rhythms_in_one_phrase(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    words = draw(st.sampled_from(["termly (quarterly)", "monthly/quarterly", "quarterly or termly"]))
    return Planted(changed(plan, item.path, description=f"Data are sent {words}."), item.where)


@plants("NUM024")
def two_rhythms_for_one_thing(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    kpi = item.activity.kpis[0]
    spoilt = changed(plan, item.path, description="Each quarter the findings are mapped.", kpis=(kpi,))
    values = {"statement": "The map is updated biannually.", "cadence": Cadence.BIANNUALLY}
    return Planted(changed(spoilt, f"{item.path}.kpis[0]", **values), kpi.code or "")
