"""Writes that belong together: each is an action of its own, undo takes all of them back as one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from db.engine import Store
from db.errors import BadInput
from db.journal import new_run
from db.words import Status
from riia_tui.actions.commands import Outcome, UpdateRag
from riia_tui.views.kpi import KpiDetail

REVIEW = "review run"
NEEDS_CAUSE = (Status.AT_RISK, Status.OFF_TRACK)


def new_review() -> str:
    """The key of a review run that begins."""
    return new_run(REVIEW)


def in_run(store: Store, run: str, action: Callable[..., Outcome], *args: Any) -> Outcome:
    """Does an action as part of a run; whatever it raises is raised, and nothing of it is written."""
    with store.part_of(run):
        return action(store, *args)


def agreed_in_review(
    detail: KpiDetail, status: Status, on: date, comment: str | None, cause: str | None, remedy: str | None
) -> UpdateRag:
    """The RAG that a letter means in a review: an amber or red goes on with what was said of it, where nothing new is.

    How sure people are holds for as long as the status stays.
    """
    last = detail.assessments[0] if detail.assessments else None
    why = last if status in NEEDS_CAUSE else None
    return UpdateRag(
        ref=detail.line.ref,
        plan=detail.line.plan,
        status=status,
        on=on,
        comment=comment,
        cause=cause or (why.cause if why else None),
        remedy=remedy or (why.remedy if why else None),
        remedy_owner=why.remedy_owner if why else None,
        forecast=why.forecast if why else None,
        ask=why.ask if why else None,
        confidence=last.confidence if last and last.status is status else None,
    )


def kept_in_review(detail: KpiDetail, on: date, comment: str | None) -> UpdateRag:
    """The RAG as it was agreed last, with its comment or a new one. Raises BadInput where there is none."""
    if not detail.assessments:
        raise BadInput(f"Nobody has agreed a RAG for {detail.line.ref} yet.", "Choose one: b g a r or n.")
    last = detail.assessments[0]
    return replace(
        agreed_in_review(detail, last.status, on, comment or last.comment, last.cause, last.remedy),
        remedy_owner=last.remedy_owner,
        forecast=last.forecast,
        ask=last.ask,
    )


def wants_why(detail: KpiDetail, status: Status) -> bool:
    """Whether an amber or red has neither cause nor remedy yet."""
    last = detail.assessments[0] if detail.assessments else None
    return status in NEEDS_CAUSE and not (last and (last.cause or last.remedy))
