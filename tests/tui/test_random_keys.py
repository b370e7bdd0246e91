"""Keys at random and at full speed, over every screen: no traceback, no lost write, a sound store.

RIIA_RANDOM_KEYS sets how many keys, RIIA_RANDOM_SEED which ones: RIIA_RANDOM_KEYS=20000 is the long run.
"""

import asyncio
import os
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from keys_and_screen import Start, said, send, settled
from store_contents import journal, rows
from textual.pilot import Pilot

from db.engine import Store, open_store
from riia_tui.actions.commands import Outcome
from riia_tui.tui.background import Background
from riia_tui.views.verify import verify

KEYS = int(os.environ.get("RIIA_RANDOM_KEYS", "400"))
SEED = int(os.environ.get("RIIA_RANDOM_SEED", "1"))
ALIVE = 100
"""Keys after which the program is let settle and looked at."""

LETTERS = [*"abcdefghijklmnopqrstuvwxyzABCLVX", *"0123456789", "slash", "question_mark", "=", ":", "<", ">"]
MOVES = ["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab"]
DOING = [
    "enter",
    "enter",
    "enter",
    "escape",
    "escape",
    "escape",
    "space",
    "backspace",
    "delete",
    "f2",
    "f2",
    "f1",
    "f3",
]
PLACES = [*"12345678"]
WORDS = [*"[/]x 0é.,", "1", "2", "0"]


def random_keys(count: int, seed: int) -> list[str]:
    """So many keys, the same for a seed; a run of them is often what a person would press."""
    dice = random.Random(seed)
    pools = [LETTERS, MOVES, DOING, PLACES, WORDS]
    weights = [4, 3, 4, 1, 2]
    return [dice.choice(dice.choices(pools, weights)[0]) for _ in range(count)]


class Counting(Background):
    """Counts the writes that were asked for, and how each ended."""

    def __init__(self) -> None:
        """None yet."""
        super().__init__()
        self.asked = 0
        self.done: list[Outcome] = []
        self.refused = 0

    async def keep(self, work: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """The write, counted."""
        if not args or not isinstance(args[0], Store):
            return await super().keep(work, *args, **more)
        self.asked += 1
        return await super().keep(self._counted, work, *args, **more)

    def _counted(self, work: Callable[..., Any], *args: Any, **more: Any) -> Any:
        try:
            outcome = work(*args, **more)
        except Exception:
            self.refused += 1
            raise
        self.done.append(outcome)
        return outcome


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_random_keys_leave_no_traceback_no_lost_write_and_a_sound_store(
    small_file: Path, tmp_path: Path, pilot_app: Start, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(shutil.copyfile(small_file, tmp_path / "small.db"))
    left = random_keys(KEYS // 2, SEED + size[0])
    before = every_write_was_done_or_refused(path, Counting(), 0)
    while left:
        counting = Counting()
        async with pilot_app(path, size, at=date(2025, 12, 1), notifications=True) as pilot:
            pilot.app.background.close()
            pilot.app.background = counting
            left = await pressed_until_it_ends(pilot, left)
        before = every_write_was_done_or_refused(path, counting, before)


async def pressed_until_it_ends(pilot: Pilot[int], keys: list[str]) -> list[str]:
    """Presses the keys until they or the program end, looking at it now and then; gives those that are left."""
    app = pilot.app
    for number, key in enumerate(keys, start=1):
        send(pilot, key)
        await asyncio.sleep(0)
        if number % ALIVE == 0 or number == len(keys):
            await settled(pilot)
            assert app._exception is None, keys[:number][-40:]
            assert not [note for note in said(app) if "did not foresee" in note], keys[:number][-40:]
        if not app.is_running:
            assert app.return_code == 0, keys[:number][-40:]
            return keys[number:]
    return []


def every_write_was_done_or_refused(path: Path, counting: Counting, before: int) -> int:
    """Looks at what the program left behind; gives the number of entries of its history."""
    assert counting.asked == len(counting.done) + counting.refused
    store = open_store(path)
    entries = len(journal(store))
    assert entries - before >= len([each for each in counting.done if each.said and "Nothing" not in each.advice])
    assert rows(store, "pragma foreign_key_check") == []
    assert [flaw for flaw in verify(store).flaws if flaw.record is None] == []
    store.close()
    return entries


def test_the_same_seed_gives_the_same_keys() -> None:
    assert random_keys(50, 3) == random_keys(50, 3)
    assert random_keys(50, 3) != random_keys(50, 4)
