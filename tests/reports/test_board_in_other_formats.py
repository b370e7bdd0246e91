"""The board pack as slides, as pictures and as dates."""

from collections.abc import Iterator

import pytest

from db.engine import Store
from riia_tui.reports import ics, pptx
from riia_tui.reports.blocks import Chart, Heading, Report, Table
from riia_tui.reports.board import board_report
from riia_tui.reports.slides import slides_of
from tests.views.pack_store import HEAD, TODAY, empty_store, pack_store


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Report]:
    """The pack as at 1 December 2025."""
    store: Store = pack_store(tmp_path_factory.mktemp("pack") / "riia.db")
    yield board_report(store, None, TODAY)
    store.close()


@pytest.fixture
def bare(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The pack of a plan without KPIs, boards or records."""
    store = empty_store(tmp_path_factory.mktemp("bare") / "riia.db", HEAD + "themes: []\n")
    try:
        return board_report(store, None, TODAY)
    finally:
        store.close()


def test_page_two_shows_the_themes_by_rag(report: Report) -> None:
    (chart,) = (block for block in report.blocks if isinstance(block, Chart) and block.kind == "status")
    assert chart.labels == ("1.1 Data", "5 Workforce")
    assert sum(value or 0 for series in chart.series for value in series.values) == 9
    assert chart.about == "Of 9 KPIs: 3 green, 3 amber, 1 red, 1 closed and 1 not judged. Each bar is a theme."


def test_the_slides_are_six_with_the_title(report: Report) -> None:
    titles = [slide.title for slide in slides_of(report)]
    assert titles == [
        "Where we are, and what the board is asked to do",
        "RAG of 9 KPIs now, and at the last board on 18 Sep 2025",
        "What most needs the board",
        "Participation by authority",
        "The next 60 days",
    ]
    assert all(slide.notes for slide in report.slides)
    assert sum(isinstance(block, Chart) for slide in report.slides for block in slide.blocks) == 2


def test_the_slides_hold_what_is_asked_and_what_comes(report: Report) -> None:
    said = str(report.slides)
    assert "Agree the new date for the coordinator." in said and "Western Board meets" in said
    (coming,) = report.slides[-1].blocks
    assert isinstance(coming, Table) and coming.rows[0] == ("10 Dec 2025", "Papers out for the Western Board")


def test_a_plan_without_anything_makes_slides_that_say_so(bare: Report) -> None:
    said = str(bare.slides)
    for sentence in ("Nothing is asked of the board yet.", "The plan has no KPIs.", "Nothing is entered or due"):
        assert sentence in said
    assert pptx.render(bare).startswith(b"PK")
    assert not any(isinstance(block, Chart) for block in bare.blocks)
    assert Heading("RAG by theme") not in bare.blocks


def test_every_date_to_come_is_an_event_with_an_alarm(report: Report) -> None:
    assert [(event.title, event.on.isoformat()) for event in report.events] == [
        ("Papers out for the Western Board", "2025-12-10"),
        ("Western Board meets", "2025-12-18"),
        ("KPI 1.1.3 due: A sharing plan is agreed by 20 December 2025.", "2025-12-20"),
        ("Leads, January", "2026-01-14"),
    ]
    assert all(event.remind for event in report.events)
    assert b"BEGIN:VALARM" in ics.render(report)


def test_no_two_events_share_a_name(report: Report) -> None:
    uids = [event.uid for event in report.events]
    assert len(set(uids)) == len(uids)
    assert uids[0].partition("-")[2] == uids[1].partition("-")[2], "papers and board are of one meeting"
