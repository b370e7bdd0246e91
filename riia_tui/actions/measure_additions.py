"""Adding a measure to a KPI in the year."""

from datetime import date

from db.engine import Store
from db.errors import BadInput
from db.journal import Writing
from db.queries.names import KpiName, load_measures
from db.tables import Measure
from riia_tui.actions.agreement import Agreement, note_change
from riia_tui.actions.commands import Outcome
from riia_tui.actions.plan_commands import AddMeasure
from riia_tui.actions.plan_fields import FIELDS, field_named
from riia_tui.actions.typed_measure import typed_measure
from riia_tui.planfile.compare import measure_words
from riia_tui.planfile.measures import mistakes
from riia_tui.planfile.model import ADDED, MeasureEntry
from riia_tui.views.items import Item
from riia_tui.views.names import kpi_named


def add_measure(store: Store, asked: AddMeasure, today: date) -> Outcome:
    """Adds a measure to a KPI, after those that it has, and notes that it was added, by whom and why.

    Raises BadInput or UnknownName; then nothing is written.
    """
    asked.check(today)
    with store.write("add measure") as session:
        kpi = kpi_named(session, asked.ref, asked.plan)
        row = _row(session, asked, kpi)
        item = Item("measure", row.id, f"{kpi.ref}:{row.position + 1}", kpi.plan, kpi.plan_code)
        words = measure_words(_entry(row))
        note_change(session, item, ADDED, None, words, Agreement(asked.agreed_by, asked.on, asked.why))
        session.about(kpi.plan)
        session.say(f"Added the measure {item.name}: {words}")
        return Outcome(f"{session.said}.", row.id)


def _row(session: Writing, asked: AddMeasure, kpi: KpiName) -> Measure:
    """The new row. Raises BadInput where its values cannot stand together."""
    given = typed_measure(asked.measure)
    given |= {name: field_named("measure", name).value(typed) for name, typed in asked.fields}
    for _, said in mistakes({name: value for name, value in given.items() if value is not None}):
        raise BadInput(f"{said[:1].upper()}{said[1:]}.", "Nothing was added.")
    there = load_measures(session, kpi.id)
    row = Measure(kpi=kpi.id, position=max((m.position for m in there), default=-1) + 1, **given)
    session.add(row)
    session.flush()
    return row


def _entry(row: Measure) -> MeasureEntry:
    return MeasureEntry(**{name: getattr(row, name) for name in FIELDS["measure"]})
