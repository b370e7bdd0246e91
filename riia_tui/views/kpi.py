"""One KPI whole: its promise, its figures, what they were counted from, and what people judged."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import AssessmentFact, Facts
from db.queries.facts import load_plans
from db.words import Comparator, Metric, Strength, Unit
from riia_tui import phrases
from riia_tui.planfile.model import CARRIED
from riia_tui.rules.cadence import Expected
from riia_tui.rules.evidence import strongest, weaknesses
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged
from riia_tui.rules.timeliness import is_return
from riia_tui.views.changed import ChangeLine, changed_first, changes_of, original_due
from riia_tui.views.counted import CountedLine, counted_lines
from riia_tui.views.expected import ExpectedLine, expected_of_kpi
from riia_tui.views.greens import reason_of
from riia_tui.views.lines import KpiLine, kpi_line
from riia_tui.views.names import record_named, target_named
from riia_tui.views.outlook import Behind, Outlook, behind, outlook_of
from riia_tui.views.plans import Head, head_of
from riia_tui.views.records import RecordLine, record_line
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with its figure; value and target are in ``unit`` (a percent from 0 to 100), progress 0 to 1.

    ``took_part``, ``missing``, ``excused``, ``guests`` and ``answered_no`` are names of authorities; ``counted`` is
    what each record gave to the figure, oldest first.
    """

    number: int
    name: str
    metric: Metric
    comparator: Comparator
    unit: Unit
    value: float | None
    target: float | None
    met: bool
    progress: float | None
    figure: str
    aim: str
    due: date | None
    took_part: tuple[str, ...]
    missing: tuple[str, ...]
    excused: tuple[str, ...]
    guests: tuple[str, ...]
    answered_no: tuple[str, ...]
    records: tuple[str, ...]
    counted: tuple[CountedLine, ...]


@dataclass(frozen=True, slots=True)
class KpiDetail:
    """A KPI whole; ``path`` names what it stands under, ``expected`` is in the order of time.

    ``limits`` is what is expected within so long of each record.

    ``carried_from`` is the code of the plan before and the KPI's ref there, where it was carried over; ``carried_on``
    is the same of the plan after.
    ``changes`` are oldest first; ``original_due`` and ``original_statement`` are as the plan first had them.
    ``strongest`` is the strongest evidence, ``unproven`` says why a green or a blue is not proven (“” where it is).
    """

    head: Head
    line: KpiLine
    path: tuple[str, ...]
    due_note: str | None
    cadence: str | None
    sponsor: str | None
    measures: tuple[MeasureLine, ...]
    records: tuple[RecordLine, ...]
    planned: tuple[RecordLine, ...]
    expected: tuple[Expected, ...]
    limits: tuple[ExpectedLine, ...]
    assessments: tuple[AssessmentFact, ...]
    time: float
    last_recorded: date | None
    changes: tuple[ChangeLine, ...]
    original_due: date | None
    original_statement: str
    carried_from: tuple[str, str] | None
    carried_on: tuple[str, str] | None
    outlook: tuple[Outlook, ...]
    behind: Behind | None
    strongest: Strength | None
    unproven: str


def kpi(store: Store, ref: str, plan: str | None, today: date) -> KpiDetail:
    """The KPI with this ref, or with this measure (“5.2.6:2”), in the plan with this code or in any.

    Raises UnknownName or BadInput.
    """
    with store.read() as connection:
        name = target_named(connection, ref, plan).kpi
    return kpi_detail(standing(store, name.plan_code, today), name.id)


def kpis_of_record(store: Store, key: str, today: date) -> tuple[KpiDetail, ...]:
    """The KPIs that the record with this key (or the end of it) counts towards, as they stand now.

    Raises UnknownName or BadInput.
    """
    with store.read() as connection:
        name = record_named(connection, key)
        plan = next(plan.code for plan in load_plans(connection) if plan.id == name.plan)
    found = standing(store, plan, today)
    linked = {link.kpi for link in found.facts.links_by_record.get(name.id, ())}
    return tuple(kpi_detail(found, kpi.id) for kpi in found.facts.kpis if kpi.id in linked)


def kpi_detail(found: Standing, key: str) -> KpiDetail:
    """A KPI whole, from a plan that is loaded; records newest first, assessments newest first."""
    judged = found.judged[key]
    activity = found.facts.activity.get(judged.kpi.activity or "")
    path = [f"{theme.code} {theme.title}" if theme.code else theme.title for theme in found.path(judged.kpi)]
    path += [f"{activity.code or ''} {activity.title}".strip()] if activity else []
    return KpiDetail(
        head=head_of(found),
        line=kpi_line(found, judged),
        path=tuple(path),
        due_note=judged.kpi.due_note,
        cadence=judged.kpi.cadence,
        sponsor=activity.sponsor if activity else None,
        measures=tuple(measure_line(found, m) for m in judged.measures),
        records=tuple(record_line(found, record) for record in reversed(judged.records)),
        planned=_planned(found, judged),
        expected=judged.expected,
        limits=expected_of_kpi(found, key),
        assessments=tuple(reversed([a for a in found.facts.assessments_of.get(key, ()) if a.on <= found.today])),
        time=judged.time,
        last_recorded=judged.last_recorded,
        changes=changes_of(found.facts, key),
        original_due=original_due(found.facts, judged.kpi),
        original_statement=_first(found.facts, key, "statement") or judged.kpi.statement,
        carried_from=_carried_from(found.facts, key),
        carried_on=next(((each.plan, each.ref) for each in found.facts.carried_on if each.kpi == key), None),
        outlook=outlook_of(found, judged),
        behind=behind(found, judged),
        strongest=strongest(judged),
        unproven=reason_of(weaknesses(judged, found.today, found.settings), judged, found),
    )


def _first(facts: Facts, key: str, field: str) -> str | None:
    change = changed_first(facts, key, field)
    return change.was if change else None


def _carried_from(facts: Facts, key: str) -> tuple[str, str] | None:
    change = changed_first(facts, key, CARRIED)
    return (change.was, change.becomes) if change and change.was and change.becomes else None


def measure_line(found: Standing, m: Measured) -> MeasureLine:
    """A measure with its figure, in words and in numbers."""
    names = found.facts.organisation

    def named(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names[key].name for key in keys)

    return MeasureLine(
        number=m.measure.position + 1,
        name=phrases.measure_name(m.measure),
        metric=m.measure.metric,
        comparator=m.measure.comparator,
        unit=m.measure.unit,
        value=m.value,
        target=m.target,
        met=m.met,
        progress=m.progress,
        figure=phrases.figure(m),
        aim=phrases.target(m),
        due=m.measure.due,
        took_part=named(m.counted.took_part),
        missing=named(m.counted.missing),
        excused=named(m.counted.excused),
        guests=named(m.counted.guests),
        answered_no=named(m.counted.answered_no),
        records=m.counted.records,
        counted=counted_lines(found, m),
    )


def _planned(found: Standing, judged: Judged) -> tuple[RecordLine, ...]:
    """What is planned and will count, soonest first; a data return only until it is due."""
    linked = {link.record for link in found.facts.links_of.get(judged.kpi.id, ())}
    waiting = [r for r in found.facts.records if r.id in linked and (r.planned or r.on > found.today)]
    coming = [r for r in waiting if not (is_return(r) and r.due is not None and r.due < found.today)]
    return tuple(record_line(found, record) for record in coming)
