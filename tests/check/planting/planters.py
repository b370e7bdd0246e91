"""Faults planted in a clean plan: one way for each rule, by the rule's code."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from riia_tui.check.reading import Item, Kind, Reading
from riia_tui.planfile.model import PlanFile

Draw = Callable[..., Any]


@dataclass(frozen=True)
class Planted:
    """A plan with a fault in it, and where the fault is as a finding names it."""

    plan: PlanFile
    where: str


Planter = Callable[[PlanFile, Draw], Planted]
PLANTERS: dict[str, Planter] = {}
"""How to plant the fault of each rule."""


def plants(code: str) -> Callable[[Planter], Planter]:
    """Enters a planter for a rule."""

    def enter(planter: Planter) -> Planter:
        PLANTERS[code] = planter
        return planter

    return enter


def any_item(plan: PlanFile, kind: Kind, draw: Draw) -> Item:
    """A theme, an activity or a KPI of the plan, at random."""
    return draw(st.sampled_from([item for item in Reading(plan).items if item.kind == kind]))


def changed(plan: PlanFile, path: str, **values: Any) -> PlanFile:
    """The plan with other values at a path such as ``themes[0].activities[1].kpis[0]``."""
    return _changed(plan, [(name, int(at)) for name, at in (step[:-1].split("[") for step in path.split("."))], values)


def _changed(entry: Any, steps: list[tuple[str, int]], values: dict[str, Any]) -> Any:
    if not steps:
        return replace(entry, **values)
    (name, at), *rest = steps
    listed = list(getattr(entry, name))
    listed[at] = _changed(listed[at], rest, values)
    return replace(entry, **{name: tuple(listed)})
