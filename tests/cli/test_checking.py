"""The plan check on the command line: findings as text and as data, exit codes, choosing rules, explaining them."""

from pathlib import Path

import pytest
from command_line import PLAN, Riia

FIELDS = ["code", "rule", "severity", "plan", "where", "field", "file", "line", "message", "fix"]
OFFENDING = """\
format: riia-plan/1
plan: {code: west, title: West plan, starts: 2026-04-01, ends: 2027-03-31, region: {code: west, name: West}}
themes:
- code: "1"
  level: section
  title: Data
  kpis:
  - code: "1.1"
    statement: A guide is published by 31 June 2026.
    due: 2026-06-30
"""


@pytest.fixture
def offending(tmp_path: Path) -> str:
    """A plan file that promises something for a day that does not exist."""
    path = tmp_path / "west.yaml"
    path.write_text(OFFENDING, encoding="utf-8", newline="\n")
    return str(path)


def test_findings_are_quoted_with_what_to_write_instead_and_end_with_1(riia: Riia) -> None:
    ran = riia("check", PLAN, "--select", "DAT001")
    assert ran.code == 1
    assert "DAT001 impossible-day · 3 errors" in ran.words
    assert "“29 February 2026” is no day: February 2026 has 28 days." in ran.words
    assert "→ Write the day that is meant, such as 28 February 2026." in ran.words


def test_as_data_every_finding_has_the_agreed_fields(riia: Riia) -> None:
    ran = riia("check", PLAN, "--json")
    assert ran.code == 1
    found = ran.json()["findings"]
    assert all(list(each) == FIELDS for each in found)
    [first] = [each for each in found if each["code"] == "DAT001" and each["where"] == "8.1.3"]
    assert first["plan"] == PLAN
    assert (first["rule"], first["severity"]) == ("impossible-day", "error")
    assert (first["file"], first["line"]) == (None, None)


def test_a_file_is_checked_without_a_store_and_each_finding_has_its_line(bare: Riia, offending: str, tmp_path) -> None:
    ran = bare("--db", str(tmp_path / "none.db"), "check", offending, "--json", "--select", "DAT001")
    assert ran.code == 1
    [found] = ran.json()["findings"]
    assert (found["file"], found["line"], found["where"]) == ("west.yaml", 9, "1.1")
    assert not (tmp_path / "none.db").exists()


def test_a_bundled_plan_is_checked_without_a_store(bare: Riia, tmp_path) -> None:
    ran = bare("--db", str(tmp_path / "none.db"), "check", "sw-2025-26", "--select", "dat001")
    assert ran.code == 1
    assert "8.1.3" in ran.out


def test_nothing_found_ends_with_0(bare: Riia, offending: str) -> None:
    ran = bare("check", offending, "--select", "SUM")
    assert ran.code == 0
    assert "Nothing was found." in ran.out


def test_rules_are_chosen_by_any_beginning_of_a_code_and_by_severity(riia: Riia) -> None:
    codes = {each["code"] for each in riia("check", PLAN, "--select", "DAT", "--json").json()["findings"]}
    assert codes
    assert all(code.startswith("DAT") for code in codes)
    without = riia("check", PLAN, "--ignore", "DAT001", "--json").json()["findings"]
    assert "DAT001" not in {each["code"] for each in without}
    errors = riia("check", PLAN, "--severity", "error", "--json").json()["findings"]
    assert {each["severity"] for each in errors} == {"error"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "no-such-plan"), "no-such-plan"),
        (("check", "nowhere.yaml"), "There is no file"),
        (("check", PLAN, "--select", "ZZZ"), "No rule's code begins with “ZZZ”."),
        (("check", PLAN, "--severity", "grave"), "grave"),
        (("explain", "DAT999"), "DAT999"),
        (("accept", "DAT001", "9.9.9", "-m", "why"), "9.9.9"),
        (("accept", "DAT001", "8.1.3"), "with a reason"),
    ],
)
def test_a_slip_is_said_in_a_sentence(riia: Riia, words: tuple[str, ...], said: str) -> None:
    ran = riia(*words)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


def test_a_file_that_cannot_be_read_says_every_mistake_first(bare: Riia, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(OFFENDING.replace("due: 2026-06-30", "due: 31/06/2026"), encoding="utf-8")
    ran = bare("check", str(path))
    assert ran.code == 2
    assert "line 10" in ran.err
    assert "Put these right first" in ran.err


def test_a_finding_is_accepted_listed_and_taken_back(riia: Riia) -> None:
    assert riia("accept", "DAT001", "8.1.3", "-m", "read as the 30th", "--by-whom", "RIIA Board").code == 0
    ran = riia("check", PLAN, "--select", "DAT001", "--accepted")
    assert "1 finding accepted" in ran.words
    assert "“read as the 30th” (2025-12-01, RIIA Board)" in ran.words
    assert riia("accept", "DAT001", "8.1.3", "--take-back").code == 0
    assert "accepted" not in riia("check", PLAN, "--select", "DAT001").out


def test_explain_prints_the_rules_own_documentation(bare: Riia) -> None:
    ran = bare("explain", "dat001")
    assert ran.code == 0
    for heading in ("What it looks for", "Why it matters", "Example", "Instead"):
        assert f"\n{heading}\n" in ran.out
    assert bare("explain", "impossible-day").out == ran.out
    assert bare("explain", "DAT001", "--json").json()["rule"] == "impossible-day"


def test_explain_alone_lists_every_rule(bare: Riia) -> None:
    from riia_tui.check.checking import RULES

    text = bare("explain").out
    assert all(f"{rule.code}  {rule.name}" in text for rule in RULES.values())


def test_the_findings_are_written_as_a_report(riia: Riia, tmp_path: Path) -> None:
    ran = riia("report", "check", "--plan", PLAN, "--to", str(tmp_path / "check.html"))
    assert ran.code == 0
    assert "29 February 2026" in (tmp_path / "check.html").read_text(encoding="utf-8")
    ran = riia("check", PLAN, "--select", "DAT001", "--to", str(tmp_path / "check.md"))
    assert ran.code == 1
    assert "3 errors" in ran.words
