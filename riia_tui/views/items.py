"""What of a plan people name to change it: a KPI, one of its measures, an activity, a theme, or the plan by its code.

A KPI is named by its ref and wins where codes are equal, then an activity; ``activity:`` or ``theme:`` before the code
forces the kind. Without a printed code the title names it. Case and spaces do not matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.errors import BadInput, UnknownName
from db.queries.facts import load_plans
from db.queries.names import HeadingName, KpiName, load_heading_names, load_kpi_names
from riia_tui.views.names import folded, nearest, plan_named, target_named

HEADINGS = ("activity", "theme")
KINDS = ("kpi", "measure", *HEADINGS, "plan")
"""What can be changed; each is the table that it stands in."""


@dataclass(frozen=True, slots=True)
class Item:
    """What was named: its table and key, and what it is called; ``plan`` is the plan's key, for a plan its own."""

    table: str
    key: str
    name: str
    plan: str
    plan_code: str


def item_named(connection: Any, text: str, plan: str | None = None) -> Item:
    """The item with this name, in the plan with this code or in any. Raises UnknownName or BadInput."""
    key = plan_named(connection, plan).id if plan else None
    kind, colon, rest = text.partition(":")
    if colon and kind.strip().casefold() in HEADINGS:
        return heading_named(connection, rest, kind.strip().casefold(), key)
    names = load_kpi_names(connection, key)
    if _names_kpi(text, names):
        return _target(connection, text, plan)
    headings = load_heading_names(connection, key)
    for heading in HEADINGS:
        found = _called(text, [name for name in headings if name.kind == heading])
        if found:
            return _only(text, found)
    whole = [each for each in load_plans(connection) if key in (None, each.id) and folded(each.code) == folded(text)]
    if whole:
        return Item("plan", whole[0].id, whole[0].code, whole[0].id, whole[0].code)
    known = [*(name.ref for name in names), *(_word(name) for name in headings)]
    raise UnknownName("KPI, activity or theme", text, nearest(text, known))


def heading_named(connection: Any, text: str, kind: str, plan: str | None) -> Item:
    """The activity or theme with this code or title; ``plan`` is a plan's key. Raises UnknownName or BadInput."""
    names = [name for name in load_heading_names(connection, plan) if name.kind == kind]
    found = _called(text, names)
    if not found:
        raise UnknownName(kind, text.strip(), nearest(text, [_word(name) for name in names]))
    return _only(text, found)


def _names_kpi(text: str, names: Sequence[KpiName]) -> bool:
    refs = {folded(name.ref) for name in names}
    return folded(text) in refs or folded(text.rpartition(":")[0]) in refs


def _target(connection: Any, text: str, plan: str | None) -> Item:
    target = target_named(connection, text, plan)
    kpi = target.kpi
    if target.measure is None:
        return Item("kpi", kpi.id, kpi.ref, kpi.plan, kpi.plan_code)
    name = f"{kpi.ref}:{target.measure.position + 1}"
    return Item("measure", target.measure.id, name, kpi.plan, kpi.plan_code)


def _called(text: str, names: Sequence[HeadingName]) -> list[HeadingName]:
    """Those with this code, else those with this title."""
    wanted = folded(text)
    by_code = [name for name in names if name.code and folded(name.code) == wanted]
    return by_code or [name for name in names if folded(name.title) == wanted]


def _only(text: str, found: Sequence[HeadingName]) -> Item:
    first = found[0]
    if len(found) == 1:
        return Item(first.kind, first.id, _word(first), first.plan, first.plan_code)
    codes = list(dict.fromkeys(name.plan_code for name in found))
    if len(codes) > 1:
        raise BadInput(f"“{text}” is in more than one plan: {', '.join(codes)}.", "Say which with --plan.")
    titles = " or ".join(f"“{first.kind}:{name.title}”" for name in found[:3])
    raise BadInput(f"“{text.strip()}” is what {len(found)} of the plan's headings are called.", f"Name one: {titles}.")


def _word(name: HeadingName) -> str:
    return name.code or name.title
