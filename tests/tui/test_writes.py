"""What was entered is written, whatever happens to the screen; what others write appears."""

import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, hurry, press, said, screen_text, settled, still, type_in

from db.engine import Store, open_store
from riia_tui.actions.commands import LogEvidence
from riia_tui.actions.records import log_evidence
from riia_tui.tui.app import RiiaApp
from riia_tui.tui.screens.form import Form
from riia_tui.views.records import records

DAY = date(2025, 12, 1)


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


def evidence(title: str) -> LogEvidence:
    """A piece of evidence."""
    return LogEvidence("small", DAY, title)


def recorded(path: Path) -> list[str]:
    """The titles of what is recorded, read by another program."""
    store = open_store(path)
    try:
        return sorted(line.title for line in records(store, "small", DAY).lines if not line.planned)
    finally:
        store.close()


async def test_three_writes_and_then_quit_are_all_in_the_store(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        app = pilot.app
        assert isinstance(app, RiiaApp)
        for title in ("one", "three", "two"):
            app.act(log_evidence, evidence(title), DAY)
        await app.action_quit()
    assert recorded(path) == ["one", "three", "two"]


async def test_quitting_right_after_saving_a_form_loses_nothing(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "Last thing today")
        await hurry(pilot, "f2", "q")
        if pilot.app.is_running:
            await press(pilot, "q")
    assert recorded(path) == ["Last thing today"]


async def test_a_write_outlives_the_form_that_began_it(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "Left in a hurry")
        await hurry(pilot, "f2", "escape", "4")
    assert recorded(path) == ["Left in a hurry"]


async def test_a_write_outlives_the_place_that_began_it(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        app = pilot.app
        assert isinstance(app, RiiaApp)
        for title in ("one", "three", "two"):
            app.act(log_evidence, evidence(title), DAY)
            await app.action_go("records" if app.current_mode == "today" else "today")
        await settled(pilot)
        await press(pilot, "4")
        shown = screen_text(app)
        assert "one" in shown and "two" in shown and "three" in shown


async def test_what_another_program_writes_appears_by_itself(
    path: Path, pilot_app: Start, opened: Callable[[Path], Store]
) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "4")
        app = pilot.app
        assert isinstance(app, RiiaApp)
        await app.look_for_changes().wait()
        log_evidence(opened(path), evidence("From the command line"), DAY)
        assert "From the command line" not in screen_text(app)
        await app.look_for_changes().wait()
        await settled(pilot)
        assert "From the command line" in screen_text(app)


async def test_what_another_program_writes_waits_behind_a_form_and_disturbs_nothing(
    path: Path, pilot_app: Start, opened: Callable[[Path], Store]
) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "4", "e")
        await type_in(pilot, "Half typ")
        app = pilot.app
        assert isinstance(app, RiiaApp)
        await app.look_for_changes().wait()
        log_evidence(opened(path), evidence("From the command line"), DAY)
        await app.look_for_changes().wait()
        await settled(pilot)
        await type_in(pilot, "ed")
        assert "Half typed" in screen_text(app)
        await press(pilot, "escape")
        assert "From the command line" in screen_text(app)


async def test_with_nothing_to_undo_a_plain_sentence_says_so(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "y")
        (line,) = said(pilot.app)
        assert line.endswith(".")
        assert "Traceback" not in line and "Something went wrong" not in line


async def test_a_store_that_cannot_be_written_is_said_in_the_form_and_nothing_typed_is_lost(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        await type_in(pilot, "A visit")
        with sqlite3.connect(path) as other:
            other.execute("pragma foreign_keys=off")
            other.execute("drop table attachment")
            other.execute("alter table record rename to gone")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, Form)
        assert "A visit" in await still(pilot)
        told = " ".join([*said(pilot.app), screen_text(pilot.app)])
        assert "Traceback" not in told
        assert "no such table" not in told or "riia" in told
        assert pilot.app.is_running


async def test_undo_and_redo_are_said_and_shown(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "4", "e")
        await type_in(pilot, "A visit")
        await press(pilot, "f2")
        assert "A visit" in await still(pilot)
        await press(pilot, "z")
        assert "A visit" not in await still(pilot)
        await press(pilot, "y")
        assert "A visit" in await still(pilot)
        assert recorded(path) == ["A visit"]
