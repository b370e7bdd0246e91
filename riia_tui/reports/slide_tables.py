"""Tables for a room: cells in few lines, a long table over two slides, and of a very long one what matters."""

import re
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
_SAYS = {"red": "red", "amber": "amber", "late": "late", "error": "with errors", "warning": "with warnings"}
"""What a cell says that is red or amber, by a word of its text."""
_FIRST_OF = re.compile(r": the \d+ (due first, of \d+)$")
"""Ends the caption of a table that no file has whole."""
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
    reds and ambers are kept before other rows, in its own order, and its captions say how many rows are left out, or,
    of the first rows of a longer list, how many are shown. Of one that is made of several, reds and ambers alone are
    kept, where it has any. What names a row, and its RAG, has all its lines.
    """
    for short, heights in _ways(table):
        rows: Sequence[int] = range(len(short.rows))
        if len(_paged(rows, heights, first)) <= most:
            break
    else:
        rows = _kept(short, heights, first, most)
    pages = _evenly(rows, heights, first)[:most]
    shown = [at for page in pages for at in page]
    caption, rest = _first_of(short, shown) or _captioned(short, shown)
    which = [_which(page, pages, rest) for page in pages]
    caption = _within(caption, _LONGEST_CAPTION - max(map(len, which)))
    return [_part(short, page, caption, said) for page, said in zip(pages, which, strict=True)]


def left_out(rest: int, which: str = "") -> str:
    """“7 more, 2 of them red, are in Word and Excel”."""
    return f"{rest} more{which and f', {which},'} {'is' if rest == 1 else 'are'} in Word and Excel"


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


def _first_of(table: Table, shown: list[int]) -> tuple[str, str] | None:
    """The caption of the first rows of a longer list, and nothing of the rest; None where the table is none such."""
    if not _FIRST_OF.search(table.caption) or shown != list(range(len(shown))):
        return None
    return _FIRST_OF.sub(rf": the {len(shown)} \1", on_one_line(table.caption)), ""


def _captioned(table: Table, shown: list[int]) -> tuple[str, str]:
    """The caption, of a cut table with what all its rows are, and what is said of those left out."""
    caption, count = on_one_line(table.caption), len(table.rows) - len(shown)
    urgent = [at for at, row in enumerate(table.rows) if _urgency(row) < _OTHERS]
    if not count or not 0 < len(urgent) < len(table.rows) or not all(_says(table.rows[at]) for at in urgent):
        return caption, left_out(count) if count else ""
    kept, missing = [at for at in urgent if at in shown], [at for at in urgent if at not in shown]
    if len(kept) == len(shown):
        caption += f": those {_names(table, kept)}"
    return caption, left_out(count, _of_them(len(missing), count, _names(table, missing or urgent)))


def _of_them(urgent: int, rest: int, names: str) -> str:
    if urgent == 0:
        return f"none {'red or amber' if names in _URGENT else names}"
    return names if urgent == rest else f"{urgent} of them {names}"


def _names(table: Table, rows: Sequence[int]) -> str:
    """“red or amber”, or “late”: what the rows' reds and ambers say."""
    said = {_says(table.rows[at]) for at in rows}
    return " or ".join(name for name in _SAYS.values() if name in said)


def _says(row: Sequence[Cell | str]) -> str:
    """What the first red cell of a row says, or its first amber one; nothing where the colour is all that says it."""
    cells = [cell for cell in row if isinstance(cell, Cell) and cell.tone in _URGENT]
    text = min(cells, key=lambda cell: _URGENT[cell.tone]).text.casefold()
    return next((name for word, name in _SAYS.items() if re.search(rf"\b{word}s?\b", text)), "")


def _which(page: list[int], pages: list[list[int]], rest: str) -> str:
    """“ (13 to 18 of 22; 36 more, none red or amber, are in Word and Excel)”; nothing where one slide has all."""
    before = sum(len(each) for each in pages[: pages.index(page)])
    number = f"{_from_to(before + 1, before + len(page))} of {sum(map(len, pages))}" if len(pages) > 1 else ""
    said = "; ".join(filter(None, (number, rest)))
    return f" ({said})" if said else ""


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
