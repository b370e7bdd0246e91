"""Faults of rhythms without a usable beginning or end."""

from datetime import date

from hypothesis import strategies as st

from db.words import Cadence
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import PlanFile


@plants("DAT030")
def rhythm_begins_at_the_end(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    cadence = draw(st.sampled_from([Cadence.QUARTERLY, Cadence.TERMLY]))
    text = f"{cadence.title()} meetings are established."
    spoilt = changed(
        plan, kpi.path, statement=text, cadence=cadence, due=date(2027, 3, 24), due_text="by 24 March 2027"
    )
    return Planted(spoilt, kpi.where)


@plants("DAT031")
def rhythm_without_end(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    values = {"statement": "A forum begins, which meets monthly.", "cadence": Cadence.MONTHLY, "measures": ()}
    return Planted(changed(plan, kpi.path, due=date(2026, 6, 30), due_text="by 30 June 2026", **values), kpi.where)


@plants("DAT032")
def yearly_without_month(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    values = {"statement": "The annual analysis is complete.", "cadence": Cadence.ANNUALLY}
    return Planted(changed(plan, kpi.path, due=None, due_text=None, **values), kpi.where)


@plants("DAT033")
def rhythm_of_two_meanings(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    words = draw(st.sampled_from(["bi-monthly", "bi-weekly", "bimonthly"]))
    return Planted(changed(plan, item.path, description=f"Updates are given {words}."), item.where)
