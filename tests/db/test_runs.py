"""A run is many writes that undo takes back as one: a review of sixty KPIs, a grid of figures."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_contents import contents, journal, rows
from test_history_properties import TODAY, deeds

from db.engine import Store, open_store
from db.errors import BadInput
from db.journal import new_run, redo, undo
from db.words import Status
from riia_tui.actions.commands import EditRecord, LogEvidence, UpdateRag
from riia_tui.actions.corrections import edit_record
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.records import log_evidence
from riia_tui.views.history import history

many = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def agree(store: Store, ref: str, status: Status, comment: str = "") -> None:
    """Agrees a RAG."""
    update_rag(store, UpdateRag(ref, status, TODAY, comment=comment), TODAY)


def agree_three(store: Store, run: str) -> None:
    """A run of three."""
    with store.part_of(run):
        agree(store, "5.2.5", Status.ON_TRACK)
        agree(store, "5.2.6", Status.AT_RISK)
        agree(store, "5.2.7", Status.OFF_TRACK)


def test_one_undo_takes_back_a_whole_run_and_one_redo_brings_it_back(small: Store) -> None:
    before = contents(small)
    agree_three(small, new_run("review run"))
    after = contents(small)
    assert undo(small) == "Undone: the review run, 3 changes"
    assert contents(small) == before
    assert redo(small) == "Done again: the review run, 3 changes"
    assert contents(small) == after
    assert undo(small) == "Undone: the review run, 3 changes"
    assert contents(small) == before


def test_every_change_of_a_run_stands_in_the_history_by_itself(small: Store) -> None:
    agree_three(small, new_run("review run"))
    undo(small)
    newest = history(small)[:6]
    assert [line.action for line in newest] == ["undo"] * 3 + ["update RAG"] * 3
    assert newest[2].said == "Undone: 5.2.7 is Red: off track"
    assert all(line.undone for line in newest[3:])


def test_two_runs_one_after_another_are_two_steps(small: Store) -> None:
    agree_three(small, new_run("review run"))
    between = contents(small)
    agree_three(small, new_run("review run"))
    undo(small)
    assert contents(small) == between


def test_a_run_that_was_left_and_resumed_is_one_step_and_what_was_done_meanwhile_stays(small: Store) -> None:
    run = new_run("review run")
    agree_three(small, run)
    log_evidence(small, LogEvidence("small", TODAY, "A meeting meanwhile"), TODAY)
    agree_three(small, run)
    assert undo(small) == "Undone: the review run, 6 changes"
    assert rows(small, "select count(*) from assessment") == [(0,)]
    assert rows(small, "select title from record where not announced") == [("A meeting meanwhile",)]
    undo(small)
    assert rows(small, "select title from record where not announced") == []


def test_what_rests_on_a_run_is_taken_back_before_the_older_part_of_it(small: Store) -> None:
    run = new_run("review run")
    with small.part_of(run):
        key = log_evidence(small, LogEvidence("small", TODAY, "Found in the review"), TODAY).key
    edit_record(small, key, EditRecord(title="Put right"), TODAY)
    with small.part_of(run):
        agree(small, "5.2.5", Status.ON_TRACK)
    assert undo(small) == "Undone: 5.2.5 is Green: on track"
    undo(small)
    assert rows(small, "select title from record where not announced") == [("Found in the review",)]
    undo(small)
    assert rows(small, "select title from record where not announced") == []


def test_a_run_that_fails_in_between_keeps_what_was_written_and_ends(small: Store) -> None:
    with pytest.raises(BadInput), small.part_of(new_run("review run")):
        agree(small, "5.2.5", Status.ON_TRACK)
        agree(small, "5.2.6", Status.CLOSED)
    assert small.run is None
    assert undo(small) == "Undone: 5.2.5 is Green: on track"


def in_a_copy(small_file: Path, deal: Callable[[Store], None]) -> None:
    """Deals with a copy of the small store."""
    with TemporaryDirectory() as folder:
        store = open_store(shutil.copyfile(small_file, Path(folder) / "riia.db"))
        with store.engine.connect() as held_open:
            held_open.exec_driver_sql("select 1")
            deal(store)
        store.close()


def do(store: Store, deed: Any, run: str | None) -> bool:
    """Whether a deed was done, as part of a run or by itself."""
    length = len(journal(store))
    try:
        with store.part_of(run):
            deed(store)
    except BadInput:
        return False
    return len(journal(store)) > length


@many
@given(st.lists(st.tuples(deeds, st.sampled_from([None, "a:1", "b:2"])), min_size=1, max_size=8))
def test_writes_and_runs_in_any_order_are_undone_to_nothing_and_done_again_whole(
    small_file: Path, steps: list[tuple[Any, str | None]]
) -> None:
    def deal(store: Store) -> None:
        first, deepest = contents(store), len(journal(store))
        count = sum(do(store, deed, run) for deed, run in steps)
        last = contents(store)
        undone = 0
        while len(undone_all(store)) < count:
            undo(store)
            undone += 1
        assert contents(store) == first
        # Redo may take a run together that undo took in parts: what lay between is not there yet.
        with pytest.raises(BadInput, match="nothing to redo"):
            for _ in range(undone + 1):
                redo(store)
        assert contents(store) == last
        assert len(journal(store)) == deepest + 3 * count, "every change is undone and done again by one of its own"
        assert rows(store, "pragma foreign_key_check") == []

    in_a_copy(small_file, deal)


def undone_all(store: Store) -> list[Any]:
    """The undos of the history so far."""
    return rows(store, "select id from journal where action = 'undo'")


@many
@given(
    st.lists(
        st.one_of(st.tuples(deeds, st.sampled_from([None, "a:1", "b:2"])), st.sampled_from(["undo", "redo"])),
        min_size=3,
        max_size=10,
    )
)
def test_whatever_was_done_an_undo_and_its_redo_leave_everything_as_it_was(small_file: Path, steps: list[Any]) -> None:
    def deal(store: Store) -> None:
        for step in steps:
            if isinstance(step, tuple):
                do(store, *step)
            elif step == "redo":
                try_it(redo, store)
            elif len(journal(store)) > 1 and not is_at_the_plan(store):
                before = contents(store)
                undo(store)
                redo(store)
                assert contents(store) == before
                undo(store)
        assert rows(store, "pragma foreign_key_check") == []

    in_a_copy(small_file, deal)


def try_it(reverse: Callable[[Store], str], store: Store) -> None:
    """Redoes where there is something to redo."""
    try:
        reverse(store)
    except BadInput as fault:
        assert "nothing to redo" in str(fault)


def is_at_the_plan(store: Store) -> bool:
    """Whether everything but the plan itself is undone: what holds is the first entry alone."""
    holds: set[str] = set()
    for key, action, undoes in rows(store, "select id, action, undoes from journal order by number"):
        if action in ("undo", "redo"):
            holds.discard(str(undoes))
        if action != "undo":
            holds.add(str(key))
    return len(holds) <= 1
