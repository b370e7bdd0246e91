"""The colours of reports: dark text, one accent, soft grounds for tones.

Every pair of ground and text has a contrast of at least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3); a test
computes it. Colours are six hexadecimal digits without a sign before them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from riia_tui.reports.blocks import Tone

INK = "1B1F23"
QUIET = "4A545E"
ACCENT = "1F4E6B"
TINT = "EDF3F7"
RULE = "CBD3DA"
PAPER = "FFFFFF"

GROUNDS: Mapping[Tone, str] = MappingProxyType(
    {"blue": "D6E6F7", "green": "DAEFDC", "amber": "FDE8BF", "red": "F9D5D1", "grey": "E6E8EB"}
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "ink": "E8EAED",
        "quiet": "B8C1CA",
        "accent": "9CCBE8",
        "tint": "222B33",
        "rule": "465059",
        "paper": "16191D",
        "blue": "173A5E",
        "green": "1C4028",
        "amber": "513C0A",
        "red": "5E211C",
        "grey": "343A41",
    }
)
"""The same parts by name for screens that are set to dark; charts keep their own paper."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a part of a bar is filled: a ground, text on it, and lines that tell it from the others in grey."""

    ground: str
    text: str
    pattern: Literal["plain", "up", "down", "level", "dots", "upright"] = "plain"
    lines: str = INK


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "B": Look("1F4E8C", PAPER, "level", "6F93C4"),
        "G": Look("B4DDBB", INK),
        "A": Look("F3BE52", INK, "up", "A86F00"),
        "R": Look("A3241B", PAPER, "down", "D98078"),
        "–": Look(PAPER, INK, "dots", QUIET),
        "C": Look("C9CED4", INK, "upright", "8A939C"),
        "?": Look(PAPER, INK),
        "●": Look(ACCENT, PAPER, "level", "4F86A8"),
        "○": Look(PAPER, INK, "dots", QUIET),
        "e": Look("C9CED4", INK, "upright", "8A939C"),
    }
)
"""The looks of statuses and of participation by letter: no two of a chart share a pattern and a lightness."""

LINES = (ACCENT, "9A4A00", QUIET, "5B3A8C")
"""Colours of lines and columns by position; each is also dashed or marked in its own way."""
