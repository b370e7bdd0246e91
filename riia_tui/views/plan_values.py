"""What stands in the fields of a plan's item now, as it may be typed: where a change to the plan starts from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.engine import Store
from db.facts import Facts, MeasureFact
from riia_tui.views.standing import standing

OF_KPI = ("statement", "due", "due_text", "due_note", "owner", "cadence", "kind")
OF_MEASURE = ("target", "comparator", "unit", "denominator", "within", "due", "text", "metric", "role", "answer")
OF_ACTIVITY = ("title", "description", "lead", "sponsor")
OF_THEME = ("title", "aim", "lead", "level", "counts")
OF_PLAN = ("title", "version", "starts", "ends", "quarters", "source", "activity_word")
WITHDRAW, MEASURE = "withdraw", "measure"
"""What can be done to an item besides changing a field of it."""


@dataclass(frozen=True, slots=True)
class FieldNow:
    """A field that can be changed: the item it is of, as commands name it, its name, and its text now."""

    item: str
    name: str
    shown: str
    text: str


def plan_key(store: Store, plan: str, today: date) -> str:
    """The key of the plan with this code."""
    return standing(store, plan, today).facts.plan.id


def fields_now(store: Store, plan: str, today: date, key: str) -> tuple[FieldNow, ...]:
    """The fields of the KPI (with its measures), activity, theme or plan with this key; none where it is gone."""
    facts = standing(store, plan, today).facts
    if key in facts.kpi:
        return _kpi(facts, key)
    if key in facts.activity:
        return _activity(facts, key)
    if key == facts.plan.id:
        return tuple(_field(facts.plan.code, facts.plan, name) for name in OF_PLAN)
    return _theme(facts, key) if key in facts.theme else ()


def _kpi(facts: Facts, key: str) -> tuple[FieldNow, ...]:
    kpi = facts.kpi[key]
    measures = facts.measures_of.get(key, ())
    above = facts.activity.get(kpi.activity or "") or facts.theme[kpi.theme]
    kind = "activity" if kpi.activity else "theme"
    beside = [each.id for each in facts.kpis if (each.theme, each.activity) == (kpi.theme, kpi.activity)]
    return (
        *(_field(kpi.ref, kpi, name) for name in OF_KPI),
        *_place(kpi.ref, f"{kind}:{above.code or above.title}", beside, key),
        *(field for measure in measures for field in _measure(kpi.ref, measure)),
        FieldNow(kpi.ref, MEASURE, "add a measure", ""),
        *(_withdraw(f"{kpi.ref}:{m.position + 1}", f"withdraw measure {m.position + 1}") for m in measures),
        _withdraw(kpi.ref, "withdraw this KPI: closed, never gone"),
    )


def _measure(ref: str, measure: MeasureFact) -> tuple[FieldNow, ...]:
    number = measure.position + 1
    return tuple(_field(f"{ref}:{number}", measure, name, f"measure {number}: ") for name in OF_MEASURE)


def _activity(facts: Facts, key: str) -> tuple[FieldNow, ...]:
    activity = facts.activity[key]
    item = f"activity:{activity.code or activity.title}"
    scope = ", ".join(facts.organisation[each].name for each in activity.scope) or "all"
    theme = facts.theme[activity.theme]
    beside = [each.id for each in facts.activities if each.theme == activity.theme]
    return (
        *(_field(item, activity, name) for name in OF_ACTIVITY),
        FieldNow(item, "scope", "for which authorities (all: the region)", scope),
        *_place(item, f"theme:{theme.code or theme.title}", beside, key),
        _withdraw(item, "withdraw this activity with every KPI below it"),
    )


def _theme(facts: Facts, key: str) -> tuple[FieldNow, ...]:
    theme = facts.theme[key]
    item = f"theme:{theme.code or theme.title}"
    above = facts.theme.get(theme.parent or "")
    beside = [each.id for each in facts.themes if each.parent == theme.parent]
    return (
        *(_field(item, theme, name) for name in OF_THEME),
        *_place(item, f"theme:{above.code or above.title}" if above else "top", beside, key),
        _withdraw(item, f"withdraw this {theme.level} with every KPI below it"),
    )


def _place(item: str, under: str, beside: Sequence[str], key: str) -> tuple[FieldNow, FieldNow]:
    """Where an item stands: under what, and at which place among those beside it, counted from 1."""
    position = FieldNow(item, "position", f"place among {len(beside)} beside it", str(beside.index(key) + 1))
    return FieldNow(item, "under", "stands under", under), position


def _withdraw(item: str, shown: str) -> FieldNow:
    return FieldNow(item, WITHDRAW, shown, "")


def _field(item: str, row: Any, name: str, before: str = "") -> FieldNow:
    return FieldNow(item, name, before + name.replace("_", " "), _written(getattr(row, name)))


def _written(value: object) -> str:
    """A value as it may be typed; whole numbers without decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return value.isoformat() if isinstance(value, date) else str(value)
