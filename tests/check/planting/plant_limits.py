"""Faults of limits and totals."""

from hypothesis import strategies as st

from db.words import Metric, Unit
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import MeasureEntry, PlanFile


@plants("NUM014")
def limit_here_exact_there(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    words = draw(st.sampled_from(["Up to 4 projects", "At least four projects"]))
    spoilt = changed(plan, item.path, description=f"{words} are funded.")
    text = "The learning from 4 projects is published."
    return Planted(changed(spoilt, f"{item.path}.kpis[0]", statement=text), item.where)


@plants("NUM015")
def number_left_open(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    return Planted(
        changed(plan, kpi.path, statement=f"{draw(st.sampled_from(['Report', 'Event']))}(s) follow."), kpi.where
    )


@plants("NUM016")
def total_without_period(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    measure = MeasureEntry(
        Metric.QUANTITY, target=156, unit=draw(st.sampled_from([Unit.DAYS, Unit.POUNDS])), text="support"
    )
    values = {"statement": "Support is delivered.", "due": None, "due_text": None}
    return Planted(changed(plan, kpi.path, measures=(measure,), **values), kpi.where)


@plants("NUM017")
def more_without_a_figure(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    text = draw(st.sampled_from(["More local authorities have joined.", "There are more providers on the list."]))
    return Planted(changed(plan, kpi.path, statement=text, measures=(MeasureEntry(Metric.REPORTED),)), kpi.where)
