"""Find: as it is typed, and Enter opens."""

import shutil
from pathlib import Path

import pytest
from keys_and_screen import Start, hurry, press, said, screen_text, settled, still, type_in
from textual.command import CommandList
from textual.widgets import Input, OptionList

from riia_tui.tui.screens.find import FindScreen
from riia_tui.tui.screens.place import Place
from riia_tui.tui.widgets.rug import Rug


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
            hits = pilot.app.screen._rows  # type: ignore[attr-defined]
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


async def test_a_filter_is_completed_by_tab(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "sta")
        assert "Tab: status:" in screen_text(pilot.app)
        await press(pilot, "tab")
        await type_in(pilot, "clo")
        await press(pilot, "tab")
        assert pilot.app.screen.query_one("#wanted", Input).value == "status:closed"


async def test_a_filter_that_cannot_be_read_is_said_in_its_place(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, notifications=True) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "status:purple")
        assert "“purple” is no status." in screen_text(pilot.app)
        assert said(pilot.app) == []


async def test_a_slip_is_forgiven_and_said(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "dashbaord")
        assert "this was taken for it: dashboard" in screen_text(pilot.app)
        assert "5.2.5" in screen_text(pilot.app)


async def test_a_search_is_kept_for_the_next_time_and_let_go(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "due:none kind:kpi")
        await press(pilot, "f2", "escape")
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        assert "Your kept searches" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert pilot.app.screen.query_one("#wanted", Input).value == "due:none kind:kpi"
        await press(pilot, "f2", "escape", "slash")
        assert "For example" in screen_text(pilot.app)


async def test_a_key_that_comes_before_find_is_laid_out_or_after_it_was_left_does_nothing(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path) as pilot:
        assert await pilot.app.run_action("keep", FindScreen(None))
        await press(pilot, "slash")
        left = pilot.app.screen
        await press(pilot, "escape", "escape")
        assert await pilot.app.run_action("keep", left)
        assert pilot.app.is_running and len(pilot.app.screen_stack) == 1


async def test_a_kept_search_with_brackets_stands_in_the_palette_as_typed(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "[/pL7[]")
        await press(pilot, "f2", "escape", "escape", "colon")
        await still(pilot)
        lines = pilot.app.screen.query_one(CommandList).options
        assert [line for line in lines if "Find: [/pL7[]" in str(line.prompt)]


async def test_an_over_screen_of_another_place_takes_nothing_with_it(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "slash")
        over = pilot.app.screen
        assert isinstance(over, FindScreen)
        await pilot.app.switch_mode("records")
        over.dismiss(None)
        await settled(pilot)
        assert pilot.app.is_running and isinstance(pilot.app.screen, Place)


async def test_the_palette_finds_too(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "colon")
        await type_in(pilot, "kind:mee")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FindScreen)
        assert pilot.app.screen.query_one("#wanted", Input).value.startswith("kind:")


async def test_a_hit_of_another_plan_brings_its_plan_with_it(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40), plan="sw-2025-26") as pilot:
        await press(pilot, "2", "slash")
        await type_in(pilot, "plan:eastern kind:kpi")
        await press(pilot, "enter")
        app = pilot.app
        assert app.plan == "eastern-2025-27"  # type: ignore[attr-defined]
        ref = app.screen.selected_ref()  # type: ignore[attr-defined]
        assert ref is not None and app.screen.branches.cursor_node.data.kpi.plan == "eastern-2025-27"  # type: ignore[attr-defined]


async def test_a_person_becomes_what_they_lead(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40)) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "plan:all kind:person")
        assert "found. Enter opens." in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FindScreen)
        assert pilot.app.screen.query_one("#wanted", Input).value.startswith('lead:"')


async def test_an_authority_is_shown_by_its_row(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "North Somerset")
        await press(pilot, "enter")
        row = pilot.app.screen.query_one(Rug).row
        assert row is not None and row.name == "North Somerset"
