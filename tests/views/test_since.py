"""What changed between two days, in words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.engine import Store
from db.errors import BadInput
from db.words import Status
from riia_tui.actions.commands import LogMeeting, Register, UpdateRag
from riia_tui.actions.excusing import excuse
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import ChangePlan, Excuse
from riia_tui.actions.records import log_meeting
from riia_tui.actions.register_commands import CloseRisk
from riia_tui.actions.risks_and_lessons import close_risk
from riia_tui.views.since import changed_since
from tests.views.pack_store import LAST_BOARD, TODAY, pack_store
from tests.views.registers_store import enter_registers

LATER = date(2025, 12, 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The plan of the board pack with registers."""
    made = pack_store(tmp_path / "riia.db")
    enter_registers(made)
    yield made
    made.close()


def test_without_a_day_it_is_since_the_last_board(store: Store) -> None:
    found = changed_since(store, None, None, TODAY)
    assert found.since == LAST_BOARD
    assert found.risks == ("New on 1 Oct 2025: No analyst",)
    assert not found.is_empty


def test_a_move_says_from_what_to_what_the_figure_and_after_which_record(store: Store) -> None:
    meeting = LogMeeting(
        "west", date(2025, 12, 10), "Leads", "Performance leads", register=Register(all_but=("Devon",))
    )
    log_meeting(store, meeting, LATER)
    update_rag(store, UpdateRag("5.1.1", Status.COMPLETE, LATER), LATER)
    found = changed_since(store, None, TODAY, LATER)
    (said,) = [line for line in (*found.better, *found.worse, *found.other) if line.startswith("5.1.1 ")]
    assert said.startswith("5.1.1 “Four meetings a year are held, with 75% attendance.”: ")
    assert " to Blue, " in said
    assert said.endswith(" after the 10 Dec meeting")
    assert "10 Dec 2025: Leads (KPI 5.1.1)" in found.evidence


def test_dates_that_slipped_and_risks_that_closed_are_told(store: Store) -> None:
    change = ChangePlan("1.1.1", "due", "2026-02-28", "supplier late", LATER, None, "Board")
    change_plan(store, change, LATER)
    close_risk(store, CloseRisk(None, "No analyst", LATER, "started"), LATER)
    found = changed_since(store, None, TODAY, LATER)
    promise = "1.1.1 “A data coordinator is appointed, and starts work in every…”"
    assert any(line.startswith(f"{promise}: due was 31 Oct 2025, now 28 Feb 2026") for line in found.slipped)
    assert found.risks == ("Closed on 12 Dec 2025: No analyst (started)",)


def test_where_only_the_whole_changed_it_says_so(store: Store) -> None:
    excuse(store, Excuse("Torbay", TODAY, "inspection", date(2025, 12, 5)))
    told = changed_since(store, None, TODAY, LATER).figures
    (said,) = [line for line in told if line.startswith("1.1.2 ")]
    assert said.endswith(": 3 of 3 authorities to 3 of 4 authorities, where only the whole changed")


def test_a_change_to_a_heading_says_what_the_heading_is_about(store: Store) -> None:
    change_plan(store, ChangePlan("theme:5.1", "lead", "Ann Other", "new in post", LATER), LATER)
    (said,) = changed_since(store, None, TODAY, LATER).plan
    assert said.startswith("5.1 “Meetings”: lead was empty, now “Ann Other”")


def test_a_day_that_is_not_earlier_is_refused(store: Store) -> None:
    with pytest.raises(BadInput, match="not before the as-at day"):
        changed_since(store, None, TODAY, TODAY)
