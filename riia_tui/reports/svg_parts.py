"""The few shapes that charts are drawn with, as SVG elements; texts are cut to the room they have."""

from html import escape

from riia_tui.phrases import cut
from riia_tui.reports import palette
from riia_tui.reports.palette import Look
from riia_tui.reports.plain import on_one_line

SIZE = 13
"""The size of letters, in pixels."""

_LETTER_WIDTH = 0.56
_PERCENT_WIDTH = 0.89
_STEP = 6
_DRAWN = {
    "up": f"M-1 1l2 -2M0 {_STEP}L{_STEP} 0M{_STEP - 1} {_STEP + 1}l2 -2",
    "down": f"M-1 {_STEP - 1}l2 2M0 0L{_STEP} {_STEP}M{_STEP - 1} -1l2 2",
    "level": f"M0 {_STEP / 2}H{_STEP}",
    "upright": f"M{_STEP / 2} 0V{_STEP}",
    "dots": f"M{_STEP / 2 - 0.7} {_STEP / 2}h1.4",
}


def width_of(words: str, size: float = SIZE, strong: bool = False) -> float:
    """About how wide a text is drawn, in pixels."""
    letters = len(words) * _LETTER_WIDTH + words.count("%") * (_PERCENT_WIDTH - _LETTER_WIDTH)
    return letters * size * (1.07 if strong else 1)


def fitted(words: str, room: float, size: float = SIZE) -> str:
    """The text on one line, cut at a word where it is wider than the room."""
    return cut(on_one_line(words), max(int(room / (size * _LETTER_WIDTH)), 2))


def text(
    x: float,
    y: float,
    words: str,
    colour: str = palette.INK,
    *,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """A line of text that starts, ends or is centred at ``x``, on the base line ``y``."""
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{SIZE}" fill="#{colour}"{placed}{weight}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dashes: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="#{colour}" stroke-width="{width:g}"{dashed}/>'
    )


def filled(x: float, y: float, width: float, height: float, fill: str, edge: str = palette.QUIET) -> str:
    """A rectangle with an edge; ``fill`` is a colour with its sign, or a pattern."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" '
        f'stroke="#{edge}" stroke-width="0.8"/>'
    )


def plate(x: float, y: float, width: float, height: float, colour: str) -> str:
    """A plain ground behind a text."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="#{colour}"/>'


def pattern(name: str, look: Look) -> str:
    """The definition of a look's ground and lines, to be used as ``url(#name)``."""
    ground = f'<rect width="{_STEP}" height="{_STEP}" fill="#{look.ground}"/>'
    drawn = _DRAWN.get(look.pattern)
    lines = f'<path d="{drawn}" stroke="#{look.lines}" stroke-width="1.3" fill="none"/>' if drawn else ""
    return (
        f'<pattern id="{name}" width="{_STEP}" height="{_STEP}" patternUnits="userSpaceOnUse">{ground}{lines}</pattern>'
    )
