"""Boards: their meetings, and the words typed for them."""

from datetime import date

import pytest
from store_contents import contents, journal, rows, written

from db.engine import Store
from db.errors import BadInput, UnknownName
from riia_tui.actions.boards import move_board_meeting, remove_board_meeting, set_board
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import ChangeSetting, SetBoard
from riia_tui.actions.settings import change_setting
from riia_tui.views.boards import boards

TODAY = date(2025, 12, 1)
DECEMBER = date(2025, 12, 18)


def test_a_board_is_entered_with_its_words(small: Store) -> None:
    done = set_board(small, SetBoard("small", DECEMBER, headline="On course", asks=("Money", "People"), author="Jo"))
    assert done.said == "Set the RIIA Board of 18 Dec 2025."
    (line,) = boards(small, None, TODAY).lines
    assert (line.meeting.board, line.meeting.headline, line.meeting.author) == ("RIIA Board", "On course", "Jo")
    assert line.meeting.asks == ("Money", "People")
    assert (line.papers_out, line.held) == (date(2025, 12, 10), False)


def test_the_words_of_a_board_that_is_there_are_changed(small: Store) -> None:
    first = set_board(small, SetBoard("small", DECEMBER, headline="On course", asks=("Money",)))
    second = set_board(small, SetBoard("small", DECEMBER, board="riia board", headline="Behind", asks=("People",)))
    assert first.key == second.key
    assert rows(small, "select headline, asks from board_meeting") == [("Behind", '["People"]')]
    assert rows(small, "select name from board") == [("RIIA Board",)]
    undo(small)
    assert rows(small, "select headline, asks from board_meeting") == [("On course", '["Money"]')]


def test_another_day_or_board_is_another_meeting(small: Store) -> None:
    set_board(small, SetBoard("small", DECEMBER))
    set_board(small, SetBoard("small", date(2026, 3, 19)))
    set_board(small, SetBoard("small", DECEMBER, board="DCS group"))
    found = [(line.meeting.board, line.meeting.on) for line in boards(small, None, TODAY).lines]
    assert found[0] == ("RIIA Board", date(2026, 3, 19))
    assert sorted(found[1:]) == [("DCS group", DECEMBER), ("RIIA Board", DECEMBER)]
    assert len(rows(small, "select * from board")) == 2


def test_a_board_is_asked_for_at_most_three_things(small: Store) -> None:
    before = written(small)
    with pytest.raises(BadInput, match="at most three things; these are 4"):
        set_board(small, SetBoard("small", DECEMBER, asks=("a", "b", "c", "d")))
    assert written(small) == before
    set_board(small, SetBoard("small", DECEMBER, asks=("a", " ", "b", "", "c")))
    assert boards(small, None, TODAY).lines[0].meeting.asks == ("a", "b", "c")


def test_a_board_needs_a_name_and_a_plan(small: Store) -> None:
    before = written(small)
    with pytest.raises(BadInput, match="needs a name"):
        set_board(small, SetBoard("small", DECEMBER, board=" "))
    with pytest.raises(UnknownName, match="There is no plan called “big”"):
        set_board(small, SetBoard("big", DECEMBER))
    assert written(small) == before


@pytest.mark.parametrize("text", ["[KPI-01] [/] 🎉", 'quote " and \\ and \r\n tab\t', "x" * 10_000])
def test_words_for_a_board_are_kept_sign_for_sign(small: Store, text: str) -> None:
    set_board(small, SetBoard("small", DECEMBER, headline=text, asks=(text, text), author=text))
    (line,) = boards(small, None, TODAY).lines
    assert (line.meeting.headline, line.meeting.asks, line.meeting.author) == (text, (text, text), text)


def test_a_board_meeting_is_taken_out_and_brought_back(small: Store) -> None:
    key = set_board(small, SetBoard("small", DECEMBER, headline="On course")).key
    before = contents(small)
    assert remove_board_meeting(small, key).said == "Removed the RIIA Board of 18 Dec 2025."
    assert boards(small, None, TODAY).lines == ()
    undo(small)
    assert contents(small) == before
    redo(small)
    undo(small)
    undo(small)
    assert rows(small, "select * from board") == []
    assert [action for action, _ in journal(small)][-3:] == ["redo", "undo", "undo"]


def test_words_that_are_not_given_stay(small: Store) -> None:
    set_board(small, SetBoard("small", DECEMBER, headline="On course", asks=("Money",), author="Jo"))
    set_board(small, SetBoard("small", DECEMBER, asks=("People",)))
    (line,) = boards(small, None, TODAY).lines
    assert (line.meeting.headline, line.meeting.asks, line.meeting.author) == ("On course", ("People",), "Jo")
    set_board(small, SetBoard("small", DECEMBER, headline="", asks=()))
    (line,) = boards(small, None, TODAY).lines
    assert (line.meeting.headline, line.meeting.asks, line.meeting.author) == (None, (), "Jo")


def steps(store: Store) -> list[tuple[str, date]]:
    return [(step.name, step.on) for step in boards(store, None, TODAY).lines[0].steps]


def test_a_board_has_steps_that_count_back_from_it(small: Store) -> None:
    set_board(small, SetBoard("small", DECEMBER))
    assert steps(small) == [
        ("Ask leads for updates", date(2025, 11, 20)),
        ("Freeze the figures", date(2025, 12, 4)),
        ("Sign off the pack", date(2025, 12, 9)),
        ("Release the papers", date(2025, 12, 10)),
    ]
    assert [step.passed for step in boards(small, None, TODAY).lines[0].steps] == [True, False, False, False]


def test_a_board_that_is_moved_takes_its_steps_along(small: Store) -> None:
    key = set_board(small, SetBoard("small", DECEMBER, headline="On course")).key
    before = contents(small)
    done = move_board_meeting(small, key, date(2026, 1, 15), TODAY)
    assert done.said == "Moved the RIIA Board from 18 Dec 2025 to 15 Jan 2026."
    assert dict(steps(small))["Release the papers"] == date(2026, 1, 7)
    assert dict(steps(small))["Ask leads for updates"] == date(2025, 12, 15)
    assert boards(small, None, TODAY).lines[0].meeting.headline == "On course"
    undo(small)
    assert contents(small) == before


def test_a_board_cannot_be_moved_onto_itself(small: Store) -> None:
    key = set_board(small, SetBoard("small", DECEMBER)).key
    set_board(small, SetBoard("small", date(2026, 1, 15)))
    before = written(small)
    with pytest.raises(BadInput, match="meets on 15 Jan 2026 already"):
        move_board_meeting(small, key, date(2026, 1, 15), TODAY)
    assert move_board_meeting(small, key, DECEMBER, TODAY).key == ""
    assert written(small) == before


def test_a_board_in_the_past_or_on_a_holiday_is_said(small: Store) -> None:
    assert "in the past" in set_board(small, SetBoard("small", date(2025, 9, 18)), TODAY).advice
    assert set_board(small, SetBoard("small", TODAY), TODAY).advice == ""
    key = set_board(small, SetBoard("small", DECEMBER), TODAY).key
    assert "no working day" in move_board_meeting(small, key, date(2025, 12, 25), TODAY).advice
    assert "in the past" in move_board_meeting(small, key, date(2025, 11, 3), TODAY).advice


def test_a_board_may_have_steps_of_its_own(small: Store) -> None:
    set_board(small, SetBoard("small", DECEMBER, steps="Chair's briefing 2 working days; Sign off 1 clear working day"))
    assert steps(small) == [
        ("Release the papers", date(2025, 12, 10)),
        ("Chair's briefing", date(2025, 12, 16)),
        ("Sign off", date(2025, 12, 16)),
    ]
    set_board(small, SetBoard("small", date(2026, 3, 19)))
    assert len(boards(small, None, TODAY).lines[0].steps) == 3
    set_board(small, SetBoard("small", DECEMBER, steps="default"))
    assert len(boards(small, None, TODAY).lines[0].steps) == 4
    undo(small)
    assert len(boards(small, None, TODAY).lines[0].steps) == 3


def test_a_board_held_keeps_the_steps_that_it_had(small: Store) -> None:
    set_board(small, SetBoard("small", date(2025, 9, 18)))
    set_board(small, SetBoard("small", DECEMBER))
    was = boards(small, None, TODAY).lines[1].steps
    change_setting(small, ChangeSetting("board-steps", "Release the papers 8 clear working days", TODAY))
    new, old = boards(small, None, TODAY).lines
    assert old.steps == was
    assert (new.papers_out, len(new.steps)) == (date(2025, 12, 5), 1)
