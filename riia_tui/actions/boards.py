"""Boards: their meetings, and the words that are typed for them."""

import json

from db.engine import Store
from db.queries.boards import find_board, find_board_meeting
from db.tables import Board, BoardMeeting
from riia_tui.actions.commands import Outcome, SetBoard
from riia_tui.phrases import full_day
from riia_tui.views.names import plan_named


def set_board(store: Store, board: SetBoard) -> Outcome:
    """Enters a board's meeting, or changes the words of one that is there (same board, same day).

    Raises BadInput or UnknownName; then nothing is written.
    """
    board.check()
    with store.write("set board") as session:
        plan = plan_named(session, board.plan)
        key = find_board(session, plan.id, board.board)
        if key is None:
            row = Board(plan=plan.id, name=board.board)
            session.add(row)
            key = row.id
        found = find_board_meeting(session, key, board.on)
        meeting = session.get_one(BoardMeeting, found) if found else BoardMeeting(board=key, on=board.on)
        if board.headline is not None:
            meeting.headline = board.headline if board.headline.strip() else None
        if board.asks is not None:
            meeting.asks = json.dumps([ask for ask in board.asks if ask.strip()], ensure_ascii=False)
        if board.author is not None:
            meeting.author = board.author if board.author.strip() else None
        session.add(meeting)
        session.about(plan.id)
        session.say(f"Set the {board.board} of {full_day(board.on)}")
        return Outcome(f"{session.said}.", meeting.id)


def remove_board_meeting(store: Store, key: str) -> Outcome:
    """Takes a board's meeting out; undo brings it back."""
    with store.write("remove board meeting") as session:
        meeting = session.get_one(BoardMeeting, key)
        board = session.get_one(Board, meeting.board)
        session.delete(meeting)
        session.about(board.plan)
        session.say(f"Removed the {board.name} of {full_day(meeting.on)}")
        return Outcome(f"{session.said}.", key, "Undo brings it back.")
