"""What was chosen in a list that may have changed since the key was pressed."""

from collections.abc import Sequence
from typing import TypeVar

from textual.widgets import OptionList

Row = TypeVar("Row")


def chosen(event: OptionList.OptionSelected, rows: Sequence[Row]) -> Row | None:
    """The row behind the chosen line; None where the list shows other lines by now."""
    lines, at = event.option_list, event.option_index
    if at < min(len(rows), lines.option_count) and lines.get_option_at_index(at) is event.option:
        return rows[at]
    return None
