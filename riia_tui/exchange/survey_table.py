"""The answers to a survey as a table: one row a response, one column a question, as Microsoft Forms exports them."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.errors import BadInput
from riia_tui.exchange.days import Span, day_of
from riia_tui.exchange.typed_answers import words_of
from riia_tui.planfile.excel_open import Found, FoundRow, Page
from riia_tui.views.names import folded, nearest

FORMS = ("id", "start time", "completion time", "email", "name", "last modified time", "language", "tags")
"""Columns that Microsoft Forms adds itself."""

OF_QUIZZES = ("points - ", "feedback - ", "points – ", "feedback – ", "total points", "quiz feedback")
"""What the columns begin with that Forms adds for a quiz."""

ABOUT_AUTHORITY = ("local authority", "authority", "council", "organisation", "employer", "which la", "your la")
ENDED = ("completion time", "submitted", "timestamp", "date submitted", "end date")
PEOPLE = ("name", "email", "e-mail")

FIRST_ROWS = 15
"""Rows within which the headings stand."""

_COPIES = re.compile(r"\s*\(\d+-\d+\)\s*(?:\(\d+\))?$")
"""What Forms puts behind a file's name: “(1-42)”."""


@dataclass(frozen=True, slots=True)
class SurveyTable:
    """A survey's title, its headings, and its responses as texts under them; ``on`` is the day of the last one."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    on: date | None

    def column(self, at: int) -> list[str]:
        """The answers to one question, a response each."""
        return [row[at] for row in self.rows]

    def called(self, wanted: str) -> int:
        """The column with this heading, a part of it, or its number from 1. Raises BadInput."""
        if wanted.strip().isdecimal() and 1 <= int(wanted) <= len(self.headings):
            return int(wanted) - 1
        same = [at for at, heading in enumerate(self.headings) if folded(heading) == folded(wanted)]
        found = same or [at for at, heading in enumerate(self.headings) if folded(wanted) in folded(heading)]
        if len(found) != 1:
            asked = [h for h in self.headings if folded(h) not in FORMS]
            names = "; ".join([self.headings[at] for at in found] or nearest(wanted, asked))
            raise BadInput(f"“{wanted}” is the heading of {len(found) or 'no'} columns.", f"There are: {names}.")
        return found[0]

    def is_own(self, at: int) -> bool:
        """Whether a column is one that Forms adds."""
        heading = " ".join(self.headings[at].casefold().split())
        return heading in FORMS or heading.startswith(OF_QUIZZES)


def survey_table(path: Path, pages: list[Page], span: Span) -> SurveyTable:
    """The responses of a file. Raises BadInput where it has none."""
    page = max(pages, key=lambda each: len(each.rows), default=None)
    if page is None or not page.rows:
        raise BadInput(f"{path.name} is empty.", "Export the survey once more.")
    at = _heading(page.rows)
    head, body = page.rows[at], page.rows[at + 1 :]
    if not body:
        raise BadInput(f"Nobody has answered the survey in {path.name}.", "Export it once there are responses.")
    places = sorted(head.cells)
    return SurveyTable(
        title=_COPIES.sub("", path.stem).strip() or path.stem,
        headings=tuple(" ".join(words_of(head.cells[at]).split()) for at in places),
        rows=tuple(tuple(_text(row.cells.get(at)) for at in places) for row in body),
        on=_last_day(head, body, span),
    )


def _heading(rows: tuple[FoundRow, ...]) -> int:
    """Which row has the headings: the first that is about as wide as the table; titles above are narrower."""
    widest = max(len(row.cells) for row in rows[:FIRST_ROWS])
    return next(at for at, row in enumerate(rows) if 2 * len(row.cells) >= widest)


def _text(cell: Found | None) -> str:
    """An answer; a formula is none."""
    return "" if cell is None or cell.kind in ("f", "e") else words_of(cell)


def _last_day(head: FoundRow, body: tuple[FoundRow, ...], span: Span) -> date | None:
    at = next((at for at, cell in head.cells.items() if words_of(cell).casefold() in ENDED), None)
    if at is None:
        return None
    days = [found[0] for row in body if at in row.cells and (found := day_of(row.cells[at], span))]
    return max(days, default=None)


def authority_column(table: SurveyTable) -> int | None:
    """The column that asks for the authority, by its heading."""
    for words in ABOUT_AUTHORITY:
        for at, heading in enumerate(table.headings):
            if words in heading.casefold() and len(heading) <= 80:
                return at
    return None
