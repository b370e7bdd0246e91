"""Recording, judging and putting right on the command line."""

from pathlib import Path

import pytest
from command_line import PLAN, Riia, key_of

ALL_BUT_TWO = ("--all-but", "Isles of Scilly, Torbay", "--counts-towards", "1.2.1A")


def test_a_meeting_counts_itself_into_the_figure_and_undo_takes_it_back(riia: Riia, meeting: Riia) -> None:
    said = meeting(*ALL_BUT_TWO)
    assert said.code == 0 and said.err == ""
    assert "13 of 15 authorities came" in said.words
    assert "1.2.1A LAs actively engaged in the performance…: 13 of 15, needs 13 · met" in said.words
    assert said.out.splitlines()[-1] == "Undo with “riia undo”."

    shown = riia("show", "1.2.1a")
    assert "13 of 15, needs 13 · met" in shown.out
    assert "not yet Isles of Scilly; Torbay" in shown.words

    assert "Undone: Recorded the meeting “Leads group”" in riia("undo").words
    assert "0 of 15, needs 13 · not met" in riia("show", "1.2.1A").out


def test_the_history_tells_what_was_done_and_what_was_undone(riia: Riia, meeting: Riia) -> None:
    meeting(*ALL_BUT_TWO, "--by", "Jo Bloggs")
    riia("undo")
    lines = riia("history", "--json").json()
    assert [(line["action"], line["undone"]) for line in lines] == [
        ("undo", False),
        ("log meeting", True),
        ("add plan", False),
    ]
    assert lines[1]["by"] == "Jo Bloggs"
    text = riia("history").out
    assert "2x " in text and "x: undone since" in text
    riia("redo")
    assert [line["undone"] for line in riia("history", "--json").json()] == [False, True, False, False]


def test_the_history_of_a_kpi_leaves_other_kpis_out(riia: Riia, meeting: Riia) -> None:
    meeting(*ALL_BUT_TWO)
    riia("rag", "1.1.4", "amber")
    riia("edit", key_of(riia), "--title", "Leads group, November")
    assert [line["action"] for line in riia("history", "1.2.1A", "--json").json()] == [
        "edit record",
        "log meeting",
        "add plan",
    ]
    assert [line["action"] for line in riia("history", "1.1.4", "--json").json()] == ["update RAG", "add plan"]


def test_several_refs_in_one_value_and_repeated(riia: Riia, meeting: Riia) -> None:
    said = meeting("--counts-towards", "1.2.1A, 1.2.1B 5.1.7", "--counts-towards", "6.2.5 KPI 1")
    assert said.code == 0, said.err
    assert riia("records", "--json").json()["lines"][0]["counts_towards"] == [
        "1.2.1A",
        "1.2.1B",
        "5.1.7",
        "6.2.5 KPI 1",
    ]


def test_a_record_can_count_towards_one_measure_alone(riia: Riia) -> None:
    said = riia(*evidence("Tool in use"), "--delivers", "--counts-towards", "5.2.6:3")
    assert said.code == 0, said.err
    met = [(m["metric"], m["met"]) for m in riia("show", "5.2.6", "--json").json()["measures"]]
    assert met == [("milestone", False), ("on_time", False), ("milestone", True), ("participation", False)]
    assert riia(*evidence("In time"), "--counts-towards", "5.2.6:2").code == 0
    assert riia(*evidence("Tools shown"), "--counts-towards", "5.1.7:4").err.startswith("5.1.7 has 3 measures")


def evidence(title: str) -> tuple[str, ...]:
    return ("log", "evidence", "--plan", PLAN, "--on", "2025-11-20", "--title", title)


def test_a_name_with_commas_in_it_is_one_authority(riia: Riia, meeting: Riia) -> None:
    meeting("--attended", "Bournemouth, Christchurch and Poole, Devon and BANES", "--counts-towards", "1.2.1A")
    took_part = riia("show", "1.2.1A", "--json").json()["measures"][0]["took_part"]
    assert took_part == ["Bath and North East Somerset", "Bournemouth, Christchurch and Poole", "Devon"]


def test_a_planned_meeting_does_not_count_and_is_filled_when_it_is_held(riia: Riia) -> None:
    board = ("log", "meeting", "--plan", PLAN, "--on", "2025-12-11", "--title", "Leads group")
    assert riia(*board, "--planned", "--counts-towards", "1.2.1A").code == 0
    shown = riia("show", "1.2.1A", "--json").json()
    assert len(shown["planned"]) == 1 and not shown["records"]
    assert riia("--today", "2025-12-12", *board, *ALL_BUT_TWO).code == 0
    lines = riia("--today", "2025-12-12", "records", "--json").json()["lines"]
    assert [line["planned"] for line in lines] == [False]


def test_actions_and_decisions_of_a_meeting(riia: Riia, meeting: Riia) -> None:
    said = meeting(
        *("--action", "BCP: draft terms of reference by 2025-12-12"),
        *("--action", "Devon: stand by the plan by 5 Jan 2026."),
        *("--action", "Jo: sort it out by the sea"),
        *("--decision", "quarterly from January", "--decision", "Devon hosts"),
    )
    assert said.code == 0, said.err
    record = riia("records", key_of(riia), "--json").json()
    assert [(a["who"], a["what"], a["due"]) for a in record["actions"]] == [
        ("BCP", "draft terms of reference", "2025-12-12"),
        ("Devon", "stand by the plan", "2026-01-05"),
        ("Jo", "sort it out by the sea", None),
    ]
    assert record["decisions"] == ["quarterly from January", "Devon hosts"]


def test_a_milestone_is_met_only_by_what_delivers_it(riia: Riia) -> None:
    ref = next(
        kpi["ref"]
        for kpi in riia("dump").json()["kpis"]
        if [measure["metric"] for measure in kpi["measures"]] == ["milestone"]
    )
    assert "not met" in riia(*evidence("Draft"), "--counts-towards", ref).out
    assert " · met" in riia(*evidence("Signed"), "--counts-towards", ref, "--delivers").out


def test_a_survey_reads_as_a_percent(riia: Riia) -> None:
    survey = ("log", "survey", "--plan", PLAN, "--on", "2025-11-20", "--title", "After the event")
    said = riia(*survey, "--responses", "50", "--positive", "21", "--counts-towards", "3.1.1C")
    assert "42%, needs 75% · not met" in said.out


def test_a_rag_is_given_by_word_letter_or_colour_and_stands_beside_the_figure(riia: Riia) -> None:
    for named in ("on-track", "G", "green", "On Track"):
        assert riia("rag", "1.2.1A", named, "-m", "on course, two to chase").code == 0
    shown = riia("show", "1.2.1A")
    assert "G on track (green), agreed on 1 Dec: “on course, two to chase”" in shown.words
    assert "Figure says A at risk (amber)" in shown.words


def test_a_figure_is_written_as_people_write_it(riia: Riia) -> None:
    kpis = riia("dump").json()["kpis"]
    ref, number = next(
        (kpi["ref"], at)
        for kpi in kpis
        for at, measure in enumerate(kpi["measures"], start=1)
        if measure["metric"] == "reported" and measure["unit"] == "percent"
    )
    for typed, value in (("86%", 86), ("86", 86), ("86.5 %", 86.5)):
        assert riia("figure", f"{ref}:{number}", typed).code == 0
        assert riia("show", ref, "--json").json()["measures"][number - 1]["value"] == value
    assert "£5,000” is an amount of money" in riia("figure", f"{ref}:{number}", "£5,000").err
    too_much = riia("figure", f"{ref}:{number}", "101%")
    assert (too_much.code, too_much.out) == (2, "")
    assert too_much.err == "101% is no share: it must lie between 0 and 100.\n"


def test_a_record_is_put_right_and_taken_out(riia: Riia, meeting: Riia) -> None:
    meeting(*ALL_BUT_TWO)
    key = key_of(riia)
    edited = riia("edit", key, "--on", "2025-11-21", "--all-but", "Torbay", "--note", "moved a day")
    assert edited.code == 0, edited.err
    assert "14 of 15, needs 13 · met" in edited.out
    record = riia("records", key, "--json").json()
    assert (record["line"]["on"], record["note"]) == ("2025-11-21", "moved a day")
    assert "Undo brings it back." in riia("remove", key).out
    assert riia("records", "--json").json()["lines"] == []


def test_an_edit_without_anything_to_change_is_refused(riia: Riia, meeting: Riia) -> None:
    meeting()
    assert riia("edit", key_of(riia)).err.startswith("Nothing to change was given.")


def test_a_file_is_kept_with_its_hash_and_verify_notices_that_it_changed(riia: Riia, tmp_path: Path) -> None:
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("agreed", encoding="utf-8")
    assert riia(*evidence("Minutes"), "--file", str(minutes)).code == 0
    assert riia("verify").code == 0
    minutes.write_text("agreed, but later", encoding="utf-8")
    changed = riia("verify")
    assert changed.code == 1 and "has changed since it was recorded" in changed.words
    minutes.unlink()
    gone = riia("verify", "--json")
    assert gone.code == 1 and [flaw["record"] for flaw in gone.json()["flaws"]] == [key_of(riia)]


def test_a_board_is_entered_listed_and_taken_out(riia: Riia) -> None:
    entered = riia(
        *("boards", "set", "--plan", PLAN, "--on", "2025-12-18", "--headline", "Three need a decision"),
        *("--ask", "Agree the MOU", "--ask", "Name a host", "--author", "Jo"),
    )
    assert entered.code == 0, entered.err
    listed = riia("boards")
    assert "18 Dec 2025 RIIA Board, papers out by 10 Dec 2025 Three need a decision" in listed.words
    assert "ask 2: Name a host" in listed.words
    assert "papers out in 7 working days" in riia("status").out
    assert riia("boards", "remove", "--plan", PLAN, "--on", "2025-12-19").code == 2
    assert riia("boards", "remove", "--plan", PLAN, "--on", "2025-12-18").code == 0
    assert riia("boards", "--json").json()["lines"] == []


@pytest.mark.parametrize("write", [("rag", "1.2.1A", "A"), ("undo",), ("redo",)])
def test_every_write_prints_what_was_said_and_the_key_as_json(
    riia: Riia, meeting: Riia, write: tuple[str, ...]
) -> None:
    meeting(*ALL_BUT_TWO)
    if write == ("redo",):
        riia("undo")
    assert set(riia(*write, "--json").json()) == {"said", "key"}
