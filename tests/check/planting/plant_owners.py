"""Faults of owners and dates."""

from dataclasses import replace

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.check.reading import Kind, Reading
from riia_tui.planfile.model import PersonEntry, PlanFile


def everywhere(plan: PlanFile, which: Kind, **values: object) -> PlanFile:
    """The plan with these values in all its themes, activities or KPIs."""
    for item in Reading(plan).items:
        if item.kind == which:
            plan = changed(plan, item.path, **values)
    return plan


@plants("MEA001")
def no_lead(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    return Planted(changed(plan, item.path, lead=None), item.where)


@plants("MEA002")
def no_sponsor(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    return Planted(changed(plan, item.path, sponsor=None), item.where)


@plants("MEA003")
def kpi_without_owner(plan: PlanFile, draw: Draw) -> Planted:
    return Planted(everywhere(plan, "kpi", owner=None), Reading(plan).themes[0].where)


@plants("MEA004")
def owner_left_open(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    field = draw(st.sampled_from(["lead", "sponsor"]))
    return Planted(
        changed(plan, item.path, **{field: draw(st.sampled_from(["tbc", "vacant", "See line 5"]))}), item.where
    )


@plants("MEA005")
def two_owners(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    both = draw(st.sampled_from(["Ann Other and Jo Bloggs", "Ann Other & the Data Network", "Jo Bloggs / Sam Smith"]))
    return Planted(changed(plan, item.path, lead=both), item.where)


@plants("MEA006")
def lead_is_no_person(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    return Planted(changed(plan, item.path, lead="Leaving Care Network"), item.where)


@plants("MEA007")
def lead_not_set_up_yet(plan: PlanFile, draw: Draw) -> Planted:
    theme = any_item(plan, "theme", draw)
    plan = changed(plan, f"{theme.path}.activities[0]", title="Establish a Regional Practice Forum")
    return Planted(changed(plan, theme.path, lead="Regional Practice Forum"), theme.where)


@plants("MEA008")
def much_on_one_person(plan: PlanFile, draw: Draw) -> Planted:
    plan = everywhere(everywhere(plan, "theme", lead="Ann Other"), "activity", lead="Ann Other")
    return Planted(plan, Reading(plan).themes[0].where)


@plants("MEA009")
def lead_and_sponsor_apart(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    return Planted(changed(plan, item.path, lead="Avon", sponsor="Ann Other (Wessex)"), item.where)


@plants("MEA010")
def kpi_without_date(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "kpi", draw)
    return Planted(changed(plan, item.path, due=None, due_text=None), item.where)


@plants("MEA012")
def beginning_without_end(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["from October 2026 onward", "starting in June 2026", "following each inspection"]))
    return Planted(changed(plan, item.path, due=None, due_text=words), item.where)


@plants("MEA013")
def activity_without_date(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    return Planted(changed(plan, item.path, kpis=()), item.where)


@plants("MEA014")
def sponsor_of_no_authority(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    plan = everywhere(plan, "activity", sponsor="Ann Other, Avon")
    plan = replace(plan, people=(*plan.people, PersonEntry("Vic Lowe")))
    return Planted(changed(plan, item.path, sponsor="Vic Lowe, RCC"), item.where)
