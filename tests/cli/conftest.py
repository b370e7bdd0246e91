"""The command line in process: what it prints, what it says, and its exit code."""

from pathlib import Path

import pytest
from command_line import PLAN, Ran, Riia

from riia_tui.__main__ import main


@pytest.fixture
def bare(capsysbinary: pytest.CaptureFixture[bytes]) -> Riia:
    """Runs a command line as it stands."""

    def run(*words: str) -> Ran:
        capsysbinary.readouterr()
        code = main(list(words))
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def riia(bare: Riia, plan_store: Path) -> Riia:
    """Runs a command on a store with the South West plan, as at 1 December 2025."""

    def run(*words: str) -> Ran:
        return bare("--db", str(plan_store), "--today", "2025-12-01", *words)

    return run


@pytest.fixture
def meeting(riia: Riia) -> Riia:
    """Records the meeting of the performance leads group of 20 November, with more options."""

    def run(*more: str) -> Ran:
        return riia("log", "meeting", "--plan", PLAN, "--on", "2025-11-20", "--title", "Leads group", *more)

    return run
