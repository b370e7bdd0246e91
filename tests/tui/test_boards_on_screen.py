"""The boards' sheet: steps that count back, a board that is moved with them, taken out, put back."""

from pathlib import Path

from keys_and_screen import Start, press, said, still, type_in
from textual.widgets import TextArea

from riia_tui.tui.screens.board_form import MoveBoardForm, StepsForm


async def test_boards_are_shown_with_their_steps_and_those_held_are_kept(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40), plan="sw-2025-26") as pilot:
        await press(pilot, "6", "B")
        shown = await still(pilot)
        assert "18 Dec  RIIA Board · 13 working days" in shown
        assert "10 Dec  Release the papers, 5 clear working days before" in shown
        assert "· passed" in shown and "Held" in shown


async def test_a_board_that_is_moved_takes_its_steps_along(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40), plan="sw-2025-26", notifications=True) as pilot:
        await press(pilot, "6", "B", "v")
        assert isinstance(pilot.app.screen, MoveBoardForm)
        assert "10 Dec  Release the papers" in await still(pilot)
        await type_in(pilot, "15 Jan")
        assert "7 Jan 2026  Release the papers" in await still(pilot)
        await press(pilot, "enter")
        assert said(pilot.app)[-1] == "Moved the RIIA Board from 18 Dec 2025 to 15 Jan 2026."
        shown = await still(pilot)
        assert "15 Jan 2026  RIIA Board" in shown and "7 Jan 2026  Release the papers" in shown
        await press(pilot, "z")
        assert "18 Dec  RIIA Board" in await still(pilot)


async def test_a_board_is_entered_and_taken_out(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40), plan="sw-2025-26") as pilot:
        await press(pilot, "6", "B", "n")
        await type_in(pilot, "5 Feb 2026")
        await press(pilot, "f2")
        assert "5 Feb 2026  RIIA Board" in await still(pilot)
        await press(pilot, "end", "home", "x")
        assert " 18 Dec  RIIA Board" not in await still(pilot)
        await press(pilot, "z")
        assert " 18 Dec  RIIA Board" in await still(pilot)


async def test_a_board_has_steps_of_its_own_and_gets_the_regions_back(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40), plan="sw-2025-26") as pilot:
        await press(pilot, "6", "B", "t")
        assert isinstance(pilot.app.screen, StepsForm)
        assert "Call with the chair 6 working days" in await still(pilot)
        pilot.app.screen.query_one("#steps", TextArea).text = ""
        await type_in(pilot, "Read it aloud")
        await press(pilot, "f2")
        assert "is no step" in await still(pilot)
        await press(pilot, "space")
        await type_in(pilot, "3 working days")
        await press(pilot, "f2")
        assert "Read it aloud, 3 working days before" in await still(pilot)
        await press(pilot, "t")
        pilot.app.screen.query_one("#steps", TextArea).text = ""
        await press(pilot, "f2")
        assert "Read it aloud" not in await still(pilot)


async def test_a_plan_without_boards_says_how_one_begins(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (80, 24), notifications=True) as pilot:
        await press(pilot, "6", "B")
        assert "n enters one" in await still(pilot)
        await press(pilot, "v", "x", "enter")
        assert said(pilot.app)[-1] == "Choose a board first; n enters one."
