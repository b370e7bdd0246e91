"""Updates from leads on the command line: asked for, sent back, taken in, agreed."""

from pathlib import Path

import pytest
from command_line import PLAN, Riia
from openpyxl import load_workbook


@pytest.fixture
def reply(riia: Riia, tmp_path: Path) -> Path:
    """A workbook that came back, with three answers: one clear, one not understood, one added below."""
    riia("boards", "set", "--plan", PLAN, "--on", "2025-12-18")
    asked = riia("ask", "--plan", PLAN, "--to", str(tmp_path / "sent"))
    assert "Asked for updates before the RIIA Board of 18 Dec 2025, by 4 Dec 2025: 2 workbooks" in asked.words
    (sent,) = (tmp_path / "sent").glob("*no-lead-is-named.xlsx")
    book = load_workbook(sent)
    sheet = book["Updates"]
    at = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, at["Ref"]).value: row for row in range(2, sheet.max_row + 1)}
    sheet.cell(rows["1.1.1"], at["Your RAG"]).value = "Amber: at risk"
    sheet.cell(rows["1.1.1"], at["What has happened"]).value = "[one] of two"
    sheet.cell(rows["5.1.3"], at["Your figure"]).value = "about 80"
    sheet.cell(sheet.max_row, at["Ref"]).value = "1.1.2"
    sheet.cell(sheet.max_row, at["What has happened"]).value = "And this"
    book.save(tmp_path / "reply.xlsx")
    return tmp_path / "reply.xlsx"


def test_what_came_back_is_shown_and_nothing_taken(riia: Riia, reply: Path) -> None:
    shown = riia("collect", str(reply), "--plan", PLAN)
    assert shown.code == 0
    assert "1.1.1 no lead is named (reply.xlsx, row 2)" in shown.words
    assert "RAG A → A" in shown.words or "RAG – → A" in shown.words
    assert "not understood: Your figure: about 80" in shown.words
    assert "? the row was added" in shown.words
    assert (
        "1 file, 3 answers: 3 new, 1 with a question, 0 there twice or known already. Nothing is taken in yet."
        in shown.words
    )
    assert len(riia("collect", str(reply), "--plan", PLAN, "--json").json()["lines"]) == 3
    assert "Nothing that was reported waits" in riia("reported", PLAN).words


def test_it_is_taken_in_then_agreed(riia: Riia, reply: Path) -> None:
    taken = riia("collect", str(reply), "--plan", PLAN, "--yes")
    assert "Took in 2 updates from leads." in taken.words
    assert "1 answer above still to be accepted or refused by name." in taken.words
    assert "answered 2 of" in riia("ask", "--list", "--plan", PLAN).words
    waiting = riia("reported", PLAN).words
    assert "said: [one] of two" in waiting and "not understood: Your figure: about 80" in waiting
    assert "Agreed what was reported of 1.1.1" in riia("--by", "Ann", "agree", "1.1.1", "--plan", PLAN).words
    assert "[one] of two" in riia("show", "1.1.1").words
    refused = riia("agree", "5.1.3", "--plan", PLAN)
    assert refused.code == 2 and "could not be understood: Your figure: about 80" in " ".join(refused.err.split())
    assert "Refused what was reported of 5.1.3" in riia("agree", "5.1.3", "--refuse", "--plan", PLAN).words
    again = riia("collect", str(reply), "--plan", PLAN, "--yes")
    assert "Nothing new was taken in." in again.words
    states = {row["kpi"]: row["state"] for row in riia("dump").json()["reported_updates"]}
    assert states == {"1.1.1": "agreed", "5.1.3": "refused"}
    assert riia("dump").json()["update_requests"][-1]["board_on"] == "2025-12-18"
    assert "Took in 1 update" in riia("collect", str(reply), "--plan", PLAN, "--accept", "1.1.2").words


def test_bad_input_is_said(riia: Riia, reply: Path, tmp_path: Path) -> None:
    assert "There is no file or folder" in riia("collect", str(tmp_path / "nowhere"), "--plan", PLAN).err
    (tmp_path / "empty").mkdir()
    assert "There is no workbook in" in " ".join(riia("collect", str(tmp_path / "empty"), "--plan", PLAN).err.split())
    assert riia("collect", str(reply), "--plan", PLAN, "--accept", "9.9").code == 2
    assert riia("agree", "9.9", "--plan", PLAN).code == 2
    assert "--to is missing" in riia("ask", "--plan", PLAN).err


def test_dates_are_written_for_calendars(riia: Riia, tmp_path: Path) -> None:
    riia("boards", "set", "--plan", PLAN, "--on", "2025-12-18")
    file = tmp_path / "dates.ics"
    assert "dates to" in riia("calendar", "--plan", PLAN, "--to", str(file)).words
    everything = file.read_text(encoding="utf-8").count("BEGIN:VEVENT")
    riia("calendar", "--plan", PLAN, "--to", str(file), "--authority", "Torbay")
    assert 0 < file.read_text(encoding="utf-8").count("BEGIN:VEVENT") < everything
    assert riia("calendar", "--plan", PLAN, "--authority", "Torbay").code == 2
    assert "does not end in .ics" in riia("calendar", "--plan", PLAN, "--to", str(tmp_path / "dates.txt")).err
    assert riia("calendar", "--plan", PLAN, "--to", str(file), "--person", "Nobody At All").code == 2
