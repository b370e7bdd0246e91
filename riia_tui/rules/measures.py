"""Figures: what each measure counts in the record, as it stood on a day.

A value is in the measure's unit; a percent runs from 0 to 100. Nothing is rounded here.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.facts import Facts, KpiFact, MeasureFact, RecordFact
from db.words import TOOK_PART, Comparator, Metric, RecordKind, Role, Unit
from riia_tui.rules.working_days import limit


@dataclass(frozen=True, slots=True)
class Counted:
    """What a metric found: its value, the part and the whole behind it, and who and what it counted.

    ``records`` are keys, oldest first; ``took_part``, ``missing`` and ``excused`` are organisations' keys.
    """

    value: float | None
    part: float | None = None
    whole: float | None = None
    records: tuple[str, ...] = ()
    took_part: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()


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
    """What a measure may look at: the plan's facts, the records that count towards it, and the day."""

    facts: Facts
    kpi: KpiFact
    measure: MeasureFact
    records: tuple[RecordFact, ...]
    today: date


def records_behind(facts: Facts, kpi: KpiFact, today: date) -> tuple[RecordFact, ...]:
    """Every record that counts towards a KPI: linked, held and not planned, dated up to and with the day."""
    keys = dict.fromkeys(link.record for link in facts.links_of.get(kpi.id, ()))
    found = [facts.record[key] for key in keys if key in facts.record]
    return tuple(sorted((r for r in found if _happened(r, today)), key=lambda r: (r.on, r.id)))


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


def _happened(record: RecordFact, today: date) -> bool:
    return not record.planned and record.on <= today


def _scene(facts: Facts, kpi: KpiFact, measure: MeasureFact, today: date) -> Scene:
    """The records linked to the KPI as a whole or to this measure, of the kind that it asks for."""
    links = facts.links_of.get(kpi.id, ())
    keys = {link.record for link in links if link.measure in (None, measure.id)}
    kind = measure.record_kind
    records = [r for r in records_behind(facts, kpi, today) if r.id in keys and kind in (None, r.kind)]
    return Scene(facts, kpi, measure, tuple(records), today)


def _keys(records: Iterable[RecordFact]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _milestone(scene: Scene) -> Counted:
    links = scene.facts.links_of.get(scene.kpi.id, ())
    delivering = {k.record for k in links if k.delivers and k.measure in (None, scene.measure.id)}
    found = [record for record in scene.records if record.id in delivering]
    return Counted(1.0 if found else 0.0, records=_keys(found))


def _count(scene: Scene) -> Counted:
    return Counted(float(len(scene.records)), records=_keys(scene.records))


def _quantity(scene: Scene) -> Counted:
    counted = [record for record in scene.records if record.quantity is not None]
    return Counted(math.fsum(record.quantity or 0.0 for record in counted), records=_keys(counted))


def _survey(scene: Scene) -> Counted:
    surveys = [record for record in scene.records if record.responses]
    positive = sum(record.positive or 0 for record in surveys)
    responses = sum(record.responses or 0 for record in surveys)
    return _ratio(positive, responses, surveys)


def _share(scene: Scene) -> Counted:
    keys = {record.id for record in scene.records}
    links = scene.facts.links_of.get(scene.kpi.id, ())
    asked = [
        link
        for link in links
        if link.record in keys and link.answer is not None and link.measure in (None, scene.measure.id)
    ]
    answered = {link.record for link in asked}
    return _ratio(sum(bool(link.answer) for link in asked), len(asked), [r for r in scene.records if r.id in answered])


def _reported(scene: Scene) -> Counted:
    figures = [f for f in scene.facts.figures_of.get(scene.measure.id, ()) if f.on <= scene.today]
    return Counted(figures[-1].value if figures else None, records=_keys(scene.records))


def _on_time(scene: Scene) -> Counted:
    judged = [(record, _in_time(record, scene)) for record in scene.records]
    settled = [(record, good) for record, good in judged if good is not None]
    return _ratio(sum(good for _, good in settled), len(settled), [record for record, _ in settled])


def _in_time(record: RecordFact, scene: Scene) -> bool | None:
    """Whether a record was finished within its limit; None while that is open, or where it has no limit."""
    within = scene.measure.within
    last = limit(record.due or record.on, within) if within else record.due
    if last is None:
        return None
    done = record.papers_out if record.kind is RecordKind.MEETING else record.done
    if done is not None and done <= scene.today:
        return done <= last
    return False if scene.today > last else None


def _attendance(scene: Scene) -> Counted:
    meetings, present, expected, excused = _registers(scene)
    counted = _ratio(sum(map(len, present)), sum(map(len, expected)), meetings)
    came = set().union(*present)
    return Counted(
        counted.value,
        counted.part,
        counted.whole,
        counted.records,
        took_part=_by_name(scene.facts, came),
        missing=_by_name(scene.facts, set().union(*expected) - came),
        excused=_by_name(scene.facts, excused - came),
    )


def _attendance_each(scene: Scene) -> Counted:
    meetings, present, expected, excused = _registers(scene)
    shares = [
        (100.0 * len(came) / len(due), len(came), len(due), due - came)
        for came, due in zip(present, expected, strict=True)
        if due
    ]
    if not shares:
        return Counted(None, records=_keys(meetings))
    value, part, whole, missing = min(shares, key=lambda share: share[0])
    return Counted(
        value,
        part,
        whole,
        _keys(meetings),
        took_part=_by_name(scene.facts, set().union(*present)),
        missing=_by_name(scene.facts, missing),
        excused=_by_name(scene.facts, excused),
    )


def _registers(scene: Scene) -> tuple[list[RecordFact], list[set[str]], list[set[str]], set[str]]:
    """For each linked meeting: who came of those expected, and who was expected; and who was excused at all.

    A meeting whose register has not been entered says nothing about attendance.
    """
    entered = scene.facts.participation_of
    meetings = [r for r in scene.records if r.kind is RecordKind.MEETING and r.id in entered]
    present, expected = [], []
    excused: set[str] = set()
    for meeting in meetings:
        came = _took_part(scene, [meeting])
        due = expected_at(scene.facts, meeting.network, meeting.on)
        away = {key for key in due if _is_excused(scene.facts, key, meeting.on)} - came
        present.append(came & due)
        expected.append(due - away)
        excused |= away
    return meetings, present, expected, excused


def expected_at(facts: Facts, network: str | None, on: date) -> set[str]:
    """Whose attendance a meeting expects: its network's members on that day, else the region's authorities."""
    members = facts.members_of.get(network or "", ())
    if members:
        return {member.organisation for member in members if member.expected_on(on)}
    return {authority.id for authority in facts.authorities if authority.existed_on(on)}


def _participation(scene: Scene) -> Counted:
    base = whole_of(scene.facts, scene.kpi, scene.today)
    came = _took_part(scene, scene.records) & base
    excused = {key for key in base - came if _is_excused(scene.facts, key, scene.today)}
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
        missing=_by_name(scene.facts, base - came - excused),
        excused=_by_name(scene.facts, excused),
    )


def whole_of(facts: Facts, kpi: KpiFact, today: date) -> set[str]:
    """The authorities that a KPI is about: its activity's scope, else the region's authorities on that day."""
    activity = facts.activity.get(kpi.activity or "")
    if activity and activity.scope:
        return set(activity.scope)
    return {authority.id for authority in facts.authorities if authority.existed_on(today)}


def _took_part(scene: Scene, records: Sequence[RecordFact]) -> set[str]:
    roles = _roles(scene.measure.role)
    return {
        entry.organisation
        for record in records
        for entry in scene.facts.participation_of.get(record.id, ())
        if entry.role in roles
    }


def _roles(asked: Role | None) -> frozenset[Role]:
    """The role that a measure asks for, else all that count; who took part was offered it too."""
    if asked is Role.OFFERED:
        return TOOK_PART | {Role.OFFERED}
    return frozenset({asked}) if asked else TOOK_PART


def _is_excused(facts: Facts, organisation: str, day: date) -> bool:
    return any(e.organisation == organisation and e.covers(day) for e in facts.excused)


def _ratio(part: float, whole: float, records: Iterable[RecordFact]) -> Counted:
    return Counted(100.0 * part / whole if whole else None, part, whole, _keys(records))


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
