"""Keys in, text out: what the tests press and what they read."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from typing import Any

from textual import events
from textual._context import visible_screen_stack
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerState

from riia_tui.tui.app import RiiaApp
from riia_tui.tui.first_run import FirstRun

Start = Callable[..., AbstractAsyncContextManager[Pilot[int]]]
"""Opens the program on a store: ``async with pilot_app(path, (80, 24)) as pilot``."""

AT_WORK = (WorkerState.PENDING, WorkerState.RUNNING)
CHARACTERS = {"space": " ", "enter": "\r", "tab": "\t", "slash": "/", "question_mark": "?", "comma": ","}
CHARACTERS |= {"less_than_sign": "<", "greater_than_sign": ">"}
STILL = 3
"""Rounds without a change after which a screen is taken to stand still."""

WAITS = 40
"""Twentieths of a second that a painting may take on a busy machine."""

QUIET = 2
"""Rounds without any work after which the screen is taken to be settled."""

LONGEST = 60
"""Seconds to wait for what has to come, on the busiest machine."""


async def settled(pilot: Pilot[Any]) -> None:
    """Returns once the keys are handled, the store's thread is idle and every worker has ended."""
    app = pilot.app
    assert isinstance(app, RiiaApp | FirstRun)
    quiet = 0
    while quiet < QUIET and app.is_running:
        await _refreshed(pilot, app)
        await app.background.settle()
        quiet = 0 if _is_busy(app) else quiet + 1


async def still(pilot: Pilot[Any]) -> str:
    """The screen once it has stopped changing: the same text after the messages of every widget were dealt with."""
    shown, same = "", 0
    while same < STILL:
        await settled(pilot)
        await pilot._wait_for_screen()
        now = screen_text(pilot.app)
        shown, same = now, same + 1 if now == shown else 0
    return shown


async def until(pilot: Pilot[Any], there: Callable[[], bool]) -> None:
    """Returns once something is there while work goes on that a test holds up; fails where it never comes."""
    async with asyncio.timeout(LONGEST):
        while not there():
            await pilot.pause(0.01)


async def hurry(pilot: Pilot[int], *keys: str) -> None:
    """Presses keys one after another without waiting for what each begins."""
    for key in keys:
        send(pilot, key)
        for _ in range(50):
            await asyncio.sleep(0)
    await settled(pilot)


async def _refreshed(pilot: Pilot[Any], app: App[Any]) -> None:
    """Returns once what waits for the next painting has been done; scrolling and moving the cursor do."""
    done = asyncio.Event()
    widget = app.focused or app.screen
    widget.call_after_refresh(done.set)
    await pilot.pause(0)
    # A screen that closes meanwhile is never painted again; one that stays is, however slow the machine.
    for _ in range(WAITS):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), 0.05)
        if done.is_set() or not widget.is_attached or not widget.screen.is_current:
            break
    await app.animator.wait_until_complete()


def _is_busy(app: App[Any]) -> bool:
    """Whether a worker is under way, the screen holds its painting back, or what changed is not laid out yet."""
    return app._batch_count > 0 or any(worker.state in AT_WORK for worker in app.workers) or _is_unlaid(app)


def _is_unlaid(app: App[Any]) -> bool:
    """Whether widgets of the screen on show have no place yet, or something waits for them to have one."""
    if not app.screen_stack:
        return False
    screen = app.screen
    return bool(screen._layout_required or screen._scroll_required or screen._recompose_required or screen._callbacks)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Presses keys by their names, letting the screen settle after each."""
    for key in keys:
        send(pilot, key)
        await settled(pilot)


async def type_in(pilot: Pilot[int], text: str) -> None:
    """Types a text as fast as a terminal hands it over."""
    for char in text:
        send(pilot, char)
    await settled(pilot)


def send(pilot: Pilot[Any], key: str) -> None:
    """Hands a key to the program as a terminal does: a character as itself, any other key by its name."""
    name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
    char = key if len(key) == 1 else CHARACTERS.get(key)
    event = events.Key(name, char)
    event.set_sender(pilot.app)
    assert pilot.app._driver is not None
    pilot.app._driver.send_message(event)


def screen_text(app: App[Any]) -> str:
    """The screen as plain text, one line a row, without the spaces at the ends."""
    # What stands behind an over-screen is painted from here; without it the ground is blank.
    visible_screen_stack.set(app._background_screens)
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def said(app: App[int]) -> list[str]:
    """The notifications that are on show, as they were written."""
    assert isinstance(app, RiiaApp)
    return [note.message for note in app._notifications]
