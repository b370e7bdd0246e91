"""A tracker as a grid: every cell with what it holds, how it looks, and what was noted on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from riia_tui.planfile.excel_open import Found

_DECIMALS = re.compile(r"0\.(0+)")


@dataclass(frozen=True, slots=True)
class GridCell(Found):
    """A cell that says something; ``text`` is what a person reads in it, on one line; an error of Excel's says nothing.

    ``fill`` is its colour as RRGGBB, ``note`` the comment on it. ``spread`` marks a cell of a merged range that is
    not its first: it has the value of the first. ``formula`` is what stands behind a value that Excel worked out.
    """

    text: str = ""
    fill: str | None = None
    note: str = ""
    spread: bool = False
    formula: str = ""

    @property
    def day(self) -> date | None:
        """The day of a cell that Excel holds as a date."""
        if isinstance(self.value, datetime):
            return self.value.date()
        return self.value if isinstance(self.value, date) else None

    @property
    def is_month(self) -> bool:
        """Whether a date of Excel's is shown as a month: what was typed was “Mar-26”."""
        shown = self.shown_as.casefold().partition(";")[0]
        return self.day is not None and "m" in shown and "d" not in shown and "h" not in shown

    @property
    def number(self) -> float | None:
        """The number of a cell that Excel holds as one, as it is stored."""
        is_number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return float(self.value) if is_number else None

    @property
    def code(self) -> str:
        """The text of a code: a number with the decimals that it is shown with, so that 1.10 stays 1.10."""
        shown = _DECIMALS.search(self.shown_as)
        if self.number is not None and shown:
            return f"{self.number:.{len(shown[1])}f}"
        return self.text.rstrip(".:")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the sheet by its number; ``fills`` are the colours of cells that say nothing, by column.

    ``notes`` are the comments on such cells.
    """

    number: int
    cells: dict[int, GridCell] = field(default_factory=dict)
    hidden: bool = False
    fills: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)

    def cell(self, column: int | None) -> GridCell | None:
        """The cell of a column, None where it says nothing."""
        return self.cells.get(column) if column else None

    def text(self, column: int | None) -> str:
        """What stands in a column, “” where that is nothing."""
        cell = self.cell(column)
        return cell.text if cell else ""

    def fill(self, column: int | None) -> str | None:
        """The colour of a column's cell, whether it says something or not."""
        cell = self.cell(column)
        return cell.fill if cell else self.fills.get(column or 0)

    def note(self, column: int | None) -> str:
        """The comment on a column's cell, whether it says something or not."""
        cell = self.cell(column)
        return cell.note if cell else self.notes.get(column or 0, "")

    @property
    def is_across(self) -> bool:
        """Whether the row is one text in cells that are merged across."""
        texts = {cell.text for cell in self.cells.values()}
        return len(self.cells) > 1 and len(self.own) == 1 and len(texts) == 1

    @property
    def own(self) -> dict[int, GridCell]:
        """The cells that are not only the rest of a merged range."""
        return {at: cell for at, cell in self.cells.items() if not cell.spread}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its rows that say something or have a colour, in order. ``wide`` are ranges merged across columns:
    row, first and last column."""

    title: str
    rows: tuple[GridRow, ...]
    hidden: bool = False
    wide: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tracker:
    """A workbook that somebody keeps; ``notes`` are what is to be known of the file as a whole."""

    name: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    def sheet(self, title: str) -> Sheet | None:
        """The sheet of a title, None where there is none."""
        return next((sheet for sheet in self.sheets if sheet.title == title), None)


def column_letter(column: int) -> str:
    """The letter that Excel shows for a column, counted from 1."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column, counted from 1, of its letter; 0 where it is none."""
    number = 0
    for letter in letters.strip().upper():
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - 64
    return number


def samples(rows: Sequence[GridRow], column: int, most: int = 3) -> tuple[str, ...]:
    """The first different texts of a column."""
    found = dict.fromkeys(text for row in rows if (text := row.text(column)))
    return tuple(found)[:most]
