"""Faults of the tables of indicators."""

from dataclasses import replace

from hypothesis import strategies as st

from planting.planters import Draw, Planted, plants
from riia_tui.planfile.model import IndicatorRow, IndicatorTable, PlanFile

LABELS = ("Referrals", "Plans", "Absence", "Admissions", "Attainment", "Distance", "Fostering", "Adoption")


def _dashboard(plan: PlanFile, draw: Draw, *values: str) -> Planted:
    """The plan with a table in which one row at random has other values than the rest."""
    at = draw(st.integers(0, len(LABELS) - 1))
    rows = tuple(IndicatorRow(label, values if n == at else ("Better", "4")) for n, label in enumerate(LABELS))
    table = IndicatorTable("Dashboard", ("Against the nation", "Rank"), rows)
    return Planted(replace(plan, indicators=(table,)), LABELS[at])


@plants("NUM027")
def change_unlike_its_figures(plan: PlanFile, draw: Draw) -> Planted:
    label = draw(st.sampled_from(["Referrals have increased by 7%", "Referrals dropped by 20%"]))
    table = IndicatorTable("Demand", ("2024/25", "2025/26"), (IndicatorRow(label, ("1,200", "1,440")),))
    return Planted(replace(plan, indicators=(table,)), label)


@plants("NUM028")
def row_with_a_gap(plan: PlanFile, draw: Draw) -> Planted:
    return _dashboard(plan, draw, *draw(st.sampled_from([("-", "4"), ("Worse", "–")])))


@plants("NUM029")
def row_without_values(plan: PlanFile, draw: Draw) -> Planted:
    return _dashboard(plan, draw, "-", "-")


@plants("DAT034")
def outside_the_stated_year(plan: PlanFile, draw: Draw) -> Planted:
    day = draw(st.sampled_from(["25 April", "03 June"]))
    row = IndicatorRow("Triad 1", ("1", day))
    table = IndicatorTable("The 2025-26 round of peer challenge", ("Triad", "2026"), (row,))
    return Planted(replace(plan, indicators=(table,)), "Triad 1")
