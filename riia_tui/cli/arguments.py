"""Values as people type them: dates, spans of time, amounts, words of a list, actions. Strict, and said plainly."""

import calendar
import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from db.errors import BadInput, UnknownName
from db.words import RecordKind, Status, Unit, status_named
from riia_tui.actions.commands import Agreed
from riia_tui.cli.parser import nearest

MONTHS = [name.casefold() for name in calendar.month_name]
LONGEST_SPAN = 3660
"""Days that ``--within`` may reach ahead: some ten years, longer than any plan."""

Word = TypeVar("Word", bound=StrEnum)


def day(text: str) -> date:
    """A date written 2025-12-31. Raises BadInput for any other form, and for a day that does not exist."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text.strip())
    if found:
        return real_day(*(int(part) for part in found.groups()))
    meant = _other_form(text.strip())
    example = meant.isoformat() if meant else "2025-12-31, year first"
    raise BadInput(f"“{text}” is not how a date is written here.", f"Write {example}.")


def real_day(year: int, month: int, number: int) -> date:
    """The date of these numbers. Raises BadInput where there is none, and says why."""
    if not 1 <= month <= 12 or year < 1:
        raise BadInput(f"There is no month {month} in a year.", "Write dates as 2025-12-31: year, month, day.")
    last = calendar.monthrange(year, month)[1]
    name = calendar.month_name[month]
    if not 1 <= number <= last:
        raise BadInput(f"{number} {name} {year} does not exist: {name} {year} has {last} days.")
    return date(year, month, number)


def _other_form(text: str) -> date | None:
    """The date that 31/12/2025, 31.12.25 or 31 Dec 2025 means, None where it cannot be told."""
    numbers = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})", text)
    try:
        if numbers:
            number, month, year = (int(part) for part in numbers.groups())
            return date(year + 2000 if year < 100 else year, month, number)
        return worded_day(text)
    except (ValueError, BadInput):
        return None


def worded_day(text: str) -> date | None:
    """The date that “12 Dec 2025” means; None where the text is no such date. Raises BadInput for 31 Feb 2026."""
    found = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.? ([0-9]{4})", text.strip())
    if not found:
        return None
    named = found.group(2).casefold()
    months = [at for at, name in enumerate(MONTHS) if name and (name.startswith(named) or named == f"{name[:3]}t")]
    return real_day(int(found.group(3)), months[0], int(found.group(1))) if len(months) == 1 else None


def month(text: str) -> tuple[int, int]:
    """A month written 2025-12, as year and month. Raises BadInput."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text.strip())
    if not found or not 1 <= int(found.group(2)) <= 12 or not 1 < int(found.group(1)) < 9999:
        raise BadInput(f"“{text}” is no month.", "Write 2025-12: year, then month.")
    return int(found.group(1)), int(found.group(2))


def span(text: str) -> int:
    """A time ahead, written 30d or 4w, in days. Raises BadInput."""
    found = re.fullmatch(r"([0-9]{1,4}) ?(d|w|days?|weeks?)?", text.strip().casefold())
    if not found:
        raise BadInput(f"“{text}” is no span of time.", "Write 30d for 30 days, or 4w for four weeks.")
    days = int(found.group(1)) * (7 if (found.group(2) or "d").startswith("w") else 1)
    if days > LONGEST_SPAN:
        raise BadInput(f"“{text}” is longer than any plan.", "Write 30d for 30 days, or 52w for a year.")
    return days


def amount(text: str) -> float:
    """A number as people write it: 86, 86%, 1,200 or £5,000. Raises BadInput."""
    return signed_amount(text)[0]


def signed_amount(text: str) -> tuple[float, Unit | None]:
    """The same, with the unit that its sign says, None without a sign."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    if plain.casefold() in ("yes", "no"):
        return float(plain.casefold() == "yes"), Unit.YES
    found = re.fullmatch(r"(-?)(£?)(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)? ?(%?)", plain)
    if not found or (found.group(1) and found.group(3)) or (found.group(2) and found.group(6)):
        raise BadInput(f"“{text}” is no number.", "Write it as 86%, 1,200 or £5,000.")
    minus, pound, minus_after, whole, part, percent = found.groups()
    value = float(whole.replace(",", "") + (part or ""))
    unit = Unit.POUNDS if pound else Unit.PERCENT if percent else None
    return (-value if minus or minus_after else value), unit


def count(text: str) -> int:
    """A whole number, 1,200 too. Raises BadInput."""
    value = amount(text)
    if value != int(value):
        raise BadInput(f"“{text}” is no whole number.")
    return int(value)


def status(text: str) -> Status:
    """A status by its word, letter or colour. Raises UnknownName."""
    found = status_named(text)
    if found is not None:
        return found
    near = nearest(text, [name for status in Status for name in (status.value, status.colour)])
    if not near:
        raise BadInput(f"There is no status called “{text}”.", "Write B, G, A, R, – or C, or the word or the colour.")
    raise UnknownName("status", text, near)


def kind(text: str) -> RecordKind:
    """A kind of evidence. Raises UnknownName, and BadInput for the kinds that have a command of their own."""
    found = word(text, RecordKind, "kind of record")
    if found in (RecordKind.MEETING, RecordKind.SURVEY):
        raise BadInput(f"A {found} has more to say than other evidence.", f"Record it with “riia log {found}”.")
    return found


def word(text: str, words: type[Word], what: str) -> Word:
    """One word of a closed list; case, spaces and underscores do not matter. Raises UnknownName."""
    wanted = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    for each in words:
        if each.value.replace("_", "-") == wanted:
            return each
    raise UnknownName(what, text, nearest(text, [each.value for each in words]))


def agreed(text: str) -> Agreed:
    """An action written “WHO: WHAT by DATE”; the date: 2025-12-12, 12 Dec 2025 or none. Raises BadInput."""
    who, colon, rest = text.partition(":")
    what, due = _due_at_end(rest.strip())
    if not colon or not who.strip() or not what:
        raise BadInput(f"“{text}” does not say who does what.", "Write it as “Devon: send the minutes by 2025-12-12”.")
    return Agreed(who.strip(), what, due)


def _due_at_end(text: str) -> tuple[str, date | None]:
    head, by, tail = text.rpartition(" by ")
    tail = tail.strip().rstrip(".")
    if not by:
        return text, None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", tail):
        return head.strip(), day(tail)
    due = worded_day(tail)
    return (head.strip(), due) if due else (text, None)


def existing_file(text: str) -> str:
    """The path of a file that is there. Raises BadInput."""
    path = Path(text).expanduser()
    if not path.is_file():
        raise BadInput(f"There is no file {path}.", "Look for a slip in its name or folder.")
    return str(path)


def address(text: str) -> str:
    """A web address. Raises BadInput."""
    if "://" not in text or any(sign.isspace() for sign in text.strip()):
        raise BadInput(f"“{text}” is no web address.", "Write all of it, beginning with https://.")
    return text.strip()


def texts(values: Iterable[str] | None) -> tuple[str, ...]:
    """The values of an option that may be repeated; none is an empty tuple."""
    return tuple(values or ())
