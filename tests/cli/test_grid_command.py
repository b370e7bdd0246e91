"""A grid on the command line: shown, written to be filled in, and saved as one."""

import csv
from pathlib import Path

from command_line import PLAN, Riia


def fill(path: Path, column: str, cells: dict[str, str]) -> None:
    """Types into a column of the file, by the beginning of the row's key."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    for line in lines:
        line[column] = next((text for start, text in cells.items() if line["row"].startswith(start)), line[column])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)


def test_figures_are_shown_with_their_last_values_and_targets(riia: Riia) -> None:
    riia("figure", "5.1.3", "67%", "--on", "2025-11-08")
    said = riia("grid")
    assert "Figures to give: the whole plan (25 measures)" in said.out
    assert "67% · 8 Nov" in said.words and "needs 100%" in said.words
    assert riia("grid", "--theme", "SEND", "--json").json()["kind"] == "figures"


def test_figures_go_out_as_a_file_and_come_back_as_one_change(riia: Riia, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    assert "Fill in its last columns" in riia("grid", "--to", str(file)).words
    fill(file, "figure", {"5.1.3": "70%", "5.1.5:1": "91"})
    said = riia("grid", "--from", str(file))
    assert said.words.startswith("Filled in the figures of the whole plan: 2 entries.")
    assert "70%" in riia("show", "5.1.3").out
    riia("undo")
    assert "70%" not in riia("show", "5.1.3").out


def test_a_file_with_a_fault_saves_nothing(riia: Riia, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    riia("grid", "--to", str(file))
    fill(file, "figure", {"5.1.3": "70", "5.1.5:1": "191"})
    said = riia("grid", "--from", str(file))
    assert said.code == 2 and "5.1.5:1" in said.err and "between 0 and 100" in said.err
    assert "70%" not in riia("show", "5.1.3").out


def test_what_looks_unlikely_wants_to_be_meant(riia: Riia, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    riia("grid", "--to", str(file))
    fill(file, "figure", {"5.1.3": "0.7"})
    said = riia("grid", "--from", str(file))
    assert said.code == 2 and "is 0.7% meant, or 70%?" in said.err and "--sure" in said.err
    assert riia("grid", "--from", str(file), "--sure").code == 0


def test_who_took_part_and_data_returns_go_the_same_way(riia: Riia, tmp_path: Path) -> None:
    file = tmp_path / "parts.csv"
    of_kpi = ("--kpi", "1.2.1A", "--plan", PLAN)
    riia("grid", *of_kpi, "--to", str(file))
    fill(file, "took part", {"1.2.1A:1 Devon": "2025-11-20", "1.2.1A:1 Torbay": "20 Nov 2025"})
    assert riia("grid", *of_kpi, "--from", str(file), "--title", "Leads group").code == 0
    assert "2 of 15" in riia("show", "1.2.1A").out
    assert "Leads group" in riia("records").out

    due = ("log", "return", "--plan", PLAN, "--collection", "Census", "--period", "2025-26")
    riia(*due, "--authority", "all", "--due", "2025-11-28")
    of_return = ("--collection", "census", "--period", "2025-26")
    riia("grid", *of_return, "--to", str(file))
    fill(file, "received", {"Devon": "2025-11-27", "Torbay": "y"})
    said = riia("grid", *of_return, "--from", str(file))
    assert "Filled in Census, 2025-26: 2 entries." in said.words
    assert "2 of 15 LAs in" in riia("returns").words
    assert "Devon" in riia("grid", *of_return).out and "27 Nov" in riia("grid", *of_return).out
    riia("grid", *of_return, "--to", str(file))
    fill(file, "received", {"Devon": "27/11/2025", "Torbay": "01-Dec", "Bristol": "28-Nov-25"})
    assert "2025-26: 1 entry." in riia("grid", *of_return, "--from", str(file)).words, "the others stand there already"
    assert "3 of 15 LAs in" in riia("returns").words


def test_bad_files_and_bad_choices_get_a_sentence(riia: Riia, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    for content, fault in (
        (b"", "is empty"),
        (b"a,b\n1,2\n", "has not the columns"),
        (b"row,figure\nnonsense,1\n", "line 2: there is no row"),
        (b"PK\0\0", "no CSV file"),
    ):
        file.write_bytes(content)
        said = riia("grid", "--from", str(file))
        assert said.code == 2 and fault in said.err
    assert "ends in .csv" in riia("grid", "--to", str(tmp_path / "x.xlsx")).err
    assert "different grids" in riia("grid", "--kpi", "1.2.1A", "--authority", "Devon").err
    assert "collection and its period" in riia("grid", "--period", "Q2").err


def test_semicolons_and_the_letters_of_windows_are_read(riia: Riia, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes("row;figure;note\n5.1.3:1;80;caf\xe9\n".encode("cp1252"))
    assert riia("grid", "--from", str(file)).code == 0
    assert "80%" in riia("show", "5.1.3").out
