"""A folder of minutes on the command line: shown first, then taken in."""

from pathlib import Path

import pytest
from command_line import PLAN, Riia

ONE = "Leads group\n18 September 2025\nPresent: Bristol, Devon (Ann Lee)\nActions\nDevon: send it by 1 Dec 2025\n"
TWO = "Leads group\n9 October 2025\nPresent: Bristol, Kim Ray (Health)\n"


@pytest.fixture
def folder(tmp_path: Path, riia: Riia) -> str:
    """A folder with one clear meeting, one with a question, and a damaged file."""
    assert riia("add", "network", "Leads group", "--plan", PLAN).code == 0
    place = tmp_path / "minutes"
    place.mkdir()
    for name, text in (("one.txt", ONE), ("two.txt", TWO), ("three.docx", "junk")):
        (place / name).write_text(text, encoding="utf-8")
    return str(place)


def test_the_meetings_are_shown_and_nothing_taken(riia: Riia, folder: str) -> None:
    shown = riia("take-in", "minutes", folder, "--plan", PLAN)
    assert shown.code == 0
    assert "18 Sep 2025 Leads group (one.txt) came: Bristol, Devon action: Devon: send it by 1 Dec 2025" in shown.words
    assert "? “Kim Ray (Health)” is nobody known here" in shown.words
    assert "three.docx: It is no Word file" in shown.words
    assert "2 meetings, 1 with a question; 1 file not read. Nothing is taken in yet." in shown.words
    assert not riia("records", "--plan", PLAN, "--json").json()["lines"]


def test_what_is_sure_is_taken_in_and_the_rest_by_name(riia: Riia, folder: str) -> None:
    taken = riia("take-in", "minutes", folder, "--plan", PLAN, "--yes")
    assert "Took in 1 meeting from minutes. Undo with “riia undo”." in taken.words
    assert "1 meeting above left out: “--accept FILE” takes one as it is shown" in taken.words
    again = riia("take-in", "minutes", folder, "--plan", PLAN, "--accept", "two.txt")
    assert "Took in 1 meeting from minutes." in again.words
    assert "2 files known already" in riia("take-in", "minutes", folder, "--plan", PLAN).words


def test_a_name_that_is_said_once_is_known_from_then_on(riia: Riia, folder: str) -> None:
    words = ("take-in", "minutes", folder, "--plan", PLAN)
    assert "Took in 2 meetings" in riia(*words, "--yes", "--match", "Kim Ray (Health)=none").words
    Path(folder, "four.txt").write_text(TWO.replace("9 Oct", "16 Oct"), encoding="utf-8")
    assert "1 meeting, 0 with a question" in riia(*words).words


def test_a_script_gets_the_drafts_as_json(riia: Riia, folder: str) -> None:
    found = riia("take-in", "minutes", folder, "--plan", PLAN, "--json").json()
    assert [(each["on"], each["network"]) for each in found["drafts"]] == [
        ("2025-09-18", "Leads group"),
        ("2025-10-09", "Leads group"),
    ]
    assert found["not_read"][0]["file"].endswith("three.docx")
    assert "text" not in found["drafts"][0]


def test_slips_are_sentences(riia: Riia, folder: str) -> None:
    ran = riia("take-in", "minutes", folder, "--plan", PLAN, "--accept", "tow.txt")
    assert ran.code == 2 and "There is no file with a meeting in it called “tow.txt”." in ran.err
    ran = riia("take-in", "minutes", f"{folder}-none", "--plan", PLAN)
    assert ran.code == 2 and "There is no file or folder" in ran.err
