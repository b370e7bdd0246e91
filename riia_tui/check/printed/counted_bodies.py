"""The bodies that texts count: local authorities, local area partnerships, local areas."""

import re
from collections import Counter

from riia_tui.check.printed.written_numbers import NUMBER

LA, LAP, AREA = "local authorities", "local area partnerships", "local areas"
_BODY = (
    r"(?:(?P<lap>LAPs?|LAPS|[Ll]ocal\s+[Aa]rea\s+[Pp]artnerships?)|(?P<la>LAs?|[Ll]ocal\s+[Aa]uthorit(?:y|ies)|authorities)"
    r"|(?P<area>(?:[Ll]ocal|SE|LFJB|LA)\s+areas?))\b"
)
_HOW_MANY = rf"(?:\d+\s?%\s+of|[Aa]ll(?:\s+of)?|{NUMBER}(?:\s+of|\s+out\s+of)?)"
COUNTED = re.compile(
    rf"\b{_HOW_MANY}\s+(?:the\s+)?(?:region['’]s\s+)?(?:{NUMBER}\s+)?(?:(?:SE|South\s+East|participating|our)\s+)*{_BODY}"
)
WHOLE = re.compile(
    rf"\b(?:[Aa]ll|[Tt]he\s+region['’]s|[Ee]ach\s+of\s+the|{NUMBER}(?:\s+or\s+more)?(?:\s+out)?(?=\s+of\s+the\s))\s+"
    rf"(?:of\s+)?(?:the\s+)?(?:region['’]s\s+)?(?P<number>{NUMBER})\s+"
    rf"(?:(?:SE|South\s+East|regional|member)\s+)*{_BODY}(?!\s+(?:of|in|that|which|who|with|taking)\b)"
)
ALL = re.compile(rf"\b(?:[Aa]ll|[Ee]very|[Ee]ach)\s+(?:of\s+)?(?:the\s+)?(?P<body>{_BODY.replace('?P<', '?P<x')})")


def counted_bodies(text: str) -> dict[str, str]:
    """The kinds of body that a text counts, each with the words in which it does so first."""
    found: dict[str, str] = {}
    for match in COUNTED.finditer(text):
        found.setdefault(kind_of_body(match), match[0])
    return found


def bodies_with_figures(text: str) -> Counter[str]:
    """The kinds of body that a text puts a number to; a percentage is none."""
    return Counter(kind_of_body(m) for m in COUNTED.finditer(text) if re.search(rf"(?i)\b{NUMBER}\b(?!\s?%)", m[0]))


def kind_of_body(match: re.Match[str], before: str = "") -> str:
    return LAP if match[f"{before}lap"] else LA if match[f"{before}la"] else _area(match[f"{before}area"])


def _area(words: str) -> str:
    """Areas by their printed name; “LFJB areas” are not “local areas”."""
    return f"{words.split()[0].casefold() if words.split()[0].istitle() else words.split()[0]} areas"
