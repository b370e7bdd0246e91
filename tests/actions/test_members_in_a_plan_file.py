"""Networks with a quorum, people by name, and groups elsewhere: from a plan file into the store and out again."""

from datetime import date

import pytest
from store_contents import rows

from db.engine import Store, create_store
from riia_tui.actions.changes import undo
from riia_tui.actions.plans import add_plan
from riia_tui.actions.revise import differences, revise_plan
from riia_tui.planfile.excel_read import parse_workbook
from riia_tui.planfile.excel_write import workbook_bytes
from riia_tui.planfile.model import PlanFile
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.write import plan_text
from riia_tui.views.dump import dump
from riia_tui.views.plan_file import plan_file

TODAY = date(2026, 6, 1)
PLAN = """\
format: riia-plan/1
plan:
  code: west
  title: West
  starts: 2026-04-01
  ends: 2027-03-31
  region: {code: west, name: West, alliance: Western Alliance}
authorities: [Devon, Torbay]
networks:
- {name: Leads, quorum: 2, members: [{name: Devon, person: Jo Bloggs, deputy: Sam Smith}, Torbay]}
- {name: All of us, members: all}
- {name: National forum, elsewhere: true}
- {name: National leads, elsewhere: true, members: [{name: Western Alliance, person: Ali Khan}]}
themes:
- level: theme
  title: Data
  kpis:
  - statement: Both say that they use it.
    measures:
    - {metric: participation, target: 2, answer: true}
"""


@pytest.fixture
def west(tmp_path) -> Store:
    store = create_store(tmp_path / "west.db")
    add_plan(store, parse_plan(PLAN, "west.yaml"))
    yield store
    store.close()


def read() -> PlanFile:
    return parse_plan(PLAN, "west.yaml")


def test_the_alliance_itself_is_the_member_of_a_group_elsewhere(west: Store) -> None:
    said = """select network.name, organisation.name, kind, person from member
              join network on network.id = member.network
              join organisation on organisation.id = member.organisation
              where elsewhere order by position"""
    assert rows(west, said) == [
        ("National forum", "Western Alliance", "alliance", None),
        ("National leads", "Western Alliance", "alliance", "Ali Khan"),
    ]


def test_a_quorum_people_and_answers_come_out_as_they_went_in(west: Store) -> None:
    exported = plan_file(west, "west")
    assert exported.networks == read().networks
    assert exported.themes == read().themes
    assert parse_plan(plan_text(exported), "x.yaml") == exported
    assert parse_workbook(workbook_bytes(exported), "x.xlsx") == exported


def test_the_dump_has_them(west: Store) -> None:
    found = dump(west, "west", TODAY)
    leads = found["networks"][0]
    assert (leads["quorum"], leads["elsewhere"]) == (2, False)
    assert leads["members"][0]["person"] == "Jo Bloggs" and leads["members"][0]["deputy"] == "Sam Smith"
    assert found["kpis"][0]["measures"][0]["answer"] is True


def test_the_alliance_is_no_authority(west: Store) -> None:
    assert {a.name for a in plan_file(west, "west").authorities} == {"Devon", "Torbay"}
    (everyone,) = [n for n in plan_file(west, "west").networks if n.name == "All of us"]
    assert everyone.everyone


def test_a_newer_version_changes_them_and_says_so(west: Store) -> None:
    text = (
        PLAN.replace("quorum: 2", "quorum: 1").replace("Sam Smith", "Ann Lee").replace("answer: true", "role: hosted")
    )
    newer = parse_plan(text, "west.yaml")
    assert {(d.what, d.field) for d in differences(west, newer)} == {
        ("networks", ""),
        ("measure", "answer"),
        ("measure", "role"),
    }
    revise_plan(west, newer, "a new year", None, TODAY)
    assert plan_file(west, "west").networks == newer.networks
    assert differences(west, newer) == ()
    undo(west)
    assert plan_file(west, "west").networks == read().networks


def test_what_the_store_did_not_know_of_an_authority_is_filled_in(west: Store) -> None:
    said = "authorities: [{name: Devon, short_name: Dev, predecessor: Torbay}, {name: Torbay, until: 2026-03-31}]"
    newer = parse_plan(PLAN.replace("authorities: [Devon, Torbay]", said), "west.yaml")
    assert [(d.ref, d.field, d.becomes) for d in differences(west, newer)] == [
        ("Devon", "short_name", "Dev"),
        ("Devon", "predecessor", "Torbay"),
        ("Torbay", "until", "2026-03-31"),
    ]
    revise_plan(west, newer, "the map", None, TODAY)
    assert plan_file(west, "west").authorities == newer.authorities
    (devon,) = [each for each in dump(west, None, TODAY)["organisations"] if each["name"] == "Devon"]
    assert (devon["predecessor"], devon["successor"]) == ("Torbay", None)
    assert differences(west, parse_plan(PLAN, "west.yaml")) == ()
