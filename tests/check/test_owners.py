"""Who answers for what: told where it stands, or once where the plan names nobody at all."""

import pytest
from whole_plans import whole

from riia_tui.check.checking import RULES, check

AUTHORITIES = "authorities: [Avon, Brighton and Hove, Wessex]\npeople: [{name: Ann Other}, {name: Jo Bloggs}]\n"


def places(code: str, *activities: str, lead: str = "") -> list[str]:
    """Where a rule finds something in a plan of these activities."""
    rows = "\n".join(f"  - {activity}" for activity in activities)
    theme = f"  lead: {lead}\n" if lead else ""
    text = f"{AUTHORITIES}themes:\n- level: section\n  title: Data\n{theme}  activities:\n{rows}\n"
    return [finding.where for finding in check(whole(text), [RULES[code]])]


def test_an_activity_without_a_lead_is_found_where_others_have_one() -> None:
    assert places("MEA001", "{title: One, lead: Ann Other}", "{title: Two}") == ["Two"]


def test_where_nobody_leads_it_is_said_once_for_activities_and_once_for_themes() -> None:
    assert places("MEA001", "{title: One}", "{title: Two}", "{title: Three}") == ["Data", "One"]


def test_where_only_themes_have_a_lead_it_is_said_once_at_the_first() -> None:
    assert places("MEA001", "{title: One}", "{title: Two}", lead="Ann Other") == ["Data"]


def test_where_one_activity_in_ten_has_a_lead_the_rest_are_said_once() -> None:
    many = [f"{{title: Activity {n}}}" for n in range(2, 12)]
    assert places("MEA001", "{title: Activity 1, lead: Ann Other}", *many) == ["Activity 2"]


@pytest.mark.parametrize("lead", ["Ann Other, Brighton and Hove", "Ann Other (Avon)", "Ann Other", "Brighton and Hove"])
def test_a_person_with_an_authority_is_one_owner(lead: str) -> None:
    assert places("MEA005", f"{{title: One, lead: '{lead}'}}") == []


@pytest.mark.parametrize(
    "lead", ["Ann Other & Jo Bloggs", "Ann Other/Jo Bloggs (Avon)", "Ann Other and the Data Network"]
)
def test_two_people_or_a_person_and_a_network_are_two(lead: str) -> None:
    assert places("MEA005", f"{{title: One, lead: '{lead}'}}") == ["One"]
