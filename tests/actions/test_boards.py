"""Boards: their meetings, and the words typed for them."""

from datetime import date

import pytest
from store_contents import contents, journal, rows, written

from db.engine import Store
from db.errors import BadInput, UnknownName
from riia_tui.actions.boards import remove_board_meeting, set_board
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import SetBoard
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
