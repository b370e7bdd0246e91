"""What files of other programs say, on the command line: shown first, then taken in."""

import json
from pathlib import Path

from command_line import PLAN, Riia

GRID = "Authority,12 Sep 2025,20 Nov 2025\nDevon CC,y,apols\nB&NES,Ann Lee,y\nBournemouth,y,\n"


def grid(folder: Path) -> str:
    path = folder / "grid.csv"
    path.write_text(GRID, encoding="utf-8")
    return str(path)


def test_a_grid_is_shown_before_anything_is_written(riia: Riia, tmp_path: Path) -> None:
    words = ("take-in", "attendance", grid(tmp_path), "--plan", PLAN, "--network", "Data leads")
    network = riia("add", "network", "Data leads", "--plan", PLAN)
    assert network.code == 0
    shown = riia(*words)
    assert "Devon attended" in shown.out and "Nothing is taken in yet" in shown.out
    assert "? Bournemouth: Bournemouth, Christchurch and Poole?" in shown.out
    assert not json.loads(riia("records", "--plan", PLAN, "--json").out)["lines"]
    taken = riia(*words, "--yes", "--match", "Bournemouth=BCP")
    assert "Took in who came to 2 meetings from grid.csv: 5 entries." in taken.out
    again = riia(*words, "--yes")
    assert again.out.rstrip().endswith("Nothing new was taken in.")


def test_a_match_that_names_nobody_says_who_was_meant(riia: Riia, tmp_path: Path) -> None:
    ran = riia("take-in", "attendance", grid(tmp_path), "--plan", PLAN, "--match", "Bournemouth=Devn")
    assert ran.code == 0
    ran = riia("take-in", "attendance", grid(tmp_path), "--plan", PLAN, "--match", "Bournemouth=Kent")
    assert ran.code == 2 and "There is no authority called “Kent”." in ran.err
    ran = riia("take-in", "attendance", grid(tmp_path), "--plan", PLAN, "--match", "Bournemouth")
    assert ran.code == 2 and "does not match a name" in ran.err


def test_a_survey_is_shown_and_then_recorded_with_its_quotes(riia: Riia, tmp_path: Path) -> None:
    path = tmp_path / "Event.csv"
    path.write_text("Authority,Useful?,Words\nDevon,Yes,It helped us a lot\nTorbay,No,\n", encoding="utf-8")
    words = ("take-in", "survey", str(path), "--plan", PLAN, "--on", "2025-11-20", "--quotes", "words")
    assert "1 of 2 positive (yes)" in riia(*words).out
    taken = riia(*words, "--counts-towards", "3.1.1C", "--yes")
    assert "1 of 2 positive." in taken.out and "3.1.1C" in taken.out
    key = json.loads(riia("records", "--plan", PLAN, "--json").out)["lines"][0]["key"]
    assert "“It helped us a lot”" in riia("records", key).out
    assert "It helped us a lot" in riia("find", "helped", "--plan", PLAN).out
    dumped = json.loads(riia("dump", "--plan", PLAN).out)["records"]
    assert [each["quotes"] for each in dumped if each["quotes"]] == [["It helped us a lot"]]
    assert riia("remove", key).code == 0


def test_a_survey_that_nobody_answered_is_not_recorded(riia: Riia) -> None:
    words = ("log", "survey", "--plan", PLAN, "--on", "2025-11-20", "--title", "Poll")
    ran = riia(*words, "--responses", "0", "--positive", "0")
    assert ran.code == 2 and "A survey that nobody answered says nothing." in ran.err


def test_a_file_that_is_not_there_is_a_sentence(riia: Riia, tmp_path: Path) -> None:
    ran = riia("take-in", "attendance", str(tmp_path / "none.csv"), "--plan", PLAN)
    assert ran.code == 2 and "There is no file" in ran.err
