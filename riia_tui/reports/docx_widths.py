"""How wide the columns of a table are in Word: as the report asks, but no date, RAG or word is broken for it."""

import re
from collections.abc import Iterator

from riia_tui.reports.blocks import Table
from riia_tui.reports.column_widths import with_least
from riia_tui.reports.letters import width_of
from riia_tui.reports.plain import as_typed

_TWIPS_A_CM = 1440 / 2.54
_TWIPS_A_POINT = 20
_SIZE, _COMPACT_SIZE = 10, 9
_MARGINS = 170
"""What a cell keeps free to the left and the right of its text, in twips."""

_SPARE = 1.03
"""No two programs set letters quite alike."""

_SHORT = 14
"""A line of a cell with so few letters stays whole, such as “31 Mar 2026”, “A amber, was G” and “6.2.5 KPI 1”."""

_LONGEST = 18
"""A word that is longer may be broken: an address would take the room of all other columns."""

_KEPT = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}|(?<!\S)\S \S+|\S+")
"""What has to stand on one line: a date, a letter with its word (“A amber”), a word."""


def widths(table: Table, width_cm: float) -> list[int]:
    """The width of each column in twips, ``width_cm`` altogether.

    A column that is too narrow for what it has to keep on one line takes from the others, each as it has room to
    spare; where there is too little room for all, the widths are those of the report.
    """
    total = width_cm * _TWIPS_A_CM
    asked = [share * total for share in table.shares()]
    least = [_least(table, column) for column in range(len(table.header))]
    return [int(width) for width in with_least(asked, least) or asked]


def _least(table: Table, column: int) -> float:
    """What the widest of a column takes that has to stand on one line, in twips."""
    size = _COMPACT_SIZE if table.compact else _SIZE
    heading = max((width_of(words, size, strong=True) for words in _words(table.header[column])), default=0)
    cells = [row[column] for row in table.cells()]
    found = [width_of(part, size, cell.strong) for cell in cells for part in _kept(as_typed(cell.text))]
    return max([heading, *found]) * _SPARE * _TWIPS_A_POINT + _MARGINS


def _kept(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if len(line) <= _SHORT:
            yield line
        else:
            yield from _words(line)


def _words(line: str) -> Iterator[str]:
    return (part for part in _KEPT.findall(line) if len(part) <= _LONGEST)
