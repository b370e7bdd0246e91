"""The KPIs that a board must see: reds and ambers, what is said about each, and what it is counted from."""

from dataclasses import dataclass
from datetime import date

from db.words import Status
from riia_tui import phrases
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged
from riia_tui.views.lines import KpiLine, kpi_line, owner_of
from riia_tui.views.standing import Standing, leading
from riia_tui.views.today import SCORE

NEWEST = 2
"""How many records an exception names."""

EXCEPTIONS = (Status.OFF_TRACK, Status.AT_RISK)
BETTER = (Status.COMPLETE, Status.ON_TRACK, Status.NOT_STARTED)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One measure of a KPI in words: “75%, needs 80%”, “no figure yet, needs 80%”.

    ``counts`` says whether it has a target to meet.
    """

    name: str
    words: str
    met: bool
    counts: bool
    due: date | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a KPI was counted from: how many records, the newest day of any record or figure, the newest records."""

    records: int
    newest: date | None
    titles: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How many of the records that a KPI expects have fallen due, and how many of these were missed."""

    cadence: str
    fallen_due: int
    missed: int


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """A red or an amber whole; what nobody has typed is None.

    ``overdue_since`` is the earliest due date that passed without being met. ``was`` is the status at the last
    board, where that was better. ``figures`` begin with the one that matters most. ``rhythm`` is None where no
    records are expected in one.
    """

    line: KpiLine
    overdue_since: date | None
    was: Status | None
    figures: tuple[FigureLine, ...]
    rhythm: Rhythm | None
    evidence: Evidence
    cause: str | None
    remedy: str | None
    owner: str | None
    forecast: date | None
    agreed_by: str | None


def exceptions(found: Standing) -> tuple[ExceptionLine, ...]:
    """Every red and amber, the worst first.

    Reds come before ambers; the longest overdue come first, then those that were better at the last board, then
    what is due soonest, then as they stand in the plan.
    """
    lines = [exception_line(found, judged) for judged in found.judged.values() if judged.status in EXCEPTIONS]
    return tuple(sorted(lines, key=_urgency))


def urgent(lines: tuple[ExceptionLine, ...]) -> tuple[ExceptionLine, ...]:
    """The reds, and the ambers that were better at the last board, in the order given."""
    return tuple(line for line in lines if line.line.status is Status.OFF_TRACK or line.was is not None)


def exception_line(found: Standing, judged: Judged) -> ExceptionLine:
    """A KPI with what was said about it when its RAG was last agreed."""
    agreed = judged.agreed
    return ExceptionLine(
        line=kpi_line(found, judged),
        overdue_since=overdue_since(judged, found.today),
        was=better_before(found, judged),
        figures=figure_lines(judged),
        rhythm=_rhythm(judged, found.today),
        evidence=evidence_of(judged),
        cause=agreed.cause if agreed else None,
        remedy=agreed.remedy if agreed else None,
        owner=(agreed.remedy_owner if agreed else None) or owner_of(found, judged),
        forecast=agreed.forecast if agreed else None,
        agreed_by=agreed.by if agreed else None,
    )


def overdue_since(judged: Judged, today: date) -> date | None:
    """The earliest due date that has passed without being met; where nothing can be counted, the KPI's own."""
    targeted = [m for m in judged.measures if m.target is not None]
    open_dues = [m.measure.due or judged.kpi.due for m in targeted if not m.met] if targeted else [judged.kpi.due]
    return min((due for due in open_dues if due is not None and due < today), default=None)


def better_before(found: Standing, judged: Judged) -> Status | None:
    """The status at the last board, where it was known and better than now."""
    if found.then is None:
        return None
    was = found.then.judged[judged.kpi.id].status
    return was if was in BETTER and SCORE[was] > SCORE[judged.status] else None


def figure_lines(judged: Judged) -> tuple[FigureLine, ...]:
    """The measures in words: first the one that a one-line row shows, then what is not met, then the rest."""
    first = leading(judged)
    ordered = sorted(judged.measures, key=lambda m: (m is not first, m.target is None, m.met))
    return tuple(_figure_line(m) for m in ordered)


def _figure_line(m: Measured) -> FigureLine:
    return FigureLine(
        phrases.measure_name(m.measure), phrases.against_in_words(m), m.met, m.target is not None, m.measure.due
    )


def _rhythm(judged: Judged, today: date) -> Rhythm | None:
    if judged.kpi.cadence is None:
        return None
    fallen = [period for period in judged.expected if period.fallen_due(today)]
    return Rhythm(judged.kpi.cadence, len(fallen), sum(period.missed(today) for period in fallen))


def evidence_of(judged: Judged) -> Evidence:
    """How many records stand behind a KPI, and the newest of them."""
    newest = tuple((record.on, record.title) for record in reversed(judged.records[-NEWEST:]))
    return Evidence(len(judged.records), judged.last_recorded, newest)


def _urgency(found: ExceptionLine) -> tuple[bool, date, bool, date]:
    return (
        found.line.status is not Status.OFF_TRACK,
        found.overdue_since or date.max,
        found.was is None,
        found.line.due or date.max,
    )
