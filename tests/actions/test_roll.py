"""Beginning next year's plan: what goes on, what stays behind, and how it is found again."""

from datetime import date

import pytest
from store_contents import contents, rows, written

from db.engine import Store
from db.errors import BadInput
from db.words import Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import LogEvidence, SetBoard, UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.plan_commands import Withdraw
from riia_tui.actions.records import log_evidence
from riia_tui.actions.roll import RollPlan, roll_plan
from riia_tui.actions.withdrawing import withdraw
from riia_tui.views.kpi import kpi
from riia_tui.views.plan_file import plan_file
from riia_tui.views.records import records

TODAY = date(2026, 3, 20)


def test_what_is_not_finished_goes_on_and_the_record_stays_behind(small: Store) -> None:
    set_board(small, SetBoard("small", date(2026, 3, 1), "RIIA Board"))
    for ref in ("5.2.7", "5.2.5"):
        log_evidence(small, LogEvidence("small", TODAY, f"For {ref}", counts_towards=(ref,)), TODAY)
    for ref in ("5.2.5", "5.2.8"):
        update_rag(small, UpdateRag(ref, Status.COMPLETE, TODAY), TODAY)
    withdraw(small, Withdraw("6.4", "No funds", TODAY), TODAY)
    before = contents(small)
    done = roll_plan(small, RollPlan("small", "next"), TODAY)
    assert done.said == "Began the plan next with 5 KPIs carried over from small."
    after = contents(small)
    for table in ("record", "record_kpi", "assessment", "figure", "participation"):
        assert before[table] == after[table]
    file = plan_file(small, "next")
    assert (file.plan.starts, file.plan.ends) == (date(2026, 4, 1), date(2027, 3, 31))
    assert [theme.code for theme in file.themes] == ["5", "6"]
    assert file.themes[0].themes[0].activities == () and file.mappings == () and file.budget == ()
    assert [network.counts_towards for network in file.networks] == [("5.2.6", "5.2.7"), ("5.2.7",)]
    assert [[m.name for m in network.members] for network in file.networks] == [[], ["Bristol", "Devon"]]
    assert [person.name for person in file.people] == ["Jo Bloggs"]
    assert rows(small, "select count(*) from board") == [(2,)]
    assert records(small, "next", TODAY).lines == ()
    undo(small)
    assert contents(small) == before
    redo(small)
    assert contents(small) == after


def test_a_kpi_that_goes_on_knows_which_it_was(small: Store) -> None:
    roll_plan(small, RollPlan("small", "next", "Next year"), TODAY)
    found = kpi(small, "5.2.5", "next", TODAY)
    assert found.carried_from == ("small", "5.2.5")
    assert (found.line.due, found.line.due_text) == (date(2026, 12, 31), None)
    said = "carried over from 5.2.5 of small, where it was due on 2025-12-31 (“by December 2025”)"
    assert found.due_note == said
    assert found.carried_on is None
    before = kpi(small, "5.2.5", "small", TODAY)
    assert (before.carried_from, before.carried_on) == (None, ("next", "5.2.5"))
    assert [m.source for m in plan_file(small, "next").mappings] == ["5.2.A"]


def test_the_day_that_a_leap_year_has_more(small: Store) -> None:
    roll_plan(small, RollPlan("small", "next", starts=date(2028, 4, 1), ends=date(2029, 3, 31)), TODAY)
    assert kpi(small, "5.2.7", "next", TODAY).line.due == date(2028, 10, 31)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (RollPlan("small", "small"), "The plan small is in this store already"),
        (RollPlan("small", " "), "needs a code"),
        (RollPlan("smal", "next"), "no plan called “smal”"),
        (RollPlan("small", "next", starts=date(2026, 4, 1), ends=date(2026, 3, 1)), "2026-03-01 is before 2026-04-01"),
        (RollPlan("small", "next", starts=date(2025, 4, 1)), "is not after 2025-04-01"),
    ],
)
def test_a_plan_that_cannot_follow_is_refused(small: Store, asked: RollPlan, said: str) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=said):
        roll_plan(small, asked, TODAY)
    assert written(small) == before


def test_a_withdrawn_measure_stays_with_the_plan_that_ends(small: Store) -> None:
    withdraw(small, Withdraw("6.2.5 KPI 2:2", "not asked for", TODAY), TODAY)
    roll_plan(small, RollPlan("small", "next"), TODAY)
    assert [m.name for m in kpi(small, "6.2.5 KPI 2", "next", TODAY).measures] == ["agency staff"]
