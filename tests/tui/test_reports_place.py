"""Reports on screen: choose, look at it, write it, and find it remembered."""

import errno
import json
from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, press, said, screen_text, settled
from textual.widgets import Input, OptionList, Select, Static

from db.engine import open_store
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import SetBoard
from riia_tui.reports.catalogue import REPORTS
from riia_tui.tui.remembered import Chosen, Remembered, Written, keep, recalled, state_file


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered of another test, nor left for one."""
    monkeypatch.setattr("riia_tui.tui.remembered.state_file", lambda: tmp_path / "state" / "reports.json")
    monkeypatch.setattr("riia_tui.tui.screens.reports.state_file", lambda: tmp_path / "state" / "reports.json")


async def test_every_report_is_offered_in_every_kind_of_file(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8")
        text = screen_text(pilot.app)
        assert all(kind.title in text for kind in REPORTS.values())
        await press(pilot, "down", "down", "down", "down")
        assert pilot.app.screen.query_one("#kinds", OptionList).get_option_at_index(0).id == ".ics"


async def test_a_report_is_written_and_its_folder_name_and_kind_are_remembered(
    plan_store: Path, pilot_app: Start, tmp_path: Path
) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8", "down", "down", "down", "enter", "end", "up")
        screen = pilot.app.screen
        screen.query_one("#folder", Input).value = str(tmp_path)
        screen.query_one("#name", Input).value = "forum 2025-12-01"
        await press(pilot, "enter")
        await settled(pilot)
        assert (tmp_path / "forum 2025-12-01.json").exists(), screen_text(pilot.app)
        assert not screen.query_one("#progress").display
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8", "down", "down", "down")
        screen = pilot.app.screen
        assert screen.query_one("#folder", Input).value == str(tmp_path)
        assert screen.query_one("#name", Input).value == "forum 2025-12-01"
        kinds = screen.query_one("#kinds", OptionList)
        assert kinds.get_option_at_index(kinds.highlighted or 0).id == ".json"


async def test_a_report_is_shown_as_text_before_it_is_written(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8", "p")
        await settled(pilot)
        assert "What the board is asked to do" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.current_mode == "reports"


async def test_the_audience_is_said_and_what_stays_inside_is_refused(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8")
        about = pilot.app.screen.query_one("#about", Static)
        assert "For the board." in str(about.content)
        await press(pilot, "a")
        assert "authorities counted, not named" in str(about.content)
        at = list(REPORTS).index("outstanding")
        await press(pilot, *["down"] * at, "a", "a", "w")
        await settled(pilot)
        assert "stays inside the region" in str(pilot.app.screen.query_one("#written", Static).content)
        assert "Something went wrong" not in " ".join(said(pilot.app))


def test_a_name_moves_along_with_the_day_and_a_damaged_memory_is_none(tmp_path: Path) -> None:
    from datetime import date

    written = Written("pack 2025-12-01", ".docx", "2025-12-01", Chosen("dfe", "18 Sep 2025"))
    file = state_file()
    assert file.name == "reports.json"
    keep(tmp_path / "x" / "reports.json", Remembered().with_written("/a", "west", "board", written))
    found = recalled(tmp_path / "x" / "reports.json")
    assert found.folder == "/a"
    assert found.of("west", "board") == written
    assert written.stem_on(date(2026, 1, 5)) == "pack 2026-01-05"
    (tmp_path / "older.json").write_text('{"folder": "/a", "written": {"west board": ["a", ".md", "b"]}}', "utf-8")
    assert recalled(tmp_path / "older.json").of("west", "board") == Written("a", ".md", "b")
    for damaged in ("", "[]", json.dumps({"folder": 1, "written": {"x": 3}}), '{"folder": "a"}'):
        (tmp_path / "damaged.json").write_text(damaged, encoding="utf-8")
        assert recalled(tmp_path / "damaged.json") == Remembered()


async def test_what_changed_since_a_day_is_added_where_a_report_can_say_it(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8", *["down"] * list(REPORTS).index("changes"))
        since = pilot.app.screen.query_one("#since", Input)
        since.value = "1 Oct 2025"
        await press(pilot, "p")
        await settled(pilot)
        text = str(pilot.app.screen.query_one("#preview-text", Static).content)
        assert "1 Oct 2025" in text
        await press(pilot, "escape")
        since.value = "soon"
        await press(pilot, "p")
        await settled(pilot)
        assert "“soon” is no date." in screen_text(pilot.app)
        await press(pilot, "home", *["down"] * list(REPORTS).index("money"))
        assert since.disabled
        await press(pilot, "p")
        await settled(pilot)
        assert str(pilot.app.screen.query_one("#preview-text", Static).content).startswith("# Money")


async def test_a_csv_file_is_named_as_the_department_names_data_until_a_name_is_typed(
    plan_store: Path, pilot_app: Start
) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8", "enter")
        name, kinds = pilot.app.screen.query_one("#name", Input), pilot.app.screen.query_one("#kinds", OptionList)
        endings = REPORTS["board"].endings()
        assert name.value == "board-pack-sw-2025-26-2025-12-01"
        kinds.highlighted = endings.index(".csv")
        await settled(pilot)
        assert name.value == "board_pack_sw_2025_26"
        kinds.highlighted = endings.index(".pdf")
        await settled(pilot)
        assert name.value == "board-pack-sw-2025-26-2025-12-01"
        name.value = "for the chair"
        kinds.highlighted = endings.index(".csv")
        await settled(pilot)
        assert name.value == "for the chair"


async def test_one_authority_is_chosen_from_a_list_and_the_file_is_named_after_it(
    plan_store: Path, pilot_app: Start, tmp_path: Path
) -> None:
    at = ["down"] * list(REPORTS).index("authority")
    async with pilot_app(plan_store, (80, 24)) as pilot:
        await press(pilot, "8")
        screen = pilot.app.screen
        assert not screen.query_one("#authority-column").display
        await press(pilot, *at)
        name = screen.query_one("#name", Input)
        assert name.value == "one-authority-sw-2025-26-2025-12-01"
        screen.query_one("#authority", Select).focus()
        await press(pilot, "enter", *"Torb", "enter")
        assert name.value == "torbay-sw-2025-26-2025-12-01"
        screen.query_one("#folder", Input).value = str(tmp_path)
        await press(pilot, "escape")
        screen.query_one("#reports").focus()
        await press(pilot, "p")
        text = str(pilot.app.screen.query_one("#preview-text", Static).content)
        assert text.startswith("# Torbay") and "Swindon" not in text
        await press(pilot, "escape", "a", "a", "a", "down", "up", "p")
        assert "Torbay has not agreed to be named to everybody." in screen_text(pilot.app)
        await press(pilot, "a", "w")
        assert (tmp_path / "torbay-sw-2025-26-2025-12-01.docx").exists(), screen_text(pilot.app)
    async with pilot_app(plan_store, (80, 24)) as pilot:
        await press(pilot, "8", *at)
        assert pilot.app.screen.query_one("#authority", Select).value == "Torbay"
        assert pilot.app.screen.query_one("#name", Input).value == "torbay-sw-2025-26-2025-12-01"


async def test_whom_a_report_was_for_and_since_when_are_remembered_report_by_report(
    plan_store: Path, pilot_app: Start, tmp_path: Path
) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8", "a")
        screen = pilot.app.screen
        screen.query_one("#since", Input).value = "1 Oct"
        screen.query_one("#folder", Input).value = str(tmp_path)
        await press(pilot, "down", "up")
        assert screen.query_one("#since", Input).value == "1 Oct"
        await press(pilot, "w")
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8")
        assert pilot.app.screen.query_one("#since", Input).value == "1 Oct 2025"
        about = pilot.app.screen.query_one("#about", Static)
        assert "For the Department" in str(about.content)
        await press(pilot, "down")
        assert "For ourselves" in str(about.content)
        assert pilot.app.screen.query_one("#since", Input).value == ""


async def test_what_is_typed_stays_when_the_store_changes(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8", "enter", "down")
        screen = pilot.app.screen
        screen.query_one("#name", Input).value = "for the chair"
        await press(pilot, "escape")
        pilot.app.changed.publish(1)
        await settled(pilot)
        assert screen.query_one("#name", Input).value == "for the chair"
        assert screen.query_one("#kinds", OptionList).highlighted == 1


async def test_a_file_that_is_open_in_word_is_written_beside_it_with_the_next_w(
    plan_store: Path, pilot_app: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.name == "pack.json":
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8", "enter", "end", "up")
        screen = pilot.app.screen
        screen.query_one("#folder", Input).value = str(tmp_path)
        screen.query_one("#name", Input).value = "pack"
        kinds = screen.query_one("#kinds", OptionList)
        kinds.highlighted = REPORTS["board"].endings().index(".json")
        await press(pilot, "w")
        await settled(pilot)
        told = str(screen.query_one("#written", Static).content)
        assert "may be open in another program" in told
        assert "press w" in told
        await press(pilot, "w")
        await settled(pilot)
        assert "Written" in str(screen.query_one("#written", Static).content)
    assert [found.name for found in tmp_path.glob("*.json")] == ["pack-2.json"]


async def test_changes_are_told_since_the_latest_board_unless_a_day_was_chosen_after_it(
    plan_store: Path, pilot_app: Start, tmp_path: Path
) -> None:
    store = open_store(plan_store)
    set_board(store, SetBoard("sw-2025-26", date(2025, 12, 4)), date(2025, 12, 1))
    store.close()
    for at, begins, typed in (
        (date(2025, 12, 1), "", "18 Sep 2025"),
        (date(2025, 12, 4), "18 Sep 2025", "18 Sep 2025"),
        (date(2025, 12, 5), "4 Dec 2025", "1 Nov 2025"),
        (date(2025, 12, 8), "1 Nov 2025", "1 Nov 2025"),
    ):
        async with pilot_app(plan_store, (120, 40), at=at) as pilot:
            await press(pilot, "8", *["down"] * list(REPORTS).index("changes"))
            since = pilot.app.screen.query_one("#since", Input)
            assert since.value == begins
            since.value = typed
            pilot.app.screen.query_one("#folder", Input).value = str(tmp_path)
            pilot.app.screen.query_one("#kinds", OptionList).highlighted = REPORTS["changes"].endings().index(".md")
            await press(pilot, "w")
