"""Who came, as other programs say it: the same for a grid and for the report of a video call."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.words import Role

PRESENT = frozenset(
    {
        *("✓", "✔", "☑", "√", "ü", "y", "yes", "1", "p", "present", "attended", "attending", "true", "here", "came"),
        *("online", "virtual", "teams", "in person", "face to face", "f2f", "remote", "dialled in", "hybrid"),
        *("part", "late", "left early"),
    }
)
DEPUTY = frozenset({"d", "dep", "deputy", "sub", "substitute", "deputised", "deputy attended", "rep", "sent deputy"})
APOLOGIES = frozenset({"a", "ap", "apol", "apols", "apologies", "apologies received", "sent apologies", "apologised"})
ABSENT = frozenset({"n", "no", "0", "absent", "✗", "✘", "☒", "false", "dna", "did not attend", "no show", "-", "–"})
NOTHING = frozenset({"n/a", "na", "tbc", "?", "excused", "not applicable", "not a member"})
CROSS = frozenset({"x", "×"})
"""A cross is a tick where nothing else is one, else it says that nobody came."""

_DEPUTY_BESIDE = re.compile(r"\b(?:deputy|dep|sub|substitute|for)\b[:.\s]*|\((?:deputy|dep|d)\)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;/&\n]|\band\b|\+)\s*")
_INITIALS = re.compile(r"[A-Z]{2,3}")
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*)*")


@dataclass(frozen=True, slots=True)
class Presence:
    """What stands beside one name; ``role`` is None where nothing is said, ``people`` came for it.

    ``unread`` is what could not be understood; who ``organises`` may be there for nobody but themselves.
    """

    written: str
    role: Role | None
    people: tuple[str, ...] = ()
    email: str = ""
    unread: str = ""
    organises: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """A meeting as a file tells it: its day, the words beside it, and who is there.

    ``others`` are days that could be meant as well; ``network`` are words that may name the network, the nearest
    first. ``remarks`` are about the meeting, ``notes`` about the whole of the file.
    """

    on: date
    title: str
    network: tuple[str, ...]
    presences: tuple[Presence, ...]
    others: tuple[date, ...] = ()
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """What the ambiguous signs of a grid mean there: a cross, and the letter A."""

    cross: Role
    letter_a: Role

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was assumed, for a grid that has them."""
        return (f"“x” is read as {self.cross}", f"“A” is read as {self.letter_a}")


def signs_of(cells: Iterable[str]) -> tuple[Signs, tuple[str, ...]]:
    """What ambiguous signs mean beside all the others of a grid, and what is to be said of that."""
    found = {_plain(cell) for cell in cells}
    ticks = found & (PRESENT - {"p"}) or found & {"p", "present"}
    signs = Signs(Role.ABSENT if ticks else Role.ATTENDED, Role.ABSENT if "p" in found else Role.APOLOGIES)
    cross, letter = signs.remarks
    said = ([cross] if found & CROSS else []) + ([letter] if "a" in found else [])
    return signs, tuple(said)


def presence_of(written: str, cell: str, signs: Signs) -> Presence:
    """What a cell says of the name beside it."""
    said = _plain(cell)
    if said in CROSS:
        return Presence(written, signs.cross)
    if said == "a":
        return Presence(written, signs.letter_a)
    if said in NOTHING:
        return Presence(written, None)
    for role, words in _WORDS.items():
        if said in words:
            return Presence(written, role)
    if re.fullmatch(r"\d{1,2}(\.0)?", said):
        return Presence(written, Role.ATTENDED)
    for role, words in ((Role.APOLOGIES, APOLOGIES), (Role.ABSENT, ABSENT)):
        if any(len(word) > 2 and said.startswith(word) for word in words):
            return Presence(written, role)
    return _people(written, cell)


_WORDS = {Role.ATTENDED: PRESENT, Role.DEPUTY: DEPUTY, Role.APOLOGIES: APOLOGIES, Role.ABSENT: ABSENT}


def _people(written: str, cell: str) -> Presence:
    """A cell that names who came, or sent somebody."""
    text = " ".join(cell.split())
    is_deputy = bool(_DEPUTY_BESIDE.search(text))
    named = _DEPUTY_BESIDE.sub(" ", text) if is_deputy else text
    named = re.sub(r"^\s*(?:✓|✔|☑|√|yes\b|y\b)\s*[-–:(]*\s*|\)\s*$", "", named, flags=re.IGNORECASE)
    people = tuple(part for part in (p.strip(" ()-–:.") for p in _BETWEEN.split(named)) if part)
    if people and all(_plain(person) in PRESENT for person in people) and not is_deputy:
        return Presence(written, Role.ATTENDED)  # “Y (online)” says how, not who
    if not people and is_deputy:
        return Presence(written, Role.DEPUTY)
    if not people or not all(_INITIALS.fullmatch(p) or (_PERSON.fullmatch(p) and len(p) > 2) for p in people):
        return Presence(written, None, unread=text)
    return Presence(written, Role.DEPUTY if is_deputy else Role.ATTENDED, people)


def _plain(cell: str) -> str:
    return " ".join(cell.casefold().split()).strip(".! ") or cell.strip()
