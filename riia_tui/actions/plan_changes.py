"""Changing a plan in the year: one field at a time, or withdrawing a KPI, with who agreed it and why.

Each change is kept beside the plan, so that the original stays printed next to the revised; nothing is deleted.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.engine import Store
from db.errors import BadInput
from db.facts import Facts
from db.journal import CLASSES, Writing
from db.queries.facts import load_facts
from db.queries.plans import load_scope
from db.tables import Activity, ActivityScope, Kpi, Measure, PlanChange
from db.words import Status
from riia_tui.actions.commands import Outcome, UpdateRag
from riia_tui.actions.judgements import judgement
from riia_tui.actions.plan_commands import ChangePlan, Withdraw
from riia_tui.actions.plan_fields import EMPTY, EVERYWHERE, field_named, settled, shown
from riia_tui.phrases import cut, full_day
from riia_tui.planfile.compare import text_of
from riia_tui.planfile.model import WITHDRAWN
from riia_tui.views.items import Item, heading_named, item_named
from riia_tui.views.names import authorities_named, kpi_named

SHORTENED = 60
"""Signs of a statement that the history quotes."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who agreed a change, when and why."""

    by: str | None
    on: date
    why: str


def change_plan(store: Store, change: ChangePlan, today: date) -> Outcome:
    """Changes one field of a KPI, a measure, an activity or a theme, and notes what it was.

    A value that is there already is said so, and nothing is written; then the outcome has no key.
    Raises BadInput or UnknownName; then nothing is written either.
    """
    change.check(today)
    with store.write("change plan") as session:
        item = item_named(session, change.item, change.plan)
        field = field_named(item.table, change.field)
        agreed = Agreement(change.agreed_by, change.on, change.why)
        if field.name == "scope":
            noted = _set_scope(session, item, change.value, agreed)
        elif field.name == "activity":
            noted = _move(session, item, change.value, agreed)
        else:
            noted = _set_value(session, item, field.name, field.value(change.value), agreed)
        if not noted:
            said = f"{item.name}: {shown(field.name)} is “{cut(change.value.strip(), SHORTENED)}” already."
            return Outcome(said, "", "Nothing was changed.")
        session.about(item.plan)
        session.say(f"{item.name}: {'; '.join(_told(each) for each in noted)}")
        return Outcome(f"{session.said}.", noted[0].id)


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


def _move(session: Writing, item: Item, typed: str, agreed: Agreement) -> list[PlanChange]:
    """Puts a KPI under another activity, or under its theme alone."""
    kpi = session.get_one(Kpi, item.key)
    away = typed.strip().casefold() in EMPTY
    to = None if away else heading_named(session, typed.removeprefix("activity:"), "activity", item.plan)
    key = to.key if to else None
    if kpi.activity == key:
        return []
    before = session.get_one(Activity, kpi.activity) if kpi.activity else None
    kpi.activity = key
    if key:
        kpi.theme = session.get_one(Activity, key).theme
    was = (before.code or before.title) if before else None
    return [note_change(session, item, "activity", was, to.name if to else None, agreed)]


def _told(change: PlanChange) -> str:
    return f"{shown(change.field)} is {_quoted(change.becomes)}, was {_quoted(change.was)}"


def _quoted(value: str | None) -> str:
    return "none" if value is None else f"“{cut(value, SHORTENED)}”"


def withdraw(store: Store, asked: Withdraw, today: date) -> Outcome:
    """Closes a KPI with the reason, and notes that it was withdrawn; its record stays and nothing is deleted.

    Raises BadInput where it is withdrawn already, and UnknownName; then nothing is written.
    """
    asked.check(today)
    with store.write("withdraw KPI") as session:
        name = kpi_named(session, asked.ref, asked.plan)
        other = kpi_named(session, asked.replaced_by, name.plan_code) if asked.replaced_by else None
        if other and other.id == name.id:
            raise BadInput(f"{name.ref} cannot be replaced by itself.", "Nothing was changed.")
        item = Item("kpi", name.id, name.ref, name.plan, name.plan_code)
        agreed = Agreement(asked.agreed_by, asked.on, asked.why)
        close(session, load_facts(session, name.plan), item, agreed, other.ref if other else None)
        session.about(name.plan)
        replaced = f", replaced by {other.ref}" if other else ""
        session.say(f"Withdrew {name.ref} on {full_day(asked.on)}{replaced}")
        return Outcome(f"{session.said}.", name.id, "Its record stays, and it is shown as closed.")


def close(session: Writing, facts: Facts, item: Item, agreed: Agreement, replaced_by: str | None = None) -> None:
    """Notes inside a write that a KPI is withdrawn, and closes it. Raises BadInput where it is withdrawn already."""
    if is_withdrawn(facts, item.key):
        raise BadInput(f"{item.name} is withdrawn already.", "“riia show” says since when and why.")
    note_change(session, item, WITHDRAWN, None, replaced_by, agreed)
    why = agreed.why.strip() + (f" (replaced by {replaced_by})" if replaced_by else "")
    # A RAG agreed since would otherwise hold the KPI open.
    last = max((each.on for each in facts.assessments_of.get(item.key, ())), default=agreed.on)
    rag = UpdateRag(item.name, Status.CLOSED, max(agreed.on, last), comment=why)
    session.add(judgement(session, facts, item.key, rag))


def is_withdrawn(facts: Facts, kpi: str) -> bool:
    """Whether a KPI was withdrawn and has not been taken up again since."""
    agreed = facts.assessments_of.get(kpi, [])
    noted = any(change.field == WITHDRAWN for change in facts.changes_of.get(kpi, ()))
    return noted and (not agreed or agreed[-1].status is Status.CLOSED)
