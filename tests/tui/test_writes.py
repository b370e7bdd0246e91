"""What was entered is written, whatever happens to the screen; what others write appears."""

import asyncio
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, hurry, press, said, screen_text, send, settled, still, type_in
from store_contents import rows
from textual.widgets import OptionList

from db.engine import Store, open_store
from riia_tui.actions.commands import LogEvidence
from riia_tui.actions.records import log_evidence
from riia_tui.tui.app import RiiaApp
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.review import ReviewScreen
from riia_tui.views.records import records
from riia_tui.views.verify import verify

DAY = date(2025, 12, 1)
MANY = 50
ROOT = Path(__file__).parents[2]
KILLED = """
import asyncio, os, sys
from datetime import date
sys.path.insert(0, os.getcwd())
from keys_and_screen import press, type_in
from db.engine import open_store
from riia_tui.tui.app import RiiaApp

def kept(folder):
    return "".join(each.read_text(encoding="utf-8") for each in folder.glob("*.json"))

async def main():
    app = RiiaApp(open_store(sys.argv[1]), date(2025, 12, 1), "small")
    async with app.run_test() as pilot:
        await press(pilot, "e")
        await type_in(pilot, "Written before")
        await press(pilot, "f2", "e")
        await type_in(pilot, "Half typ")
        while "Half typ" not in kept(app.drafts._folder):
            await pilot.pause(0.01)
        os._exit(9)

asyncio.run(main())
"""
"""A program that ends in the middle of a draft, as where the power goes."""


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


async def test_fifty_rags_in_a_hurry_and_q_right_after_are_all_written_while_another_program_writes(
    plan_store: Path, pilot_app: Start
) -> None:
    asked = ("--db", str(plan_store), "--today", "2025-12-01", "--by", "Cy Holt", "log", "evidence")
    asked += ("--plan", "sw-2025-26", "--on", "2025-12-01", "--title", "From another window")
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "s")
        choices = pilot.app.screen.query_one("#choices", OptionList)
        choices.highlighted = next(at for at, option in enumerate(choices.options) if option.id == "board")
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        refs = screen.sitting.refs[:MANY]
        assert len(refs) == MANY
        other = await asyncio.create_subprocess_exec(sys.executable, "-m", "riia_tui", *asked, cwd=ROOT)
        for key in [*"g" * MANY, "escape", "q"]:
            send(pilot, key)
            await asyncio.sleep(0)
        async with asyncio.timeout(60):
            while pilot.app.is_running:
                await pilot.pause(0.01)
    assert await other.wait() == 0
    store = open_store(plan_store)
    agreed = rows(store, "select kpi.ref from assessment as a join kpi on kpi.id = a.kpi order by entered, a.id")
    titles = rows(store, "select title from record where title = 'From another window'")
    flaws = verify(store).flaws
    store.close()
    assert ([ref for (ref,) in agreed], len(titles), flaws) == (list(refs), 1, ())


async def test_a_program_that_is_killed_keeps_what_was_written_and_the_draft(path: Path, pilot_app: Start) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, str(path), cwd=ROOT, env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    )
    async with asyncio.timeout(90):
        assert await child.wait() == 9
    assert recorded(path) == ["Written before"]
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        assert "Half typ" in screen_text(pilot.app)


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


async def unforeseen(*_: object) -> None:
    """What goes wrong in a way that nobody thought of."""
    raise ArithmeticError


async def test_a_file_that_cannot_be_written_is_said_though_its_screen_was_left(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        app = pilot.app
        assert isinstance(app, RiiaApp)
        app.do_aside(unforeseen)
        await settled(pilot)
        (line,) = said(app)
        assert line.startswith("Something went wrong that riia did not foresee.")


@pytest.mark.parametrize("group", ["a write", "a file"])
async def test_what_fails_while_the_program_is_left_keeps_it_open_to_say_so(
    path: Path, pilot_app: Start, group: str
) -> None:
    async with pilot_app(path) as pilot:
        app = pilot.app
        assert isinstance(app, RiiaApp)
        if group == "a write":
            app.act(log_evidence, LogEvidence("no-such-plan", DAY, "Lost"), DAY)
        else:
            app.do_aside(app.read, records, "no-such-plan", DAY)
        await app.action_quit()
        assert app.is_running and len(said(app)) == 1
        await press(pilot, "q")
        assert not app.is_running


async def test_what_a_form_asked_for_that_was_left_is_told_where_it_fails(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "e")
        form, app = pilot.app.screen, pilot.app
        assert isinstance(form, Form) and isinstance(app, RiiaApp)
        await press(pilot, "escape")
        app.act_for(form, log_evidence, LogEvidence("no-such-plan", DAY, "Lost"), DAY)
        await app.action_quit()
        assert app.is_running and len(said(app)) == 1
