"""Today under the fingers: Enter goes to what a line is about, and the desk knows when one was last here."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, press, still
from textual.pilot import Pilot

from db.engine import Store
from db.words import Status
from riia_tui.__main__ import main
from riia_tui.actions.commands import UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.tui.pages.page import Line, Opens
from riia_tui.tui.screens.sheet import Sheet
from riia_tui.tui.widgets.line_list import LineList

PLAN = "sw-2025-26"
WIDE = (120, 40)


async def enter_on(pilot: Pilot[int], which: str, wanted: Callable[[Line], bool]) -> str:
    """Puts the cursor on the first line of a list that is wanted, presses Enter, and gives what is shown."""
    place = pilot.app.screen.query_one(which, LineList)
    place.focus()
    place.highlighted = next(at for at, line in enumerate(place.lines) if wanted(line))
    await press(pilot, "enter")
    return await still(pilot)


async def test_the_desk_begins_on_the_first_kpi_that_is_late(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration) as pilot:
        assert pilot.app.screen.selected_ref() == "2.4.1"  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert pilot.app.current_mode == "plan"
        assert pilot.app.screen.selected_ref() == "2.4.1"  # type: ignore[attr-defined]


async def test_enter_goes_to_boards_themes_and_authorities(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, WIDE) as pilot:
        await enter_on(pilot, "#due", lambda line: line.opens is Opens.BOARDS)
        assert pilot.app.current_mode == "programme"
        await press(pilot, "1")
        shown = await enter_on(pilot, "#changes", lambda line: line.opens is Opens.AUTHORITY)
        assert isinstance(pilot.app.screen, Sheet) and "Isles of Scilly" in shown
        await press(pilot, "escape")
        await enter_on(pilot, "#changes", lambda line: line.opens is Opens.HEADING)
        assert pilot.app.current_mode == "plan"


@pytest.mark.parametrize(
    ("which", "key", "title"),
    [
        ("#due", "again", "To be looked at again"),
        ("#changes", "moves", "RAGs that changed since the last board"),
        ("#changes", "greens", "Green or blue without proof: 27"),
        ("#changes", "outstanding person", "Updates outstanding, by person"),
    ],
)
async def test_what_the_desk_has_no_room_for_is_listed_whole(
    demonstration: Path, pilot_app: Start, which: str, key: str, title: str
) -> None:
    async with pilot_app(demonstration, WIDE) as pilot:
        shown = await enter_on(pilot, which, lambda line: (line.opens, line.key) == (Opens.LIST, key))
        assert title in shown
        await press(pilot, "escape")
        assert pilot.app.current_mode == "today"


async def test_every_picture_of_a_theme_has_its_figures_beside_it(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, WIDE) as pilot:
        lines = pilot.app.screen.query_one("#changes", LineList).lines
        themes = [line.text.plain for line in lines if line.opens is Opens.HEADING]
        assert len(themes) == 8
        assert all("%, " in line and " of " in line for line in themes)


async def test_what_others_wrote_since_one_was_last_here_is_told_on_screen_and_by_the_command(
    demonstration: Path,
    pilot_app: Start,
    opened: Callable[[Path], Store],
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with pilot_app(demonstration, WIDE) as pilot:
        assert "since you were last here" not in await still(pilot)
        await press(pilot, "q")
    others = opened(demonstration)
    update_rag(others, UpdateRag("8.3.2", Status.AT_RISK, date(2025, 12, 1), PLAN, comment="Late"), date(2025, 12, 1))
    others.close()
    capsys.readouterr()
    command = ["--db", str(demonstration), "--today", "2025-12-02", "today", "--plan", PLAN]
    assert main(command) == 0
    assert "Written since you last had the screens open, on 1 Dec 2025 (1)" in capsys.readouterr().out
    assert main([*command, "--json"]) == 0
    assert [line["ref"] for line in json.loads(capsys.readouterr().out)["news"]["lines"]] == ["8.3.2"]
    async with pilot_app(demonstration, WIDE, at=date(2025, 12, 2)) as pilot:
        assert "Written since you were last here (1 Dec) 1" in await still(pilot)
        await enter_on(pilot, "#changes", lambda line: line.key == "8.3.2" and "Amber" in line.text.plain)
        assert pilot.app.screen.selected_ref() == "8.3.2"  # type: ignore[attr-defined]


async def test_what_one_wrote_oneself_before_leaving_is_no_news(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, WIDE) as pilot:
        await press(pilot, "u", "b", "f2", "q")
    async with pilot_app(demonstration, WIDE) as pilot:
        shown = await still(pilot)
        assert "Written since you were last here (1 Dec) 0" in shown
