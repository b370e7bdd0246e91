"""Forms: what is typed stays typed, what is wrong is said, and nothing is written until it is right."""

from pathlib import Path

import pytest
from keys_and_screen import Start, hurry, press, said, screen_text, send, settled, type_in
from textual.pilot import Pilot
from textual.widgets import Input

from db.engine import open_store
from riia_tui.tui.app import RiiaApp
from riia_tui.tui.screens.form import Form, Words
from riia_tui.views.records import records

SMALL = "small"


async def choose(pilot: Pilot[int], ref: str) -> None:
    """Goes to a KPI in the plan."""
    await press(pilot, "slash")
    await type_in(pilot, ref)
    await press(pilot, "enter")


def recorded(path: Path) -> list[str]:
    """The titles of what is recorded, read by another program."""
    from datetime import date

    store = open_store(path)
    try:
        lines = records(store, SMALL, date(2025, 12, 1)).lines
        return [line.title for line in lines if not line.planned]
    finally:
        store.close()


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    import shutil

    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


async def test_letters_and_digits_in_a_line_are_text_and_no_commands(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "12345678 quz emf?/yob<>w")
        app = pilot.app
        assert app.screen.query_one("#title", Input).value == "12345678 quz emf?/yob<>w"
        assert app.current_mode == "today"
        assert len(app.screen_stack) == 2


async def test_letters_and_digits_in_a_comment_are_text_and_no_commands(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "5.2.6")
        await press(pilot, "u", "g")
        await type_in(pilot, "bgarnx 1 q z u ? /")
        assert pilot.app.screen.query_one("#comment", Words).text == "bgarnx 1 q z u ? /"
        assert len(pilot.app.screen_stack) == 2


@pytest.mark.parametrize(
    ("field", "typed", "complaint"),
    [
        ("on", "32 Dec 2025", "32 December 2025 does not exist: December 2025 has 31 days."),
        ("on", "last Tuesday", "“last Tuesday” is no date."),
        ("on", "", "The day is missing."),
        ("on", "5 Dec 2025", "that is after today"),
        ("refs", "9.9.9", "9.9.9"),
        ("authorities", "Atlantis", "Atlantis"),
        ("quantity", "many", "“many” is no number."),
    ],
)
async def test_what_is_wrong_is_said_and_everything_typed_stays(
    path: Path, pilot_app: Start, field: str, typed: str, complaint: str
) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "A visit to Bristol")
        pilot.app.screen.query_one(f"#{field}", Input).value = typed
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, Form)
        assert complaint in " ".join(screen_text(pilot.app).split())
        assert pilot.app.screen.query_one("#title", Input).value == "A visit to Bristol"
        assert pilot.app.screen.query_one(f"#{field}", Input).value == typed
        assert recorded(path) == []


async def test_a_form_that_was_put_right_saves(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "A visit")
        pilot.app.screen.query_one("#refs", Input).value = "9.9.9"
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, Form)
        pilot.app.screen.query_one("#refs", Input).value = "5.2.7"
        await press(pilot, "f2")
        assert not isinstance(pilot.app.screen, Form)
        assert recorded(path) == ["A visit"]


async def test_saving_twice_in_a_hurry_writes_once(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "Once")
        for _ in range(3):
            send(pilot, "f2")
        await settled(pilot)
        assert recorded(path) == ["Once"]


async def test_esc_leaves_a_form_and_nothing_is_written(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        for key in ("e", "m"):
            await press(pilot, key)
            await type_in(pilot, "Never mind")
            await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
        assert recorded(path) == []


async def test_enter_goes_from_field_to_field_and_from_the_last_one_saves(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "6.2.5 KPI 2")
        await press(pilot, "f")
        await type_in(pilot, "14%")
        await press(pilot, "enter", "enter")
        assert len(pilot.app.screen_stack) == 1
        assert any("14" in line for line in said(pilot.app))


async def test_enter_passes_a_box_without_ticking_it_and_space_ticks_it(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "6", "w")
        screen = pilot.app.screen
        screen.set_focus(screen.query_one("#members"))
        await press(pilot, "enter", "enter")
        assert "[ ] another body's group" in screen_text(pilot.app)
        assert screen.focused is screen.query_one("#refs")
        await press(pilot, "shift+tab", "space")
        assert "[x] another body's group" in screen_text(pilot.app)


async def test_tab_goes_through_the_evidence_form_from_top_to_bottom(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        seen = []
        for _ in range(12):
            focused = pilot.app.focused
            assert focused is not None
            seen.append(focused.id)
            await press(pilot, "tab")
        assert seen == [
            "title", "kind", "on", "done", "refs", "authorities",
            "quantity", "responses", "positive", "delivers", "address", "note",
        ]  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
@pytest.mark.parametrize("keys", [("u", "a"), ("e",), ("m",), ("6", "b")], ids=["rag", "evidence", "meeting", "board"])
async def test_every_field_can_be_reached_and_seen_in_a_small_terminal(
    demonstration: Path, pilot_app: Start, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with pilot_app(demonstration, size) as pilot:
        await press(pilot, *keys)
        first = pilot.app.focused
        for _ in range(20):
            widget = pilot.app.focused
            assert widget is not None
            whole = pilot.app.screen.region
            assert widget.region.area > 0, widget
            assert whole.contains_region(widget.region) or widget.region.height > whole.height, widget
            visible = pilot.app.screen.find_widget(widget).visible_region
            assert visible.height >= 1, widget
            await press(pilot, "tab")
            if pilot.app.focused is first:
                break


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_what_is_wrong_is_in_sight_in_a_small_terminal(
    demonstration: Path, pilot_app: Start, size: tuple[int, int]
) -> None:
    async with pilot_app(demonstration, size) as pilot:
        await choose(pilot, "5.1.7")
        await press(pilot, "u", "a")
        pilot.app.screen.query_one("#forecast", Input).value = "never"
        await press(pilot, "f2")
        assert "“never” is no date." in screen_text(pilot.app)


async def test_closing_a_kpi_needs_a_reason(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "5.2.6")
        await press(pilot, "u", "x", "enter")
        assert "A KPI is closed with a reason." in screen_text(pilot.app)
        await type_in(pilot, "Replaced by 5.2.7")
        await press(pilot, "enter")
        assert len(pilot.app.screen_stack) == 1


async def test_an_amber_keeps_cause_and_remedy_for_the_next_time(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "5.2.6")
        await press(pilot, "u", "a")
        await type_in(pilot, "Slipping")
        await press(pilot, "enter")
        await type_in(pilot, "Two vacancies")
        await press(pilot, "f2", "u", "a")
        assert pilot.app.screen.query_one("#cause", Words).text == "Two vacancies"
        assert pilot.app.screen.query_one("#comment", Words).text == ""


async def test_a_kpi_that_counts_itself_takes_no_figure(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "5.2.6")
        await press(pilot, "f")
        assert said(pilot.app) == ["5.2.6 counts itself from the record: e records evidence, m a meeting."]


async def test_lists_take_an_entry_a_line_by_enter_alone(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "m")
        await type_in(pilot, "Data leads")
        pilot.app.screen.set_focus(pilot.app.screen.query_one("#actions"))
        await type_in(pilot, "Devon: send the minutes by 12 Dec 2025")
        await press(pilot, "enter")
        await type_in(pilot, "Bristol: book a room")
        await press(pilot, "enter", "enter")
        assert pilot.app.focused is pilot.app.screen.query_one("#decisions")
        await type_in(pilot, "Quarterly from January")
        await press(pilot, "enter", "enter")
        assert len(pilot.app.screen_stack) == 1
        await press(pilot, "4", "down", "enter")
        assert pilot.app.screen.query_one("#actions", Words).text.splitlines() == [
            "Devon: send the minutes by 12 Dec 2025",
            "Bristol: book a room",
        ]


async def test_an_action_that_names_nobody_is_refused_and_stays(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "m")
        await type_in(pilot, "Data leads")
        pilot.app.screen.set_focus(pilot.app.screen.query_one("#actions"))
        await type_in(pilot, "send the minutes")
        await press(pilot, "f2")
        assert "does not say who does what" in " ".join(screen_text(pilot.app).split())
        assert pilot.app.screen.query_one("#actions", Words).text == "send the minutes"


async def test_a_record_is_put_right_and_the_refusal_of_a_wrong_ref_loses_nothing(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "A visti")
        await press(pilot, "f2", "4", "down", "enter")
        assert "Put right · A visti" in screen_text(pilot.app)
        pilot.app.screen.query_one("#title", Input).value = "A visit"
        pilot.app.screen.query_one("#refs", Input).value = "9.9.9"
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, Form)
        assert pilot.app.screen.query_one("#title", Input).value == "A visit"
        pilot.app.screen.query_one("#refs", Input).value = ""
        await press(pilot, "f2")
        assert recorded(path) == ["A visit"]


async def test_a_board_is_entered_and_changed(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "6", "b")
        await type_in(pilot, "18 Dec 2025")
        await press(pilot, "f2")
        assert "18 Dec  RIIA Board  papers out by 10 Dec · nothing asked yet" in screen_text(pilot.app)
        await press(pilot, "tab", "down", "enter")
        pilot.app.screen.set_focus(pilot.app.screen.query_one("#ask-1"))
        await type_in(pilot, "Agree the budget")
        await press(pilot, "f2")
        assert "1 ask" in screen_text(pilot.app)


async def test_the_palette_over_a_form_offers_no_command_of_the_place_and_loses_nothing(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "A visit")
        await press(pilot, "ctrl+p")
        assert "Go to Records" not in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen.query_one("#title", Input).value == "A visit"


async def test_keys_pressed_in_a_hurry_reach_the_form_that_they_were_meant_for(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "5.2.6")
        await hurry(pilot, "u", "g", "enter")
        assert len(pilot.app.screen_stack) == 1
        assert pilot.app.current_mode == "plan"
        assert any("5.2.6" in line for line in said(pilot.app))


async def test_a_title_typed_right_after_the_key_for_a_meeting_is_whole(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await hurry(pilot, "m", *"7leads")
        app = pilot.app
        assert isinstance(app, RiiaApp)
        assert app.screen.query_one("#title", Input).value == "7leads"


async def test_how_sure_people_are_may_be_said_beside_the_comment(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await choose(pilot, "5.2.7")
        await press(pilot, "u", "g", "shift+tab")
        await type_in(pilot, "perhaps")
        await press(pilot, "f2")
        assert "Type high, medium or low" in screen_text(pilot.app)
        pilot.app.screen.query_one("#confidence", Input).value = "l"
        await press(pilot, "f2")
        await settled(pilot)
        assert len(pilot.app.screen_stack) == 1
        assert "low" in screen_text(pilot.app)


async def test_a_data_return_is_opened_and_its_note_put_right(path: Path, pilot_app: Start) -> None:
    from datetime import date

    from riia_tui.actions.commands import LogReturn
    from riia_tui.actions.returns import log_return

    store = open_store(path)
    log_return(store, LogReturn(SMALL, "Q2 2025-26", ("Devon",), due=date(2025, 10, 31)), date(2025, 12, 1))
    store.close()
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "4", "down")
        shown = " ".join(screen_text(pilot.app).split())
        assert "Devon: Data return, Q2 2025-26 not received" in shown
        await press(pilot, "enter")
        pilot.app.screen.query_one("#note", Words).text = "rang them"
        await press(pilot, "f2")
        assert len(pilot.app.screen_stack) == 1, screen_text(pilot.app)
