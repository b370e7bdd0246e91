"""What is mistyped is answered with a sentence that helps, exit code 2, nothing on stdout and nothing written."""

from pathlib import Path

import pytest
from command_line import PLAN, Riia

MEETING = ("log", "meeting", "--plan", PLAN, "--on", "2025-11-20", "--title", "Leads group")
SURVEY = ("log", "survey", "--plan", PLAN, "--on", "2025-11-20", "--title", "Event")

MISTAKES = {
    ("show", "1.2.1X"): "There is no KPI called “1.2.1X”.\nDid you mean “1.2.1A”, “1.2.1B” or “1.2.1C”?\n",
    ("show", "1.2.1A", "--plan", "sw-25"): "There is no plan called “sw-25”.\nDid you mean “sw-2025-26”?\n",
    (*MEETING, "--attended", "Devon, Dorste"): "There is no authority called “Dorste”.\nDid you mean “Dorset”, ",
    (*MEETING, "--network", "Leads"): "There is no network called “Leads”.\nDid you mean ",
    (*MEETING[:-1], " "): "A meeting needs a title.\n",
    (*MEETING, "--on", "2025-12-02"): "A meeting cannot have happened on 2025-12-02: that is after today, 2025-12-01.",
    (*MEETING, "--on", "2026-02-29"): "29 February 2026 does not exist: February 2026 has 28 days.\n",
    (*MEETING, "--on", "31/12/2025"): "“31/12/2025” is not how a date is written here.\nWrite 2025-12-31.\n",
    (*MEETING, "--on", "2025-13-01"): "There is no month 13 in a year.\n",
    (*MEETING, "--on", "tomorrow"): "“tomorrow” is not how a date is written here.\n",
    (*MEETING, "--action", "send it"): "“send it” does not say who does what.\n",
    (*MEETING, "--action", "Jo: send it by 31 Feb 2026"): "31 February 2026 does not exist",
    (*MEETING, "--attended", "Devon", "--apologies", "Devon"): "The same authority is named twice in the register.",
    (*MEETING, "--attended", "Devon", "--all-but", "Devon"): "--all-but and --attended do not go together.\n",
    (*SURVEY, "--responses", "5", "--positive", "6"): "6 positive answers are more than the 5 responses.\n",
    (*SURVEY, "--responses", "five", "--positive", "6"): "“five” is no number.\n",
    (*SURVEY, "--responses", "5"): "--positive is missing.\n",
    ("rag", "1.2.1A", "purple"): "There is no status called “purple”.\nDid you mean ",
    ("rag", "1.2.1A", "closed"): "A KPI is closed with a reason.\n",
    ("figure", "1.2.1A", "86%"): "1.2.1A counts itself from the record, so no figure is typed for it.\n",
    ("figure", "1.2.1A", "lots"): "“lots” is no number.\n",
    ("remove", "zzzzzz"): "There is no record called “zzzzzz”.\n",
    ("status", PLAN, "--plan", "sw-2026-27"): "Two plans are named: sw-2025-26, and sw-2026-27 with --plan.\nLeave one",
    ("undo", "twice"): "“twice” is one word too many for “riia undo”.\n",
    ("redo",): "There is nothing to redo.\nRedo follows an undo.\n",
    ("statsu",): "There is no command called “statsu”.\nDid you mean “status”, ",
    ("log", "meting"): "There is no command called “log meting”.\nDid you mean “log meeting”, ",
    ("log",): "“riia log” needs one more word.\n",
    ("status", "--jsn"): "There is no option called “--jsn”.\nDid you mean “--json”, ",
    ("due", "--within", "30x"): "“30x” is no span of time.\nWrite 30d for 30 days, or 4w for four weeks.\n",
    ("due", "--within", "9999w"): "“9999w” is longer than any plan.\n",
    ("calendar", "--month", "12/2025"): "“12/2025” is no month.\n",
    ("find", " "): "Say what to find.\n",
    ("init", "sw"): "There is no bundled plan called “sw”.\nDid you mean “",
    ("report", "board"): "--to is missing.\n",
    ("show",): "REF is missing.\n",
}


@pytest.mark.parametrize(("words", "said"), MISTAKES.items(), ids=[" ".join(words)[-40:] for words in MISTAKES])
def test_a_mistake_is_told_and_nothing_is_written(riia: Riia, words: tuple[str, ...], said: str) -> None:
    ran = riia(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert len(riia("history", "--json").json()) == 1


def test_an_unknown_kind_names_the_nearest_three(riia: Riia) -> None:
    ran = riia("log", "evidence", "--plan", PLAN, "--on", "2025-11-20", "--title", "x", "--kind", "casestudy")
    assert ran.code == 2
    assert ran.err.startswith("There is no kind of record called “casestudy”.\nDid you mean “case-study”, ")
    assert ran.err.count("“") == 4


def test_evidence_in_a_file_that_is_not_there(riia: Riia, tmp_path: Path) -> None:
    words = ("log", "evidence", "--plan", PLAN, "--on", "2025-11-20", "--title", "x")
    ran = riia(*words, "--file", str(tmp_path / "nowhere.pdf"))
    assert (ran.code, ran.out) == (2, "") and ran.err.startswith("There is no file ")
    assert riia(*words, "--url", "example.org").code == 2


def test_a_plan_file_with_mistakes_is_told_by_file_line_and_field_and_not_imported(riia: Riia, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "format: riia-plan/1\nplan:\n  code: mine\n  title: Mine\n  starts: 2025-04-01\n  ends: 2026-02-29\n"
        "  region: {code: north, name: North}\nthemes:\n- {level: section, title: One, leed: Jo}\n",
        encoding="utf-8",
    )
    ran = riia("import", str(path))
    assert (ran.code, ran.out) == (2, "")
    assert "mine.yaml, line 6, plan.ends: " in ran.err
    assert "mine.yaml, line 9, themes[0].leed: " in ran.err
    assert ran.err.endswith("Nothing was imported.\n")
    assert [line["code"] for line in riia("plans", "--json").json()["loaded"]] == [PLAN]


def test_a_ref_in_two_plans_asks_which(riia: Riia, tmp_path: Path) -> None:
    path = tmp_path / "other.yaml"
    path.write_text(
        "format: riia-plan/1\nplan:\n  code: other\n  title: Other\n  starts: 2025-04-01\n  ends: 2026-03-31\n"
        "  region: {code: south-west, name: South West}\n"
        "themes:\n- {level: section, title: One, kpis: [{code: 1.2.1A, statement: Agree it}]}\n",
        encoding="utf-8",
    )
    assert riia("import", str(path)).code == 0
    assert "Say which with --plan." in riia("show", "1.2.1A").err
    assert "Agree it" in riia("show", "1.2.1A", "--plan", "other").out
    assert "2 plans" in riia("status").out
    assert {plan["plan"] for plan in riia("status", "--json").json()["plans"]} == {"other", PLAN}
    assert len(riia("due", "--json").json()["plans"]) == 2


def test_words_that_are_no_text_are_refused(riia: Riia) -> None:
    ran = riia("find", "\udcff")
    assert (ran.code, ran.out) == (2, "")
    assert "no text" in ran.err
