"""What a text refers to: “lines 8 and 21”, “Project 3”, “see KPI 7.2.3”, “section 5”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from riia_tui.check.reading import Item, Kind, Reading, Words
from riia_tui.planfile.refs import folded

CODE = r"\d+(?:\.\d+)*(?:\.?[A-Z])?(?![\w:%/]|\.\d)"
KINDS: dict[str, tuple[Kind, ...]] = {
    "project": ("activity",),
    "line": ("activity",),
    "workstream": ("activity",),
    "activity": ("activity",),
    "activitie": ("activity",),
    "section": ("theme",),
    "kpi": ("kpi", "activity"),
}
"""What the word before a number calls; without a plural s."""
MENTION = re.compile(
    rf"\b(?P<word>projects?|lines?|workstreams?|activit(?:y|ies)|sections?|KPIs?)(?: No\.?| numbers?)?"
    rf" (?P<codes>{CODE}(?:(?:, | and | or | to |\s?[-–]\s?){CODE})*)(?=(?P<after>[^.;]{{0,30}}))",
    re.IGNORECASE,
)
BARE = re.compile(r"\bsee (?P<codes>\d+(?:\.\d+)+[A-Z]?\b)", re.IGNORECASE)
OUTSIDE = re.compile(
    r"^(?:[\"”]?: ?not used| of the (?:Statement|Act|Children|Education|Care|Framework|\d{4})| to the)", re.I
)
"""What follows a number that is another document's, or one that is printed as not used."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference: the text that it is in, as printed, and what it names of the plan.

    ``unknown`` are the codes that nothing of the plan has; ``span`` is True for “8 to 13”.
    """

    words: Words
    printed: str
    kinds: tuple[Kind, ...]
    items: tuple[Item, ...]
    unknown: tuple[str, ...]
    span: bool
    start: int


@lru_cache(maxsize=4)
def mentions(plan: Reading) -> tuple[Mention, ...]:
    """Every reference in the texts of the plan to something with a code of its own."""
    return tuple(mention for words in plan.words if words.field != "due_text" for mention in _in(plan, words))


def mentions_in(plan: Reading, item: Item, text: str) -> tuple[Mention, ...]:
    """The references in a text that stands elsewhere, such as a budget note about an item."""
    return tuple(_in(plan, Words(item, "description", text)))


def _in(plan: Reading, words: Words) -> Iterator[Mention]:
    named, bare = _matches(words.text)
    for match in named:
        kinds = KINDS[match["word"].casefold().removesuffix("s")]
        if OUTSIDE.search(match["after"]) or not _is_coded(plan, kinds):
            continue
        yield _mention(plan, words, match, kinds)
    for match in bare:
        yield _mention(plan, words, match, ("kpi", "activity", "theme"))


@lru_cache(maxsize=4096)
def _matches(text: str) -> tuple[tuple[re.Match[str], ...], tuple[re.Match[str], ...]]:
    """The references of a text that name what they call, and those that say “see” and a code."""
    if not re.search(r"\d", text):
        return (), ()
    return tuple(MENTION.finditer(text)), tuple(BARE.finditer(text))


def _mention(plan: Reading, words: Words, match: re.Match[str], kinds: tuple[Kind, ...]) -> Mention:
    codes = re.findall(CODE, match["codes"])
    named = {code: [item for item in plan.by_code.get(folded(code), ()) if item.kind in kinds] for code in codes}
    printed = match[0][: match.end("codes") - match.start()]
    items = tuple(items[0] for items in named.values() if items)
    unknown = tuple(code for code, items in named.items() if not items)
    span = bool(re.search(r"\d(?:\s?[-–]\s?| to )\d", match["codes"]))
    return Mention(words, printed, kinds, items, unknown, span, match.start())


def _is_coded(plan: Reading, kinds: tuple[Kind, ...]) -> bool:
    """Whether most of what a word calls has a number, so that a number can be looked up."""
    those = [item for item in plan.items if item.kind in kinds]
    return bool(those) and sum(bool(re.search(r"\d", item.code or "")) for item in those) > len(those) / 2
