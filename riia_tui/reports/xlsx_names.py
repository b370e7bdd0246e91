"""The names of a workbook's sheets: short on purpose, since Excel takes 31 characters and no two alike."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from riia_tui.reports.plain import on_one_line
from riia_tui.reports.tables import Found

_LONGEST = 31
_NOT_TAKEN = re.compile(r"[\[\]:*?/\\']")
_CLAUSE_ENDS = re.compile(r"[:,;] ")
_OPENS = frozenset({"that", "what", "when", "where", "which", "who", "whose", "why"})
"""Words that open a part of a sentence; that part does not end with its first word."""
_LEADS_ON = _OPENS | {
    *("a", "an", "the", "their", "its", "this", "each", "no", "not", "and", "or", "but", "so", "since", "than", "then"),
    *(
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "to",
        "with",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
    ),
}
"""Words that a name does not end with: they lead on to what had no room."""


def sheet_names(found: Sequence[Found]) -> list[str]:
    """A name for each table's sheet: its number, then as much of what it is about as reads well.

    That is its caption; where that is too long, the heading that it alone stands below, or the caption up to a comma
    or a colon; else as many of the caption's words as there is room for.
    """
    below = Counter(one.heading for one in found)
    return [
        _named(number, one.table.caption, one.heading if below[one.heading] == 1 else "")
        for number, one in enumerate(found, 1)
    ]


def _named(number: int, caption: str, heading: str) -> str:
    room = _LONGEST - len(f"{number} ")
    choices = (caption, heading, *_clauses(caption))
    words = next((words for words in map(_plain, choices) if words and len(words) <= room), None)
    return f"{number} {_first_words(_plain(caption), room) if words is None else words}".strip()


def _clauses(caption: str) -> Iterator[str]:
    """The caption up to each of its commas and colons, the longest first."""
    for end in reversed(list(_CLAUSE_ENDS.finditer(caption))):
        yield caption[: end.start()]


def _plain(words: str) -> str:
    """The words on one line, with what Excel takes in a name, and no sign at their end."""
    taken = _NOT_TAKEN.sub(" ", on_one_line(words).replace(": ", ", "))
    # A name is counted in UTF-16 units, of which a sign beyond the first plane takes two.
    return " ".join("".join(sign if ord(sign) < 0x10000 else "-" for sign in taken).split()).rstrip(" ,;.")


def _first_words(words: str, room: int) -> str:
    """As many of the words as there is room for and do not lead on; a part of the first one where that is too long."""
    kept = words[: room + 1].rpartition(" ")[0].split()
    if len(kept) > 2 and kept[-2].casefold() in _OPENS:
        kept.pop()
    while len(kept) > 1 and _leads_on(kept[-1]):
        kept.pop()
    return " ".join(kept).rstrip(",;. ") or words[:room].strip()


def _leads_on(word: str) -> bool:
    return word.casefold() in _LEADS_ON or word.isdigit()
