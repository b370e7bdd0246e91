"""How much of a slide texts and tables take, in inches, so that nothing on it is too small to be read in a room."""

from collections.abc import Iterable, Sequence

from riia_tui.reports.blocks import Block, Bullets, Callout, Cell, Facts, Paragraph, Table
from riia_tui.reports.letters import lines_of
from riia_tui.reports.plain import as_typed

LEFT, WIDTH = 0.6, 12.13
TOP, BOTTOM = 1.45, 6.85
ROOM = BOTTOM - TOP
CAPTION, GAP = 0.4, 0.15
READABLE, SMALLEST, TEXT = 12, 11, 16
"""Points that letters have at the least: in tables, in one that would be parted otherwise, and in running text."""

_POINTS = 72
_LINE = 1.22
_BESIDE, _ABOVE_AND_BELOW = 0.16, 0.1
_BETWEEN, _FRAME, _EDGES = 0.08, 0.15, 0.4
_LONGEST_TEXT = 700

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
