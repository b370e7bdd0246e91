"""The eight places: what they show, what stays where it was, and what people typed is shown as they typed it."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, press, said, screen_text, send, settled, still, type_in
from textual.pilot import Pilot
from textual.widgets import DataTable, Input, OptionList, Tree

from db.engine import Store
from db.words import Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import Agreed, LogEvidence, LogMeeting, Register, SetBoard, UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.records import log_evidence, log_meeting
from riia_tui.tui.app import RiiaApp

DAY = date(2025, 12, 1)
PLACES = "12345678"
HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "[KPI-01] at 50%",
    "🎉👩‍👩‍👧 party",
    "\u202eright to left\u202c שלום",
    "a\u0301\u0302\u0303 combining",
    "tab\there",
    "\x1b[31mred\x1b[0m",
    "two\nlines",
    "long " * 2000,
)


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


async def choose(pilot: Pilot[int], ref: str) -> None:
    """Goes to a KPI in the plan."""
    await press(pilot, "slash")
    await type_in(pilot, ref)
    await press(pilot, "enter")


async def test_the_digits_go_to_the_places(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        shown = []
        for digit in PLACES:
            await press(pilot, digit)
            shown.append(pilot.app.current_mode)
        assert shown == ["today", "plan", "calendar", "records", "participation", "programme", "money", "reports"]


async def test_a_plan_with_nothing_recorded_says_what_begins_it(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        assert "no board date entered" in screen_text(pilot.app)
        await press(pilot, "4")
        assert "Nothing is recorded yet. m records a meeting, e evidence" in screen_text(pilot.app)
        await press(pilot, "6")
        assert "No board date is entered yet: b" in screen_text(pilot.app)


async def test_enter_reads_a_kpi_and_esc_goes_back_to_the_tree_in_a_narrow_terminal(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "5.2.6")
        tree = pilot.app.screen.query_one(Tree)
        assert tree.has_focus
        await press(pilot, "enter")
        assert "nothing is recorded yet" in screen_text(pilot.app)
        assert not tree.is_on_screen or not tree.display
        await press(pilot, "escape")
        assert tree.has_focus
        assert "5.2.7" in screen_text(pilot.app)


async def test_the_cursor_stays_on_its_kpi_when_the_plan_is_read_again(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "5.2.6")
        await press(pilot, "u", "g", "enter")
        screen = pilot.app.screen
        assert screen.selected_ref() == "5.2.6"  # type: ignore[attr-defined]
        assert screen.query_one(Tree).has_focus
        await press(pilot, "z")
        assert screen.selected_ref() == "5.2.6"  # type: ignore[attr-defined]


async def test_reading_stays_where_it_was_after_a_form(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "5.2.6")
        await press(pilot, "enter", "u", "g", "enter")
        assert pilot.app.focused is pilot.app.screen.query_one("#detail")
        assert "agreed on 1 Dec by Ann Other" in screen_text(pilot.app)


async def test_a_wide_terminal_made_narrow_and_wide_again_keeps_the_choice(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (160, 50)) as pilot:
        await choose(pilot, "5.2.6")
        assert "nothing is recorded yet" in screen_text(pilot.app)
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert "nothing is recorded yet" not in screen_text(pilot.app)
        assert "5.2.6" in screen_text(pilot.app)
        await pilot.resize_terminal(160, 50)
        await settled(pilot)
        assert "nothing is recorded yet" in screen_text(pilot.app)
        assert pilot.app.screen.selected_ref() == "5.2.6"  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40), (160, 50)])
async def test_no_line_of_today_runs_over(demonstration: Path, pilot_app: Start, size: tuple[int, int]) -> None:
    async with pilot_app(demonstration, size) as pilot:
        for desk in pilot.app.screen.query("#due, #changes").results(OptionList):
            room = desk.scrollable_content_region.width
            rows = [option.prompt for option in desk.options if not option.disabled]
            assert rows
            assert [row for row in rows if row.cell_len > room] == []  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_records_need_no_scrolling_sideways(demonstration: Path, pilot_app: Start, size: tuple[int, int]) -> None:
    async with pilot_app(demonstration, size) as pilot:
        await press(pilot, "4")
        assert pilot.app.screen.query_one(DataTable).max_scroll_x == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_records_open_on_the_newest_that_happened(
    demonstration: Path, pilot_app: Start, size: tuple[int, int]
) -> None:
    async with pilot_app(demonstration, size) as pilot:
        await press(pilot, "4")
        await still(pilot)
        table = pilot.app.screen.query_one(DataTable)
        summaries = [str(table.get_row_at(at)[-2]) for at in range(table.cursor_row + 1)]
        assert "planned" in summaries
        assert summaries[-1] not in ("planned", "due")
        assert table.cursor_row - table.scroll_y == 3


async def test_a_record_is_removed_and_undo_brings_it_back_with_the_cursor_near(
    demonstration: Path, pilot_app: Start
) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "4", "down", "down")
        row = pilot.app.screen.query_one(DataTable).cursor_row
        await press(pilot, "delete")
        assert "273 records" in screen_text(pilot.app)
        assert pilot.app.screen.query_one(DataTable).cursor_row == row
        await press(pilot, "z")
        assert "274 records" in screen_text(pilot.app)


async def test_the_palette_does_what_the_keys_do_in_every_place(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        for digit in PLACES:
            await press(pilot, digit, "ctrl+p")
            await type_in(pilot, "records")
            await press(pilot, "down", "enter")
            assert pilot.app.current_mode == "records", digit


async def test_a_second_enter_in_the_palette_does_nothing_more(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        for hurried in (("enter", "enter"), ("enter", "enter", "escape"), ("enter", "escape"), ("escape", "enter")):
            await press(pilot, "1", "colon")
            await type_in(pilot, "records")
            await press(pilot, "down")
            for key in hurried:
                send(pilot, key)
            await settled(pilot)
            assert len(pilot.app.screen_stack) == 1
            assert pilot.app.is_running


async def test_help_opens_in_every_place_and_closes(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        for digit in PLACES:
            await press(pilot, digit)
            if isinstance(pilot.app.focused, Input):
                continue
            await press(pilot, "question_mark")
            assert "Letters" in screen_text(pilot.app) or len(pilot.app.screen_stack) == 2
            await press(pilot, "escape")
            assert len(pilot.app.screen_stack) == 1


async def test_the_calendar_goes_over_the_edge_of_a_month_and_back_to_today(
    demonstration: Path, pilot_app: Start
) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "3", "left")
        assert "November 2025" in screen_text(pilot.app)
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert "January 2026" in screen_text(pilot.app)
        await press(pilot, "t")
        assert "December 2025" in screen_text(pilot.app)


async def test_enter_on_a_participation_cell_opens_what_is_behind_it(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration) as pilot:
        await press(pilot, "5", "right", "enter")
        shown = screen_text(pilot.app)
        assert "stand behind this G" in shown and "14 Oct" in shown
        await press(pilot, "home", "enter")
        assert pilot.app.current_mode == "plan"
        assert pilot.app.screen.selected_ref() == "1.1.4"  # type: ignore[attr-defined]


async def test_the_places_fit_in_sixty_columns(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (60, 20)) as pilot:
        for digit in PLACES:
            await press(pilot, digit)
            line = screen_text(pilot.app).splitlines()[1]
            assert all(f"{each} " in line for each in PLACES), line


async def test_a_folder_that_is_not_there_is_said_and_another_is_asked_for(
    path: Path, pilot_app: Start, tmp_path: Path
) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "8", "tab")
        pilot.app.screen.query_one("#folder", Input).value = str(tmp_path / "riia.db" / "none")
        (tmp_path / "riia.db").write_text("a file", encoding="utf-8")
        await press(pilot, "enter", "w")
        assert "Writing …" not in screen_text(pilot.app)
        assert "Something went wrong" not in " ".join(said(pilot.app))


def write_hostile(store: Store) -> None:
    """Every text that a person can type, with every text that could break a screen."""
    for number, text in enumerate(HOSTILE):
        agreed = (Agreed(who=text[:200], what=text[:500]),)
        log_meeting(
            store,
            LogMeeting(
                "small", DAY, text, register=Register(attended=("Devon",)), counts_towards=("5.2.6",),
                agreed=agreed, decisions=(text,), note=text,
            ),
            DAY,
        )  # fmt: skip
        log_evidence(store, LogEvidence("small", DAY, text, note=text, counts_towards=("5.2.7",)), DAY)
        update_rag(
            store,
            UpdateRag("5.2.6", Status.AT_RISK, DAY, "small", comment=text, cause=text, remedy=text, ask=text),
            DAY,
        )
        board = SetBoard("small", date(2026, 1, 1 + number), text[:80], headline=text, asks=(text, text), author=text)
        set_board(store, board)


async def test_hostile_text_is_shown_as_typed_and_breaks_nothing(
    path: Path, pilot_app: Start, opened: Callable[[Path], Store]
) -> None:
    write_hostile(opened(path))
    async with pilot_app(path) as pilot:
        await press(pilot, *PLACES, "4")
        shown = screen_text(pilot.app)
        assert "[@click=app.quit]x[/]" in shown
        assert "[KPI-01] at 50%" in shown
        for _ in range(len(HOSTILE) + 1):
            await press(pilot, "enter", "escape", "down")
        await choose(pilot, "5.2.6")
        await press(pilot, "enter", "u", "escape", "f", "m", "escape", "e", "escape")
        await press(pilot, "6", "tab", "home", "enter", "escape")
        for wanted in ("[/]", "click", "party", "red"):
            await press(pilot, "slash")
            await type_in(pilot, wanted)
            await press(pilot, "escape")
        assert pilot.app.is_running


async def test_hostile_text_breaks_nothing_in_a_wide_terminal(
    path: Path, pilot_app: Start, opened: Callable[[Path], Store]
) -> None:
    write_hostile(opened(path))
    async with pilot_app(path, (160, 50)) as pilot:
        await press(pilot, *PLACES)
        await choose(pilot, "5.2.6")
        await press(pilot, "u", "escape")
        assert pilot.app.is_running


async def test_a_notification_shows_brackets_as_typed(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, notifications=True) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "[@click=app.quit]x[/] [KPI-01]")
        await press(pilot, "f2")
        assert "[@click=app.quit]x[/] [KPI-01]" in said(pilot.app)[0]
        for _ in range(10):
            if "[KPI-01]" in screen_text(pilot.app):
                break
            # A notification is laid out once the painting that mounted it is over.
            await settled(pilot)
        assert "[KPI-01]" in screen_text(pilot.app)


async def test_a_burst_of_keys_over_all_places_leaves_a_sound_store(path: Path, pilot_app: Start) -> None:
    draw = random.Random(20251201)
    keys = [*"12345678uemfzybwoA/?t<>xda", "enter", "escape", "tab", "shift+tab", "space", "f2", "delete"]
    keys += ["up", "down", "left", "right", "pageup", "pagedown", "home", "end", "escape", "escape", "enter"]
    async with pilot_app(path) as pilot:
        app = pilot.app
        assert isinstance(app, RiiaApp)
        for number in range(1500):
            send(pilot, draw.choice(keys))
            if number % 20 == 0:
                await pilot.pause(0)
            if number % 500 == 0:
                await settled(pilot)
        await settled(pilot)
        assert app.is_running
        assert app._exception is None
        assert not any("Something went wrong" in line for line in said(app))
    found = sqlite3.connect(path)
    try:
        assert found.execute("pragma integrity_check").fetchone() == ("ok",)
        assert found.execute("pragma foreign_key_check").fetchall() == []
    finally:
        found.close()


@pytest.mark.parametrize("width", [44, 60, 80])
async def test_the_bottom_line_has_whole_keys_and_always_the_one_for_help(
    plan_store: Path, pilot_app: Start, width: int
) -> None:
    async with pilot_app(plan_store, (width, 20)) as pilot:
        await press(pilot, "2", "k")
        bottom = screen_text(pilot.app).splitlines()[-1]
        assert bottom.startswith("a accept") and bottom.endswith("? help")
        await pilot.resize_terminal(120, 20)
        await settled(pilot)
        assert "s review run" in screen_text(pilot.app).splitlines()[-1]


async def test_costings_of_one_name_are_numbered_and_the_chosen_one_is_named_whole(
    demonstration: Path, pilot_app: Start
) -> None:
    async with pilot_app(demonstration, (80, 24)) as pilot:
        await press(pilot, "7", "down")
        shown = screen_text(pilot.app)
        assert len([line for line in shown.splitlines() if line.startswith(" SEND  ")]) >= 10
        assert "SEND 1 SEND Data Capacity and Capability, row 2 of 6" in shown
        assert "SEND together" in shown and "SEND data" not in shown
        await pilot.resize_terminal(80, 40)
        assert "SEND data" in await still(pilot)


async def test_a_plan_without_costings_says_so_under_any_key(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40)) as pilot:
        shown = []
        for plan in range(5):
            await press(pilot, "6", "home", *["down"] * plan, "enter", "7", "down", "up", "end", "home", "tab", "down")
            shown.append("No costings are printed." in screen_text(pilot.app))
        assert shown.count(True) == 2


async def test_programme_tells_how_many_support_packages_there_are(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (80, 24)) as pilot:
        await press(pilot, "6")
        assert "Support: 3 under way, 1 finished (S opens them)" in screen_text(pilot.app)
        await press(pilot, "down", "up", "home", "enter")
        assert "Support: none yet (S, then a)" in screen_text(pilot.app)


async def test_at_sixty_columns_an_amount_stands_beside_its_period_and_an_authority_by_its_short_name(
    demonstration: Path, pilot_app: Start
) -> None:
    async with pilot_app(demonstration, (60, 20)) as pilot:
        await press(pilot, "7", "k")
        assert not [line for line in screen_text(pilot.app).splitlines() if line.strip() in ("variance", "£0")]
        await press(pilot, "escape", "slash")
        await type_in(pilot, "1.2.1A")
        await press(pilot, "enter", "G", "enter")
        shown = screen_text(pilot.app)
        assert "BCP" in shown and "Bournemouth…" not in shown


async def test_what_a_record_adds_up_to_is_said_in_its_own_unit(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (120, 40)) as pilot:
        await press(pilot, "4")
        lines = screen_text(pilot.app).splitlines()
        assert any("LA-to-LA support by Wiltshire" in line and "8 days" in line for line in lines)
        assert any("Cornwall, tribunals" in line and "4 days" in line for line in lines)
