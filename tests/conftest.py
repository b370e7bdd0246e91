"""What every test may start from: stores with the South West plan and with a small one, made once and copied."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from db.engine import Store, copy_file, create_store, open_store
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.read import parse_plan

PLAN = "sw-2025-26"
TODAY = date(2025, 12, 1)

# A busy machine is slow, which is no fault.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def no_settings_of_this_laptop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the developer's own store, name, day, colours or folders."""
    for name in ("RIIA_DB", "RIIA_TODAY", "RIIA_BY", "NO_COLOR", "COLUMNS", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in (
        *("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "HOME"),
        "LOCALAPPDATA",
        "APPDATA",
    ):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The South West plan without any record, in a store that no test writes to."""
    path = tmp_path_factory.mktemp("store") / "riia.db"
    store = create_store(path, by="the tests")
    add_plan(store, parse_plan(bundled_plans()[PLAN], f"{PLAN}.yaml"))
    # Everything goes from the write-ahead log into the one file that is copied.
    with store.engine.connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    store.close()
    return path


@pytest.fixture
def plan_store(made_store: Path, tmp_path: Path) -> Path:
    """The path of a store of the test's own with the South West plan in it."""
    path = tmp_path / "riia.db"
    shutil.copyfile(made_store, path)
    return path


@pytest.fixture
def store(plan_store: Path) -> Iterator[Store]:
    """The same store, open."""
    found = open_store(plan_store)
    yield found
    found.close()


@pytest.fixture
def today() -> date:
    """The as-at day of the tests."""
    return TODAY


class Clock:
    """The history's time in the tests: a minute passes at every look."""

    def __init__(self) -> None:
        """It starts in the morning of the day that the tests call today."""
        self.moment = datetime(2025, 12, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The next minute."""
        self.moment += timedelta(minutes=1)
        return self.moment


@pytest.fixture(scope="session")
def small_plan() -> str:
    """The text of the small plan."""
    return (Path(__file__).parent / "small-plan.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory, small_plan: str) -> Path:
    """A store with the small plan and nothing else, in one file. Copy it, do not open it."""
    folder = tmp_path_factory.mktemp("small")
    store = create_store(folder / "made.db", clock=Clock())
    add_plan(store, parse_plan(small_plan, "small.yaml"))
    store.close()
    copy_file(folder / "made.db", folder / "kept.db")
    return folder / "kept.db"


@pytest.fixture
def opened() -> Iterator[Callable[[Path], Store]]:
    """Opens a store under the test's clock, signed by Ann Other, and closes it when the test ends."""
    stores: list[Store] = []

    def open_it(path: Path) -> Store:
        stores.append(open_store(path, by="Ann Other", clock=Clock()))
        return stores[-1]

    yield open_it
    for found in stores:
        found.close()


@pytest.fixture
def small(small_file: Path, tmp_path: Path, opened: Callable[[Path], Store]) -> Store:
    """A store of the test's own with the small plan."""
    return opened(Path(shutil.copyfile(small_file, tmp_path / "small.db")))
