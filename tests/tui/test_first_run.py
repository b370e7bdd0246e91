"""The first start: three choices, nothing made before one is taken, and nothing half made ever."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import press, screen_text, settled
from textual.pilot import Pilot
from tracker_making import wide_by_quarter

from db.engine import open_store
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.files import plan_bytes
from riia_tui.planfile.read import parse_plan
from riia_tui.tui import first_run
from riia_tui.tui.first_run import Begun, FirstRun
from riia_tui.views.plans import plans

Asked = Pilot[Begun]


@asynccontextmanager
async def asking(place: Path) -> AsyncIterator[Asked]:
    app = FirstRun(place, place.parent / "demo", "Ann Other", date(2025, 12, 1))
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            yield pilot
    finally:
        app.background.close()


def shown(pilot: Asked) -> str:
    return " ".join(screen_text(pilot.app).split())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "riia.db"


async def test_a_newcomer_sees_three_choices_and_where_the_plan_will_be(place: Path) -> None:
    async with asking(place) as pilot:
        for words in ("Start from a plan that comes with riia", "Start from my own Excel file", "Look round"):
            assert words in shown(pilot)
        assert not place.parent.exists()


async def test_a_bundled_plan_takes_a_few_keys(place: Path) -> None:
    async with asking(place) as pilot:
        await press(pilot, "enter", "end", "enter")
        assert pilot.app.return_value == Begun(place)
    store = open_store(place)
    assert [line.code for line in plans(store)] == [sorted(bundled_plans())[-1]]
    store.close()
    assert [path.name for path in place.parent.iterdir() if "making" in path.name] == []


async def test_ones_own_workbook_becomes_the_plan(place: Path, small_plan: str, tmp_path: Path) -> None:
    workbook = tmp_path / "mine.xlsx"
    workbook.write_bytes(plan_bytes(parse_plan(small_plan, "small.yaml"), workbook))
    async with asking(place) as pilot:
        await press(pilot, "down", "enter", *f'"{workbook}"', "enter")
        assert pilot.app.return_value == Begun(place), shown(pilot)


async def test_ones_own_tracker_becomes_the_plan_step_by_step(place: Path, tmp_path: Path) -> None:
    made = wide_by_quarter(tmp_path)
    async with asking(place) as pilot:
        await press(pilot, "down", "enter", *str(made.path), "enter")
        assert "which sheets?" in shown(pilot)
        await press(pilot, "f1")
        assert "A tracker is read sheet by sheet" in shown(pilot)
        await press(pilot, "escape", "f2", "f2", "f2", "f2")
        assert "24 KPIs to take in" in shown(pilot)
        assert not place.exists()
        await press(pilot, "f2")
        assert pilot.app.return_value == Begun(place), shown(pilot)
    store = open_store(place)
    assert [(line.code, line.kpis) for line in plans(store)] == [("lakemoor-2025-26", 24)]
    store.close()


async def test_leaving_a_tracker_makes_nothing(place: Path, tmp_path: Path) -> None:
    made = wide_by_quarter(tmp_path)
    async with asking(place) as pilot:
        await press(pilot, "down", "enter", *str(made.path), "enter", "f2", "escape", "escape")
        assert "Where is your plan?" in shown(pilot)
        assert not place.exists()


async def test_a_workbook_that_is_no_plan_is_said_and_nothing_is_made(place: Path, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"no workbook")
    async with asking(place) as pilot:
        await press(pilot, "down", "enter", *str(tmp_path / "x.xlsx"), "enter")
        assert "x.xlsx" in shown(pilot) and "is no" in shown(pilot)
        await press(pilot, "escape", "escape")
        assert pilot.app.return_value is None
    assert not place.exists()


async def test_a_plan_that_cannot_be_added_leaves_nothing_behind(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from db.errors import BadInput

    def refuse(*_: object) -> None:
        raise BadInput("The disk is full.")

    monkeypatch.setattr("riia_tui.actions.plans.add_plan", refuse)
    async with asking(place) as pilot:
        await press(pilot, "enter", "enter")
        assert "The disk is full." in shown(pilot)
    assert list(place.parent.iterdir()) == []


async def test_leaving_makes_nothing(place: Path) -> None:
    async with asking(place) as pilot:
        await press(pilot, "enter", "escape", "q")
        assert pilot.app.return_value is None
    assert not place.parent.exists()


def test_what_was_made_is_opened_in_the_plan_with_the_tour(
    plan_store: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, ...]] = []

    def run(store: object, on: date, *, tour: bool) -> int:
        opened.append((on, tour))
        return 0

    monkeypatch.setattr(FirstRun, "run", lambda _: Begun(plan_store))
    monkeypatch.setattr("riia_tui.tui.app.run", run)
    assert first_run.begin(plan_store, today, None) == 0
    assert opened == [(today, True)]


async def test_the_tour_stands_over_the_plan(plan_store: Path, today: date) -> None:
    from riia_tui.tui.app import RiiaApp
    from riia_tui.tui.screens.tour import TourScreen

    store = open_store(plan_store)
    app = RiiaApp(store, today, "sw-2025-26", tour=True)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.current_mode == "plan" and isinstance(app.screen, TourScreen)
        await press(pilot, "escape")
    app.background.close()
    app.drafts.close()
    store.close()


async def test_every_bundled_plan_is_in_sight(place: Path) -> None:
    async with asking(place) as pilot:
        await press(pilot, "enter")
        for code in bundled_plans():
            assert code in shown(pilot)


async def test_a_folder_is_said_to_be_a_folder(place: Path, tmp_path: Path) -> None:
    async with asking(place) as pilot:
        await press(pilot, "down", "enter", *str(tmp_path), "enter")
        assert "is a folder. Name the file in it." in shown(pilot)
