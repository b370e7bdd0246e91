"""Tables for a room: cells in few lines, a long table over several slides, and of a very long one what matters."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riia_tui.phrases import cut
from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.letters import lines_of
from riia_tui.reports.plain import as_typed, on_one_line
from riia_tui.reports.slide_room import CAPTION, GAP, READABLE, ROOM, cell_room, heights_of
from riia_tui.reports.tables import PART

MOST_PAGES = 3
"""So many slides of one table a room bears; the whole of it is for reading."""

_LONGEST_CAPTION = 90
_LINES_OF_ONE, _LINES_OF_SEVERAL = 4, 2
"""Lines that a cell's only paragraph has at the most, and each of several."""
_MOST_PARAGRAPHS = 5
_NARROW = 0.4 * READABLE
"""Points that a letter takes at the least, over a line of them."""
_URGENT = {"red": 0, "amber": 1}
_OTHERS = 2
_STEPS = [step / 4 for step in range(1, 16)]
"""Inches that a slide may leave free, so that the next one has more than a row or two."""


def readable(table: Table) -> Table:
    """The table with its cells cut, at words, to what a slide can show of a row."""
    shares = table.shares()
    rows = tuple(
        tuple(replace(cell, text=_shortened(cell.text, share)) for cell, share in zip(row, shares, strict=True))
        for row in table.cells()
    )
    return replace(table, rows=rows, widths=shares)


def pages_of(table: Table, first: float = ROOM) -> list[Table]:
    """The table in as many parts as it needs slides, ``first`` inches of the first one, each part with its caption.

    One that needs more than ``MOST_PAGES`` keeps its reds and ambers before other rows, in its own order, and its
    captions say so. Of one that is made of several, reds and ambers alone are kept, where it has any.
    """
    short = readable(table)
    heights = heights_of(short, READABLE)
    rows = range(len(short.rows))
    pages = _paged(rows, heights, first)
    if len(pages) <= MOST_PAGES:
        pages = _evenly(rows, heights, first)
        return [_part(short, page, _which(short, page, pages)) for page in pages]
    chosen = sorted(_allowed(short), key=lambda at: _urgency(short.rows[at]))
    kept = sorted(at for page in _paged(chosen, heights, first)[:MOST_PAGES] for at in page)
    pages = _evenly(kept, heights, first)[:MOST_PAGES]
    return [_part(short, page, _which_of_many(short, page, pages)) for page in pages]


def _allowed(table: Table) -> Sequence[int]:
    """The rows that a cut table may show."""
    urgent = [at for at, row in enumerate(table.rows) if _urgency(row) < _OTHERS]
    return urgent if urgent and table.header[0] == PART else range(len(table.rows))


def _paged(rows: Sequence[int], heights: Sequence[float], first: float, unused: float = 0.0) -> list[list[int]]:
    """The rows by slide, of which some inches stay free; a row that is higher than a slide has one of its own."""
    pages: list[list[int]] = [[]]
    head = CAPTION + GAP + heights[0] + unused
    left = first - head
    for at in rows:
        if pages[-1] and heights[at + 1] > left:
            pages.append([])
            left = ROOM - head
        pages[-1].append(at)
        left -= heights[at + 1]
    return pages


def _evenly(rows: Sequence[int], heights: Sequence[float], first: float) -> list[list[int]]:
    """The rows by slide, on as few as it takes, with no more room left on the last one than need be."""
    found = _paged(rows, heights, first)
    for unused in _STEPS:
        narrower = _paged(rows, heights, first, unused)
        if len(narrower) > len(found):
            break
        found = narrower
    return found


def _urgency(row: Sequence[Cell | str]) -> int:
    return min((_URGENT.get(cell.tone, _OTHERS) for cell in row if isinstance(cell, Cell)), default=_OTHERS)


def _which(table: Table, page: list[int], pages: list[list[int]]) -> str:
    return f" ({_from_to(page[0] + 1, page[-1] + 1)} of {len(table.rows)})" if len(pages) > 1 else ""


def _which_of_many(table: Table, page: list[int], pages: list[list[int]]) -> str:
    """“(13 to 18 of 148, red and amber before others; all are in the report)”."""
    before = sum(len(other) for other in pages[: pages.index(page)])
    these, whole = _from_to(before + 1, before + len(page)), len(table.rows)
    allowed = _allowed(table)
    if len(allowed) < whole:
        return f" ({these} of the {len(allowed)} that are red or amber; all {whole} are in the report)"
    first = ", red and amber before others" if len({_urgency(row) for row in table.rows}) > 1 else ""
    return f" ({these} of {whole}{first}; all are in the report)"


def _from_to(first: int, last: int) -> str:
    return f"{first} to {last}" if last > first else str(first)


def _part(table: Table, page: list[int], which: str) -> Table:
    caption = f"{on_one_line(table.caption, _LONGEST_CAPTION)}{which}"
    return replace(table, caption=caption, rows=tuple(table.rows[at] for at in page), alt=f"{table.about}{which}")


def _shortened(text: str, share: float) -> str:
    paragraphs = as_typed(text).split("\n")
    most = _LINES_OF_ONE if len(paragraphs) == 1 else _LINES_OF_SEVERAL
    return "\n".join(_in_lines(paragraphs, most, cell_room(share)))


def _in_lines(paragraphs: list[str], most: int, room: float) -> Iterator[str]:
    for at, paragraph in enumerate(paragraphs[:_MOST_PARAGRAPHS]):
        text = paragraph if at < _MOST_PARAGRAPHS - 1 or len(paragraphs) <= _MOST_PARAGRAPHS else f"{paragraph} …"
        length = min(len(text), int(most * room / _NARROW))
        text = text if len(text) <= length else cut(paragraph, length)
        while lines_of(text, room, READABLE) > most:
            length = length * 9 // 10
            text = cut(paragraph, length)
        yield text
