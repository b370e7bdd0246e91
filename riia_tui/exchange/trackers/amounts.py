"""Figures and targets as trackers write them."""

import re
from dataclasses import dataclass

from db.errors import BadInput
from db.words import Comparator, Unit
from riia_tui.exchange.trackers.grid import GridCell
from riia_tui.rules.typed import typed_amount

AT_MOST = re.compile(
    r"^\s*(<=?|≤|at most|no more than|not more than|up to|max(imum)?( of)?|below|under|less than|fewer than)\s*", re.I
)
AT_LEAST = re.compile(
    r"^\s*(>=?|≥|at least|no fewer than|not less than|min(imum)?( of)?|above|over|more than)\s*", re.I
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure or a target, a percent from 0 to 100; without a value only its words are known."""

    value: float | None
    unit: Unit = Unit.NUMBER
    comparator: Comparator = Comparator.AT_LEAST
    text: str = ""


def amount_of(cell: GridCell) -> Amount:
    """A figure or target: a number of Excel's, or as text with %, £, “at least”, “13 of 15”, “10 days”."""
    if cell.number is not None:
        is_percent = "%" in cell.shown_as
        unit = Unit.PERCENT if is_percent else Unit.POUNDS if "£" in cell.shown_as else Unit.NUMBER
        return Amount(round(cell.number * 100, 9) if is_percent else cell.number, unit, text=cell.text)
    return typed_target(cell.text)


def typed_target(said: str) -> Amount:
    """The same for a text; what is no single number keeps its words alone."""
    plain, comparator = said, Comparator.AT_LEAST
    if AT_MOST.match(said):
        plain, comparator = AT_MOST.sub("", said), Comparator.AT_MOST
    elif AT_LEAST.match(said):
        plain = AT_LEAST.sub("", said)
    plain = re.sub(r"\s*(\+|or (more|above|better|higher)|and above|\.)$", "", plain.strip())
    days = re.fullmatch(r"(.*\d)\s*(?:working )?days?", plain)
    try:
        value, unit = typed_amount(re.sub(r"\s*(per ?cent|percent)$", "%", days[1] if days else plain))
    except BadInput:
        return Amount(None, text=said)
    return Amount(value, Unit.DAYS if days else unit or Unit.NUMBER, comparator, said)
