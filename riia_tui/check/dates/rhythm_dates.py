"""Rhythms without a usable beginning or end."""

import re
from collections.abc import Iterator
from datetime import timedelta

from db.words import Cadence, Metric
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import due_dates, said
from riia_tui.check.printed.quoting import listed
from riia_tui.check.printed.rhythms import TIMES_A_YEAR, rhythms
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

BEGINS = re.compile(
    r"\b(?:establish\w*|in place|set up|begun|begins?|start\w*|launch\w*|implement\w*|baseline)\b", re.I
)
AMBIGUOUS = re.compile(r"\bbi-?\s?(?:monthly|weekly)\b", re.IGNORECASE)


@rule("DAT030", "rhythm-begins-at-the-end", Severity.WARNING)
def rhythm_begins_at_the_end(plan: Reading) -> Iterator[Found]:
    """A rhythm that is set up only when the plan ends.

    What it looks for:
        A KPI by whose due date regular meetings, reports or reviews are established, with less than one of their
        periods left until the plan's last day.

    Why it matters:
        Not one of the meetings falls within the plan, and the KPI can be met without any of them.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Termly meetings with the Department are established.
            due: 2027-03-31
            due_text: By 31 March 2027
            cadence: termly

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Termly meetings with the Department are established.
            due: 2026-06-30
            due_text: By 30 June 2026
            cadence: termly
    """
    for kpi in plan.kpis:
        cadence, due = kpi.kpi.cadence, kpi.kpi.due
        counted = any(each.metric is Metric.COUNT and each.target for each in kpi.kpi.measures)
        if not cadence or not due or counted or not BEGINS.search(kpi.kpi.statement):
            continue
        if due <= plan.file.plan.ends < due + timedelta(days=365 // TIMES_A_YEAR[cadence]):
            yield Found(
                kpi.at("due"),
                f"{_rhythm(kpi)} begins “{kpi.kpi.due_text or said(due)}”, and the plan ends on "
                f"{said(plan.file.plan.ends)}, so that none falls within the plan.",
                "Date the first one early in the plan, and say how many there are until its end.",
            )


@rule("DAT031", "rhythm-without-end", Severity.NOTE)
def rhythm_without_end(plan: Reading) -> Iterator[Found]:
    """A rhythm with a beginning and no end.

    What it looks for:
        A KPI with a rhythm whose one date lies well before the plan's end, and says when the rhythm begins, while
        nothing says until when it is counted. Found once for the plan.

    Why it matters:
        The promise can be taken as kept after the first meeting, or as never finished.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A forum is established which meets quarterly.
            due: 2026-06-30
            due_text: By 30 June 2026
            cadence: quarterly

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A forum is established which meets quarterly, three times until March 2027.
            due: 2026-06-30
            due_text: By 30 June 2026
            cadence: quarterly
            measures: [{metric: count, record_kind: meeting, target: 3, text: quarterly meetings}]
    """
    open_ended = [kpi for kpi in plan.kpis if _open_ended(kpi, plan)]
    if open_ended:
        first = open_ended[0]
        yield Found(
            first.at("cadence"),
            f"{_rhythm(first)} has a beginning (“{first.kpi.due_text}”) and no end; so have the rhythms of "
            f"{listed([kpi.where for kpi in open_ended[1:]])}."
            if open_ended[1:]
            else f"{_rhythm(first)} has a beginning (“{first.kpi.due_text}”) and no end.",
            f"Say how many there are, or add “until {said(plan.file.plan.ends)}”.",
        )


@rule("DAT032", "yearly-without-month", Severity.NOTE)
def yearly_without_month(plan: Reading) -> Iterator[Found]:
    """Something that is done once a year, and no month in which.

    What it looks for:
        A KPI with a yearly rhythm and no due date.

    Why it matters:
        It is never late until the year is over, and nobody can plan for it.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The annual analysis of results is complete., cadence: annually}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The annual analysis of results is complete., cadence: annually, due: 2026-11-30}
    """
    for kpi in plan.kpis:
        if kpi.kpi.cadence is Cadence.ANNUALLY and not kpi.kpi.due and not due_dates(kpi, plan):
            yield Found(
                kpi.at("cadence"),
                f"{_rhythm(kpi)} names neither a month nor the first year.",
                "Say by which month of the year it is done, and in which year first.",
            )


@rule("DAT033", "rhythm-of-two-meanings", Severity.NOTE)
def rhythm_of_two_meanings(plan: Reading) -> Iterator[Found]:
    """“Bi-monthly”, which means twice a month to some and every two months to others.

    What it looks for:
        “Bi-monthly” or “bi-weekly” in any text of the plan.

    Why it matters:
        The two readings differ by a factor of four.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The analyst gives bi-monthly updates., due: 2027-03-31}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The analyst gives updates every two months., due: 2027-03-31}
    """
    told: set[str] = set()
    for words in plan.words:
        match = AMBIGUOUS.search(words.text)
        if match and words.item.path not in told:
            told.add(words.item.path)
            unit = "month" if "month" in match[0].casefold() else "week"
            yield Found(
                words.at,
                f"“{match[0]}” may mean twice a {unit} or every two {unit}s.",
                f"Write “every two {unit}s” or “twice a {unit}”.",
            )


def _rhythm(kpi: Item) -> str:
    """The KPI's rhythm in quotation marks, as its statement or due date prints it."""
    found = [*rhythms(kpi.kpi.statement), *rhythms(kpi.kpi.due_text or "")]
    mine = [each for each in found if each.cadence is kpi.kpi.cadence] or found
    return f"“{mine[0].words}”" if mine else f"“{kpi.kpi.cadence}”"


def _open_ended(kpi: Item, plan: Reading) -> bool:
    cadence = kpi.kpi.cadence
    if not cadence or any(each.metric is Metric.COUNT and each.target for each in kpi.kpi.measures):
        return False
    dates = due_dates(kpi, plan) if kpi.kpi.due_text else ()
    period = timedelta(days=365 // TIMES_A_YEAR[cadence])
    return len(dates) == 1 and dates[0].day + period <= plan.file.plan.ends and dates[0].grain != "year"
