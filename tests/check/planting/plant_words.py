"""Faults of words: unfinished, slipped, said twice."""

from dataclasses import replace

from hypothesis import strategies as st

from db.words import Metric
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.check.reading import Reading
from riia_tui.planfile.model import MeasureEntry, PlanFile


def says(plan: PlanFile, draw: Draw, *statements: str) -> Planted:
    """One KPI of the plan says one of these instead."""
    item = any_item(plan, "kpi", draw)
    return Planted(changed(plan, item.path, statement=draw(st.sampled_from(statements))), item.where)


@plants("TXT001")
def placeholder(plan: PlanFile, draw: Draw) -> Planted:
    return says(
        plan, draw, "Guidance (tbc) is published.", "See line x for it.", "All xx areas join in.", "It is [insert]."
    )


@plants("TXT002")
def left_open(plan: PlanFile, draw: Draw) -> Planted:
    return says(
        plan, draw, "A toolkit, its scope to be determined, is published.", "A toolkit (details to follow) is out."
    )


@plants("TXT003")
def sentence_cut_off(plan: PlanFile, draw: Draw) -> Planted:
    return says(
        plan, draw, "Guidance is published and used by", "Guidance is published,", "Guidance (on three subjects is out."
    )


@plants("TXT004")
def word_twice(plan: PlanFile, draw: Draw) -> Planted:
    return says(
        plan, draw, "Guidance is is published.".replace("is is", "on on"), "All authorities read the the guidance."
    )


@plants("TXT005")
def word_missing(plan: PlanFile, draw: Draw) -> Planted:
    return says(
        plan, draw, "A seminar is held, with least 75% of authorities.", "Strong links to of the work are made."
    )


@plants("TXT006")
def one_and_many(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "A regional peer challenge events is held.", "Each reviews is published.")


@plants("TXT007")
def misspelt(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "The goverment's guidance is published.", "A liason group is formed.")


@plants("TXT010")
def same_statement_twice(plan: PlanFile, draw: Draw) -> Planted:
    activity = any_item(plan, "activity", draw)
    first = activity.activity.kpis[0]
    twice = (*activity.activity.kpis, replace(first, code=f"{first.code}x"))
    return Planted(changed(plan, activity.path, kpis=twice), f"{first.code}x")


@plants("TXT011")
def same_words_elsewhere(plan: PlanFile, draw: Draw) -> Planted:
    first, *_, last = Reading(plan).kpis
    return Planted(changed(plan, last.path, statement=first.kpi.statement), last.where)


@plants("TXT012")
def near_duplicate(plan: PlanFile, draw: Draw) -> Planted:
    first, *_, last = Reading(plan).kpis
    figures = draw(st.permutations(["twelve", "ten", "eleven"]))
    said = "Before Easter {} peer reviews of residential homes are summed up, printed and discussed by directors."
    plan = changed(plan, first.path, statement=said.format(figures[0]))
    return Planted(changed(plan, last.path, statement=said.format(figures[1])), last.where)


@plants("TXT013")
def same_in_other_words(plan: PlanFile, draw: Draw) -> Planted:
    first, *_, last = Reading(plan).kpis
    plan = changed(
        plan, first.path, statement="A review of every regional process for collecting data is finished and reported."
    )
    said = "Every regional process for collecting data is under review until the summer."
    return Planted(changed(plan, last.path, statement=said), last.where)


@plants("TXT014")
def same_count_twice(plan: PlanFile, draw: Draw) -> Planted:
    first, *_, last = Reading(plan).kpis
    count = (MeasureEntry(Metric.COUNT, target=draw(st.integers(5, 40)), text="newsletters"),)
    plan = changed(plan, first.path, measures=count, due=None)
    return Planted(changed(plan, last.path, measures=count, due=None), last.where)
