"""Grids on screen: arrows, type, Enter down; nothing is written before it is saved, then all of it as one."""

from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, hurry, press, said, screen_text, settled, still, type_in
from store_contents import journal, rows, written
from textual import events

from db.engine import open_store
from riia_tui.tui.app import RiiaApp
from riia_tui.tui.screens.grid_form import GridForm
from riia_tui.tui.screens.place import Place
from riia_tui.tui.widgets.cell_grid import CellGrid
from riia_tui.views.grids import GridKind, Wanted, grid
from riia_tui.views.kpi import kpi

PLAN = "sw-2025-26"
TODAY = date(2025, 12, 1)


def figures(path: Path) -> list[tuple[str, ...]]:
    store = open_store(path)
    found = rows(store, 'select value, "on" from figure order by entered, id')
    store.close()
    return found


async def test_figures_go_in_with_a_number_and_enter_each(demonstration: Path, pilot_app: Start) -> None:
    before = figures(demonstration)
    async with pilot_app(demonstration, plan=PLAN) as pilot:
        await press(pilot, "2", "G", "enter")
        assert isinstance(pilot.app.screen, GridForm)
        await hurry(pilot, "7", "enter", "1", "2", "enter", "8", "0", "enter", "f2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Place)
    new = figures(demonstration)[len(before) :]
    assert [value for value, _ in new] == [7, 12, 80]
    store = open_store(demonstration)
    assert journal(store)[-1] == ("fill in grid", "Filled in the figures of the whole plan: 3 entries")
    store.close()


async def test_the_kpi_that_is_chosen_stands_on_top_and_one_undo_takes_its_grid_back(
    demonstration: Path, pilot_app: Start
) -> None:
    store = open_store(demonstration)
    before = written(store)[0]
    async with pilot_app(demonstration, plan=PLAN, notifications=True) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "1.2.1A")
        await press(pilot, "enter", "G", "enter")
        assert "1.2.1A LAs actively engaged" in screen_text(pilot.app)
        await press(pilot, "down", "down", "down", "y", "enter")
        await type_in(pilot, "20nov")
        await press(pilot, "right", "h", "f2")
        assert kpi(store, "1.2.1A", PLAN, TODAY).measures[0].figure == "11 of 15"
        assert said(pilot.app)[-1].startswith("Filled in who took part in 1.2.1A: 2 entries. For Cornwall and Devon.")
        await press(pilot, "z")
    assert written(store)[0] == before
    store.close()


async def test_what_is_wrong_and_what_is_unlikely_is_said_beside_it(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40), plan=PLAN) as pilot:
        await press(pilot, "2", "G", "enter")
        await type_in(pilot, "abc")
        shown = await still(pilot)
        assert "✗ “abc” is no number" in shown and "0 lines to save, 1 to put right" in shown
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, GridForm)
        await press(pilot, "delete", "down", "down", "down", "9")
        shown = await still(pilot)
        assert "! a tenth of the last, 1,140, or less" in shown and "1 line to save" in shown
        before = figures(demonstration)
        await press(pilot, "f2")
        assert "This looks unlikely" in await still(pilot)
        assert figures(demonstration) == before
        await press(pilot, "f2")
    assert len(figures(demonstration)) == len(before) + 1


async def test_a_column_from_a_spreadsheet_can_be_pasted(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, plan=PLAN) as pilot:
        await press(pilot, "5", "b", "b", "G")
        await type_in(pilot, "Q3")
        await press(pilot, "enter")
        text = "1 Dec\t\r\n\t\r\n28 Nov 2025\t29 Nov\r\n"
        pilot.app.screen.post_message(events.Paste(text))
        await settled(pilot)
        assert "2 lines to save" in await still(pilot)
        await press(pilot, "f2")
    store = open_store(demonstration)
    shown = grid(store, PLAN, TODAY, Wanted(GridKind.RETURNS, collection="Quarterly BAU returns", period="Q3 2025-26"))
    store.close()
    assert [row.cells["received"] for row in shown.rows[:3]] == ["1 Dec", "", "28 Nov"]
    assert shown.rows[2].cells["resubmitted"] == "29 Nov"


async def test_participation_offers_the_authority_of_the_row(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, plan=PLAN) as pilot:
        await press(pilot, "5", "down", "left", "G")
        shown = await still(pilot)
        assert shown.index("Here") < shown.index("Bournemouth, Christchurch and Poole") < shown.index("Figures")
        await press(pilot, "enter")
        assert "Bournemouth, Christchurch and Poole: every KPI that counts it" in await still(pilot)


async def test_a_grid_that_was_left_comes_back_as_it_was(demonstration: Path, pilot_app: Start) -> None:
    before = figures(demonstration)
    async with pilot_app(demonstration, plan=PLAN) as pilot:
        await press(pilot, "2", "G", "enter", "4", "2", "enter", "x", "escape")
        await press(pilot, "G", "enter")
        shown = await still(pilot)
        assert "Your draft of" in shown and "42" in shown
        assert "1 line to save, 1 to put right" in shown
        await press(pilot, "f3")
        assert pilot.app.screen.query_one(CellGrid).kept() == {}
        assert "0 lines to save" in await still(pilot)
    assert figures(demonstration) == before


async def test_a_new_period_is_entered_and_its_grid_opens(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, plan=PLAN) as pilot:
        await press(pilot, "1", "G")
        await type_in(pilot, "new period")
        await press(pilot, "enter")
        await type_in(pilot, "Workforce census")
        await press(pilot, "enter")
        await type_in(pilot, "2025-26")
        await press(pilot, "enter")
        await type_in(pilot, "31 Jan 2026")
        await press(pilot, "f2")
        assert "Workforce census, 2025-26, due 31 Jan 2026: 0 of 15 in" in await still(pilot)
        await press(pilot, "y", "f2")
        await press(pilot, "G")
        await type_in(pilot, "workforce")
        assert "1 of 15 in" in await still(pilot)


async def test_addresses_of_leads_are_typed_from_programme(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40), plan=PLAN) as pilot:
        await press(pilot, "6", "p")
        assert "without an e-mail address" in await still(pilot)
        await type_in(pilot, "not an address")
        assert "✗ “not an address” is no e-mail address" in await still(pilot)
        await press(pilot, "delete")
        await type_in(pilot, "someone@example.org")
        await press(pilot, "f2", "p")
        assert "someone@example.org" in await still(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_every_kind_of_grid_fits_every_width(
    demonstration: Path, pilot_app: Start, size: tuple[int, int]
) -> None:
    async with pilot_app(demonstration, size, plan=PLAN) as pilot:
        for wanted in ("whole plan", "BAU", "1.1.2", "Torbay"):
            await press(pilot, "3", "G")
            await type_in(pilot, wanted)
            await press(pilot, "enter", "end", "pagedown", "home", "x", "backspace", "up")
            shown = await still(pilot)
            assert "to save" in shown, wanted
            await press(pilot, "escape")


async def test_a_plan_without_any_grid_says_so(pilot_app: Start, small_file: Path, tmp_path: Path) -> None:
    async with pilot_app(small_file) as pilot:
        app = pilot.app
        assert isinstance(app, RiiaApp)
        await press(pilot, "G")
        assert "Which grid?" in await still(pilot)
