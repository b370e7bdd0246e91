"""Draws the README's pictures from the demonstration as at 1 December 2025: ``python docs/make_pictures.py``."""

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Select
from textual.worker import WorkerCancelled

from db.engine import Store, open_store
from riia_tui.actions.demonstration import AS_AT, demonstration_store
from riia_tui.tui.app import RiiaApp
from riia_tui.tui.screens.flows import show_in_plan
from riia_tui.tui.widgets.register import Register

PICTURES = Path(__file__).parent / "pictures"
PLAN = "sw-2025-26"
NETWORK = "Regional performance leads group"
WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""What would make a picture ask the network for a font."""

Screens = Pilot[int | None]


async def today(_: Screens) -> None:
    """The first place."""


async def plan(pilot: Screens) -> None:
    """The plan with one KPI in detail."""
    app = pilot.app
    assert isinstance(app, RiiaApp)
    await show_in_plan(app, "5.1.7")


async def register(pilot: Screens) -> None:
    """The form for a meeting, with its register half entered."""
    await pilot.press("2")
    await settled(pilot)
    await pilot.press("m")
    await settled(pilot)
    pilot.app.screen.query_one("#network", Select).value = NETWORK
    await settled(pilot)
    pilot.app.screen.query_one(Register).focus()
    await pilot.press("space", "space", "d", "a", "space", "x", "space", "space")


async def participation(pilot: Screens) -> None:
    """Who took part in what."""
    await pilot.press("5")


async def checked(pilot: Screens) -> None:
    """What the plan check finds, beside the tree."""
    await pilot.press("2")
    await settled(pilot)
    await pilot.press("k")


async def review(pilot: Screens) -> None:
    """The review run at its first KPI."""
    await pilot.press("s")
    await settled(pilot)
    await pilot.press("enter")


SIZES: dict[Callable[[Screens], Awaitable[None]], tuple[int, int]] = {
    today: (120, 36),
    plan: (120, 36),
    register: (100, 30),
    participation: (120, 36),
    checked: (120, 36),
    review: (120, 36),
}
"""Each picture with its columns and lines."""


async def settled(pilot: Screens) -> None:
    """Returns once everything has been read and drawn."""
    for _ in range(5):
        with suppress(WorkerCancelled):  # reading that newer reading has replaced
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def draw(store: Store, steps: Callable[[Screens], Awaitable[None]]) -> str:
    """The screen after some steps, as SVG."""
    app = RiiaApp(store, AS_AT, PLAN)
    try:
        async with app.run_test(size=SIZES[steps]) as pilot:
            await settled(pilot)
            await steps(pilot)
            await settled(pilot)
            return WEB_FONT.sub("", app.export_screenshot(title="riia"))
    finally:
        app.background.close()


def main() -> None:
    """Draws every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = open_store(demonstration_store(Path(folder)))
        for steps in SIZES:
            drawn = asyncio.run(draw(store, steps))
            (PICTURES / f"{steps.__name__}.svg").write_text(drawn, encoding="utf-8", newline="\n")
        store.close()


if __name__ == "__main__":
    main()
