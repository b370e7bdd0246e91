"""A tracker of one's own on the command line: a map that is guessed, put right, and used."""

import json
from pathlib import Path

import pytest
from command_line import Riia
from openpyxl import load_workbook
from tracker_making import Made, dates_in_three_forms, merged_headings, two_plans, wide_by_quarter


@pytest.fixture
def empty(bare: Riia, tmp_path: Path) -> Riia:
    """Runs a command where there is no store yet."""

    def run(*words: str):  # type: ignore[no-untyped-def]
        return bare("--db", str(tmp_path / "own.db"), "--today", "2025-12-01", *words)

    return run


def map_of(made: Made) -> Path:
    return made.path.with_name(f"{made.path.stem}.map.yaml")


def test_a_map_is_guessed_and_says_what_does_not_fit(empty: Riia, tmp_path: Path) -> None:
    made = wide_by_quarter(tmp_path)
    ran = empty("import", str(made.path), "--suggest")
    assert ran.code == 0
    assert "F  Q1 2025/26 / RAG: rag of 30 Jun 2025" in ran.out
    assert "Tracker, row 30, column H: “see minutes” is no RAG that is known" in ran.out
    assert "24 KPIs can be read. Nothing is taken in yet." in ran.out
    assert map_of(made).exists()
    assert not (tmp_path / "own.db").exists()


def test_a_tracker_comes_in_by_its_map_and_its_trend_begins_with_its_first_board(empty: Riia, tmp_path: Path) -> None:
    made = wide_by_quarter(tmp_path)
    empty("import", str(made.path), "--suggest")
    ran = empty("import", str(made.path), "--map", str(map_of(made)))
    assert ran.code == 0
    assert "the plan lakemoor-2025-26 with 24 KPIs and 47 RAGs" in " ".join(ran.out.split())
    dump = json.loads(empty("dump").out)
    days = {(each["on"], each["comment"]) for each in dump["assessments"] if each["kpi"] == "1.1"}
    assert days == {("2025-06-30", "Said at 30 06 2025 of 1.1"), ("2025-09-30", "Said at 30 09 2025 of 1.1")}
    assert [theme["title"] for theme in dump["themes"]] == ["Placements", "Practice", "Data"]


def test_a_second_import_changes_nothing(empty: Riia, tmp_path: Path) -> None:
    made = merged_headings(tmp_path)
    empty("import", str(made.path), "--suggest")
    empty("import", str(made.path), "--map", str(map_of(made)))
    before = empty("dump").out
    ran = empty("import", str(made.path), "--map", str(map_of(made)))
    assert ran.code == 0
    assert "No change" in ran.out
    assert empty("dump").out == before


def test_undo_takes_the_whole_tracker_back(empty: Riia, tmp_path: Path) -> None:
    made = two_plans(tmp_path)
    empty("import", str(made.path), "--suggest")
    empty("import", str(made.path), "--map", str(map_of(made)))
    assert len(json.loads(empty("dump").out)["plans"]) == 2
    assert empty("undo").code == 0
    assert json.loads(empty("dump").out)["plans"] == []


def test_the_way_it_was_read_is_offered_again(empty: Riia, tmp_path: Path) -> None:
    made = merged_headings(tmp_path)
    empty("import", str(made.path), "--suggest")
    text = map_of(made).read_text(encoding="utf-8").replace("is: owner", "is: activity")
    map_of(made).write_text(text, encoding="utf-8")
    empty("import", str(made.path), "--map", str(map_of(made)))
    map_of(made).unlink()
    ran = empty("import", str(made.path), "--suggest")
    assert "taken in before; it is read in the same way" in " ".join(ran.out.split())
    assert "D  Delivery / Responsible: activity" in ran.out


def test_a_new_quarter_goes_to_the_kpis_of_the_plan_that_is_in(empty: Riia, tmp_path: Path) -> None:
    made = wide_by_quarter(tmp_path)
    empty("import", str(made.path), "--suggest")
    empty("import", str(made.path), "--map", str(map_of(made)))
    book = load_workbook(made.path)
    sheet = book["Tracker"]
    sheet["J4"], sheet["J5"], sheet["K5"] = "Q3 2025/26", "RAG", "Comment"
    sheet.merge_cells("J4:K4")
    sheet["J6"], sheet["K6"] = "R", "Slipped after the autumn"
    sheet["A7"] = 9.9
    sheet["C7"] = "Something quite different"
    book.save(made.path)
    map_of(made).unlink()
    empty("import", str(made.path), "--suggest", "--plan", "lakemoor-2025-26")
    ran = empty("import", str(made.path), "--map", str(map_of(made)))
    assert "“9.9” is no KPI of the plan lakemoor-2025-26" in " ".join(ran.out.split())
    assert "1 RAG of the plan lakemoor-2025-26" in " ".join(ran.out.split())
    dump = json.loads(empty("dump").out)
    newest = [each for each in dump["assessments"] if each["comment"] == "Slipped after the autumn"]
    assert [(each["kpi"], each["on"], each["status"]) for each in newest] == [("1.1", "2025-12-01", "off-track")]
    assert (len(dump["kpis"]), len(dump["assessments"])) == (24, 48)


def test_a_plan_without_a_region_is_not_made(empty: Riia, tmp_path: Path) -> None:
    made = dates_in_three_forms(tmp_path)
    assert "its region is not named yet" in " ".join(empty("import", str(made.path), "--suggest").out.split())
    ran = empty("import", str(made.path), "--map", str(map_of(made)))
    assert (ran.code, "has no region yet" in ran.err) == (2, True)
    assert not (tmp_path / "own.db").exists()


def test_a_tracker_without_a_map_says_what_to_do(empty: Riia, tmp_path: Path) -> None:
    ran = empty("import", str(merged_headings(tmp_path).path))
    assert ran.code == 2
    assert "looks like a tracker of your own" in ran.err
    assert "--suggest" in ran.err


def test_a_map_that_is_there_is_not_written_over(empty: Riia, tmp_path: Path) -> None:
    made = merged_headings(tmp_path)
    map_of(made).write_text("mine", encoding="utf-8")
    assert empty("import", str(made.path), "--suggest").code == 2
    assert map_of(made).read_text(encoding="utf-8") == "mine"
