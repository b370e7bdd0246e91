"""A draft meeting out of a file of minutes. Everything in it is a guess, and what is not certain says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db.facts import Facts
from db.words import RecordKind
from riia_tui.exchange.matching import Unclear
from riia_tui.exchange.minutes.agreed import NOBODY, AgreedLine, actions_in, decisions_in
from riia_tui.exchange.minutes.sections import PEOPLE, Line, Part, lines_of
from riia_tui.exchange.minutes.texts import FileText
from riia_tui.exchange.minutes.when import When, when_held, without_days
from riia_tui.exchange.minutes.who import Bodies, People, There, asked_of, people_in
from riia_tui.exchange.naming import GROUP_WORDS, Known, Names, known_bodies, known_networks
from riia_tui.phrases import counted, full_day
from riia_tui.rules.turnout import expected_at
from riia_tui.views.names import folded

TOP = 6
"""Lines at the top of minutes among which the meeting's name is looked for."""

LONG = 90
"""Letters from which a line is no name of a meeting."""

MOST_UNREAD = 4
_NOISE = re.compile(
    r"\b(?:minutes?|notes?|meeting|agenda|final|draft|approved|signed|copy|actions?|v\d+(?:\.\d+)?|version \d+|"
    r"of the|record)\b|\.(?:docx|pdf|txt|md|eml|msg)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Original:
    """The file itself: where it is, its hash and size, and the text that find looks through."""

    path: Path
    sha256: str
    size: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A meeting as it may have been; names of bodies and networks as the plan has them.

    ``questions`` say what is not certain, ``unclear`` are the names among them. ``called`` is what the file calls the
    meeting. ``twice`` says why it seems to be there already, “” where it does not. ``source`` is what was read.
    """

    original: Original
    source: FileText
    on: date | None
    title: str
    network: str | None = None
    planned: bool = False
    attended: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    people: tuple[tuple[str, tuple[str, ...]], ...] = ()
    agreed: tuple[AgreedLine, ...] = ()
    decisions: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    called: str = ""
    twice: str = ""

    @property
    def came(self) -> int:
        """How many bodies came."""
        return len(self.attended) + len(self.deputies) + len(self.guests)


class Guesser:
    """Makes drafts for one plan as at a day."""

    def __init__(self, facts: Facts, today: date, names: Mapping[str, str], networks: Mapping[str, str]) -> None:
        """``names`` and ``networks`` are what was matched by hand before, by folded name."""
        bodies = known_bodies(facts.organisations)
        self._facts, self._today = facts, today
        self._bodies = Bodies(Names(bodies, names), bodies, _people_of(facts, bodies))
        self._networks = Names(known_networks(facts.networks), networks, GROUP_WORDS)

    def draft(self, original: Original, read: FileText) -> Draft:
        """The meeting that a file tells of."""
        text = read.notes or read.text
        lines = list(lines_of(text))
        name = original.path.stem
        when = when_held(text, (read.subject, name), read.sent, self._today)
        network, doubt = self._network(read, name)
        people = people_in(lines, self._bodies)
        is_to_come = bool(when.on and when.on > self._today)
        agreed, decisions = _outcome(lines, when.on or read.sent or self._today)
        draft = Draft(
            original=original,
            source=read,
            on=when.on,
            title=network.name if network and not doubt else _title(read, name),
            network=network.name if network else None,
            planned=is_to_come,
            agreed=agreed,
            decisions=decisions,
            questions=(*read.remarks, *_questions(when, doubt, people, agreed, read, is_to_come)),
            unclear=people.unread,
            called=_title(read, name),
        )
        return self._seen_before(self._with_register(draft, network, people.there), network)

    def _network(self, read: FileText, name: str) -> tuple[Known | None, str]:
        """The network whose meeting it was, and why that is not certain."""
        top = [line for line in read.text.splitlines() if line.strip()][:TOP]
        written = [cleaned for said in (read.subject, *top, name) if (cleaned := _cleaned(said))]
        matches = [self._networks.within(each) for each in written if len(each) < LONG]
        if sure := next((match.sure for match in matches if match.sure), None):
            return sure, ""
        for match in matches:
            if len(match.likely) == 1:
                return match.likely[0], f"the network may be {match.likely[0].name} (“{match.written}”)"
        return None, ""

    def _with_register(self, draft: Draft, network: Known | None, there: Sequence[There]) -> Draft:
        """The draft with who came: members in the register, others as guests; of others nothing else counts."""
        on = draft.on or self._today
        members = expected_at(self._facts, network.id if network else None, on)
        named: dict[Part, list[str]] = {part: [] for part in PEOPLE}
        guests = []
        for each in sorted(there, key=lambda each: each.body.name):
            if each.body.id in members:
                named[each.part].append(each.body.name)
            elif each.part in (Part.PRESENT, Part.DEPUTIES):
                guests.append(each.body.name)
        in_register = {name for names in (named[Part.PRESENT], named[Part.DEPUTIES], guests) for name in names}
        return replace(
            draft,
            attended=tuple(named[Part.PRESENT]),
            deputies=tuple(named[Part.DEPUTIES]),
            apologies=tuple(named[Part.APOLOGIES]),
            absent=tuple(named[Part.ABSENT]),
            guests=tuple(guests),
            people=tuple((e.body.name, e.people) for e in there if e.people and e.body.name in in_register),
        )

    def _seen_before(self, draft: Draft, network: Known | None) -> Draft:
        """The draft with the meeting of the same day that is recorded already, where there is one."""
        for record in self._facts.records:
            if record.kind is not RecordKind.MEETING or record.planned or record.on != draft.on:
                continue
            if folded(record.title) == folded(draft.title) or (network and record.network == network.id):
                return replace(draft, twice=f"recorded already: {record.title}, {full_day(record.on)}")
        return draft


def without_doubles(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts; of several of the same day and network or title all but the fullest say which one that is."""
    groups: dict[tuple[object, str], list[Draft]] = {}
    for draft in drafts:
        if draft.on:
            groups.setdefault((draft.on, folded(draft.network or draft.title)), []).append(draft)
    fullest = {
        id(draft): best
        for group in groups.values()
        for best in [max(group, key=lambda each: each.came + len(each.agreed) + len(each.decisions))]
        for draft in group
    }
    return tuple(
        replace(draft, twice=draft.twice or f"the same meeting as {best.original.path.name}")
        if (best := fullest.get(id(draft))) is not None and best is not draft
        else draft
        for draft in drafts
    )


def _people_of(facts: Facts, bodies: Sequence[Known]) -> dict[str, Known]:
    """Whom people come for, by their names as networks know them; nobody whose name two bodies have."""
    known = {body.id: body for body in bodies}
    found: dict[str, set[str]] = {}
    for member in facts.members:
        for name in filter(None, (member.person, member.deputy)):
            found.setdefault(folded(name), set()).add(member.organisation)
    return {name: known[keys.pop()] for name, keys in found.items() if len(keys) == 1}


def _outcome(lines: Sequence[Line], held: date) -> tuple[tuple[AgreedLine, ...], tuple[str, ...]]:
    actions = [(line.text, line.listed) for line in lines if line.part is Part.ACTIONS]
    return actions_in(actions, held), decisions_in(line.text for line in lines if line.part is Part.DECISIONS)


def _questions(
    when: When, doubt: str, people: People, agreed: Sequence[AgreedLine], read: FileText, is_to_come: bool
) -> list[str]:
    """What is not certain, in sentences without a full stop."""
    said = [f"the day: {when.doubt}" if when.on else when.doubt] if when.doubt else []
    said += [doubt] if doubt else []
    said += [each.doubt for each in people.there if each.doubt]
    said += map(asked_of, people.unread[:MOST_UNREAD])
    more = len(people.unread) - MOST_UNREAD
    said += [f"and {counted(more, 'more name')} not known here"] if more > 0 else []
    nobody = sum(line.who == NOBODY for line in agreed)
    said += [f"{counted(nobody, 'action')} without a name"] if nobody else []
    if read.text.strip() and not people.there and not is_to_come:
        said.append("nobody was found who came")
    return said


def _title(read: FileText, name: str) -> str:
    top = next((line for line in read.text.splitlines() if line.strip()), "")
    tries = (read.subject, top if len(top) < LONG else "", name)
    return next((cleaned for said in tries if (cleaned := _cleaned(said))), "Meeting")


def _cleaned(text: str) -> str:
    """A name without its day and without “minutes”, “final”, “v2” and the like."""
    bare = _NOISE.sub(" ", without_days(text.replace("_", " ").replace("#", " ")))
    return " ".join(bare.split()).strip(" -–—,.|:()")
