"""Updates from leads on screen: asked for, read from a folder, taken in line by line, agreed."""

import shutil
import threading
from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, press, said, screen_text, send, still, type_in, until
from replies import reply

from db.engine import Store, open_store
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import SetBoard
from riia_tui.exchange.answers import AnswerFile, read_answers
from riia_tui.views.kpi import kpi
from riia_tui.views.reported import reported

TODAY = date(2025, 12, 1)


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store with the small plan and a board to come."""
    store = open_store(Path(shutil.copyfile(small_file, tmp_path / "riia.db")))
    set_board(store, SetBoard("small", date(2026, 1, 22)))
    store.close()
    return tmp_path / "riia.db"


def waiting(path: Path) -> list[tuple[str, str]]:
    store: Store = open_store(path)
    found = [(line.name, line.says) for line in reported(store, "small", TODAY).lines]
    store.close()
    return found


async def test_leads_are_asked_from_the_programme(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "l")
        assert "Ask leads for updates" in screen_text(pilot.app)
        await type_in(pilot, str(tmp_path / "out"))
        await press(pilot, "enter")
        await still(pilot)
    assert len(list((tmp_path / "out").glob("*.xlsx"))) == 2
    assert len(list((tmp_path / "out").glob("*.eml"))) == 2


async def test_replies_are_accepted_or_refused_line_by_line_then_agreed(
    path: Path, pilot_app: Start, tmp_path: Path
) -> None:
    back = reply(path, tmp_path)
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "o")
        await type_in(pilot, str(back))
        await press(pilot, "enter")
        await still(pilot)
        shown = screen_text(pilot.app)
        assert "3 answers from 1 file" in shown
        assert "Nearly [done]" in shown and "? the row was added" in shown
        await press(pilot, "f2")
        assert "Nothing is decided yet." in screen_text(pilot.app)
        await press(pilot, "r", "A")
        assert [sign for sign in screen_text(pilot.app) if sign in "✓✗"] == ["✗", "✓"]
        await press(pilot, "f2")
        await still(pilot)
        assert waiting(path) == [("5.2.6", "R")]
        await press(pilot, "g")
        await still(pilot)
        assert "reported by Jo Bloggs" in screen_text(pilot.app)
        await press(pilot, "a", "f2")
        await still(pilot)
    assert waiting(path) == []
    store = open_store(path)
    assert [rag.comment for rag in kpi(store, "5.2.6", "small", TODAY).assessments] == ["Two to go"]
    assert kpi(store, "5.2.5", "small", TODAY).assessments == ()
    store.close()


async def test_what_is_said_of_files_stands_in_a_small_terminal_too(
    path: Path, pilot_app: Start, tmp_path: Path
) -> None:
    back = reply(path, tmp_path)
    (back / "broken.xlsx").write_bytes(b"PK cut short")
    async with pilot_app(path, (80, 24)) as pilot:
        await press(pilot, "6", "o")
        await type_in(pilot, str(back))
        await press(pilot, "enter")
        await still(pilot)
        shown = screen_text(pilot.app)
        assert "broken.xlsx: the workbook is damaged" in " ".join(shown.split())
        assert "a accept  r refuse" in shown


async def test_what_came_back_is_copied_as_cells(
    path: Path, pilot_app: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back, copied = reply(path, tmp_path), []
    monkeypatch.setattr("riia_tui.tui.app.RiiaApp.copy_to_clipboard", lambda _app, text: copied.append(text))
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "o")
        await type_in(pilot, str(back))
        await press(pilot, "enter", "r", "V")
    assert copied[0].startswith("Decided\tWhat\tOf whom\tWhat it says\tQuestions\nrefused\t")


async def test_esc_takes_nothing_in(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    back = reply(path, tmp_path)
    async with pilot_app(path, (80, 24)) as pilot:
        await press(pilot, "6", "o")
        await type_in(pilot, str(back))
        await press(pilot, "enter")
        await still(pilot)
        await press(pilot, "a", "a", "escape")
        await still(pilot)
    assert waiting(path) == []


async def test_a_folder_without_workbooks_is_said_in_the_form(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "o")
        await type_in(pilot, str(tmp_path / "none"))
        await press(pilot, "enter")
        await still(pilot)
        assert "There is no workbook in" in screen_text(pilot.app)
        await press(pilot, "escape", "g")
        await still(pilot)
        assert said(pilot.app) == ["Nothing that was reported waits to be agreed."]


async def test_reading_many_files_is_shown_and_can_be_stopped(
    path: Path, pilot_app: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = reply(path, tmp_path)
    shutil.copyfile(back / "reply.xlsx", back / "again.xlsx")
    may_go_on = threading.Event()

    def slow(file: Path) -> AnswerFile:
        assert may_go_on.wait(30)
        return read_answers(file)

    monkeypatch.setattr("riia_tui.exchange.answers.read_answers", slow)
    async with pilot_app(path, (120, 40), notifications=True) as pilot:
        await press(pilot, "6", "o")
        await type_in(pilot, str(back))
        send(pilot, "enter")
        await until(pilot, lambda: "Reading 1 of 2. Esc stops it" in screen_text(pilot.app))
        send(pilot, "escape")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        may_go_on.set()
        await still(pilot)
        assert said(pilot.app) == ["The reading was stopped; nothing was taken in."]
        assert len(pilot.app.screen_stack) == 1
    assert waiting(path) == []
