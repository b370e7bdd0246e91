"""Withdrawing what is no longer promised, with the reason and who agreed it. Nothing is deleted.

A KPI is closed. A heading takes every KPI below it along. A measure counts no more and stays as history.
"""

from datetime import date

from db.engine import Store
from db.errors import BadInput
from db.facts import Facts
from db.journal import Writing
from db.queries.facts import load_facts
from db.words import Status
from riia_tui.actions.agreement import Agreement, note_change
from riia_tui.actions.commands import Outcome, UpdateRag
from riia_tui.actions.judgements import judgement
from riia_tui.actions.plan_commands import Withdraw
from riia_tui.phrases import closing_words, counted, full_day
from riia_tui.planfile.compare import measure_words
from riia_tui.planfile.model import WITHDRAWN
from riia_tui.views.items import HEADINGS, Item, item_named
from riia_tui.views.names import kpi_named
from riia_tui.views.plan_file import measure_entry
from riia_tui.views.withdrawn import is_closed_heading, is_withdrawn, kpis_below

STAYS = "Its record stays, and it is shown as closed."


def withdraw(store: Store, asked: Withdraw, today: date) -> Outcome:
    """Withdraws a KPI, a measure, an activity or a theme with all below it, and notes what stands in its place.

    Raises BadInput where it is withdrawn already, and UnknownName; then nothing is written.
    """
    asked.check(today)
    with store.write("withdraw") as session:
        item = item_named(session, asked.item, asked.plan)
        replaced_by = _in_its_place(session, item, asked.replaced_by)
        agreed = Agreement(asked.agreed_by, asked.on, asked.why)
        facts = load_facts(session, item.plan)
        advice = _withdraw(session, facts, item, agreed, replaced_by)
        session.about(item.plan)
        replaced = f", replaced by {replaced_by}" if replaced_by else ""
        session.say(f"Withdrew {_told(facts, item)} on {full_day(asked.on)}{replaced}")
        return Outcome(f"{session.said}.", item.key, advice)


def _in_its_place(session: Writing, item: Item, typed: str | None) -> str | None:
    """The name of what takes the place of an item: a KPI for a KPI, a heading for a heading."""
    if item.table == "plan":
        raise BadInput("A plan as a whole is not withdrawn.", "Withdraw its themes, or change its last day (ends).")
    if not typed:
        return None
    other = item_named(session, typed, item.plan_code)
    if other.key == item.key:
        raise BadInput(f"{item.name} cannot be replaced by itself.", "Nothing was changed.")
    if item.table == "kpi" and other.table != "kpi":
        kpi_named(session, typed, item.plan_code)
    alike = other.table in HEADINGS if item.table in HEADINGS else other.table == item.table
    if not alike:
        raise BadInput(f"{other.name} cannot stand in the place of {item.name}.", "Name one of the same kind.")
    return f"{other.table}:{other.name}" if other.table in HEADINGS else other.name


def _withdraw(session: Writing, facts: Facts, item: Item, agreed: Agreement, replaced_by: str | None) -> str:
    if item.table == "kpi":
        close(session, facts, item, agreed, replaced_by)
        return STAYS
    if item.table == "measure":
        return _withdraw_measure(session, facts, item, agreed, replaced_by)
    if is_closed_heading(facts, item.key):
        raise BadInput(f"{item.name} is withdrawn already.", "“riia show” says since when and why.")
    note_change(session, item, WITHDRAWN, None, replaced_by, agreed)
    for kpi in kpis_below(facts, item.key):
        if not is_withdrawn(facts, kpi.id):
            close(session, facts, Item("kpi", kpi.id, kpi.ref, item.plan, item.plan_code), agreed)
    return "The record of what is below it stays, and its KPIs are shown as closed."


def _withdraw_measure(session: Writing, facts: Facts, item: Item, agreed: Agreement, replaced_by: str | None) -> str:
    measure = next(each for each in facts.measures if each.id == item.key)
    if item.key in facts.withdrawn_measures:
        raise BadInput(f"{item.name} is withdrawn already.", "“riia show” says since when and why.")
    note_change(session, item, WITHDRAWN, measure_words(measure_entry(measure)), replaced_by, agreed)
    if len(facts.measures_of[measure.kpi]) > 1:
        return "It counts no more; what it said stays under the KPI's changes."
    return "It counts no more. The KPI has no other measure: only an agreed RAG says how it stands."


def _told(facts: Facts, item: Item) -> str:
    if item.table not in HEADINGS:
        return item.name
    return f"{item.name} with {counted(len(kpis_below(facts, item.key)), 'KPI')}"


def close(session: Writing, facts: Facts, item: Item, agreed: Agreement, replaced_by: str | None = None) -> None:
    """Notes inside a write that a KPI is withdrawn, and closes it. Raises BadInput where it is withdrawn already."""
    if is_withdrawn(facts, item.key):
        raise BadInput(f"{item.name} is withdrawn already.", "“riia show” says since when and why.")
    note_change(session, item, WITHDRAWN, None, replaced_by, agreed)
    # A RAG agreed since would otherwise hold the KPI open.
    last = max((each.on for each in facts.assessments_of.get(item.key, ())), default=agreed.on)
    rag = UpdateRag(item.name, Status.CLOSED, max(agreed.on, last), comment=closing_words(agreed.why, replaced_by))
    session.add(judgement(session, facts, item.key, rag))
