"""The words of a title or label that tell it from another, without their endings."""

import re
from functools import lru_cache

WORD = re.compile(r"[a-z0-9]+")
CO = re.compile(r"\bco-(?=\w)")
SMALL = re.compile(
    r"\d+|a|an|and|are|as|at|be|by|for|from|in|into|is|it|its|new|no|not|of|on|or|our|part|phase|that|the|their|this"
    r"|through|to|will|with|year"
)
ENDINGS = (
    "ations",
    "ation",
    "ions",
    "ion",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "y",
    "e",
)
LONGEST = 7
"""Letters of a stem: what follows is an ending, in all the words that plans use."""


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words that matter, in small letters and cut to their stem; numbers of parts and small words left out."""
    text = CO.sub("co", text.replace("’", "'").replace("'s", "").casefold())
    words = WORD.findall(text)
    return frozenset(stem(word) for word in words if not SMALL.fullmatch(word))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its endings, as long as four letters are left, and of seven letters at most."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return stem(word.removesuffix(ending))
    return word[:LONGEST]
