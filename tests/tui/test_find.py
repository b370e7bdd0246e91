"""Find: as it is typed, and Enter opens."""

import shutil
from pathlib import Path

import pytest
from keys_and_screen import Start, hurry, press, screen_text, type_in
from textual.widgets import OptionList

from riia_tui.tui.screens.find import FindScreen


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


async def test_what_is_typed_is_found_while_it_is_typed(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "dashb")
        assert "5.2.5" in screen_text(pilot.app)
        assert "Enter opens." in screen_text(pilot.app)


async def test_enter_goes_to_the_kpi_in_the_plan(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "minutes within")
        await press(pilot, "enter")
        assert pilot.app.current_mode == "plan"
        assert pilot.app.screen.selected_ref() == "5.2.6"  # type: ignore[attr-defined]


async def test_a_ref_and_enter_typed_in_a_hurry_open_that_kpi(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await hurry(pilot, "slash", *"5.2.7", "enter")
        assert pilot.app.current_mode == "plan"
        assert pilot.app.screen.selected_ref() == "5.2.7"  # type: ignore[attr-defined]


async def test_the_arrows_choose_another_while_typing_goes_on(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "5.2")
        hits = pilot.app.screen.query_one("#hits", OptionList)
        assert hits.option_count > 1
        await press(pilot, "down")
        assert hits.highlighted == 1
        await press(pilot, "up", "up")
        assert hits.highlighted == hits.option_count - 1


async def test_nothing_found_is_said_and_enter_does_nothing(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "xyzzy")
        assert "Nothing found." in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FindScreen)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_a_record_that_is_found_opens_to_be_put_right(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "Zebra crossing opened")
        await press(pilot, "f2", "slash")
        await type_in(pilot, "zebra")
        await press(pilot, "enter")
        assert "Put right · Zebra crossing opened" in screen_text(pilot.app)


async def test_digits_and_letters_are_searched_for_and_not_obeyed(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "4qzu?/")
        assert isinstance(pilot.app.screen, FindScreen)
        assert "4qzu?/" in screen_text(pilot.app)


@pytest.mark.parametrize("wanted", ["[/]", "%", "_", "'", '"', "\\", "*", "[@click=app.quit]x[/]", "🎉", " "])
async def test_signs_are_searched_for_as_they_are(path: Path, pilot_app: Start, wanted: str) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, wanted)
        assert isinstance(pilot.app.screen, FindScreen)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_enter_goes_to_an_activity_or_a_heading_in_the_plan(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        for wanted, shown in (("Sharing of data", "sub-requirement"), ("Dashboard 5.2.A", "activity")):
            await press(pilot, "slash")
            await type_in(pilot, wanted.split(" 5.")[0])
            hits = pilot.app.screen._hits  # type: ignore[attr-defined]
            at = next(n for n, hit in enumerate(hits) if hit.kind == shown)
            await press(pilot, *["down"] * at, "enter")
            assert pilot.app.current_mode == "plan"
            assert pilot.app.screen.branches.cursor_node.data.level == shown  # type: ignore[attr-defined]
            assert pilot.app.screen.selected_ref() is None  # type: ignore[attr-defined]


async def test_enter_on_an_authority_shows_what_it_took_part_in(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "North Somerset")
        await press(pilot, "enter")
        assert pilot.app.current_mode == "participation"
