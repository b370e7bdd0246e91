"""Evaluations that are due before, or with, what they evaluate."""

import re
from collections.abc import Iterator
from datetime import date

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import said
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

EVALUATED = re.compile(r"\bevaluat(?:e|ed|es|ion)\b|\breview(?:ed)? of\b|\blessons learn", re.IGNORECASE)
DELIVERED = re.compile(
    r"\b(pilots?|programmes?|packages?|courses?|training|workshops?|events?)\b[^.]*?\b(?:delivered|deployed|completed|given"
    r"|launched|run|held|carried out)\b|\b(?:completed?|delivered|deployed|given|launched)\b[^.]*?"
    r"\b(pilots?|programmes?|packages?|courses?|training|workshops?|events?)\b",
    re.IGNORECASE,
)

REVIEW_OF = re.compile(
    r"\b(?:review|evaluation|assessment)\s+of\s+(?:the\s+|its\s+)?(?P<thing>\w+(?:\s\w+)?)", re.IGNORECASE
)
LAUNCHED = r"\b[^.]*?\b(?:launched|goes live|introduced|rolled out|implemented|opened|in use)\b"


@rule("DAT026", "evaluated-before-delivered", Severity.WARNING)
def evaluated_before_delivered(plan: Reading) -> Iterator[Found]:
    """An evaluation that is due before the thing that it evaluates.

    What it looks for:
        Two KPIs of one activity or heading, one with an evaluation and one in which a pilot, a programme, packages,
        training or an event is delivered, where the evaluation has the earlier date.

    Why it matters:
        There is nothing to evaluate yet, so one of the two dates is wrong.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: Pilots
            kpis:
            - {statement: Five pilots are delivered., due: 2027-02-26, due_text: by 26 February 2027}
            - {statement: An evaluation is published., due: 2026-11-30, due_text: by 30 November 2026}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: Pilots
            kpis:
            - {statement: Five pilots are delivered., due: 2026-11-30, due_text: by 30 November 2026}
            - {statement: An evaluation is published., due: 2027-02-26, due_text: by 26 February 2027}
    """
    for evaluation, delivery in _evaluations(plan):
        before, after = evaluation.kpi.due, delivery.kpi.due
        if before and after and before < after:
            yield Found(
                evaluation.at("due"),
                f"The evaluation is due “{_due(evaluation)}”, but what it evaluates only “{_due(delivery)}” "
                f"({delivery.where}).",
                f"Date the evaluation after {said(after)}, or the delivery before {said(before)}.",
            )


@rule("DAT027", "evaluated-on-the-day", Severity.NOTE)
def evaluated_on_the_day(plan: Reading) -> Iterator[Found]:
    """An evaluation that is due on the very day of the thing that it evaluates.

    What it looks for:
        Two KPIs of one activity or heading, one with an evaluation and one in which a pilot, a programme, packages,
        training or an event is delivered, with the same due date.

    Why it matters:
        An evaluation takes time after the last delivery; on the same day it can only be of a part.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: Pilots
            kpis:
            - {statement: Five pilots are delivered., due: 2027-03-31, due_text: By end of March 2027}
            - {statement: An evaluation is published., due: 2027-03-31, due_text: By end of March 2027}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: Pilots
            kpis:
            - {statement: Five pilots are delivered., due: 2026-12-18, due_text: By 18 December 2026}
            - {statement: An evaluation is published., due: 2027-03-31, due_text: By end of March 2027}
    """
    for evaluation, delivery in _evaluations(plan):
        if evaluation.kpi.due and evaluation.kpi.due == delivery.kpi.due:
            yield Found(
                evaluation.at("due"),
                f"The evaluation and what it evaluates ({delivery.where}) are due on one day: “{_due(evaluation)}”.",
                "Let the delivery end earlier, or call the evaluation an interim one and say what it is of.",
            )


def _due(kpi: Item) -> str:
    return kpi.kpi.due_text or said(kpi.kpi.due or date.min)


def _evaluations(plan: Reading) -> Iterator[tuple[Item, Item]]:
    """Each evaluation with the first thing beside it that is delivered; where the statements begin with a mark such as
    “SEND:”, both have the same one."""
    for siblings in plan.below.values():
        kpis = [each for each in siblings if each.kind == "kpi"]
        deliveries = [kpi for kpi in kpis if DELIVERED.search(kpi.kpi.statement) and not _evaluates(kpi)]
        for evaluation in kpis:
            yield from ((evaluation, each) for each in kpis if _reviews_launch(evaluation, each))
            if _evaluates(evaluation):
                alike = [each for each in deliveries if _mark(each) == _mark(evaluation)]
                yield from ((evaluation, each) for each in alike[:1])


def _reviews_launch(review: Item, launch: Item) -> bool:
    """Whether a KPI is the review of what the other one launches, and is due earlier."""
    match = REVIEW_OF.search(review.kpi.statement)
    if review is launch or not match or not review.kpi.due or not launch.kpi.due:
        return False
    thing = re.compile(rf"\b{re.escape(match['thing'].split()[0])}{LAUNCHED}", re.IGNORECASE)
    return bool(thing.search(launch.kpi.statement)) and review.kpi.due < launch.kpi.due


def _evaluates(kpi: Item) -> bool:
    return bool(EVALUATED.search(kpi.kpi.statement))


def _mark(kpi: Item) -> str:
    mark = re.match(r"[A-Z]{2,}(?=:)", kpi.kpi.statement)
    return mark[0] if mark else ""
