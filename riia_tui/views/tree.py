"""The plan as a tree: themes, activities and KPIs with the counts below them."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import ActivityFact, KpiFact, PlanFact, ThemeFact
from riia_tui.rules.status import Judged
from riia_tui.views.changed import ChangeLine, changes_of
from riia_tui.views.heading import scope_words
from riia_tui.views.lines import KpiLine, kpi_line
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Counts, Standing, counts, standing
from riia_tui.views.withdrawn import is_closed_heading


@dataclass(frozen=True, slots=True)
class Node:
    """A theme, an activity or a KPI; ``level`` is the plan's own word for it.

    ``scope`` names the authorities that an activity is for, empty for all of the region.
    """

    id: str
    level: str
    code: str
    title: str
    text: str | None
    lead: str | None
    counts: Counts
    children: tuple["Node", ...] = ()
    kpi: KpiLine | None = None
    scope: str = ""
    changes: tuple[ChangeLine, ...] = ()
    withdrawn: bool = False
    is_activity: bool = False


@dataclass(frozen=True, slots=True)
class PlanTree:
    """A plan whole, as a tree; ``source`` is the document that it is from, with its version."""

    head: Head
    nodes: tuple[Node, ...]
    counts: Counts
    source: str


def plan_tree(store: Store, plan: str | None, today: date) -> PlanTree:
    """The plan with this code (or the only one) as at a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    tops = [theme for theme in found.facts.themes if theme.parent is None]
    nodes = tuple(_theme(found, theme) for theme in tops)
    return PlanTree(head_of(found), nodes, counts(found.judged.values()), _source(found.facts.plan))


def _source(plan: PlanFact) -> str:
    """Where the plan is from: its published title and version, each once."""
    parts = [plan.source or "", plan.version or ""]
    return " · ".join(part for part in parts if part and not (part is parts[1] and part in parts[0]))


def _theme(found: Standing, theme: ThemeFact) -> Node:
    facts = found.facts
    children = [_theme(found, child) for child in facts.themes if child.parent == theme.id]
    children += [_activity(found, activity) for activity in facts.activities if activity.theme == theme.id]
    children += [_kpi(found, kpi) for kpi in facts.kpis if kpi.theme == theme.id and kpi.activity is None]
    below = tuple(judged for judged in found.judged.values() if theme in found.path(judged.kpi))
    return Node(
        theme.id,
        theme.level,
        theme.code or "",
        theme.title,
        theme.aim,
        theme.lead,
        counts(below),
        tuple(children),
        changes=changes_of(facts, theme.id),
        withdrawn=is_closed_heading(facts, theme.id),
    )


def _activity(found: Standing, activity: ActivityFact) -> Node:
    kpis = [kpi for kpi in found.facts.kpis if kpi.activity == activity.id]
    return Node(
        activity.id,
        found.facts.plan.activity_word or "activity",
        activity.code or "",
        activity.title,
        activity.description,
        activity.lead,
        counts(found.judged[kpi.id] for kpi in kpis),
        tuple(_kpi(found, kpi) for kpi in kpis),
        is_activity=True,
        scope=scope_words(found.facts, activity.id),
        changes=changes_of(found.facts, activity.id),
        withdrawn=is_closed_heading(found.facts, activity.id),
    )


def _kpi(found: Standing, kpi: KpiFact) -> Node:
    judged: Judged = found.judged[kpi.id]
    line = kpi_line(found, judged)
    return Node(kpi.id, "KPI", kpi.ref, kpi.statement, None, line.owner, counts([judged]), (), line)
