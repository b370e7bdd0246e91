"""Changing a plan's own particulars. Once it says which year its quarters are of, its due dates are read again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.engine import Store
from db.errors import BadInput
from db.facts import Facts, KpiFact
from db.journal import CLASSES, Writing
from db.queries.facts import load_facts
from db.tables import Kpi, Plan, PlanChange
from db.words import Quarters
from riia_tui.actions.agreement import Agreement, note_change
from riia_tui.actions.plan_fields import field_named
from riia_tui.rules.due import quarter_days, read_due
from riia_tui.views.items import Item
from riia_tui.views.names import plan_named


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """A due date that the plan's quarters settle: of a KPI (``ref``), or of its measure (“5.2.6:2”)."""

    table: str
    key: str
    ref: str
    was: date
    becomes: date
    note: str | None = None


def set_head(session: Writing, item: Item, name: str, value: Any, agreed: Agreement) -> list[PlanChange]:
    """Writes one of a plan's particulars; new quarters move the due dates that were read by the old ones.

    Raises BadInput where the plan would end before it starts.
    """
    row = session.get_one(Plan, item.key)
    was = getattr(row, name)
    if was == value:
        return []
    moved = read_again(load_facts(session, item.plan), value) if name == "quarters" else []
    setattr(row, name, value)
    if row.ends < row.starts:
        raise BadInput(f"{row.ends} is before {row.starts}.", "A plan's last day is not before its first.")
    noted = [note_change(session, item, name, was, value, agreed)]
    for each in moved:
        noted += _move_due(session, item, each, agreed)
    return noted


def _move_due(session: Writing, plan: Item, each: ReadAgain, agreed: Agreement) -> list[PlanChange]:
    item = Item(each.table, each.key, each.ref, plan.plan, plan.plan_code)
    row: Any = session.get_one(CLASSES[each.table], each.key)
    row.due = each.becomes
    noted = [note_change(session, item, "due", each.was, each.becomes, agreed)]
    if isinstance(row, Kpi) and row.due_note != each.note:
        noted.append(note_change(session, item, "due_note", row.due_note, each.note, agreed))
        row.due_note = each.note
    return noted


def quarters_preview(store: Store, plan: str, typed: str) -> tuple[ReadAgain, ...]:
    """The due dates that would move if a plan said this of its quarters; nothing is written.

    Raises BadInput or UnknownName.
    """
    value = field_named("plan", "quarters").value(typed)
    with store.read() as connection:
        facts = load_facts(connection, plan_named(connection, plan).id)
        return tuple(read_again(facts, value)) if facts.plan.quarters is not value else ()


def read_again(facts: Facts, quarters: Quarters) -> list[ReadAgain]:
    """Every due date that the plan's quarters gave, and another reading of them would move.

    A date that was agreed otherwise than its printed words were read stays as it is.
    """
    return [each for kpi in facts.kpis for each in _of_kpi(facts, kpi, quarters)]


def _of_kpi(facts: Facts, kpi: KpiFact, quarters: Quarters) -> list[ReadAgain]:
    plan = facts.plan
    before = read_due(kpi.due_text or "", plan.starts, plan.ends, plan.quarters)
    if kpi.due is None or before.day != kpi.due:
        return []
    after = read_due(kpi.due_text or "", plan.starts, plan.ends, quarters)
    found = []
    if after.day is not None and after.day != kpi.due:
        note = after.note or f"Quarters are those of the {quarters} year."
        found.append(ReadAgain("kpi", kpi.id, kpi.ref, kpi.due, after.day, note))
    days = [quarter_days(kpi.due_text or "", plan.starts, plan.ends, each) for each in (plan.quarters, quarters)]
    moves = {was: becomes for was, becomes in zip(*days, strict=True) if was != becomes}
    found += [
        ReadAgain("measure", m.id, f"{kpi.ref}:{m.position + 1}", m.due, moves[m.due])
        for m in facts.measures_of.get(kpi.id, ())
        if m.due is not None and m.due in moves
    ]
    return found
