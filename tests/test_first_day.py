"""The page of the first day, step by step as a newcomer would: every command of it, on its example files."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from riia_tui.__main__ import main

DOCS = Path(__file__).parent.parent / "docs"
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
SAID = {
    "import tracker.xlsx --suggest": "12 KPIs can be read.",
    "import tracker.xlsx --map": "with 12 KPIs and 24 RAGs",
    "take-in attendance attendance.xlsx --plan severnshire-2025-26 --yes": "Took in who came to 4 meetings",
    "take-in minutes minutes --plan severnshire-2025-26 --match": "Took in 5 meetings from minutes.",
    "find template": "4 places with “template”",
    "show 1.1 --plan": "not there: Eastwater; Greyholm",
    "report board": "Wrote board.docx.",
}
"""What commands that begin so must say."""


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example files to work in, and a store that is not there yet."""
    shutil.copytree(DOCS / "examples", tmp_path / "day")
    monkeypatch.chdir(tmp_path / "day")
    monkeypatch.setenv("RIIA_DB", str(tmp_path / "riia.db"))
    monkeypatch.setenv("RIIA_TODAY", "2025-12-01")
    return tmp_path / "day"


def commands() -> list[str]:
    """Every command of the page, in its order."""
    page = (DOCS / "first-day.md").read_text(encoding="utf-8")
    return [line.removeprefix("riia ") for block in BLOCK.findall(page) for line in block.strip().splitlines()]


def test_the_first_day_leads_from_a_tracker_to_a_board_pack(day: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said: set[str] = set()
    for command in commands():
        code = main(shlex.split(command))
        out, err = capsys.readouterr()
        assert code == 0, f"{command}: {err}"
        words = " ".join(out.split())
        said |= {begins for begins, what in SAID.items() if command.startswith(begins) and what in words}
        if command.startswith("take-in minutes") and "--yes" not in command:
            assert words.count("? ") == 1 and "Kim Ray (Parent Carer Forum)” is nobody known here" in words
    assert said == set(SAID)
    assert (day / "board.docx").stat().st_size > 10_000


def test_every_example_file_is_named_on_the_page() -> None:
    page = (DOCS / "first-day.md").read_text(encoding="utf-8")
    for path in (DOCS / "examples").iterdir():
        assert path.name in page, path
