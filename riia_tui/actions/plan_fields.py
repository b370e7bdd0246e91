"""The fields of a plan that can be changed, and how what is typed for them becomes a value.

The names are the keys of the plan file. “none”, or nothing, empties a field that may be empty.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from db.errors import BadInput, UnknownName
from db.words import Cadence, Comparator, Counts, KpiKind, Metric, Quarters, RecordKind, Role, Unit
from riia_tui.planfile import scalars
from riia_tui.planfile.measures import mistakes, usual_unit
from riia_tui.planfile.nodes import Scalar
from riia_tui.rules.typed import typed_day, typed_number
from riia_tui.views.names import nearest

Read = Callable[[str], Any]
EMPTY = ("", "none")
EVERYWHERE = ("", "none", "all")
"""What is typed for a scope that takes in the whole region."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field; ``read`` turns what is typed into its value, None where it leads to other rows of the plan."""

    name: str
    read: Read | None
    needed: bool = False

    def value(self, typed: str) -> Any:
        """What was typed, as the store keeps it; None for an empty field. Raises BadInput or UnknownName."""
        if typed.strip().casefold() in EMPTY:
            if self.needed:
                raise BadInput(f"“{self.name}” cannot be empty.", "Nothing was changed.")
            return None
        return self.read(typed) if self.read else typed.strip()


def _text(typed: str) -> str:
    return " ".join(typed.split())


def _word(words: type[StrEnum], what: str) -> Read:
    def read(typed: str) -> StrEnum:
        wanted = "-".join(typed.casefold().replace("_", " ").replace("-", " ").split())
        for each in words:
            if each.value.replace("_", "-") == wanted:
                return each
        near = nearest(typed, [each.value for each in words])
        raise UnknownName(what, typed, near) if near else BadInput(f"“{typed}” is no {what}.", _listed(words))

    return read


def _listed(words: type[StrEnum]) -> str:
    return f"Write one of {', '.join(each.value for each in words)}."


def _within(typed: str) -> str:
    try:
        return scalars.within(Scalar(1, 1, typed.strip(), True))
    except scalars.Mistake as mistake:
        raise BadInput(f"{mistake}.") from mistake


def _yes_or_no(typed: str) -> bool:
    try:
        return scalars.yes_or_no(Scalar(1, 1, typed.strip(), True))
    except scalars.Mistake as mistake:
        raise BadInput(f"{mistake}.") from mistake


def _fields(*fields: Field) -> Mapping[str, Field]:
    return {field.name: field for field in fields}


_PLACES = (Field("under", None, needed=True), Field("position", None, needed=True))

FIELDS: Mapping[str, Mapping[str, Field]] = {
    "kpi": _fields(
        Field("statement", _text, needed=True),
        Field("due", typed_day),
        Field("due_text", _text),
        Field("due_note", _text),
        Field("owner", _text),
        Field("cadence", _word(Cadence, "cadence")),
        Field("kind", _word(KpiKind, "kind of KPI"), needed=True),
        Field("activity", None),
        *_PLACES,
    ),
    "measure": _fields(
        Field("target", typed_number),
        Field("comparator", _word(Comparator, "comparator"), needed=True),
        Field("unit", _word(Unit, "unit"), needed=True),
        Field("denominator", typed_number),
        Field("within", _within),
        Field("due", typed_day),
        Field("text", _text),
        Field("baseline", typed_number),
        Field("metric", _word(Metric, "metric"), needed=True),
        Field("record_kind", _word(RecordKind, "kind of record")),
        Field("role", _word(Role, "role")),
        Field("answer", _yes_or_no, needed=True),
    ),
    "activity": _fields(
        Field("title", _text, needed=True),
        Field("description", _text),
        Field("lead", _text),
        Field("sponsor", _text),
        Field("scope", None),
        *_PLACES,
    ),
    "theme": _fields(
        Field("title", _text, needed=True),
        Field("aim", _text),
        Field("lead", _text),
        Field("level", _text, needed=True),
        Field("counts", _word(Counts, "body to count")),
        *_PLACES,
    ),
    "plan": _fields(
        Field("title", _text, needed=True),
        Field("version", _text),
        Field("activity_word", _text),
        Field("starts", typed_day, needed=True),
        Field("ends", typed_day, needed=True),
        Field("quarters", _word(Quarters, "year for quarters"), needed=True),
        Field("source", _text),
    ),
}
"""The fields of each table by name."""


def field_named(table: str, name: str) -> Field:
    """The field of a table that is meant; “due-text” and “due_text” are one. Raises UnknownName."""
    wanted = "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
    fields = FIELDS[table]
    if wanted not in fields:
        what = f"field of {'an' if table == 'activity' else 'a'} {'KPI' if table == 'kpi' else table}"
        raise UnknownName(what, name, [shown(near) for near in nearest(wanted, fields)])
    return fields[wanted]


def shown(name: str) -> str:
    """A field's name as people type it."""
    return name.replace("_", "-")


def settled(measure: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The new values of a measure when one of them changes: a metric brings its usual unit with it.

    Raises BadInput where they cannot stand together.
    """
    new = {name: value}
    if name == "metric" and measure["unit"] == usual_unit(Metric(measure["metric"])):
        new["unit"] = usual_unit(value)
    if name == "metric" and value is Metric.MILESTONE:
        new |= {"target": 1.0, "unit": Unit.YES}
    whole = {**measure, **new}
    given = {key: whole[key] for key in ("target", "denominator") if whole[key] is not None}
    given |= {"metric": Metric(whole["metric"]), "unit": Unit(whole["unit"])}
    for _, said in mistakes(given):
        raise BadInput(f"{said[:1].upper()}{said[1:]}.", "Nothing was changed.")
    return new
