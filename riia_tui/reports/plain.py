"""Text as it was typed, in characters that every kind of file can hold."""

import re

# Outlook and Word put a vertical tab where Shift+Enter was pressed; the rest are line ends of other programs.
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# XML 1.0 (section 2.2) has no place for these; the C1 controls it does allow show as nothing at all.
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANK_START = re.compile(r"\A(?:[^\S\n]*\n)+")
_PICTURES = 0x2400
_DELETE_PICTURE = "\u2421"
_REPLACEMENT = "\ufffd"


def as_typed(text: str) -> str:
    """The text with every line end as ``\\n`` and what cannot be shown as a sign that can.

    Control characters become their pictures (U+2400 and on); halves of characters and the like become U+FFFD.
    Tabs and spaces stay. Blank lines before the first text and all space after the last are left out.
    """
    shown = _UNSHOWN.sub(_picture, _LINE_END.sub("\n", text))
    return _BLANK_START.sub("", shown.rstrip())


def on_one_line(text: str, most: int | None = None) -> str:
    """The text with spaces for line ends and tabs; longer than ``most`` characters, cut with an ellipsis."""
    line = " ".join(as_typed(text).split())
    return line if most is None or len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(_PICTURES + code)
    return _DELETE_PICTURE if code == 0x7F else _REPLACEMENT
