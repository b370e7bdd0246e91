"""Changing the plan itself from its place: with why and who agreed it, the original beside the revised."""

import shutil
from pathlib import Path

import pytest
from keys_and_screen import Start, press, screen_text, type_in
from textual.pilot import Pilot

from riia_tui.tui.screens.plan_form import AddForm, ChangeForm, NewPlanForm


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


def shown(pilot: Pilot[int]) -> str:
    """The screen as one line of words."""
    return " ".join(screen_text(pilot.app).split())


async def choose(pilot: Pilot[int], ref: str) -> None:
    """Goes to a KPI in the plan."""
    await press(pilot, "slash")
    await type_in(pilot, ref)
    await press(pilot, "enter")


async def test_a_due_date_is_moved_and_the_original_stays_beside_it(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await choose(pilot, "5.2.5")
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, ChangeForm)
        await press(pilot, "enter", "down", "enter", "tab")
        await press(pilot, "end", *["backspace"] * 10)
        await type_in(pilot, "28 Feb 2026")
        await press(pilot, "enter")
        await type_in(pilot, "the provider is late")
        await press(pilot, "enter")
        await type_in(pilot, "RIIA Board")
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, ChangeForm)
        assert "changed in the plan" in shown(pilot)
        for said in ("due was 31 Dec 2025", "28 Feb", "RIIA Board", "the provider is late"):
            assert said in shown(pilot)
        await press(pilot, "z")
        assert "changed in the plan" not in shown(pilot)


async def test_a_change_without_a_reason_is_not_made_and_stays_in_the_form(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (100, 30)) as pilot:
        await choose(pilot, "5.2.5")
        await press(pilot, "c", "tab")
        await type_in(pilot, "Something else: ")
        await press(pilot, "f2")
        assert "A change to the plan needs a reason." in shown(pilot)
        assert "Something else:" in shown(pilot)


async def test_a_kpi_is_added_beside_another(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await choose(pilot, "5.2.5")
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, AddForm)
        await press(pilot, "tab")
        await type_in(pilot, "5.2.99")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Three newsletters are sent")
        await press(pilot, "enter")
        await type_in(pilot, "count >= 3")
        await press(pilot, "enter")
        await type_in(pilot, "asked for by the board")
        await press(pilot, "enter", "enter")
        assert not isinstance(pilot.app.screen, AddForm), shown(pilot)
        await choose(pilot, "5.2.99")
        assert "Three newsletters are sent" in shown(pilot)
        assert "0 of 3" in shown(pilot)


async def test_a_plan_begins_from_nothing(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (100, 30)) as pilot:
        await press(pilot, "6", "n")
        assert isinstance(pilot.app.screen, NewPlanForm)
        await type_in(pilot, "west-2026-27")
        await press(pilot, "enter", "enter", "enter")
        await type_in(pilot, "The West's plan")
        await press(pilot, "enter")
        await type_in(pilot, "The West")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Devon")
        await press(pilot, "f2")
        assert not isinstance(pilot.app.screen, NewPlanForm), shown(pilot)
        assert "west-2026-27" in shown(pilot)
        await press(pilot, "down", "enter", "2")
        assert "This plan has no headings yet." in shown(pilot)
        await press(pilot, "n")
        await press(pilot, "tab")
        await type_in(pilot, "1")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Data")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "a first heading")
        await press(pilot, "f2")
        assert "1 Data" in shown(pilot)
