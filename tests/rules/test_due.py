"""Printed dates: the last day of the month, the earliest reading, and a note of what was assumed."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words import Quarters
from riia_tui.rules.due import Due, month_end, read_due
from tests.rules.facts_builder import day

MONTH_NAMES = list(calendar.month_name)[1:]


def read(
    words: str, quarters: Quarters = Quarters.UNKNOWN, starts: str = "2025-04-01", ends: str = "2026-03-31"
) -> Due:
    """The words as the South West's plan of one financial year means them, unless other days are given."""
    return read_due(words, day(starts), day(ends), quarters)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("By March 2026", "2026-03-31"),
        ("by end Mar 26", "2026-03-31"),
        ("By end Sep 25, we will publish a prospectus", "2025-09-30"),
        ("By end of March 2026", "2026-03-31"),
        ("by Sept. 2025", "2025-09-30"),
        ("by February 2028", "2028-02-29"),
        ("By 31 December 2025", "2025-12-31"),
        ("By 31 December 2025, appoint", "2025-12-31"),
        ("by 28th February 2026", "2026-02-28"),
        ("By 1st March 2026", "2026-03-01"),
        ("by the 3rd of July 2025", "2025-07-03"),
        ("BY 30 SEPTEMBER 2025", "2025-09-30"),
        ("2025-12-31", "2025-12-31"),
        ("2 will be shared by December 2025.", "2025-12-31"),
        ("Create a contact list by September 2025", "2025-09-30"),
        ("By 31 March 2026 (Q4)", "2026-03-31"),
        ("by 31/03/2026", "2026-03-31"),
        ("12/11/2025", "2025-11-12"),
        ("by 31.3.26", "2026-03-31"),
        ("December 15, 2025", "2025-12-15"),
        ("by December 15th, 2025", "2025-12-15"),
        ("by Dec 25", "2025-12-31"),
        ("LAs may share and march on by June 2025", "2025-06-30"),
        ("by may 2025", "2025-05-31"),
    ],
)
def test_a_printed_day_or_month_is_read_without_assuming_anything(words: str, due: str) -> None:
    assert read(words) == Due(day(due), None)


@pytest.mark.parametrize(
    ("words", "due", "said"),
    [
        ("By 29 February 2026", "2026-02-28", "29 February 2026"),
        ("By 31 November 2025", "2025-11-30", "31 November 2025"),
        ("by 31st June 2025", "2025-06-30", "31 June 2025"),
        ("by 29/02/2026", "2026-02-28", "29 February 2026"),
        ("2026-02-30", "2026-02-28", "30 February 2026"),
        ("by 0 March 2026", "2026-03-31", "0 March 2026"),
    ],
)
def test_an_impossible_day_is_the_last_real_day_of_its_month_and_the_note_says_so(
    words: str, due: str, said: str
) -> None:
    found = read(words)
    assert found.day == day(due)
    assert found.note is not None
    assert said in found.note


def test_a_leap_day_that_exists_is_left_alone() -> None:
    assert read("29 February 2028") == Due(day("2028-02-29"), None)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("By 28 February", "2026-02-28"),
        ("By 28 February, complete a region-wide review", "2026-02-28"),
        ("by June", "2025-06-30"),
        ("by end of April", "2025-04-30"),
        ("by the end of March", "2026-03-31"),
        ("By 31 December 86% of LAPs take part", "2025-12-31"),
        ("by March 12 newsletters", "2026-03-31"),
        ("by February 13 of 15 LAPs", "2026-02-28"),
        ("by February 13/15 LAPs", "2026-02-28"),
    ],
)
def test_a_missing_year_is_the_one_that_fits_the_plan_and_the_note_says_which(words: str, due: str) -> None:
    found = read(words)
    assert found.day == day(due)
    assert found.note is not None
    assert due[:4] in found.note


def test_a_missing_year_that_fits_twice_is_the_earlier_one() -> None:
    assert read("by September", starts="2025-04-01", ends="2027-03-31").day == day("2025-09-30")


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("by Mar 24", "2024-03-31"),
        ("by Mar 27", "2027-03-31"),
        ("by Mar 23", "2026-03-31"),
        ("by Mar 28", "2026-03-31"),
    ],
)
def test_two_figures_are_a_year_only_where_they_are_within_a_year_of_the_plan(words: str, due: str) -> None:
    assert read(words).day == day(due)


def test_a_month_that_the_plan_only_touches_fits_it() -> None:
    assert read("by April", starts="2025-04-30", ends="2026-05-31").day == day("2025-04-30")
    assert read("by March", starts="2025-04-01", ends="2026-03-01").day == day("2026-03-31")


def test_an_impossible_day_without_a_year_has_both_said() -> None:
    found = read("by 29 February")
    assert found.day == day("2026-02-28")
    assert found.note is not None
    assert "No year is printed" in found.note
    assert "does not exist" in found.note


@pytest.mark.parametrize(
    "words", ["By end month year", "By end month year, we will hold 2 meetings", "Ongoing", "2026-13-01"]
)
def test_a_placeholder_has_no_due_date_and_a_note(words: str) -> None:
    assert read(words) == Due(None, "No day is given.")


def test_no_words_are_no_date_and_need_no_note() -> None:
    assert read("") == Due(None, None)
    assert read("  ") == Due(None, None)


@pytest.mark.parametrize(
    ("words", "quarters", "due"),
    [
        ("By Q3 2025", Quarters.UNKNOWN, "2025-09-30"),
        ("By Q3 2025", Quarters.CALENDAR, "2025-09-30"),
        ("By Q3 2025", Quarters.FINANCIAL, "2025-12-31"),
        ("by end of quarter 3 2025", Quarters.UNKNOWN, "2025-09-30"),
        ("by end of Q3 2025,", Quarters.UNKNOWN, "2025-09-30"),
        ("From Q4 2025", Quarters.UNKNOWN, "2025-12-31"),
        ("From Q4 2025", Quarters.FINANCIAL, "2026-03-31"),
        ("Q1 2026", Quarters.UNKNOWN, "2026-03-31"),
        ("Q1 2026", Quarters.FINANCIAL, "2026-06-30"),
        ("Q2 of 2025", Quarters.UNKNOWN, "2025-06-30"),
        ("Q4 2025/26", Quarters.UNKNOWN, "2026-03-31"),  # two years are a financial year, whatever the plan says
        ("Q3 2025-26", Quarters.CALENDAR, "2025-12-31"),
    ],
)
def test_a_quarter_with_its_year_follows_the_plans_quarters(words: str, quarters: Quarters, due: str) -> None:
    assert read(words, quarters).day == day(due)


def test_a_quarter_has_a_note_until_the_plan_says_which_year_it_means() -> None:
    assert "calendar quarter" in (read("Q3 2025").note or "")
    assert read("Q3 2025", Quarters.FINANCIAL).note is None
    assert read("Q3 2025", Quarters.CALENDAR).note is None


@pytest.mark.parametrize(
    ("words", "quarters", "due"),
    [
        ("by Q4", Quarters.UNKNOWN, "2026-03-31"),
        ("by end of Q4.", Quarters.FINANCIAL, "2026-03-31"),
        ("by Q4", Quarters.CALENDAR, "2025-12-31"),
        ("by Q2", Quarters.FINANCIAL, "2025-09-30"),
        ("by Q2", Quarters.UNKNOWN, "2025-06-30"),  # the earliest reading
        ("by Q3", Quarters.UNKNOWN, "2025-09-30"),
        ("by Q1", Quarters.UNKNOWN, "2025-06-30"),  # the calendar's is past before the plan, or later
        ("by Q1", Quarters.CALENDAR, "2026-03-31"),
    ],
)
def test_a_bare_quarter_is_one_that_lies_in_the_plan_and_is_noted(words: str, quarters: Quarters, due: str) -> None:
    found = read(words, quarters)
    assert found.day == day(due)
    assert "without a year" in (found.note or "")


def test_a_bare_financial_quarter_looks_past_the_plans_first_year() -> None:
    found = read("by Q1", Quarters.FINANCIAL, starts="2025-07-01", ends="2027-03-31")
    assert found.day == day("2026-06-30")


@pytest.mark.parametrize(
    ("starts", "ends", "due"),
    [
        ("2025-04-01", "2027-03-31", "2026-03-31"),  # two financial years: the earlier
        ("2026-01-01", "2026-12-31", "2026-03-31"),  # in the financial year that has begun before it
        ("2025-07-01", "2026-03-31", "2025-12-31"),  # no financial year: the earliest reading
        ("2025-04-01", "2025-12-31", "2025-12-31"),
    ],
)
def test_a_bare_q4_is_the_earliest_that_lies_in_the_plan(starts: str, ends: str, due: str) -> None:
    assert read("by Q4", starts=starts, ends=ends).day == day(due)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("appointed by 30 December 2025, product by 28th February 2026, engaged by January 2026", "2026-02-28"),
        ("By 31 December 2025, commission a provider, with 86% (13/15 LAP) reporting by Q4.", "2026-03-31"),
        ("Hold at least 6 by December 2025 (first by 31 July 2025)", "2025-12-31"),
    ],
)
def test_several_dates_in_one_statement_give_the_last(words: str, due: str) -> None:
    assert read(words).day == day(due)


@pytest.mark.parametrize("text", ["2024-02", "2025-02", "2025-11", "2025-12"])
def test_the_end_of_a_month_is_its_last_day(text: str) -> None:
    year, month = int(text[:4]), int(text[5:])
    assert month_end(year, month).day == {2: 28 + (year == 2024), 11: 30, 12: 31}[month]


@given(st.integers(0, 31), st.sampled_from(range(1, 13)), st.integers(2000, 2060))
def test_a_day_is_never_read_as_later_than_the_month_it_names(number: int, month: int, year: int) -> None:
    name = MONTH_NAMES[month - 1]
    for words in (f"By {number} {name} {year}", f"By {name[:3]} {year}", f"{year}-{month:02}-{number:02}"):
        found = read(words).day
        assert found is not None
        assert date(year, month, 1) <= found <= month_end(year, month)


@given(
    st.sampled_from(MONTH_NAMES), st.integers(0, 31), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800)
)
def test_a_missing_year_lands_in_a_month_that_the_plan_touches_where_there_is_one(
    name: str, number: int, starts: date, length: int
) -> None:
    ends = date.fromordinal(starts.toordinal() + length)
    found = read_due(f"by {number} {name}", starts, ends).day
    assert found is not None
    touched = {(on.year, on.month) for n in range(length + 1) if (on := date.fromordinal(starts.toordinal() + n))}
    fits = {pair for pair in touched if pair[1] == MONTH_NAMES.index(name) + 1}
    assert not fits or (found.year, found.month) == min(fits)


@given(st.integers(1, 4), st.integers(2020, 2030))
def test_until_the_plan_says_otherwise_a_quarter_is_its_earliest_reading(number: int, year: int) -> None:
    readings = [read(f"Q{number} {year}", quarters).day for quarters in (Quarters.FINANCIAL, Quarters.CALENDAR)]
    assert read(f"Q{number} {year}").day == min(on for on in readings if on)


@given(st.text(max_size=20), st.sampled_from(Quarters))
def test_no_words_break_the_reader(words: str, quarters: Quarters) -> None:
    found = read(words, quarters)
    assert found.day is None or found.day >= date(1000, 1, 1)


@given(
    st.lists(
        st.sampled_from(["0000", "99", "31", "February", "Q4", "2025", "-", "/26", "13", "May", "%", "00"]), max_size=6
    )
)
def test_no_scraps_of_dates_break_the_reader(scraps: list[str]) -> None:
    for words in (" ".join(scraps), "".join(scraps)):
        read(words)
