"""Trend, forecast, run chart, and who stands behind a green, as a person reads them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.engine import Store
from db.words import Comparator, Status, Unit
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import GiveFigure, LogEvidence, LogMeeting, Register, SetBoard, UpdateRag
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.records import log_evidence, log_meeting
from riia_tui.views.kpi import kpi
from riia_tui.views.outlook import Outlook
from riia_tui.views.run_chart import HEIGHT, Point, RunChart, drawn, sentence

TODAY = date(2025, 12, 1)


def outlook(store: Store, ref: str, number: int = 1) -> Outlook:
    return next(each for each in kpi(store, ref, "small", TODAY).outlook if each.number == number)


def test_a_count_has_its_pace_and_what_it_comes_to(small: Store) -> None:
    for month in (5, 7, 9):
        log_meeting(small, LogMeeting("small", date(2025, month, 10), f"In {month}", "Performance leads"), TODAY)
    found = outlook(small, "5.2.6")
    assert found.forecast_words == "at 0.4 a month: 4 of 4 by 31 Mar 2026; met by then"
    assert found.since_board is not None and found.since_board.words == "+ new: no last board yet"
    assert found.chart is not None
    assert [point.value for point in found.chart.points] == [0, 1, 1, 2, 2, 3, 3, 3, 3]
    assert [point.on for point in found.chart.points][-2:] == [date(2025, 11, 30), TODAY]


def test_a_trend_names_what_it_was(small: Store) -> None:
    set_board(small, SetBoard("small", date(2025, 9, 18)))
    for month in (5, 11):
        meeting = LogMeeting("small", date(2025, month, 10), f"In {month}", "Performance leads")
        log_meeting(small, meeting, TODAY)
    found = outlook(small, "5.2.6")
    assert found.since_board is not None and found.since_period is not None
    assert found.since_board.words == "▲ up from 1 on 18 Sep"
    assert found.since_period.words == "▲ up from 1 on 30 Sep"


def test_a_limit_is_forecast_in_points(small: Store) -> None:
    for value, on in ((30, date(2025, 5, 1)), (20, date(2025, 11, 1))):
        give_figure(small, GiveFigure("6.2.5 KPI 2:1", value, on), TODAY)
    words = outlook(small, "6.2.5 KPI 2").forecast_words
    assert words.startswith("at -1.7 points a month: 11.8%, at most 15% by 31 Mar 2026; met by then")


def test_nothing_recorded_has_no_outlook(small: Store) -> None:
    found = outlook(small, "5.2.7")
    assert (found.forecast, found.forecast_words, found.chart) == (None, "", None)


def test_a_closed_kpi_has_no_outlook(small: Store) -> None:
    update_rag(small, UpdateRag("5.2.7", Status.CLOSED, TODAY, comment="Replaced"), TODAY)
    assert kpi(small, "5.2.7", "small", TODAY).outlook == ()


def test_a_plan_before_it_begins_has_no_outlook(small: Store) -> None:
    log_evidence(small, LogEvidence("small", date(2025, 3, 1), "Early", counts_towards=("5.2.7",)), TODAY)
    found = kpi(small, "5.2.7", "small", date(2025, 3, 10)).outlook[0]
    assert (found.forecast, found.chart) == (None, None)


def test_a_green_says_who_stands_behind_it(small: Store) -> None:
    came = Register(attended=("Bristol", "Devon"))
    log_meeting(small, LogMeeting("small", TODAY, "Dashboard", register=came, counts_towards=("5.2.8",)), TODAY)
    update_rag(small, UpdateRag("5.2.8", Status.ON_TRACK, TODAY), TODAY)
    found = kpi(small, "5.2.8", "small", TODAY).behind
    assert found is not None
    assert (found.standing, found.of, found.missing) == (2, 4, ("Somerset", "Torbay"))
    assert found.words == "2 of 4 authorities; not Somerset and Torbay"
    update_rag(small, UpdateRag("5.2.8", Status.AT_RISK, TODAY), TODAY)
    assert kpi(small, "5.2.8", "small", TODAY).behind is None
    assert kpi(small, "5.2.6", "small", TODAY).behind is None


def chart(*values: float, target: float | None = None, unit: Unit = Unit.NUMBER) -> RunChart:
    points = tuple(Point(date(2025, 4 + n, 28), value) for n, value in enumerate(values))
    return RunChart(points, target, unit, Comparator.AT_LEAST)


def test_a_chart_is_drawn_with_its_target() -> None:
    assert drawn(chart(0, 1, 2, 4, target=4), 60) == (
        "┄┄┄┄┄┄█┄┄ needs 4",
        "      █ ",
        "    █ █ ",
        "  █ █ █ ",
        "A M J J ",
    )


def test_a_chart_is_told_as_a_sentence() -> None:
    assert sentence(chart(50, 20, 80, target=75, unit=Unit.PERCENT)) == (
        "from 50% on 28 Apr 2025 to 80% on 28 Jun 2025, lowest 20%; needs 75%"
    )


@pytest.mark.parametrize("values", [(0, 0), (0, 1e9), (3,)])
def test_a_chart_of_anything_can_be_drawn(values: tuple[float, ...]) -> None:
    assert len(drawn(chart(*values), 20)) == HEIGHT + 1


@given(
    st.lists(st.floats(0, 1e6), min_size=1, max_size=9),
    st.one_of(st.none(), st.floats(0, 1e6)),
    st.integers(24, 120),
)
def test_a_chart_never_is_wider_than_it_may_be(values: list[float], target: float | None, width: int) -> None:
    lines = drawn(chart(*values, target=target), width)
    assert len(lines) == HEIGHT + 1
    assert max(map(len, lines)) <= width
