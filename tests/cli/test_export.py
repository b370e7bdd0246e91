"""``riia export`` and ``riia import``: a plan out to a file and in again, in both forms."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PLAN, Riia
from openpyxl import load_workbook

from riia_tui.planfile.bundled import bundled_plans

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.yaml", "plan.yml", "PLAN.XLSX"])
def test_a_plan_goes_out_and_comes_into_another_store(riia: Riia, bare: Riia, tmp_path: Path, name: str) -> None:
    to, again = tmp_path / name, tmp_path / f"again-{name}"
    ran = riia("export", PLAN, "--to", str(to))
    assert (ran.code, ran.err) == (0, "")
    assert ran.words == f"Wrote {to}."
    other = str(tmp_path / "other.db")
    taken = bare("--db", other, "import", str(to))
    assert (taken.code, taken.err) == (0, "")
    assert f"Added the plan {PLAN} with 148 KPIs." in taken.words
    assert bare("--db", other, "export", PLAN, "--to", str(again)).code == 0
    assert again.read_bytes() == to.read_bytes()


def test_what_was_written_is_said_as_json_too(riia: Riia, tmp_path: Path) -> None:
    to = tmp_path / "plan.yaml"
    assert riia("export", PLAN, "--to", str(to), "--json").json() == {"said": f"Wrote {to}.", "key": str(to)}


@pytest.mark.parametrize("name", ["plan.docx", "plan", "plan.xls", "plan.xlsm"])
def test_another_ending_is_refused_and_nothing_written(riia: Riia, tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.iterdir())
    ran = riia("export", PLAN, "--to", str(tmp_path / name))
    assert ran.code == 2
    assert "Use .xlsx or .yaml." in ran.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_or_one_that_is_not_there_is_refused(riia: Riia, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").mkdir()
    folder = riia("export", PLAN, "--to", str(tmp_path / "plan.xlsx"))
    assert folder.code == 2 and "is a folder" in folder.err
    missing = riia("export", PLAN, "--to", str(tmp_path / "none" / "plan.xlsx"))
    assert missing.code == 2 and "There is no folder" in missing.err


def test_a_plan_that_is_not_there_is_said_and_an_older_file_stays(riia: Riia, tmp_path: Path) -> None:
    to = tmp_path / "plan.yaml"
    to.write_text("old", encoding="utf-8")
    ran = riia("export", "sw-2025", "--to", str(to))
    assert ran.code == 2
    assert PLAN in ran.err
    assert to.read_text(encoding="utf-8") == "old"


def test_every_mistake_of_a_workbook_is_said_and_nothing_imported(riia: Riia, bare: Riia, tmp_path: Path) -> None:
    to, other = tmp_path / "plan.xlsx", tmp_path / "other.db"
    riia("export", PLAN, "--to", str(to))
    workbook = load_workbook(to)
    workbook["KPIs"]["E2"] = "impakt"
    workbook["KPIs"]["G3"] = "03/04/2026"
    workbook.save(to)
    ran = bare("--db", str(other), "import", str(to))
    assert ran.code == 2
    assert ran.err.splitlines() == [
        "plan.xlsx, KPIs, row 2, kind: “impakt” is no word for this; did you mean “impact”?",
        "plan.xlsx, KPIs, row 3, due: “03/04/2026” can be read in two ways; "
        "write the month as a word, such as 31 Dec 2025.",
        "Nothing was imported.",
    ]
    assert not other.exists()


@pytest.mark.parametrize(("name", "expected"), [("plan.yaml", "False"), ("plan.xlsx", "True")])
def test_excel_is_loaded_only_for_a_workbook(plan_store: Path, tmp_path: Path, name: str, expected: str) -> None:
    words = ["--db", str(plan_store), "export", PLAN, "--to", str(tmp_path / name)]
    script = (
        f"import sys\nfrom riia_tui.__main__ import main\nassert main({words!r}) == 0\nprint('openpyxl' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert done.stdout.split()[-1] == expected


def test_a_plan_in_text_is_imported_without_loading_excel(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(bundled_plans()[PLAN], encoding="utf-8")
    words = ["--db", str(tmp_path / "riia.db"), "import", str(path)]
    script = (
        f"import sys\nfrom riia_tui.__main__ import main\nassert main({words!r}) == 0\nprint('openpyxl' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert done.stdout.split()[-1] == "False"


def test_a_file_that_is_open_elsewhere_has_the_words_to_type_instead(
    riia: Riia, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    folder = tmp_path / "for the board"
    folder.mkdir()
    (folder / "calendar.ics").write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", held)
    ran = riia("report", "calendar", "--plan", PLAN, "--to", str(folder / "calendar.ics"))
    assert ran.code == 2 and "may be open in another program" in ran.err
    assert ran.err.endswith(f'or type the same with: --to "{folder / "calendar-2.ics"}"\n')
    ran = riia("report", "all", "--plan", PLAN, "--formats", "ics", "--to", str(folder))
    assert ran.code == 2 and ran.err.endswith("or choose another folder.\n")
