"""A plan file as text: what is read from it again is the same plan.

What a reader would fill in by itself is left out, so that the file stays one that a person would write.
"""

from dataclasses import MISSING, fields
from enum import Enum
from typing import Any

from riia_tui.planfile.measures import completed
from riia_tui.planfile.model import MeasureEntry, NetworkEntry, PlanFile
from riia_tui.planfile.shapes import EVERYONE, Amounts, Entry, Key, Many, Shape, keys_of

WIDTH = 110
FIRST = ("format", "plan", "code", "level", "kind", "name", "authorities", "people", "frameworks")
"""The keys that stand first in an entry, where it has them."""


def plan_text(plan: PlanFile) -> str:
    """The plan as a plan file, in UTF-8 text with ``\\n`` line ends."""
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(
        as_written(plan), Dumper=dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False
    )
    return text


def as_written(entry: Any) -> dict[str, Any]:
    """An entry as plain mappings, lists and values under the file's own keys; what is left out is not there."""
    given: dict[str, Any] = {}
    for key in sorted(keys_of(type(entry)).values(), key=lambda key: FIRST.index(key.name) if key.name in FIRST else 9):
        value = getattr(entry, key.attribute)
        if not _is_left_out(entry, key, value):
            given[key.name] = _value(value, key.shape)
    if isinstance(entry, NetworkEntry) and entry.everyone:
        given["members"] = EVERYONE
    return _bare_measure(given, entry) if isinstance(entry, MeasureEntry) else given


def _is_left_out(entry: Any, key: Key, value: Any) -> bool:
    if value is None or value == ():
        return not key.required
    field = next(each for each in fields(entry) if each.name == key.attribute)
    return field.default is not MISSING and value == field.default


def _value(value: Any, shape: Shape) -> Any:
    match shape:
        case Entry():
            return as_written(value)
        case Many(each):
            return [_value(item, each) for item in value]
        case Amounts():
            return {column: _number(amount) for column, amount in value}
    if isinstance(value, Enum):
        return value.value
    return _number(value) if isinstance(value, float) else value


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _bare_measure(given: dict[str, Any], measure: MeasureEntry) -> dict[str, Any]:
    """A measure without the unit and target that its metric settles."""
    given["unit"] = measure.unit.value
    for name in ("unit", "target"):
        kept: dict[str, Any] = {
            key: getattr(measure, key) for key in ("metric", "unit", "target") if key in given and key != name
        }
        if name in given and completed(kept).get(name) == getattr(measure, name):
            del given[name]
    return given
