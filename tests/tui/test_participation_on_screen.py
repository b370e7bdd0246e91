"""Participation on screen: the table in its four forms, what is behind a cell, and the sheets that lead on from it."""

from pathlib import Path

import pytest
from keys_and_screen import Start, press, said, screen_text, still, type_in
from textual.pilot import Pilot

from riia_tui.tui.screens.sheet import Sheet


async def shown(pilot: Pilot[int]) -> str:
    """The screen, its runs of spaces made one."""
    return " ".join((await still(pilot)).split())


async def test_the_table_names_what_the_cursor_is_on(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40)) as pilot:
        await press(pilot, "5", "right", "down")
        text = await shown(pilot)
        assert "Bournemouth, Christchurch and Poole: not yet · 1.1.4 LAPs engaged" in text
        assert "in, and the RAG 0 A 9 G 10 G" in text and "needed 13 13 13" in text


async def test_b_changes_what_is_across_and_t_keeps_to_a_theme(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40)) as pilot:
        await press(pilot, "5", "b")
        assert "by networks" in await shown(pilot)
        assert "● 3 of 3" in await shown(pilot)
        await press(pilot, "b")
        assert "by data returns" in await shown(pilot) and "l +3" in await shown(pilot)
        await press(pilot, "b")
        assert "by meetings" in await shown(pilot)
        await press(pilot, "b", "t")
        assert "by KPIs · SEND Grant Application Plan" in await shown(pilot)


async def test_a_cell_opens_its_records_and_from_there_the_record(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "5", "right", "right", "enter")
        text = await shown(pilot)
        assert "10 authorities stand behind this G" in text
        assert "not yet Cornwall, Isles of Scilly, North Somerset, Swindon, Torbay" in text
        await press(pilot, "down", "down", "enter")
        assert "Meeting, to put right" in await shown(pilot)
        await press(pilot, "escape", "escape")
        assert not isinstance(pilot.app.screen, Sheet)


async def test_a_sum_opens_the_whole_column(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "5", *["pagedown"] * 2, "enter")
        text = await shown(pilot)
        assert "1.1.2 LAPs reporting better access" in text and "0 of 15, needs 13" in text


async def test_an_authority_opens_everything_about_it(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (80, 50)) as pilot:
        await press(pilot, "5", "home", "end", "home", "enter")
        text = await shown(pilot)
        assert text.startswith("Bath and North East Somerset In 32 of 38 KPIs that ask for it Outstanding 4")


async def test_the_far_corner_of_a_wide_table_is_reached(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (60, 20)) as pilot:
        await press(pilot, "5", "end", *["down"] * 14)
        assert "Wiltshire:" in await shown(pilot)
        await press(pilot, "end", "right", "down", "down")
        assert "Wiltshire:" not in await shown(pilot), "the cursor is on the sums"


async def test_updates_outstanding_are_grouped_three_ways(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "o")
        assert "Updates outstanding, by authority" in await shown(pilot)
        await press(pilot, "o")
        assert "by lead" in await shown(pilot)
        await press(pilot, "o")
        assert "by person" in await shown(pilot)


async def test_a_green_without_proof_is_judged_where_it_stands(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, notifications=True) as pilot:
        await press(pilot, "g")
        assert "Green or blue without proof: 27 of 95" in await shown(pilot)
        await press(pilot, "u", "a", "f2")
        assert "Green or blue without proof: 26 of 94" in await shown(pilot), "the sheet is read again"
        assert any("3.3.3" in each for each in said(pilot.app))


async def test_members_come_and_go_with_their_days(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 50)) as pilot:
        await press(pilot, "6", "k", "enter", "a")
        await type_in(pilot, "Isles of Scilly")
        await press(pilot, "tab", "tab")
        await type_in(pilot, "1 Dec 2025")
        await press(pilot, "f2")
        assert "from 1 Dec 2025" in await shown(pilot) and "15 members" in await shown(pilot)


async def test_a_network_that_cannot_be_so_is_refused_and_nothing_is_lost(
    demonstration: Path, pilot_app: Start
) -> None:
    async with pilot_app(demonstration, (120, 50)) as pilot:
        await press(pilot, "6", "k", "enter", "c")
        await type_in(pilot, "many")
        await press(pilot, "f2")
        assert "is no quorum" in await shown(pilot)


async def test_a_setting_is_shown_before_it_is_changed(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 50)) as pilot:
        await press(pilot, "6", "t", "enter")
        await type_in(pilot, "30")
        await press(pilot, "f2")
        assert "soon would be 30 days (now 28 days)" in await shown(pilot)
        assert "1.1.3: figure says G to A" in await shown(pilot)
        await press(pilot, "tab")
        await type_in(pilot, "agreed")
        await press(pilot, "f2")
        assert "30 days" in await shown(pilot) and "Changed, newest first" in await shown(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (160, 50)])
async def test_every_sheet_fits_and_closes(size: tuple[int, int], demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, size) as pilot:
        for keys in (("1", "o"), ("1", "g"), ("5", "enter"), ("5", "o"), ("6", "k"), ("6", "t")):
            await press(pilot, *keys)
            assert isinstance(pilot.app.screen, Sheet), keys
            assert max(map(len, screen_text(pilot.app).splitlines())) <= size[0]
            await press(pilot, "escape")
            assert len(pilot.app.screen_stack) == 1, keys
