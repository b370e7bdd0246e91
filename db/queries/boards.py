"""Statements about boards."""

from datetime import date
from typing import Any

from db.queries.fetch import scalars


def find_board(connection: Any, plan: str, name: str) -> str | None:
    """The key of a plan's board by name, None where there is none."""
    statement = "select id from board where plan = :plan and lower(name) = lower(:name)"
    found = scalars(connection, statement, plan=plan, name=name)
    return found[0] if found else None


def find_board_meeting(connection: Any, board: str, on: date) -> str | None:
    """The key of a board's meeting on a day, None where there is none."""
    found = scalars(connection, 'select id from board_meeting where board = :board and "on" = :on', board=board, on=on)
    return found[0] if found else None
