"""Agreeing a RAG and giving a figure: what is kept, and what is refused."""

import json
from datetime import date

import pytest
from store_contents import rows, written

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.words import Confidence, Status
from riia_tui.actions.commands import ChangeSetting, GiveFigure, LogEvidence, UpdateRag
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.records import log_evidence
from riia_tui.actions.settings import change_setting
from riia_tui.views.kpi import kpi

TODAY = date(2025, 12, 1)


def test_a_rag_keeps_what_was_said(small: Store) -> None:
    asked = UpdateRag(
        "5.2.7",
        Status.OFF_TRACK,
        date(2025, 11, 30),
        comment="Only two so far",
        cause="Staff left",
        remedy="A new post",
        remedy_owner="Jo Bloggs",
        forecast=date(2026, 2, 28),
        ask="Agree the post",
    )
    done = update_rag(small, asked, TODAY)
    assert done.said == "5.2.7 is Red: off track."
    (found,) = kpi(small, "5.2.7", "small", TODAY).assessments
    assert (found.status, found.on, found.by) == (Status.OFF_TRACK, date(2025, 11, 30), "Ann Other")
    assert (found.comment, found.cause, found.remedy) == ("Only two so far", "Staff left", "A new post")
    assert (found.remedy_owner, found.forecast, found.ask) == ("Jo Bloggs", date(2026, 2, 28), "Agree the post")


def test_a_rag_keeps_the_figure_as_it_stood_on_its_day(small: Store) -> None:
    for day in (date(2025, 11, 1), date(2025, 11, 30), TODAY):
        log_evidence(small, LogEvidence("small", day, "Something", counts_towards=("5.2.7",)), TODAY)
    update_rag(small, UpdateRag("5.2.7", Status.ON_TRACK, date(2025, 11, 30)), TODAY)
    log_evidence(small, LogEvidence("small", TODAY, "Something more", counts_towards=("5.2.7",)), TODAY)
    basis = json.loads(rows(small, "select basis from assessment")[0][0])
    assert (basis["says"], basis["progress"], basis["due"]) == ("off-track", pytest.approx(2 / 12), "2025-10-31")
    assert basis["time"] == 1.0
    assert basis["thresholds"] == {"soon": 28, "quiet": 28, "early": 0.25, "behind": 20.0, "look_again": 90}
    assert basis["measures"] == [
        {
            "metric": "count",
            "text": None,
            "comparator": ">=",
            "unit": "number",
            "value": 2.0,
            "target": 12.0,
            "met": False,
            "words": "2 of 12",
        }
    ]


def test_a_rag_keeps_the_limits_that_it_was_held_to(small: Store) -> None:
    change_setting(small, ChangeSetting("behind", "5", TODAY))
    update_rag(small, UpdateRag("5.2.7", Status.ON_TRACK, date(2025, 11, 30)), TODAY)
    update_rag(small, UpdateRag("5.2.7", Status.ON_TRACK, TODAY), TODAY)
    kept = [json.loads(basis)["thresholds"]["behind"] for (basis,) in rows(small, "select basis from assessment")]
    assert sorted(kept) == [5, 20]


def test_confidence_is_kept_apart_from_progress(small: Store) -> None:
    update_rag(small, UpdateRag("6.3", Status.ON_TRACK, TODAY, confidence=Confidence.LOW), TODAY)
    found = kpi(small, "6.3", "small", TODAY)
    assert (found.assessments[0].confidence, found.line.progress) == (Confidence.LOW, None)
    update_rag(small, UpdateRag("6.3", Status.ON_TRACK, TODAY), TODAY)
    assert kpi(small, "6.3", "small", TODAY).assessments[0].confidence is None


def test_the_last_rag_of_a_day_holds(small: Store) -> None:
    for status in (Status.AT_RISK, Status.ON_TRACK):
        update_rag(small, UpdateRag("6.3", status, TODAY), TODAY)
    assert kpi(small, "6.3", "small", TODAY).line.status is Status.ON_TRACK
    update_rag(small, UpdateRag("6.3", Status.OFF_TRACK, date(2025, 11, 1)), TODAY)
    assert kpi(small, "6.3", "small", TODAY).line.status is Status.ON_TRACK
    assert kpi(small, "6.3", "small", date(2025, 11, 30)).line.status is Status.OFF_TRACK


def test_a_ref_is_found_whatever_its_case_and_spaces(small: Store) -> None:
    for ref in ("6.2.5 KPI 1", "6.2.5kpi1", " 6.2.5  kpi  1 "):
        assert (
            update_rag(small, UpdateRag(ref, Status.ON_TRACK, TODAY), TODAY).said == "6.2.5 KPI 1 is Green: on track."
        )


@pytest.mark.parametrize("comment", [None, "", "  \r\n"])
def test_a_kpi_is_closed_with_a_reason(small: Store, comment: str | None) -> None:
    before = written(small)
    with pytest.raises(BadInput, match="closed with a reason"):
        update_rag(small, UpdateRag("6.3", Status.CLOSED, TODAY, comment=comment), TODAY)
    assert written(small) == before
    assert update_rag(small, UpdateRag("6.3", Status.CLOSED, TODAY, comment="Replaced"), TODAY).said


def test_a_rag_of_tomorrow_is_refused(small: Store) -> None:
    before = written(small)
    with pytest.raises(BadInput, match="cannot have been agreed on 2025-12-02"):
        update_rag(small, UpdateRag("6.3", Status.ON_TRACK, date(2025, 12, 2)), TODAY)
    assert written(small) == before


def test_an_unknown_ref_or_plan_is_answered_with_the_nearest_three(small: Store) -> None:
    before = written(small)
    with pytest.raises(UnknownName, match=r"There is no KPI called “5\.2\.9”") as refused:
        update_rag(small, UpdateRag("5.2.9", Status.ON_TRACK, TODAY), TODAY)
    assert refused.value.nearest == ["5.2.5", "5.2.6", "5.2.7"]
    with pytest.raises(UnknownName, match="There is no plan called “big”"):
        update_rag(small, UpdateRag("6.3", Status.ON_TRACK, TODAY, plan="big"), TODAY)
    with pytest.raises(UnknownName, match="There is no KPI called “”"):
        update_rag(small, UpdateRag("", Status.ON_TRACK, TODAY), TODAY)
    assert written(small) == before


def test_a_figure_is_given_for_the_one_reported_measure(small: Store) -> None:
    done = give_figure(small, GiveFigure("6.3", 9, TODAY, note="Payroll"), TODAY)
    assert done.said.startswith("6.3: apprentices is 9")
    assert kpi(small, "6.3", "small", TODAY).measures[0].value == 9
    assert rows(small, "select value, note, by from figure") == [(9.0, "Payroll", "Ann Other")]


def test_a_figure_is_given_for_the_measure_that_is_named(small: Store) -> None:
    give_figure(small, GiveFigure("6.2.5 KPI 2:2", 11.5, TODAY), TODAY)
    give_figure(small, GiveFigure("6.2.5kpi2:1", 14, TODAY), TODAY)
    assert [m.value for m in kpi(small, "6.2.5 KPI 2", "small", TODAY).measures] == [14, 11.5]


def test_the_newest_figure_up_to_the_day_holds(small: Store) -> None:
    for value, day in ((3, date(2025, 11, 1)), (5, date(2025, 10, 1)), (4, date(2025, 11, 1))):
        give_figure(small, GiveFigure("6.3", value, day), TODAY)
    assert kpi(small, "6.3", "small", TODAY).measures[0].value == 4
    assert kpi(small, "6.3", "small", date(2025, 10, 31)).measures[0].value == 5
    assert kpi(small, "6.3", "small", date(2025, 9, 30)).measures[0].value is None


@pytest.mark.parametrize(
    ("ref", "value", "on", "said"),
    [
        ("6.2.5 KPI 2:1", 100.1, TODAY, "100.1% is no share"),
        ("6.2.5 KPI 2:1", -1, TODAY, "-1% is no share"),
        ("6.2.5 KPI 2:1", float("nan"), TODAY, "is a number"),
        ("6.3", float("nan"), TODAY, "is a number"),
        ("6.3", float("inf"), TODAY, "is a number"),
        ("6.3", -0.5, TODAY, "-0.5 is below 0"),
        ("6.3", 5, date(2025, 12, 2), "after today"),
        ("6.2.5 KPI 2", 5, TODAY, r"several figures to give\. Name one: 6\.2\.5 KPI 2:1 .*; 6\.2\.5 KPI 2:2"),
        ("5.2.6", 4, TODAY, "counts itself from the record"),
        ("5.2.6:2", 4, TODAY, "counts itself from the record"),
        ("5.2.6:9", 4, TODAY, "has 3 measures"),
        ("5.9", 4, TODAY, "There is no KPI called “5.9”"),
    ],
)
def test_a_figure_that_cannot_be_so_is_refused(small: Store, ref: str, value: float, on: date, said: str) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=said):
        give_figure(small, GiveFigure(ref, value, on), TODAY)
    assert written(small) == before


@pytest.mark.parametrize("value", [0, 100])
def test_a_share_may_be_nothing_or_everything(small: Store, value: float) -> None:
    give_figure(small, GiveFigure("6.2.5 KPI 2:1", value, TODAY), TODAY)
    assert kpi(small, "6.2.5 KPI 2", "small", TODAY).measures[0].value == value
