"""The attendance report that Teams exports: its sections, its older form, and the flat one; and that of Zoom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from db.errors import BadInput
from db.words import Role
from riia_tui.exchange.attendance import Presence, Sighting
from riia_tui.exchange.days import Span, day_in
from riia_tui.exchange.typed_answers import words_of
from riia_tui.planfile.excel_open import FoundRow, Page
from riia_tui.rules.typed import real_day

NAME = ("name", "full name", "name (original name)", "user name (original name)")
COMING = ("first join", "join time", "user action", "total duration (minutes)", "duration (minutes)")
"""Headings of which one stands beside the name in every form of the report."""

TITLE = ("meeting title", "topic")
BEGUN = ("start time", "meeting start time")
ORGANISER = "organizer"

_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SECTION = re.compile(r"\d+\.\s")
_NAMED_AFTER = re.compile(r"\bmeeting ?attendance ?(?:report|list)?\b|\battendance report\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Days:
    """The day of the call, and the other one that its figures could mean."""

    on: date
    other: date | None = None


def is_teams(page: Page) -> bool:
    """Whether a sheet is such a report, of Teams or of Zoom."""
    return _heading(page.rows) is not None


def teams_meeting(page: Page, span: Span) -> Sighting:
    """The call with who joined it. Raises BadInput where it has no day or nobody joined."""
    at = _heading(page.rows)
    if at is None:
        raise BadInput(
            "It is no attendance report of Teams.", "Download it once more from the meeting's Attendance tab."
        )
    said = dict(_pairs(page.rows[:at]))
    people = list(_participants(page.rows[at], page.rows[at + 1 :]))
    if not people:
        raise BadInput("Nobody joined the call, so there is nothing to take in.")
    title = next((said[key] for key in TITLE if key in said), "") or _title_of(page.title, span)
    times = [said[key] for key in BEGUN if key in said] + [time for _, time in people]
    days = _day_of(times) or _named_day(page.title, span)
    remark = (f"its date could be {days.other} as well: --on says which",) if days.other else ()
    return Sighting(
        days.on,
        title,
        (title,),
        tuple(_joined(person for person, _ in people)),
        (days.other,) if days.other else (),
        remark,
    )


def _heading(rows: Sequence[FoundRow]) -> int | None:
    """The row with the headings of the participants."""
    for at, row in enumerate(rows):
        heads = [words_of(cell).casefold() for cell in row.cells.values()]
        if heads and heads[0] in NAME and any(head in COMING for head in heads):
            return at
    return None


def _pairs(rows: Sequence[FoundRow]) -> Iterator[tuple[str, str]]:
    """What is said of the call: a line each in Teams, two rows below one another in Zoom."""
    for heads, below in pairwise(rows):
        names = {at: words_of(cell).casefold() for at, cell in heads.cells.items()}
        if not {*TITLE}.isdisjoint(names.values()) and len(names) > 2:
            yield from ((name, words_of(below.cells.get(at))) for at, name in names.items())
            return
    for row in rows:
        if 1 in row.cells and 2 in row.cells:
            yield words_of(row.cells[1]).casefold().rstrip(":"), words_of(row.cells[2])


def _participants(heading: FoundRow, rows: Sequence[FoundRow]) -> Iterator[tuple[Presence, str]]:
    """Each participant with the time of joining, to the end of their section."""
    heads = {words_of(cell).casefold(): at for at, cell in heading.cells.items()}
    name = next(at for head, at in heads.items() if head in NAME)
    time = next((heads[head] for head in ("first join", "join time", "timestamp") if head in heads), name)
    email = next((at for head, at in heads.items() if head.startswith(("email", "e-mail", "user email"))), None)
    for row in rows:
        written = words_of(row.cells.get(name))
        if _SECTION.match(written) and len(row.cells) == 1:
            return
        if not written:
            continue
        organises = words_of(row.cells.get(heads.get("role", -1))).casefold() == ORGANISER
        address = words_of(row.cells.get(email)) if email else ""
        person = Presence(written, Role.ATTENDED, (_person(written),), address, organises=organises)
        yield person, words_of(row.cells.get(time))


def _person(written: str) -> str:
    """A participant's own name: without the council in brackets or behind a stroke; “Smith, Jane” is Jane Smith."""
    bare = re.sub(r"\s*[(\[|].*$", "", written).strip() or written
    last, comma, first = bare.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else bare


def _joined(people: Iterator[Presence]) -> list[Presence]:
    """Everybody once, however often they joined."""
    found: dict[tuple[str, str], Presence] = {}
    for person in people:
        found.setdefault((person.written.casefold(), person.email.casefold()), person)
    return list(found.values())


def _day_of(times: Sequence[str]) -> _Days | None:
    """The day of the first time; whether it stands before the month is told by any of the times.

    Where none tells, a clock of twelve hours is American and puts the month first.
    """
    for time in times:
        if found := _ISO.search(time):
            return _Days(real_day(int(found[1]), int(found[2]), int(found[3])))
    found_days = [[int(part) for part in found.groups()] for time in times if (found := _FIGURES.search(time))]
    if not found_days:
        return None
    first, second, year = found_days[0]
    month_first = any(parts[1] > 12 for parts in found_days)
    day_first = any(parts[0] > 12 for parts in found_days)
    american = month_first or (not day_first and any(re.search(r"[AP]M\b", time, re.IGNORECASE) for time in times))
    year += 2000 if year < 100 else 0
    day, month = (second, first) if american else (first, second)
    is_plain = month_first or day_first or day == month
    return _Days(real_day(year, month, day), None if is_plain else real_day(year, day, month))


def _named_day(name: str, span: Span) -> _Days:
    found = day_in(name, span)
    if found is None:
        raise BadInput("The report does not say on which day the call was.", "Give it with --on 2025-11-20.")
    return _Days(found[0])


def _title_of(name: str, span: Span) -> str:
    """The title that is in the file's name."""
    found = day_in(name, span)
    bare = _NAMED_AFTER.sub(" ", found[1] if found else name)
    return " ".join(re.sub(r"[()_\[\]]", " ", bare).split()).strip(" -")
