"""Where on a slide its pictures stand: tables below one another, charts beside each other."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from riia_tui.reports.blocks import Chart, Table
from riia_tui.reports.slide_room import BOTTOM, GAP, LEFT, WIDTH, table_height

if TYPE_CHECKING:
    from pptx.util import Length


class Box(NamedTuple):
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    def measures(self) -> "tuple[Length, Length, Length, Length]":
        """The same as PowerPoint counts it."""
        from pptx.util import Inches

        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def placed(pictures: Sequence[Table | Chart], top: float, size: int) -> Iterator[tuple[Table | Chart, Box]]:
    """Each picture with its place for caption and itself, from ``top`` down; ``size`` points are a table's letters."""
    if len(pictures) > 1 and all(isinstance(block, Chart) for block in pictures):
        yield from _in_two_columns(pictures, top)
        return
    wanted = [table_height(block, size) if isinstance(block, Table) else 0.0 for block in pictures]
    room = BOTTOM + GAP - top
    charts = wanted.count(0.0)
    a_chart = max((room - sum(wanted)) / charts, room / len(pictures)) if charts else 0.0
    heights = [each or a_chart for each in wanted]
    fit = min(1.0, room / max(sum(heights), 0.1))
    for block, height in zip(pictures, heights, strict=True):
        yield block, Box(LEFT, top, WIDTH, height * fit)
        top += height * fit


def _in_two_columns(charts: Sequence[Table | Chart], top: float) -> Iterator[tuple[Table | Chart, Box]]:
    rows = (len(charts) + 1) // 2
    width, height = (WIDTH - GAP) / 2, (BOTTOM - top) / rows
    for at, chart in enumerate(charts):
        yield chart, Box(LEFT + (at % 2) * (width + GAP), top + (at // 2) * height, width, height)
