"""Keys that come faster than screens open and close: each is for what the person sees, and nothing stands still."""

import asyncio
import gc
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from keys_and_screen import Start, hurry, press, said, screen_text, send, settled, type_in
from textual.pilot import Pilot
from textual.widgets import Input

from riia_tui.tui.app import RiiaApp
from riia_tui.tui.screens.evidence_form import EvidenceForm
from riia_tui.tui.screens.flows import carry_out
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.place import Place


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


@asynccontextmanager
async def a_slow_disk(pilot: Pilot[int]) -> AsyncIterator[None]:
    """The store reads and writes nothing meanwhile."""
    app, may_go_on = pilot.app, Event()
    assert isinstance(app, RiiaApp)
    app.background._thread.submit(may_go_on.wait, 20)
    try:
        yield
    finally:
        may_go_on.set()
        await settled(pilot)


async def keys_only(pilot: Pilot[int], *keys: str) -> None:
    """Presses keys without waiting for the store."""
    for key in keys:
        send(pilot, key)
        await pilot.pause(0.02)


async def test_help_opened_while_a_form_saves_goes_with_the_form(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, notifications=True) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "A visit")
        async with a_slow_disk(pilot):
            await keys_only(pilot, "f2", "f1")
        assert isinstance(pilot.app.screen, Place)
        await press(pilot, "4")
        assert "A visit" in screen_text(pilot.app)


async def test_the_palette_opened_while_a_form_saves_goes_with_the_form(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, notifications=True) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "A visit")
        await hurry(pilot, "f2", "ctrl+p")
        await press(pilot, "escape", "4")
        assert "A visit" in screen_text(pilot.app)


async def test_the_palette_opened_while_enter_goes_to_another_place_stays(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "1", "down", "enter")
        assert pilot.app.current_mode != "today"
        await press(pilot, "1")
        for key in ("enter", ":"):
            send(pilot, key)
        await settled(pilot)
        await press(pilot, "escape", "4")
        assert pilot.app.current_mode == "records"


async def test_an_enter_that_comes_to_a_form_that_was_left_does_nothing(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, Form)
        await press(pilot, "escape")
        form.on_input_submitted(Input.Submitted(Input(), ""))
        await press(pilot, "4")
        assert pilot.app.current_mode == "records"


# Textual leaves the tasks of parts that had only just begun when their screen went.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_a_form_that_is_left_at_any_moment_while_it_opens_is_left(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        app = pilot.app
        assert isinstance(app, RiiaApp)
        for turns in range(0, 60, 2):
            form = EvidenceForm(carry_out, "small", app.today, None)
            app.push_screen(form)
            for _ in range(turns):
                await asyncio.sleep(0)
            form.action_leave()
            await settled(pilot)
            assert app._exception is None, turns
        await press(pilot, "4")
        assert app.current_mode == "records"


async def test_a_preview_that_comes_late_does_not_come_over_another_place(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "8")
        async with a_slow_disk(pilot):
            await keys_only(pilot, "p", "1")
        assert isinstance(pilot.app.screen, Place)
        assert pilot.app.current_mode == "today"


async def test_leaving_right_after_copying_leaves_nothing_undone(
    path: Path, pilot_app: Start, recwarn: pytest.WarningsRecorder
) -> None:
    async with pilot_app(path) as pilot:
        pilot.app.copy_to_clipboard("one line")
        pilot.app.workers.cancel_all()
    gc.collect()
    assert not [each for each in recwarn if issubclass(each.category, RuntimeWarning)]


async def test_a_preview_that_fails_says_so_and_the_form_goes_on(
    path: Path, pilot_app: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with pilot_app(path, notifications=True) as pilot:
        await press(pilot, "6", "t", "enter", *"30")
        with monkeypatch.context() as broken:
            broken.setattr("riia_tui.tui.screens.setting_form.preview", lambda *_: 1 // 0)
            await press(pilot, "f2")
        assert any("did not foresee" in note for note in said(pilot.app))
        await press(pilot, "f2")
        assert "would be" in screen_text(pilot.app)


@pytest.mark.parametrize("sheet", ["8 k", "6 k", "6 B", "6 R", "6 t", "1 o"])
async def test_keys_of_a_sheet_whose_plan_was_undone_say_that_there_is_none(
    path: Path, pilot_app: Start, sheet: str
) -> None:
    async with pilot_app(path, notifications=True) as pilot:
        await press(pilot, *sheet.split(), "z")
        for key in "abcdefghijklmnopqrstuvwxyz":
            send(pilot, key)
            await asyncio.sleep(0)
        await settled(pilot)
        await press(pilot, "enter")
        assert pilot.app._exception is None
        assert any("There is no plan in this store" in note for note in said(pilot.app))


async def test_keys_of_places_whose_plan_was_undone_close_nothing(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, notifications=True) as pilot:
        await press(pilot, "z")
        for place in "12345678":
            for key in "abcdefghijklmnoprstuvwxyBGLRSBXV":
                send(pilot, place)
                send(pilot, key)
                await asyncio.sleep(0)
                send(pilot, "escape")
            await settled(pilot)
        assert pilot.app._exception is None
