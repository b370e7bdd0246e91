"""How wide the columns of a PDF's tables are: no word in them runs out, no day, RAG or count breaks over two lines.

What is held together is the same in running text. Widths are those of the page in ``pdf.typ``, in points.
"""

import re
from collections.abc import Iterator
from math import inf

from riia_tui.phrases import MONTHS
from riia_tui.reports.blocks import Table
from riia_tui.reports.column_widths import with_least
from riia_tui.reports.letters import width_of
from riia_tui.reports.plain import as_typed

_MONTH = "|".join(MONTHS)
HELD = "|".join(
    (
        rf"\b\d{{1,2}} (?:{_MONTH}) \d{{4}}\b",
        rf"\b\d{{1,2}} (?:{_MONTH})[a-z]*\b",
        r"\b[BGARC] (?:blue|green|amber|red|closed)\b",
        r"[–?] not\b",
        r"\b(?:was|says) (?:[BGARC]\b|–|\?)",
        r"\b\d+ of \d+\b",
        r"\bneeds \d[\d,]*%?",
        r"\bKPI \d[\w.-]*",
        r"\b\d+ (?:more|errors?|warnings?|notes?)\b",
        r"\b(?:not|no figure) yet\b",
        r"\bno date\b",
        r"\bthis [BGARC]\b",
    )
)
"""A pattern of what stays on one line, as both Python and typst read it."""

_HELD = re.compile(HELD)
_WORD = re.compile(r"[^\s/-]+[/-]?")
_UPRIGHT, _WIDE = 481.0, 728.0
_CLEAR = 9.0
"""What a cell keeps clear on its two sides, and a little."""

_LONGEST_WORD = 120.0
"""What is wider is an address or a script without spaces, for which no column is made wider."""


def columns_of(table: Table, wide: bool) -> tuple[tuple[float, ...], bool]:
    """The columns as shares of 1, and whether all that is held together has room on one line.

    Columns that are too narrow for that, or for their words, get what they lack from the others, each giving as it can
    spare. Where there is not room for both, words run out of their columns sooner than a day is broken.
    """
    page = _WIDE if wide else _UPRIGHT
    wanted = [share * page for share in table.shares()]
    held = _least(table, _HELD, inf)
    words = _least(table, _WORD, _LONGEST_WORD)
    for least in (list(map(max, held, words)), held):
        if widths := with_least(wanted, least):
            return tuple(width / sum(widths) for width in widths), True
    return table.shares(), False


def _least(table: Table, parts: re.Pattern[str], widest: float) -> list[float]:
    """The width of each column in which no word of its heading breaks and no such part of a cell, up to the widest."""
    size = 9.0 if table.compact else 10.0
    least = [max(width_of(part, size, strong=True) for part in _parts(name)) for name in table.header]
    for row in table.cells():
        for at, cell in enumerate(row):
            widths = (width_of(part, size, cell.strong) for part in parts.findall(as_typed(cell.text)))
            least[at] = max([least[at], *(width for width in widths if width <= widest)])
    return [width + _CLEAR for width in least]


def _parts(name: str) -> Iterator[str]:
    """The words of a heading, those that are held together as one."""
    yield from _HELD.findall(name)
    yield from _HELD.sub(" ", name).split()
