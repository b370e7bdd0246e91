"""Who was at a meeting, from the lines of its minutes: authorities, and the people who came for them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from riia_tui.exchange.matching import Unclear
from riia_tui.exchange.minutes.sections import PEOPLE, Line, Part
from riia_tui.exchange.naming import Known, Match, Names
from riia_tui.views.names import folded

_DEPUTY = re.compile(
    r"\b(?:deputy for|deputising for|deputising|substitut\w+ for|on behalf of|deputy|sub for)\b:?", re.I
)
_BETWEEN = re.compile(r"[,:()\[\]|\t/]|\s[-–—]\s|\band\b")
_AT_COMMAS = re.compile(r"\s*(?:,|;|\band\b)\s*(?![^()]*\))")
"""Commas and the like outside brackets."""

_EMAIL = re.compile(r"[\w.+'-]+@[\w.-]+\w")
_PERSON = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Cllr|Prof|Sir|Dame)\.?\s+)?[A-Z](?:[\w'’-]+|\.)(?:\s+[A-Z][\w'’.-]*){1,3}$")
_NOT_A_PERSON = re.compile(
    r"\b(?:Director|Head|Lead|Manager|Officer|Chair|Council|Services|Principal|Advisor|Adviser)\b"
)
_HEADS = frozenset(
    {
        "name",
        "organisation",
        "authority",
        "role",
        "initials",
        "representing",
        "la",
        "job title",
        "title",
        "rep",
        "representative",
        "la / organisation",
        "la/organisation",
        "local authority",
        "council",
        "agency",
        "team",
        "position",
        "job role",
        "attendance",
        "attended?",
        "status",
        "email",
        "",
    }
)
_MARKS = {
    Part.PRESENT: frozenset({"present", "attended", "yes", "y", "✓", "✔", "in person", "online", "virtual"}),
    Part.APOLOGIES: frozenset({"apologies", "apols", "a", "sent apologies", "apology"}),
    Part.ABSENT: frozenset({"absent", "x", "✗", "no", "n", "did not attend", "not present"}),
    Part.DEPUTIES: frozenset({"deputy", "d", "substitute"}),
}
_MARK_OF = {word: part for part, words in _MARKS.items() for word in words}


@dataclass(frozen=True, slots=True)
class There:
    """One authority named among those who came or did not; ``doubt`` says why that is not certain, “” where it is."""

    body: Known
    part: Part
    people: tuple[str, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who was named: bodies that are known, and the names that nobody knows."""

    there: tuple[There, ...] = ()
    unread: tuple[Unclear, ...] = ()


class Bodies:
    """The bodies that can be named, each looked up once however often it is written."""

    def __init__(self, names: Names, known: Sequence[Known], people: Mapping[str, Known]) -> None:
        """``people`` are those that networks know, by folded name, and whom they come for."""
        self._names, self._people = names, people
        self._matches: dict[str, Match] = {}
        spelt = [(name, each) for each in known for name in (each.name, *each.also) if len(name) > 2]
        self._spelt = sorted(spelt, key=lambda pair: -len(pair[0]))
        self._patterns = [(_whole_word(name), each) for name, each in self._spelt]

    def match(self, written: str) -> Match:
        """What a name means."""
        if written not in self._matches:
            self._matches[written] = self._names.match(written)
        return self._matches[written]

    def of_person(self, name: str) -> Known | None:
        """Whom a person that a network knows comes for."""
        return self._people.get(folded(name))

    def of_address(self, email: str) -> Match:
        """Whose an e-mail address is."""
        return self._names.of_address(email)

    def held_together(self, text: str) -> tuple[str, dict[str, Known]]:
        """The text with every name that has a comma or an “and” in it replaced by a sign, and what each means."""
        signs: dict[str, Known] = {}
        for (name, each), (pattern, _) in zip(self._spelt, self._patterns, strict=True):
            if _BETWEEN.search(name) and pattern.search(text):
                sign = f"\ue000{len(signs)}\ue001"
                signs[sign] = each
                text = pattern.sub(sign, text)
        return text, signs

    def inside(self, text: str) -> list[Known]:
        """The bodies whose names stand in a text, the longest first, each place once."""
        found = []
        for pattern, each in self._patterns:
            if pattern.search(text):
                found.append(each)
                text = pattern.sub(" ", text)
        return list(dict.fromkeys(found))


def people_in(lines: Iterable[Line], bodies: Bodies) -> People:
    """Who is named under the headings of people, each body once: who came outweighs who did not."""
    there: dict[str, There] = {}
    unread: list[Unclear] = []
    rank = [Part.PRESENT, Part.DEPUTIES, Part.APOLOGIES, Part.ABSENT]
    for line in _whole_lines(lines):
        for found in _entries(line.part, line.text, bodies):
            if isinstance(found, Unclear):
                unread.append(found)
                continue
            old = there.get(found.body.id)
            if old is None or rank.index(found.part) < rank.index(old.part):
                there[found.body.id] = found
            elif old.part is found.part:
                people = tuple(dict.fromkeys((*old.people, *found.people)))
                there[found.body.id] = There(old.body, old.part, people, old.doubt and found.doubt)
    return People(tuple(there.values()), tuple(dict.fromkeys(unread)))


def _whole_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of people, those in one again that a PDF or an e-mail has broken in the middle of a list."""
    whole: Line | None = None
    for line in lines:
        if line.part not in PEOPLE:
            continue
        if whole and whole.part is line.part and not (whole.listed or line.listed) and _goes_on(whole.text):
            whole = Line(line.part, f"{whole.text} {line.text}")
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole


def _goes_on(text: str) -> bool:
    """Whether a list of people goes on in the next line: after a comma, or in the middle of “Ann Lee (Devon), Bo”."""
    return text.endswith((",", "and")) or ("), " in text and not text.endswith((")", ".", ";")))


def _entries(part: Part, line: str, bodies: Bodies) -> Iterator[There | Unclear]:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > 1:
        if all(cell.casefold().strip(" ?:") in _HEADS | {"present", "attended"} for cell in cells):
            return
        marked = next((_MARK_OF[cell.casefold()] for cell in cells[1:] if cell.casefold() in _MARK_OF), part)
        rest = "\t".join(cell for cell in cells if cell.casefold() not in _MARK_OF)
        yield from _entry(marked, rest, bodies)
        return
    for chunk in line.split(";"):
        for piece in _pieces(chunk, bodies):
            if piece.strip(" .,"):
                yield from _entry(part, piece.strip(" .,"), bodies)


def _pieces(text: str, bodies: Bodies) -> Iterator[str]:
    """The entries of a line: of “Bristol, Jane Smith (Devon)” each by itself, of “Jane Smith, Devon” the whole.

    A name before “Head of Data (Devon)” or “Devon (chair)” belongs to it.
    """
    if "(" not in text:
        yield text
        return
    held, signs = bodies.held_together(text)
    rest: list[str] = []
    for item in _AT_COMMAS.split(held):
        if "(" not in item:
            rest.append(item)
            continue
        before = rest.pop() if rest and _is_about(rest[-1].strip(), item, signs, bodies) else ""
        yield _spelt_out(f"{before}, {item}" if before else item, signs)
    if rest:
        yield _spelt_out(", ".join(rest), signs)


def _is_about(name: str, item: str, signs: Mapping[str, Known], bodies: Bodies) -> bool:
    """Whether an item with a bracket says where the person before it is from: it names no other person itself."""
    if not _is_person(name) or bodies.match(name).sure:
        return False
    head, _, inside = item.partition("(")
    head = head.strip()
    is_body = head in signs or bodies.match(head).sure is not None
    return (is_body or not _is_person(head)) and not _is_person(inside.strip(" )"))


def _spelt_out(text: str, signs: Mapping[str, Known]) -> str:
    """The text with the names back that signs stood for."""
    for sign, each in signs.items():
        text = text.replace(sign, each.name)
    return text


def _entry(part: Part, text: str, bodies: Bodies) -> Iterator[There | Unclear]:
    """The bodies of one entry: “Jane Smith (Devon)”, “Devon: Jane Smith”, “Bristol, Cornwall and Devon”."""
    if _DEPUTY.search(text) and part is Part.PRESENT:
        part, text = Part.DEPUTIES, _DEPUTY.sub(",", text)
    held, signs = bodies.held_together(text)
    pieces = [piece.strip(" .–—-*") for piece in _BETWEEN.split(held)]
    pieces = [piece for piece in pieces if piece]
    sure = {piece: signs.get(piece) or bodies.match(piece).sure for piece in pieces if not _EMAIL.search(piece)}
    found = {piece: each for piece, each in sure.items() if each is not None}
    if len(found) == 1:
        people = tuple(piece for piece in pieces if piece not in found and _is_person(piece))
        yield There(next(iter(found.values())), part, people)
    elif found:
        yield from (There(each, part) for each in found.values())
    else:
        yield from _unsure(part, text, pieces, bodies)


def _unsure(part: Part, text: str, pieces: Sequence[str], bodies: Bodies) -> Iterator[There | Unclear]:
    """What an entry without a clear name may mean: an address, a name inside other words, or one that is like it."""
    people = tuple(piece for piece in pieces if _is_person(piece))
    known = [(each, person) for person in people if (each := bodies.of_person(person))]
    addressed = [match.sure for email in _EMAIL.findall(text) if (match := bodies.of_address(email)).sure]
    inside = bodies.inside(text)
    likely = [match for piece in pieces if not _is_person(piece) and (match := bodies.match(piece)).likely]
    shown = " ".join(text.split())
    said = bodies.match(_name_of(people, shown))
    if said.kept:
        yield from [There(said.sure, part, people)] if said.sure else []
    elif known:
        yield from (There(each, part, (person,)) for each, person in known)
    elif addressed and addressed[0]:
        yield There(addressed[0], part, people)
    elif inside:
        yield from (There(each, part, (), f"“{shown}” was read as {each.name}") for each in inside)
    elif likely:
        yield Unclear(_name_of(people, shown), tuple(each.name for each in likely[0].likely), shown)
    elif any(bodies.match(piece).kept for piece in (*pieces, text)):
        return
    elif shown.casefold() not in ("none", "n/a", "no apologies", "nil", "all", "see attached"):
        yield Unclear(_name_of(people, shown), (), shown)


def _name_of(people: Sequence[str], shown: str) -> str:
    """The name that is asked about and kept: the person's, where the entry has one, else all of it."""
    return people[0] if len(people) == 1 else shown


def asked_of(unclear: Unclear) -> str:
    """What is asked about a name, without a question mark."""
    meant = " or ".join(unclear.choices)
    return f"“{unclear.beside}” may be {meant}" if meant else f"“{unclear.beside}” is nobody known here"


def _is_person(text: str) -> bool:
    return bool(_PERSON.match(text)) and not _NOT_A_PERSON.search(text)


def _whole_word(name: str) -> re.Pattern[str]:
    """A name as a whole; an abbreviation only in its capitals."""
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", flags)
