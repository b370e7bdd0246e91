"""Rows of a slide's table as PowerPoint's own XML: through the library's objects they take ten times as long."""

from collections.abc import Iterator
from html import escape
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

from riia_tui.reports import palette
from riia_tui.reports.blocks import Cell

_BESIDE, _ABOVE = Inches(0.08), Inches(0.04)
_MARGINS = f'marL="{_BESIDE}" marR="{_BESIDE}" marT="{_ABOVE}" marB="{_ABOVE}"'


def table_row(row: tuple[Cell, ...], height: float, size: int, is_head: bool) -> Any:
    """The row as an element, ``height`` inches high, its letters ``size`` points high."""
    cells = "".join(_cell(cell, size, is_head) for cell in row)
    return parse_xml(f'<a:tr {nsdecls("a")} h="{Inches(height)}">{cells}</a:tr>')


def _cell(cell: Cell, size: int, is_head: bool) -> str:
    ground = palette.TINT if is_head else palette.GROUNDS.get(cell.tone, palette.PAPER)
    lines = "".join(_lines(cell, size, palette.ACCENT if is_head else palette.INK))
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{lines}</a:txBody><a:tcPr {_MARGINS}>{_solid(ground)}</a:tcPr></a:tc>"
    )


def _lines(cell: Cell, size: int, ink: str) -> Iterator[str]:
    """A paragraph a line of the cell's text."""
    align = "r" if cell.right else "l"
    for line in cell.text.split("\n"):
        yield (
            f'<a:p><a:pPr algn="{align}"/><a:r><a:rPr sz="{size * 100}" b="{int(cell.strong)}">{_solid(ink)}</a:rPr>'
            f"<a:t>{escape(line, quote=False)}</a:t></a:r></a:p>"
        )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
