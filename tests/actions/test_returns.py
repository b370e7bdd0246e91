"""Data returns: one entry an authority, collection and period, filled in as it comes."""

from datetime import date
from typing import Any

import pytest
from store_contents import contents, rows

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.words import Gap
from riia_tui.actions.changes import undo
from riia_tui.actions.commands import EditRecord, LogReturn
from riia_tui.actions.corrections import edit_record
from riia_tui.actions.excusing import excuse
from riia_tui.actions.plan_commands import Excuse
from riia_tui.actions.returns import log_return
from riia_tui.views.dump import dump
from riia_tui.views.kpi import kpi
from riia_tui.views.returns import PeriodSum, ReturnState, returns

TODAY = date(2025, 12, 1)
DUE = date(2025, 10, 31)


def log(store: Store, *authorities: str, today: date = TODAY, **more: Any) -> str:
    given = {"period": "Q2 2025-26", "collection": "Dashboard"} | more
    return log_return(store, LogReturn("small", authorities=authorities, **given), today).key


def period(store: Store, today: date = TODAY) -> PeriodSum:
    return returns(store, None, today).collections[0].periods[0]


def states(store: Store, today: date = TODAY) -> dict[str, ReturnState]:
    return {line.authority: line.state for line in returns(store, None, today).collections[0].lines}


def test_a_return_is_due_then_received_then_sent_again_then_accepted(small: Store) -> None:
    log(small, "Devon", due=date(2025, 12, 12))
    assert states(small)["Devon"] is ReturnState.DUE
    later = date(2025, 12, 19)
    assert states(small, later)["Devon"] is ReturnState.MISSING
    for word, state in (("received", "received"), ("resubmitted", "sent again"), ("accepted", "accepted")):
        log(small, "Devon", today=later, **{word: later})
        assert states(small, later)["Devon"] == state
    assert rows(small, "select count(*) from data_return") == [(1,)]


def test_all_authorities_at_once_are_a_return_each_and_one_change(small: Store) -> None:
    before = contents(small)
    log(small, "all", due=DUE)
    assert period(small).asked == 7
    undo(small)
    assert contents(small) == before


def test_a_period_is_the_same_however_it_is_written(small: Store) -> None:
    log(small, "Devon", due=DUE)
    log(small, "Devon", period="q2  2025-26", collection="dashboard", received=DUE)
    assert rows(small, "select count(*) from data_return") == [(1,)]


def test_the_sums_of_a_period_are_worked_out(small: Store) -> None:
    """Seven asked; z leaves one out; four in, one of them late; two missing; one value cannot be summed."""
    log(small, "all", due=DUE, counts_towards=("5.2.6",))
    log(small, "Devon, BANES", received=date(2025, 10, 30))
    log(small, "BCP", received=date(2025, 10, 28), gap=Gap.UNRELIABLE, why="two teams did not answer")
    log(small, "Torbay", received=date(2025, 11, 5))
    log(small, "Bristol", gap=Gap.NOT_APPLICABLE, why="has no such service")
    found = period(small)
    assert (found.asked, found.received, found.in_sum) == (6, 4, 3)
    assert (found.in_time, found.settled, found.percent) == (3, 6, 50)
    assert (found.exceptions, found.resolved, found.within) == (3, 1, "10 working days")
    lines = {line.authority: line for line in returns(small, None, TODAY).collections[0].lines}
    assert (lines["Torbay"].late, lines["Somerset"].late, lines["Devon"].late) == (3, 21, 0)


def test_a_return_sent_again_is_an_exception_until_it_is_accepted_in_time(small: Store) -> None:
    log(small, "Devon", due=DUE, received=DUE, resubmitted=date(2025, 11, 5), counts_towards=("5.2.6",))
    assert (period(small).in_time, period(small).exceptions, period(small).resolved) == (1, 1, 1)
    log(small, "Devon", accepted=date(2025, 11, 28))
    assert period(small).resolved == 0  # 20 working days after, of 10


def test_who_is_excused_on_the_day_is_left_out_and_shown(small: Store) -> None:
    log(small, "all", due=DUE)
    excuse(small, Excuse("Torbay", date(2025, 10, 20), "inspection", date(2025, 11, 7)))
    assert states(small)["Torbay"] is ReturnState.EXCUSED
    assert period(small).asked == 6


def test_a_return_counts_for_participation_once_it_is_received(small: Store) -> None:
    log(small, "Devon, Bristol", due=DUE, counts_towards=("5.2.8",))
    assert kpi(small, "5.2.8", None, TODAY).measures[0].took_part == ()
    log(small, "Devon", received=date(2025, 11, 10))
    assert kpi(small, "5.2.8", None, TODAY).measures[0].took_part == ("Devon",)
    assert kpi(small, "5.2.8", None, date(2025, 11, 9)).measures[0].took_part == ()


def test_what_is_late_shows_as_late_on_the_day_it_was_still_missing(small: Store) -> None:
    log(small, "Devon", due=DUE, received=date(2025, 11, 10))
    assert states(small, date(2025, 11, 5))["Devon"] is ReturnState.MISSING


def test_the_dump_has_the_days_and_the_gap(small: Store) -> None:
    key = log(small, "Devon", due=DUE, received=DUE, gap=Gap.CONFIDENTIAL, why="fewer than five")
    record = next(row for row in dump(small, None, TODAY)["records"] if row["id"] == key)
    assert (record["kind"], record["period"], record["collection"]) == ("data-return", "Q2 2025-26", "Dashboard")
    assert (record["received"], record["gap"], record["gap_note"]) == (DUE, "c", "fewer than five")
    assert record["participation"][0]["role"] == "submitted"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"received": date(2025, 6, 30)}, "the period begins on 1 Jul 2025"),
        ({"received": date(2025, 12, 2)}, "after today"),
        ({"resubmitted": date(2025, 11, 2)}, "has not been received yet"),
        ({"received": DUE, "accepted": date(2025, 10, 1)}, "before it was received on 31 Oct 2025"),
        ({"gap": Gap.UNAVAILABLE}, "needs its reason"),
        ({"why": "a new system"}, "without the code"),
        ({"period": " "}, "needs a period"),
        ({"due": date(2025, 6, 1)}, "before the period begins"),
    ],
)
def test_days_that_cannot_be_so_are_refused_and_nothing_is_written(
    small: Store, given: dict[str, Any], said: str
) -> None:
    before = contents(small)
    with pytest.raises(BadInput) as fault:
        log(small, "Devon", **{"due": DUE} | given)
    assert said in fault.value.said
    assert contents(small) == before


def test_a_return_that_nobody_has_entered_needs_its_deadline(small: Store) -> None:
    with pytest.raises(BadInput) as fault:
        log(small, "Devon", accepted=DUE)
    assert fault.value.advice == "Say when it is due."
    with pytest.raises(BadInput, match="No authority was named"):
        log(small, due=DUE)


def test_its_days_are_put_right_where_they_are_entered(small: Store) -> None:
    key = log(small, "Devon", due=DUE)
    for edit in (EditRecord(done=DUE), EditRecord(on=TODAY), EditRecord(authorities=("Torbay",))):
        with pytest.raises(BadInput, match="riia log return"):
            edit_record(small, key, edit, TODAY)
    edit_record(small, key, EditRecord(note="rang them", on=DUE, authorities=("Devon",)), TODAY)
    assert states(small)["Devon"] is ReturnState.MISSING


def test_a_collection_that_is_not_there_is_said(small: Store) -> None:
    log(small, "Devon", due=DUE)
    with pytest.raises(UnknownName, match="Dashboard"):
        returns(small, None, TODAY, "Dashbord")
