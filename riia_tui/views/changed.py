"""What was changed in a plan since it was made: the original beside the revised, who agreed it, and why."""

from dataclasses import dataclass
from datetime import date

from db.facts import ChangeFact, Facts, KpiFact
from riia_tui.phrases import cut, full_day, gist
from riia_tui.planfile.model import ADDED, CARRIED, WITHDRAWN
from riia_tui.views.withdrawn import headings_above

_FEW_WORDS = 64
"""How many letters of a promise stand beside its code, for a reader who knows no codes."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change that was agreed to an item of the plan, or to a KPI's measure of that number.

    The values are as a plan file writes them.
    """

    field: str
    measure: int | None
    was: str | None
    becomes: str | None
    agreed_by: str | None
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """A change with what the plan calls the item: a ref, “5.2.6:2”, a code, or the plan's own.

    ``about`` says in a few words what it promises, or is the heading's title; “” where the item says it itself.
    """

    item: str
    about: str
    change: ChangeLine

    @property
    def named(self) -> str:
        """The item with what it is about: “1.1.1 “A coordinator is appointed…””."""
        return f"{self.item} “{self.about}”" if self.about else self.item


def changes_of(facts: Facts, key: str) -> tuple[ChangeLine, ...]:
    """What was agreed to change in a KPI (by key) and its measures, a theme, an activity or a plan, oldest first."""
    numbers: dict[str, int | None] = {m.id: m.position + 1 for m in facts.every_measure_of.get(key, ())}
    numbers[key] = None
    return tuple(_line(c, numbers[c.item]) for c in facts.changes if c.item in numbers)


def changes_since(facts: Facts, since: date, until: date) -> tuple[ItemChange, ...]:
    """Every change agreed in a time, both days inclusive, oldest first.

    What a withdrawn heading took along is told by the heading alone, and what came over from another plan not at all.
    """
    names, about = item_names(facts), _about(facts)
    return tuple(
        ItemChange(names.get(change.item, ""), about.get(change.item, ""), _line(change, None))
        for change in facts.changes
        if since <= change.on <= until and change.field != CARRIED and not _taken_along(facts, change)
    )


def _taken_along(facts: Facts, change: ChangeFact) -> bool:
    if change.field != WITHDRAWN or change.item not in facts.kpi:
        return False
    above = headings_above(facts, facts.kpi[change.item])
    return any(
        (other.field, other.on, other.why) == (WITHDRAWN, change.on, change.why)
        for key in above
        for other in facts.changes_of.get(key, ())
    )


def item_names(facts: Facts) -> dict[str, str]:
    """What the plan calls itself and its themes, activities, KPIs and measures, by key."""
    names = {theme.id: theme.code or theme.title for theme in facts.themes}
    names |= {activity.id: activity.code or activity.title for activity in facts.activities}
    names |= {kpi.id: kpi.ref for kpi in facts.kpis}
    return names | {m.id: f"{names[m.kpi]}:{m.position + 1}" for m in facts.measures} | {facts.plan.id: facts.plan.code}


def _about(facts: Facts) -> dict[str, str]:
    """What KPIs, measures and headings that have a code are about, by key."""
    about = {theme.id: cut(theme.title, _FEW_WORDS) for theme in facts.themes if theme.code}
    about |= {activity.id: cut(activity.title, _FEW_WORDS) for activity in facts.activities if activity.code}
    about |= {kpi.id: few_words(kpi) for kpi in facts.kpis}
    return about | {measure.id: about[measure.kpi] for measure in facts.measures}


def few_words(kpi: KpiFact) -> str:
    """What a KPI promises, in a few words and without the date that it begins with."""
    return cut(gist(kpi.statement), _FEW_WORDS)


def promised(kpi: KpiFact) -> str:
    """A KPI's ref with what it promises: “1.1.1 “A coordinator is appointed…””."""
    return f"{kpi.ref} “{few_words(kpi)}”"


def _line(change: ChangeFact, measure: int | None) -> ChangeLine:
    return ChangeLine(change.field, measure, change.was, change.becomes, change.agreed_by, change.on, change.why)


def change_words(change: ChangeLine) -> str:
    """What changed: “due was 31 Oct 2025, now 31 Jan 2026”, “withdrawn, replaced by 6.3”, “measure 2 added”."""
    of_measure = f"measure {change.measure} " if change.measure else ""
    if change.field == ADDED:
        return f"{of_measure}added{f': {change.becomes}' if change.measure and change.becomes else ''}"
    if change.field == WITHDRAWN:
        instead = f", replaced by {change.becomes}" if change.becomes else ""
        return f"{of_measure}withdrawn{f' ({change.was})' if change.was else ''}{instead}"
    name = change.field.replace("_", " ")
    return f"{of_measure}{name} was {shown_value(change.was)}, now {shown_value(change.becomes)}"


def shown_value(value: str | None) -> str:
    """A value of a change as it is read: a day written out, words in quotation marks."""
    if value is None:
        return "empty"
    try:
        return full_day(date.fromisoformat(value)) if len(value) == len("2025-12-31") else f"“{value}”"
    except ValueError:
        return f"“{value}”"


def agreed_words(change: ChangeLine) -> str:
    """Who agreed a change, when and why: “agreed by RIIA Board on 1 Dec 2025: supplier late”."""
    agreed = f"agreed by {change.agreed_by} on" if change.agreed_by else "on"
    return f"{agreed} {full_day(change.on)}: {change.why}"


def changed_first(facts: Facts, key: str, field: str) -> ChangeFact | None:
    """The change that was entered first: a later one may have been agreed on an earlier day."""
    found = [change for change in facts.changes_of.get(key, ()) if change.field == field]
    return min(found, key=lambda change: change.id, default=None)


def original_due(facts: Facts, kpi: KpiFact) -> date | None:
    """The due date before the first change to it; a plan file may give it in words that are no date."""
    change = changed_first(facts, kpi.id, "due")
    if change is None or change.was is None:
        return kpi.due if change is None else None
    try:
        return date.fromisoformat(change.was)
    except ValueError:
        return None
