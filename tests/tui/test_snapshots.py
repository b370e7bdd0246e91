"""What every place and form looks like on the demonstration store. RIIA_SNAPSHOTS=write writes the pictures anew."""

import os
import re
import shutil
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from keys_and_screen import Start, press, still, type_in
from textual.pilot import Pilot

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
    "meeting-planned": ("4", "enter"),
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


@pytest.mark.parametrize("size", FORM_SIZES[1:], ids=lambda size: f"{size[0]}x{size[1]}")
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


async def test_the_form_for_a_figure(demonstration: Path, pilot_app: Start, pictures: Pictures) -> None:
    async with pilot_app(demonstration) as pilot:
        await do(pilot, ("slash", "type:1.1.1", "enter", "f"))
        pictures.take("figure", (80, 24), await still(pilot))
