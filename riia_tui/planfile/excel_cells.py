"""One cell into a text, a number, a day or a word; each function raises Mistake with what is wrong.

A workbook keeps what Excel made of what was typed: 86% is the number 0.86 shown as a percent, 31/12/2025 is a day.
Where a cell is set as text, what was typed stands in it as it is, and is read as a person would.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from math import isfinite
from typing import Any

from db.words import Unit
from riia_tui.planfile import scalars
from riia_tui.planfile.faults import quoted
from riia_tui.planfile.nodes import Scalar
from riia_tui.planfile.scalars import Mistake
from riia_tui.planfile.shapes import Leaf

SPOILT = object()
"""The value of a cell whose mistake has been noted, so that nothing else is said about it."""

_AS_TYPED = ("General", "0", "@", "")
_SHOWN = re.compile(r"(#,##)?0(?:\.(0+))?(%?)")
_NUMBER = re.compile(r"(£?) ?([-+]?)(£?) ?([0-9]+|[0-9]{1,3}(?:[, ][0-9]{3})+)(\.[0-9]+)? ?(%?)")
_NUMBERED_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{4}")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}(st|nd|rd|th)?[ /.-]+([0-9]{1,2}|[A-Za-z]{3,9})[ /.,-]+[0-9]{2}")
_SIGNS = {"%": Unit.PERCENT, "£": Unit.POUNDS}


@dataclass(frozen=True, slots=True)
class Cell(Scalar):
    """A cell; ``unit`` is what a number in it counts, None where that cannot be told."""

    value: Any = None
    shown_as: str = "General"
    unit: Unit | None = Unit.NUMBER


def text(cell: Scalar) -> str | None:
    """A text without the blanks around it; a whole number that is shown as it is stands for its digits."""
    value = _value(cell)
    if isinstance(value, date | time):
        raise Mistake(f"{quoted(cell.text)} is a date here, and a text is expected; {_set_as_text}", cell.text)
    if _is_number(value) and not (value == int(value) and _shown_as(cell) in _AS_TYPED):
        said = f"{quoted(shown(cell))} is a number here ({value:g}), and a text is expected"
        raise Mistake(f"{said}; {_set_as_text}", shown(cell))
    return None if value is SPOILT else cell.text.strip()


_set_as_text = "set the cell as text (Format cells, Text) and type it again"


def printed(cell: Scalar) -> str | None:
    """A cell as it is shown; None for a blank one."""
    return None if cell.empty or _value(cell) is SPOILT else shown(cell).strip() or None


def heading(cell: Scalar) -> str | None:
    """A column's heading as it is shown."""
    said = printed(cell)
    if said is None and _value(cell) is not SPOILT:
        raise Mistake("a heading is missing")
    return said


def shown(cell: Scalar) -> str:
    """A cell's text as Excel shows it, as far as its format is a common one."""
    value, form = _value(cell), _SHOWN.fullmatch(_shown_as(cell))
    if not _is_number(value) or form is None or _shown_as(cell) in _AS_TYPED:
        return cell.text
    grouped, decimals, percent = form.groups()
    amount = value * 100 if percent else value
    return f"{amount:{',' if grouped else ''}.{len(decimals or '')}f}{percent}"


def number(cell: Scalar) -> float | None:
    """A number in its measure's unit; as text also 1,200, and with the unit's own sign, 86% or £500."""
    value = _value(cell)
    if value is SPOILT:
        return None
    if _is_number(value):
        return _counted(float(value), cell)
    said = " ".join(cell.text.split())
    if _unit(cell) is Unit.YES and said.casefold() in ("yes", "true"):
        return 1.0
    found = _NUMBER.fullmatch(said)
    if found is None or (found[1] and found[3]) or isinstance(value, date | time):
        raise Mistake(f"{quoted(said)} is no number; write digits only, such as 12 or 12.5")
    _refuse_other_unit(said, found[1] or found[3] or found[6], cell)
    return float(found[2] + re.sub("[, ]", "", found[4]) + (found[5] or ""))


def whole(cell: Scalar) -> int | None:
    """How many, as a number."""
    value = number(cell)
    return None if value is None else scalars.whole_of(value)


def yes_or_no(cell: Scalar) -> bool | None:
    """Whether something is so: yes or no, or Excel's own TRUE and FALSE."""
    if _value(cell) is SPOILT:
        return None
    said = scalars.YES_OR_NO.get(cell.text.strip().casefold())
    if said is None:
        raise Mistake(f"{quoted(cell.text)} is neither yes nor no; write one of the two")
    return said


def day(cell: Scalar) -> date | None:
    """A calendar day: a date of Excel's, or as text in any form that can be read in one way only."""
    value = _value(cell)
    if value is SPOILT:
        return None
    if isinstance(value, datetime):
        if value.time() != time():
            raise Mistake(f"{quoted(cell.text)} has an hour beside its day; write {value.date()}")
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise Mistake(f"{quoted(cell.text)} is no date; write it like 31 Dec 2025")
    return _typed_day(" ".join(value.split()))


def word(cell: Scalar, words: type[StrEnum]) -> StrEnum | None:
    """A word of a closed list; case, and a space or _ for -, do not matter."""
    if _value(cell) is SPOILT:
        return None
    known = {_folded(each.value): each for each in words}
    found = known.get(_folded(cell.text))
    return found or scalars.word(Scalar(cell.line, cell.column, cell.text.strip(), False), words)


def within(cell: Scalar) -> str | None:
    """A length of time such as “10 working days”."""
    said = text(cell)
    return None if said is None else scalars.within(Scalar(cell.line, cell.column, said.lower(), False))


def format_name(cell: Scalar) -> str | None:
    """The name of the one format that is read."""
    said = text(cell)
    return None if said is None else scalars.format_name(Scalar(cell.line, cell.column, said, False))


LEAVES: Mapping[Leaf, Callable[[Scalar], Any]] = {
    Leaf.TEXT: text,
    Leaf.NUMBER: number,
    Leaf.WHOLE: whole,
    Leaf.YES: yes_or_no,
    Leaf.DAY: day,
    Leaf.WITHIN: within,
    Leaf.FORMAT: format_name,
    Leaf.PRINTED: printed,
    Leaf.HEADING: heading,
}


def _value(cell: Scalar) -> Any:
    return cell.value if isinstance(cell, Cell) else cell.text


def _shown_as(cell: Scalar) -> str:
    return cell.shown_as if isinstance(cell, Cell) else "General"


def _unit(cell: Scalar) -> Unit | None:
    return cell.unit if isinstance(cell, Cell) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _counted(value: float, cell: Scalar) -> float:
    """A number of Excel's own; one that is shown as a percent counts a hundred times as much."""
    if not isfinite(value):
        raise Mistake(f"{quoted(cell.text)} is no number; write digits only, such as 12 or 12.5")
    if "%" not in _shown_as(cell):
        return value
    percent = float(f"{value * 100:.12g}")
    _refuse_other_unit(f"{percent:g}%", "%", cell)
    return percent


def _refuse_other_unit(said: str, sign: str, cell: Scalar) -> None:
    """Raise Mistake where the sign of a number is not that of its unit."""
    unit = _unit(cell)
    if not sign or unit is None or unit is _SIGNS[sign]:
        return
    bare = said.strip("%£ ")
    advice = f"write {bare}" if unit is Unit.POUNDS else f"write {bare}, or the unit {_SIGNS[sign]}"
    raise Mistake(f"{quoted(said)} does not go with the unit here, which is {unit}; {advice}")


def _typed_day(said: str) -> date | None:
    found = _NUMBERED_DAY.fullmatch(said)
    if found and int(found[1]) != int(found[2]) and 1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 12:
        raise Mistake(f"{quoted(said)} can be read in two ways; write the month as a word, such as 31 Dec 2025")
    if _SHORT_YEAR.fullmatch(said):
        raise Mistake(f"{quoted(said)} has no year of four figures; write it like 31 Dec 2025")
    return scalars.any_day(said)


def _folded(said: str) -> str:
    return "-".join(said.replace("_", " ").replace("-", " ").split()).casefold()
