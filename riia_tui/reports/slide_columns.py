"""Widths of a slide's columns: no word of a heading breaks, and long texts have the room that short ones can spare."""

from collections.abc import Sequence
from math import ceil

from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.column_widths import with_least
from riia_tui.reports.letters import width_of
from riia_tui.reports.slide_room import READABLE, ROOM, cell_room, head_of, head_words, line_height, share_of

_WHOLE, _WHOLE_COLOURED = 14, 18
"""A text of so few letters, such as a date or an amount, stays on one line; a coloured one is what is looked for."""
_WHOLE_OF_SEVERAL = 28
"""A paragraph of so few letters, such as “Owner: Regional coordinator”, where a cell has several."""
_WIDEST, _WIDEST_OF_SEVERAL = 100.0, 160.0
"""Points that a word of a cell, and a paragraph of several, may claim for its column."""
_SAMPLE = 40
_STEP, _IN_VAIN = 0.01, 8
"""The share that is moved at a time, and how often in turn it may make no row lower."""
_SPARE = 1.06
"""Lines break at words, so that a text takes somewhat more than its width."""

Widths = list[list[list[float]]]
"""For each row and cell the widths of its paragraphs on one line, in points."""


def fitted(table: Table) -> tuple[float, ...]:
    """The shares of the columns: the table's own as far as words stay whole, of one longer than a slide as is best."""
    rows = list(table.cells())[:: len(table.rows) // _SAMPLE + 1]
    leasts = [_least(table, rows, at) for at in range(len(table.header))]
    shares = with_least(table.shares(), leasts) or [least / sum(leasts) for least in leasts]
    widths = [[[width_of(text, READABLE) for text in cell.text.split("\n")] for cell in row] for row in rows]
    height = _lines(widths, shares) * line_height(READABLE) * len(table.rows) / max(len(rows), 1)
    return tuple(_balanced(widths, shares, leasts) if height > ROOM / 2 else shares)


def _least(table: Table, rows: Sequence[Sequence[Cell]], column: int) -> float:
    """The share in which the words of a column's heading stay whole, and its short texts on one line."""
    head = max(width_of(word, READABLE, strong=True) for word in head_words(head_of(table)[column]))
    return share_of(max([head, *(_unbroken(row[column]) for row in rows)]))


def _unbroken(cell: Cell) -> float:
    """The points of what of a cell's text stands best on one line."""
    paragraphs = cell.text.split("\n")
    several = len(paragraphs) > 1
    alone = _WHOLE if cell.tone == "none" else _WHOLE_COLOURED
    whole, widest = (_WHOLE_OF_SEVERAL, _WIDEST_OF_SEVERAL) if several else (alone, _WIDEST)
    lines = [text for text in paragraphs if len(text) <= whole or cell.right]
    words = [word for text in paragraphs for word in text.split()]
    of_lines = min(max((width_of(text, READABLE) for text in lines), default=0.0), widest)
    return max(of_lines, min(max((width_of(word, READABLE) for word in words), default=0.0), _WIDEST))


def _balanced(widths: Widths, shares: list[float], leasts: Sequence[float]) -> list[float]:
    """The shares in which the rows are lowest, found by moving room, a little each time, to what needs it most."""
    best, lowest, vain = shares, _lines(widths, shares), 0
    while vain < _IN_VAIN and (taker := _tallest(widths, shares)) is not None:
        spare = [share - least for share, least in zip(shares, leasts, strict=True)]
        givers = [at for at, room in enumerate(spare) if at != taker and room >= _STEP]
        moves = [(_lines(widths, moved := _moved(shares, at, taker)), -spare[at], moved) for at in givers]
        if not moves:
            break
        lines, _, shares = min(moves)
        best, lowest, vain = (shares, lines, 0) if lines < lowest else (best, lowest, vain + 1)
    return best


def _moved(shares: Sequence[float], giver: int, taker: int) -> list[float]:
    moved = list(shares)
    moved[giver] -= _STEP
    moved[taker] += _STEP
    return moved


def _tallest(widths: Widths, shares: Sequence[float]) -> int | None:
    """The column that most often makes a row higher than the others do; None where none does."""
    lines = [0] * len(shares)
    for row in widths:
        tall = [_height(cell, share) for cell, share in zip(row, shares, strict=True)]
        lines[tall.index(max(tall))] += max(tall) - sorted(tall)[-2] if len(tall) > 1 else 0
    return lines.index(max(lines)) if any(lines) else None


def _lines(widths: Widths, shares: Sequence[float]) -> int:
    """The lines of all rows."""
    return sum(max(_height(cell, share) for cell, share in zip(row, shares, strict=True)) for row in widths)


def _height(paragraphs: Sequence[float], share: float) -> int:
    room = cell_room(share) / _SPARE
    return sum(max(1, ceil(width / room)) for width in paragraphs)
