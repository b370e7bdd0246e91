"""A plan as far as its texts can be read: what is too long for a board is too long for the rules."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Part = TypeVar("Part")

LONGEST = 5_000
"""Characters to which a text is read: more than a page."""
UNBROKEN = re.compile(r"(\S{100})\S+")
"""A run without a space that is no word, such as a pasted address or a row of figures. Patterns of numbers and names
would try it from each of its characters."""


def readable(part: Part) -> Part:
    """A plan file, or a part of it, with texts to their 5,000th character and runs without a space to their 100th.

    What needs no change is given back as it is.
    """
    changed = {field.name: new for field in fields(part) if (new := _read(old := getattr(part, field.name))) is not old}  # type: ignore[arg-type]
    return replace(part, **changed) if changed else part  # type: ignore[type-var]


def _read(value: Any) -> Any:
    if isinstance(value, str):
        return UNBROKEN.sub(r"\1", value[:LONGEST]) if len(value) > 100 else value
    if isinstance(value, tuple):
        new = tuple(_read(each) for each in value)
        return new if any(a is not b for a, b in zip(new, value, strict=True)) else value
    return readable(value) if is_dataclass(value) else value
