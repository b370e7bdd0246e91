"""The words of a title or label that tell it from another, without their endings."""

import re
from functools import lru_cache

WORD = re.compile(r"[A-Za-z0-9]+")
SMALL = re.compile(
    r"\d+|a|an|and|are|as|at|be|by|for|from|in|into|is|it|its|new|no|not|of|on|or|our|part|phase|that|the|their|this"
    r"|through|to|will|with|year"
)
ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ies|ers?|ed|es|s|y|e)$")


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words that matter, in small letters and cut to their stem; numbers of parts and small words left out."""
    words = (word.casefold() for word in WORD.findall(text.replace("’", "'").replace("'s", "")))
    return frozenset(stem(word) for word in words if not SMALL.fullmatch(word))


def stem(word: str) -> str:
    """A word without its ending, as long as four letters are left."""
    short = ENDINGS.sub("", word)
    return short if len(short) >= 4 else word
