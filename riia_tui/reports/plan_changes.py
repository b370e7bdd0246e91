"""What was agreed to change in the plan: the original beside the revised, as a table of a report."""

from collections.abc import Sequence

from riia_tui import phrases
from riia_tui.reports.blocks import Block, Heading, Table
from riia_tui.views.changed import ItemChange, change_words

LONGEST = 400
"""How many letters of a change stand in a report: two statements, cut where they are long."""


def plan_changes(changes: Sequence[ItemChange], since: str = "the last board") -> list[Block]:
    """A heading and a table, one row a change; nothing where the plan is as it was."""
    if not changes:
        return []
    table = Table(
        caption=f"{phrases.counted(len(changes), 'change')} agreed since {since}",
        header=("Item", "What changed", "Why", "Agreed"),
        rows=tuple(_row(each) for each in changes),
        widths=(4, 5, 3, 3),
        alt="Each change to the plan: the original beside the revised, why, who agreed it and when.",
        compact=True,
    )
    return [Heading("Changes to the plan"), table]


def _row(found: ItemChange) -> tuple[str, ...]:
    change = found.change
    agreed = f"{change.agreed_by}, " if change.agreed_by else ""
    words = phrases.cut(change_words(change), LONGEST)
    item = f"{found.item}\n{found.about}" if found.about else found.item
    return item, words, change.why, f"{agreed}{phrases.full_day(change.on)}"
