"""What careless people type into the open cells, as values; what cannot be understood is kept in their words."""

from datetime import date, datetime, time
from typing import Any

from db.errors import BadInput
from db.words import Status, Unit, status_named
from riia_tui.planfile.excel_open import Found
from riia_tui.planfile.excel_text import unescaped
from riia_tui.rules.typed import spreadsheet_day, typed_amount

BALLS = {"🔵": "blue", "🟢": "green", "🟡": "amber", "🟠": "amber", "🔴": "red"}


class NotUnderstood(Exception):
    """What stands in a cell is no answer to what was asked."""


def words_of(cell: Found | None) -> str:
    """A cell's text; a whole number without its “.0”, a day as 2025-12-31, a formula as it is written."""
    if cell is None or cell.value is None:
        return ""
    value: Any = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value
    return unescaped(str(value)).strip() if isinstance(value, str) else str(value)


def plain_words(cell: Found) -> str:
    """Words that somebody typed. Raises NotUnderstood for a formula or an error of Excel's."""
    if cell.kind in ("f", "e"):
        raise NotUnderstood
    return words_of(cell)


def rag(cell: Found) -> Status:
    """A RAG by its word, letter, colour or ball, or as the list has it. Raises NotUnderstood."""
    said = plain_words(cell)
    colours = [colour for ball, colour in BALLS.items() if ball in said]
    said = " ".join("".join(sign for sign in said if sign not in BALLS).split()).rstrip(".!")
    tries = (said, *colours, *said.split(":", 1), *said.split(" - ", 1), *said.split("(", 1)[:1])
    meant = {found for each in tries if (found := status_named(each)) is not None}
    if len(meant) != 1:
        raise NotUnderstood
    return meant.pop()


def figure(cell: Found, unit: Unit) -> float:
    """A figure in the measure's unit; a percent from 0 to 100. Raises NotUnderstood."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and cell.kind == "n":
        value = round(cell.value * 100, 9) if "%" in cell.shown_as else float(cell.value)
        named = Unit.PERCENT if "%" in cell.shown_as else None
    else:
        try:
            value, named = typed_amount(plain_words(cell))
        except BadInput as fault:
            raise NotUnderstood from fault
    if named not in (None, unit) or value < 0 or value != value or (unit is Unit.PERCENT and value > 100):
        raise NotUnderstood
    return value


def forecast(cell: Found) -> date:
    """A day: one of Excel's, or as text with the day first. Raises NotUnderstood."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    said = plain_words(cell)
    try:
        return spreadsheet_day(said)
    except BadInput as fault:
        raise NotUnderstood from fault
