"""typst, as this program uses it: in this process, with its own fonts, on text that is never markup.

Characters that the fonts here do not have come from the computer's own fonts; what those lack too is written out,
as “[party popper]” or “[U+6F22]”, since PDF/UA-1 allows no empty box in its place.
"""

import re
import unicodedata
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

_OWN_FONTS = Path(__file__).with_name("fonts")
_NOT_SHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_ROUNDS = 8
_KEPT_FOR = 11
_PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt)
"""


def pdf_of(layout: bytes, document: str, made: datetime) -> bytes:
    """The PDF/UA-1 that a layout makes of a document: JSON, which it finds in ``sys.inputs.report``.

    Raises typst's TypstError where the layout itself is wrong.
    """
    try:
        return _settled_pdf(layout, settled(document), made)
    finally:
        _forget()


def _settled_pdf(layout: bytes, document: str, made: datetime) -> bytes:
    own_only = True
    for _ in range(_ROUNDS):
        try:
            return _compiled(layout, document, made, own_only)
        except typst.TypstError as fault:
            missing = _not_shown(fault)
            if not missing:
                raise
            if not own_only:
                document = document.translate({ord(sign): written_out(sign) for sign in missing})
            own_only = False
        except BaseException as fault:
            # A fault inside typst itself is no Exception; whatever set it off is written out below.
            if type(fault).__name__ != "PanicException":
                raise
            break
    plain = "".join(sign if sign.isascii() else written_out(sign) for sign in document)
    return _compiled(layout, plain, made, own_only)


def png_of(svg: str, width: float, dots_an_inch: float) -> bytes:
    """A drawing as a PNG, ``width`` points wide."""
    found: Any = typst.compile(
        _PICTURE,
        sys_inputs={"svg": svg, "width": f"{width:g}"},
        font_paths=_fonts(own_only=True),
        format="png",
        ppi=dots_an_inch,
    )
    return bytes(found[0] if isinstance(found, list) else found)


def settled(text: str) -> str:
    """The text without what typst 0.15 stumbles over where a line of it breaks.

    That is points and accents on letters that are written from right to left (they read without), and characters that
    Unicode has not given out, which become U+FFFD.
    """
    if text.isascii():
        return text
    signs = set(text)
    changes: dict[int, str | None] = {ord(sign): "\ufffd" for sign in signs if unicodedata.category(sign) == "Cn"}
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in signs):
        text = unicodedata.normalize("NFC", text)
        changes |= {ord(sign): None for sign in set(text) if unicodedata.bidirectional(sign) == "NSM"}
    return text.translate(changes)


def written_out(sign: str) -> str:
    """A character in words: “[party popper]”, “[U+6F22]” where its name says no more; nothing for a mere accent.

    A mark that belongs to a script, such as a Thai vowel, is written out as its letters are.
    """
    name = unicodedata.name(sign, "")
    is_mark = unicodedata.category(sign) in ("Mn", "Me") and name.startswith(("COMBINING", "VARIATION"))
    if is_mark or unicodedata.category(sign) == "Cf":
        return ""
    if not name or "IDEOGRAPH" in name or "HANGUL SYLLABLE" in name:
        return f"[U+{ord(sign):04X}]"
    return f"[{name.casefold()}]"


def _compiled(layout: bytes, document: str, made: datetime, own_only: bool) -> bytes:
    content: bytes = typst.compile(
        layout,
        sys_inputs={"report": document},
        font_paths=_fonts(own_only),
        pdf_standards=["ua-1"],
        timestamp=made,
    )
    return content


def _forget() -> None:
    """Gives back what typst keeps of a document, some 50 MB: it drops what ten compilations in a row did not need."""
    for _ in range(_KEPT_FOR):
        typst.compile(b"", font_paths=_fonts(own_only=True), format="svg")


@cache
def _fonts(own_only: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=not own_only, font_paths=[str(_OWN_FONTS)])


def _not_shown(fault: typst.TypstError) -> frozenset[str]:
    """The characters that no font had, as the fault names them; what is on every keyboard only stands beside them."""
    texts = _NOT_SHOWN.findall(fault.diagnostic or fault.message)
    return frozenset(sign for text in texts for sign in _ESCAPED.sub(_sign, text) if not sign.isascii())


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]
