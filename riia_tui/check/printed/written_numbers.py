"""Numbers in figures and in words."""

import re

_IN_ORDER = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
WORDS = {word: n for n, word in enumerate(_IN_ORDER.split())}
NUMBER = (
    r"(?:\d+(?![\d.,/-]*\d)|"
    + "|".join(sorted((word for word in WORDS if word != "zero"), key=len, reverse=True))
    + ")"
)
"""A whole number as printed, for use in a pattern that takes no notice of case."""


def number(words: str) -> int:
    """The number that printed words are: “11” and “eleven” give 11."""
    return int(words) if words.isdigit() else WORDS[words.casefold()]


def plain(value: float) -> str:
    """A figure without needless decimals: 11.25, 12."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def with_number(text: str, value: float) -> str | None:
    """The words around the first place where a text prints a number: “at least 3 meetings of the network”."""
    figure = plain(value)
    word = next((each for each, n in WORDS.items() if n == value), figure)
    match = re.search(
        rf"(?:\b(?:at least|no fewer than|no more than|up to|a minimum of|over)\s+)?"
        rf"\b(?:{figure}|{word})\b(?!%|\s*(?:out of|/))"
        r"(?:\s+or more)?(?:\s+(?!(?:are|is|that|who|which|have|has|will|take)\b)[\w'’“”‘/&-]+){0,4}",
        text,
        re.IGNORECASE,
    )
    return match[0].rstrip("”’ ") if match else None
