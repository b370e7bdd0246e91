"""The calendar under the fingers: month, quarter, list, what stands on a day, and a file for Outlook."""

from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, press, said, screen_text, still

from riia_tui.tui.screens.sheet import Sheet
from riia_tui.tui.widgets.weeks import WeeksGrid

PLAN = "sw-2025-26"


async def test_one_key_goes_round_month_quarter_and_list_and_says_which(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "3")
        shown = [await still(pilot)]
        for _ in range(3):
            await press(pilot, "v")
            shown.append(await still(pilot))
    assert "v MONTH quarter list" in shown[0] and "December 2025" in shown[0]
    assert "v month QUARTER list" in shown[1] and " Oct " in shown[1] and " Dec " in shown[1]
    assert "v month quarter LIST" in shown[2] and "Thu  4 Dec  S Freeze the figures" in shown[2]
    assert shown[3] == shown[0]


async def test_arrows_move_by_days_and_weeks_in_the_quarter_too(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "3", "v", "right", "down", "down", "left", "up")
        weeks = pilot.app.screen.query_one(WeeksGrid)
        assert weeks.chosen == date(2025, 12, 8)
        await press(pilot, "greater_than_sign")
        assert weeks.chosen == date(2026, 3, 8)
        await press(pilot, "less_than_sign", "less_than_sign")
        assert weeks.chosen == date(2025, 9, 8)
        await press(pilot, "t")
        assert weeks.chosen == date(2025, 12, 1)


async def test_the_list_goes_from_day_to_day_and_the_weeks_come_back_to_it(
    demonstration: Path, pilot_app: Start
) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "3", "v", "v", "right", "right")
        assert pilot.app.screen.query_one(WeeksGrid).chosen == date(2025, 12, 8)
        await press(pilot, "v")
        assert "Monday 8 Dec 2025" in await still(pilot)


async def test_enter_opens_the_one_thing_on_a_day_and_a_list_of_several(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "3", "right", "right", "right", "enter")
        assert isinstance(pilot.app.screen, Sheet)
        shown = await still(pilot)
        assert "Thursday 4 Dec 2025" in shown and "5.1.7" in shown
        await press(pilot, "down", "down", "enter")
        assert pilot.app.current_mode == "plan"
        await press(pilot, "3", "up", "down", "left", "left", "enter")
        assert "KIT meeting, December" in await still(pilot)


async def test_enter_on_a_board_goes_to_the_boards(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (60, 20)) as pilot:
        await press(pilot, "3", "v", "v", "end", "home", "right")
        await press(pilot, "v", "v", "down", "down", "right", "right", "right")
        assert pilot.app.screen.query_one(WeeksGrid).chosen.month in (10, 11)
        await press(pilot, "t", "v", "down", "down", "right", "right", "right", "enter", "enter")
        assert pilot.app.current_mode == "programme"
        assert pilot.app.focused is not None and pilot.app.focused.id == "boards"


async def test_a_day_with_nothing_on_it_says_so(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "3", "enter")
        assert said(pilot.app)[-1] == "Nothing stands on 1 Dec. m plans a meeting."


@pytest.mark.parametrize(("keys", "name"), [((), "2025-12"), (("v",), "2025-10-to-2025-12")])
async def test_what_is_shown_is_written_for_outlook(
    demonstration: Path, pilot_app: Start, tmp_path: Path, keys: tuple[str, ...], name: str
) -> None:
    (tmp_path / "home").mkdir(exist_ok=True)
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "3", *keys, "w")
        path = tmp_path / "home" / f"calendar-{PLAN}-{name}.ics"
        assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
        assert str(path) in said(pilot.app)[-1] and "2025: " in said(pilot.app)[-1]


async def test_without_a_folder_nothing_is_written_and_it_is_said(
    demonstration: Path, pilot_app: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "nowhere"))
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "3", "w")
        assert "nowhere" in said(pilot.app)[-1]
        assert pilot.app.is_running and "December 2025" in screen_text(pilot.app)
