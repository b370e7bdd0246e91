"""Updates outstanding, and one authority whole: what is expected from whom, and what each did."""

from datetime import date

import pytest

from db.engine import Store
from db.errors import UnknownName
from db.words import Role, Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import (
    Agreed,
    GiveFigure,
    LogEvidence,
    LogMeeting,
    LogReturn,
    Register,
    SetBoard,
    UpdateRag,
)
from riia_tui.actions.excusing import excuse
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import ChangePlan, Excuse
from riia_tui.actions.records import log_evidence, log_meeting
from riia_tui.actions.returns import log_return
from riia_tui.views.authority import authority
from riia_tui.views.outstanding import By, Update, Wanted, outstanding
from riia_tui.views.today import today_view

TODAY = date(2025, 12, 10)


def updates(store: Store, by: By, name: str | None, today: date = TODAY) -> list[Update]:
    groups = outstanding(store, None, today, by).groups
    return [update for group in groups if group.name == name for update in group.updates]


def told(found: list[Update]) -> list[tuple[str | None, str, date | None, bool]]:
    return [(update.ref, update.wanted.value, update.due, update.overdue) for update in found]


def test_what_is_due_or_overdue_is_expected_from_its_lead(small: Store) -> None:
    assert told(updates(small, By.LEAD, "Jo Bloggs")) == [
        ("5.2.6", "record", date(2025, 9, 30), True),
        ("5.2.7", "evidence", date(2025, 10, 31), True),
        ("5.2.5", "evidence", date(2025, 12, 31), False),
        ("5.2.6", "record", date(2025, 12, 31), False),
    ]
    assert updates(small, By.LEAD, "Jo Bloggs")[1].what == "count: 0 of 12"


def test_what_is_done_or_closed_is_not_outstanding(small: Store) -> None:
    log_evidence(small, LogEvidence("small", TODAY, "Dashboard", delivers=True, counts_towards=("5.2.5",)), TODAY)
    update_rag(small, UpdateRag("5.2.7", Status.CLOSED, TODAY, comment="Replaced"), TODAY)
    assert {ref for ref, *_ in told(updates(small, By.LEAD, "Jo Bloggs"))} == {"5.2.6"}


def test_a_figure_that_is_soon_due_is_asked_for_until_it_is_there(small: Store) -> None:
    later = date(2026, 3, 20)
    assert ("6.2.5 KPI 2", "figure", date(2026, 3, 31), False) in told(updates(small, By.LEAD, None, later))
    for number in (1, 2):
        give_figure(small, GiveFigure(f"6.2.5 KPI 2:{number}", 50, later), later)
    assert "6.2.5 KPI 2" not in {ref for ref, *_ in told(updates(small, By.LEAD, None, later))}
    overdue = updates(small, By.LEAD, None, date(2026, 4, 1))
    assert ("6.2.5 KPI 2", "figure", date(2026, 3, 31), True) in told(overdue)


def test_an_owner_is_a_person(small: Store) -> None:
    change_plan(small, ChangePlan("5.2.7", "owner", "Sam Smith", "new", TODAY), TODAY)
    assert told(updates(small, By.PERSON, "Sam Smith")) == [("5.2.7", "evidence", date(2025, 10, 31), True)]


def test_an_authority_that_is_missing_is_named_once_the_kpi_has_begun(small: Store) -> None:
    assert outstanding(small, None, TODAY, By.AUTHORITY).groups == ()
    seen = LogEvidence("small", TODAY, "Dashboard", authorities=("Devon",), counts_towards=("5.2.8",))
    log_evidence(small, seen, TODAY)
    change_plan(small, ChangePlan("5.2.8:1", "target", "75", "more", TODAY), TODAY)
    groups = outstanding(small, None, TODAY, By.AUTHORITY).groups
    assert [group.name for group in groups] == ["Bristol", "Somerset", "Torbay"]
    assert told(updates(small, By.AUTHORITY, "Torbay")) == [("5.2.8", "participation", date(2026, 3, 31), False)]
    excuse(small, Excuse("Torbay", TODAY, "Inspection", plan="small"))
    assert updates(small, By.AUTHORITY, "Torbay") == []


def test_no_authority_is_named_where_half_of_them_would_do(small: Store) -> None:
    seen = LogEvidence("small", TODAY, "Dashboard", authorities=("Devon",), counts_towards=("5.2.8",))
    log_evidence(small, seen, TODAY)
    assert outstanding(small, None, TODAY, By.AUTHORITY).groups == ()


def test_a_data_return_that_is_not_in_is_expected_from_its_authority(small: Store) -> None:
    for name, due in (("Devon", date(2025, 10, 31)), ("Bristol", date(2025, 12, 19))):
        log_return(small, LogReturn("small", "Q2", (name,), due=due), TODAY)
    assert told(updates(small, By.AUTHORITY, "Devon")) == [(None, "data return", date(2025, 10, 31), True)]
    assert told(updates(small, By.AUTHORITY, "Bristol")) == [(None, "data return", date(2025, 12, 19), False)]
    log_return(small, LogReturn("small", "Q2", ("Devon",), received=TODAY), TODAY)
    assert updates(small, By.AUTHORITY, "Devon") == []


def test_an_action_is_expected_from_who_agreed_to_it(small: Store) -> None:
    agreed = (
        Agreed("BCP", "Draft the terms", date(2025, 12, 1)),
        Agreed("Jo", "Book the room"),
        Agreed("Sam", "Send the minutes", date(2025, 12, 1), done=date(2025, 12, 1)),
    )
    log_meeting(small, LogMeeting("small", date(2025, 11, 20), "Leads", agreed=agreed), TODAY)
    (draft,) = updates(small, By.AUTHORITY, "Bournemouth, Christchurch and Poole")
    assert (draft.what, draft.due, draft.overdue) == ("Draft the terms", date(2025, 12, 1), True)
    (book,) = updates(small, By.PERSON, "Jo")
    assert (book.what, book.due, book.overdue) == ("Book the room", None, False)
    assert updates(small, By.PERSON, "Sam") == []


def test_a_rag_is_to_be_looked_at_again_before_the_papers_go_out(small: Store) -> None:
    update_rag(small, UpdateRag("6.3", Status.ON_TRACK, date(2025, 6, 1)), TODAY)
    assert (Wanted.RAG, None) in [(each.wanted, each.due) for each in updates(small, By.LEAD, None)]
    set_board(small, SetBoard("small", date(2026, 1, 8)))
    update_rag(small, UpdateRag("6.3", Status.ON_TRACK, date(2025, 6, 1)), TODAY)
    set_board(small, SetBoard("small", date(2025, 9, 18)))
    assert ("6.3", "RAG", date(2025, 12, 30), False) in told(updates(small, By.LEAD, None))


def test_today_counts_who_is_waited_for(small: Store) -> None:
    assert today_view(small, None, TODAY).outstanding == "1 lead"


def test_every_update_is_in_one_group_of_each_way_at_most(small: Store) -> None:
    groups = outstanding(small, None, TODAY).groups
    for by in By:
        found = [update for group in groups if group.by is by for update in group.updates]
        assert len(found) == len(set(found))


def test_an_authority_is_shown_with_all_that_it_did(small: Store) -> None:
    came = Register(attended=("Devon", "Bristol"), apologies=("Torbay",))
    log_meeting(small, LogMeeting("small", date(2025, 11, 20), "Leads", "Performance leads", register=came), TODAY)
    help_given = LogEvidence("small", TODAY, "Help", authorities=("Devon",), role=Role.RECEIVED)
    log_evidence(small, help_given, TODAY)
    (found,) = authority(small, "devon", None, TODAY)
    assert [(part.role.value, [line.title for line in part.records]) for part in found.roles] == [
        ("attended", ["Leads"]),
        ("received", ["Help"]),
    ]
    assert [(m.network, m.came, m.of, m.now) for m in found.networks] == [
        ("Performance leads", 1, 1, True),
        ("Data leads", 0, 0, True),
    ]
    (away,) = authority(small, "Torbay", "small", TODAY)
    assert [(m.came, m.of, m.now) for m in away.networks] == [(0, 1, True), (0, 0, False)]
    assert [part.role.value for part in away.roles] == ["apologies"]


def test_an_authority_is_known_by_its_short_name_too(small: Store) -> None:
    (found,) = authority(small, " bcp", None, TODAY)
    assert (found.name, found.short_name) == ("Bournemouth, Christchurch and Poole", "BCP")
    with pytest.raises(UnknownName, match=r"no authority called “Devonn”\. Did you mean “Devon”"):
        authority(small, "Devonn", None, TODAY)
    with pytest.raises(UnknownName, match="no plan called “big”"):
        authority(small, "Devon", "big", TODAY)
