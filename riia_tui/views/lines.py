"""One KPI on one line, read the same on every screen and in every report."""

from dataclasses import dataclass
from datetime import date

from db.words import KpiKind, Status, Warn
from riia_tui import phrases
from riia_tui.rules.status import Judged
from riia_tui.views.changed import original_due
from riia_tui.views.standing import Standing, leading


@dataclass(frozen=True, slots=True)
class KpiLine:
    """A KPI in short; ``progress`` is 0 to 1, ``says`` is given only where it differs from the status.

    ``was_due`` is the plan's first date, where it has been changed since.
    """

    id: str
    ref: str
    plan: str
    section: str
    kind: KpiKind
    statement: str
    status: Status | None
    letter: str
    says: Status | None
    warning: Warn | None
    warning_text: str
    ready_to_close: bool
    figure: str
    target: str
    progress: float | None
    due: date | None
    was_due: date | None
    due_text: str | None
    owner: str | None
    comment: str | None
    agreed_on: date | None


def kpi_line(standing: Standing, judged: Judged) -> KpiLine:
    """The line of a KPI as it stands."""
    first = leading(judged)
    agreed = judged.agreed
    first_due = original_due(standing.facts, judged.kpi)
    differs = agreed is not None and judged.says is not judged.status
    return KpiLine(
        id=judged.kpi.id,
        ref=judged.kpi.ref,
        plan=standing.facts.plan.code,
        section=standing.path(judged.kpi)[-1].code or "",
        kind=judged.kpi.kind,
        statement=judged.kpi.statement,
        status=judged.status,
        letter=phrases.letter(judged.status),
        says=judged.says if differs else None,
        warning=judged.warning,
        warning_text=warning_text(judged, standing.today),
        ready_to_close=judged.ready_to_close,
        figure=phrases.figure(first) if first else "",
        target=phrases.target(first) if first else "",
        progress=judged.progress,
        due=judged.kpi.due,
        was_due=None if first_due == judged.kpi.due else first_due,
        due_text=judged.kpi.due_text,
        owner=owner_of(standing, judged),
        comment=agreed.comment if agreed else None,
        agreed_on=agreed.on if agreed else None,
    )


def owner_of(standing: Standing, judged: Judged) -> str | None:
    """Who answers for a KPI: its own owner, else its activity's lead, else the nearest theme's."""
    activity = standing.facts.activity.get(judged.kpi.activity or "")
    leads = [theme.lead for theme in reversed(standing.path(judged.kpi))]
    return next(filter(None, [judged.kpi.owner, activity.lead if activity else None, *leads]), None)


def warning_text(judged: Judged, today: date) -> str:
    """The one warning in words, with the figure that it is about."""
    if judged.warning is None:
        return "ready to close" if judged.ready_to_close else ""
    if judged.warning is Warn.LATE:
        return _late_text(judged, today)
    if judged.warning is Warn.OTHERWISE:
        says = phrases.letter(judged.says)
        return f"figure says {says}" + (": ready to close" if judged.says is Status.COMPLETE else "")
    if judged.warning is Warn.AUTHORITIES_MISSING:
        missing = max(len(m.counted.missing) for m in judged.measures)
        return f"{phrases.counted(missing, 'authority', 'authorities')} not behind this G"
    return phrases.WARNINGS[judged.warning]


def _late_text(judged: Judged, today: date) -> str:
    passed = [
        due
        for m in judged.measures
        if not m.met and (due := m.measure.due or judged.kpi.due) is not None and due < today
    ]
    if passed:
        return phrases.due_in(min(passed), today)
    if not judged.measures or all(m.target is None for m in judged.measures):
        return phrases.due_in(judged.kpi.due, today)
    return "done late" if all(m.met or m.target is None for m in judged.measures) else "a part was done late"
