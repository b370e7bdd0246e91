"""What the figure says about a KPI, which status it has, and the one warning that may stand beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.facts import AssessmentFact, Facts, KpiFact, MeasureFact, RecordFact
from db.words import Comparator, Metric, RecordKind, Status, Unit, Warn
from riia_tui.rules.cadence import Expected, expected_records
from riia_tui.rules.measures import Measured, measured, records_behind
from riia_tui.rules.settings import settings_on
from riia_tui.rules.thresholds import Thresholds

RECURRING_RATIOS = frozenset({Metric.ATTENDANCE, Metric.ATTENDANCE_EACH, Metric.SURVEY, Metric.ON_TIME, Metric.SHARE})
DONE_OR_GREEN = (Status.COMPLETE, Status.ON_TRACK)


@dataclass(frozen=True, slots=True)
class Judged:
    """A KPI as it stands on a day.

    ``says`` is what the figure says (None where nothing can be counted), ``status`` what stands, ``agreed`` the
    assessment behind it. ``progress`` and ``time`` run from 0 to 1. ``ready_to_close`` means that the figure is
    complete and nobody has agreed a RAG yet. ``look_again`` is whether the RAG agreed is behind the record or the
    last board, also where a graver warning stands beside it.
    """

    kpi: KpiFact
    measures: tuple[Measured, ...]
    records: tuple[RecordFact, ...]
    expected: tuple[Expected, ...]
    progress: float | None
    time: float
    says: Status | None
    status: Status | None
    agreed: AssessmentFact | None
    warning: Warn | None
    last_recorded: date | None
    look_again: bool

    @property
    def ready_to_close(self) -> bool:
        """Whether it waits for a person to confirm that it is complete."""
        return self.agreed is None and self.says is Status.COMPLETE


def judge(facts: Facts, kpi: KpiFact, today: date, thresholds: Thresholds) -> Judged:
    """The KPI with its figures, what they say, its status and its warning, on a day."""
    records = records_behind(facts, kpi, today)
    kinds = _kinds_expected(facts, kpi)
    counting = [record for record in records if not kinds or record.kind in kinds]
    expected = expected_records(kpi, facts.plan, counting, settings_on(facts.region.settings, today))
    measures = tuple(_measured(facts, kpi, m, expected, today) for m in facts.measures_of.get(kpi.id, ()))
    case = Case(facts, kpi, measures, records, expected, today, thresholds)
    says = figure_says(case)
    agreed = last_assessment(facts, kpi, today)
    status = agreed.status if agreed else _unless_confirmed(says)
    return Judged(
        kpi,
        measures,
        records,
        expected,
        progress=progress_of(measures),
        time=case.time,
        says=says,
        status=status,
        agreed=agreed,
        warning=warning(case, says, status, agreed),
        last_recorded=case.last_recorded,
        look_again=agreed is not None and status is not Status.CLOSED and look_again(case, agreed),
    )


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the status rules look at for one KPI on one day."""

    facts: Facts
    kpi: KpiFact
    measures: tuple[Measured, ...]
    records: tuple[RecordFact, ...]
    expected: tuple[Expected, ...]
    today: date
    thresholds: Thresholds

    @property
    def targeted(self) -> list[Measured]:
        """The measures that have a target; the others say nothing."""
        return [m for m in self.measures if m.target is not None]

    @property
    def deadline(self) -> date:
        """The due date, else the end of the plan."""
        return self.kpi.due or self.facts.plan.ends

    @property
    def time(self) -> float:
        """The share of the KPI's time that has gone, 0 to 1: from the plan's start to the deadline."""
        whole = (self.deadline - self.facts.plan.starts).days
        if whole <= 0:
            return 1.0 if self.today >= self.deadline else 0.0
        return min(1.0, max(0.0, (self.today - self.facts.plan.starts).days / whole))

    @property
    def last_recorded(self) -> date | None:
        """The newest day of any record or figure behind the KPI."""
        days = [record.on for record in self.records]
        for m in self.measures:
            days += [f.on for f in self.facts.figures_of.get(m.measure.id, ()) if f.on <= self.today]
        return max(days, default=None)

    @property
    def milestones_alone(self) -> bool:
        """Whether every measure with a target is a milestone."""
        return all(m.measure.metric is Metric.MILESTONE for m in self.targeted)

    def due_of(self, m: Measured) -> date | None:
        """A measure's own due date, else the KPI's."""
        return m.measure.due or self.kpi.due


def _measured(facts: Facts, kpi: KpiFact, measure: MeasureFact, expected: Sequence[Expected], today: date) -> Measured:
    """The figure; a count with a rhythm and no target is met only with a record in every period fallen due.

    Its part and whole are then the periods with a record and the periods that have fallen due.
    """
    needed = needed_by(measure.metric, measure.target, expected, today)
    found = measured(facts, kpi, measure, today, needed)
    if needed is None:
        return found
    missed = sum(period.missed(today) for period in expected)
    counted = replace(found.counted, part=float(needed - missed), whole=float(needed))
    return replace(found, counted=counted, met=found.met and not missed)


def _kinds_expected(facts: Facts, kpi: KpiFact) -> set[RecordKind]:
    """The kinds of record that a rhythm is about: those of its counts without a target; none means any."""
    counts = [m for m in facts.measures_of.get(kpi.id, ()) if m.metric is Metric.COUNT and m.target is None]
    return {m.record_kind for m in counts if m.record_kind is not None}


def needed_by(metric: Metric, target: float | None, expected: Sequence[Expected], today: date) -> int | None:
    """How many expected records have fallen due, for a count with a rhythm and no target; else None."""
    if metric is not Metric.COUNT or target is not None or not expected:
        return None
    return sum(period.fallen_due(today) for period in expected)


def figure_says(case: Case) -> Status | None:
    """The status that the figures give by themselves, the first rule that applies; None without any target."""
    if not case.targeted:
        return None
    if _complete(case):
        return Status.COMPLETE
    if _off_track(case):
        return Status.OFF_TRACK
    if _not_started(case):
        return Status.NOT_STARTED
    return Status.AT_RISK if _at_risk(case) else Status.ON_TRACK


def _complete(case: Case) -> bool:
    """Every measure met with a record behind it; what may yet turn only once its time has ended."""
    if not all(m.met for m in case.targeted) or case.last_recorded is None:
        return False
    return all(last < case.today for m in case.targeted if (last := _may_turn_until(case, m)) is not None)


def _may_turn_until(case: Case, m: Measured) -> date | None:
    """The last day on which a measure that is met may yet fail; None for what is met for good.

    That is its own due date, else the KPI's, else the plan's end. A rhythm without a target goes on to the plan's end,
    also where it had to stand by an earlier day.
    """
    if m.measure.metric is Metric.COUNT and m.measure.target is None and case.kpi.cadence is not None:
        return max(case.deadline, case.facts.plan.ends)
    recurring = case.kpi.cadence is not None and m.measure.metric in RECURRING_RATIOS
    return (case.due_of(m) or case.deadline) if recurring or m.measure.comparator is Comparator.AT_MOST else None


def _off_track(case: Case) -> bool:
    overdue = any(
        due is not None and due < case.today and not m.met for m, due in ((m, case.due_of(m)) for m in case.targeted)
    )
    return overdue or _missed(case, 2)


def _not_started(case: Case) -> bool:
    early = case.milestones_alone or case.time < case.thresholds.early
    far = case.deadline - case.today > timedelta(days=case.thresholds.soon)
    return case.last_recorded is None and far and early


def _at_risk(case: Case) -> bool:
    if case.last_recorded is None:
        return True
    return _behind(case) or _quiet_before_due(case) or _missed(case, 1)


def _behind(case: Case) -> bool:
    steps = _steps(case.measures)
    if not steps:
        return False
    points = round(100 * (case.time - min(steps)), 9)  # so that 90 less 70 is 20
    return points > case.thresholds.behind


def _quiet_before_due(case: Case) -> bool:
    if case.kpi.due is None or case.last_recorded is None:
        return False
    soon = timedelta(0) <= case.kpi.due - case.today <= timedelta(days=case.thresholds.soon)
    return soon and case.today - case.last_recorded > timedelta(days=case.thresholds.quiet)


def _missed(case: Case, count: int) -> bool:
    """Whether the last ``count`` expected records that have fallen due were all missed."""
    fallen = [period for period in case.expected if period.fallen_due(case.today)][-count:]
    return len(fallen) == count and all(period.record is None for period in fallen)


def progress_of(measures: Sequence[Measured]) -> float | None:
    """A KPI's progress, 0 to 1: the lowest of its measures, milestones and figures without a value left out.

    Of milestones alone it is the share of them that is met.
    """
    steps = _steps(measures)
    if steps:
        return min(steps)
    milestones = [m.met for m in measures if m.measure.metric is Metric.MILESTONE]
    return sum(milestones) / len(milestones) if milestones else None


def _steps(measures: Sequence[Measured]) -> list[float]:
    """The progress of what grows step by step: milestones and figures without a value left out."""
    return [m.progress for m in measures if m.progress is not None and m.measure.metric is not Metric.MILESTONE]


def last_assessment(facts: Facts, kpi: KpiFact, today: date) -> AssessmentFact | None:
    """The RAG last agreed up to and with a day."""
    agreed = [a for a in facts.assessments_of.get(kpi.id, ()) if a.on <= today]
    return agreed[-1] if agreed else None


def _unless_confirmed(says: Status | None) -> Status | None:
    """Blue only when a person has confirmed it."""
    return Status.ON_TRACK if says is Status.COMPLETE else says


def warning(case: Case, says: Status | None, status: Status | None, agreed: AssessmentFact | None) -> Warn | None:
    """The first warning that applies; a closed KPI has none."""
    if status is Status.CLOSED:
        return None
    if late(case, status):
        return Warn.LATE
    if agreed and says is not None and says is not agreed.status:
        return Warn.OTHERWISE
    if status in DONE_OR_GREEN and case.last_recorded is None:
        return Warn.NO_EVIDENCE
    if status is Status.ON_TRACK and _authorities_missing(case):
        return Warn.AUTHORITIES_MISSING
    return Warn.LOOK_AGAIN if agreed and look_again(case, agreed) else None


def late(case: Case, status: Status | None) -> bool:
    """Whether a measure's due date has passed without its being met by then; met afterwards is still late.

    Where nothing can be counted, an open KPI is late once its own due date has passed.
    """
    if not case.targeted:
        open_still = status is not Status.COMPLETE
        return open_still and case.kpi.due is not None and case.kpi.due < case.today
    passed = [(m, due) for m in case.targeted if (due := case.due_of(m)) is not None and due < case.today]
    return any(not m.met or not _met_by(case, m, due) for m, due in passed)


def _met_by(case: Case, m: Measured, day: date) -> bool:
    if needed_by(m.measure.metric, m.measure.target, case.expected, day) is not None:
        return True
    return measured(case.facts, case.kpi, m.measure, day).met


def _authorities_missing(case: Case) -> bool:
    """Whether authorities are missing of a share of the whole, or of a number that is not reached yet."""
    return any(
        m.counted.missing
        for m in case.measures
        if m.measure.metric is Metric.PARTICIPATION and (m.measure.unit is Unit.PERCENT or not m.met)
    )


def look_again(case: Case, agreed: AssessmentFact) -> bool:
    """Whether an assessment is behind the record, or behind the last board (else older than the limit)."""
    if any(record.entered > agreed.entered for record in case.records):
        return True
    boards = [meeting.on for meeting in case.facts.board_meetings if meeting.on <= case.today]
    if boards:
        return agreed.on < max(boards)
    return case.today - agreed.on > timedelta(days=case.thresholds.look_again)
