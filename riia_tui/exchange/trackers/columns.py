"""What each column of a table is, guessed from its heading and from what stands below it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from riia_tui.exchange.trackers.codes import CODE
from riia_tui.exchange.trackers.colours import status_of_fill
from riia_tui.exchange.trackers.fields import DATED, Field, field_named
from riia_tui.exchange.trackers.fit import ColumnFit
from riia_tui.exchange.trackers.grid import GridCell
from riia_tui.exchange.trackers.headings import Table, day_of_heading
from riia_tui.exchange.trackers.periods import Span
from riia_tui.exchange.trackers.status_words import says_nothing, status_meant

EARLIER = re.compile(r"\b(previous|prior|last (time|month|quarter|term|period|board)|direction|trend)\b", re.IGNORECASE)
SHORT = 9
"""Letters on average up to which what stands under “KPI” are its codes."""

MOSTLY = 0.6
LAST = 99


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands below a heading: how many cells, and the parts of them that are RAGs, numbers, codes and days.

    ``length`` is their letters on average, ``different`` the part of the rows that has a text of its own, ``coloured``
    the part that is filled with a RAG's colour.
    """

    many: int
    rags: float
    numbers: float
    codes: float
    days: float
    length: float
    different: float
    coloured: float


@dataclass(frozen=True, slots=True)
class _Guess:
    """A column's field, how sure that is (lower is surer), and what was seen."""

    fit: ColumnFit
    place: int
    seen: _Seen


def guessed_columns(table: Table, around: str, span: Span) -> tuple[ColumnFit, ...]:
    """Every column that has a heading, with what it most likely is.

    ``around`` are words that may tell the year of a quarter, such as the file's name; ``span`` is the plan's time.
    """
    guesses = [_guess(table, column, around, span) for column in sorted(table.heads)]
    guesses = _one_of_each(_with_statement(_beside_rags(guesses)))
    return tuple(_beside_days([guess.fit for guess in guesses]))


def _guess(table: Table, column: int, around: str, span: Span) -> _Guess:
    parts, seen = table.heads[column], _seen(table, column)
    day = day_of_heading(table, column, around, span)
    named = field_named(parts[-1]) or field_named(" ".join(parts)) or _of_parts(parts)
    found, place = named or (Field.NOTHING, LAST)
    if named is None or found in (*DATED, Field.STATEMENT, Field.DUE):
        found = _by_what_stands(found, seen, day, named is not None)
    if found in (Field.RAG, Field.FIGURE) and EARLIER.search(table.heading(column)) and day is None:
        found = Field.NOTHING
    return _Guess(ColumnFit(column, table.heading(column), found, day if found in DATED else None), place, seen)


def _of_parts(parts: tuple[str, ...]) -> tuple[Field, int] | None:
    """What a heading says besides a day: the RAG of “Q1 25/26 RAG”, of “RAG Jun-25”, of “June board RAG”."""
    words = " ".join(parts)
    inside = ((Field.RAG, r"\b(b?rag|status)\b"), (Field.COMMENT, r"\b(comment\w*|narrative|updates?|progress)\b"))
    return next(((found, 0) for found, said in inside if re.search(said, words, re.IGNORECASE)), None)


def _by_what_stands(found: Field, seen: _Seen, day: date | None, is_named: bool) -> Field:
    """The field of a column whose heading leaves it open, or is belied by what stands below it."""
    if not seen.many:
        return Field.RAG if seen.coloured >= 1 - MOSTLY and not is_named else found
    if seen.rags >= MOSTLY and seen.many > 1 and (found is not Field.FIGURE or seen.numbers < MOSTLY):
        return Field.RAG
    if found is Field.STATEMENT and seen.codes >= MOSTLY and seen.length <= SHORT:
        return Field.REF
    if found is Field.RAG:
        return Field.COMMENT if seen.rags < 1 - MOSTLY and seen.length > 4 * SHORT else found
    if not is_named and day is None and seen.days >= MOSTLY:
        return Field.DUE
    if found is Field.COMMENT or (day and not is_named):
        return Field.FIGURE if seen.numbers >= MOSTLY else Field.COMMENT
    return found


def _seen(table: Table, column: int) -> _Seen:
    cells = [cell for row in table.rows if (cell := row.own.get(column)) and cell.text]
    said = [cell for cell in cells if not says_nothing(cell.text)]

    def part(holds: Callable[[GridCell], object]) -> float:
        return sum(bool(holds(cell)) for cell in said) / len(said) if said else 0.0

    return _Seen(
        len(said),
        part(lambda cell: cell.number is None and status_meant(cell.text)),
        part(lambda cell: cell.number is not None or re.fullmatch(r"[£<>≥≤=~ ]*[\d,.]+ ?%?", cell.text)),
        part(lambda cell: CODE.fullmatch(cell.code)),
        part(lambda cell: cell.day),
        sum(len(cell.text) for cell in said) / len(said) if said else 0.0,
        len({cell.text for cell in said}) / max(len(table.rows), 1),
        sum(bool(status_of_fill(row.fills.get(column))) for row in table.rows) / max(len(table.rows), 1),
    )


def _beside_rags(guesses: list[_Guess]) -> list[_Guess]:
    """The guesses, a column of sentences right of a RAG as what was said of it, where its heading tells nothing."""
    before = [None, *guesses[:-1]]
    return [
        _as(guess, Field.COMMENT) if left and left.fit.field is Field.RAG and _are_sentences(guess) else guess
        for left, guess in zip(before, guesses, strict=True)
    ]


def _are_sentences(guess: _Guess) -> bool:
    return guess.fit.field is Field.NOTHING and guess.place == LAST and guess.seen.length > SHORT


def _with_statement(guesses: list[_Guess]) -> list[_Guess]:
    """The guesses with one column as the KPI itself, where any can be: an activity, else the longest words."""
    if any(guess.fit.field is Field.STATEMENT for guess in guesses):
        return guesses
    wordy = [guess for guess in guesses if guess.fit.field in (Field.NOTHING, Field.THEME) and guess.seen.length > 20]
    candidates = [guess for guess in guesses if guess.fit.field is Field.ACTIVITY] or wordy or _first_of_words(guesses)
    if not candidates:
        return guesses
    best = max(candidates, key=lambda guess: guess.seen.length)
    return [_as(guess, Field.STATEMENT) if guess is best else guess for guess in guesses]


def _first_of_words(guesses: list[_Guess]) -> list[_Guess]:
    """The first of several columns of comments, where every row has words of its own: it is what the others are about.

    One that has a day of its own is no such column.
    """
    words = [guess for guess in guesses if guess.fit.field is Field.COMMENT and guess.fit.on is None]
    own = [guess for guess in words if guess.seen.length > 2 * SHORT and guess.seen.different >= MOSTLY]
    return own[:1] if len(words) > 1 else []


def _one_of_each(guesses: list[_Guess]) -> list[_Guess]:
    """One column at most of what a row has once; a second KPI's words are what is done for it."""
    best: dict[Field, _Guess] = {}
    for guess in sorted(guesses, key=lambda each: (not each.seen.many, each.place, each.fit.column)):
        best.setdefault(guess.fit.field, guess)
    return [_unless_second(guess, best) for guess in guesses]


def _unless_second(guess: _Guess, best: dict[Field, _Guess]) -> _Guess:
    found = guess.fit.field
    if found in (*DATED, Field.NOTHING) or best[found] is guess:
        return guess
    groups = Field.THEME if guess.seen.different < MOSTLY else Field.ACTIVITY
    other = next((each for each in (groups, Field.ACTIVITY) if each not in best), Field.NOTHING)
    if found is not Field.STATEMENT or other is Field.NOTHING:
        return _as(guess, Field.NOTHING)
    best[other] = guess
    return _as(guess, other)


def _as(guess: _Guess, found: Field) -> _Guess:
    return replace(guess, fit=replace(guess.fit, field=found))


def _beside_days(columns: Iterable[ColumnFit]) -> list[ColumnFit]:
    """The columns, a comment or figure without a day taking that of the dated RAG on its left."""
    found: list[ColumnFit] = []
    for column in columns:
        before = found[-1] if found else None
        if column.field in DATED and column.on is None and before and before.on and before.field in DATED:
            column = replace(column, on=before.on)
        found.append(column)
    return found
