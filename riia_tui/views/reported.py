"""What leads reported and nobody has agreed yet, each beside how the KPI stands."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import ReportedFact
from riia_tui import phrases
from riia_tui.views.asked import figure_measure, waiting_to_be_agreed
from riia_tui.views.names import short_key
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """An update that waits; ``number`` names it where a KPI has several. ``now`` and ``says`` are letters of RAGs."""

    number: str
    name: str
    statement: str
    person: str
    board_on: date
    received: date
    now: str
    says: str
    figure: str
    narrative: str | None
    cause: str | None
    remedy: str | None
    forecast: date | None
    evidence: str | None
    unread: str | None


@dataclass(frozen=True, slots=True)
class ReportedList:
    """Everything that waits to be agreed, in the order of the plan."""

    head: Head
    lines: tuple[ReportedLine, ...]


def reported(store: Store, plan: str | None, today: date) -> ReportedList:
    """What was reported and waits to be agreed. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    return ReportedList(head_of(found), tuple(_line(found, each) for each in waiting_to_be_agreed(found)))


def _line(found: Standing, each: ReportedFact) -> ReportedLine:
    kpi = found.facts.kpi[each.kpi]
    measure = figure_measure(found, each.kpi, each.part)
    return ReportedLine(
        number=short_key(each.id),
        name=reported_name(found, each),
        statement=kpi.statement,
        person=each.person,
        board_on=each.board_on,
        received=each.received,
        now=phrases.letter(found.judged[each.kpi].status),
        says=phrases.letter(each.status) if each.status else "",
        figure=phrases.amount(each.figure, measure.unit) if each.figure is not None and measure else "",
        narrative=each.narrative,
        cause=each.cause,
        remedy=each.remedy,
        forecast=each.forecast,
        evidence=each.evidence,
        unread=each.unread,
    )


def reported_name(found: Standing, each: ReportedFact) -> str:
    """“5.2.6”, or “5.2.6:2” for one of its measures."""
    ref = found.facts.kpi[each.kpi].ref
    return ref if each.part is None else f"{ref}:{each.part}"
