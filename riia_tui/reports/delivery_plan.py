"""The delivery plan in the grant's own table: requirement, SoR reference, detail, planned activity, KPI."""

from collections.abc import Iterator
from dataclasses import replace

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Facts, Heading, Paragraph, Report, Table
from riia_tui.reports.frame import framed
from riia_tui.reports.legends import requirements_legend
from riia_tui.reports.rag import due_words
from riia_tui.views.delivery_plan import DeliveryPlan, PlannedActivity, Requirement, delivery_plan
from riia_tui.views.lines import KpiLine

NOTHING = "Nothing in the plan is said to answer it."
HEADER = ("Requirement", "SoR reference", "Sub-requirement detail", "Planned activity", "KPI")


def build(store: Store, asked: Asked) -> Report:
    """The plan by requirement. Raises UnknownName or BadInput."""
    found = delivery_plan(store, asked.plan, asked.today)
    return replace(framed("Delivery plan", found.head, _blocks(found)), wide=True)


def _blocks(found: DeliveryPlan) -> Iterator[Block]:
    if not found.requirements:
        yield Paragraph(
            "The plan does not say which of its parts answer which requirement of the Department, so there is no table "
            "by requirement. A plan file names them under “frameworks” and “mappings”."
        )
        return
    yield Facts((("Requirements", found.title), ("Answered", _answered(found))))
    yield Heading("Requirements and what is planned for each")
    yield Table(
        caption="Delivery plan by requirement",
        header=HEADER,
        rows=tuple(row for each in found.requirements for row in _rows(each)),
        widths=(3.2, 1.9, 4.3, 4.3, 12.0),
        alt="Every sub-requirement of the Department with the activities planned for it and their KPIs.",
        compact=True,
    )
    if found.unanswered:
        yield Heading("KPIs that answer no requirement")
        yield Paragraph(phrases.listed(found.unanswered) + ".")
    has_gap = any(not each.activities for each in found.requirements)
    yield from requirements_legend(found.head.as_at, NOTHING.rstrip(".") if has_gap else "")


def _answered(found: DeliveryPlan) -> str:
    answered = sum(bool(each.activities) for each in found.requirements)
    return f"{answered} of {phrases.counted(len(found.requirements), 'sub-requirement')}"


def _rows(found: Requirement) -> Iterator[tuple[str, ...]]:
    start = (found.heading, found.reference, found.detail)
    if not found.activities:
        yield (*start, NOTHING, "none")
    for activity in found.activities:
        yield (*start, _activity(activity), "\n".join(_kpi(kpi) for kpi in activity.kpis) or "no KPI of its own")


def _activity(found: PlannedActivity) -> str:
    return f"{found.name}\nLead: {found.lead}" if found.lead else found.name


def _kpi(line: KpiLine) -> str:
    due = due_words(line.due, line.due_text, line.was_due)
    return f"{line.ref}: {phrases.cut(line.statement, 500)} Due: {due}."
