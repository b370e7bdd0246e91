"""The tree of a plan file into the model, noting every mistake and going on.

While there are mistakes an entry is *provisional*: what could not be read is None in it, so that positions in lists
stay those of the file and the rest can still be checked. No provisional entry leaves this package.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from typing import Any

from riia_tui.planfile import measures, scalars
from riia_tui.planfile.faults import FaultList, meant, nearest, quoted
from riia_tui.planfile.model import (
    AuthorityEntry,
    MeasureEntry,
    MemberEntry,
    NetworkEntry,
    Place,
    PlanHead,
    nearest_place,
)
from riia_tui.planfile.nodes import Items, Node, Pairs, Scalar, joined
from riia_tui.planfile.shapes import EVERYONE, Amounts, Entry, Key, Leaf, Many, Shape, Word, keys_of

Leaves = Mapping[Leaf, Callable[[Scalar], Any]]
"""How each kind of single value is read; a reader raises ``scalars.Mistake``."""

_READ: Leaves = {
    Leaf.TEXT: scalars.text,
    Leaf.NUMBER: scalars.number,
    Leaf.WHOLE: scalars.whole,
    Leaf.YES: scalars.yes_or_no,
    Leaf.DAY: scalars.day,
    Leaf.WITHIN: scalars.within,
    Leaf.FORMAT: scalars.format_name,
    Leaf.PRINTED: scalars.printed,
    Leaf.HEADING: scalars.heading,
}
_PERIODS: dict[type[Any], tuple[str, str]] = {
    PlanHead: ("starts", "ends"),
    AuthorityEntry: ("since", "until"),
    MemberEntry: ("since", "until"),
}


class Reading:
    """Reads one tree; ``places`` says where each path stands."""

    def __init__(
        self,
        faults: FaultList,
        leaves: Leaves = _READ,
        word: Callable[[Any, type[StrEnum]], StrEnum | None] = scalars.word,
    ) -> None:
        """``faults`` takes every mistake; ``leaves`` and ``word`` read single values, as text files write them."""
        self.faults = faults
        self._leaves, self._word = leaves, word
        self.places: dict[str, Place] = {}

    def entry(self, node: Pairs, model: type[Any], at: str) -> Any:
        """A mapping as an instance of ``model``, provisional where there were mistakes."""
        given = self._given(node, model, at)
        self._note_contradictions(model, given, at)
        return _made(model, given)

    def note(self, path: str, message: str) -> None:
        """Keep a mistake at a path, or where what the path belongs to stands."""
        place = nearest_place(self.places, path) or Place(1, 1)
        self.faults.add(place.line, place.column, path, message)

    def _given(self, node: Pairs, model: type[Any], at: str) -> dict[str, Any]:
        """The values by attribute: None for one that could not be read, no item for one left out."""
        keys = keys_of(model)
        given: dict[str, Any] = {}
        for name, value in node.pairs:
            path, key = joined(at, name.text), keys.get(name.text)
            if key is None:
                if (meant_key := self._note_unknown(name, keys, path)) is not None:
                    given.setdefault(meant_key.attribute, None)
            elif isinstance(value, Scalar) and value.empty:
                self.places[path] = Place(name.line, name.column)
            else:
                given[key.attribute] = self._value(value, key.shape, path)
        self._note_missing(keys, given, at)
        return given

    def _note_unknown(self, name: Scalar, keys: dict[str, Key], path: str) -> Key | None:
        """Note a key that is none; gives the one that was probably meant."""
        listed = f"the keys here are {', '.join(keys)}"
        said = f"{quoted(name.text)} is no key here; {meant(name.text, keys, listed)}"
        self.faults.add(name.line, name.column, path, said)
        return keys.get(nearest(name.text, keys) or "")

    def _note_missing(self, keys: dict[str, Key], given: dict[str, Any], at: str) -> None:
        for key in keys.values():
            said_elsewhere = key.name == "metric" and "target" in given
            if key.required and key.attribute not in given and not said_elsewhere:
                path = joined(at, key.name)
                lack = "empty" if path in self.places else "missing"
                self.note(path, f"“{key.name}” is {lack}; it must be given")

    def _note_contradictions(self, model: type[Any], given: dict[str, Any], at: str) -> None:
        if model in _PERIODS:
            first, last = _PERIODS[model]
            begins, ends = given.get(first), given.get(last)
            if begins and ends and ends < begins:
                self.note(joined(at, last), f"{ends} is before {first}, which is {begins}")
        if model is MeasureEntry:
            for name, message in measures.mistakes(given):
                self.note(joined(at, name), message)

    def _value(self, node: Node, shape: Shape, at: str) -> Any:
        """What a node says by its shape; None where it cannot be read."""
        self.places[at] = Place(node.line, node.column)
        if isinstance(shape, Entry):
            return self._nested(node, shape, at)
        if isinstance(shape, Many):
            return self._many(node, shape, at)
        if isinstance(shape, Amounts):
            return self._amounts(node, at)
        return self._scalar(node, shape, at)

    def _scalar(self, node: Node, shape: Leaf | Word, at: str) -> Any:
        if not isinstance(node, Scalar):
            self.note(at, f"{_called(node)} stands here; a single value is expected")
            return None
        try:
            return self._word(node, shape.words) if isinstance(shape, Word) else self._leaves[shape](node)
        except scalars.Mistake as mistake:
            self.note(at, str(mistake))
            return mistake.taken_as

    def _nested(self, node: Node, shape: Entry, at: str) -> Any:
        if isinstance(node, Pairs):
            return self.entry(node, shape.model, at)
        if shape.short and isinstance(node, Scalar) and not node.empty:
            return _made(shape.model, {shape.short: self._scalar(node, Leaf.TEXT, at)})
        keys = ", ".join(keys_of(shape.model))
        self.note(at, f"{_called(node)} stands here; a mapping with the keys {keys} is expected")
        return _made(shape.model, {})

    def _many(self, node: Node, shape: Many, at: str) -> Any:
        if isinstance(node, Items):
            return tuple(self._item(each, shape.each, f"{at}[{n}]") for n, each in enumerate(node.items))
        if shape.instead and isinstance(node, Scalar) and node.text == shape.instead:
            return shape.instead
        instead = f" or the word {shape.instead}" if shape.instead else ""
        self.note(at, f"{_called(node)} stands here; a list{instead} is expected")
        return None

    def _item(self, node: Node, shape: Shape, at: str) -> Any:
        if isinstance(node, Scalar) and node.empty and shape is not Leaf.PRINTED:
            self.places[at] = Place(node.line, node.column)
            self.note(at, "this item of the list is empty")
            return _made(shape.model, {}) if isinstance(shape, Entry) else None
        return self._value(node, shape, at)

    def _amounts(self, node: Node, at: str) -> Any:
        if not isinstance(node, Pairs):
            self.note(at, f"{_called(node)} stands here; column headings with pounds are expected")
            return None
        cells = []
        for name, value in node.pairs:
            if not (isinstance(value, Scalar) and value.empty):
                cells.append((name.text.strip(), self._value(value, Leaf.NUMBER, joined(at, name.text))))
        return tuple(cells)


def _called(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.empty else quoted(node.text)
    return "a list" if isinstance(node, Items) else "a mapping"


def _made(model: type[Any], given: dict[str, Any]) -> Any:
    """An instance; what is required and not given is None, which makes it provisional."""
    values = {each.name: None for each in fields(model) if _is_required(each)} | given
    if model is MeasureEntry:
        values = measures.completed(values)
    if model is NetworkEntry and values.get("members") == EVERYONE:
        values |= {"members": (), "everyone": True}
    lists = {key.attribute for key in keys_of(model).values() if isinstance(key.shape, Many | Amounts)}
    return model(**{name: () if value is None and name in lists else value for name, value in values.items()})


def _is_required(each: "Field[Any]") -> bool:
    return each.default is MISSING and each.default_factory is MISSING
