"""Whatever people do, in whatever order: undone step by step it was never done, and done again it is as it was."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_contents import Contents, contents, journal, rows

from db.engine import Store, open_store
from db.errors import BadInput
from db.journal import redo, undo
from db.words import Gap, Role, Status
from riia_tui.actions.boards import move_board_meeting, set_board
from riia_tui.actions.commands import (
    Agreed,
    Answers,
    ChangeSetting,
    EditRecord,
    GiveFigure,
    LogEvidence,
    LogMeeting,
    LogReturn,
    LogSurvey,
    Register,
    SetBoard,
    UpdateRag,
)
from riia_tui.actions.corrections import edit_record, remove_record
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.memberships import change_members
from riia_tui.actions.networks import set_network
from riia_tui.actions.plan_commands import ChangeMembers, SetNetwork
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.actions.returns import log_return
from riia_tui.actions.settings import change_setting
from riia_tui.views.dump import dump

TODAY = date(2025, 12, 1)
Deed = Callable[[Store], Any]

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
days = st.integers(0, 4).map(lambda back: TODAY - timedelta(days=back))
refs = st.lists(st.sampled_from(["5.2.5", "5.2.6", "5.2.6:2", "5.2.7", "6.2.5 KPI 1", "6.4:2"]), max_size=3).map(tuple)
names = st.lists(st.sampled_from(["BCP", "Devon", "Bristol", "Torbay"]), unique=True, max_size=4)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    found = draw(names)
    at = draw(st.integers(0, len(found)))
    all_but = draw(st.none() | st.just(()))
    return Register(attended=tuple(found[:at]), apologies=tuple(found[at:]), all_but=all_but)


@st.composite
def meetings(draw: st.DrawFn) -> Deed:
    asked = LogMeeting(
        "small",
        draw(days),
        draw(words | st.just("Leads")),
        network=draw(st.none() | st.sampled_from(["Performance leads", "Data leads"])),
        planned=draw(st.booleans()),
        register=draw(registers()),
        papers_out=draw(st.none() | days),
        counts_towards=draw(refs),
        delivers=draw(st.booleans()),
        agreed=tuple(Agreed(who, "does it", draw(st.none() | days)) for who in draw(st.lists(words, max_size=2))),
        decisions=tuple(draw(st.lists(words, max_size=2))),
    )
    return lambda store: log_meeting(store, asked, TODAY)


@st.composite
def evidences(draw: st.DrawFn) -> Deed:
    asked = LogEvidence(
        "small",
        draw(days),
        draw(words),
        delivers=draw(st.booleans()),
        address=draw(st.none() | st.just("https://example.org")),
        authorities=tuple(draw(names)),
        role=draw(st.sampled_from([Role.RECEIVED, Role.HOSTED])),
        quantity=draw(st.none() | st.floats(0, 1e9)),
        answer=draw(st.none() | st.booleans()),
        answers=Answers(yes=tuple(draw(names)), no=tuple(draw(names)[:1])),
        counts_towards=draw(refs),
    )
    return lambda store: log_evidence(store, asked, TODAY)


@st.composite
def edits(draw: st.DrawFn) -> Deed:
    """Puts right one of the records there, so far as it is of the kind that has what is put right."""
    which = draw(st.integers(0, 100))
    asked = EditRecord(
        title=draw(st.none() | words),
        on=draw(st.none() | days),
        quantity=draw(st.none() | st.floats(0, 10)),
        planned=draw(st.none() | st.booleans()),
        papers_out=draw(st.none() | days),
        register=draw(st.none() | registers()),
        counts_towards=draw(st.none() | refs),
        delivers=draw(st.none() | st.booleans()),
        decisions=draw(st.none() | st.just(("New",))),
    )

    def put_right(store: Store) -> Any:
        keys = [str(key) for (key,) in rows(store, "select id from record order by id")]
        return edit_record(store, keys[which % len(keys)], asked, TODAY) if keys else None

    return put_right


@st.composite
def removals(draw: st.DrawFn) -> Deed:
    which = draw(st.integers(0, 100))

    def take_out(store: Store) -> Any:
        keys = [str(key) for (key,) in rows(store, "select id from record order by id")]
        return remove_record(store, keys[which % len(keys)]) if keys else None

    return take_out


surveys = st.builds(
    lambda title, on, many: (
        lambda store: log_survey(
            store, LogSurvey("small", on, title, many + 1, many, counts_towards=("6.2.5 KPI 1",)), TODAY
        )
    ),
    words,
    days,
    st.integers(0, 50),
)
rags = st.builds(
    lambda status, on, said: (
        lambda store: update_rag(store, UpdateRag("5.2.6", status, on, comment=said, ask=said), TODAY)
    ),
    st.sampled_from(list(Status)),
    days,
    words,
)
figures = st.builds(
    lambda value, on: lambda store: give_figure(store, GiveFigure("6.3", value, on), TODAY), st.floats(0, 1e12), days
)


@st.composite
def returns(draw: st.DrawFn) -> Deed:
    asked = LogReturn(
        "small",
        draw(st.sampled_from(["Q2 2025-26", "2025-11", "this wave"])),
        tuple(draw(names)),
        due=draw(st.none() | days),
        received=draw(st.none() | days),
        accepted=draw(st.none() | days),
        gap=draw(st.none() | st.just(Gap.UNAVAILABLE)),
        why=draw(st.none() | st.just("a new system")),
        counts_towards=draw(refs),
    )
    return lambda store: log_return(store, asked, TODAY)


@st.composite
def memberships(draw: st.DrawFn) -> Deed:
    asked = ChangeMembers(
        draw(st.sampled_from(["Performance leads", "Data leads"])),
        **{draw(st.sampled_from(["add", "remove", "change"])): tuple(draw(names))},
        since=draw(st.none() | days),
        until=draw(st.none() | days),
        person=draw(st.none() | st.sampled_from(["Ann", "Bob"])),
    )
    return lambda store: change_members(store, asked)


networks = st.builds(
    lambda name, quorum, elsewhere, refs: (
        lambda store: set_network(store, SetNetwork("small", name, None, quorum, elsewhere, refs))
    ),
    st.sampled_from(["Performance leads", "Data leads"]),
    st.none() | st.integers(0, 9),
    st.none() | st.booleans(),
    st.none() | refs,
)
boards = st.builds(
    lambda on, asks, name: lambda store: set_board(store, SetBoard("small", on, name, asks=tuple(asks))),
    days,
    st.lists(words, max_size=3),
    st.sampled_from(["RIIA Board", "DCS group"]),
)


@st.composite
def moves(draw: st.DrawFn) -> Deed:
    which, to = draw(st.integers(0, 100)), draw(days)

    def put_elsewhere(store: Store) -> Any:
        keys = [str(key) for (key,) in rows(store, "select id from board_meeting order by id")]
        return move_board_meeting(store, keys[which % len(keys)], to, TODAY) if keys else None

    return put_elsewhere


changed_settings = st.builds(
    lambda name, value, on: lambda store: change_setting(store, ChangeSetting(name, value, on)),
    st.sampled_from(["soon", "quiet", "evidence-months"]),
    st.sampled_from(["3", "14", "28", "default"]),
    days,
)
deeds = st.one_of(
    meetings(),
    evidences(),
    surveys,
    rags,
    figures,
    edits(),
    edits(),
    removals(),
    boards,
    moves(),
    changed_settings,
    returns(),
    memberships(),
    networks,
)


def done(store: Store, deed: Deed) -> bool:
    """Whether the deed was done and written; one that is refused must have written nothing."""
    before, length = contents(store), len(journal(store))
    try:
        deed(store)
    except BadInput:
        assert contents(store) == before
        assert len(journal(store)) == length
        return False
    return len(journal(store)) == length + 1


def in_a_copy(small_file: Path, deal: Callable[[Store], None]) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(shutil.copyfile(small_file, Path(folder) / "riia.db"))
        with store.engine.connect() as held_open:
            # One connection stays, so that SQLite does not fold the log into the file after every step.
            held_open.exec_driver_sql("select 1")
            deal(store)
        store.close()


many = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(st.lists(deeds, min_size=1, max_size=7))
def test_everything_that_was_done_is_undone_and_done_again(small_file: Path, asked: list[Deed]) -> None:
    def deal(store: Store) -> None:
        states: list[Contents] = [contents(store)]
        for deed in asked:
            if done(store, deed):
                states.append(contents(store))
        for state in reversed(states[:-1]):
            undo(store)
            assert contents(store) == state
        for state in states[1:]:
            redo(store)
            assert contents(store) == state
        assert rows(store, "pragma foreign_key_check") == []

    in_a_copy(small_file, deal)


def values(store: Store) -> dict[str, Any]:
    """Every figure and status of the plan."""
    kpis = dump(store, None, TODAY)["kpis"]
    return {kpi["ref"]: (kpi["status"], kpi["progress"], [m["value"] for m in kpi["measures"]]) for kpi in kpis}


@many
@given(st.lists(deeds, min_size=1, max_size=4))
def test_undo_restores_every_value(small_file: Path, asked: list[Deed]) -> None:
    def deal(store: Store) -> None:
        states = [values(store)]
        for deed in asked:
            if done(store, deed):
                states.append(values(store))
        for state in reversed(states[:-1]):
            undo(store)
            assert values(store) == state

    in_a_copy(small_file, deal)


@many
@given(st.lists(st.one_of(deeds, st.sampled_from(["undo", "redo"])), min_size=2, max_size=10))
def test_undo_and_redo_in_between_do_what_an_editor_does(small_file: Path, steps: list[Any]) -> None:
    """Against the plainest model there is: a list of states, and where in it one stands."""

    def deal(store: Store) -> None:
        # The first entry, the plan itself, is one that undo could take back; the model begins before it.
        states: list[Contents | None] = [None, contents(store)]
        at = 1
        for step in steps:
            if step == "undo" and at > 1:
                undo(store)
                at -= 1
            elif step == "redo" and at < len(states) - 1:
                redo(store)
                at += 1
            elif callable(step) and done(store, step):
                states[at + 1 :] = [contents(store)]
                at += 1
            assert contents(store) == states[at]

    in_a_copy(small_file, deal)
