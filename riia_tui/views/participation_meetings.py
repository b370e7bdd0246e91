"""Participation by networks and by meetings: who was expected, and who came."""

from collections.abc import Iterable
from dataclasses import replace

from db.facts import NetworkFact, RecordFact
from db.words import Metric, Role
from riia_tui import phrases
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged
from riia_tui.rules.turnout import Turnout, has_register, turnout_of
from riia_tui.views.names import short_key
from riia_tui.views.parts import Cell, Column, Part, Strand, cell
from riia_tui.views.standing import Standing

ROLES = {Role.DEPUTY: Part.DEPUTY, Role.APOLOGIES: Part.APOLOGIES, Role.ABSENT: Part.ABSENT}
ATTENDANCE = (Metric.ATTENDANCE, Metric.ATTENDANCE_EACH)


def network_strands(found: Standing, kpis: set[str] | None) -> tuple[Strand, ...]:
    """A column for every network whose meetings have registers, kept to those that count towards the KPIs given."""
    strands = []
    for network in found.facts.networks:
        meetings = [m for m in held_meetings(found) if m.network == network.id]
        if meetings and (kpis is None or kpis & {*network.kpis, *_counted_for(found, meetings)}):
            strands.append(_network_strand(found, network, meetings))
    return tuple(strands)


def held_meetings(found: Standing) -> list[RecordFact]:
    """The meetings held so far that have a register, oldest first."""
    return [
        record
        for record in found.facts.records
        if not record.planned and record.on <= found.today and has_register(found.facts, record)
    ]


def _counted_for(found: Standing, records: Iterable[RecordFact]) -> set[str]:
    return {link.kpi for record in records for link in found.facts.links_by_record.get(record.id, ())}


def _network_strand(found: Standing, network: NetworkFact, meetings: list[RecordFact]) -> Strand:
    turnouts = [turnout_of(found.facts, meeting) for meeting in meetings]
    came, expected = (sum(len(getattr(t, name)) for t in turnouts) for name in ("came", "expected"))
    cells = _cells_of_network(turnouts)
    percent = 100 * came / expected if expected else None
    aim = _aim(found, {*network.kpis, *_counted_for(found, meetings)})
    needed = phrases.target(aim[1]) if aim else ""
    total = f"{phrases.rounded_percent(percent)}%" if percent is not None else "–"
    names = found.facts.organisation
    column = Column(
        key=network.name,
        ref=network.name,
        name=network.name,
        of=", ".join(filter(None, (f"{came} of {expected} came, {total}", needed))),
        total=total,
        took_part=sum(each.is_in is True for each in cells.values()),
        needed=needed,
        status=aim[0].status if aim else None,
        met=aim[1].met if aim else None,
        missing=tuple(sorted(names[key].name for key, each in cells.items() if each.is_in is False)),
    )
    return Strand(column, cells, tuple(meeting.id for meeting in meetings), aim[0].kpi.ref if aim else None)


def _cells_of_network(turnouts: list[Turnout]) -> dict[str, Cell]:
    """Each expected body by how often it came: always, sometimes, never; and “3 of 4”."""
    cells = dict.fromkeys({key for t in turnouts for key in t.excused}, cell(Part.EXCUSED))
    for key in {key for t in turnouts for key in t.expected}:
        asked = [turnout for turnout in turnouts if key in turnout.expected]
        came = sum(key in turnout.came for turnout in asked)
        part = Part.TOOK_PART if came == len(asked) else Part.IN_PART if came else Part.NOT_YET
        cells[key] = cell(part, f"{came} of {len(asked)}")
    return cells


def _aim(found: Standing, kpis: Iterable[str]) -> tuple[Judged, Measured] | None:
    """The first measure of attendance with a target among the KPIs, with its KPI."""
    wanted = set(kpis)
    pairs = (
        (judged, m)
        for judged in found.judged.values()
        if judged.kpi.id in wanted
        for m in judged.measures
        if m.measure.metric in ATTENDANCE and m.target is not None
    )
    return next(pairs, None)


def meeting_strands(found: Standing, kpis: set[str] | None) -> tuple[Strand, ...]:
    """A column for every meeting with a register, the newest first."""
    wanted = [m for m in held_meetings(found) if kpis is None or kpis & _kpis_of(found, m)]
    return tuple(_meeting_strand(found, meeting) for meeting in reversed(wanted))


def _kpis_of(found: Standing, meeting: RecordFact) -> set[str]:
    network = found.facts.network.get(meeting.network or "")
    return {*_counted_for(found, [meeting]), *(network.kpis if network else ())}


def _meeting_strand(found: Standing, meeting: RecordFact) -> Strand:
    turnout = turnout_of(found.facts, meeting)
    cells = _cells_of_meeting(found, meeting, turnout)
    names = found.facts.organisation
    quorum = "" if turnout.quorum is None else f"quorum {turnout.quorum}"
    came, expected = len(turnout.came), len(turnout.expected)
    column = Column(
        key=short_key(meeting.id),
        ref=phrases.day(meeting.on, found.today),
        name=meeting.title,
        of=", ".join(filter(None, (f"{came} of {expected} came", quorum))),
        total=str(came),
        took_part=came,
        needed=quorum,
        status=None,
        met=turnout.quorate,
        missing=tuple(sorted(names[key].name for key in turnout.missing)),
    )
    return Strand(column, cells, (meeting.id,))


def _cells_of_meeting(found: Standing, meeting: RecordFact, turnout: Turnout) -> dict[str, Cell]:
    """Who came, sent a deputy, sent apologies or stayed away; who came twice came. A guest is noted as one."""
    cells = dict.fromkeys(turnout.missing, cell(Part.ABSENT))
    cells |= dict.fromkeys(turnout.excused, cell(Part.EXCUSED))
    for entry in found.facts.participation_of.get(meeting.id, ()):
        before = cells.get(entry.organisation)
        if before is None or before.part is not Part.TOOK_PART:
            note = "guest" if entry.organisation in turnout.guests else ""
            is_away = entry.organisation in turnout.excused
            part = Part.EXCUSED if is_away else ROLES.get(entry.role, Part.TOOK_PART)
            counted = cell(part, note)
            cells[entry.organisation] = replace(counted, is_in=None) if note else counted
    return cells
