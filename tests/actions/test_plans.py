"""Taking a plan file into the store: everything that it prints, whole or not at all."""

from dataclasses import replace
from datetime import date

import pytest
from store_contents import contents, rows, written

from db.engine import Store, create_store
from db.errors import BadInput
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import EditRecord, LogEvidence, LogMeeting
from riia_tui.actions.corrections import edit_record
from riia_tui.actions.plans import add_plan
from riia_tui.actions.records import log_evidence, log_meeting
from riia_tui.planfile.model import NetworkEntry
from riia_tui.planfile.read import parse_plan
from riia_tui.views.calendar import month_view
from riia_tui.views.records import records
from riia_tui.views.registers import blank_register

TODAY = date(2025, 12, 1)
SECOND = """\
format: riia-plan/1
plan: {code: second, title: Second, starts: 2026-04-01, ends: 2027-03-31, region: {code: WEST, name: West}}
networks:
- {name: Everybody, members: all, counts_towards: ["1-1"]}
- {name: Two, members: [BCP, devon]}
themes:
- code: "1"
  level: priority
  title: One
  activities:
  - {title: For two, scope: [Torbay, banes]}
  kpis:
  - {statement: Something happens.}
"""
MORE_AUTHORITIES = """
authorities:
- Devon
- {name: Old District, until: 2026-03-31, successor: devon}
"""


@pytest.fixture
def empty(tmp_path) -> Store:
    store = create_store(tmp_path / "empty.db")
    yield store
    store.close()


def test_a_plan_is_added_with_everything_that_it_prints(empty: Store, small_plan: str) -> None:
    done = add_plan(empty, parse_plan(small_plan, "small.yaml"))
    assert done.said == "Added the plan small with 8 KPIs."
    found = {name: len(lines) for name, lines in contents(empty).items() if lines}
    assert found == {
        "activity": 1,
        "activity_scope": 4,
        "budget_line": 2,
        "contact": 1,
        "framework": 1,
        "framework_item": 1,
        "indicator": 1,
        "indicator_value": 2,
        "kpi": 8,
        "mapping": 1,
        "measure": 12,
        "member": 10,
        "network": 2,
        "network_kpi": 3,
        "organisation": 7,
        "plan": 1,
        "record": 1,
        "region": 1,
        "theme": 3,
    }
    assert rows(empty, "select ref from kpi order by position") == [
        ("5.2.5",),
        ("5.2.8",),
        ("5.2.6",),
        ("5.2.7",),
        ("6.2.5 KPI 1",),
        ("6.2.5 KPI 2",),
        ("6.3",),
        ("6.4",),
    ]


@pytest.mark.parametrize("code", ["small", "SMALL"])
def test_a_plan_that_is_there_is_not_added_twice(small: Store, small_plan: str, code: str) -> None:
    before = written(small)
    file = parse_plan(small_plan.replace("code: small", f"code: {code}"), "small.yaml")
    with pytest.raises(BadInput, match=f"The plan {code} is in this store already"):
        add_plan(small, file)
    assert written(small) == before


def test_a_plan_of_the_same_region_uses_the_authorities_that_are_there(small: Store) -> None:
    add_plan(small, parse_plan(SECOND, "second.yaml"))
    assert len(rows(small, "select * from region")) == 1
    assert len(rows(small, "select * from organisation")) == 7
    members = blank_register(small, "second", TODAY, "Two", TODAY)
    assert members.names == ("Bournemouth, Christchurch and Poole", "Devon")
    assert len(blank_register(small, "second", TODAY, "Everybody", TODAY).names) == 7
    scope = rows(small, "select name from activity_scope join organisation on organisation.id = organisation")
    assert sorted(scope)[-2:] == [("Torbay",), ("Torbay",)]


def test_a_plan_may_add_authorities_to_its_region(small: Store) -> None:
    text = SECOND.replace("[BCP, devon]", "[devon]").replace("[Torbay, banes]", "[Old District]")
    file = parse_plan(text + MORE_AUTHORITIES, "second.yaml")
    add_plan(small, file)
    successor = """select new.name from organisation old join organisation new on new.id = old.successor
                   where old.name = 'Old District'"""
    assert rows(small, successor) == [("Devon",)]
    assert len(rows(small, "select * from organisation")) == 8


@pytest.mark.parametrize(
    ("printed", "instead", "said"),
    [
        ("[BCP, devon]", "[BCP, Dorset]", "the authority “Dorset”, which is nowhere"),
        ("[Torbay, banes]", "[Torbey]", "the authority “Torbey”, which is nowhere"),
    ],
)
def test_an_authority_that_is_nowhere_is_refused(small: Store, printed: str, instead: str, said: str) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=said):
        add_plan(small, parse_plan(SECOND.replace(printed, instead), "second.yaml"))
    assert written(small) == before


def test_names_that_lead_nowhere_are_refused_and_nothing_is_added(empty: Store, small_plan: str) -> None:
    file = parse_plan(small_plan, "small.yaml")
    before = written(empty)
    for wrong, said in (
        (replace(file, networks=(NetworkEntry("x", counts_towards=("9.9",)),)), "“9.9”, which is no KPI"),
        (replace(file, networks=(NetworkEntry("x", counts_towards=("5.2",)),)), "“5.2”, which is no KPI"),
        (replace(file, mappings=(replace(file.mappings[0], item="9.9"),)), "item “9.9” of SOR, which is nowhere"),
        (replace(file, mappings=(replace(file.mappings[0], source="9.9"),)), "code “9.9”, which is nowhere"),
        (replace(file, events=(replace(file.events[0], kind="party"),)), "of the kind “party”, which is not known"),
    ):
        with pytest.raises(BadInput, match=said):
            add_plan(empty, wrong)
        assert written(empty) == before


def test_a_meeting_that_the_plan_announces_is_filled_when_it_is_held(empty: Store, small_plan: str) -> None:
    text = small_plan.replace("title: Winter conference, kind: conference", "title: Launch, kind: meeting")
    add_plan(empty, parse_plan(text, "small.yaml"))
    on = date(2026, 1, 20)
    key = log_meeting(empty, LogMeeting("small", on, "Launch"), on).key
    assert [line.id for line in records(empty, "small", on).lines] == [key]
    edit_record(empty, key, EditRecord(papers_out=on), on)


def test_what_the_plan_announces_is_planned_and_counts_nowhere(small: Store) -> None:
    (line,) = records(small, "small", TODAY).lines
    assert (line.title, line.planned, line.counts_towards) == ("Winter conference", True, ())
    days = [day for week in month_view(small, "small", TODAY, 2026, 1).weeks for day in week]
    found = [entry.text for day in days if day.on == date(2026, 1, 20) for entry in day.entries]
    assert found == ["Winter conference, planned"]


def test_adding_a_plan_is_undone_with_all_that_was_recorded_since(small: Store) -> None:
    states = [contents(small)]
    add_plan(small, parse_plan(SECOND, "second.yaml"))
    states.append(contents(small))
    log_evidence(small, LogEvidence("second", TODAY, "x", counts_towards=("1-1",), authorities=("Devon",)), TODAY)
    undo(small)
    assert contents(small) == states[1]
    undo(small)
    assert contents(small) == states[0]
    redo(small)
    assert contents(small) == states[1]


def test_the_south_west_plan_is_undone_and_done_again(store: Store) -> None:
    before = contents(store)
    assert undo(store).said == "Undone: Added the plan sw-2025-26 with 148 KPIs."
    assert all(not lines for lines in contents(store).values())
    redo(store)
    assert contents(store) == before
