"""The wheel, installed into an environment that has nothing else of the project."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; its failure fails the test with what it said."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "RIIA"))}
    found = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=bare, capture_output=True, text=True, encoding="utf-8"
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the project as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"),
        *("--wheel-dir", folder, PROJECT),
        cwd=folder,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment with the wheel in it; the libraries it needs are borrowed."""
    home = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n", encoding="utf-8")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return python


def test_everything_the_program_needs_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for needed in (
        "riia_tui/__main__.py",
        "riia_tui/tui/styles/app.tcss",
        "riia_tui/reports/pdf.typ",
        "riia_tui/reports/fonts/LiberationSans-Regular.ttf",
        "riia_tui/reports/fonts/LiberationSans-Bold.ttf",
        "riia_tui/reports/fonts/LICENSE.txt",
        "db/migrations/env.py",
        "db/migrations/versions/0001_the_first_schema.py",
        "db/migrations/versions/0002_members_returns_and_accepted_findings.py",
        "seed_data/sw-2025-26.yaml",
        "seed_data/demonstration.yaml",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]


def test_the_installed_program_is_the_wheels_own(python: Path, tmp_path: Path) -> None:
    where = run(python, "-c", "import riia_tui, db, seed_data; print(riia_tui.__file__, db.__file__)", cwd=tmp_path)
    assert str(PROJECT) not in where


def test_a_plan_is_added_and_shown_from_the_wheel(python: Path, tmp_path: Path) -> None:
    store = tmp_path / "a store.db"
    run(python, "-m", "riia_tui", "--db", store, "init", "sw-2025-26", cwd=tmp_path)
    said = run(python, "-m", "riia_tui", "--db", store, "--today", "2025-12-01", "status", "sw-2025-26", cwd=tmp_path)
    assert "All 148 KPIs" in said


def test_a_board_pack_is_written_from_the_wheel(python: Path, tmp_path: Path) -> None:
    store, word, pdf = tmp_path / "riia.db", tmp_path / "board.docx", tmp_path / "board.pdf"
    run(python, "-m", "riia_tui", "--db", store, "init", "sw-2025-26", cwd=tmp_path)
    for pack in (word, pdf):
        command = (python, "-m", "riia_tui", "--db", store, "--today", "2025-12-01", "report", "board", "--to", pack)
        run(*command, cwd=tmp_path)
    assert zipfile.is_zipfile(word)
    assert pdf.read_bytes().startswith(b"%PDF-1.7")


def test_the_terminal_program_starts_from_the_wheel(python: Path, tmp_path: Path) -> None:
    store = tmp_path / "riia.db"
    run(python, "-m", "riia_tui", "--db", store, "init", "sw-2025-26", cwd=tmp_path)
    script = f"""
import asyncio
from datetime import date
from db.engine import open_store
from riia_tui.tui.app import RiiaApp

async def main():
    app = RiiaApp(open_store({str(store)!r}), date(2025, 12, 1))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        print(app.plan)
    app.background.close()

asyncio.run(main())
"""
    assert run(python, "-c", script, cwd=tmp_path).strip() == "sw-2025-26"
