"""The bundled plans: their sizes as published, nothing private in them, and out again as they came in."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from db.engine import create_store
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.bundled import bundled_frameworks, bundled_plans
from riia_tui.planfile.model import ActivityEntry, PlanFile, ThemeEntry
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.refs import placed_kpis
from riia_tui.planfile.write import plan_text
from riia_tui.views.plan_file import plan_file

CODES = ("eastern-2025-27", "nw-2022-24", "seslip-2021-22", "seslip-2025-26", "sw-2025-26")
KINDS = {
    "eastern-2025-27": {"performance": 0, "unspecified": 49},
    "nw-2022-24": {"deliverable": 76, "impact": 71},
    "seslip-2021-22": {"output": 120, "deliverable": 3},
    "seslip-2025-26": {"unspecified": 108},
    "sw-2025-26": {"action": 40, "performance": 26, "unspecified": 82},
}
AUTHORITIES = {
    "eastern-2025-27": 11,
    "nw-2022-24": 25,
    "seslip-2021-22": 19,
    "seslip-2025-26": 19,
    "sw-2025-26": 15,
}


@cache
def plan(code: str) -> PlanFile:
    return parse_plan(bundled_plans()[code], f"{code}.yaml")


def themes(entries: tuple[ThemeEntry, ...]) -> Iterator[ThemeEntry]:
    for entry in entries:
        yield entry
        yield from themes(entry.themes)


def activities(code: str) -> list[ActivityEntry]:
    return [activity for theme in themes(plan(code).themes) for activity in theme.activities]


def test_the_five_published_plans_come_with_the_program() -> None:
    assert tuple(bundled_plans()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_every_kpi_of_the_document_is_there_by_its_kind(code: str) -> None:
    found = Counter(placed.kpi.kind.value for placed in placed_kpis(plan(code)))
    assert found == Counter({kind: count for kind, count in KINDS[code].items() if count})


@pytest.mark.parametrize("code", CODES)
def test_the_authorities_are_the_regions(code: str) -> None:
    assert len(plan(code).authorities) == AUTHORITIES[code]


def test_the_south_west_has_two_programmes_eight_sections_and_their_sub_requirements() -> None:
    levels = Counter(theme.level for theme in themes(plan("sw-2025-26").themes))
    assert levels == {"programme": 2, "section": 8, "sub-requirement": 27}


def test_seslip_2025_26_has_projects_1_to_49_without_14_and_23() -> None:
    numbers = [int(activity.code or 0) for activity in activities("seslip-2025-26")]
    assert numbers == [number for number in range(1, 50) if number not in (14, 23)]


def test_seslip_2021_22_has_35_workstreams_in_six_groups() -> None:
    assert [activity.code for activity in activities("seslip-2021-22")] == [str(number) for number in range(1, 36)]
    assert len(plan("seslip-2021-22").themes) == 6


def test_the_eastern_plan_has_18_themes_and_80_headline_activities() -> None:
    assert sum(bool(theme.activities) for theme in themes(plan("eastern-2025-27").themes)) == 18
    assert len(activities("eastern-2025-27")) == 80


def test_the_north_west_plan_has_23_themes_and_69_activities() -> None:
    assert sum(bool(theme.activities) for theme in themes(plan("nw-2022-24").themes)) == 23
    assert len(activities("nw-2022-24")) == 69


def test_cumbria_is_followed_by_two_authorities() -> None:
    by_name = {authority.name: authority for authority in plan("nw-2022-24").authorities}
    assert str(by_name["Cumbria"].until) == "2023-03-31"
    for name in ("Cumberland", "Westmorland and Furness"):
        assert (str(by_name[name].since), by_name[name].predecessor) == ("2023-04-01", "Cumbria")


def test_the_budgets_have_every_printed_figure() -> None:
    figures = {code: sum(len(row.amounts) for row in plan(code).budget) for code in CODES}
    assert figures == {
        "eastern-2025-27": 0,
        "nw-2022-24": 0,
        "seslip-2021-22": 155,
        "seslip-2025-26": 259,
        "sw-2025-26": 220,
    }


def test_kpis_of_seslip_2025_26_are_owned_by_whom_the_grant_plan_names_beside_them() -> None:
    owners = {a.code: {kpi.owner for kpi in a.kpis} for a in activities("seslip-2025-26") if a.kpis}
    assert (owners["7"], owners["10"], owners["22"]) == ({"Claire Woodcock"}, {"Julie Pointer"}, {"Mac Heath"})
    assert not any(None in named for named in owners.values())


def test_meetings_that_only_the_activity_promises_give_the_kpi_no_rhythm() -> None:
    by_ref = {placed.ref: placed.kpi for placed in placed_kpis(plan("sw-2025-26"))}
    assert [by_ref[ref].cadence for ref in ("6.3.5", "6.5.2", "7.1.4", "7.3.1", "7.4.2")] == [None] * 5


def test_the_dashboard_and_the_triads_of_seslip_are_there() -> None:
    sizes = {table.title: len(table.rows) for table in plan("seslip-2025-26").indicators}
    assert sorted(sizes.values()) == [6, 51]


@pytest.mark.parametrize("code", CODES)
def test_every_kpi_has_a_measure(code: str) -> None:
    assert [placed.ref for placed in placed_kpis(plan(code)) if not placed.kpi.measures] == []


@pytest.mark.parametrize("code", CODES)
def test_no_telephone_number_or_address_is_in_the_file(code: str) -> None:
    text = bundled_plans()[code]
    assert not re.search(r"[\w.]+@[\w.]+\.\w+", text)
    assert not re.search(r"\b0\d{3,4}[ -]?\d{5,6}\b", text)


@pytest.mark.parametrize("code", CODES)
def test_what_is_exported_and_imported_again_is_the_same_plan(code: str, tmp_path: Path) -> None:
    first, second = create_store(tmp_path / "first.db"), create_store(tmp_path / "second.db")
    add_plan(first, plan(code))
    exported = plan_file(first, code)
    add_plan(second, parse_plan(plan_text(exported), "exported.yaml"))
    assert plan_file(second, code) == exported


def test_national_frameworks_need_not_be_listed_in_a_plan() -> None:
    listed = {framework.code for framework in plan("seslip-2025-26").frameworks}
    answered = {mapping.framework for mapping in plan("seslip-2025-26").mappings}
    assert answered - listed == set(bundled_frameworks())
