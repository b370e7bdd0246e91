"""The register of a meeting: one key a member."""

import shutil
from pathlib import Path

import pytest
from keys_and_screen import Start, press, screen_text, type_in
from textual.pilot import Pilot
from textual.widgets import Input, Select

from db.words import Role
from riia_tui.tui.widgets.register import Register

SMALL_MEMBERS = 7


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


async def open_register(pilot: Pilot[int], title: str = "Leads") -> Register:
    """Begins a meeting and goes to its register."""
    await press(pilot, "m")
    await type_in(pilot, title)
    register = pilot.app.screen.query_one(Register)
    pilot.app.screen.set_focus(register)
    return register


async def test_a_key_marks_a_member_and_goes_on_to_the_next(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        register = await open_register(pilot)
        await press(pilot, "space", "d", "a", "x")
        names = list(register.roles)
        assert [register.roles[name] for name in names[:4]] == [
            Role.ATTENDED,
            Role.DEPUTY,
            Role.APOLOGIES,
            Role.ABSENT,
        ]
        assert register.roles[names[4]] is None
        assert register.highlighted == 4
        assert f"who came: 2 of {SMALL_MEMBERS}" in screen_text(pilot.app)


async def test_the_last_member_stays_chosen(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        register = await open_register(pilot)
        await press(pilot, *["space"] * (SMALL_MEMBERS + 2))
        assert register.highlighted == SMALL_MEMBERS - 1
        assert register.came == SMALL_MEMBERS


async def test_all_came_leaves_what_is_marked_already(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        register = await open_register(pilot)
        await press(pilot, "x", "A")
        assert register.came == SMALL_MEMBERS - 1
        assert register.names(Role.ABSENT) == (next(iter(register.roles)),)


async def test_as_last_time_takes_the_register_of_the_meeting_before(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        first = await open_register(pilot, "First")
        pilot.app.screen.query_one("#on", Input).value = "3 Nov 2025"
        await press(pilot, "x", "d", "A")
        kept = dict(first.roles)
        await press(pilot, "f2")
        second = await open_register(pilot, "Second")
        await press(pilot, "L")
        assert second.roles == kept


async def test_enter_goes_on_to_the_actions(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await open_register(pilot)
        await press(pilot, "enter")
        assert pilot.app.focused is pilot.app.screen.query_one("#actions")


async def test_a_network_gives_its_members_its_name_and_what_it_counts_towards(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "m")
        pilot.app.screen.query_one("#network", Select).value = "Data leads"
        await press(pilot, "tab")
        assert list(pilot.app.screen.query_one(Register).roles) == ["Bristol", "Devon"]
        assert pilot.app.screen.query_one("#title", Input).value == "Data leads"
        assert pilot.app.screen.query_one("#refs", Input).value == "5.2.7"


async def test_who_is_expected_follows_the_day(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "m", "tab", "tab")
        pilot.app.screen.query_one("#network", Select).value = "Data leads"
        await press(pilot, "tab", "shift+tab")
        await type_in(pilot, "2 Jun 2025")
        await press(pilot, "tab")
        assert list(pilot.app.screen.query_one(Register).roles) == ["Bristol", "Torbay"]


async def test_marks_survive_a_change_of_network(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        register = await open_register(pilot)
        await press(pilot, "A")
        pilot.app.screen.query_one("#network", Select).value = "Data leads"
        await press(pilot, "tab")
        assert register.names(Role.ATTENDED) == ("Bristol", "Devon")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 50)], ids=["60x20", "80x24", "160x50"])
async def test_the_mark_stands_beside_the_name_at_every_width(
    path: Path, pilot_app: Start, size: tuple[int, int]
) -> None:
    async with pilot_app(path, size) as pilot:
        await open_register(pilot)
        await press(pilot, "space", "a")
        assert "✓ came" in screen_text(pilot.app)
        assert "a apologies" in screen_text(pilot.app)


async def test_names_marked_in_a_planned_meeting_make_it_held(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await open_register(pilot, "November")
        pilot.app.screen.query_one("#on", Input).value = "3 Nov 2025"
        pilot.app.screen.set_focus(pilot.app.screen.query_one("#planned"))
        await press(pilot, "space", "f2", "4", "down", "enter")
        assert "[x] planned" in screen_text(pilot.app)
        await press(pilot, "space")
        assert "[ ] planned" in screen_text(pilot.app)
        await press(pilot, "f2")
        assert "1 of 1 came" in screen_text(pilot.app) or "1 of 7 came" in screen_text(pilot.app)


async def test_a_planned_meeting_of_the_past_stays_planned_until_somebody_is_marked(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path) as pilot:
        await open_register(pilot, "November")
        pilot.app.screen.query_one("#on", Input).value = "3 Nov 2025"
        pilot.app.screen.set_focus(pilot.app.screen.query_one("#planned"))
        await press(pilot, "space", "f2", "4", "down", "enter", "f2")
        assert "planned" in screen_text(pilot.app).split("counts for")[1]


async def test_guests_are_typed_and_shown_as_guests_when_the_meeting_is_opened_again(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "m")
        pilot.app.screen.query_one("#network", Select).value = "Data leads"
        await press(pilot, "tab")
        pilot.app.screen.set_focus(pilot.app.screen.query_one(Register))
        await press(pilot, "space", "space")
        pilot.app.screen.query_one("#guests", Input).value = "Torbay, BCP"
        await press(pilot, "f2", "4", "down", "enter")
        register = pilot.app.screen.query_one(Register)
        assert register.guests == ("Bournemouth, Christchurch and Poole", "Torbay")
        assert register.names(Role.ATTENDED) == ("Bristol", "Devon")
        assert "✓ guest" in screen_text(pilot.app)
        assert "who came: 2 of 2 and 2 guests" in screen_text(pilot.app)
        await press(pilot, "f2")
        assert "2 of 2 came" in screen_text(pilot.app)


async def test_a_stranger_marked_before_the_network_was_chosen_is_no_member_and_not_kept(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path) as pilot:
        register = await open_register(pilot)
        await press(pilot, "A")
        pilot.app.screen.query_one("#network", Select).value = "Data leads"
        await press(pilot, "tab")
        assert register.guests == ()


async def test_a_name_that_does_not_fit_stands_by_its_short_name(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "m")
        assert "BCP  " in screen_text(pilot.app)
        assert "Bournemouth" not in screen_text(pilot.app)
        await press(pilot, "escape", "5")
        assert "BANES  " in screen_text(pilot.app)
        assert "Bath and North…" not in screen_text(pilot.app)
