"""What the tests of the screen share: a program that runs without a terminal, keys in, text out."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, settled
from textual.pilot import Pilot

from db.engine import Store, open_store
from riia_tui.actions.demonstration import demonstration_store
from riia_tui.tui.app import RiiaApp
from riia_tui.views.plans import plan_to_open


@asynccontextmanager
async def _running(
    path: Path, today: date, size: tuple[int, int], plan: str | None, notifications: bool
) -> AsyncIterator[Pilot[int]]:
    store: Store = open_store(path, by="Ann Other")
    app = RiiaApp(store, today, plan or plan_to_open(store))
    app.animation_level = "none"
    try:
        async with app.run_test(size=size, notifications=notifications) as pilot:
            await settled(pilot)
            yield pilot
            if app.is_running:
                await settled(pilot)
    finally:
        app.background.close()
        app.drafts.close()
        store.close()


@pytest.fixture
def pilot_app(today: date) -> Start:
    """Opens the program on a store: ``async with pilot_app(path, (80, 24)) as pilot``."""

    def start(
        path: Path,
        size: tuple[int, int] = (80, 24),
        *,
        at: date | None = None,
        plan: str | None = None,
        notifications: bool = False,
    ) -> AbstractAsyncContextManager[Pilot[int]]:
        return _running(path, at or today, size, plan, notifications)

    return start


@pytest.fixture(scope="session")
def made_demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration store, made once for all workers. Copy it, do not open it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    done = shared / "demonstration" / "riia.db"
    lock = shared / "demonstration.lock"
    try:
        lock.touch(exist_ok=False)
    except FileExistsError:
        pass
    else:
        made = demonstration_store(shared / "demonstration-in-making")
        done.parent.mkdir()
        shutil.move(made, done)
    _wait_for(done)
    return done


@pytest.fixture
def demonstration(made_demonstration: Path, tmp_path: Path) -> Path:
    """The path of a demonstration store of the test's own."""
    return Path(shutil.copyfile(made_demonstration, tmp_path / "demonstration.db"))


def _wait_for(path: Path) -> None:
    """Waits until another worker has made the store."""
    from time import monotonic, sleep

    until = monotonic() + 300
    while not path.exists():
        assert monotonic() < until, "no other worker has made the demonstration"
        sleep(0.05)
