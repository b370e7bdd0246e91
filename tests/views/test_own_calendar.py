"""The dates to come for people's own calendars: everybody's, one person's, one authority's."""

from datetime import date
from pathlib import Path

import pytest
import vobject

from db.engine import Store
from db.errors import BadInput, UnknownName
from riia_tui.actions.boards import move_board_meeting, set_board
from riia_tui.actions.commands import Agreed, LogMeeting, SetBoard
from riia_tui.actions.records import log_meeting
from riia_tui.reports.board import board_report
from riia_tui.reports.own_calendar import calendar_report
from riia_tui.reports.save import render_to
from riia_tui.views.own_calendar import OwnCalendar, own_calendar

TODAY = date(2025, 12, 1)


@pytest.fixture
def busy(small: Store) -> Store:
    """The small plan with a board, two planned meetings and an action to come."""
    set_board(small, SetBoard("small", date(2026, 1, 22)))
    log_meeting(small, LogMeeting("small", date(2026, 1, 8), "Leads meet", "Performance leads", planned=True), TODAY)
    log_meeting(small, LogMeeting("small", date(2026, 1, 9), "Data meet", "Data leads", planned=True), TODAY)
    held = LogMeeting("small", date(2025, 11, 20), "Held", agreed=(Agreed("Devon", "send terms", date(2025, 12, 12)),))
    log_meeting(small, held, TODAY)
    return small


def told(found: OwnCalendar) -> list[tuple[str, str]]:
    return [(each.mark.name, each.ref or each.text) for each in found.coming]


def test_everything_to_come_is_there_to_the_end_of_the_plan(busy: Store) -> None:
    found = own_calendar(busy, "small", TODAY)
    names = told(found)
    assert ("BOARD", "RIIA Board") in names and ("PAPERS", "Papers out for the RIIA Board") in names
    assert ("MEETING", "Leads meet") in names and ("DEADLINE", "6.4") in names
    assert [action.what for action in found.actions] == ["send terms"]


def test_a_person_has_what_is_theirs_and_the_boards(busy: Store) -> None:
    found = own_calendar(busy, "small", TODAY, person="jo bloggs")
    assert found.whose == "Jo Bloggs"
    assert {ref for mark, ref in told(found) if mark == "DEADLINE"} == {"5.2.5", "5.2.6", "5.2.8"}
    assert [name for mark, name in told(found) if mark == "BOARD"] == ["RIIA Board"]
    assert found.actions == ()
    with pytest.raises(UnknownName, match="Jo Blogs"):
        own_calendar(busy, "small", TODAY, person="Jo Blogs")


def test_an_authority_has_the_meetings_that_expect_it(busy: Store) -> None:
    meetings = {
        name: [text for mark, text in told(own_calendar(busy, "small", TODAY, authority=name)) if mark == "MEETING"]
        for name in ("Devon", "Torbay")
    }
    assert meetings == {"Devon": ["Leads meet", "Data meet"], "Torbay": ["Leads meet"]}
    assert [action.what for action in own_calendar(busy, "small", TODAY, authority="Devon").actions] == ["send terms"]
    assert own_calendar(busy, "small", TODAY, authority="Torbay").actions == ()


def test_a_second_file_updates_what_the_first_one_brought(busy: Store, tmp_path: Path) -> None:
    def written(today: date) -> dict[str, tuple[date, int]]:
        render_to(calendar_report(own_calendar(busy, "small", today)), tmp_path / "dates.ics")
        calendar = vobject.readOne((tmp_path / "dates.ics").read_text(encoding="utf-8"))
        return {e.uid.value: (e.dtstart.value, int(e.sequence.value)) for e in calendar.vevent_list}

    first, again = written(TODAY), written(TODAY)
    assert first == again
    (board,) = [uid for uid in first if uid.startswith("board-")]
    move_board_meeting(busy, board.removeprefix("board-").removesuffix("@riia-tui"), date(2026, 2, 5), TODAY)
    later = written(date(2025, 12, 2))
    assert set(later) == set(first)
    assert later[board][0] == date(2026, 2, 5)
    assert later[board][1] > first[board][1]


def test_a_date_has_the_same_name_in_the_board_pack(busy: Store) -> None:
    pack = {event.uid for event in board_report(busy, "small", TODAY).events}
    assert pack
    assert pack <= {event.uid for event in calendar_report(own_calendar(busy, "small", TODAY)).events}


def test_where_nothing_is_to_come_it_is_said(small: Store) -> None:
    with pytest.raises(BadInput, match="No date is to come"):
        own_calendar(small, "small", date(2027, 1, 1))
