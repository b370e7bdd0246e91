"""Dates as plans print them: what is read as a date, and the sides of the rules that are easily got wrong."""

from datetime import date

import pytest
from whole_plans import plan_part

from riia_tui.check.checking import RULES, check
from riia_tui.check.printed.printed_dates import printed_dates
from riia_tui.check.reading import Reading
from riia_tui.planfile.read import parse_plan


def plan_of(*kpis: dict, **part) -> Reading:
    """A plan of April 2026 to March 2027 with these KPIs."""
    themes = [{"level": "section", "title": "Data", "kpis": list(kpis)}]
    return Reading(parse_plan(plan_part({"themes": themes} | part), "plan.yaml"))


def found(code: str, *kpis: dict, **part) -> list[str]:
    return [each.message for each in check(plan_of(*kpis, **part).file, [RULES[code]])]


def kpi(due_text: str | None = None, statement: str = "A guide is published.", **rest) -> dict:
    return {"statement": statement, "due_text": due_text, **rest}


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("by 31st of March 2027", "by 31st of March 2027", date(2027, 3, 31)),
        ("By end Mar 27", "By end Mar 27", date(2027, 3, 31)),
        ("By end Dec26", "By end Dec26", date(2026, 12, 31)),
        ("before March 2027", "before March 2027", date(2027, 2, 28)),
        ("before March 2027 ends", "before March 2027", date(2027, 3, 31)),
        ("by 31/03/2027", "by 31/03/2027", date(2027, 3, 31)),
        ("in the winter 2026-27", "in the winter 2026-27", date(2027, 2, 28)),
        ("by the end of 2026/2027", "by the end of 2026/2027", date(2027, 3, 31)),
        ("by November", "by November", date(2026, 11, 30)),
    ],
)
def test_a_date_is_over_on_the_last_day_that_its_words_allow(text: str, words: str, day: date) -> None:
    (printed,) = printed_dates(text, plan_of())
    assert (printed.words, printed.day) == (words, day)


@pytest.mark.parametrize("text", ["It may be so.", "Jan Smith leads it.", "1/4 of them", "version 2.10.26.1"])
def test_words_that_look_like_dates_are_none(text: str) -> None:
    assert printed_dates(text, plan_of()) == ()


def test_a_month_takes_the_year_of_the_date_it_is_listed_with() -> None:
    first, second = printed_dates("from Sep to Dec 2026", plan_of())
    assert first.year and first.day == date(2026, 9, 30) and second.day == date(2026, 12, 31)
    first, second = printed_dates("from November to February 2027", plan_of())
    assert first.day == date(2026, 11, 30)


def test_two_figures_after_a_month_are_a_year_only_near_the_plan() -> None:
    assert [each.words for each in printed_dates("by March 12 newsletters are out", plan_of())] == ["by March"]


def test_a_missing_year_is_told_once_for_a_due_date_and_its_statement() -> None:
    assert found("DAT006", kpi("By 26 February", "By 26 February the review is complete.")) == [
        "“By 26 February” has no year."
    ]


def test_a_year_in_the_statement_clears_a_due_date_without_one() -> None:
    assert found("DAT006", kpi("by February", "The review is complete by 26 February 2027.")) == []


def test_end_makes_two_figures_a_year() -> None:
    assert found("DAT007", kpi("By end March 27")) == []
    assert len(found("DAT007", kpi("by March 27"))) == 1


def test_a_quarter_with_its_day_beside_it_is_clear() -> None:
    unclear = {"plan": {"quarters": "unknown"}}
    assert found("DAT010", kpi("By 31 March 2027 (Q4)"), **unclear) == []
    assert found("DAT009", kpi("By Q3 2026/27"), **unclear) == []
    assert len(found("DAT009", kpi("By Q3 2026"), **unclear)) == 1


def test_a_quarter_that_could_be_over_before_the_plan_says_so() -> None:
    (message,) = found("DAT009", kpi("by Q1 2026"), plan={"quarters": "unknown"})
    assert "the first is before the plan begins on 1 April 2026" in message


def test_the_statement_s_own_later_date_is_found_beside_a_due_date_within_the_plan() -> None:
    assert found("DAT014", kpi("by March 2027", "Meetings go on until June 2027.")) == [
        "“until June 2027” is after the plan ends on 31 March 2027."
    ]


def test_the_day_of_the_file_is_taken_where_nothing_is_printed() -> None:
    assert found("DAT014", kpi(None, due=date(2027, 6, 30))) == [
        "“30 June 2027” is after the plan ends on 31 March 2027."
    ]


def test_what_went_before_is_no_promise() -> None:
    assert found("DAT013", kpi(None, "Since February 2026 the data are better.", due=date(2026, 11, 30))) == []


def test_an_impossible_day_is_not_also_called_a_sunday() -> None:
    assert found("DAT019", kpi("By 31 November 2026")) == []
    assert len(found("DAT001", kpi("By 31 November 2026"))) == 1


def test_a_bank_holiday_is_no_working_day() -> None:
    assert found("DAT019", kpi("by 26 March 2027")) == ["“by 26 March 2027”: 26 March 2027 is a bank holiday."]


def test_an_event_that_comes_round_tells_a_day() -> None:
    assert found("DAT022", kpi("Following each inspection")) == []
    assert found("DAT022", kpi("quarterly")) == []
    assert len(found("DAT022", kpi("once the reform has settled"))) == 1


def test_october_and_the_thirtieth_of_october_are_one_date() -> None:
    assert found("DAT035", kpi("by 30 October 2026", "By October 2026 it is out.", due=date(2026, 10, 30))) == []
    assert len(found("DAT035", kpi("by 30 October 2026", "By 31 October 2026 it is out.", due=date(2026, 10, 30)))) == 1


def test_a_note_explains_a_day_that_the_words_do_not_give() -> None:
    moved = kpi("by April 2026", due=date(2026, 5, 29))
    assert found("DAT035", moved | {"due_note": "Put off by the board."}) == []
    assert len(found("DAT035", moved)) == 1
