"""What a plan prints besides its tree, brought to what a newer file says."""

from collections.abc import Iterable

from db.journal import CLASSES
from db.queries.plans import load_announced, load_member_keys, load_of_plan
from db.queries.records import load_parts
from db.tables import Contact, Network, Record
from riia_tui.actions.laying import Laying
from riia_tui.actions.plan_parts import (
    fill_network,
    put_accepted,
    put_budget,
    put_changes,
    put_events,
    put_frameworks,
    put_indicators,
    put_mappings,
    put_network,
    put_people,
)
from riia_tui.planfile.model import PlanFile
from riia_tui.views.names import folded


def revise_lists(laying: Laying, old: PlanFile, changed: set[str], regrown: bool) -> None:
    """Writes the lists whose names are in ``changed``; ``regrown`` where items of the tree have gone."""
    put_frameworks(laying)
    if "mappings" in changed or regrown:
        _clear(laying, "mapping")
        put_mappings(laying)
    for what, tables, put in (
        ("budget", ("budget_line",), put_budget),
        ("indicators", ("indicator_value", "indicator"), put_indicators),
        ("accepted", ("accepted_finding",), put_accepted),
    ):
        if what in changed:
            for table in tables:
                _clear(laying, table)
            put(laying)
    if "people" in changed:
        _people(laying)
    if "networks" in changed:
        _networks(laying)
    if "events" in changed:
        _events(laying)
    if "changes" in changed:
        there = {(c.item, c.field, c.on, c.becomes) for c in old.changes}
        put_changes(laying, [c for c in laying.file.changes if (c.item, c.field, c.on, c.becomes) not in there])


def _clear(laying: Laying, table: str) -> None:
    _delete(laying, table, load_of_plan(laying.session, table, laying.plan.id))


def _delete(laying: Laying, table: str, keys: Iterable[str]) -> None:
    for key in keys:
        laying.session.delete(laying.session.get_one(CLASSES[table], key))
    laying.session.flush()


def _people(laying: Laying) -> None:
    """People who stay keep their addresses."""
    wanted = {(p.name, p.role, p.organisation): p for p in laying.file.people}
    for key in load_of_plan(laying.session, "contact", laying.plan.id):
        row = laying.session.get_one(Contact, key)
        if wanted.pop((row.name, row.role, row.body), None) is None:
            laying.session.delete(row)
    put_people(laying, list(wanted.values()))


def _networks(laying: Laying) -> None:
    """Networks keep their meetings; one that the file leaves out stays."""
    rows = [laying.session.get_one(Network, key) for key in load_of_plan(laying.session, "network", laying.plan.id)]
    known = {folded(row.name): row for row in rows}
    for position, entry in enumerate(laying.file.networks):
        row = known.get(folded(entry.name))
        if row is None:
            put_network(laying, entry, position + len(rows))
            continue
        row.name, row.cadence = entry.name, entry.cadence
        row.quorum, row.elsewhere = entry.quorum, entry.elsewhere
        for table, keys in load_member_keys(laying.session, row.id).items():
            _delete(laying, table, keys)
        fill_network(laying, entry, row.id)


def _events(laying: Laying) -> None:
    """An event that the file leaves out goes where nothing was recorded of it; else it stays a record."""
    wanted = {(event.on, folded(event.title)): event for event in laying.file.events}
    for key in load_announced(laying.session, laying.plan.id):
        row = laying.session.get_one(Record, key)
        if wanted.pop((row.on, folded(row.title)), None) is not None:
            continue
        parts = load_parts(laying.session, key)
        if row.planned and not any(keys for table, keys in parts.items() if table != "meeting"):
            _delete(laying, "meeting", parts["meeting"])
            laying.session.delete(row)
        else:
            row.announced = False
    put_events(laying, list(wanted.values()))
