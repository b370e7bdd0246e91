"""The JSON Schema of the plan file, for editors that check while people type."""

from enum import StrEnum
from typing import Any

from riia_tui.planfile import scalars
from riia_tui.planfile.model import FORMAT, PlanFile
from riia_tui.planfile.shapes import Amounts, Entry, Key, Leaf, Many, Shape, Word, keys_of, shape_of_entry

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PRINTED: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_LEAVES: dict[Leaf, dict[str, Any]] = {
    Leaf.TEXT: {"type": "string"},
    Leaf.NUMBER: {"type": "number"},
    Leaf.WHOLE: {"type": "integer", "minimum": 1},
    Leaf.YES: {"type": "boolean"},
    Leaf.DAY: {"type": "string", "format": "date", "pattern": f"^{scalars.DAY}$"},
    Leaf.WITHIN: {"type": "string", "pattern": f"^{scalars.WITHIN}$"},
    Leaf.FORMAT: {"const": FORMAT},
    Leaf.PRINTED: {"type": ["string", "number", "boolean", "null"]},
    Leaf.HEADING: _PRINTED,
}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``format: riia-plan/1``, made from the model and its lists of words.

    It knows keys, types and words; sums, periods and names that point elsewhere are the reader's alone.
    """
    definitions: dict[str, Any] = {}
    _define(PlanFile, definitions)
    top = definitions.pop(_name(PlanFile))
    return {"$schema": _DIALECT, "title": f"Plan file, {FORMAT}", **top, "$defs": definitions}


def _define(model: type[Any], definitions: dict[str, Any]) -> None:
    if _name(model) in definitions:
        return
    keys = keys_of(model)
    entry: dict[str, Any] = {"description": (model.__doc__ or "").strip(), "type": "object"}
    definitions[_name(model)] = entry
    properties = {key.name: _property(key, definitions) for key in keys.values()}
    required = [key.name for key in keys.values() if key.required]
    entry |= {"properties": properties, "required": required, "additionalProperties": False}


def _property(key: Key, definitions: dict[str, Any]) -> dict[str, Any]:
    """An optional key may be there and empty; a required text may not be blank."""
    form = _form(key.shape, definitions)
    if not key.required:
        return {"anyOf": [form, {"enum": [None, ""]}]}
    return {**form, "pattern": r"\S"} if key.shape is Leaf.TEXT else form


def _form(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(shape, Entry):
        return _entry(shape, definitions)
    if isinstance(shape, Many):
        listed = {"type": "array", "items": _form(shape.each, definitions)}
        return {"anyOf": [{"const": shape.instead}, listed]} if shape.instead else listed
    if isinstance(shape, Amounts):
        return {"type": "object", "additionalProperties": {"type": ["number", "null"]}}
    if isinstance(shape, Word):
        return {"enum": _words(shape.words)}
    return dict(_LEAVES[shape])


def _entry(shape: Entry, definitions: dict[str, Any]) -> dict[str, Any]:
    _define(shape.model, definitions)
    pointed = {"$ref": f"#/$defs/{_name(shape.model)}"}
    return {"anyOf": [{"type": "string"}, pointed]} if shape_of_entry(shape.model).short else pointed


def _words(words: type[StrEnum]) -> list[str]:
    return [each.value for each in words]


def _name(model: type[Any]) -> str:
    return model.__name__.removesuffix("Entry")
