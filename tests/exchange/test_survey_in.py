"""Surveys of Microsoft Forms and others: counted, by authority, with quotes that name nobody, and never twice."""

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from db.engine import Store
from db.errors import BadInput
from riia_tui.actions.surveys import take_survey
from riia_tui.exchange.matching import kept_in, matches_typed
from riia_tui.exchange.quotes import without_names
from riia_tui.exchange.survey_answers import guessed_positive, is_positive
from riia_tui.exchange.survey_found import Chosen, SurveyFound, read_survey
from riia_tui.views.records import RecordDetail, record, records
from riia_tui.views.standing import standing

TODAY = date(2025, 12, 1)
HEAD = [
    *("ID", "Start time", "Completion time", "Email", "Name"),
    *("Which local authority are you from?", "I feel more confident", "Anything else?"),
]
MOMENT = datetime(2025, 11, 20, 9, 30)  # noqa: DTZ001 - Excel knows no time zones
ROWS = [
    [1, MOMENT, MOMENT, "anonymous", "Jane Smith", "Devon CC", "Strongly agree", "Ring Jane on 01392 123456 for more"],
    [
        2,
        MOMENT,
        MOMENT,
        "bo@devon.gov.uk",
        "Bo Hill",
        "Devon",
        "Agree",
        "Thanks to Jane Smith, write to bo@devon.gov.uk",
    ],
    [3, MOMENT, MOMENT, "x@y.org", "Cy Day", "Bournemouth", "Disagree", "n/a"],
    [4, MOMENT, MOMENT, "z@y.org", "Di Ray", "Bristol", "Neutral", ""],
    [5, MOMENT, MOMENT, "z@y.org", "Ed Fox", "Bristol", None, "I ran out of time"],
]


def form(path: Path, rows: list[list[Any]] = ROWS, head: list[str] = HEAD) -> Path:
    """A workbook as Forms exports it."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in [head, *rows]:
        sheet.append(row)
    workbook.save(path)
    return path


def told(store: Store, path: Path, **chosen: Any) -> SurveyFound:
    found = standing(store, "small", TODAY)
    return read_survey(found, kept_in(store, found), path, Chosen(**chosen))


def surveys(store: Store) -> list[RecordDetail]:
    lines = [line for line in records(store, "small", TODAY).lines if line.kind == "survey"]
    return [record(store, line.id, TODAY) for line in lines]


def test_a_form_is_counted_by_authority(small: Store, tmp_path: Path) -> None:
    found = told(small, form(tmp_path / "After the event(1-5).xlsx"), counts_towards=("5.2.7",), quotes=("anything",))
    assert (found.title, found.on, found.question) == ("After the event", date(2025, 11, 20), "I feel more confident")
    assert (found.positive, found.responses, found.left_out) == (2, 4, 1)
    assert [(g.name, g.positive, g.responses, g.yes) for g in found.groups] == [
        ("Bristol", 0, 1, False),
        ("Devon", 2, 2, True),
    ]
    assert [each.written for each in found.unclear] == ["Bournemouth"]
    take_survey(small, found, {})
    (kept,) = surveys(small)
    assert (kept.responses, kept.positive, kept.line.counts_towards) == (4, 2, ("5.2.7",))
    assert [(line.name, line.answer) for line in kept.register] == [("Bristol", False), ("Devon", True)]
    assert kept.quotes == (
        "I ran out of time",
        "Ring […] on […] for more",
        "Thanks to […], write to […]",
    )


def test_the_same_survey_again_changes_nothing_and_more_responses_put_it_right(small: Store, tmp_path: Path) -> None:
    path = form(tmp_path / "After(1-5).xlsx")
    take_survey(small, told(small, path, quotes=("8",)), {})
    version = small.version()
    again = told(small, path, quotes=("8",))
    assert (again.changes, take_survey(small, again, {}).said) == ((), "Nothing new was taken in.")
    assert small.version() == version
    more = form(tmp_path / "After(1-6).xlsx", [*ROWS, [6, MOMENT, MOMENT, "", "", "Torbay", "Agree", ""]])
    found = told(small, more)
    assert found.changes == ("2 of 4 positive → 3 of 5", "Torbay answered yes")
    take_survey(small, found, {})
    assert [(kept.positive, kept.responses, len(kept.quotes)) for kept in surveys(small)] == [(3, 5, 3)]


def test_names_of_authorities_are_matched_once(small: Store, tmp_path: Path) -> None:
    path = form(tmp_path / "After.xlsx")
    meant = matches_typed(standing(small, "small", TODAY), ["Bournemouth=BCP"])
    take_survey(small, told(small, path, meant=meant), meant)
    assert told(small, path).unclear == ()
    assert "Bournemouth, Christchurch and Poole" in [line.name for line in surveys(small)[0].register]


def test_any_csv_file_will_do(small: Store, tmp_path: Path) -> None:
    path = tmp_path / "poll.csv"
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["Rating – £", "Useful?"], ["5", "Yes"], ["4", "No"], ["2", "Yes"]])
    found = told(small, path, question="rating", on=date(2025, 11, 1))
    assert (found.positive, found.responses, found.counted_positive) == (2, 3, ("4", "5"))
    assert told(small, path, question="2", on=date(2025, 11, 1)).positive == 2
    with pytest.raises(BadInput, match="several questions that can be counted"):
        told(small, path, on=date(2025, 11, 1))
    with pytest.raises(BadInput, match="does not say when"):
        told(small, path, question="rating")


def test_a_title_above_the_headings_is_no_heading(small: Store, tmp_path: Path) -> None:
    path = tmp_path / "poll.csv"
    path.write_text("Our poll\nWho,When,Useful?\na,b,Yes\na,b,No\n", encoding="utf-8")
    assert told(small, path, on=date(2025, 11, 1)).question == "Useful?"


def test_what_counts_as_positive_can_be_said(small: Store, tmp_path: Path) -> None:
    rows = [[n, MOMENT, MOMENT, "", "", "Devon", answer, ""] for n, answer in enumerate(["9", "10", "7", "Loved it"])]
    path = form(tmp_path / "a.xlsx", rows)
    with pytest.raises(BadInput, match="not known which answers"):
        told(small, path, question="confident")
    assert told(small, path, question="confident", positive="8+, loved it").positive == 3
    with pytest.raises(BadInput, match="Nobody answered “great”"):
        told(small, path, question="confident", positive="great")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Nobody has answered the survey"),
        ([[1, MOMENT, MOMENT, "", "", "Devon", "n/a", ""]], "Nobody has answered “I"),
    ],
)
def test_a_survey_without_a_response_is_refused(
    small: Store, tmp_path: Path, rows: list[list[Any]], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        told(small, form(tmp_path / "a.xlsx", rows), question="confident", positive="n/a")
    assert surveys(small) == []


@pytest.mark.parametrize(
    ("answers", "positive"),
    [
        (["Yes", "No", "Don’t know"], {"yes"}),
        (["Agree", "Neither agree nor disagree"], {"agree", "strongly agree"}),
        (["1", "5"], {"4", "5"}),
        (["Very good", "Poor"], {"excellent", "very good", "good"}),
        (["Red", "Blue"], set()),
        (["", "N/A"], set()),
    ],
)
def test_the_usual_scales_are_known(answers: list[str], positive: set[str]) -> None:
    assert guessed_positive(answers) == positive


def test_one_of_several_choices_is_enough() -> None:
    assert is_positive("Agree;Other;", frozenset({"agree"})) and not is_positive("Disagree;", frozenset({"agree"}))


WORDS = st.text("abcdefghij ", max_size=20)


@given(WORDS, WORDS, st.sampled_from(["Jane Smith", "O'Neill, Zoë", "jane.smith@devon.gov.uk"]))
def test_whoever_wrote_it_is_never_in_a_quote(before: str, after: str, who: str) -> None:
    said = without_names(f"{before} {who} {after} 07700 900123", [who])
    assert not any(part in said for part in ("Jane", "Smith", "Neill", "Zoë", "@", "900123"))


def test_what_forms_adds_for_a_quiz_is_no_question(small: Store, tmp_path: Path) -> None:
    path = tmp_path / "quiz.csv"
    rows = [["Useful?", "Points - Useful?", "Feedback - Useful?"], ["Tend to agree", "5", ""], ["Disagree", "5", ""]]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    found = told(small, path, on=date(2025, 11, 1))
    assert (found.question, found.positive, found.responses) == ("Useful?", 1, 2)
