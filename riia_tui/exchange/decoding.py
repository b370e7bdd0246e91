"""Bytes of a text file into text, whatever program wrote them."""

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What a file begins with that says how it is encoded."""

ENOUGH = 200_000
"""Bytes from which an encoding that is not said is guessed."""


def decoded(content: bytes) -> str:
    """The text: by its mark where it has one, else UTF-8, else the likeliest encoding. Signs it lacks become “�”."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_likeliest(content), errors="replace")


def _likeliest(content: bytes) -> str:
    """How Windows writes English is preferred to what is only as likely."""
    from charset_normalizer import from_bytes

    guess = from_bytes(content[:ENOUGH], cp_isolation=["cp1252", "utf_16_le", "utf_16_be", "mac_roman"]).best()
    return guess.encoding if guess else "cp1252"
