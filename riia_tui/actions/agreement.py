"""What every change to a plan keeps beside it: what it was, what it becomes, who agreed it, when and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.journal import Writing
from db.tables import PlanChange
from riia_tui.planfile.compare import text_of
from riia_tui.views.items import Item

SHORTENED = 60
"""Signs of a statement that the history quotes."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who agreed a change, when and why."""

    by: str | None
    on: date
    why: str


def note_change(session: Writing, item: Item, field: str, was: Any, becomes: Any, agreed: Agreement) -> PlanChange:
    """Keeps one change of a plan, with its values as a plan file writes them."""
    row = PlanChange(
        plan=item.plan,
        item_table=item.table,
        item=item.key,
        field=field,
        was=text_of(was),
        becomes=text_of(becomes),
        agreed_by=agreed.by,
        on=agreed.on,
        why=agreed.why.strip(),
    )
    session.add(row)
    return row
