"""A chart as plain SVG: no script, no style sheet, no other file; readable without colour.

Sizes are in pixels of the drawing's own width, so that letters stay as large as they are meant to be on a phone
(``NARROW``) and on paper (``WIDE``).
"""

from collections.abc import Iterator
from html import escape

from riia_tui.reports.blocks import Chart
from riia_tui.reports.chart_bars import bars
from riia_tui.reports.chart_lines import lines
from riia_tui.reports.plain import on_one_line

NARROW = 340
WIDE = 640


def drawn(chart: Chart, width: int = WIDE, name: str = "chart", classes: str = "") -> str:
    """The chart as an ``svg`` element, ``width`` pixels wide; ``name`` begins the ids inside it."""
    draw = bars if chart.kind == "status" else lines
    parts, height = draw(chart, width, name)
    return "\n".join(_element(chart, width, height, parts, classes)) + "\n"


def _element(chart: Chart, width: int, height: float, parts: list[str], classes: str) -> Iterator[str]:
    named = f' class="{classes}"' if classes else ""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg"{named} viewBox="0 0 {width} {height:g}" '
        f'width="{width}" height="{height:g}" role="img" aria-label="{escape(on_one_line(chart.about))}" '
        'font-family="Liberation Sans, Arial, Helvetica, sans-serif">'
    )
    yield from parts
    yield "</svg>"
