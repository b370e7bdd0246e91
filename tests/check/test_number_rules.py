"""Numbers as plans print them: the sides of the rules that are easily got wrong."""

from datetime import date

import pytest
from test_date_rules import found, kpi

from riia_tui.check.printed.rhythms import rhythms
from riia_tui.check.printed.written_numbers import with_number

SIX = {"authorities": ["Avon", "Exeshire", "Fenland", "Heathshire", "Moorland", "Brighton and Hove"]}


@pytest.mark.parametrize("words", ["87% of LAs (13/15)", "13 of 15 (87%)", "83.3% (5/6)", "50% of 15 people"])
def test_a_percentage_that_is_its_fraction_is_no_fault(words: str) -> None:
    assert found("NUM001", kpi(None, f"{words} take part.")) == []


def test_a_percentage_is_told_as_cut_off_or_as_wrong_and_never_as_both() -> None:
    cut_off, wrong = kpi(None, "86% of LAPs (13/15) take part."), kpi(None, "80% of LAPs (13/15) take part.")
    assert found("NUM002", cut_off) == ["“86% of LAPs (13/15)”: 13 of 15 is 86.7%, which rounds to 87%."]
    assert found("NUM001", cut_off) == [] and found("NUM002", wrong) == []
    assert found("NUM001", wrong) == ["“80% of LAPs (13/15)”: 13 of 15 is 86.7%, not 80%."]


@pytest.mark.parametrize("words", ["in 2026/25", "on 30/9", "5 of the 6 LAs", "2 of 2026"])
def test_years_and_days_are_no_fractions(words: str) -> None:
    assert found("NUM003", kpi(None, f"It is {words}.")) == []


@pytest.mark.parametrize("words", ["16 of the 15 LAs", "16/15 LAPs", "eight of the six authorities"])
def test_more_than_there_are(words: str) -> None:
    assert len(found("NUM003", kpi(None, f"{words} take part."))) == 1


@pytest.mark.parametrize("words", ["all 9 LAs of the police area", "all 6 LAs", "the region's six authorities"])
def test_authorities_of_another_area_are_not_the_region_s(words: str) -> None:
    assert found("NUM005", kpi(None, f"There is a plan for {words}."), **SIX) == []


@pytest.mark.parametrize("words", ["All 5 LAPs", "3 of the 7 LAs", "The region's seven authorities"])
def test_another_number_than_the_region_has(words: str) -> None:
    assert len(found("NUM005", kpi(None, f"{words} take part."), **SIX)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Three networks are supported: Adoption and Special Guardianship, Early Help and Fostering.",
        "Three authorities lead (Avon, Fenland, Brighton and Hove).",
        "Five partners join (for example police, health and schools).",
        "11 of the 19 LAs work together: Avon, Exeshire and Fenland.",
    ],
)
def test_a_list_that_may_be_as_long_as_its_number_is_no_fault(text: str) -> None:
    assert found("NUM010", kpi(None, text), **SIX) == []


def test_a_list_with_semicolons_has_as_many_names_as_it_has_parts() -> None:
    text = "4 networks are supported: Adoption and Special Guardianship; Early Help; Fostering."
    assert len(found("NUM010", kpi(None, text))) == 1


def test_two_rhythms_in_one_sentence_are_no_fault_by_themselves() -> None:
    assert found("NUM022", kpi(None, "The group meets monthly and reports quarterly.")) == []


def test_a_count_that_the_rhythm_gives_is_no_fault() -> None:
    measure = {"metric": "count", "record_kind": "meeting", "target": 4, "text": "meetings"}
    quarterly = kpi("by 31 March 2027", "4 quarterly meetings are held.", due=date(2027, 3, 31), cadence="quarterly")
    assert found("NUM023", quarterly | {"measures": [measure]}) == []
    assert found("NUM025", quarterly | {"measures": [measure]}) == []
    assert len(found("NUM023", quarterly | {"measures": [measure | {"target": 2}]})) == 1
    assert len(found("NUM025", quarterly | {"measures": [measure | {"target": 6}]})) == 1


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("every quarter", "quarterly"),
        ("bi-monthly", "bi-monthly"),
        ("one forum each half term", "half-termly"),
        ("each academic term", "termly"),
        ("6-weekly", "6-weekly"),
        ("two thematic briefings a year", "biannually"),
        ("once a year", "annually"),
    ],
)
def test_rhythms_in_the_words_of_plans(text: str, cadence: str) -> None:
    assert [str(each.cadence) for each in rhythms(text)] == [cadence]


def test_a_number_is_quoted_with_what_it_counts() -> None:
    assert with_number("By May at least 3 Community of Practice meetings are held.", 3) == (
        "at least 3 Community of Practice meetings"
    )
    assert with_number("two or more workshops", 2) == "two or more workshops"
    assert with_number("42% of 4 things", 2) is None
