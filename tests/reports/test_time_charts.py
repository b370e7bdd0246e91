"""Charts over time: what is met against what is due, and the figures of reds and ambers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.engine import Store
from db.words import Unit
from riia_tui.actions.commands import LogMeeting
from riia_tui.actions.records import log_meeting
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Chart, Report
from riia_tui.reports.catalogue import build_report
from riia_tui.reports.time_charts import over_time_blocks
from riia_tui.rules.due import month_end, month_ends
from riia_tui.views.board_pack import board_pack
from riia_tui.views.burn_up import burn_up_of
from riia_tui.views.exceptions import exceptions
from riia_tui.views.over_time import over_time
from riia_tui.views.standing import standing
from tests.views.pack_store import HEAD, TODAY, empty_store, pack_store

RHYTHM = f"""{HEAD}themes:
- code: "1"
  level: section
  title: Meetings
  kpis:
  - code: "1.1"
    statement: The group meets every month.
    cadence: monthly
    due: 2026-03-31
    measures:
    - {{metric: count, record_kind: meeting}}
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The plan of the board pack with its record."""
    store = pack_store(tmp_path_factory.mktemp("told") / "riia.db")
    yield store
    store.close()


def charts(report: Report, kind: str) -> list[Chart]:
    return [block for block in report.blocks if isinstance(block, Chart) and block.kind == kind]


def test_the_board_sees_what_is_met_against_what_is_due(told: Store) -> None:
    (chart,) = charts(build_report(told, "board", Asked(None, TODAY)), "burn-up")
    met, due = (dict(zip(chart.labels, series.values, strict=True)) for series in chart.series)
    assert (met["31 Oct 2025"], met["1 Dec 2025"], met["31 Dec 2025"]) == (0, 2, None)
    assert (due["31 Oct 2025"], due["1 Dec 2025"], due["31 Mar 2026"]) == (1, 2, 8)
    assert chart.about.startswith("2 KPIs met on 1 Dec 2025, when 2 had fallen due, of 8 to the end of the plan.")


@pytest.mark.parametrize("day", [date(2025, 4, 1), date(2025, 11, 30), TODAY, date(2026, 3, 31), date(2027, 1, 1)])
def test_what_is_met_and_due_never_exceeds_the_plan_and_what_is_to_come_is_not_known(told: Store, day: date) -> None:
    days = burn_up_of(standing(told, None, day))
    assert [each.on for each in days] == sorted({each.on for each in days})
    assert all((each.met is None) == (each.on > day) for each in days)
    assert [each.due for each in days] == sorted(each.due for each in days)
    assert all((each.met or 0) <= days[-1].due for each in days)


def test_before_the_plan_and_without_kpis_there_is_no_chart(told: Store, tmp_path: Path) -> None:
    assert burn_up_of(standing(told, None, date(2025, 3, 31))) == ()
    bare = empty_store(tmp_path / "bare.db")
    assert charts(build_report(bare, "board", Asked(None, date(2025, 3, 1))), "burn-up") == []
    bare.close()


def test_a_red_or_amber_whose_figure_moved_has_a_run_chart_with_its_target(told: Store) -> None:
    (chart,) = charts(build_report(told, "exceptions", Asked(None, TODAY)), "run")
    assert (chart.title, chart.target) == ("KPI 5.1.1: meetings", 4)
    assert chart.series[0].values[-1] == 2
    assert chart.about == "From 0 on 30 Apr 2025 to 2 on 1 Dec 2025; needs 4."


def test_a_rhythm_is_drawn_as_the_share_of_what_was_expected_so_that_a_red_one_does_not_seem_met(
    tmp_path: Path,
) -> None:
    store = empty_store(tmp_path / "rhythm.db", RHYTHM)
    for month in (4, 5, 6, 7):
        meeting = LogMeeting("west", date(2025, month, 10), f"In {month}", counts_towards=("1.1",))
        log_meeting(store, meeting, TODAY)
    found = standing(store, None, date(2025, 9, 15))
    (chart,) = [each.chart for each in over_time(found, exceptions(found))]
    store.close()
    assert (chart.target, chart.unit) == (100, Unit.PERCENT)
    assert [point.value for point in chart.points][-2:] == [100, 80]


def test_where_not_all_are_drawn_it_says_how_many_there_are(told: Store) -> None:
    (found,) = board_pack(told, None, TODAY).over_time
    blocks = over_time_blocks((found,) * 5, 2)
    assert "The 2 most pressing of 5" in str(blocks[1])
    assert sum(isinstance(block, Chart) for block in blocks) == 2


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_month_ends_are_every_last_day_between_two_days(first: date, last: date) -> None:
    found = month_ends(first, last)
    assert all(first <= day <= last and day == month_end(day.year, day.month) for day in found)
    assert len(found) == len({(day.year, day.month) for day in found})
    if last >= month_end(first.year, first.month):
        assert found[0] == month_end(first.year, first.month)
