"""The delivery plan by requirement: what the Department asks, and which activities and KPIs answer it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import ActivityFact, Facts
from db.queries.planfile import ItemRow, MappingRow, load_items, load_mappings
from riia_tui.views.lines import KpiLine, kpi_line
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing

REQUIREMENTS = "sor"
"""What the codes of the Statement of Requirements begin with among the frameworks."""


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity (or the heading that stands for it) with its lead and its KPIs in printed order."""

    name: str
    lead: str | None
    kpis: tuple[KpiLine, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A sub-requirement by its reference; ``heading`` is what the plan calls the requirement above it."""

    heading: str
    reference: str
    detail: str
    activities: tuple[PlannedActivity, ...]


@dataclass(frozen=True, slots=True)
class DeliveryPlan:
    """A plan by requirement; ``title`` names what the requirements are from, "" where the plan maps to none.

    ``unanswered`` are the refs of KPIs that answer no requirement.
    """

    head: Head
    title: str
    requirements: tuple[Requirement, ...]
    unanswered: tuple[str, ...]


def delivery_plan(store: Store, plan: str | None, today: date) -> DeliveryPlan:
    """The plan by requirement, as at a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    with store.read() as connection:
        items = load_items(connection, found.facts.plan.id)
        mappings = load_mappings(connection, found.facts.plan.id)
    wanted = [item for item in items if item.framework.startswith(REQUIREMENTS) and item.code]
    requirements = tuple(_requirement(found, item, mappings) for item in wanted)
    answered = {kpi.ref for each in requirements for activity in each.activities for kpi in activity.kpis}
    return DeliveryPlan(
        head=head_of(found),
        title=wanted[0].title if wanted else "",
        requirements=requirements,
        unanswered=tuple(kpi.ref for kpi in found.facts.kpis if kpi.ref not in answered),
    )


def _requirement(found: Standing, item: ItemRow, mappings: Iterable[MappingRow]) -> Requirement:
    answers = [m for m in mappings if (m.framework, m.item) == (item.framework, item.code)]
    reference = item.code or ""
    return Requirement(
        heading=_heading(found.facts, answers) or reference.partition(".")[0],
        reference=reference,
        detail=item.text or "",
        activities=tuple(planned for m in answers for planned in _planned(found, m)),
    )


def _heading(facts: Facts, answers: Iterable[MappingRow]) -> str:
    """The title of the theme above the one that is mapped, where one is; else nothing."""
    for answer in answers:
        theme = facts.theme.get(answer.theme or "")
        if theme and theme.parent:
            above = facts.theme[theme.parent]
            return _named(above.code, above.title)
    return ""


def _planned(found: Standing, answer: MappingRow) -> list[PlannedActivity]:
    facts = found.facts
    if answer.theme:
        return _of_theme(found, answer.theme)
    if answer.activity:
        return [_of_activity(found, facts.activity[answer.activity])]
    kpi = facts.kpi[answer.kpi or ""]
    activity = facts.activity.get(kpi.activity or "")
    theme = facts.theme[kpi.theme]
    name = _named(activity.code, activity.title) if activity else _named(theme.code, theme.title)
    lead = activity.lead if activity else theme.lead
    return [PlannedActivity(name, lead, (kpi_line(found, found.judged[kpi.id]),))]


def _of_theme(found: Standing, key: str) -> list[PlannedActivity]:
    """The activities at and below a theme; KPIs of a theme without activities stand under the theme's own name."""
    facts = found.facts
    theme = facts.theme[key]
    own = tuple(_line(found, kpi.id) for kpi in facts.kpis if kpi.theme == key and kpi.activity is None)
    planned = [PlannedActivity(_named(theme.code, theme.title), theme.lead, own)] if own else []
    planned += [_of_activity(found, activity) for activity in facts.activities if activity.theme == key]
    for child in facts.themes:
        if child.parent == key:
            planned += _of_theme(found, child.id)
    return planned


def _of_activity(found: Standing, activity: ActivityFact) -> PlannedActivity:
    kpis = tuple(_line(found, kpi.id) for kpi in found.facts.kpis if kpi.activity == activity.id)
    return PlannedActivity(_named(activity.code, activity.title), activity.lead, kpis)


def _line(found: Standing, key: str) -> KpiLine:
    return kpi_line(found, found.judged[key])


def _named(code: str | None, title: str) -> str:
    return title if not code or title.startswith(f"{code} ") else f"{code} {title}"
