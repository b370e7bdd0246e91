"""The keys of each kind of entry and how their values are written, read off the model.

Reading and the JSON Schema both go by these shapes, so they cannot drift apart.
"""

from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from riia_tui.planfile.model import AuthorityEntry, MemberEntry


class Leaf(StrEnum):
    """A single value, by the way it is written."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    YES = "yes"
    DAY = "day"
    WITHIN = "within"
    FORMAT = "format"
    PRINTED = "printed"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a closed list."""

    words: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Many:
    """A list; or, where ``instead`` is given, that one word in its place."""

    each: "Shape"
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping with known keys; ``short`` is the key that a bare text stands for, where one may."""

    model: type[Any]
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Amounts:
    """A mapping of column headings to pounds."""


Shape = Leaf | Word | Many | Entry | Amounts


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an entry; ``attribute`` is the model's own name for it."""

    name: str
    attribute: str
    shape: Shape
    required: bool


EVERYONE = "all"
"""The word that stands for a list of all the region's authorities."""

_SHORT = {AuthorityEntry: "name", MemberEntry: "name"}
_KEYS: dict[type[Any], dict[str, Key]] = {}
_PLAIN: dict[Any, Leaf] = {
    str: Leaf.TEXT,
    float: Leaf.NUMBER,
    int: Leaf.WHOLE,
    bool: Leaf.YES,
    date: Leaf.DAY,
}


def keys_of(model: type[Any]) -> dict[str, Key]:
    """The keys that an entry of this class may have, by name."""
    if model not in _KEYS:
        hints = get_type_hints(model)
        keys = (_key(each, hints[each.name]) for each in fields(model))
        _KEYS[model] = {key.name: key for key in keys if key is not None}
    return _KEYS[model]


def shape_of_entry(model: type[Any]) -> Entry:
    """The shape of a mapping that is read into ``model``."""
    return Entry(model, _SHORT.get(model))


def _key(each: "Field[Any]", hint: Any) -> Key | None:
    name = each.metadata.get("key", each.name)
    if name is None:
        return None
    required = each.default is MISSING and each.default_factory is MISSING
    return Key(name, each.name, _shape(hint, each.metadata.get("form")), required)


def _shape(hint: Any, form: str | None) -> Shape:
    if form == "amounts":
        return Amounts()
    hint = _given(hint)
    if get_origin(hint) is tuple:
        whole = form == "members"
        return Many(_shape(get_args(hint)[0], None if whole else form), EVERYONE if whole else None)
    if form is not None:
        return Leaf(form)
    if is_dataclass(hint):
        return shape_of_entry(hint)  # type: ignore[arg-type]
    return _PLAIN[hint] if hint in _PLAIN else Word(hint)


def _given(hint: Any) -> Any:
    if get_origin(hint) in (UnionType, Union):
        return next(each for each in get_args(hint) if each is not type(None))
    return hint
