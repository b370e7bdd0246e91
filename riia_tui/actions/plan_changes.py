"""Changing a plan in the year: one field at a time, with who agreed it and why.

Each change is kept beside the plan, so that the original stays printed next to the revised; nothing is deleted.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from db.engine import Store
from db.journal import CLASSES, Writing
from db.queries.plans import load_scope
from db.tables import ActivityScope, Measure, PlanChange
from riia_tui.actions.agreement import SHORTENED, Agreement, note_change
from riia_tui.actions.commands import UNCHANGED, Outcome
from riia_tui.actions.moving import move_to_activity, move_under, put_at
from riia_tui.actions.plan_commands import ChangePlan
from riia_tui.actions.plan_fields import EVERYWHERE, field_named, settled, shown
from riia_tui.actions.plan_head import set_head
from riia_tui.phrases import counted, cut
from riia_tui.views.items import Item, item_named
from riia_tui.views.names import authorities_named


def change_plan(store: Store, change: ChangePlan, today: date) -> Outcome:
    """Changes one field of a KPI, a measure, an activity, a theme or the plan itself, and notes what it was.

    A value that is there already is said so, and nothing is written; then the outcome has no key.
    Raises BadInput or UnknownName; then nothing is written either.
    """
    change.check(today)
    with store.write("change plan") as session:
        item = item_named(session, change.item, change.plan)
        field = field_named(item.table, change.field)
        agreed = Agreement(change.agreed_by, change.on, change.why)
        if field.name in LEADING:
            noted = LEADING[field.name](session, item, change.value, agreed)
        elif item.table == "plan":
            noted = set_head(session, item, field.name, field.value(change.value), agreed)
        else:
            noted = _set_value(session, item, field.name, field.value(change.value), agreed)
        if not noted:
            said = f"{item.name}: {shown(field.name)} is “{cut(change.value.strip(), SHORTENED)}” already."
            return Outcome(said, "", UNCHANGED)
        session.about(item.plan)
        session.say(f"{item.name}: {'; '.join(_told(each) for each in noted if each.item == item.key)}{_more(noted)}")
        return Outcome(f"{session.said}.", noted[0].id)


def _set_value(session: Writing, item: Item, name: str, value: Any, agreed: Agreement) -> list[PlanChange]:
    row = session.get_one(CLASSES[item.table], item.key)
    new = settled(row.model_dump(), name, value) if isinstance(row, Measure) else {name: value}
    noted = []
    for each, becomes in new.items():
        was = getattr(row, each)
        if was != becomes:
            setattr(row, each, becomes)
            noted.append(note_change(session, item, each, was, becomes, agreed))
    return noted


def _set_scope(session: Writing, item: Item, typed: str, agreed: Agreement) -> list[PlanChange]:
    """Writes which authorities an activity is for."""
    everywhere = typed.strip().casefold() in EVERYWHERE
    chosen = [] if everywhere else authorities_named(session, typed, item.plan)
    there = load_scope(session, item.key)
    if {body.id for body in chosen} == set(there.values()):
        return []
    names = {body.id: body.name for body in authorities_named(session, "all", item.plan)}
    for key in there:
        session.delete(session.get_one(ActivityScope, key))
    session.add_all(ActivityScope(activity=item.key, organisation=body.id) for body in chosen)
    was = "; ".join(names[key] for key in there.values())
    becomes = "; ".join(body.name for body in chosen)
    return [note_change(session, item, "scope", was or "all", becomes or "all", agreed)]


def _more(noted: list[PlanChange]) -> str:
    """How many due dates went along with what was changed."""
    moved = sum(each.field == "due" and each.item != noted[0].item for each in noted)
    return f"; {counted(moved, 'due date')} read again" if moved else ""


def _told(change: PlanChange) -> str:
    return f"{shown(change.field)} is {_quoted(change.becomes)}, was {_quoted(change.was)}"


def _quoted(value: str | None) -> str:
    return "none" if value is None else f"“{cut(value, SHORTENED)}”"


LEADING: Mapping[str, Callable[[Writing, Item, str, Agreement], list[PlanChange]]] = {
    "scope": _set_scope,
    "activity": move_to_activity,
    "under": move_under,
    "position": put_at,
}
"""The fields that lead to other rows of the plan, and what writes them."""
