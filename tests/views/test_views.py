"""What people read: each view of a small plan, and that a large plan costs no more statements than a small one."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from store_contents import rows

from db.engine import Store, create_store
from db.errors import BadInput, UnknownName
from db.words import Role, Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import (
    Agreed,
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
from riia_tui.actions.corrections import edit_record
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.plans import add_plan
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.actions.returns import log_return
from riia_tui.planfile.read import parse_plan
from riia_tui.views import records as record_views
from riia_tui.views.boards import boards
from riia_tui.views.calendar import Mark, month_view
from riia_tui.views.expected import expected
from riia_tui.views.find import around, find
from riia_tui.views.history import history
from riia_tui.views.kpi import kpi, kpis_of_record
from riia_tui.views.money import money
from riia_tui.views.networks import network_whole, networks_whole
from riia_tui.views.participation import participation
from riia_tui.views.parts import Part
from riia_tui.views.plans import head, plans
from riia_tui.views.records import record, records
from riia_tui.views.registers import blank_register, networks
from riia_tui.views.returns import returns
from riia_tui.views.standing import Counts
from riia_tui.views.today import due_list, today_view
from riia_tui.views.tree import Node, plan_tree

TODAY = date(2025, 12, 1)


def evidence(store: Store, title: str = "A dashboard", on: date = TODAY, **more: Any) -> str:
    return log_evidence(store, LogEvidence("small", on, title, **more), TODAY).key


def meeting(store: Store, title: str = "Leads", on: date = date(2025, 11, 20), **more: Any) -> str:
    return log_meeting(store, LogMeeting("small", on, title, **more), TODAY).key


def rag(store: Store, ref: str, status: Status, on: date = TODAY, **more: Any) -> None:
    update_rag(store, UpdateRag(ref, status, on, **({"comment": "Agreed"} | more)), TODAY)


def number_of(counts: Counts) -> int:
    return sum(number for _, number in counts)


def leaves(node: Node) -> Iterator[Node]:
    if node.kpi is not None:
        yield node
    for child in node.children:
        yield from leaves(child)


def every(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from every(node.children)


# The plan


def test_the_counts_of_the_tree_add_up(small: Store) -> None:
    rag(small, "5.2.7", Status.OFF_TRACK)
    rag(small, "6.3", Status.CLOSED)
    tree = plan_tree(small, "small", TODAY)
    assert number_of(tree.counts) == 8
    for node in every(tree.nodes):
        below = [leaf.kpi.status for leaf in leaves(node)]
        assert dict(node.counts) == {status: below.count(status) for status, _ in node.counts}
    tops = [dict(node.counts) for node in tree.nodes]
    assert {status: sum(top[status] for top in tops) for status, _ in tree.counts} == dict(tree.counts)
    assert dict(tree.counts)[Status.CLOSED] == 1


def test_the_tree_is_in_printed_order(small: Store) -> None:
    tree = plan_tree(small, None, TODAY)
    assert [(node.level, node.code, node.title) for node in every(tree.nodes) if node.kpi is None] == [
        ("section", "5", "Data"),
        ("sub-requirement", "5.2", "Sharing of data"),
        ("activity", "5.2.A", "Dashboard"),
        ("section", "6", "Workforce"),
    ]
    refs = [leaf.code for node in tree.nodes for leaf in leaves(node)]
    assert refs == ["5.2.5", "5.2.8", "5.2.6", "5.2.7", "6.2.5 KPI 1", "6.2.5 KPI 2", "6.3", "6.4"]


def test_a_plan_is_chosen_by_its_code_or_by_being_the_only_one(small: Store) -> None:
    assert head(small, None, TODAY).plan == head(small, " SMALL ", TODAY).plan == "small"
    with pytest.raises(UnknownName, match="There is no plan called “big”"):
        head(small, "big", TODAY)
    second = """\
format: riia-plan/1
plan: {code: second, title: Second, starts: 2026-04-01, ends: 2027-03-31, region: {code: west, name: West}}
themes:
- {level: priority, title: One, kpis: [{code: "6.3", statement: Something}]}
"""
    add_plan(small, parse_plan(second, "second.yaml"))
    with pytest.raises(BadInput, match=r"more than one plan.*second, small"):
        head(small, None, TODAY)
    with pytest.raises(BadInput, match="“6.3” is in more than one plan: second, small"):  # noqa: RUF043
        kpi(small, "6.3", None, TODAY)
    assert kpi(small, "6.3", "second", TODAY).line.statement == "Something"
    assert [(line.code, line.kpis, line.region) for line in plans(small)] == [
        ("second", 1, "West"),
        ("small", 8, "West"),
    ]


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    store = create_store(tmp_path / "empty.db")
    for view in (plan_tree, today_view, records, participation, boards, money):
        with pytest.raises(BadInput, match=r"no plan in this store yet.*riia init"):
            view(store, None, TODAY)
    assert plans(store) == []
    assert find(store, "anything") == []
    assert history(store) == []
    store.close()


def test_a_kpi_names_its_place_and_who_answers_for_it(small: Store) -> None:
    found = kpi(small, "5.2.5", None, TODAY)
    assert found.path == ("5 Data", "5.2 Sharing of data", "5.2.A Dashboard")
    assert (found.line.owner, found.sponsor, found.line.section) == ("Jo Bloggs", "A DCS", "5.2")
    assert kpi(small, "6.3", None, TODAY).line.owner is None


def test_a_kpi_shows_what_counts_newest_first_and_what_is_planned_soonest_first(small: Store) -> None:
    for on in (date(2025, 9, 1), date(2025, 11, 1), date(2025, 10, 1)):
        evidence(small, f"On {on}", on, counts_towards=("5.2.7",))
    for on in (date(2026, 2, 1), date(2026, 1, 1)):
        evidence(small, f"On {on}", on, planned=True, counts_towards=("5.2.7",))
    found = kpi(small, "5.2.7", None, TODAY)
    assert [line.on for line in found.records] == [date(2025, 11, 1), date(2025, 10, 1), date(2025, 9, 1)]
    assert [line.on for line in found.planned] == [date(2026, 1, 1), date(2026, 2, 1)]
    assert found.measures[0].value == 3


def test_a_record_says_which_kpis_it_moved(small: Store) -> None:
    key = evidence(small, counts_towards=("5.2.7", "6.4"))
    assert [found.line.ref for found in kpis_of_record(small, key[-6:], TODAY)] == ["5.2.7", "6.4"]


# Today


def test_today_shows_what_is_late_and_what_comes(small: Store) -> None:
    view = today_view(small, None, date(2025, 12, 1))
    assert [line.ref for line in view.overdue] == ["5.2.7"]
    assert [line.ref for line in view.soon] == []
    later = today_view(small, None, date(2025, 12, 10))
    assert [line.ref for line in later.soon] == ["5.2.5"]
    assert (view.since, view.moves) == (None, ())
    assert view.board == "No board date is entered yet."


def test_what_is_done_or_closed_is_not_late(small: Store) -> None:
    rag(small, "5.2.7", Status.CLOSED)
    evidence(small, counts_towards=("5.2.5",), delivers=True)
    view = today_view(small, None, date(2025, 12, 10))
    assert view.overdue == view.soon == ()


def test_today_shows_what_moved_since_the_last_board(small: Store) -> None:
    set_board(small, SetBoard("small", date(2025, 10, 1)))
    set_board(small, SetBoard("small", date(2025, 12, 18)))
    rag(small, "6.3", Status.ON_TRACK, date(2025, 9, 1))
    rag(small, "6.4", Status.OFF_TRACK, date(2025, 9, 1))
    rag(small, "6.3", Status.OFF_TRACK)
    rag(small, "6.4", Status.ON_TRACK)
    meeting(small)
    evidence(small)
    evidence(small, "Before the board", date(2025, 9, 30))
    view = today_view(small, None, TODAY)
    assert view.since == date(2025, 10, 1)
    moved = {move.line.ref: (move.was, move.line.status, move.better) for move in view.moves}
    assert moved["6.3"] == (Status.ON_TRACK, Status.OFF_TRACK, False)
    assert moved["6.4"] == (Status.OFF_TRACK, Status.ON_TRACK, True)
    assert [move.better for move in view.moves] == sorted(move.better for move in view.moves)
    assert view.recorded == "2 records, among them 1 meeting"
    assert "papers go out on 10 Dec 2025" in view.board


def test_due_counts_both_ends(small: Store) -> None:
    assert [line.ref for line in due_list(small, None, TODAY, 30).soon] == ["5.2.5"]
    assert due_list(small, None, TODAY, 29).soon == ()
    assert [line.ref for line in due_list(small, None, date(2025, 12, 31), 0).soon] == ["5.2.5"]
    assert [line.ref for line in due_list(small, None, date(2026, 1, 1), 0).overdue] == ["5.2.7", "5.2.5"]
    assert [line.ref for line in due_list(small, None, TODAY, 120).soon] == [
        "5.2.5",
        "5.2.8",
        "5.2.6",
        "6.2.5 KPI 1",
        "6.2.5 KPI 2",
        "6.4",
    ]


# The calendar


@pytest.mark.parametrize(("year", "month", "weeks"), [(2025, 12, 5), (2027, 2, 4), (2025, 6, 6), (2026, 1, 5)])
def test_a_month_is_whole_weeks_from_monday(small: Store, year: int, month: int, weeks: int) -> None:
    view = month_view(small, None, TODAY, year, month)
    days = [day.on for week in view.weeks for day in week]
    assert {len(week) for week in view.weeks} == {7}
    assert all(week[0].on.weekday() == 0 for week in view.weeks)
    assert [on.toordinal() for on in days] == list(range(days[0].toordinal(), days[0].toordinal() + len(days)))
    inside = [day.on for week in view.weeks for day in week if day.inside]
    assert inside == [on for on in days if (on.year, on.month) == (year, month)]
    assert len(inside) >= 28
    assert len(view.weeks) == weeks


def test_a_day_shows_the_board_first_and_papers_a_week_before(small: Store) -> None:
    set_board(small, SetBoard("small", date(2025, 12, 31)))
    meeting(small, "Leads", date(2025, 12, 31), planned=True)
    weeks = month_view(small, None, TODAY, 2025, 12).weeks
    found = {day.on: [(entry.mark, entry.text) for entry in day.entries] for week in weeks for day in week}
    assert found[date(2025, 12, 31)] == [
        (Mark.BOARD, "RIIA Board"),
        (Mark.DEADLINE, "A dashboard is published by December 2025."),
        (Mark.MEETING, "Leads, planned"),
        (Mark.EXPECTED, "quarterly record expected"),
    ]
    assert (Mark.PAPERS, "Papers out for the RIIA Board") in found[date(2025, 12, 19)]
    assert (Mark.HOLIDAY, "Christmas Day") in found[date(2025, 12, 25)]
    assert all(day.on in found for week in weeks for day in week)


def test_a_rhythm_shows_what_was_missed_and_what_is_expected(small: Store) -> None:
    def waited_for(month: int, year: int) -> list[str]:
        weeks = month_view(small, None, TODAY, year, month).weeks
        days = [day for week in weeks for day in week if day.inside]
        return [entry.text for day in days for entry in day.entries if entry.mark is Mark.EXPECTED]

    assert waited_for(6, 2025) == ["quarterly record missed"]
    assert waited_for(12, 2025) == ["quarterly record expected"]
    key = meeting(small, network="Performance leads", on=date(2025, 6, 2))
    assert waited_for(6, 2025) == ["on time: Leads of 2 Jun 2025 missed"]
    edit_record(small, key, EditRecord(papers_out=date(2025, 6, 9)), TODAY)
    assert waited_for(6, 2025) == []


# Records and registers


def test_records_are_newest_first(small: Store) -> None:
    for on in (date(2025, 9, 1), date(2025, 11, 1), date(2025, 10, 1)):
        evidence(small, f"On {on}", on, counts_towards=("5.2.7",) if on.month != 10 else ())
    assert [line.on for line in records(small, None, TODAY).lines] == [
        date(2026, 1, 20),
        date(2025, 11, 1),
        date(2025, 10, 1),
        date(2025, 9, 1),
    ]
    linked = records(small, None, TODAY, "5.2.7")
    assert [line.on for line in linked.lines] == [date(2025, 11, 1), date(2025, 9, 1)]
    with pytest.raises(UnknownName):
        records(small, None, TODAY, "5.9")


def test_a_long_list_says_how_many_are_left_out(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_views, "MOST_ROWS", 3)
    for number in range(4):
        evidence(small, f"Evidence {number}")
    view = records(small, None, TODAY)
    assert (len(view.lines), view.left_out) == (3, 2)


def test_a_record_sums_itself_up(small: Store) -> None:
    came = meeting(small, network="Performance leads", register=Register(attended=("Devon",), deputies=("BCP",)))
    assert record(small, came, TODAY).line.summary == "2 of 7 came"
    survey = log_survey(small, LogSurvey("small", TODAY, "Confidence", 50, 42), TODAY).key
    assert record(small, survey, TODAY).line.summary == "42 of 50 positive"
    assert record(small, evidence(small, quantity=4.5), TODAY).line.summary == "4.5"
    assert record(small, evidence(small, authorities=("Devon and BCP",)), TODAY).line.summary == "2 authorities"
    assert record(small, evidence(small), TODAY).line.summary == ""


def test_a_register_shows_who_was_expected_and_not_entered(small: Store) -> None:
    key = meeting(small, network="Data leads", register=Register(guests=("Somerset",), apologies=("Devon",)))
    found = {line.name: (line.role, line.guest) for line in record(small, key, TODAY).register}
    assert found == {
        "Bristol": (None, False),
        "Devon": (Role.APOLOGIES, False),
        "Somerset": (Role.ATTENDED, True),
    }


def test_a_blank_register_starts_from_the_members_of_the_day_and_the_last_meeting(small: Store) -> None:
    attended = Register(attended=("Bristol",), guests=("Somerset",), apologies=("Torbay",))
    meeting(small, on=date(2025, 6, 1), network="Data leads", register=attended)
    summer = blank_register(small, "small", TODAY, "Data leads", date(2025, 6, 30))
    assert summer.names == ("Bristol", "Torbay")
    assert dict(summer.last) == {"Bristol": Role.ATTENDED, "Torbay": Role.APOLOGIES}
    assert summer.last_on == date(2025, 6, 1)
    autumn = blank_register(small, "small", TODAY, "Data leads", date(2025, 9, 1))
    assert (autumn.names, dict(autumn.last)) == (("Bristol", "Devon"), {"Bristol": Role.ATTENDED})
    first = blank_register(small, "small", TODAY, "Data leads", date(2025, 6, 1))
    assert (first.last, first.last_on) == ((), None)
    assert len(blank_register(small, "small", TODAY, None, TODAY).names) == 7
    assert [(n.name, n.counts_towards) for n in networks(small, "small", TODAY)] == [
        ("Performance leads", ("5.2.6", "5.2.7")),
        ("Data leads", ("5.2.7",)),
    ]


# Participation, money, boards


def test_participation_adds_up_both_ways(small: Store) -> None:
    evidence(small, authorities=("Devon, Bristol, BCP",), counts_towards=("5.2.8",))
    evidence(small, authorities=("Devon",), counts_towards=("5.2.8",))
    view = participation(small, None, TODAY)
    (column,) = view.columns
    assert (column.ref, column.took_part, column.met) == ("5.2.8", 2, True)
    cells = {row.name: row.cells[0] for row in view.rows}
    assert cells["Devon"] is cells["Bristol"] is Part.TOOK_PART
    assert cells["Somerset"] is cells["Torbay"] is Part.NOT_YET
    assert cells["Bournemouth, Christchurch and Poole"] is Part.NOT_ASKED, "it is outside the activity's scope"
    assert sum(row.took_part for row in view.rows) == sum(c.took_part for c in view.columns)
    assert sum(row.asked for row in view.rows) == 4


def test_the_costings_are_as_printed(small: Store) -> None:
    view = money(small, None, TODAY)
    assert view.columns == ("Q1", "Q2")
    assert [(row.fund, row.code, row.label, row.amounts) for row in view.rows] == [
        ("RIIA", "5.2", "Salaries", (1200.5, 300.0))
    ]


def test_boards_are_newest_first_with_the_day_of_their_papers(small: Store) -> None:
    for on in (date(2025, 12, 18), date(2025, 6, 5), TODAY):
        set_board(small, SetBoard("small", on))
    found = [(line.meeting.on, line.held, line.papers_out) for line in boards(small, None, TODAY).lines]
    assert found == [
        (date(2025, 12, 18), False, date(2025, 12, 10)),
        (TODAY, False, date(2025, 11, 21)),
        (date(2025, 6, 5), True, date(2025, 5, 28)),
    ]


# Find


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("100% attendance", ["100% attendance"]),
        ("100_", []),
        ("%", ["100% attendance"]),
        ("file_name", ["file_name.docx"]),
        ("e_n", ["file_name.docx"]),
        ("back\\slash", ["back\\slash"]),
        ("ÄRZTE ÉCOLE", ["ärzte école"]),
        ("straße", ["STRASSE"]),
        ("[kpi-01]", ["[KPI-01]"]),
        ("  two   words ", ["two\r\n words"]),
        ("'; drop", ["'; drop table kpi"]),
        ("🎉", ["done 🎉"]),
        ("no such thing", []),
    ],
)
def test_find_takes_signs_as_they_are(small: Store, typed: str, found: list[str]) -> None:
    for title in (
        "100% attendance",
        "file_name.docx",
        "back\\slash",
        "ärzte école",
        "STRASSE",
        "[KPI-01]",
        "two\r\n words",
        "'; drop table kpi",
        "done 🎉",
    ):
        evidence(small, title)
    assert [hit.text for hit in find(small, typed) if hit.kind == "evidence"] == found


def test_find_looks_everywhere_people_type(small: Store) -> None:
    word = "zebra"
    meeting(small, agreed=(Agreed("Ann", f"{word} 1", date(2026, 1, 1)),), decisions=(f"{word} 2",), note=f"{word} 3")
    rag(small, "6.3", Status.AT_RISK, comment=f"{word} 4", cause="x", remedy="y")
    hits = {(hit.kind, hit.ref) for hit in find(small, word.upper())}
    assert hits == {("action", ""), ("decision", ""), ("meeting", ""), ("RAG", "6.3")}
    assert [(hit.kind, hit.ref) for hit in find(small, "dashboard is published")] == [("KPI", "5.2.5")]
    assert [(hit.kind, hit.text) for hit in find(small, "bcp")] == [
        ("organisation", "Bournemouth, Christchurch and Poole")
    ]
    for nothing in ("", "  ", "\t"):
        with pytest.raises(BadInput, match="Say what to find"):
            find(small, nothing)


def test_find_in_one_plan_is_not_crowded_out_by_another(small: Store) -> None:
    second = """\
format: riia-plan/1
plan: {code: a-second, title: Second, starts: 2026-04-01, ends: 2027-03-31, region: {code: west, name: West}}
themes:
- level: priority
  title: One
  kpis:
"""
    crowd = "".join(f"  - {{statement: 'Vacancies, number {number}'}}\n" for number in range(250))
    add_plan(small, parse_plan(second + crowd, "second.yaml"))
    assert {hit.plan for hit in find(small, "vacancies", "small")} == {"small"}
    assert len(find(small, "vacancies")) == 200
    with pytest.raises(UnknownName):
        find(small, "vacancies", "big")


@pytest.mark.parametrize(("text", "wanted", "width"), [("x " * 200 + "needle" + " y" * 200, "NEEDLE", 40)])
def test_a_hit_is_cut_so_that_the_words_are_seen(text: str, wanted: str, width: int) -> None:
    line = around(text, wanted, width)
    assert "needle" in line
    assert len(line) <= width


# The history


def test_the_history_is_newest_first_and_says_what_no_longer_holds(small: Store) -> None:
    evidence(small, "One")
    evidence(small, "Two")
    undo(small)
    lines = history(small)
    assert [(line.number, line.action, line.undone) for line in lines] == [
        (4, "undo", False),
        (3, "log evidence", True),
        (2, "log evidence", False),
        (1, "add plan", False),
    ]
    assert {(line.by, line.plan) for line in lines[:3]} == {("Ann Other", "small")}
    redo(small)
    assert [line.undone for line in history(small)] == [False, True, False, False, False]


def test_the_history_of_a_plan_leaves_other_plans_out(store: Store, small_plan: str) -> None:
    add_plan(store, parse_plan(small_plan, "small.yaml"))
    assert [line.plan for line in history(store)] == ["small", "sw-2025-26"]
    assert [line.plan for line in history(store, plan="small")] == ["small"]


def test_the_history_of_a_kpi_is_about_it_its_measures_and_its_records(small: Store) -> None:
    key = evidence(small, "Counts", counts_towards=("6.4",))
    evidence(small, "Counts elsewhere", counts_towards=("5.2.7",))
    give_figure(small, GiveFigure("6.3", 4, TODAY), TODAY)
    rag(small, "6.4", Status.AT_RISK)
    edit_record(small, key, EditRecord(note="Put right"), TODAY)
    actions = [line.action for line in history(small, "6.4", "small")]
    assert actions == ["edit record", "update RAG", "log evidence", "add plan"]
    assert [line.action for line in history(small, "6.3")] == ["give figure", "add plan"]


# What it costs


def large_plan(kpis: int) -> str:
    """A plan of so many KPIs, a fifth of them with an activity of their own."""
    head_of_file = """\
format: riia-plan/1
plan: {code: small, title: Large, starts: 2025-04-01, ends: 2026-03-31, region: {code: west, name: West}}
authorities: [Devon, Bristol, Torbay]
networks:
- {name: Leads, members: all, counts_towards: ["1.0"]}
themes:
"""
    themes = [
        {
            "code": f"{number}",
            "level": "section",
            "title": f"Theme {number}",
            "activities": [{"code": f"{number}.A", "title": "x", "scope": ["Devon"], "kpis": [_kpi(f"{number}.9")]}],
            "kpis": [_kpi(f"{number}.{at}") for at in range(4 if kpis > 2 else 1)],
        }
        for number in range(1, max(kpis // 5, 1) + 1)
    ]
    return head_of_file + "".join(f"- {json.dumps(theme)}\n" for theme in themes)


def _kpi(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "statement": "Something is done.",
        "due": "2025-12-31",
        "cadence": "quarterly",
        "measures": [
            {"metric": "participation", "target": 50, "unit": "percent"},
            {"metric": "reported", "target": 5},
        ],
    }


VIEWS: dict[str, Callable[[Store], Any]] = {
    "plan tree": lambda store: plan_tree(store, "small", TODAY),
    "today": lambda store: today_view(store, "small", TODAY),
    "due": lambda store: due_list(store, "small", TODAY, 30),
    "month": lambda store: month_view(store, "small", TODAY, 2025, 12),
    "records": lambda store: records(store, "small", TODAY),
    "record": lambda store: record(store, _newest(store), TODAY),
    "records of a KPI": lambda store: records(store, "small", TODAY, "1.0"),
    "participation": lambda store: participation(store, "small", TODAY),
    "boards": lambda store: boards(store, "small", TODAY),
    "money": lambda store: money(store, "small", TODAY),
    "KPI": lambda store: kpi(store, "1.0", "small", TODAY),
    "KPIs of a record": lambda store: kpis_of_record(store, _newest(store), TODAY),
    "history": lambda store: history(store),
    "history of a KPI": lambda store: history(store, "1.0"),
    "find": lambda store: find(store, "something"),
    "networks": lambda store: networks(store, "small", TODAY),
    "networks whole": lambda store: networks_whole(store, "small", TODAY),
    "network": lambda store: network_whole(store, "Leads", "small", TODAY),
    "returns": lambda store: returns(store, "small", TODAY),
    "expected": lambda store: expected(store, "small", TODAY),
    "register": lambda store: blank_register(store, "small", TODAY, "Leads", TODAY),
    "plans": plans,
}


def _newest(store: Store) -> str:
    return str(rows(store, "select max(id) from record")[0][0])


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """A store with 2 KPIs and one meeting, and one with 100 KPIs and a dozen of everything."""
    made = []
    for kpis, times in ((2, 1), (100, 12)):
        store = create_store(tmp_path_factory.mktemp("cost") / "riia.db")
        add_plan(store, parse_plan(large_plan(kpis), "large.yaml"))
        assert rows(store, "select count(*) from kpi") == [(kpis,)]
        for number in range(times):
            on = date(2025, 11, 1 + number)
            set_board(store, SetBoard("small", on))
            rag(store, "1.0", Status.AT_RISK, on)
            give_figure(store, GiveFigure("1.0:2", number, on), TODAY)
            register = Register(all_but=("Devon",))
            meeting(store, f"Leads {number}", on, network="Leads", register=register, agreed=(Agreed("A", "b"),))
            log_return(store, LogReturn("small", f"Wave {number}", ("all",), due=on), TODAY)
        made.append(store)
    yield made[0], made[1]
    for store in made:
        store.close()


def statements(store: Store, view: Callable[[Store], Any]) -> list[str]:
    """What a view asks of the store when nothing is kept."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(" ".join(statement.split()))

    store.kept.clear()
    event.listen(store.engine, "before_cursor_execute", note)
    try:
        view(store)
    finally:
        event.remove(store.engine, "before_cursor_execute", note)
    return asked


@pytest.mark.parametrize("name", VIEWS)
def test_a_hundred_kpis_cost_as_many_statements_as_two(stores: tuple[Store, Store], name: str) -> None:
    few, many = (statements(store, VIEWS[name]) for store in stores)
    assert many == few
    assert 1 <= len(few) <= 38


def test_what_was_read_is_not_read_again_until_something_is_written(stores: tuple[Store, Store]) -> None:
    store = stores[0]
    whole = statements(store, VIEWS["today"])
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    today_view(store, "small", TODAY)
    assert len(asked) < 5 < len(whole)
