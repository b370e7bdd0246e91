"""Putting a record right and taking one out, in the words of the person who typed it."""

from datetime import date

import pytest
from store_contents import contents, journal, rows, written

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.words import RecordKind, Role
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import Agreed, Answers, EditRecord, LogEvidence, LogMeeting, LogSurvey, Register
from riia_tui.actions.corrections import edit_record, remove_record
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.views.kpi import kpi
from riia_tui.views.records import record

TODAY = date(2025, 12, 1)


@pytest.fixture
def meeting(small: Store) -> str:
    asked = LogMeeting(
        "small",
        date(2025, 11, 20),
        "Autumn",
        network="Performance leads",
        register=Register(attended=("Devon, Bristol",), apologies=("Torbay",)),
        agreed=(Agreed("Ann", "ring Devon"),),
        decisions=("Go on",),
    )
    return log_meeting(small, asked, TODAY).key


@pytest.fixture
def evidence(small: Store) -> str:
    asked = LogEvidence(
        "small",
        date(2025, 11, 20),
        "Support",
        kind=RecordKind.SUPPORT_PACKAGE,
        authorities=("Devon",),
        role=Role.RECEIVED,
        quantity=4,
        answer=True,
        counts_towards=("6.4",),
        note="First note",
    )
    return log_evidence(small, asked, TODAY).key


def register(store: Store, key: str) -> dict[str, str]:
    statement = "select name, role from participation join organisation on organisation.id = organisation"
    return dict(rows(store, statement + " where record = ?", key))


def test_only_what_is_given_changes(small: Store, meeting: str) -> None:
    before = contents(small)
    done = edit_record(small, meeting[-6:], EditRecord(note="Held online"), TODAY)
    assert done.said == f"Changed the meeting “Autumn” of 20 Nov 2025 ({meeting[-6:]})."
    after = contents(small)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"record"}
    assert record(small, meeting, TODAY).note == "Held online"
    undo(small)
    assert contents(small) == before


def test_a_record_that_was_so_already_is_left_and_the_history_too(small: Store, meeting: str) -> None:
    edit_record(small, meeting, EditRecord(note="Held online"), TODAY)
    before = contents(small)
    done = edit_record(small, meeting, EditRecord(note="Held online", on=date(2025, 11, 20)), TODAY)
    assert done.said.endswith("was so already.") and done.advice == "Nothing was changed."
    assert contents(small) == before


def test_a_title_a_day_and_papers_are_put_right(small: Store, meeting: str) -> None:
    asked = EditRecord(title="Autumn meeting", on=date(2025, 11, 21), papers_out=date(2025, 11, 28))
    edit_record(small, meeting, asked, TODAY)
    found = record(small, meeting, TODAY)
    assert (found.line.title, found.line.on, found.papers_out) == (
        "Autumn meeting",
        date(2025, 11, 21),
        date(2025, 11, 28),
    )
    assert kpi(small, "5.2.6", "small", TODAY).measures[2].value == 100


def test_a_register_takes_the_place_of_the_one_there(small: Store, meeting: str) -> None:
    edit_record(small, meeting, EditRecord(register=Register(attended=("Devon",), deputies=("Torbay",))), TODAY)
    assert register(small, meeting) == {"Devon": "attended", "Torbay": "deputy"}


def test_an_empty_register_empties_it_and_can_be_undone(small: Store, meeting: str) -> None:
    before = contents(small)
    edit_record(small, meeting, EditRecord(register=Register()), TODAY)
    assert register(small, meeting) == {}
    undo(small)
    assert contents(small) == before


def test_all_but_reads_the_network_and_the_new_day(small: Store) -> None:
    asked = LogMeeting("small", date(2025, 6, 1), "Data leads", network="Data leads")
    key = log_meeting(small, asked, TODAY).key
    edit_record(small, key, EditRecord(on=date(2025, 9, 1), register=Register(all_but=("Devon",))), TODAY)
    assert register(small, key) == {"Bristol": "attended", "Devon": "absent"}


def test_authorities_keep_the_part_they_played(small: Store, evidence: str, meeting: str) -> None:
    edit_record(small, evidence, EditRecord(authorities=("Torbay and Devon",)), TODAY)
    assert register(small, evidence) == {"Torbay": "received", "Devon": "received"}
    edit_record(small, evidence, EditRecord(authorities=()), TODAY)
    edit_record(small, evidence, EditRecord(authorities=("Torbay",)), TODAY)
    assert register(small, evidence) == {"Torbay": "contributed"}
    edit_record(small, meeting, EditRecord(authorities=("Torbay",)), TODAY)
    assert register(small, meeting) == {"Torbay": "attended"}


def test_who_stays_keeps_its_own_part_and_its_answer(small: Store) -> None:
    asked = LogEvidence("small", TODAY, "Visits", role=Role.HOSTED, answers=Answers(yes=("Devon",), no=("Torbay",)))
    key = log_evidence(small, asked, TODAY).key
    edit_record(small, key, EditRecord(authorities=("Devon, Bristol",)), TODAY)
    told = {line.name: (line.role, line.answer) for line in record(small, key, TODAY).register}
    assert told == {"Bristol": (Role.HOSTED, None), "Devon": (Role.HOSTED, True)}
    edit_record(small, key, EditRecord(answers=Answers(no=("Devon",))), TODAY)
    assert record(small, key, TODAY).register[1].answer is False


def test_new_links_keep_what_was_answered_and_delivered(small: Store, evidence: str) -> None:
    edit_record(small, evidence, EditRecord(delivers=True), TODAY)
    edit_record(small, evidence, EditRecord(counts_towards=("6.4", "5.2.5")), TODAY)
    assert rows(small, "select delivers, answer from record_kpi") == [(1, 1), (1, 1)]
    assert kpi(small, "6.4", "small", TODAY).measures[0].value == 100
    assert kpi(small, "5.2.5", "small", TODAY).measures[0].met
    edit_record(small, evidence, EditRecord(delivers=False), TODAY)
    assert not kpi(small, "5.2.5", "small", TODAY).measures[0].met
    edit_record(small, evidence, EditRecord(counts_towards=()), TODAY)
    assert rows(small, "select * from record_kpi") == []


def test_actions_and_decisions_take_the_place_of_those_there(small: Store, meeting: str) -> None:
    agreed = (Agreed("Bob", "write", date(2026, 1, 1)), Agreed("Cat", "read"))
    edit_record(small, meeting, EditRecord(agreed=agreed, decisions=()), TODAY)
    found = record(small, meeting, TODAY)
    assert [(a.who, a.what) for a in found.actions] == [("Bob", "write"), ("Cat", "read")]
    assert found.decisions == ()


def test_a_survey_is_put_right(small: Store) -> None:
    key = log_survey(small, LogSurvey("small", TODAY, "Confidence", 50, 42), TODAY).key
    edit_record(small, key, EditRecord(positive=50), TODAY)
    assert (record(small, key, TODAY).responses, record(small, key, TODAY).positive) == (50, 50)
    before = written(small)
    for wrong in (EditRecord(positive=51), EditRecord(responses=49), EditRecord(responses=-1, positive=-2)):
        with pytest.raises(BadInput):
            edit_record(small, key, wrong, TODAY)
    assert written(small) == before


def test_a_planned_meeting_becomes_held_only_on_its_day(small: Store) -> None:
    asked = LogMeeting("small", date(2026, 1, 8), "January", planned=True)
    key = log_meeting(small, asked, TODAY).key
    edit_record(small, key, EditRecord(note="Room 2"), TODAY)
    before = written(small)
    with pytest.raises(BadInput, match="cannot have happened on 2026-01-08"):
        edit_record(small, key, EditRecord(planned=False), TODAY)
    assert written(small) == before
    edit_record(small, key, EditRecord(planned=False, on=TODAY), TODAY)
    assert not record(small, key, TODAY).line.planned
    with pytest.raises(BadInput, match="cannot have happened on 2026-01-08"):
        edit_record(small, key, EditRecord(on=date(2026, 1, 8)), TODAY)


@pytest.mark.parametrize(
    "wrong",
    [
        EditRecord(title=" "),
        EditRecord(quantity=-1),
        EditRecord(quantity=float("nan")),
        EditRecord(done=date(2025, 12, 2)),
        EditRecord(papers_out=date(2025, 12, 2)),
        EditRecord(responses=3),
        EditRecord(counts_towards=("5.2.9",)),
        EditRecord(authorities=("Dorset",)),
        EditRecord(register=Register(attended=("Devon",), apologies=("Devon",))),
        EditRecord(register=Register(attended=("Devon",)), authorities=("Devon",)),
        EditRecord(note="kept?", counts_towards=("6.3", "nothing")),
    ],
)
def test_a_change_that_cannot_be_so_changes_nothing(small: Store, meeting: str, wrong: EditRecord) -> None:
    before = written(small)
    with pytest.raises(BadInput):
        edit_record(small, meeting, wrong, TODAY)
    assert written(small) == before


def test_only_a_meeting_has_papers(small: Store, evidence: str) -> None:
    with pytest.raises(BadInput, match=r"Only a meeting has papers.*--done"):
        edit_record(small, evidence, EditRecord(papers_out=TODAY), TODAY)


def test_a_change_to_what_is_there_already_is_no_change(small: Store, meeting: str) -> None:
    before = written(small)
    edit_record(small, meeting, EditRecord(title="Autumn"), TODAY)
    edit_record(small, meeting, EditRecord(), TODAY)
    assert written(small) == before


def test_a_record_is_taken_out_and_brought_back(small: Store, meeting: str) -> None:
    before = contents(small)
    done = remove_record(small, meeting[-6:])
    assert done.said == f"Removed the meeting “Autumn” of 20 Nov 2025 ({meeting[-6:]})."
    assert done.advice == "Undo brings it back."
    for table in ("participation", "record_kpi", "action", "decision", "meeting"):
        assert rows(small, f"select * from {table}") == []
    assert kpi(small, "5.2.6", "small", TODAY).measures[0].value == 0
    assert undo(small).said == f"Undone: {done.said}"
    assert contents(small) == before
    redo(small)
    with pytest.raises(UnknownName, match=f"There is no record called “{meeting}”"):
        remove_record(small, meeting)


@pytest.mark.parametrize("key", ["", " ", "nothing", "%", "_"])
def test_a_record_that_is_not_there_is_refused(small: Store, meeting: str, key: str) -> None:
    before = written(small)
    with pytest.raises(UnknownName, match="There is no record called"):
        remove_record(small, key)
    with pytest.raises(UnknownName, match="There is no record called"):
        edit_record(small, key, EditRecord(note="x"), TODAY)
    assert written(small) == before


def test_the_history_names_the_record(small: Store, meeting: str) -> None:
    edit_record(small, meeting, EditRecord(title="Autumn [1]"), TODAY)
    assert journal(small)[-1] == (
        "edit record",
        f"Changed the meeting “Autumn [1]” of 20 Nov 2025 ({meeting[-6:]})",
    )
