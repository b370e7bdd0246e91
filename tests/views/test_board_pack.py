"""The board pack: what a board is told, from the record alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from db.engine import Store, create_store
from db.facts import ActionFact, BoardMeetingFact, ExcusedFact
from db.words import Counts, Status
from riia_tui.actions.commands import UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.read import parse_plan
from riia_tui.views.board_pack import BoardPack, Programme, board_pack, board_pack_of
from riia_tui.views.calendar import Mark
from riia_tui.views.standing import Standing, standing
from tests.views.pack_store import HEAD, LAST_BOARD, NEXT_BOARD, PLAN, TODAY, empty_store, pack_store


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The plan with its record; no test writes to it."""
    store = pack_store(tmp_path_factory.mktemp("pack") / "riia.db")
    yield store
    store.close()


@pytest.fixture(scope="module")
def pack(told: Store) -> BoardPack:
    """Its pack as at 1 December 2025."""
    return board_pack(told, None, TODAY)


@pytest.fixture(scope="module")
def found(told: Store) -> Standing:
    """The plan as it stands, for a test that changes a fact."""
    return standing(told, None, TODAY)


def with_facts(found: Standing, **changed: Any) -> BoardPack:
    """The pack of the same plan with other facts."""
    return board_pack_of(Standing(replace(found.facts, **changed), found.today))


def counted(programme: Programme, status: Status | None) -> tuple[int, int | None]:
    """How many KPIs have a status now and at the last board."""
    now, then = dict(programme.now), dict(programme.then) if programme.then else None
    return now[status], then[status] if then else None


def refs(lines: Any) -> list[str]:
    """The refs of exceptions or moves, in order."""
    return [line.line.ref for line in lines]


def test_the_board_is_the_next_one_and_the_last_is_what_it_is_compared_with(pack: BoardPack) -> None:
    assert pack.board is not None and pack.last_board is not None
    assert (pack.board.on, pack.last_board.on) == (NEXT_BOARD, LAST_BOARD)
    assert pack.board.asks == ("Agree the new date for the coordinator.", "Name a director for the national scheme.")


def test_a_board_that_meets_today_is_the_board_in_question(told: Store) -> None:
    found = board_pack(told, None, NEXT_BOARD)
    assert found.board is not None and found.board.on == NEXT_BOARD
    assert found.last_board is not None and found.last_board.on == LAST_BOARD


def test_the_programmes_are_counted_apart_now_and_at_the_last_board(pack: BoardPack) -> None:
    send, csc = pack.programmes
    assert (send.code, send.kpis, csc.code, csc.kpis) == ("SEND", 3, "CSC", 6)
    assert counted(send, Status.OFF_TRACK) == (1, 0)
    assert counted(send, Status.NOT_STARTED) == (0, 1)
    assert counted(csc, Status.CLOSED) == (1, 0)
    assert counted(csc, None) == (1, 1)


def test_the_programmes_add_up_to_the_whole(pack: BoardPack) -> None:
    for status, count in pack.total.now:
        assert count == sum(counted(programme, status)[0] for programme in pack.programmes)
    assert sum(count for _, count in pack.total.now) == pack.total.kpis == 9


def test_without_an_earlier_board_nothing_is_compared(found: Standing) -> None:
    pack = with_facts(found, board_meetings=())
    assert pack.board is None and pack.last_board is None
    assert pack.total.then is None
    assert pack.changes.worse == pack.changes.better == pack.changes.other == ()


def test_every_red_and_amber_is_an_exception_and_nothing_else_is(pack: BoardPack) -> None:
    assert refs(pack.exceptions) == ["1.1.1", "1.1.3", "5.1.1", "5.1.2"]
    assert [e.line.status for e in pack.exceptions] == [Status.OFF_TRACK, *[Status.AT_RISK] * 3]


def test_the_most_pressing_are_reds_and_ambers_that_were_better(pack: BoardPack) -> None:
    assert refs(pack.urgent) == ["1.1.1", "1.1.3"]
    assert [line.was for line in pack.urgent] == [Status.ON_TRACK, Status.NOT_STARTED]


def test_the_longest_overdue_comes_first(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "riia.db")
    day = date(2025, 12, 22)  # 1.1.1 was due in October, 5.2.4 in November, 1.1.3 two days ago
    update_rag(store, UpdateRag("5.2.2", Status.OFF_TRACK, day), day)
    pack = board_pack(store, None, day)
    assert refs(pack.urgent) == ["1.1.1", "5.2.4", "1.1.3", "5.1.1", "5.2.2"]
    assert [e.overdue_since for e in pack.urgent[:4]] == [
        date(2025, 10, 31),
        date(2025, 11, 15),
        date(2025, 12, 20),
        None,  # two quarters without a meeting
    ]
    store.close()


def test_what_is_alike_stands_as_in_the_plan_not_by_its_letters(tmp_path: Path) -> None:
    kpi = "  - {{code: '1.{0}', statement: Publish report {0}, due: 2025-10-31, measures: [{{metric: milestone}}]}}\n"
    kpis = "".join(kpi.format(at) for at in range(1, 12))
    text = f"{HEAD}themes:\n- code: '1'\n  level: section\n  title: Data\n  kpis:\n{kpis}"
    store = create_store(tmp_path / "riia.db")
    add_plan(store, parse_plan(text, "west.yaml"))
    assert refs(board_pack(store, None, TODAY).exceptions) == [f"1.{at}" for at in range(1, 12)]
    store.close()


def test_what_was_typed_about_a_red_is_told_and_what_was_not_is_missing(pack: BoardPack) -> None:
    late, quiet = pack.exceptions[:2]
    assert (late.cause, late.remedy) == (
        "The first advert found no one.",
        "A second advert with a host authority.",
    )
    assert (late.owner, late.forecast, late.agreed_by) == ("Devon", date(2026, 1, 31), "Jo Bloggs")
    assert (quiet.cause, quiet.remedy, quiet.forecast, quiet.agreed_by) == (None, None, None, None)
    assert quiet.owner == "Ann Other"


def test_missed_records_of_a_rhythm_are_told(pack: BoardPack) -> None:
    rhythm = next(e.rhythm for e in pack.exceptions if e.line.ref == "5.1.1")
    assert rhythm is not None
    assert (rhythm.cadence, rhythm.fallen_due, rhythm.missed) == ("quarterly", 2, 1)


def test_the_figure_that_is_not_met_comes_first(pack: BoardPack) -> None:
    figures = next(e.figures for e in pack.exceptions if e.line.ref == "5.1.1")
    assert [(f.name, f.words, f.met) for f in figures] == [
        ("meetings", "2 of 4", False),
        ("attendance", "88%, needs 75%", True),
    ]


def test_a_green_whose_figure_says_red_is_shown(told: Store, found: Standing) -> None:
    agreed = [a for a in found.facts.assessments if found.facts.kpi[a.kpi].ref == "1.1.1"]
    green = replace(agreed[-1], status=Status.ON_TRACK)
    pack = with_facts(found, assessments=(green,))
    assert [(line.ref, line.says) for line in pack.contradicted] == [("1.1.1", Status.OFF_TRACK)]


def test_moves_are_told_in_both_directions(pack: BoardPack) -> None:
    assert refs(pack.changes.worse) == ["1.1.1", "1.1.3"]
    assert refs(pack.changes.better) == ["1.1.2", "5.2.4"]


def test_a_kpi_that_was_closed_is_no_improvement(pack: BoardPack) -> None:
    assert refs(pack.changes.other) == ["5.2.2"]


def test_open_actions_are_told_the_overdue_first(pack: BoardPack) -> None:
    assert [(a.who, a.overdue, a.meeting) for a in pack.actions] == [
        ("BCP", True, "Leads, November"),
        ("Devon", False, "Leads, November"),
    ]


def test_an_action_that_was_done_stays_for_one_board(found: Standing) -> None:
    def done(day: date) -> ActionFact:
        return replace(found.facts.actions[0], done=day)

    told = with_facts(found, actions=(done(date(2025, 11, 28)),)).actions
    assert [(a.done, a.overdue) for a in told] == [(date(2025, 11, 28), False)]
    assert with_facts(found, actions=(done(date(2025, 8, 1)),)).actions == ()


def test_an_action_due_today_is_not_overdue(found: Standing) -> None:
    due_today = replace(found.facts.actions[0], due=TODAY)
    assert not with_facts(found, actions=(due_today,)).actions[0].overdue


def test_decisions_of_the_last_board_itself_are_told(pack: BoardPack) -> None:
    assert [(d.text, d.meeting, d.on) for d in pack.decisions] == [
        ("The plan is approved.", "Western Board, September", LAST_BOARD)
    ]


def test_every_kpi_stands_once_under_its_theme(pack: BoardPack) -> None:
    assert [(s.path, len(s.rows)) for s in pack.sections] == [
        (("SEND programme", "1.1 Data"), 3),
        (("CSC Children's social care", "5 Workforce", "5.1 Meetings"), 2),
        (("CSC Children's social care", "5 Workforce", "5.2 Confidence"), 4),
    ]


def test_evidence_is_the_number_of_records_and_the_newest(pack: BoardPack) -> None:
    evidence = {row.line.ref: row.evidence for section in pack.sections for row in section.rows}
    assert (evidence["5.1.1"].records, evidence["5.1.1"].newest) == (2, date(2025, 11, 6))
    assert evidence["5.1.1"].titles[0] == (date(2025, 11, 6), "Leads, November")
    assert (evidence["1.1.1"].records, evidence["1.1.1"].newest) == (0, None)


def test_an_authority_is_told_what_is_outstanding(pack: BoardPack) -> None:
    lines = {line.name: line for line in pack.authorities}
    assert (lines["Torbay"].took_part, lines["Torbay"].asked, lines["Torbay"].outstanding) == (0, 1, ("1.1.2",))
    assert lines["Devon"].outstanding == ()


def test_a_kpi_that_counts_partnerships_says_so_and_who_is_missing(pack: BoardPack) -> None:
    (shared,) = pack.shared
    assert (shared.ref, shared.counts, shared.words) == ("1.1.2", Counts.PARTNERSHIP, "3 of 4, needs 3")
    assert shared.missing == ("Torbay",)


def test_who_is_excused_is_left_out_and_named(found: Standing) -> None:
    torbay = next(o for o in found.facts.organisations if o.name == "Torbay")
    spell = ExcusedFact(torbay.id, date(2025, 11, 1), None, "Inspection.")
    pack = with_facts(found, excused=(spell,))
    assert pack.method.excused == (("Torbay", None, "Inspection."),)
    assert [line.excused for line in pack.authorities if line.name == "Torbay"] == [1]
    assert pack.shared[0].words == "3 of 3, needs 3"


def test_what_is_coming_are_boards_papers_deadlines_and_planned_meetings(pack: BoardPack) -> None:
    assert [(c.on, c.mark, c.ref or c.text) for c in pack.coming] == [
        (date(2025, 12, 10), Mark.PAPERS, "Papers out for the Western Board"),
        (NEXT_BOARD, Mark.BOARD, "Western Board"),
        (date(2025, 12, 20), Mark.DEADLINE, "1.1.3"),
        (date(2026, 1, 14), Mark.MEETING, "Leads, January"),
    ]


def test_a_meeting_held_today_is_not_coming(told: Store) -> None:
    on_the_day = board_pack(told, None, date(2025, 11, 6))
    assert "Leads, November" not in [entry.text for entry in on_the_day.coming]


def test_how_the_figures_came_about_is_told(pack: BoardPack) -> None:
    method = pack.method
    assert method.judges == (("Jo Bloggs", 4),)
    assert (method.unjudged, method.unrecorded) == (5, 5)
    assert (method.ready_to_close, method.uncountable, method.undated) == (("5.2.4",), ("5.2.3",), ("5.2.3",))


def test_a_plan_without_kpis_has_a_pack(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "riia.db", HEAD + "themes: []\n")
    pack = board_pack(store, None, TODAY)
    assert (pack.total.kpis, pack.programmes, pack.exceptions, pack.sections, pack.coming) == (0, (), (), (), ())
    store.close()


def test_a_plan_without_any_record_has_a_pack(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "riia.db")
    pack = board_pack(store, None, TODAY)
    assert (pack.board, pack.actions, pack.decisions) == (None, (), ())
    assert refs(pack.urgent)[:2] == ["1.1.1", "5.2.4"]
    store.close()


def test_a_board_without_words_is_no_fault(found: Standing) -> None:
    bare = BoardMeetingFact("key", "Western Board", NEXT_BOARD)
    pack = with_facts(found, board_meetings=(bare,))
    assert pack.board == bare


def test_more_kpis_ask_the_store_no_more_questions(tmp_path: Path) -> None:
    def questions(name: str, plan: str) -> int:
        store = empty_store(tmp_path / name, plan)
        asked: list[str] = []
        event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        board_pack(store, None, TODAY)
        store.close()
        return len(asked)

    many = "".join(
        f"""\
  - code: "9.{n}"
    statement: Half of the authorities take part.
    due: 2025-12-{n + 1}
    measures:
    - {{metric: participation, target: 50, unit: percent}}
"""
        for n in range(10, 30)
    )
    more = PLAN + "- code: MORE\n  level: programme\n  title: More\n  kpis:\n" + many
    assert questions("few.db", PLAN) == questions("many.db", more)
