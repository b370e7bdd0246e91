"""What people write where a RAG belongs, as a status of ours."""

import re

from db.words import Status, status_named
from riia_tui.exchange.typed_answers import BALLS

MEANT = {
    Status.COMPLETE: (
        "complete completed completion done achieved delivered met finished blue closed-complete fully-met "
        "fully-achieved target-met achieved-in-full embedded complete-and-embedded action-complete "
        "completed-on-time delivered-in-full now-complete signed-off"
    ),
    Status.ON_TRACK: (
        "on-track on-target on-schedule on-course green progressing-well going-well good-progress in-progress-on-track "
        "on-plan progressing-as-planned as-planned on-time all-on-track on-track-to-deliver healthy underway-on-track "
        "well-on-track proceeding-to-plan to-plan"
    ),
    Status.AT_RISK: (
        "at-risk amber yellow orange some-risk some-delay slight-delay minor-delay slightly-behind some-slippage "
        "slippage minor-slippage some-issues minor-issues some-concern some-concerns partly-met partially-met behind "
        "partially-on-track mostly-on-track risk-of-delay needs-attention close-to-target slipping watch "
        "partially-achieved in-part a-little-behind at-some-risk behind-schedule"
    ),
    Status.OFF_TRACK: (
        "off-track off-target red overdue missed not-met not-achieved significant-delay significant-risk "
        "significantly-behind major-delay major-issues serious-concern serious-delay late failed failing stalled "
        "will-not-be-met badly-behind severe-delay critical not-on-track not-delivered high-risk well-behind"
    ),
    Status.NOT_STARTED: (
        "not-started not-yet-started not-begun yet-to-start to-start not-due not-yet-due not-due-yet grey gray white "
        "planned pending to-be-started not-yet-begun future to-commence not-commenced not-yet-commenced scheduled "
        "starts-later due-to-start"
    ),
    Status.CLOSED: (
        "closed withdrawn cancelled canceled superseded no-longer-required no-longer-needed replaced merged abandoned "
        "dropped removed discontinued stopped not-proceeding"
    ),
}
WORDS = {word: status for status, words in MEANT.items() for word in words.split()}
SIGNS = BALLS | {
    "⚪": "grey",
    "⚫": "grey",
    "✅": "done",
    "✔": "done",
    "✓": "done",
    "❌": "red",
    "✗": "red",
    "🟥": "red",
}
SIGNS |= {"🟩": "green", "🟨": "amber", "🟧": "amber", "🟦": "blue", "⬜": "grey"}
ARROWS = "↑↓→←↔⬆⬇➡⬅▲▼◄►↗↘\ufe0f"
"""Signs beside a RAG that tell where it goes, which is not kept: the trend is worked out."""

NOTHING = {"", "-", "–", "—", "n/a", "na", "none", "tbc", "tbd", "?", "...", "…", "nil", "x", "blank"}
"""What stands for nothing at all where a RAG belongs."""

_PARTS = re.compile(r"\s*[:;,/|(\n–—]\s*|\s+-\s*|\s*-\s+|\.\s+|\.$")
_COLOUR = re.compile(r"\b(green|amber|red)\b")
_SAID = re.compile(r"[\s_-]+")


def status_meant(text: str) -> Status | None:
    """The one status that words, a letter, a colour or a ball mean; None where they mean none, or two.

    What is said after it (“Green: 13 of 15 came”, “on track - see minutes”) does not matter, unless that is a status.
    """
    signs = {sign for sign in SIGNS if sign in text}
    bare = _without_signs(text).strip(" !.*")
    if len(set(_COLOUR.findall(bare.casefold()))) > 1:
        return None
    found: set[Status | None] = {status for sign in signs if (status := _named(SIGNS[sign]))}
    if (whole := _named(bare)) is not None:
        return _only(found | {whole})
    said = [_named(part) for part in _PARTS.split(bare) if part.strip(" )")][:2]
    leading = {status for status in (said[0] if said else None, _first_word(bare)) if status}
    return _only(found | leading | {status for status in said[1:] if status and leading})


def rest_of(text: str) -> str:
    """What a status cell says beyond its status: “13 came” of “Green: 13 came”; “” where that is nothing."""
    bare = _without_signs(text).strip()
    if _named(bare.strip(" !.*")) is not None or not bare:
        return ""
    first, *_ = _PARTS.split(bare, maxsplit=1)
    rest = bare[len(first) :].lstrip(" :;,/|(–—-.\n") if _named(first) is not None else bare
    return rest.rstrip(")") if "(" not in rest else rest


def _without_signs(text: str) -> str:
    return "".join(sign for sign in text if sign not in SIGNS and sign not in ARROWS)


def word_of(text: str) -> str:
    """The part of a cell that stands for the RAG: “Green” of “Green: 13 came”; all of it where that is not told."""
    rest = rest_of(text)
    at = text.find(rest) if rest else 0
    return text[:at].rstrip(" :;,/|(–—-.\n") or text


def as_kept(word: str) -> str:
    """A word as its meaning is looked up: without case, with one space between its parts."""
    return " ".join(word.split()).casefold()


def says_nothing(text: str) -> bool:
    """Whether a cell that should hold a RAG stands for none."""
    return text.strip().casefold() in NOTHING


def _named(text: str) -> Status | None:
    said = _SAID.sub("-", text.strip(" )!.*").casefold())
    if said in NOTHING:
        return None
    said = said.removeprefix("rag-").removeprefix("status-").removesuffix("-rag")
    return WORDS.get(said) or status_named(said)


def _first_word(text: str) -> Status | None:
    """The colour that a sentence begins with: “Green as of May”, never a letter or a word that may mean anything."""
    first = text.split(maxsplit=1)[0].casefold() if text.strip() else ""
    return WORDS.get(first) if first in ("green", "amber", "red", "blue", "complete", "completed") else None


def _only(found: set[Status | None]) -> Status | None:
    return found.pop() if len(found) == 1 else None
