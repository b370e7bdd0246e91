"""How wide the columns of a PDF's tables are: no day, RAG or count in them breaks over two lines.

What is held together is the same in running text. Widths are those of the page in ``pdf.typ``, in points.
"""

import re
from collections.abc import Iterator

from riia_tui.phrases import MONTHS
from riia_tui.reports.blocks import Table
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
    )
)
"""A pattern of what stays on one line, as both Python and typst read it."""

_HELD = re.compile(HELD)
_UPRIGHT, _WIDE = 481.0, 728.0
_CLEAR = 9.0
"""What a cell keeps clear on its two sides, and a little."""


def columns_of(table: Table, wide: bool) -> tuple[tuple[float, ...], bool]:
    """The columns as shares of 1, and whether all that is held together has room on one line.

    Columns that are too narrow for that get what they lack from the others, each giving as it can spare.
    """
    page = _WIDE if wide else _UPRIGHT
    wanted = [share * page for share in table.shares()]
    least = _least(table)
    lack = sum(max(need - width, 0.0) for need, width in zip(least, wanted, strict=True))
    spare = [max(width - need, 0.0) for need, width in zip(least, wanted, strict=True)]
    if lack > sum(spare):
        return table.shares(), False
    part = lack / sum(spare) if lack else 0.0
    widths = [max(width, need) - part * more for width, need, more in zip(wanted, least, spare, strict=True)]
    return tuple(width / sum(widths) for width in widths), True


def _least(table: Table) -> list[float]:
    """The width of each column in which no word of its heading breaks and nothing that is held together."""
    size = 9.0 if table.compact else 10.0
    least = [max(width_of(part, size, strong=True) for part in _parts(name)) for name in table.header]
    for row in table.cells():
        widths = (_longest(as_typed(cell.text), size, cell.strong) for cell in row)
        least = list(map(max, least, widths))
    return [width + _CLEAR for width in least]


def _longest(text: str, size: float, strong: bool) -> float:
    return max((width_of(part, size, strong) for part in _HELD.findall(text)), default=0.0)


def _parts(name: str) -> Iterator[str]:
    """The words of a heading, those that are held together as one."""
    yield from _HELD.findall(name)
    yield from _HELD.sub(" ", name).split()
