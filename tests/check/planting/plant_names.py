"""Faults of names and abbreviations."""

from hypothesis import strategies as st

from planting.plant_words import says
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.check.reading import Reading
from riia_tui.planfile.model import PlanFile


def in_two(plan: PlanFile, first_says: str, last_says: str) -> PlanFile:
    """The first and the last KPI of the plan say these instead."""
    first, *_, last = Reading(plan).kpis
    return changed(changed(plan, first.path, statement=first_says), last.path, statement=last_says)


def last_kpi(plan: PlanFile) -> str:
    return Reading(plan).kpis[-1].where


def first_kpi(plan: PlanFile) -> str:
    return Reading(plan).kpis[0].where


@plants("TXT020")
def person_spelt_two_ways(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "Jo Blogs chairs the group.", "Sam Smyth chairs the group.", "Ann Othor chairs the group.")


@plants("TXT021")
def hyphen_or_space_varies(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    plan = in_two(plan, "The sub-group meets, and the sub-group reports.", "The subgroup advises.")
    return Planted(changed(plan, item.path, description="The sub-group is asked."), last_kpi(plan))


@plants("TXT022")
def capitals_vary(plan: PlanFile, draw: Draw) -> Planted:
    said = "Guidance on External Placements is out, and on External Placements again."
    return Planted(in_two(plan, said, "Data on External placements is shared."), last_kpi(plan))


@plants("TXT023")
def and_varies(plan: PlanFile, draw: Draw) -> Planted:
    said = "Brighton and Hove hosts a visit to Brighton and Hove."
    return Planted(in_two(plan, said, "Visits to Brighton & Hove are made."), last_kpi(plan))


@plants("TXT024")
def english_and_american(plan: PlanFile, draw: Draw) -> Planted:
    english, american = draw(
        st.sampled_from([("utilised", "utilized"), ("programme", "program"), ("adviser", "advisor")])
    )
    return Planted(in_two(plan, f"An {english}, {english}.", f"One {american}."), last_kpi(plan))


@plants("TXT025")
def body_named_two_ways(plan: PlanFile, draw: Draw) -> Planted:
    said = "The report goes to the Joint Strategic Board and the Joint Strategic Board agrees it."
    return Planted(in_two(plan, said, "Minutes go to the Joint Strategic Leadership Board."), last_kpi(plan))


@plants("TXT026")
def two_terms_for_one_thing(plan: PlanFile, draw: Draw) -> Planted:
    return Planted(in_two(plan, "Training on domestic abuse.", "A seminar on domestic violence."), last_kpi(plan))


@plants("TXT027")
def authorities_or_partnerships(plan: PlanFile, draw: Draw) -> Planted:
    return says(
        plan, draw, "83% of LAs (5 out of 6 LAPs) take part.", "Local authorities and local area partnerships join."
    )


@plants("TXT030")
def abbreviation_undefined(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "The PLG meets.", "A case goes to the SoT.", "The T&F group reports.")


@plants("TXT031")
def abbreviation_mistyped(plan: PlanFile, draw: Draw) -> Planted:
    other = draw(st.sampled_from(["ALSGB", "ASGGLB", "AsGLB"]))
    return Planted(in_two(plan, "The ASGLB meets, then the ASGLB reports.", f"The {other} agrees."), last_kpi(plan))


@plants("TXT032")
def abbreviation_before_its_words(plan: PlanFile, draw: Draw) -> Planted:
    return Planted(in_two(plan, "The PLG meets.", "The Performance Leads Group (PLG) agrees."), first_kpi(plan))


@plants("TXT028")
def one_title_for_several(plan: PlanFile, draw: Draw) -> Planted:
    kind = draw(st.sampled_from(["report", "conference", "toolkit"]))
    said = f'A "state of the region" {kind} on {{}} is made.'
    return Planted(in_two(plan, said.format("care"), said.format("health")), last_kpi(plan))


@plants("TXT029")
def shared_with_its_makers(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "A report by practice group leads is shared with the practice group leads.")
