"""An attendance grid: authorities down and meetings across, or the other way round."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from riia_tui.exchange.attendance import ABSENT, APOLOGIES, PRESENT, Presence, Sighting, presence_of, signs_of
from riia_tui.exchange.days import Span, day_of
from riia_tui.exchange.typed_answers import words_of
from riia_tui.phrases import counted
from riia_tui.planfile.excel_open import Found, FoundRow, Page

FIRST_ROWS = 15
"""Rows within which the headings of a grid stand."""

SUMS = re.compile(
    r"\s*(?:(?:total|number|no\.? of|percent|percentage|attendance|average|sum|quorate|quorum)\b|%)", re.I
)
"""What the name of a row or column that is worked out begins with."""

PEOPLE = ("name", "lead", "member", "representative", "attendee")
"""What the heading of a column of people says."""

IsBody = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Head:
    """A column of a grid that is a meeting: what it is called there, and words that may name its network."""

    at: int
    on: date
    title: str
    words: tuple[str, ...]


def grid_of(page: Page, span: Span, is_body: IsBody) -> list[Sighting]:
    """The meetings of a sheet with who came, in their order; none where it is no attendance grid."""
    grids = [_grid(rows, page.title, span, is_body) for rows in (page.rows, _turned(page.rows))]
    readable = [found for found in grids if _is_read(found)]
    return max(readable, default=[], key=lambda found: sum(is_body(p.written) for m in found for p in m.presences))


def _is_read(meetings: Sequence[Sighting]) -> bool:
    """Whether most of what stands there says who came; dates in other tables have something else below them."""
    presences = [presence for meeting in meetings for presence in meeting.presences]
    return 2 * sum(presence.role is not None for presence in presences) > len(presences)


def _grid(rows: Sequence[FoundRow], title: str, span: Span, is_body: IsBody) -> list[Sighting]:
    at, heads = _heads(rows, title, span)
    body = rows[at + 1 :]
    column = _names_column(body, {head.at for head in heads}, is_body)
    if not heads or column is None:
        return []
    people = _people_column(rows[at], column, heads)
    named = [(name, row) for row in body if (name := words_of(row.cells.get(column))) and not _is_sum(name)]
    signs, remarks = signs_of(_said(row.cells.get(head.at)) for head in heads for _, row in named)
    formulas = sum(_is_formula(row.cells.get(head.at)) for head in heads for _, row in named)
    remarks += tuple(_dayless(rows[at], named, heads))
    remarks += (f"formulas are not read: {counted(formulas, 'cell')}",) if formulas else ()
    meetings = []
    for head in heads:
        found = [(name, row, _said(row.cells.get(head.at))) for name, row in named]
        presences = [_with_person(presence_of(name, said, signs), row, people) for name, row, said in found if said]
        meetings.append(Sighting(head.on, head.title, head.words, tuple(presences), notes=remarks))
    return meetings


def _dayless(heading: FoundRow, named: Sequence[tuple[str, FoundRow]], heads: Sequence[_Head]) -> Iterator[str]:
    """What is said of columns among the meetings that have marks below them and no day above."""
    known = {head.at for head in heads}
    for at, cell in sorted(heading.cells.items()):
        below = [_said(row.cells.get(at)).casefold() for _, row in named]
        marks = sum(text in PRESENT or text in APOLOGIES or text in ABSENT for text in below)
        said = words_of(cell)
        if at not in known and marks > 1 and not _is_sum(said):
            yield f"the column “{said}” has ticks and no day that can be read; it is left out"


def _heads(rows: Sequence[FoundRow], title: str, span: Span) -> tuple[int, list[_Head]]:
    """Which row has the most days in it, and its columns with the words that stand with, above and over them."""
    days = [_days_of(row, span) for row in rows[:FIRST_ROWS]]
    at = max(range(len(days)), key=lambda n: (len(days[n]), -n), default=0)
    found = days[at] if days else {}
    first = min(found, default=0)
    over = [words for row in rows[:at] if len(row.cells) == 1 for words in map(words_of, row.cells.values())]
    heads = []
    for column, (on, rest) in found.items():
        own = [each for each in (rest, *(_above(row, first, column) for row in reversed(rows[:at]))) if each]
        heads.append(_Head(column, on, own[0] if own else "", tuple(dict.fromkeys((*own, *over, title)))))
    return at, heads


def _days_of(row: FoundRow, span: Span) -> dict[int, tuple[date, str]]:
    return {at: found for at, cell in row.cells.items() if (found := day_of(cell, span))}


def _above(row: FoundRow, first: int, column: int) -> str:
    """What stands in a row above a column: a heading over several columns stands in the first of them."""
    places = [at for at in row.cells if first <= at <= column]
    return words_of(row.cells[max(places)]) if places and len(row.cells) > 1 else ""


def _names_column(rows: Sequence[FoundRow], days: set[int], is_body: IsBody) -> int | None:
    """The column that names the most bodies; None where none names one."""
    columns = {at for row in rows for at in row.cells} - days
    counts = {at: sum(is_body(words_of(row.cells.get(at))) for row in rows) for at in sorted(columns)}
    best = max(counts, key=lambda at: counts[at], default=None)
    return best if best is not None and counts[best] else None


def _people_column(heading: FoundRow, names: int, heads: Sequence[_Head]) -> int | None:
    """A column beside the names that says who usually comes."""
    first = min((head.at for head in heads), default=0)
    for at, cell in heading.cells.items():
        said = words_of(cell).casefold()
        if at != names and at < first and any(word in said for word in PEOPLE):
            return at
    return None


def _with_person(presence: Presence, row: FoundRow, people: int | None) -> Presence:
    """Who usually comes for an authority came, where nobody else is named."""
    person = words_of(row.cells.get(people)) if people is not None else ""
    if not person or presence.people or presence.role != "attended":
        return presence
    return Presence(presence.written, presence.role, (person,))


def _said(cell: Found | None) -> str:
    """What a mark says; a formula says nothing."""
    return "" if _is_formula(cell) else words_of(cell)


def _is_formula(cell: Found | None) -> bool:
    return cell is not None and cell.kind in ("f", "e")


def _is_sum(name: str) -> bool:
    return SUMS.match(name) is not None


def _turned(rows: Sequence[FoundRow]) -> list[FoundRow]:
    """The sheet with its columns as rows."""
    return list(_columns(rows))


def _columns(rows: Sequence[FoundRow]) -> Iterator[FoundRow]:
    for at in sorted({column for row in rows for column in row.cells}):
        yield FoundRow(at, {row.number: row.cells[at] for row in rows if at in row.cells})
