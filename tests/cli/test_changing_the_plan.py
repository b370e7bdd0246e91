"""Changing the plan on the command line: what is printed, and what is kept."""

from pathlib import Path

import pytest
from command_line import PLAN, Riia

FILE = Path(__file__).parents[2] / "seed_data" / f"{PLAN}.yaml"


def newer(folder: Path, *pairs: tuple[str, str]) -> str:
    text = FILE.read_text(encoding="utf-8")
    for was, becomes in pairs:
        assert was in text
        text = text.replace(was, becomes, 1)
    path = folder / "newer.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_change_is_told_and_shown_with_who_agreed_it(riia: Riia) -> None:
    ran = riia("set", "1.2.1A", "due", "2026-02-28", "-m", "supplier late", "--agreed-by", "RIIA Board")
    assert (ran.code, ran.out) == (
        0,
        "1.2.1A: due is “2026-02-28”, was “2025-12-31”.\nUndo with “riia undo”.\n",
    )
    riia("set", "1.2.1A:1", "target", "90%", "-m", "more ambition", "--on", "2025-11-03")
    shown = riia("show", "1.2.1A").words
    assert "was 31 Dec 2025 (agreed by RIIA Board on 1 Dec 2025: supplier late)" in shown
    assert "measure 1 target was “86”, now “90” (on 3 Nov 2025: more ambition)" in shown
    found = riia("show", "1.2.1A", "--json").json()
    assert (found["original_due"], found["line"]["due"]) == ("2025-12-31", "2026-02-28")
    again = riia("set", "1.2.1A", "due", "2026-02-28", "-m", "x")
    assert again.out == "1.2.1A: due is “2026-02-28” already.\nNothing was changed.\n"


def test_a_kpi_is_withdrawn_and_shown_as_closed(riia: Riia) -> None:
    assert riia("withdraw", "1.1.2", "-m", "not funded", "--replaced-by", "1.2.1A").code == 0
    shown = riia("show", "1.1.2").words
    assert "Status C closed" in shown and "withdrawn, replaced by 1.2.1A (on 1 Dec 2025: not funded)" in shown


def test_a_kpi_is_added_with_its_measure(riia: Riia) -> None:
    ran = riia("add", "kpi", "--under", "theme:1.2", "--statement", "Three events", "-m", "new", "--measure", "count 3")
    assert ran.out.startswith("Added 1.2-") and ": Three events." in ran.out
    ref = ran.out.split()[1].rstrip(":")
    assert "0 of 3" in riia("show", ref).out


def test_who_is_excused_is_listed(riia: Riia) -> None:
    assert riia("excuse", "--list").out == "Nobody is excused.\n"
    assert riia("excuse", "Torbay", "--from", "2025-11-10", "-m", "inspection").code == 0
    assert riia("excuse", "--list").words == "Torbay 10 Nov 2025 open inspection"
    (line,) = riia("excuse", "--list", "--json").json()
    assert (line["organisation"], line["until"], line["now"]) == ("Torbay", None, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "1.2.1A", "due", "2026-02-30", "-m", "x"), "30 February 2026 does not exist"),
        (("set", "1.2.1A", "dew", "2026-02-28", "-m", "x"), "There is no field of a KPI called “dew”.\nDid you mean"),
        (("set", "1.2.1A", "due", "2026-02-28"), "-m/--why is missing."),
        (("set", "9.9.9", "due", "2026-02-28", "-m", "x"), "There is no KPI, activity or theme called “9.9.9”."),
        (("withdraw", "9.9.9", "-m", "x"), "There is no KPI, activity or theme called “9.9.9”."),
        (("excuse", "Torbay"), "Who is excused, from when and why must be given."),
        (("excuse", "Kent", "--from", "2025-11-10", "-m", "x"), "There is no authority called “Kent”."),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(riia: Riia, words: tuple[str, ...], said: str) -> None:
    ran = riia(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert len(riia("history", "--json").json()) == 1


def test_the_same_plan_again_is_no_change(riia: Riia) -> None:
    ran = riia("import", str(FILE))
    assert (ran.code, ran.out) == (0, f"No change: the plan {PLAN} is in the store as the file says.\n")
    assert riia("import", str(FILE), "--json").json() == {"plan": PLAN, "differences": []}
    assert len(riia("history", "--json").json()) == 1


def test_a_newer_version_is_shown_before_it_is_made(riia: Riia, tmp_path: Path) -> None:
    path = newer(tmp_path, ("due: 2025-12-31", "due: 2026-01-31"))
    ran = riia("import", path)
    assert ran.code == 0 and "Re-dated (1)" in ran.out and "“2025-12-31” becomes “2026-01-31”" in ran.words
    assert "Nothing was changed yet." in ran.words and f"riia import {path} --yes" in ran.out
    assert len(riia("history", "--json").json()) == 1
    done = riia("import", path, "--yes", "-m", "half-year review", "--agreed-by", "RIIA Board")
    assert done.words == f"Revised the plan {PLAN}: 1 redated. Undo with “riia undo”."
    assert riia("import", path).out.startswith("No change")
    (change,) = riia("dump").json()["plan_changes"]
    assert (change["field"], change["from"], change["to"]) == ("due", "2025-12-31", "2026-01-31")
    assert (change["agreed_by"], change["why"]) == ("RIIA Board", "half-year review")
