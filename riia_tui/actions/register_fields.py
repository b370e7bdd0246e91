"""What every register does with its fields: put what is given, take away what is asked to go."""

from collections.abc import Sequence
from typing import Any

from riia_tui.actions.register_commands import SetLesson, SetRisk, SetSpend, SetSupport


def put_fields(row: Any, asked: SetRisk | SetLesson | SetSpend | SetSupport, names: Sequence[str]) -> None:
    """Puts the named fields into a row: what is None stays, an empty text and what ``without`` names are taken away."""
    for name in names:
        value = getattr(asked, name)
        if name in asked.without:
            setattr(row, name, None)
        elif value is not None:
            setattr(row, name, (value.strip() or None) if isinstance(value, str) else value)
