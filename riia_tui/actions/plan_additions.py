"""Adding a theme, an activity or a KPI to a plan in the year."""

from collections.abc import Callable
from datetime import date
from typing import Any

from db.engine import Store
from db.errors import BadInput
from db.journal import Writing
from db.queries.names import load_kpi_names
from db.queries.plans import load_refs, next_position
from db.tables import Activity, ActivityScope, Kpi, Measure, Theme
from db.words import KpiKind
from riia_tui.actions.agreement import SHORTENED, Agreement, note_change
from riia_tui.actions.commands import Outcome
from riia_tui.actions.moving import place_for_kpi
from riia_tui.actions.plan_commands import AddItem
from riia_tui.actions.plan_fields import EVERYWHERE, field_named
from riia_tui.actions.typed_measure import typed_measure
from riia_tui.phrases import cut
from riia_tui.planfile.model import ADDED
from riia_tui.planfile.refs import given_refs
from riia_tui.views.items import Item, heading_named
from riia_tui.views.names import authorities_named, folded, plan_named

NAMED_BY = {"kpi": "statement", "activity": "title", "theme": "title"}
"""The field that each of them cannot be without."""


def add_item(store: Store, asked: AddItem, today: date) -> Outcome:
    """Adds a theme, an activity or a KPI with its measures, and notes that it was added, by whom and why.

    Raises BadInput or UnknownName; then nothing is written.
    """
    asked.check(today)
    with store.write(f"add {asked.table}") as session:
        plan = plan_named(session, asked.plan)
        values = {name: field_named(asked.table, name).value(typed) for name, typed in asked.fields if name != "scope"}
        if not values.get(NAMED_BY[asked.table]):
            raise BadInput(f"What is added needs a {NAMED_BY[asked.table]}.", "Nothing was added.")
        row: Theme | Activity | Kpi = ADDERS[asked.table](session, asked, plan.id, values)
        session.flush()
        name = row.ref if isinstance(row, Kpi) else row.code or row.title
        item = Item(asked.table, row.id, name, plan.id, plan.code)
        said = values[NAMED_BY[asked.table]]
        note_change(session, item, ADDED, None, said, Agreement(asked.agreed_by, asked.on, asked.why))
        session.about(plan.id)
        session.say(f"Added {name}: {cut(said, SHORTENED)}")
        return Outcome(f"{session.said}.", row.id)


def _theme(session: Writing, asked: AddItem, plan: str, values: dict[str, Any]) -> Theme:
    parent = heading_named(session, asked.under.removeprefix("theme:"), "theme", plan).key if asked.under else None
    above = session.get_one(Theme, parent) if parent else None
    row = Theme(
        plan=plan,
        parent=parent,
        position=next_position(session, "theme", plan),
        code=asked.code,
        **{"level": above.level if above else "theme"} | values,
    )
    session.add(row)
    return row


def _activity(session: Writing, asked: AddItem, plan: str, values: dict[str, Any]) -> Activity:
    if not asked.under:
        raise BadInput("An activity stands under a theme.", "Name the theme with --under.")
    theme = heading_named(session, asked.under.removeprefix("theme:"), "theme", plan).key
    row = Activity(theme=theme, position=next_position(session, "activity", plan), code=asked.code, **values)
    session.add(row)
    scope = dict(asked.fields).get("scope", "")
    if scope.strip().casefold() not in EVERYWHERE:
        bodies = authorities_named(session, scope, plan)
        session.add_all(ActivityScope(activity=row.id, organisation=body.id) for body in bodies)
    return row


def _kpi(session: Writing, asked: AddItem, plan: str, values: dict[str, Any]) -> Kpi:
    measures = [typed_measure(text) for text in asked.measures]
    if not asked.under:
        raise BadInput("A KPI stands under a theme or an activity.", "Name it with --under.")
    theme, activity = place_for_kpi(session, asked.under, plan)
    row = Kpi(
        plan=plan,
        theme=theme.id,
        activity=activity,
        position=next_position(session, "kpi", plan),
        ref=_ref(session, asked.code, theme, plan),
        code=asked.code,
        **{"kind": KpiKind.UNSPECIFIED} | values,
    )
    session.add(row)
    session.add_all(Measure(kpi=row.id, position=at, **measure) for at, measure in enumerate(measures))
    return row


def _ref(session: Writing, code: str | None, theme: Theme, plan: str) -> str:
    """The ref of a new KPI: its code, else the theme's and a number that no KPI has. Raises BadInput."""
    taken = [name.ref for name in load_kpi_names(session, plan)]
    if code and folded(code) in {folded(ref) for ref in taken}:
        raise BadInput(f"{code} is a KPI of this plan already.", "Give another code.")
    if code:
        return code
    number = len(load_refs(session, theme.id)) + 1
    return given_refs([*((ref, ref) for ref in taken), (None, f"{theme.code or theme.title}-{number}")])[-1]


Adding = Callable[[Writing, AddItem, str, dict[str, Any]], Theme | Activity | Kpi]

ADDERS: dict[str, Adding] = {"theme": _theme, "activity": _activity, "kpi": _kpi}
