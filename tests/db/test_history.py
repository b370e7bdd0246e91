"""The history: every write kept with its rows before and after, undone and done again as people do it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import delete, insert, text, update
from sqlmodel import Session
from store_contents import contents, from_outside, journal, rows, written

from db.engine import Store, open_store
from db.errors import BadInput
from db.journal import redo, undo
from db.tables import Board, BoardMeeting, Kpi, Organisation, Record
from db.words import Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import (
    Agreed,
    EditRecord,
    LogEvidence,
    LogMeeting,
    LogSurvey,
    Register,
    SetBoard,
    UpdateRag,
)
from riia_tui.actions.corrections import edit_record, remove_record
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.views.standing import standing

TODAY = date(2025, 12, 1)


def evidence(store: Store, title: str = "A dashboard", **more) -> str:
    return log_evidence(store, LogEvidence("small", TODAY, title, **more), TODAY).key


def meeting(store: Store, **more) -> str:
    whole = {
        "network": "Performance leads",
        "register": Register(attended=("Devon", "Bristol"), apologies=("Torbay",)),
        "papers_out": date(2025, 11, 28),
        "agreed": (Agreed("Ann", "write to Devon", date(2025, 12, 9)), Agreed("Bob", "ring Torbay")),
        "decisions": ("Meet again in March",),
        "note": "Held online",
    }
    return log_meeting(store, LogMeeting("small", date(2025, 11, 20), "Autumn meeting", **(whole | more)), TODAY).key


def changes(store: Store) -> list[dict]:
    return json.loads(rows(store, "select changes from journal order by number desc limit 1")[0][0])


def test_every_write_is_told_in_the_history(small: Store) -> None:
    key = evidence(small)
    entry = rows(small, "select number, action, said, at, by, plan, undoes from journal order by number desc limit 1")
    plan = rows(small, "select id from plan")[0][0]
    said = "Recorded the evidence “A dashboard” of 1 Dec 2025"
    assert entry == [(2, "log evidence", said, "2025-12-01 09:01:00.000000", "Ann Other", plan, None)]
    assert [(c["table"], c["id"], c["before"]) for c in changes(small)] == [("record", key, None)]


def test_entry_and_rows_are_one_transaction(small: Store) -> None:
    before = written(small)
    with pytest.raises(RuntimeError, match="power cut"), small.write("try") as session:
        session.add(Board(plan=rows(small, "select id from plan")[0][0], name="A board"))
        session.flush()
        raise RuntimeError("power cut")
    assert written(small) == before


def test_rows_that_break_the_stores_rules_leave_no_entry(small: Store) -> None:
    before = written(small)
    with pytest.raises(Exception, match="FOREIGN KEY"), small.write("try") as session:
        session.add(BoardMeeting(board="no such board", on=TODAY))
    assert written(small) == before


def test_a_write_that_changes_nothing_leaves_no_entry(small: Store) -> None:
    before = written(small)
    with small.write("look", "Looked"):
        pass
    with small.write("same again") as session:
        kpi = session.get_one(Kpi, rows(small, "select id from kpi limit 1")[0][0])
        kpi.statement = str(kpi.statement)
    assert written(small) == before
    assert small.version() == before[1]


def test_images_are_whole_rows(small: Store) -> None:
    key = evidence(small, note="As typed", quantity=2.5)
    edit_record(small, key, EditRecord(note="Put right"), TODAY)
    (change,) = changes(small)
    columns = [str(column[1]) for column in rows(small, "pragma table_info(record)")]
    assert sorted(change["before"]) == sorted(columns)
    typed = {
        "id": key,
        "plan": rows(small, "select id from plan")[0][0],
        "kind": "evidence",
        "on": "2025-12-01",
        "title": "A dashboard",
        "entered": "2025-12-01T09:01:00+00:00",
        "note": "As typed",
        "quantity": 2.5,
        "planned": False,
        "announced": False,
        "due": None,
        "done": None,
        "about": None,
        "strength": None,
        "place": None,
        "by": "Ann Other",
    }
    assert change["before"].items() >= typed.items()
    assert change["after"] == change["before"] | {"note": "Put right"}


def test_the_row_before_is_right_even_where_it_was_forgotten_meanwhile(small: Store) -> None:
    key = evidence(small, note="As typed")
    with small.write("edit") as session:
        row = session.get_one(Record, key)
        session.expire(row)
        row.note = "Put right"
    assert [(c["before"]["note"], c["after"]["note"]) for c in changes(small)] == [("As typed", "Put right")]
    with small.write("edit") as session:
        row = session.get_one(Record, key)
        row.note = "Once"
        session.flush()
        session.expire_all()
        row.note = "Twice"
        row.title = "Another title"
    assert [(c["before"]["note"], c["after"]["note"]) for c in changes(small)] == [
        ("Put right", "Once"),
        ("Once", "Twice"),
    ]
    assert changes(small)[1]["before"]["title"] == "A dashboard"


def test_a_field_that_was_empty_is_empty_again(small: Store) -> None:
    key = evidence(small)
    edit_record(small, key, EditRecord(note="Now with a note", quantity=0.0, done=TODAY), TODAY)
    undo(small)
    assert rows(small, "select note, quantity, done from record where id = ?", key) == [(None, None, None)]


def test_undo_and_redo_as_a_person_uses_them(small: Store) -> None:
    states = [contents(small)]
    for title in ("One", "Two", "Three"):
        evidence(small, title)
        states.append(contents(small))
    assert undo(small) == "Undone: Recorded the evidence “Three” of 1 Dec 2025"
    assert undo(small) == "Undone: Recorded the evidence “Two” of 1 Dec 2025"
    assert contents(small) == states[1]
    assert redo(small) == "Done again: Recorded the evidence “Two” of 1 Dec 2025"
    assert contents(small) == states[2]
    assert redo(small) == "Done again: Recorded the evidence “Three” of 1 Dec 2025"
    assert contents(small) == states[3]
    with pytest.raises(BadInput, match="nothing to redo"):
        redo(small)
    assert undo(small) == "Undone: Recorded the evidence “Three” of 1 Dec 2025"
    assert undo(small) == "Undone: Recorded the evidence “Two” of 1 Dec 2025"
    assert undo(small) == "Undone: Recorded the evidence “One” of 1 Dec 2025"
    assert contents(small) == states[0]


def test_a_new_write_ends_what_could_be_done_again(small: Store) -> None:
    evidence(small, "One")
    evidence(small, "Two")
    undo(small)
    evidence(small, "Three")
    before = written(small)
    with pytest.raises(BadInput, match="nothing to redo"):
        redo(small)
    assert written(small) == before
    assert [undo(small), undo(small)] == [
        "Undone: Recorded the evidence “Three” of 1 Dec 2025",
        "Undone: Recorded the evidence “One” of 1 Dec 2025",
    ]


def test_undo_is_a_change_of_its_own(small: Store) -> None:
    evidence(small)
    undo(small)
    redo(small)
    assert [action for action, _ in journal(small)] == ["add plan", "log evidence", "undo", "redo"]
    numbers = "select journal.number, undone.number from journal join journal undone on undone.id = journal.undoes"
    assert rows(small, numbers + " order by journal.number") == [(3, 2), (4, 3)]
    assert rows(small, "select count(distinct plan), count(plan) from journal") == [(1, 4)]


def test_there_is_nothing_to_undo_in_an_empty_store(small: Store) -> None:
    undo(small)
    assert all(not found for found in contents(small).values())
    for refused in (undo, undo):
        with pytest.raises(BadInput, match="nothing to undo"):
            refused(small)
    assert redo(small) == "Done again: Added the plan small with 8 KPIs"


def test_adding_a_plan_is_undone_and_done_again_whole(small: Store) -> None:
    before = contents(small)
    assert undo(small) == "Undone: Added the plan small with 8 KPIs"
    redo(small)
    assert contents(small) == before


def test_undo_refuses_where_another_program_changed_the_row(small: Store) -> None:
    evidence(small, "Minutes")
    from_outside(small.path, "update record set note = 'Changed elsewhere' where title = 'Minutes'")
    before = written(small)
    with pytest.raises(BadInput, match="The record “Minutes” has been changed by another program since"):
        undo(small)
    assert written(small) == before


def test_undo_refuses_where_another_program_took_the_row_away(small: Store) -> None:
    evidence(small, "Minutes")
    from_outside(small.path, "delete from record where title = 'Minutes'")
    before = written(small)
    with pytest.raises(BadInput, match="The record “Minutes” has been changed"):
        undo(small)
    assert written(small) == before


def test_undo_refuses_where_the_kpi_behind_a_link_is_gone(small: Store) -> None:
    key = evidence(small, "Minutes", counts_towards=("6.3",))
    remove_record(small, key)
    from_outside(
        small.path,
        "delete from measure where kpi = (select id from kpi where ref = '6.3')",
        "delete from kpi where ref = '6.3'",
    )
    before = written(small)
    with pytest.raises(BadInput, match="removed by another program"):
        undo(small)
    assert written(small) == before


def test_a_refused_undo_refuses_again_until_the_row_is_put_right(small: Store) -> None:
    evidence(small, "Minutes")
    from_outside(small.path, "update record set note = 'x' where title = 'Minutes'")
    for _ in range(2):
        with pytest.raises(BadInput):
            undo(small)
    from_outside(small.path, "update record set note = null where title = 'Minutes'")
    undo(small)
    assert rows(small, "select * from record where title = 'Minutes'") == []


def test_statements_over_many_rows_are_refused(small: Store) -> None:
    before = written(small)
    plan = rows(small, "select id from plan")[0][0]
    for statement in (update(Record).values(note="x"), delete(Record), insert(Board).values(plan=plan, name="x")):
        with pytest.raises(RuntimeError, match="would not be in the history"), small.write("try") as session:
            session.execute(statement)
    assert written(small) == before


def test_nothing_is_written_outside_a_write(small: Store) -> None:
    before = written(small)
    with Session(small.engine) as session:
        session.add(Board(plan=rows(small, "select id from plan")[0][0], name="A board"))
        with pytest.raises(RuntimeError, match="board: a write outside"):
            session.commit()
    with Session(small.engine) as session:
        row = session.get_one(Record, rows(small, "select id from record")[0][0])
        row.note = "x"
        with pytest.raises(RuntimeError, match="record: a write outside"):
            session.commit()
    assert written(small) == before


def test_dates_and_times_survive_undo_and_redo(small: Store) -> None:
    moment = datetime(2025, 7, 1, 23, 59, 59, 123456, tzinfo=timezone(timedelta(hours=1)))
    store = Store(small.engine.url, clock=lambda: moment)
    key = meeting(store)
    with store.read() as connection:
        entered = connection.execute(text("select entered from record where id = :key"), {"key": key}).scalar()
    assert entered == "2025-07-01 22:59:59.123456"
    before = contents(store)
    undo(store)
    redo(store)
    assert contents(store) == before
    remove_record(store, key)
    undo(store)
    assert contents(store) == before
    entries = standing(store, "small", TODAY).facts.record[key]
    assert entries.entered == moment.astimezone(UTC)
    assert entries.papers_out == date(2025, 11, 28)


def test_a_meeting_that_was_removed_comes_back_with_everything_that_belongs_to_it(small: Store) -> None:
    key = meeting(small, counts_towards=("5.2.5", "6.4:2"), delivers=True)
    before = contents(small)
    assert [len(before[name]) for name in ("participation", "record_kpi", "action", "decision", "meeting")] == [
        3,
        4,
        2,
        1,
        1,
    ]
    remove_record(small, key)
    gone = contents(small)
    assert [len(gone[name]) for name in ("participation", "record_kpi", "action", "decision", "meeting")] == [0] * 5
    undo(small)
    assert contents(small) == before
    redo(small)
    assert contents(small) == gone


def test_a_survey_and_its_attachments_come_back_too(small: Store, tmp_path) -> None:
    (tmp_path / "notes.txt").write_text("Notes", encoding="utf-8")
    survey = log_survey(small, LogSurvey("small", TODAY, "Confidence", 50, 42, counts_towards=("6.2.5 KPI 1",)), TODAY)
    paper = evidence(small, address=str(tmp_path / "notes.txt"), authorities=("Devon",))
    before = contents(small)
    remove_record(small, survey.key)
    remove_record(small, paper)
    undo(small)
    undo(small)
    assert contents(small) == before


def test_a_register_put_right_is_undone_though_the_same_names_stand_in_both(small: Store) -> None:
    key = meeting(small)
    before = contents(small)
    register = Register(attended=("Devon", "Bristol", "Somerset"), apologies=("Torbay",))
    edit_record(small, key, EditRecord(register=register, decisions=("Meet again in April",)), TODAY)
    after = contents(small)
    assert undo(small).startswith("Undone: Changed the meeting")
    assert contents(small) == before
    redo(small)
    assert contents(small) == after


def test_two_stores_on_one_file_see_each_others_writes(small: Store, opened) -> None:
    other = opened(small.path)
    assert standing(other, "small", TODAY).facts.links == ()
    kept = standing(other, "small", TODAY)
    assert standing(other, "small", TODAY) is kept, "nothing is read again while nothing changes"
    evidence(small, "A dashboard", counts_towards=("5.2.7",))
    assert [link.record for link in standing(other, "small", TODAY).facts.links] != []
    undo(other)
    assert standing(small, "small", TODAY).facts.links == ()
    assert standing(other, "small", TODAY).facts.links == ()


def test_another_day_is_another_standing(small: Store) -> None:
    evidence(small, counts_towards=("5.2.7",))
    assert standing(small, "small", TODAY).judged != standing(small, "small", date(2025, 11, 30)).judged
    assert standing(small, "small", TODAY).today == TODAY


def test_undo_in_one_program_takes_back_what_the_other_wrote_last(small: Store, opened) -> None:
    other = opened(small.path)
    evidence(small, "Mine")
    evidence(other, "Theirs")
    assert undo(small) == "Undone: Recorded the evidence “Theirs” of 1 Dec 2025"
    assert undo(other) == "Undone: Recorded the evidence “Mine” of 1 Dec 2025"
    assert redo(small) == "Done again: Recorded the evidence “Mine” of 1 Dec 2025"


def test_a_title_that_reads_like_an_undo_is_left_alone(small: Store) -> None:
    evidence(small, "Undone: Done again: ")
    said = journal(small)[-1][1]
    assert undo(small) == f"Undone: {said}"
    assert redo(small) == f"Done again: {said}"
    assert undo(small) == f"Undone: {said}"


def test_words_of_every_alphabet_survive_the_history(small: Store) -> None:
    title = "[b]Ärzte[/] 🎉\t“quoted” \\ \r\n 数据 \x00 ' \" %s {x}"
    key = evidence(small, title)
    remove_record(small, key)
    undo(small)
    assert rows(small, "select title from record where id = ?", key) == [(title,)]


def test_the_kept_history_is_never_rewritten(small: Store) -> None:
    evidence(small, "One")
    update_rag(small, UpdateRag("6.3", Status.ON_TRACK, TODAY), TODAY)
    set_board(small, SetBoard("small", date(2025, 12, 18), asks=("Money",)))
    before = rows(small, "select * from journal order by number")
    for step in (undo, undo, redo, undo, redo, redo):
        step(small)
    assert rows(small, "select * from journal order by number")[: len(before)] == before


def test_an_organisation_that_points_to_its_successor_is_taken_out_in_any_order(small: Store) -> None:
    with small.write("merge", "Merged two councils") as session:
        old = Organisation(name="Old District", kind="authority")
        new = Organisation(name="New Council", kind="authority")
        old.successor = new.id
        session.add_all((old, new))
    before = contents(small)
    undo(small)
    redo(small)
    assert contents(small) == before


def test_a_store_that_is_opened_again_goes_on_undoing(small: Store) -> None:
    before = contents(small)
    evidence(small)
    small.close()
    again = open_store(small.path)
    undo(again)
    assert contents(again) == before
    again.close()


def test_a_row_that_was_made_and_changed_in_one_write_is_done_again(small: Store) -> None:
    key = evidence(small)
    before = contents(small)
    edit_record(small, key, EditRecord(title="Put right", counts_towards=("5.2.5",), delivers=True), TODAY)
    after = contents(small)
    for _ in range(2):
        undo(small)
        assert contents(small) == before
        redo(small)
        assert contents(small) == after
