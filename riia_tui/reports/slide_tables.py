"""Tables for a room: cells in few lines, a long table over two slides, and of a very long one what matters."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from riia_tui.phrases import cut
from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.letters import lines_of
from riia_tui.reports.plain import as_typed, on_one_line
from riia_tui.reports.slide_columns import fitted
from riia_tui.reports.slide_room import CAPTION, FREE, GAP, READABLE, SMALLEST, cell_room, heights_of
from riia_tui.reports.tables import PART

MOST_PAGES = 2
"""So many slides of one table, or of one list, a room bears; the whole of it is for reading."""


class Lines(NamedTuple):
    """How much of a cell is shown: so many lines in all, of each paragraph, and so many paragraphs."""

    all: int
    each: int
    paragraphs: int


FULL, SHORT = Lines(10, 2, 5), Lines(3, 2, 4)
"""What a slide shows of a cell, and of one in a table that would take too many slides."""

_ALONE = 4
"""Lines of a cell's only paragraph."""
_MOST_ROWS = 40
"""A table of more rows is too long for a room, however low they are."""
_LONGEST_CAPTION = 108
_NARROW = 0.4 * READABLE
"""Points that a letter takes at the least, over a line of them."""
_URGENT = {"red": 0, "amber": 1}
_OTHERS = 2
_STEPS = [step / 4 for step in range(1, 16)]
"""Inches that a slide may leave free, so that the next one has more than a row or two."""


def readable(table: Table, most: Lines = FULL) -> Table:
    """The table in columns that suit a slide, its cells cut, at words, to what one can show of a row."""
    typed = replace(
        table, rows=tuple(tuple(replace(cell, text=as_typed(cell.text)) for cell in row) for row in table.cells())
    )
    shares = fitted(typed)
    rows = tuple(
        tuple(
            replace(cell, text=_shortened(cell.text, share, FULL if at == 0 or cell.tone != "none" else most))
            for at, (cell, share) in enumerate(zip(row, shares, strict=True))
        )
        for row in typed.cells()
    )
    return replace(table, rows=rows, widths=shares)


def pages_of(table: Table, first: float = FREE, most: int = MOST_PAGES) -> list[Table]:
    """The table in as many parts as it needs slides, ``first`` inches of the first one, each part with its caption.

    One that needs more than ``most`` has smaller letters, then less of each cell. Where that is not enough its
    reds and ambers are kept before other rows, in its own order, and its captions say how many rows are left out. Of
    one that is made of several, reds and ambers alone are kept, where it has any. What names a row, and its RAG, has
    all its lines.
    """
    for short, heights in _ways(table):
        rows: Sequence[int] = range(len(short.rows))
        if len(_paged(rows, heights, first)) <= most:
            break
    else:
        rows = _kept(short, heights, first, most)
    pages = _evenly(rows, heights, first)[:most]
    which = [_which(short, page, pages) for page in pages]
    caption = _within(on_one_line(table.caption), _LONGEST_CAPTION - max(map(len, which)))
    return [_part(short, page, caption, said) for page, said in zip(pages, which, strict=True)]


def left_out(rest: int, urgent: int, any_urgent: bool) -> str:
    """“7 more, 2 of them red or amber, are in Word and Excel”."""
    which = f"{urgent} of them red or amber" if urgent else "none red or amber"
    which = "red or amber" if urgent == rest else which
    return f"{rest} more{f', {which},' if any_urgent else ''} {'is' if rest == 1 else 'are'} in Word and Excel"


def _ways(table: Table) -> Iterator[tuple[Table, list[float]]]:
    """The table with the heights of its rows: as it reads best, then in less and less room."""
    for lines in (FULL, SHORT) if len(table.rows) <= _MOST_ROWS else (SHORT,):
        short = readable(table, lines)
        yield short, heights_of(short, READABLE)
        yield short, heights_of(short, SMALLEST)


def _kept(table: Table, heights: Sequence[float], first: float, most: int) -> list[int]:
    """The rows that a table shows that is too long for a room."""
    chosen = sorted(_allowed(table), key=lambda at: _urgency(table.rows[at]))
    kept = [at for page in _paged(chosen, heights, first)[:most] for at in page]
    while len(_paged(sorted(kept), heights, first)) > most:
        kept.pop()
    return sorted(kept)


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
            left = FREE - head
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
    """“ (13 to 18 of 22; 36 more, none red or amber, are in Word and Excel)”; nothing where one slide has all."""
    shown = {at for each in pages for at in each}
    if len(shown) == len(table.rows) and len(pages) == 1:
        return ""
    before = sum(len(each) for each in pages[: pages.index(page)])
    said = [f"{_from_to(before + 1, before + len(page))} of {len(shown)}"] if len(pages) > 1 else []
    if len(shown) < len(table.rows):
        urgent = {at for at, row in enumerate(table.rows) if _urgency(row) < _OTHERS}
        mixed = 0 < len(urgent) < len(table.rows)
        said.append(left_out(len(table.rows) - len(shown), len(urgent - shown), mixed))
    return f" ({'; '.join(said)})"


def _from_to(first: int, last: int) -> str:
    return f"{first} to {last}" if last > first else str(first)


def _within(caption: str, most: int) -> str:
    """The caption; one that is too long up to its colon, or cut at a word."""
    return cut(caption if len(caption) <= most else caption.partition(":")[0], most)


def _part(table: Table, page: list[int], caption: str, which: str) -> Table:
    rows = tuple(table.rows[at] for at in page)
    return replace(table, caption=f"{caption}{which}", rows=rows, alt=f"{table.about}{which}")


def _shortened(text: str, share: float, most: Lines) -> str:
    paragraphs, room = text.split("\n"), cell_room(share)
    if len(paragraphs) == 1:
        return _in_lines(text, min(most.all, _ALONE), room)
    kept = paragraphs[: most.paragraphs]
    if len(kept) < len(paragraphs):
        kept[-1] += " …"
    spare = most.all - len(kept)
    for at, paragraph in enumerate(kept):
        more = max(min(spare, most.each - 1, lines_of(paragraph, room, READABLE) - 1), 0)
        kept[at], spare = _in_lines(paragraph, 1 + more, room), spare - more
    return "\n".join(kept)


def _in_lines(paragraph: str, most: int, room: float) -> str:
    length = min(len(paragraph), int(most * room / _NARROW))
    text = paragraph if len(paragraph) <= length else cut(paragraph, length)
    while lines_of(text, room, READABLE) > most:
        length = length * 9 // 10
        text = cut(paragraph, length)
    return text
