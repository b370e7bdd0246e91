"""Attendance of a file beside the record: which meeting it is, and what its register would say that it does not yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.facts import NetworkFact, RecordFact
from db.words import TOOK_PART, RecordKind, Role
from riia_tui import phrases
from riia_tui.exchange.attendance import Presence, Sighting
from riia_tui.exchange.matching import Meant, Unclear
from riia_tui.rules.turnout import expected_at
from riia_tui.views.names import folded
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing

STRENGTH = (Role.ATTENDED, Role.DEPUTY, Role.APOLOGIES, Role.ABSENT)
"""Where an authority stands in a file more than once, the first of these is what it did."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register would say of an organisation (by key); ``said`` tells it, with what it says now."""

    organisation: str
    role: Role
    people: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting of the file; ``record`` is the key of the one that it is, None where it would be a new one.

    ``entries`` are only what would change. With a question it is not taken in.
    """

    on: date
    title: str
    network: str | None
    network_name: str
    record: str | None
    entries: tuple[Entry, ...]
    known: int
    questions: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether there is something to take in, and nothing is asked first."""
        return bool(self.entries) and not self.questions

    @property
    def name(self) -> str:
        """How the meeting is called: “20 Nov 2025 Data leads”."""
        return f"{phrases.full_day(self.on)} {self.title}"


@dataclass(frozen=True, slots=True)
class AttendanceFound:
    """What a file says of who came; ``unclear`` names are left out until they are matched."""

    head: Head
    file: str
    meetings: tuple[MeetingLine, ...]
    unclear: tuple[Unclear, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What was said beside the file: the network, the day; None where the file is to tell."""

    network: NetworkFact | None = None
    on: date | None = None


def attendance_found(
    found: Standing, file: str, sightings: Iterable[Sighting], meant: Meant, named: Named
) -> AttendanceFound:
    """What a file says of who came, beside the record."""
    lines: list[MeetingLine] = []
    notes: list[str] = []
    seen: list[Presence] = []
    for sighting in sightings:
        network = named.network or meant.network(sighting.network)
        on, record, remarks = _meeting(found, sighting, network, named.on)
        line, told = _line(found, sighting, meant, (on, network, record, remarks))
        notes += (*sighting.notes, *told)
        seen += [each for each in sighting.presences if each.role is not None]
        if any(each.role for each in sighting.presences):
            lines.append(line)
    return AttendanceFound(
        head_of(found), file, tuple(lines), tuple(_unclear(seen, meant)), tuple(dict.fromkeys(notes))
    )


Which = tuple[date, NetworkFact | None, RecordFact | None, tuple[str, ...]]


def _meeting(
    found: Standing, sighting: Sighting, network: NetworkFact | None, on: date | None
) -> tuple[date, RecordFact | None, tuple[str, ...]]:
    """The day of a meeting and its record; of two days that could be meant the one that has such a meeting."""
    if on is not None:
        return on, _recorded(found, on, network, sighting.title), ()
    for day in (sighting.on, *sighting.others):
        if record := _recorded(found, day, network, sighting.title):
            return day, record, () if day != sighting.on else sighting.remarks
    past = [day for day in sighting.others if day <= found.today < sighting.on]
    return (past[0], None, ()) if past else (sighting.on, None, sighting.remarks)


def _recorded(found: Standing, on: date, network: NetworkFact | None, title: str) -> RecordFact | None:
    """The meeting of that day with this network, else this title; where no network is known, the day's only one."""
    that_day = [row for row in found.facts.records if row.kind is RecordKind.MEETING and row.on == on]
    same = [row for row in that_day if network and row.network == network.id]
    same += [row for row in that_day if title and folded(row.title) == folded(title)]
    if not same and network is None and len(that_day) == 1:
        return that_day[0]
    return same[0] if same else None


def _line(found: Standing, sighting: Sighting, meant: Meant, which: Which) -> tuple[MeetingLine, list[str]]:
    on, network, record, remarks = which
    key = network.id if network else record.network if record else None
    network_name = found.facts.network[key].name if key else ""
    title = record.title if record else sighting.title or network_name
    expected = expected_at(found.facts, key, on)
    wanted, notes = _wanted(sighting.presences, meant, on)
    strangers = {org for org, (role, _) in wanted.items() if org not in expected and role not in TOOK_PART}
    if strangers:
        names = phrases.listed(sorted(found.facts.organisation[org].name for org in strangers))
        notes.append(f"{phrases.full_day(on)}: {names} not expected there, so that they stayed away is not kept")
    entries = [_entry(found, record, org, *wanted[org], org in expected) for org in wanted if org not in strangers]
    organised = _only_organiser(found, sighting.presences, meant)
    return MeetingLine(
        on,
        title or "a meeting",
        key,
        network_name,
        record.id if record else None,
        tuple(entry for entry in entries if entry.said),
        sum(not entry.said for entry in entries),
        tuple(_questions(found, on, title)),
        (*remarks, *(_about(record, key, on)), *organised),
    ), notes


def _questions(found: Standing, on: date, title: str) -> list[str]:
    plan = found.facts.plan
    said = []
    if on > found.today:
        said.append("that day is still to come")
    if not plan.starts <= on <= plan.ends:
        said.append(f"the plan runs from {phrases.full_day(plan.starts)} to {phrases.full_day(plan.ends)}")
    if not title:
        said.append("the file does not say which network's meeting it is: name the network")
    return said


def _about(record: RecordFact | None, network: str | None, on: date) -> list[str]:
    said = [] if network else ["no network is named, so it counts towards no KPI yet"]
    if record is None:
        return ["a new meeting", *said]
    return [f"fills the meeting planned for {phrases.full_day(on)}", *said] if record.planned else said


def _wanted(
    presences: Sequence[Presence], meant: Meant, on: date
) -> tuple[dict[str, tuple[Role, tuple[str, ...]]], list[str]]:
    """What each organisation did and who came for it; and what could not be read."""
    wanted: dict[str, tuple[Role, tuple[str, ...]]] = {}
    notes = []
    for presence in presences:
        body = meant.body(presence).sure
        if body and presence.unread:
            notes.append(f"{phrases.full_day(on)}, {body.name}: “{presence.unread}” is not understood")
        if body is None or presence.role is None:
            continue
        role, people = wanted.get(body.id, (presence.role, ()))
        names = _people_of(presence, body.name)
        wanted[body.id] = (min(role, presence.role, key=STRENGTH.index), tuple(dict.fromkeys((*people, *names))))
    return wanted, notes


def _people_of(presence: Presence, body: str) -> tuple[str, ...]:
    """Who came, in the words of the file; a council is no person."""
    took_part = presence.role in TOOK_PART
    return tuple(name for name in presence.people if took_part and folded(name) != folded(body))


def _entry(
    found: Standing, record: RecordFact | None, organisation: str, role: Role, people: tuple[str, ...], member: bool
) -> Entry:
    """What the register would say; ``said`` is “” where it says so already."""
    rows = found.facts.participation_of.get(record.id, ()) if record else ()
    there = [row for row in rows if row.organisation == organisation]
    now = there[0].role if there else None
    if now in TOOK_PART and role is Role.ATTENDED:
        role = now  # who came stays a deputy or a host: a tick does not tell them apart
    before = tuple((there[0].names or "").split(", ")) if there and there[0].names else ()
    both = tuple(dict.fromkeys((*before, *people)))
    name = found.facts.organisation[organisation].name
    if role == now and both == before:
        return Entry(organisation, role, both, "")
    new = [person for person in both if person not in before]
    beside = f" ({', '.join(new)})" if new else ""
    guest = "" if member else ", a guest"
    told = f"{now} → {role}" if now and now != role else str(role)
    return Entry(organisation, role, both, f"{name} {told}{beside}{guest}")


def _only_organiser(found: Standing, presences: Sequence[Presence], meant: Meant) -> list[str]:
    """That an authority is there by nobody but the one who organised the call."""
    by_body: dict[str, list[bool]] = {}
    for presence in presences:
        if body := meant.body(presence).sure:
            by_body.setdefault(body.id, []).append(presence.organises)
    names = [found.facts.organisation[key].name for key, organise in by_body.items() if all(organise)]
    return [f"{name} is there by the organiser alone" for name in names]


def _unclear(presences: Sequence[Presence], meant: Meant) -> list[Unclear]:
    """Names that mean nobody for sure, each once, those with likely choices first."""
    found: dict[str, Unclear] = {}
    for presence in presences:
        match = meant.body(presence)
        if match.sure is None and not match.kept:
            choices = tuple(each.name for each in match.likely)
            found.setdefault(folded(presence.written), Unclear(presence.written, choices, presence.email))
    return sorted(found.values(), key=lambda each: not each.choices)
