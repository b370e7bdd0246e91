"""One value as written into a text, a number, a day or a word; each function raises Mistake with what is wrong."""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from math import isfinite

from riia_tui.planfile.faults import meant, quoted
from riia_tui.planfile.model import FORMAT
from riia_tui.planfile.nodes import Scalar, kind_of

WITHIN = r"[1-9][0-9]{0,3} +(working +days?|days?|weeks?|months?)"
"""How long after its date a record still counts as on time."""

DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""A calendar day as plan files write it."""

YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}
"""How people say whether something is so."""

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ /.-]+([0-9]{1,2}|[A-Za-z]{3,9})[ /.,-]+([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
# calendar.month_name speaks the computer's own language
_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July", "August")
_MONTHS += ("September", "October", "November", "December")
_CALLED = {"int": "number", "float": "number", "bool": "yes or no", "timestamp": "date"}


class Mistake(Exception):
    """What is wrong with a value; ``taken_as`` is what it most likely means, so that nothing else seems wrong too."""

    def __init__(self, message: str, taken_as: str | None = None) -> None:
        """``message`` is the end of a sentence that starts with the field."""
        super().__init__(message)
        self.taken_as = taken_as


def text(scalar: Scalar) -> str:
    """A text without the blanks around it; what YAML takes for a number, a date or yes/no must be in quotes."""
    kind = kind_of(scalar)
    if kind in _CALLED:
        called = f"{_CALLED[kind]}{_as_number(scalar.text) if kind == 'float' else ''}"
        bare = quoted(scalar.text)
        raise Mistake(f'{bare} is read as a {called}; put it in quotes: "{bare[1:-1]}"', scalar.text)
    return scalar.text.strip()


def printed(scalar: Scalar) -> str | None:
    """A cell as printed, whatever is in it; None for a blank one."""
    return None if scalar.empty else scalar.text.strip() or None


def heading(scalar: Scalar) -> str:
    """A column's heading as printed; a bare year needs no quotes."""
    said = printed(scalar)
    if said is None:
        raise Mistake("a heading is missing")
    return said


def number(scalar: Scalar) -> float:
    """A number in plain digits, without quotes, commas, £ or %."""
    if scalar.plain and _NUMBER.fullmatch(scalar.text) and isfinite(float(scalar.text)):
        return float(scalar.text)
    bare = re.sub(r"[£%,_\s]", "", scalar.text)
    advice = bare if _NUMBER.fullmatch(bare) and len(bare) < 20 else "digits only, such as 12 or 12.5"
    said = "is no number" if scalar.plain or not _NUMBER.fullmatch(scalar.text) else "is text because of its quotes"
    raise Mistake(f"{quoted(scalar.text)} {said}; write {advice}")


def whole(scalar: Scalar) -> int:
    """How many, in plain digits: 1 or more."""
    return whole_of(number(scalar))


def whole_of(value: float) -> int:
    """A number that says how many of something there are. Raises Mistake."""
    if value < 1 or value != int(value):
        raise Mistake(f"{value:g} is not how many there can be; write a whole number from 1 up")
    return int(value)


def yes_or_no(scalar: Scalar) -> bool:
    """Whether something is so: true or yes, false or no."""
    said = YES_OR_NO.get(scalar.text.strip().casefold())
    if said is None:
        raise Mistake(f"{quoted(scalar.text)} is neither true nor false; write one of the two")
    return said


def day(scalar: Scalar) -> date:
    """A calendar day written 2025-12-31, with or without quotes."""
    said = scalar.text
    found = _day_meant(said)
    if found is not None and re.fullmatch(DAY, said):
        return found
    write = found.isoformat() if found else "the year, month and day like 2025-12-31"
    raise Mistake(f"{quoted(said)} is no date; write {write}")


def any_day(said: str) -> date:
    """A calendar day written 2025-12-31, 31/12/2025, 31 Dec 2025 or 31st December 2025; the day before the month."""
    found = _day_meant(said)
    if found is None:
        raise Mistake(f"{quoted(said)} is no date; write it like 31 Dec 2025")
    return found


def word(scalar: Scalar, words: type[StrEnum]) -> StrEnum:
    """A word of a closed list."""
    said = scalar.text
    try:
        return words(said)
    except ValueError:
        known = [each.value for each in words]
        listed = f"write one of {', '.join(known)}"
        raise Mistake(f"{quoted(said)} is no word for this; {meant(said, known, listed)}") from None


def within(scalar: Scalar) -> str:
    """A length of time such as “10 working days” or “1 month”."""
    said = text(scalar)
    if re.fullmatch(WITHIN, said):
        return " ".join(said.split())
    raise Mistake(f"{quoted(said)} is no length of time; write it like 10 working days, 10 days, 4 weeks or 2 months")


def format_name(scalar: Scalar) -> str:
    """The name of the one format that is read."""
    if scalar.text != FORMAT:
        raise Mistake(f"{quoted(scalar.text)} is no format that can be read here; write {FORMAT}")
    return FORMAT


def _as_number(said: str) -> str:
    """What becomes of 1.10, which is why a code needs its quotes."""
    short = str(float(said)) if _NUMBER.fullmatch(said) else said
    return f" ({short})" if short != said else ""


def _day_meant(said: str) -> date | None:
    """The day that a text means, None where it has not the form of one. Raises Mistake for one of no calendar."""
    parts = _day_parts(said)
    found = _real_day(*parts) if parts else None
    if parts and 1 <= parts[1] <= 12 and parts[0] > 0 and found is None:
        year, month, _ = parts
        last = monthrange(year, month)[1]
        raise Mistake(f"{quoted(said)} is no day of the calendar; {_MONTHS[month - 1]} {year} has {last} days")
    return found


def _day_parts(said: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(said):
        year, month, nth = (int(part) for part in found.groups())
        return year, month, nth
    if found := _DAY_FIRST.fullmatch(said):
        return _year(found[3]), _month(found[2]), int(found[1])
    return None


def _year(said: str) -> int:
    return int(said) + (2000 if len(said) == 2 else 0)


def _month(said: str) -> int:
    """1 to 12 by number or English name; 0 where it is none."""
    if said.isdigit():
        return int(said)
    short = said.casefold()
    return next((n for n, name in enumerate(_MONTHS, 1) if name.casefold().startswith(short)), 0)


def _real_day(year: int, month: int, nth: int) -> date | None:
    try:
        return date(year, month, nth)
    except ValueError:
        return None
