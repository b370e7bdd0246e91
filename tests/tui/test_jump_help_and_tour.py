"""Jump, help and the tour: finding one's way by one key."""

from pathlib import Path

import pytest
from keys_and_screen import Start, press, screen_text, type_in

from riia_tui.tui.commands import PLACES
from riia_tui.tui.screens import place_maker
from riia_tui.tui.screens.jump import JumpScreen
from riia_tui.tui.screens.tour import CARDS, TourScreen


async def test_a_letter_goes_to_what_it_stands_on(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "2", "j")
        assert isinstance(pilot.app.screen, JumpScreen)
        await press(pilot, "b")
        assert pilot.app.focused is not None and pilot.app.focused.id == "detail"
        await press(pilot, "j", "a")
        assert pilot.app.focused is not None and pilot.app.focused.id == "tree"


async def test_a_digit_still_goes_to_its_place_and_any_other_key_leaves(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "j", "4")
        assert pilot.app.current_mode == "records"
        await press(pilot, "j", "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_a_field_of_a_form_can_be_jumped_to(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "e", "f6", "c")
        assert pilot.app.focused is not None and pilot.app.focused.id == "on"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
async def test_every_place_explains_itself_in_words_and_names_its_command(
    plan_store: Path, pilot_app: Start, place: object
) -> None:
    words = place_maker(place.id)().HELP or ""  # type: ignore[attr-defined]
    assert 2 <= words.count(". ") + 1 <= 6
    async with pilot_app(plan_store, (120, 60)) as pilot:
        await press(pilot, place.digit, "question_mark")  # type: ignore[attr-defined]
        shown = " ".join(screen_text(pilot.app).split())
        assert words[:40] in shown
        assert "Esc closes this page" in shown or "Go to Today" in shown


async def test_help_inside_a_form_explains_the_form_and_loses_nothing(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "Why?")
        await press(pilot, "f1")
        assert "Evidence is anything that happened" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert "Why?" in screen_text(pilot.app)


async def test_the_tour_has_five_cards_and_can_be_left_at_each(plan_store: Path, pilot_app: Start) -> None:
    assert len(CARDS) == 5
    async with pilot_app(plan_store) as pilot:
        await press(pilot, "question_mark", "t")
        for title, _ in CARDS:
            assert title in screen_text(pilot.app)
            await press(pilot, "enter")
        assert len(pilot.app.screen_stack) == 1
        await press(pilot, "question_mark", "t", "enter", "left")
        assert isinstance(pilot.app.screen, TourScreen) and CARDS[0][0] in screen_text(pilot.app)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
