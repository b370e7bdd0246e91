"""Names, abbreviations and spellings: what is one thing written twice, and what is two things."""

import pytest
from whole_plans import whole

from riia_tui.check.checking import RULES, check


def said(code: str, *statements: str, more: str = "") -> list[str]:
    """What a rule says about a plan with these KPIs, one below the other."""
    kpis = "\n".join(f'  - {{code: "1.{n}", statement: "{text}"}}' for n, text in enumerate(statements, 1))
    return [
        finding.message
        for finding in check(
            whole(f"{more}\nthemes:\n- level: section\n  title: Data\n  kpis:\n{kpis}\n"), [RULES[code]]
        )
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "The Performance Leads Group (PLG) meets.",
        "The Performance Leads' Group (“PLG”) meets, and the PLG reports.",
        "PLG (Performance Leads Group) meets.",
        "The NHS and DfE attend.",
    ],
)
def test_an_abbreviation_is_explained_beside_its_words_or_known_to_all(statement: str) -> None:
    assert said("TXT030", statement) == []


def test_an_abbreviation_is_told_once_with_all_its_places_and_the_words_it_may_stand_for() -> None:
    found = said("TXT030", "The PLG meets.", "A seminar of the Performance Leads Group is held.", "The PLG reports.")
    assert found == [
        "“PLG”: the words “Performance Leads Group” stand in the plan, but not beside it. It stands in 1.3 too."
    ]


@pytest.mark.parametrize(("one", "other"), [("CSC", "CSE"), ("SEN", "SEND"), ("EHC", "EHCP"), ("DCS", "DCO")])
def test_two_abbreviations_that_look_alike_may_well_be_two(one: str, other: str) -> None:
    assert said("TXT031", f"The {one} meets.", f"The {other} meets.") == []


@pytest.mark.parametrize(
    ("right", "wrong"), [("ASGLB", "ALSGB"), ("DCS", "DSC"), ("RIIA", "RIA"), ("SESLIP", "SESILIP")]
)
def test_letters_in_another_order_doubled_or_added_are_a_slip(right: str, wrong: str) -> None:
    (found,) = said("TXT031", f"The {right} meets, and the {right} reports.", f"The {wrong} agrees.")
    assert f"“{wrong}” (once) looks like “{right}” (2 times" in found


PEOPLE = "people:\n- {name: Lee-Anne Farach}\n- {name: Mac Heath}\n- {name: Alison Smailes}\n- {name: Alison Michalska}"


@pytest.mark.parametrize("name", ["Leeanne Farach", "Lee-Anne Farrach", "Alison Smales"])
def test_a_person_is_known_by_a_name_that_is_nearly_hers(name: str) -> None:
    assert len(said("TXT020", f"{name} leads.", more=PEOPLE)) == 1


@pytest.mark.parametrize("name", ["Lee-Anne Farach", "Max Heath", "Alison Jeffery", "Ann Farach"])
def test_another_person_is_another_person(name: str) -> None:
    assert said("TXT020", f"{name} leads.", more=PEOPLE) == []


def test_endings_are_no_other_spelling() -> None:
    assert said("TXT021", "They co-ordinate it.", "A co-ordinated approach is agreed.") == []
    assert len(said("TXT021", "They coordinate it.", "A co-ordinated approach is agreed.")) == 1


def test_a_region_in_front_of_a_network_may_be_the_same_network_but_another_subject_is_not() -> None:
    assert len(said("TXT025", "The SW DCS Network meets.", "The DCS Network reports.")) == 1
    assert said("TXT025", "The SEND Data Network meets.", "The SEND Network reports.") == []
