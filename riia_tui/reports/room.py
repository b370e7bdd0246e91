"""How much of a page blocks take, roughly, so that page one can be filled and not overrun.

Heights are in points, as the Word styles set them (``docx_styles``): 12-point Arial for text, 9-point in compact
tables, on A4 with margins of 2 cm. Lines are counted from an average width of letters, so a little is kept back.
"""

from collections.abc import Iterable
from math import ceil

from riia_tui.reports.blocks import Block, Bullets, Callout, Chart, Facts, Heading, PageBreak, Paragraph, Report, Table
from riia_tui.reports.chart_figures import figures_of

PAGE = 722.0
"""What a page holds (728 points), less what is kept back for letters that run wide."""

CHART_HEIGHT = 300.0
"""What a chart over the whole width takes, about."""

_TEXT_LINE = 88
_TITLE_LINE = 38


def head_height(report: Report) -> float:
    """The height of what stands above the blocks: the note, the title, the subtitle and the as-at line."""
    height = 42.0 if report.note else 0.0
    height += 30 * _lines(report.title, _TITLE_LINE) + 4
    height += 20.0 if report.subtitle else 0.0
    return height + 26


def height(blocks: Iterable[Block]) -> float:
    """The height of blocks one below the other."""
    return sum(map(_height, blocks))


def _height(block: Block) -> float:
    match block:
        case Heading():
            return 30.0 + 20 * _lines(block.text, 60)
        case Paragraph(small=True):
            return 12.7 * _lines(block.text, 105) + 6
        case Paragraph():
            return 15.9 * _lines(block.text, _TEXT_LINE) + 8
        case Callout():
            return 42 + 15.9 * (bool(block.title) + _lines(block.text, 82))
        case Bullets():
            return sum(15.9 * _lines(item, 84) + 4 for item in block.items)
        case Facts():
            return sum(15.9 * _lines(value, 64) + 5 for _, value in block.pairs)
        case Table():
            return _table(block)
        case Chart():
            return 36 + CHART_HEIGHT + _table(figures_of(block))
        case PageBreak():
            return 0.0


def _table(table: Table) -> float:
    size, held = (10.9, 106) if table.compact else (12.1, 95)
    shares = table.shares()
    names = max(_lines(name, share * held) for name, share in zip(table.header, shares, strict=True))
    rows = [
        max(_lines(cell.text, share * held) for cell, share in zip(row, shares, strict=True)) for row in table.cells()
    ]
    return 36 + 5 + size * names + sum(5 + size * lines for lines in rows)


def _lines(text: str, held: float) -> int:
    """How many lines a text takes where about ``held`` letters fit on one."""
    return sum(max(1, ceil(len(line) / max(held - 1, 1))) for line in text.split("\n"))
