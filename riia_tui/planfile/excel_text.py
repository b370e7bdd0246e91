"""Texts as a workbook holds them: signs that XML cannot hold, or would change, stand as ``_x000D_``."""

import re

LONGEST = 32_767
"""Signs that a cell can hold."""

_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def escaped(text: str) -> str:
    """The text as a cell's file holds it."""
    return _STRANGE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text that a cell's file means."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
