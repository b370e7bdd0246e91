"""The mouse does what keys do: tabs, the tree, lists, and the keys of the bottom line."""

from pathlib import Path

from keys_and_screen import Start, press, screen_text, settled
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Footer

from riia_tui.tui.screens.rag_form import RagForm


async def click(pilot: Pilot[int], text: str, after: int = 0) -> None:
    """Clicks where a text stands on the screen, in the first line from ``after`` on that has it."""
    lines = screen_text(pilot.app).split("\n")
    row = next(at for at, line in enumerate(lines) if at >= after and text in line)
    await pilot.click(offset=Offset(lines[row].index(text) + 1, row))
    await settled(pilot)


async def test_a_click_on_a_tab_goes_there(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await click(pilot, "4 Records")
        assert pilot.app.current_mode == "records"
        await click(pilot, "2 Plan")
        assert pilot.app.current_mode == "plan"


async def test_a_click_on_a_kpi_chooses_it(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "2", "o")
        await click(pilot, "1.1.2  ", after=3)
        assert pilot.app.screen.selected_ref() == "1.1.2"  # type: ignore[attr-defined]


async def test_a_click_on_a_kpi_of_the_desk_opens_it(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40)) as pilot:
        await click(pilot, "2.5.1 ")
        assert pilot.app.current_mode == "plan"
        assert pilot.app.screen.selected_ref() == "2.5.1"  # type: ignore[attr-defined]


async def test_a_click_on_a_key_of_the_bottom_line_presses_it(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40)) as pilot:
        assert pilot.app.screen.query_one(Footer).region.y == 39
        await click(pilot, "update RAG", after=39)
        assert isinstance(pilot.app.screen, RagForm)
