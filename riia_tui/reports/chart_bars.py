"""Stacked bars of status: a bar a label, a part a letter, each part told by its letter, its pattern and its shade."""

from collections.abc import Iterator
from itertools import accumulate

from riia_tui.reports import palette
from riia_tui.reports.blocks import Chart, Series
from riia_tui.reports.chart_figures import in_words
from riia_tui.reports.letters import width_of as measured
from riia_tui.reports.palette import LOOKS, Look
from riia_tui.reports.svg_parts import SIZE, filled, fitted, pattern, plate, text, width_of

_BAR = 20
_GAP = 6
_LABELS_BESIDE_FROM = 500
_LABEL_SHARE = 0.42
_SWATCH = 16
_PLAIN = Look(palette.PAPER, palette.INK)


def bars(chart: Chart, width: int, name: str) -> tuple[list[str], float]:
    """The chart's elements and its height."""
    shown = [series for series in chart.series if any(series.values)]
    legend, top = _legend(shown, width, name)
    beside = width >= _LABELS_BESIDE_FROM
    left = width * _LABEL_SHARE if beside else 0.0
    totals = [sum(value or 0 for value in values) for values in zip(*(s.values for s in shown), strict=True)]
    room = width - left - width_of("000", strong=True) - 8
    scale = room / max([*totals, 1])
    parts = ["<defs>", *(pattern(_id(name, series), look_of(series)) for series in shown), "</defs>", *legend]
    y = top + 10.0
    for at, label in enumerate(chart.labels):
        words = fitted(label, left - 8 if beside else width)
        parts.append(text(0, y + _BAR * 0.7 if beside else y + SIZE, words))
        y += 0 if beside else SIZE + 5
        total = totals[at] if totals else 0
        parts += _bar(shown, at, (left, y), scale, name)
        parts.append(text(left + total * scale + 6, y + _BAR * 0.7, in_words(total, chart.unit), bold=True))
        y += _BAR + _GAP
    return parts, y


def look_of(series: Series) -> Look:
    """How a part of the bar is filled, by its letter."""
    return LOOKS.get(series.letter, _PLAIN)


def _bar(shown: list[Series], at: int, start: tuple[float, float], scale: float, name: str) -> Iterator[str]:
    left, y = start
    values = [series.values[at] or 0 for series in shown]
    for series, value, end in zip(shown, values, accumulate(values), strict=True):
        if value:
            yield from _part(series, value, left + (end - value) * scale, y, value * scale, name)


def _part(series: Series, value: float, x: float, y: float, width: float, name: str) -> Iterator[str]:
    look = look_of(series)
    yield filled(x, y, width, _BAR, f"url(#{_id(name, series)})")
    said = next((words for words in (f"{series.letter} {value:g}", series.letter) if _fits(words, width)), "")
    if said:
        plate_width = width_of(said, strong=True) + 4
        yield plate(x + (width - plate_width) / 2, y + 3, plate_width, _BAR - 6, look.ground)
        yield text(x + width / 2, y + _BAR * 0.7, said, look.text, anchor="middle", bold=True)


def _fits(words: str, width: float) -> bool:
    return width_of(words, strong=True) + 6 <= width


def _legend(shown: list[Series], width: int, name: str) -> tuple[list[str], float]:
    """A swatch and a name for every series, on as many lines as they take; and the height of it all."""
    parts: list[str] = []
    x, y = 0.0, 2.0
    for series in shown:
        words = fitted(series.name, width - _SWATCH - 8)
        taken = _SWATCH + 6 + measured(words, SIZE) + 16
        if x and x + taken > width + 16:
            x, y = 0.0, y + _SWATCH + 6
        parts.append(filled(x + 1, y, _SWATCH, _SWATCH, f"url(#{_id(name, series)})"))
        parts.append(text(x + _SWATCH + 6, y + SIZE, words))
        x += taken
    return parts, y + _SWATCH


def _id(name: str, series: Series) -> str:
    return f"{name}-{ord(series.letter[:1] or ' '):x}"
