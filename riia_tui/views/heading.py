"""A heading of the plan whole, an activity, or the plan itself: its words now, what they were, and what is below it."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import Facts
from riia_tui.phrases import full_day
from riia_tui.views.changed import ChangeLine, changes_of
from riia_tui.views.items import item_named
from riia_tui.views.lines import KpiLine, kpi_line
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Counts, Standing, counts, standing
from riia_tui.views.withdrawn import is_closed_heading, kpis_below


@dataclass(frozen=True, slots=True)
class HeadingDetail:
    """A heading (``level`` is the plan's own word for it), an activity or the plan whole.

    ``facts`` are its particulars, as (name, words), in printed order; ``path`` names what it stands under.
    """

    head: Head
    level: str
    name: str
    path: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    withdrawn: bool
    counts: Counts
    changes: tuple[ChangeLine, ...]
    kpis: tuple[KpiLine, ...]


def heading(store: Store, name: str, plan: str | None, today: date) -> HeadingDetail:
    """The theme or activity with this code or title, or the plan with this code. Raises UnknownName or BadInput."""
    with store.read() as connection:
        item = item_named(connection, name, plan)
    found = standing(store, item.plan_code, today)
    below = found.facts.kpis if item.table == "plan" else kpis_below(found.facts, item.key)
    judged = [found.judged[kpi.id] for kpi in below]
    level, title, facts = _particulars(found, item.table, item.key)
    return HeadingDetail(
        head=head_of(found),
        level=level,
        name=title,
        path=_path(found, item.key),
        facts=tuple((label, words) for label, words in facts if words),
        withdrawn=item.table != "plan" and is_closed_heading(found.facts, item.key),
        counts=counts(judged),
        changes=changes_of(found.facts, item.key),
        kpis=() if item.table == "plan" else tuple(kpi_line(found, each) for each in judged),
    )


def _particulars(found: Standing, table: str, key: str) -> tuple[str, str, list[tuple[str, str | None]]]:
    facts = found.facts
    if table == "activity":
        activity = facts.activity[key]
        said = [("Text", activity.description), ("Lead", activity.lead), ("Sponsor", activity.sponsor)]
        return (
            facts.plan.activity_word or "activity",
            _named(activity.code, activity.title),
            [*said, ("For", scope_words(facts, key))],
        )
    if table == "theme":
        theme = facts.theme[key]
        return theme.level, _named(theme.code, theme.title), [("Aim", theme.aim), ("Lead", theme.lead)]
    plan = facts.plan
    own = [
        ("Version", plan.version),
        ("Runs", f"{full_day(plan.starts)} to {full_day(plan.ends)}"),
        ("Quarters", plan.quarters.value),
    ]
    return "plan", _named(plan.code, plan.title), [*own, ("Source", plan.source)]


def scope_words(facts: Facts, activity: str) -> str:
    """The authorities that an activity (by key) is for; empty where it is for all of the region."""
    return ", ".join(facts.organisation[key].name for key in facts.activity[activity].scope)


def _named(code: str | None, title: str) -> str:
    return title if not code or title.startswith(code) else f"{code} {title}"


def _path(found: Standing, key: str) -> tuple[str, ...]:
    facts = found.facts
    activity, theme = facts.activity.get(key), facts.theme.get(key)
    above = activity.theme if activity else theme.parent if theme else None
    names: list[str] = []
    while above is not None:
        names.insert(0, _named(facts.theme[above].code, facts.theme[above].title))
        above = facts.theme[above].parent
    return tuple(names)
