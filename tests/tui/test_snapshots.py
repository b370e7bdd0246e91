"""What every place and form looks like on the demonstration store. RIIA_SNAPSHOTS=write writes the pictures anew."""

import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from pathlib import Path

import pytest
from keys_and_screen import Start, press, still, type_in
from replies import reply
from textual.pilot import Pilot

from db.engine import open_store
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import SetBoard

FOLDER = Path(__file__).parent / "snapshots"
PLACES = ("today", "plan", "calendar", "records", "participation", "programme", "money", "reports")
SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))
FORM_SIZES = ((60, 20), (80, 24), (120, 40))

FORMS: dict[str, tuple[str, ...]] = {
    "rag": ("slash", "type:5.1.7", "enter", "u"),
    "rag-green": ("slash", "type:5.1.7", "enter", "u", "g"),
    "rag-amber": ("slash", "type:5.1.7", "enter", "u", "a"),
    "rag-closed": ("slash", "type:5.1.7", "enter", "u", "x", "enter"),
    "detail": ("slash", "type:1.2.1A", "enter", "enter"),
    "evidence": ("slash", "type:5.1.7", "enter", "e"),
    "evidence-wrong-day": ("slash", "type:5.1.7", "enter", "e", "type:A visit", "tab", "tab", "type:32 Dec", "f2"),
    "meeting": ("slash", "type:1.2.1A", "enter", "m"),
    "meeting-planned": ("4", "ctrl+home", "enter"),
    "record": ("slash", "type:Map of partnerships", "enter"),
    "board": ("6", "b"),
    "board-words": ("6", "tab", "home", "enter"),
    "find": ("slash", "type:minutes"),
    "find-nothing": ("slash", "type:xyzzy"),
    "risks": ("6", "R"),
    "risk": ("6", "R", "enter"),
    "lessons": ("6", "L"),
    "lesson": ("6", "L", "enter"),
    "support-packages": ("6", "S"),
    "support-package": ("6", "S", "end", "enter"),
    "spend": ("7", "k"),
    "spend-entered": ("7", "k", "enter"),
    "packs": ("8", "k"),
    "pack-differences": ("8", "k", "d"),
    "freeze": ("8", "n"),
    "releases": ("8", "r"),
    "release": ("8", "r", "end", "up", "up", "enter"),
    "release-preview": ("8", "r", "end", "up", "up", "enter", "space", "f2"),
    "grids": ("2", "G"),
    "grid": ("2", "G", "enter"),
    "grid-of-one": ("slash", "type:1.2.1A", "enter", "G", "enter"),
    "boards": ("6", "B"),
    "board-moved": ("6", "B", "v"),
    "people": ("6", "p"),
    "ask-leads": ("6", "l"),
    "collect": ("6", "o"),
    "agree": ("6", "g"),
    "take-in": ("4", "i"),
    "minutes": ("4", "n"),
    "excuse": ("5", "right", "a"),
    "new-network": ("6", "w"),
    "new-authorities": ("6", "a"),
    "new-plan": ("6", "n"),
    "plan-head": ("6", "c"),
    "import": ("6", "i"),
    "roll": ("6", "r"),
    "setting": ("6", "t", "enter"),
    "change": ("slash", "type:5.1.7", "enter", "c"),
    "new-item": ("slash", "type:5.1.7", "enter", "n"),
    "accept": ("2", "k", "a"),
    "new-spend": ("7", "n"),
    "new-risk": ("6", "R", "a"),
    "new-lesson": ("6", "L", "a"),
    "new-support": ("6", "S", "a"),
    "palette": ("1", "ctrl+p"),
    "help": ("1", "question_mark"),
    "help-form": ("2", "e", "f1"),
    "jump": ("2", "j"),
    "tour": ("question_mark", "t"),
}

SHEETS: dict[str, tuple[str, ...]] = {
    "outstanding": ("1", "o"),
    "outstanding-by-lead": ("1", "o", "o"),
    "greens": ("1", "g"),
    "networks": ("6", "k"),
    "network": ("6", "k", "enter"),
    "settings": ("6", "t"),
    "participation-cell": ("5", "right", "enter"),
    "authority": ("5", "right", "enter", "down", "enter"),
    "day": ("3", "right", "right", "right", "enter"),
    "findings": ("2", "k"),
    "review-choice": ("s",),
    "review-first": ("s", "enter"),
}
"""What opens over a place, by the keys that open it."""


@pytest.fixture(autouse=True)
def somebodys_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that Reports offers is the same on every laptop."""
    monkeypatch.setenv("HOME", "/home/somebody")


class Pictures:
    """Compares screens with what is kept, and says at the end what differs."""

    def __init__(self) -> None:
        self._differ: list[str] = []
        self._write = os.environ.get("RIIA_SNAPSHOTS") == "write"

    def take(self, name: str, size: tuple[int, int], shown: str) -> None:
        """Compares one screen, or keeps it."""
        path = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
        # The end of a scrollbar's thumb says nothing that a reviewer could judge, and comes a moment after the text.
        shown = re.sub(r" *[▁▂▃▄▅▆▇]$|^ +[▉▊▋▌▍▎] *$", "", shown, flags=re.MULTILINE)
        if self._write:
            path.write_text(shown + "\n", encoding="utf-8", newline="\n")
            return
        kept = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []
        lines = unified_diff(kept, shown.split("\n"), f"{path.name} as kept", "as shown now", lineterm="")
        self._differ.extend(lines)

    def agree(self) -> None:
        """Fails with every difference."""
        advice = "If the new look is right: RIIA_SNAPSHOTS=write python -m pytest tests/tui/test_snapshots.py"
        assert not self._differ, "\n".join([*self._differ, advice])


@pytest.fixture
def pictures() -> Iterator[Pictures]:
    """Takes pictures through the test and compares them when it ends."""
    taken = Pictures()
    yield taken
    taken.agree()


async def do(pilot: Pilot[int], keys: tuple[str, ...]) -> None:
    """Presses keys and types what is marked as text."""
    for key in keys:
        await (type_in(pilot, key[5:]) if key.startswith("type:") else press(pilot, key))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_place(demonstration: Path, pilot_app: Start, size: tuple[int, int], pictures: Pictures) -> None:
    async with pilot_app(demonstration, size) as pilot:
        for digit, place in enumerate(PLACES, start=1):
            await press(pilot, str(digit))
            pictures.take(place, size, await still(pilot))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_calendar_as_a_quarter_and_as_a_list(
    demonstration: Path, pilot_app: Start, size: tuple[int, int], pictures: Pictures
) -> None:
    async with pilot_app(demonstration, size) as pilot:
        await press(pilot, "3")
        for name in ("quarter", "list"):
            await press(pilot, "v")
            pictures.take(f"calendar-{name}", size, await still(pilot))


@pytest.mark.parametrize("size", FORM_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_form(demonstration: Path, pilot_app: Start, size: tuple[int, int], pictures: Pictures) -> None:
    async with pilot_app(demonstration, size) as pilot:
        for name, keys in FORMS.items():
            await do(pilot, keys)
            pictures.take(name, size, await still(pilot))
            await press(pilot, "escape", "escape")


@pytest.mark.parametrize("size", FORM_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_sheet(demonstration: Path, pilot_app: Start, size: tuple[int, int], pictures: Pictures) -> None:
    async with pilot_app(demonstration, size) as pilot:
        for name, keys in SHEETS.items():
            await do(pilot, keys)
            pictures.take(name, size, await still(pilot))
            await press(pilot, "escape", "escape")


TRACKER = Path(__file__).parents[2] / "docs" / "examples" / "tracker.xlsx"
STEPS: dict[str, tuple[str, ...]] = {
    "tracker-sheets": ("6", "i", f"type:{TRACKER}", "enter"),
    "tracker-plan": ("f2",),
    "tracker-columns": ("f2",),
    "tracker-column": ("down", "enter"),
    "tracker-words": ("escape", "f2"),
    "tracker-word": ("enter",),
    "tracker-rows": ("escape", "f2"),
}


@pytest.mark.parametrize("size", FORM_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_steps_of_a_tracker(
    small_file: Path, tmp_path: Path, pilot_app: Start, size: tuple[int, int], pictures: Pictures
) -> None:
    path = Path(shutil.copyfile(small_file, tmp_path / "riia.db"))
    async with pilot_app(path, size) as pilot:
        for name, keys in STEPS.items():
            await do(pilot, keys)
            pictures.take(name, size, await still(pilot))


ATTENDED = "Authority,12 Sep 2025,20 Nov 2025\nBristol,y,apols\nBournemouth,Ann [Lee],y\n"
ASKED = "Authority,Useful?,Words,Completion time\nDevon,Yes,It helped [us] a lot,20/11/2025\nTorbay,No,,20/11/2025\n"
PLANNED = "BEGIN:VEVENT\r\nUID:one\r\nDTSTART:20260114T093000Z\r\nSUMMARY:Data leads meeting\r\nEND:VEVENT\r\n"
MINUTES = "Leads group\n18 September 2025\nPresent: Bristol, Kim Ray (Health)\nActions\nDevon: send it by 1 Dec 2025\n"
COMES_IN = {
    "attended.csv": ATTENDED,
    "survey.csv": ASKED,
    "meetings.ics": f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{PLANNED}END:VCALENDAR\r\n",
    "minutes/one.txt": MINUTES,
    "minutes/two.txt": "Leads group\nPresent: [x] Cornwall\n",
    "minutes/three.docx": "junk",
}


@pytest.fixture
def small_store(small_file: Path, tmp_path: Path) -> Path:
    """A store with the small plan and a board to come."""
    path = Path(shutil.copyfile(small_file, tmp_path / "riia.db"))
    store = open_store(path)
    set_board(store, SetBoard("small", date(2026, 1, 22)))
    store.close()
    return path


@pytest.mark.parametrize("size", FORM_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_would_be_taken_in(
    small_store: Path, tmp_path: Path, pilot_app: Start, size: tuple[int, int], pictures: Pictures
) -> None:
    (tmp_path / "minutes").mkdir()
    for name, text in COMES_IN.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    async with pilot_app(small_store, size) as pilot:
        for name, key in (("attended.csv", "i"), ("survey.csv", "i"), ("meetings.ics", "i"), ("minutes", "n")):
            await do(pilot, ("4", key, f"type:{tmp_path / name}", "enter"))
            pictures.take(f"in-{name.partition('.')[0]}", size, await still(pilot))
            await press(pilot, "escape", "escape")


@pytest.mark.parametrize("size", FORM_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_leads_sent_back(
    small_store: Path, tmp_path: Path, pilot_app: Start, size: tuple[int, int], pictures: Pictures
) -> None:
    back = reply(small_store, tmp_path)
    async with pilot_app(small_store, size) as pilot:
        await do(pilot, ("6", "o", f"type:{back}", "enter"))
        pictures.take("replies", size, await still(pilot))
        await press(pilot, "A", "f2")
        await press(pilot, "6", "g")
        pictures.take("reported", size, await still(pilot))


async def test_the_form_for_a_figure(demonstration: Path, pilot_app: Start, pictures: Pictures) -> None:
    async with pilot_app(demonstration) as pilot:
        await do(pilot, ("slash", "type:1.1.1", "enter", "f"))
        pictures.take("figure", (80, 24), await still(pilot))
