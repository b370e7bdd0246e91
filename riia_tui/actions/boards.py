"""Boards: their meetings, and the words that are typed for them."""

import json
from dataclasses import asdict
from datetime import date

from db.engine import Store
from db.errors import BadInput
from db.journal import Writing
from db.queries.boards import find_board, find_board_meeting
from db.tables import Board, BoardMeeting
from riia_tui.actions.commands import UNCHANGED, Outcome, SetBoard
from riia_tui.actions.done import done
from riia_tui.phrases import full_day
from riia_tui.rules.board_cycle import typed_steps
from riia_tui.rules.working_days import is_working_day
from riia_tui.views.names import plan_named


def set_board(store: Store, board: SetBoard, today: date | None = None) -> Outcome:
    """Enters a board's meeting, or changes the words of one that is there (same board, same day).

    Where the as-at day is given, a meeting in the past is said to be one. Raises BadInput or UnknownName; then
    nothing is written.
    """
    board.check()
    with store.write("set board") as session:
        plan = plan_named(session, board.plan)
        row = _board(session, plan.id, board)
        found = find_board_meeting(session, row.id, board.on)
        meeting = session.get_one(BoardMeeting, found) if found else BoardMeeting(board=row.id, on=board.on)
        if board.headline is not None:
            meeting.headline = board.headline if board.headline.strip() else None
        if board.asks is not None:
            meeting.asks = json.dumps([ask for ask in board.asks if ask.strip()], ensure_ascii=False)
        if board.author is not None:
            meeting.author = board.author if board.author.strip() else None
        session.add(meeting)
        session.about(plan.id)
        session.say(f"Set the {board.board} of {full_day(board.on)}")
        return done(session, f"The {board.board} of {full_day(board.on)}", meeting.id, _said_of_day(board.on, today))


def _board(session: Writing, plan: str, asked: SetBoard) -> Board:
    """The board's row, made where there is none, with its own steps where they are given."""
    key = find_board(session, plan, asked.board)
    row = session.get_one(Board, key) if key else Board(plan=plan, name=asked.board)
    if asked.steps is not None:
        own = () if asked.steps.strip().casefold() in ("", "default") else typed_steps(asked.steps)
        row.steps = json.dumps([asdict(step) for step in own], ensure_ascii=False)
    session.add(row)
    return row


def _said_of_day(on: date, today: date | None) -> str:
    """What a coordinator should know of the day that a board was put on."""
    if today is not None and on < today:
        return f"{full_day(on)} is in the past, so it counts as a board that has met."
    return "" if is_working_day(on) else f"{full_day(on)} is no working day."


def move_board_meeting(store: Store, key: str, to: date, today: date) -> Outcome:
    """Puts a board's meeting (by key) on another day; its steps follow by their own rules.

    Raises BadInput where the board meets on that day already; then nothing is written.
    """
    with store.write("move board meeting") as session:
        meeting = session.get_one(BoardMeeting, key)
        board = session.get_one(Board, meeting.board)
        was = meeting.on
        if to == was:
            return Outcome(f"The {board.name} is on {full_day(to)} already.", "", UNCHANGED)
        if find_board_meeting(session, board.id, to):
            raise BadInput(
                f"The {board.name} meets on {full_day(to)} already.", "Take one of the two out, or choose another day."
            )
        meeting.on = to
        session.add(meeting)
        session.about(board.plan)
        session.say(f"Moved the {board.name} from {full_day(was)} to {full_day(to)}")
        return Outcome(f"{session.said}.", meeting.id, _said_of_day(to, today))


def remove_board_meeting(store: Store, key: str) -> Outcome:
    """Takes a board's meeting out; undo brings it back."""
    with store.write("remove board meeting") as session:
        meeting = session.get_one(BoardMeeting, key)
        board = session.get_one(Board, meeting.board)
        session.delete(meeting)
        session.about(board.plan)
        session.say(f"Removed the {board.name} of {full_day(meeting.on)}")
        return Outcome(f"{session.said}.", key, "Undo brings it back.")
