"""What was agreed at a meeting: actions with who, what and by when; decisions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from riia_tui.exchange.minutes.when import due_in

NOBODY = "nobody named"
"""Who does an action that names nobody."""

_WHO = r"(?P<who>[^\W\d_][\w&.,'’/ -]{0,60}?)"
_COLON = re.compile(rf"^{_WHO}\s*:\s*(?P<what>\S.*)$")
_TO = re.compile(
    rf"^{_WHO}\s+(?:to|will|agreed to|shall)\s+(?!(?:the|a|an|all|our|any|each|be)\b)(?P<what>[a-z]\S*\s.*)$"
)
_BRACKET = re.compile(r"^(?P<what>.{6,}?)\s*[(\[](?:owner|lead|action)?:?\s*(?P<who>[A-Z][^()\[\]]{1,60})[)\]]\s*\.?$")
_DASHES = re.compile(r"^(?P<what>.{6,}?)\s+[–—-]\s+(?P<who>[A-Z][^–—]{1,40}?)(?:\s+[–—-]\s+(?P<due>[^–—]{3,30}))?$")
_WHO_FIRST = re.compile(
    r"^(?P<who>[A-Z][\w.&,'’/ ]{1,40}?)\s+[–—-]\s+(?P<what>[a-z].{4,}?)(?:\s+[–—-]\s+(?P<due>[^–—]{3,30}))?$"
)
_BY = re.compile(
    r"[\s,;(–—-]*\b(?:by|before|due|deadline)\b:?\s+(?P<due>(?:(?!\bby\b)[^()]){3,40}?)[\s.)]*$", re.IGNORECASE
)
_DATED = re.compile(r"\s*\((?P<due>[^()]*\d[^()]*)\)[\s.]*$")
"""A day in brackets at the end."""

_VERB = re.compile(
    r"(?:send|write|share|add|circulate|speak|talk|respond|reply|agree|continue|due|note|action|update|arrange|book|review|"
    r"prepare|draft|contact|confirm|provide|collate|complete|develop|ask|invite|check|follow|finalise|create|organise|"
    r"publish|report|bring|consider)\b",
    re.IGNORECASE,
)
"""What a sentence that names nobody begins with."""

_MOST_WORDS = 6
_OVER = re.compile(r"(action )?(closed|completed?|done|discharged|cancelled|withdrawn)\b", re.IGNORECASE)
"""What stands beside an action that is over, so that nobody is waited for."""

_COLUMNS = {
    "what": r"actions?|what|tasks?|action points?|description|agreed actions?",
    "who": r"who|owners?|leads?|responsib\w*|by whom|assigned( to)?|person|action owner",
    "state": r"status|state|progress|complete(d)?\??|rag",
    "due": r"due|due date|deadlines?|by when|when|date|timescales?|target( date)?|by",
}


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """An action as it is guessed."""

    who: str
    what: str
    due: date | None = None


def actions_in(lines: Iterable[tuple[str, bool]], held: date) -> tuple[AgreedLine, ...]:
    """The actions of a meeting held on a day; each line with whether it stood in a list or a table."""
    found: list[AgreedLine] = []
    columns: dict[str, int] = {}
    for line, listed in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > 1 and (heads := _heads(cells)):
            columns = heads
        elif len(cells) > 1 and columns:
            found += _row(cells, columns, held)
        else:
            found += _sentence(" ".join(line.split()), listed, held)
    return tuple(dict.fromkeys(found))


def decisions_in(lines: Iterable[str]) -> tuple[str, ...]:
    """The decisions, each once."""
    told = (" ".join(line.split()) for line in lines)
    return tuple(dict.fromkeys(line for line in told if len(line.split()) > 1))


def _heads(cells: list[str]) -> dict[str, int]:
    """Which column is which, where these are the heads of a table of actions."""
    found = {
        name: at
        for name, words in _COLUMNS.items()
        for at, cell in reversed(list(enumerate(cells)))
        if re.fullmatch(words, cell.casefold().strip(" .:?"))
    }
    return found if "what" in found and len(found) > 1 else {}


def _row(cells: list[str], columns: dict[str, int], held: date) -> list[AgreedLine]:
    said = {name: cells[at] for name, at in columns.items() if at < len(cells)}
    what = said.get("what", "")
    if not what or _OVER.match(said.get("state", "")):
        return []
    if "who" not in columns:
        return [
            AgreedLine(line.who, line.what, due_in(said.get("due", ""), held)) for line in _sentence(what, True, held)
        ]
    return [AgreedLine(said.get("who") or NOBODY, what, due_in(said.get("due", ""), held) or _due(what, held)[1])]


def _sentence(line: str, listed: bool, held: date) -> list[AgreedLine]:
    """One action out of a sentence; nothing where it is none."""
    bare, due = _due(line, held)
    for pattern in (_COLON, _BRACKET, _TO, _WHO_FIRST, _DASHES):
        found = pattern.match(bare)
        if found and len(found["who"].split()) <= _MOST_WORDS and not _VERB.match(found["who"]):
            more = due_in(found["due"], held) if found.groupdict().get("due") else None
            who, inner = _due(found["who"], held)
            what, last = _due(found["what"], held)
            return [AgreedLine(who.strip(" ,"), what.strip(" ."), due or more or inner or last)]
    return (
        [AgreedLine(NOBODY, bare.strip(" ."), due)] if (listed or _VERB.match(bare)) and len(bare.split()) > 2 else []
    )


def _due(text: str, held: date) -> tuple[str, date | None]:
    """A text without “by DATE” at its end, and the day; as it is where its last words are no day."""
    found = _BY.search(text) or _DATED.search(text)
    due = due_in(found["due"], held) if found else None
    if found is None or due is None:
        return text, None
    bare = text[: found.start()]
    return bare + ")" * (bare.count("(") - bare.count(")")), due
