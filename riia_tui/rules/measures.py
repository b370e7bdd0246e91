"""Figures: what each measure counts in the record, as it stood on a day.

A value is in the measure's unit; a percent runs from 0 to 100. Nothing is rounded here.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db.facts import Facts, FigureFact, KpiFact, MeasureFact, RecordFact
from db.words import TOOK_PART, Comparator, Metric, Role, Unit
from riia_tui.rules.timeliness import happened, timely, was_due
from riia_tui.rules.turnout import Turnout, expected_at, has_register, is_elsewhere, is_excused, turnout_of


@dataclass(frozen=True, slots=True)
class Piece:
    """What one record gives to a figure: its part of its whole, where the metric has any.

    ``good`` says whether it was in time, was answered yes, or was quorate; ``last`` is the last day that would have
    been in time and ``done`` the day it was finished. ``missing`` are keys of who was expected and did not come.
    """

    record: str
    part: float | None = None
    whole: float | None = None
    good: bool | None = None
    last: date | None = None
    done: date | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What a metric found: its value, the part and the whole behind it, and who and what it counted.

    ``records`` are keys, oldest first, and ``pieces`` what each of them gave; ``figures`` are those that people gave.
    ``took_part``, ``missing``, ``excused``, ``guests`` (came without being expected) and ``answered_no`` are
    organisations' keys; who answered no is among the missing.
    """

    value: float | None
    part: float | None = None
    whole: float | None = None
    records: tuple[str, ...] = ()
    took_part: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    answered_no: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    figures: tuple[FigureFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with its figure; ``progress`` is 0 to 1, None where there is nothing to set against a target."""

    measure: MeasureFact
    counted: Counted
    target: float | None
    met: bool
    progress: float | None

    @property
    def value(self) -> float | None:
        """The figure, in the measure's unit."""
        return self.counted.value


@dataclass(frozen=True, slots=True)
class Scene:
    """What a measure may look at: the plan's facts, the day, and the records that count towards it.

    ``due`` are the same with the data returns that were due by the day and have not been received.
    """

    facts: Facts
    kpi: KpiFact
    measure: MeasureFact
    records: tuple[RecordFact, ...]
    due: tuple[RecordFact, ...]
    today: date


def records_behind(facts: Facts, kpi: KpiFact, today: date) -> tuple[RecordFact, ...]:
    """Every record that counts towards a KPI: linked, held and not planned, dated up to and with the day."""
    return tuple(record for record in _linked(facts, kpi) if happened(record, today))


def _linked(facts: Facts, kpi: KpiFact) -> list[RecordFact]:
    """The records linked to a KPI, oldest first."""
    keys = dict.fromkeys(link.record for link in facts.links_of.get(kpi.id, ()))
    found = [facts.record[key] for key in keys if key in facts.record]
    return sorted(found, key=lambda record: (record.on, record.id))


def measured(facts: Facts, kpi: KpiFact, measure: MeasureFact, today: date, needed: int | None = None) -> Measured:
    """The measure's figure on a day.

    ``needed`` is how many expected records have fallen due, for a count that has a rhythm and no target.
    """
    counted = METRICS[measure.metric](_scene(facts, kpi, measure, today))
    target = target_of(measure) if needed is None else float(needed)
    return Measured(
        measure,
        counted,
        target,
        met=is_met(counted.value, target, measure.comparator),
        progress=progress(counted.value, target, measure.comparator),
    )


def target_of(measure: MeasureFact) -> float | None:
    """The target, in the measure's unit; a milestone's is 1, and being on time means every time."""
    if measure.target is not None:
        return measure.target
    return {Metric.MILESTONE: 1.0, Metric.ON_TIME: 100.0}.get(measure.metric)


def is_met(value: float | None, target: float | None, comparator: Comparator) -> bool:
    """Whether a figure meets its target; without a figure or a target it does not."""
    if value is None or target is None:
        return False
    if comparator is Comparator.AT_MOST:
        return value <= target
    return value == target if comparator is Comparator.EXACTLY else value >= target


def progress(value: float | None, target: float | None, comparator: Comparator) -> float | None:
    """How far a figure is towards its target, 0 to 1; an upper limit is 1 while it holds, else target ÷ value."""
    if value is None or target is None:
        return None
    if is_met(value, target, comparator):
        return 1.0
    part, whole = (target, value) if value > target else (value, target)
    return min(1.0, max(0.0, part / whole)) if whole > 0 else 0.0


def _scene(facts: Facts, kpi: KpiFact, measure: MeasureFact, today: date) -> Scene:
    """The records linked to the KPI as a whole or to this measure, of the kind that it asks for."""
    links = facts.links_of.get(kpi.id, ())
    keys = {link.record for link in links if link.measure in (None, measure.id)}
    kind = measure.record_kind
    linked = [r for r in _linked(facts, kpi) if r.id in keys and kind in (None, r.kind)]
    records = tuple(r for r in linked if happened(r, today))
    due = tuple(r for r in linked if happened(r, today) or was_due(facts, r, today))
    return Scene(facts, kpi, measure, records, due, today)


def _keys(records: Iterable[RecordFact]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _milestone(scene: Scene) -> Counted:
    links = scene.facts.links_of.get(scene.kpi.id, ())
    delivering = {k.record for k in links if k.delivers and k.measure in (None, scene.measure.id)}
    found = [record for record in scene.records if record.id in delivering]
    return Counted(1.0 if found else 0.0, records=_keys(found), pieces=_pieces(found))


def _count(scene: Scene) -> Counted:
    return Counted(float(len(scene.records)), records=_keys(scene.records), pieces=_pieces(scene.records))


def _pieces(records: Iterable[RecordFact]) -> tuple[Piece, ...]:
    return tuple(Piece(record.id) for record in records)


def _quantity(scene: Scene) -> Counted:
    counted = [record for record in scene.records if record.quantity is not None]
    total = float(sum(Decimal(str(record.quantity)) for record in counted))  # as typed: £10.10 and £20.20 are £30.30
    return Counted(total, records=_keys(counted), pieces=tuple(Piece(r.id, r.quantity) for r in counted))


def _survey(scene: Scene) -> Counted:
    surveys = [record for record in scene.records if record.responses]
    return _ratio([Piece(r.id, r.positive or 0, r.responses) for r in surveys])


def _share(scene: Scene) -> Counted:
    """Yes ÷ asked; of a meeting elsewhere the register itself answers whether the alliance was there."""
    links = scene.facts.links_of.get(scene.kpi.id, ())
    asked = [k for k in links if k.answer is not None and k.measure in (None, scene.measure.id)]
    answers = [(k.record, bool(k.answer)) for k in sorted(asked, key=lambda k: (k.measure is not None, k.record))]
    answered = {key for key, _ in answers}
    answers += [
        (r.id, bool(turnout_of(scene.facts, r).came))
        for r in scene.records
        if r.id not in answered and is_elsewhere(scene.facts, r.network) and has_register(scene.facts, r)
    ]
    found = [Piece(r.id, float(yes), 1, good=yes) for r in scene.records for key, yes in answers if key == r.id]
    return _ratio(found)


def _reported(scene: Scene) -> Counted:
    figures = [f for f in scene.facts.figures_of.get(scene.measure.id, ()) if f.on <= scene.today]
    return Counted(figures[-1].value if figures else None, records=_keys(scene.records), figures=tuple(figures))


def _on_time(scene: Scene) -> Counted:
    """What is finished by its limit ÷ what is finished or past it; a return not received counts as past it."""
    pieces = []
    for record in scene.due:
        found = timely(scene.facts, record, scene.measure.within, scene.today)
        if found.good is not None:
            pieces.append(Piece(record.id, float(found.good), 1, good=found.good, last=found.last, done=found.done))
    return _ratio(pieces)


def _attendance(scene: Scene) -> Counted:
    turnouts = _turnouts(scene)
    came = _union(t.came for t in turnouts)
    missing = _union(t.expected for t in turnouts) - came
    part, whole = sum(len(t.came) for t in turnouts), sum(len(t.expected) for t in turnouts)
    return _of_turnouts(scene, turnouts, (part, whole), came, missing)


def _attendance_each(scene: Scene) -> Counted:
    turnouts = _turnouts(scene)
    shares = [(100.0 * len(t.came) / len(t.expected), t) for t in turnouts if t.expected]
    if not shares:
        return _of_turnouts(scene, turnouts, (0, 0), frozenset(), frozenset())
    _, lowest = min(shares, key=lambda share: share[0])
    share = (len(lowest.came), len(lowest.expected))
    return _of_turnouts(scene, turnouts, share, _union(t.came for t in turnouts), lowest.missing)


def _of_turnouts(
    scene: Scene, turnouts: Sequence[Turnout], share: tuple[int, int], came: frozenset[str], missing: frozenset[str]
) -> Counted:
    """What registers amount to; who is excused is shown only where it never came, a guest only where never expected."""
    part, whole = share
    return Counted(
        100.0 * part / whole if whole else None,
        part,
        whole,
        tuple(t.record for t in turnouts),
        took_part=_by_name(scene.facts, came),
        missing=_by_name(scene.facts, missing),
        excused=_by_name(scene.facts, _union(t.excused for t in turnouts) - came),
        guests=_by_name(scene.facts, _union(t.guests for t in turnouts) - came),
        pieces=tuple(
            Piece(t.record, len(t.came), len(t.expected), missing=_by_name(scene.facts, t.missing), good=t.quorate)
            for t in turnouts
        ),
    )


def _turnouts(scene: Scene) -> list[Turnout]:
    roles = _roles(scene.measure.role)
    return [turnout_of(scene.facts, r, roles) for r in scene.records if has_register(scene.facts, r)]


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _participation(scene: Scene) -> Counted:
    base = whole_of(scene.facts, scene.kpi, scene.today)
    each = {record.id: _took_part(scene, record) & base for record in scene.records}
    came = set().union(*each.values())
    excused = {key for key in base - came if is_excused(scene.facts, key, scene.today)}
    missing = base - came - excused
    stated = scene.measure.denominator
    whole = max((stated if stated is not None else len(base)) - len(excused), len(came))
    value = float(len(came))
    if scene.measure.unit is Unit.PERCENT:
        value = 100.0 * len(came) / whole if whole > 0 else 0.0
    return Counted(
        value,
        len(came),
        whole,
        _keys(scene.records),
        took_part=_by_name(scene.facts, came),
        missing=_by_name(scene.facts, missing),
        excused=_by_name(scene.facts, excused),
        answered_no=_by_name(scene.facts, _answered_no(scene) & missing) if scene.measure.answer else (),
        pieces=tuple(Piece(key, len(found)) for key, found in each.items()),
    )


def whole_of(facts: Facts, kpi: KpiFact, today: date) -> set[str]:
    """The authorities that a KPI is about: its activity's scope, else the region's authorities on that day.

    Of a KPI that only groups elsewhere count towards it is who is expected there: the alliance itself.
    """
    activity = facts.activity.get(kpi.activity or "")
    if activity and activity.scope:
        return set(activity.scope)
    networks = [network for network in facts.networks if kpi.id in network.kpis]
    if networks and all(network.elsewhere for network in networks):
        return set().union(*(expected_at(facts, network.id, today) for network in networks))
    return {authority.id for authority in facts.authorities if authority.existed_on(today)}


def _took_part(scene: Scene, record: RecordFact) -> set[str]:
    """Who took part in a record, each organisation once; where the measure asks for an answer, who answered yes."""
    roles = _roles(scene.measure.role)
    return {
        entry.organisation
        for entry in scene.facts.participation_of.get(record.id, ())
        if entry.role in roles and (entry.answer is True or not scene.measure.answer)
    }


def _answered_no(scene: Scene) -> set[str]:
    entries = [entry for record in scene.records for entry in scene.facts.participation_of.get(record.id, ())]
    return {entry.organisation for entry in entries if entry.answer is False}


def _roles(asked: Role | None) -> frozenset[Role]:
    """The role that a measure asks for, else all that count; who took part was offered it too."""
    if asked is Role.OFFERED:
        return TOOK_PART | {Role.OFFERED}
    return frozenset({asked}) if asked else TOOK_PART


def _ratio(pieces: Sequence[Piece]) -> Counted:
    """The parts of the pieces together ÷ their wholes together; no value where there is nothing to divide by."""
    part = math.fsum(piece.part or 0 for piece in pieces)
    whole = math.fsum(piece.whole or 0 for piece in pieces)
    keys = tuple(dict.fromkeys(piece.record for piece in pieces))
    return Counted(100.0 * part / whole if whole else None, part, whole, keys, pieces=tuple(pieces))


def _by_name(facts: Facts, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=lambda key: (facts.organisation[key].name, key)))


METRICS: dict[Metric, Callable[[Scene], Counted]] = {
    Metric.MILESTONE: _milestone,
    Metric.COUNT: _count,
    Metric.PARTICIPATION: _participation,
    Metric.ATTENDANCE: _attendance,
    Metric.ATTENDANCE_EACH: _attendance_each,
    Metric.SURVEY: _survey,
    Metric.ON_TIME: _on_time,
    Metric.QUANTITY: _quantity,
    Metric.SHARE: _share,
    Metric.REPORTED: _reported,
}
"""How each metric is counted."""
