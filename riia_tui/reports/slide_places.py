"""Where on a slide its pictures stand: tables below one another, charts beside each other."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from riia_tui.reports.blocks import Chart, Table
from riia_tui.reports.slide_room import BOTTOM, GAP, LEFT, WIDTH, table_height
from riia_tui.reports.slide_tables import readable

if TYPE_CHECKING:
    from pptx.util import Length

_EMU = 914_400


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


def placed(pictures: Sequence[Table | Chart], top: float) -> Iterator[tuple[Table | Chart, Box]]:
    """Each picture with the place for its caption and itself, from ``top`` down."""
    if len(pictures) > 1 and all(isinstance(block, Chart) for block in pictures):
        yield from _in_two_columns(pictures, top)
        return
    wanted = [table_height(readable(block)) if isinstance(block, Table) else 0.0 for block in pictures]
    charts = wanted.count(0.0)
    room, spare = BOTTOM - top, BOTTOM - top - sum(wanted)
    if charts:
        heights = [each or max(spare / charts, room / len(pictures)) for each in wanted]
    else:
        heights = [each * room / max(sum(wanted), 0.1) for each in wanted]
    fit = min(1.0, room / max(sum(heights), 0.1))
    for block, height, above in zip(pictures, heights, accumulate(heights, initial=0.0), strict=False):
        yield block, Box(LEFT, top + above * fit, WIDTH, height * fit)


def _in_two_columns(charts: Sequence[Table | Chart], top: float) -> Iterator[tuple[Table | Chart, Box]]:
    rows = (len(charts) + 1) // 2
    width, height = (WIDTH - GAP) / 2, (BOTTOM - top) / rows
    for at, chart in enumerate(charts):
        yield chart, Box(LEFT + (at % 2) * (width + GAP), top + (at // 2) * height, width, height)
