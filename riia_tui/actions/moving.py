"""Moving what stands in a plan: under another heading, or to another place among those beside it."""

from typing import Any

from db.errors import BadInput, UnknownName
from db.facts import ActivityFact, Facts, KpiFact, ThemeFact
from db.journal import CLASSES, Writing
from db.queries.facts import load_facts
from db.queries.plans import next_position
from db.tables import Activity, Kpi, PlanChange, Theme
from riia_tui.actions.agreement import Agreement, note_change
from riia_tui.actions.plan_fields import EMPTY
from riia_tui.phrases import counted
from riia_tui.rules.typed import typed_number
from riia_tui.views.items import HEADINGS, Item, heading_named
from riia_tui.views.withdrawn import theme_path

Placed = ThemeFact | ActivityFact | KpiFact


def move_under(session: Writing, item: Item, typed: str, agreed: Agreement) -> list[PlanChange]:
    """Puts a KPI under an activity or a theme, an activity under a theme, a theme under another or at the top.

    It comes last there. Raises BadInput or UnknownName.
    """
    if item.table == "theme":
        return _move_theme(session, item, typed, agreed)
    if typed.strip().casefold() in EMPTY:
        raise BadInput(f"{item.name} must stand under something.", "Name the heading that it goes under.")
    if item.table == "activity":
        theme = heading_named(session, typed.removeprefix("theme:"), "theme", item.plan)
        return _move_activity(session, item, session.get_one(Theme, theme.key), agreed)
    theme_row, activity = place_for_kpi(session, typed, item.plan)
    return _move_kpi(session, item, theme_row, activity, agreed)


def move_to_activity(session: Writing, item: Item, typed: str, agreed: Agreement) -> list[PlanChange]:
    """Puts a KPI under another activity, or under its theme alone where none is named."""
    kpi = session.get_one(Kpi, item.key)
    if typed.strip().casefold() in EMPTY:
        return _move_kpi(session, item, session.get_one(Theme, kpi.theme), None, agreed)
    to = heading_named(session, typed.removeprefix("activity:"), "activity", item.plan)
    activity = session.get_one(Activity, to.key)
    return _move_kpi(session, item, session.get_one(Theme, activity.theme), activity.id, agreed)


def place_for_kpi(session: Writing, under: str, plan: str) -> tuple[Theme, str | None]:
    """The theme, and the key of the activity, that a KPI under this heading stands under. Raises UnknownName."""
    kind, colon, rest = under.partition(":")
    kinds = [kind.strip().casefold()] if colon and kind.strip().casefold() in HEADINGS else list(HEADINGS)
    for each in kinds:
        try:
            found = heading_named(session, rest if colon and len(kinds) == 1 else under, each, plan)
        except UnknownName:
            if each == kinds[-1]:
                raise
            continue
        row = session.get_one(CLASSES[each], found.key)
        return (session.get_one(Theme, row.theme), row.id) if each == "activity" else (row, None)
    raise AssertionError(under)


def _move_kpi(session: Writing, item: Item, theme: Theme, activity: str | None, agreed: Agreement) -> list[PlanChange]:
    kpi = session.get_one(Kpi, item.key)
    before, old = kpi.activity, session.get_one(Theme, kpi.theme)
    kpi.activity, kpi.theme = activity, theme.id
    noted = []
    if before != activity:
        was, becomes = (_called(session.get_one(Activity, key)) if key else None for key in (before, activity))
        noted.append(note_change(session, item, "activity", was, becomes, agreed))
    if old.id != theme.id:
        noted.append(note_change(session, item, "theme", _called(old), _called(theme), agreed))
    return _last(session, kpi, item, noted)


def _move_activity(session: Writing, item: Item, theme: Theme, agreed: Agreement) -> list[PlanChange]:
    activity = session.get_one(Activity, item.key)
    old = session.get_one(Theme, activity.theme)
    if old.id == theme.id:
        return []
    activity.theme = theme.id
    for kpi in load_facts(session, item.plan).kpis:
        if kpi.activity == activity.id:
            session.get_one(Kpi, kpi.id).theme = theme.id
    noted = [note_change(session, item, "theme", _called(old), _called(theme), agreed)]
    return _last(session, activity, item, noted)


def _move_theme(session: Writing, item: Item, typed: str, agreed: Agreement) -> list[PlanChange]:
    theme = session.get_one(Theme, item.key)
    at_top = typed.strip().casefold() in (*EMPTY, "top")
    found = None if at_top else heading_named(session, typed.removeprefix("theme:"), "theme", item.plan)
    key = found.key if found else None
    if key == theme.parent:
        return []
    if key and item.key in theme_path(load_facts(session, item.plan), key):
        raise BadInput(f"{item.name} cannot stand under itself or under what is inside it.", "Nothing was changed.")
    old = session.get_one(Theme, theme.parent) if theme.parent else None
    theme.parent = key
    noted = note_change(session, item, "parent", _called(old) if old else None, found.name if found else None, agreed)
    return _last(session, theme, item, [noted])


def _last(session: Writing, row: Any, item: Item, noted: list[PlanChange]) -> list[PlanChange]:
    """What was moved comes after everything that was there."""
    if noted:
        session.flush()
        row.position = next_position(session, item.table, item.plan)
    return noted


def _called(row: Theme | Activity) -> str:
    return row.code or row.title


def put_at(session: Writing, item: Item, typed: str, agreed: Agreement) -> list[PlanChange]:
    """Puts an item at a place, counted from 1, among those that stand beside it. Raises BadInput."""
    beside = _beside(load_facts(session, item.plan), item)
    keys = [each.id for each in beside]
    now, wanted = keys.index(item.key), typed_number(typed)
    if wanted != int(wanted) or not 1 <= wanted <= len(keys):
        raise BadInput(
            f"“{typed.strip()}” is no place among {counted(len(keys), 'entry', 'entries')}.", "Count from 1."
        )
    if now == wanted - 1:
        return []
    places = [each.position for each in beside]
    keys.insert(int(wanted) - 1, keys.pop(now))
    for key, position in zip(keys, places, strict=True):
        session.get_one(CLASSES[item.table], key).position = position
    return [note_change(session, item, "position", str(now + 1), str(int(wanted)), agreed)]


def _beside(facts: Facts, item: Item) -> list[Placed]:
    """The item and those beside it, in printed order."""
    if item.table == "theme":
        parent = facts.theme[item.key].parent
        return [each for each in facts.themes if each.parent == parent]
    if item.table == "activity":
        theme = facts.activity[item.key].theme
        return [each for each in facts.activities if each.theme == theme]
    kpi = facts.kpi[item.key]
    return [each for each in facts.kpis if (each.theme, each.activity) == (kpi.theme, kpi.activity)]
