"""The registers on the command line: entered, listed in words and as JSON."""

from pathlib import Path

import pytest
from command_line import PLAN, Riia


def test_a_risk_is_entered_listed_and_closed(riia: Riia) -> None:
    assert riia("risk").words.endswith("“riia risk set --help” shows how.")
    ran = riia("risk", "set", "No analyst", "--likelihood", "4", "--impact", "3", "--owner", "Jo", "--json")
    assert ran.json()["said"] == "Entered the risk “No analyst”."
    assert "No analyst: 12 (4 × 3), since 1 Dec 2025 owner: Jo" in riia("risk").words
    assert riia("risk", "close", "no analyst", "-m", "started").code == 0
    assert riia("risk", "--json").json()["closed"][0]["why_closed"] == "started"
    assert riia("risk", "set", "x", "--impact", "9").err.startswith("A risk's impact runs from 1 to 5, not 9.")


def test_what_is_so_already_offers_no_undo_of_something_else(riia: Riia) -> None:
    entered = riia("risk", "set", "No analyst", "--owner", "Jo").words
    assert "riia undo" in entered
    again = riia("risk", "set", "No analyst", "--owner", "Jo").words
    assert again == "The risk “No analyst” was so already. Nothing was changed."


def test_a_lesson_is_entered_and_listed(riia: Riia) -> None:
    riia("lesson", "set", "Early panels", "--changed", "seen sooner", "--counts-towards", "1.1.1")
    assert "Early panels what changed for children: seen sooner KPIs: 1.1.1" in riia("lesson").words
    assert riia("lesson", "--json").json()["lines"][0]["kpis"] == ["1.1.1"]


def test_spend_is_entered_and_its_variance_asks_for_a_reason(riia: Riia) -> None:
    riia("spend", "set", "SEND", "Q3", "--area", "data", "--profile", "£9,000", "--actual", "8000")
    words = riia("spend").words
    assert "SEND · data · Q3: profile £9,000, actual £8,000, variance -£1,000" in words
    assert "no reason is given for the variance" in words
    assert riia("spend", "set", "SEND", "Q3", "--area", "datum", "--profile", "1").code == 2


def test_support_is_recorded_and_names_are_released(riia: Riia) -> None:
    riia("support", "set", "EHCP help", "--received", "Torbay", "--supplied", "Devon, Bristol", "--days", "6")
    assert "received by: Torbay given by: Devon and Bristol" in riia("support").words
    ran = riia("release", "Torbay", "--audience", "dfe", "-m", "DCS, 3 Nov")
    assert ran.words.startswith("From 1 Dec 2025 Torbay may be named to the Department.")
    listed = riia("release")
    assert "Torbay: named to the Department from 1 Dec 2025: DCS, 3 Nov" in listed.words
    assert "Devon: counted, not named" in listed.words
    assert len(riia("release", "--json").json()["lines"]) == 15
    assert riia("release", "Torbay", "-m", "DCS, 3 Nov").code == 2


def test_a_report_is_frozen_listed_written_again_and_compared(riia: Riia, tmp_path: Path) -> None:
    edited = tmp_path / "edited.docx"
    edited.write_bytes(b"edited")
    ran = riia("freeze", "board", "--meeting", "2025-12-18", "--file", str(edited), "--cleared-by", "DCS")
    assert ran.words.startswith("Froze “board” for 18 Dec 2025, with 1 file.")
    (line,) = riia("packs", "--json").json()["lines"]
    assert "board, 18 Dec 2025: as at 1 Dec 2025, for board, cleared by DCS" in riia("packs").words
    assert riia("packs", "write", line["key"], "--to", str(tmp_path / "again.md")).code == 0
    assert riia("packs", "receipt", line["key"], "-m", "seen").code == 0
    assert riia("packs", "differ").words == "No “dfe-return” was sent before, so nothing can differ."


@pytest.mark.parametrize("name", ["participation", "calendar", "money", "learning", "outstanding", "authority"])
def test_every_report_of_the_record_tells_what_changed_since_a_day(riia: Riia, tmp_path: Path, name: str) -> None:
    riia("rag", "1.2.1A", "amber", "-m", "Two to chase", "--on", "2025-11-20")
    to = tmp_path / f"{name}.md"
    assert riia("report", name, "--to", str(to), "--since", "2025-11-01").code == 0
    assert "What changed since 1 Nov 2025" in to.read_text(encoding="utf-8")


def test_a_report_that_is_not_about_one_authority_or_day_says_so(riia: Riia, tmp_path: Path) -> None:
    to = ("--to", str(tmp_path / "x.md"))
    assert "not about one authority" in riia("report", "board", *to, "--authority", "Devon").err
    assert "does not compare with an earlier day" in riia("report", "check", *to, "--since", "2025-11-01").err
    assert not list(tmp_path.glob("x.md"))


def test_all_reports_are_written_into_one_folder(riia: Riia, tmp_path: Path) -> None:
    ran = riia("report", "all", "--plan", PLAN, "--to", str(tmp_path / "papers"), "--formats", "md")
    assert ran.code == 0, ran.err
    assert "Board pack: md" in ran.words and "13 files in" in ran.words
    assert len(list((tmp_path / "papers").glob("*.md"))) == 13
    assert "“odt” is no kind of file" in riia("report", "all", "--plan", PLAN, "--to", "x", "--formats", "odt").err
