"""How much of a slide texts and tables take, in inches, so that nothing on it is too small to be read in a room."""

from collections.abc import Iterable, Sequence

from riia_tui.reports.blocks import Block, Bullets, Callout, Cell, Facts, Paragraph, Table
from riia_tui.reports.letters import lines_of, width_of
from riia_tui.reports.plain import as_typed

LEFT, WIDTH = 0.6, 12.13
TOP, BOTTOM, FOOT = 1.2, 6.97, 7.05
CAPTION, GAP = 0.4, 0.15
ROOM, FREE = BOTTOM - TOP - 0.1, BOTTOM - TOP + GAP
"""What text has on a slide, and tables with the gap after each: the last one's may lie below the bottom."""
READABLE, SMALLEST, TEXT, LIST = 12, 11, 16, 14
"""Points of letters: in tables, in long ones, in running text, and at the least in a long list."""

_POINTS = 72
_LINE = 1.22
_BESIDE, _ABOVE_AND_BELOW = 0.16, 0.1
_BETWEEN, _FRAME, _EDGES = 0.08, 0.15, 0.4
_LONGEST_TEXT = 700
_CERTAIN, _ROUNDED = 0.96, 0.01
"""The part of a column's room in which a word stands whole in every program, and what rounding may take of it."""

Line = tuple[str, bool]
"""A line of text, and whether it is strong."""


def texts_of(block: Block) -> list[Line]:
    """The block's text, a paragraph of the slide each, cut where no slide could hold it; nothing of a picture."""
    match block:
        case Paragraph():
            found = [(block.text, block.strong)]
        case Bullets():
            found = [(f"• {item.strip()}", False) for item in block.items if item.strip()]
        case Callout():
            found = [(block.title, True), *((line, False) for line in block.text.split("\n"))]
        case Facts():
            found = [(f"{label}: {value}", False) for label, value in block.pairs]
        case _:
            found = []
    return [(_cut(as_typed(text)), strong) for text, strong in found if text.strip()]


def share_of(points: float) -> float:
    """The share of a slide's width that a column needs for text of this width; the reverse of ``cell_room``."""
    return (points / (_POINTS * _CERTAIN) + _BESIDE) / WIDTH


def head_words(cell: Cell) -> list[str]:
    """The words of a heading, none of which is to be broken."""
    return cell.text.split() or [""]


def keeps_words(table: Table, size: int) -> bool:
    """Whether no word of a heading is broken in letters of this size."""
    return all(
        width_of(word, size, strong=True) <= cell_room(share) * _CERTAIN + _ROUNDED
        for cell, share in zip(head_of(table), table.shares(), strict=True)
        for word in head_words(cell)
    )


def text_height(lines: Iterable[Line], size: int) -> float:
    """The height of lines of text, one below the other."""
    room = (WIDTH - _EDGES) * _POINTS
    heights = [lines_of(text, room, size, strong) * line_height(size) + _BETWEEN for text, strong in lines]
    return sum(heights) + _FRAME if heights else 0.0


def row_height(row: Sequence[Cell], shares: Sequence[float], size: int) -> float:
    """The height of a table's row over the whole width of a slide."""
    lines = (lines_of(cell.text, cell_room(share), size, cell.strong) for cell, share in zip(row, shares, strict=True))
    return max(lines) * line_height(size) + _ABOVE_AND_BELOW


def cell_room(share: float) -> float:
    """The points that text has in a column with this share of the width."""
    return (WIDTH * share - _BESIDE) * _POINTS


def head_of(table: Table) -> tuple[Cell, ...]:
    """The table's header row."""
    right = table.right_columns()
    return tuple(Cell(as_typed(name), strong=True, right=at in right) for at, name in enumerate(table.header))


def heights_of(table: Table, size: int) -> list[float]:
    """The height of each row, the header's first."""
    shares = table.shares()
    return [row_height(row, shares, size) for row in (head_of(table), *table.cells())]


def table_height(table: Table, size: int = READABLE) -> float:
    """What a table takes with its caption, and the gap after it."""
    return CAPTION + sum(heights_of(table, size)) + GAP


def line_height(size: int) -> float:
    """What a line of text takes."""
    return size * _LINE / _POINTS


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1].rstrip()}…"
