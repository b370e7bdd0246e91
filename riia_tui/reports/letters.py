"""How wide text is in Arial, and into how many lines it breaks: for files that must say how high a row is.

Widths are those of Adobe's Helvetica metrics, which Arial and Liberation Sans keep to.
"""

from functools import lru_cache
from math import ceil

_ASCII = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_WIDTHS = {**dict(enumerate(map(int, _ASCII.split()), 0x20)), ord("…"): 1000}
_OTHER, _WIDE = 600, 1000
_FIRST_WIDE = 0x1100
"""From here on letters are mostly as wide as high, such as those of Korea, China and Japan."""

_STRONG = 1.08
_SPARE = 0.98
"""A little of a line's room is kept back: no two programs break lines quite alike."""


def width_of(text: str, size: float, strong: bool = False) -> float:
    """The width of a text on one line, in points, where letters are ``size`` points high."""
    return _thousandths(text) * size / 1000 * (_STRONG if strong else 1)


def lines_of(text: str, width: float, size: float, strong: bool = False) -> int:
    """Into how many lines a text breaks in ``width`` points: at spaces, and inside a word that is wider than that."""
    room = max(width * _SPARE, size) * 1000 / size / (_STRONG if strong else 1)
    return sum(_lines(line, room) for line in text.split("\n"))


def _lines(line: str, room: float) -> int:
    lines, taken = 1, 0.0
    for word in line.split(" "):
        wide: float = _thousandths(word)
        if taken and taken + _WIDTHS[0x20] + wide > room:
            lines, taken = lines + 1, 0.0
        elif taken:
            taken += _WIDTHS[0x20]
        if wide > room:
            more = ceil(wide / room) - 1
            lines, wide = lines + more, wide - more * room
        taken += wide
    return lines


@lru_cache(maxsize=4096)
def _thousandths(text: str) -> int:
    """The width of a text in thousandths of its height."""
    return sum(
        _WIDTHS.get(code, _WIDE if code >= _FIRST_WIDE and not 0x2000 <= code < 0x2600 else _OTHER)
        for code in map(ord, text)
    )
