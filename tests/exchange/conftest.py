"""A round of asking before the board of 22 January, in folders of the test's own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest

from db.engine import Store, open_store
from riia_tui.actions.asking import Ask, ask
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import SetBoard

TODAY = date(2025, 12, 1)
BOARD = date(2026, 1, 22)


@pytest.fixture
def sent(small: Store, tmp_path: Path) -> Path:
    """The folder with what was sent to the leads of the small plan."""
    set_board(small, SetBoard("small", BOARD))
    ask(small, Ask("small", tmp_path / "sent"), TODAY)
    return tmp_path / "sent"


@pytest.fixture(scope="module")
def made_small(small_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small plan, for tests that only read."""
    store = open_store(Path(copyfile(small_file, tmp_path_factory.mktemp("read") / "small.db")))
    yield store
    store.close()
