"""What stands in the fields of a plan's item now, as it may be typed: where a change to the plan starts from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.engine import Store
from db.facts import Facts, MeasureFact
from riia_tui.views.standing import standing

OF_KPI = ("statement", "due", "due_text", "due_note", "owner", "cadence", "kind")
OF_MEASURE = ("target", "comparator", "unit", "denominator", "within", "due", "text", "metric", "role", "answer")
OF_ACTIVITY = ("title", "description", "lead", "sponsor")
OF_THEME = ("title", "aim", "lead")


@dataclass(frozen=True, slots=True)
class FieldNow:
    """A field that can be changed: the item it is of, as commands name it, its name, and its text now."""

    item: str
    name: str
    shown: str
    text: str


def fields_now(store: Store, plan: str, today: date, key: str) -> tuple[FieldNow, ...]:
    """The fields of the KPI (with its measures), activity or theme with this key; none where it is gone."""
    facts = standing(store, plan, today).facts
    if key in facts.kpi:
        return _kpi(facts, key)
    if key in facts.activity:
        return _activity(facts, key)
    return _theme(facts, key) if key in facts.theme else ()


def _kpi(facts: Facts, key: str) -> tuple[FieldNow, ...]:
    kpi = facts.kpi[key]
    own = tuple(_field(kpi.ref, kpi, name) for name in OF_KPI)
    activity = facts.activity.get(kpi.activity or "")
    moved = FieldNow(kpi.ref, "activity", "activity", (activity.code or activity.title) if activity else "")
    return (*own, moved, *(field for measure in facts.measures_of.get(key, ()) for field in _measure(kpi.ref, measure)))


def _measure(ref: str, measure: MeasureFact) -> tuple[FieldNow, ...]:
    number = measure.position + 1
    return tuple(_field(f"{ref}:{number}", measure, name, f"measure {number}: ") for name in OF_MEASURE)


def _activity(facts: Facts, key: str) -> tuple[FieldNow, ...]:
    activity = facts.activity[key]
    item = f"activity:{activity.code or activity.title}"
    scope = ", ".join(facts.organisation[each].name for each in activity.scope) or "all"
    return (*(_field(item, activity, name) for name in OF_ACTIVITY), FieldNow(item, "scope", "scope", scope))


def _theme(facts: Facts, key: str) -> tuple[FieldNow, ...]:
    theme = facts.theme[key]
    return tuple(_field(f"theme:{theme.code or theme.title}", theme, name) for name in OF_THEME)


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
