"""Minutes cut into what their headings say: who was there, who was not, what was agreed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a line of minutes is about."""

    OTHER = "other"
    PRESENT = "present"
    DEPUTIES = "deputies"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    ACTIONS = "actions"
    DECISIONS = "decisions"


PEOPLE = frozenset({Part.PRESENT, Part.DEPUTIES, Part.APOLOGIES, Part.ABSENT})

_WORDS = {
    Part.PRESENT: "present|those present|members present|also present|attendees|attendance|in attendance|attended|"
    "attended by|attending|participants|chair|chaired by|authorities present|who came|who was there|"
    "who attended|name|present and apologies",
    Part.DEPUTIES: "deputies|substitutes|deputies present",
    Part.APOLOGIES: "apols|apols received|apologies and absence|"
    "apologies|apologies for absence|apologies received|apologies received from|apologies from|"
    "apologies for absence received from|apologies were received from|sent apologies|apologies given|"
    "sorry to miss|could not make it",
    Part.ABSENT: "absent|not present|did not attend|absent without apologies|not in attendance",
    Part.ACTIONS: "actions|action|action points|actions agreed|agreed actions|summary of actions|action log|"
    "action summary|actions arising|new actions|action items|next steps|follow up actions|"
    "to do|to dos|things to do|who does what",
    Part.DECISIONS: "decisions|decision|decisions made|decisions taken|key decisions|decided|agreed|resolved|"
    "resolutions|what was agreed|what we agreed|we agreed|agreements|agreed decisions",
    Part.OTHER: "agenda|item|minutes|notes|discussion|welcome|introductions|welcome and introductions|"
    "welcome and apologies|matters arising|minutes of the last meeting|minutes of last meeting|actions from last "
    "meeting|actions from the last meeting|review of actions|previous actions|any other business|aob|"
    "date of next meeting|next meeting|dates of next meetings|future meetings|purpose|location|venue|place|time|"
    "distribution|circulation|copies to|cc|to|from|subject|sent|key points|key messages|summary|background|"
    "declarations of interest|minutes taken by|minute taker|note taker|notes taken by|date|date of meeting|"
    "meeting date|papers|documents|risks|updates|close",
}
_PART_OF = {word: part for part, words in _WORDS.items() for word in words.split("|")}

NUMBER = re.compile(
    r"^\s*(?:[Ii][Tt][Ee][Mm]\s+\d{1,2}[.):]?|\d{1,2}(?:(?:\.\d{1,2})+[.):]?|[.):])|[ivx]{1,4}[.)]|[a-h][.)])\s+"
)
_BARE_NUMBER = re.compile(r"^\d{1,2} ")
BULLET = re.compile(r"^\s*(?:[-*•·▪○◦‣–—o]\s+|#+\s*|\[[ xX]?\]\s*)+")
SHORTEST_BROKEN = 40
"""Letters that a line has at least that is broken off in the middle of a sentence."""

_ROUND = re.compile(r"\*{2,}|_{2,}|(?<=\S)[*#]+\s*$")
_FROM = re.compile(r"^apologies\b.{0,40}?\b(?:received from|from|by)\b:?\s*(?P<rest>.+)$", re.IGNORECASE)
_INLINE = re.compile(
    r"^(?P<word>action|decision|decided|agreed|resolved)(?:\s+(?:point\s*)?\d+)?\s*"
    r"(?P<who>\([^)]{2,60}\)|[A-Z]{2,4})?\s*[:–—]\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"^(?:#|no\.?|ref\.?|)\s*\t", re.IGNORECASE)
"""The head of a column of numbers, which says nothing of the others."""

_IN_A_LINE = re.compile(
    r"(?<=[.;!])\s+(?=(?:in attendance|present|attendees|apologies|absent)\b[^:.]{0,30}:)", re.IGNORECASE
)
"""Where a heading stands in the middle of a line, as in e-mails."""

_AGREED_THAT = re.compile(
    r"^(?:it was|the (?:group|board|network|meeting|committee)|members|all)\s+(?:unanimously\s+)?"
    r"(?:agreed|decided|resolved)\s+(?:that|to)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its bullet; ``part`` is what it is about, ``listed`` whether it stood in a list or a table."""

    part: Part
    text: str
    listed: bool = False


def lines_of(text: str) -> Iterator[Line]:
    """The lines of minutes that say something, each with its part; headings alone are left out."""
    part, first_is_numbered, count = Part.OTHER, False, 0
    for printed in (piece for line in _unbroken(text.splitlines()) for piece in _IN_A_LINE.split(line)):
        bare = printed.strip(" ") if "\t" in printed else _ROUND.sub("", printed).strip()
        if not bare:
            continue
        is_numbered = bool(NUMBER.match(bare))
        line = bare if "\t" in bare else NUMBER.sub("", BULLET.sub("", bare)).strip(" ")
        inline = _inline(line)
        if inline is not None:
            yield inline
            continue
        heading = _heading(line)
        if heading is not None:
            part, rest, count = heading[0], heading[1], 0
            if rest:
                yield Line(part, rest)
                count += 1
            continue
        if part in PEOPLE:
            first_is_numbered = is_numbered if count == 0 else first_is_numbered
            if is_numbered and not first_is_numbered:
                part = Part.OTHER
        count += 1
        listed = is_numbered or "\t" in line or bool(BULLET.match(bare))
        yield Line(part, line if part in (Part.OTHER, *PEOPLE) else line.strip(), listed)


def _unbroken(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with those in one again that a PDF or an e-mail has broken in the middle of a sentence."""
    whole = ""
    for line in lines:
        bare = line.strip()
        goes_on = len(whole) > SHORTEST_BROKEN and not whole.endswith((":", ".")) and "\t" not in whole + line
        if goes_on and bare and (bare[0].islower() or bare[0] == "(") and not NUMBER.match(bare):
            whole = f"{whole.rstrip()} {bare}"
            continue
        yield whole
        whole = line
    yield whole


def _heading(line: str) -> tuple[Part, str] | None:
    """The part that a line begins, and what stands behind the heading on the same line."""
    if found := _FROM.match(line):
        return Part.APOLOGIES, found["rest"]
    head, colon, rest = _NO_NAME.sub("", line).partition("\t") if "\t" in line else line.partition(":")
    # A number without a full stop may be a heading's (“2 Actions”) or belong to what is said (“3 workshops”).
    if (part := _PART_OF.get(_BARE_NUMBER.sub("", _folded(head)))) is None:
        return None
    if colon == "\t" and part in (Part.ACTIONS, Part.PRESENT):
        # The heads of a table say which column is which, so they stay.
        return part, line if part is Part.ACTIONS or _folded(head) == "name" else rest.strip()
    return (part, rest.strip()) if colon or not rest else None


def _inline(line: str) -> Line | None:
    """“Action: …”, “Agreed: …” or “It was agreed that …” in the middle of anything else."""
    if "\t" in line:
        return None
    if found := _INLINE.match(line):
        is_action = found["word"].casefold() == "action"
        who = (found["who"] or "").strip("() ")
        said = f"{who}: {found['rest']}" if is_action and who else found["rest"]
        return Line(Part.ACTIONS if is_action else Part.DECISIONS, said, listed=True)
    if found := _AGREED_THAT.match(line):
        return Line(Part.DECISIONS, found["rest"][:1].upper() + found["rest"][1:], listed=True)
    return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").strip(" .:–—-").split())
