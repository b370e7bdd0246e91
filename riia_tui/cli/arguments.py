"""Values as people type them: dates, spans of time, amounts, words of a list, actions. Strict, and said plainly."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from db.errors import BadInput, UnknownName
from db.words import RecordKind, Status, status_named
from riia_tui.actions.commands import Agreed
from riia_tui.cli.parser import nearest
from riia_tui.rules.typed import real_day, typed_action, typed_day, typed_number

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


def _other_form(text: str) -> date | None:
    """The date that 31/12/2025, 31.12.25 or 31 Dec 2025 means, None where it cannot be told."""
    numbers = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})", text)
    try:
        if numbers:
            number, month, year = (int(part) for part in numbers.groups())
            return date(year + 2000 if year < 100 else year, month, number)
        return typed_day(text)
    except (ValueError, BadInput):
        return None


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
    return typed_number(text)


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
    """An action written “WHO: WHAT by DATE”, the date being 2025-12-12, 12 Dec 2025 or none. Raises BadInput."""
    return Agreed(*typed_action(text))


def people(text: str) -> tuple[str, tuple[str, ...]]:
    """Who came for an authority, written “AUTHORITY: NAME, NAME”. Raises BadInput."""
    authority, _, rest = text.partition(":")
    names = tuple(name.strip() for name in re.split("[,;]", rest) if name.strip())
    if not authority.strip() or not names:
        raise BadInput(f"“{text}” does not say who came for whom.", "Write it as “Devon: Jo Bloggs, Sam Smith”.")
    return authority.strip(), names


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
