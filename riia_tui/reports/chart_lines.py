"""Lines over time, and columns against a line: each told by its mark and its dashes, and named where it ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from riia_tui.reports import palette
from riia_tui.reports.blocks import Chart
from riia_tui.reports.chart_figures import TARGET, in_wholes, in_words
from riia_tui.reports.svg_parts import SIZE, filled, fitted, line, plate, text, width_of

_ASPECT = 0.36
_LEAST_HEIGHT = 220
_TICKS = 5
_DASHES = ("", "7 4", "2 3", "9 3 2 3")
# A figure and the room above it, in pixels: a mark that is no higher would be written over.
_FIGURE_HEIGHT = 26
_MOST_LABELLED = 14
"""So many points, at the most, have their figure beside them; the others are in the table."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the chart's own area lies, and what it spans."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    points: int

    def x(self, at: int) -> float:
        """The middle of a point's share of the width."""
        return self.left + (self.right - self.left) * (at + 0.5) / self.points

    def y(self, value: float) -> float:
        """The height of a value; low values lie further down."""
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)

    @property
    def share(self) -> float:
        """The width that belongs to one point."""
        return (self.right - self.left) / self.points


def lines(chart: Chart, width: int, name: str) -> tuple[list[str], float]:  # noqa: ARG001 - no ids in this chart
    """The chart's elements and its height."""
    height = max(width * _ASPECT, _LEAST_HEIGHT)
    named = _names(chart)
    legend = [text for at, words in enumerate(named) for text in _legend_line(chart, at, words, width)]
    top = len(named) * (SIZE + 7) + 22.0
    ticks = _ticks(chart)
    left = max(width_of(in_words(tick, chart.unit)) for tick in ticks) + 8
    frame = _Frame(left, width - 12, top, top + height - 40, ticks[0], ticks[-1], len(chart.labels))
    parts = [*legend, *_grid(chart, frame, ticks), *_columns(chart, frame)]
    first_line = 1 if chart.kind == "spend" else 0
    for at in range(first_line, len(chart.series)):
        parts += _line(frame, chart.series[at].values, at)
    if chart.target is not None:
        y = frame.y(chart.target)
        parts.append(line(frame.left, y, frame.right, y, palette.INK, 1.6, "4 3"))
    return [*parts, *_figures(chart, frame)], top + height - 40 + SIZE + 10


def _names(chart: Chart) -> list[str]:
    names = [series.name for series in chart.series]
    return names if chart.target is None else [*names, f"{TARGET}: {in_words(chart.target, chart.unit)}"]


def _legend_line(chart: Chart, at: int, words: str, width: int) -> Iterator[str]:
    y = at * (SIZE + 7) + 8.0
    if at == len(chart.series):
        yield line(0, y, 30, y, palette.INK, 1.6, "4 3")
    elif at == 0 and chart.kind == "spend":
        yield filled(0, y - 6, 30, 12, f"#{palette.LINES[0]}")
    else:
        yield line(0, y, 30, y, _colour(at), 2.4, _DASHES[at % len(_DASHES)])
        yield _mark(15, y, at)
    yield text(38, y + 4.5, fitted(words, width - 40))


def _grid(chart: Chart, frame: _Frame, ticks: Sequence[float]) -> Iterator[str]:
    for tick in ticks:
        y = frame.y(tick)
        yield line(frame.left, y, frame.right, y, palette.RULE if tick else palette.QUIET)
        yield text(frame.left - 6, y + 4.5, in_words(tick, chart.unit), palette.QUIET, anchor="end")
    widest = max(width_of(fitted(label, 90)) for label in chart.labels) + 10
    every = max(1, ceil(widest / frame.share))
    for at in range(0, frame.points, every):
        words = fitted(chart.labels[at], 90)
        half = width_of(words) / 2
        x = min(max(frame.x(at), half), frame.right + 12 - half)
        yield text(x, frame.bottom + SIZE + 6, words, palette.QUIET, anchor="middle")


def _columns(chart: Chart, frame: _Frame) -> Iterator[str]:
    if chart.kind != "spend":
        return
    wide = min(frame.share * 0.6, 46)
    for at, value in enumerate(chart.series[0].values):
        if value:
            top, bottom = sorted((frame.y(value), frame.y(0)))
            yield filled(frame.x(at) - wide / 2, top, wide, bottom - top, f"#{palette.LINES[0]}")


def _line(frame: _Frame, values: Sequence[float | None], at: int) -> Iterator[str]:
    """The line with its marks; it is broken where there is no figure."""
    known = [(frame.x(n), frame.y(value)) if value is not None else None for n, value in enumerate(values)]
    dashes = f' stroke-dasharray="{_DASHES[at % len(_DASHES)]}"' if at % len(_DASHES) else ""
    begun = False
    path = ""
    for point in known:
        if point is not None:
            path += f"{'L' if begun else 'M'}{point[0]:.1f} {point[1]:.1f}"
        begun = point is not None
    if path:
        yield f'<path d="{path}" fill="none" stroke="#{_colour(at)}" stroke-width="2.4"{dashes}/>'
    yield from (_mark(x, y, at) for x, y in filter(None, known))


def _mark(x: float, y: float, at: int) -> str:
    """A circle, a square, a triangle, or a diamond."""
    colour = _colour(at)
    shape = at % 4
    if shape == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#{colour}"/>'
    drawn = ("", "m-3.5 -3.5h7v7h-7z", "m0 -4.5l4.5 8h-9z", "m0 -5l5 5l-5 5l-5 -5z")[shape]
    return f'<path d="M{x:.1f} {y:.1f}{drawn}" fill="#{palette.PAPER}" stroke="#{colour}" stroke-width="2"/>'


def _figures(chart: Chart, frame: _Frame) -> Iterator[str]:
    """The figures of the first series above its points, as far as they fit, else the last one; no line crosses them."""
    values = chart.series[0].values
    known = [at for at, value in enumerate(values) if value is not None]
    wide = max((width_of(in_words(values[at], chart.unit)) for at in known), default=0)
    if len(known) > _MOST_LABELLED or wide + 4 > frame.share:
        known = known[-1:]
    # All plates before all words: no figure is hidden by the plate of its neighbour.
    figures: list[str] = []
    for at in known:
        words = in_words(values[at] or 0.0, chart.unit)
        room = width_of(words, strong=True)
        y = _above(chart, frame, at) - 8
        aside = 0.0 if chart.kind == "spend" else _aside(frame, values, at, room, frame.y(values[at] or 0.0) - y - 1)
        most = max((frame.share - wide) / 2 - 2, 0.0)
        x = min(frame.x(at) + min(max(aside, -most), most), frame.right + 12 - room / 2)
        yield plate(x - room / 2 - 2, y - SIZE + 1, room + 4, SIZE + 2, palette.PAPER)
        figures.append(text(x, y, words, anchor="middle", bold=True))
    yield from figures


def _aside(frame: _Frame, values: Sequence[float | None], at: int, room: float, above: float) -> float:
    """How far a figure, ``room`` wide and so far ``above`` its point, moves so that its own line does not touch it.

    To the right of a line that falls to the point; below 0, to the left of one that rises from it.
    """
    after, before = (values[other] if 0 <= other < len(values) else None for other in (at + 1, at - 1))
    left, right = (_overlap(frame, values[at] or 0.0, beside, room, above) for beside in (after, before))
    return right - left


def _overlap(frame: _Frame, value: float, beside: float | None, room: float, above: float) -> float:
    """How far a figure over the middle of its point reaches beyond the line to a higher point beside it."""
    rise = 0.0 if beside is None else frame.y(value) - frame.y(beside)
    return max(room / 2 + 3 - frame.share * above / rise, 0.0) if rise > above else 0.0


def _above(chart: Chart, frame: _Frame, at: int) -> float:
    """What a figure stands on: its own point, or a column's top; the mark of another series that is just above it."""
    top = frame.y(max(chart.series[0].values[at] or 0.0, 0.0))
    others = (series.values[at] for series in chart.series[1:])
    near = (frame.y(value) for value in others if value is not None and 0 <= top - frame.y(value) <= _FIGURE_HEIGHT)
    return min(near, default=top)


def _ticks(chart: Chart) -> list[float]:
    """Round values from 0, or below it, to the highest."""
    found = [value for series in chart.series for value in series.values if value is not None]
    found += [chart.target] if chart.target is not None else []
    low, high = min([0.0, *found]), max([0.0, *found])
    step = _round_step((high - low) / _TICKS) if high > low else 1.0
    step = max(ceil(step), 1) if in_wholes(chart) else step
    first, last = floor(low / step), max(ceil(high / step), floor(low / step) + 1)
    return [n * step for n in range(first, last + 1)]


def _round_step(least: float) -> float:
    power = 10.0 ** floor(log10(least))
    return next(power * times for times in (1, 2, 2.5, 5, 10) if power * times >= least * 0.999)


def _colour(at: int) -> str:
    return palette.LINES[at % len(palette.LINES)]
