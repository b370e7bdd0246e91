"""Which theme, activity, KPI and measure of a newer plan is which of the older one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from riia_tui.planfile.laid import Laid, LaidActivity, LaidKpi, LaidTheme
from riia_tui.planfile.model import MeasureEntry
from riia_tui.planfile.refs import folded

Thing = TypeVar("Thing")
Sign = Callable[[Thing], Hashable | None]


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays: the place in the newer list, and the place in the older one."""

    themes: dict[int, int]
    activities: dict[int, int]
    kpis: dict[int, int]


def kept(old: Laid, new: Laid) -> Kept:
    """What of the older plan is in the newer one too.

    A KPI is the same where ref and statement are, then where its statement alone is (and no other has it), then where
    its ref is. Activities and themes go by code, then by title.
    """
    return Kept(
        pairs(old.themes, new.themes, (_code_and_title, _code, _title)),
        pairs(old.activities, new.activities, (_code_and_title, _code, _title)),
        pairs(old.kpis, new.kpis, (_ref_and_statement, _code_and_statement, _statement, _ref), once=(_statement,)),
    )


def kept_measures(old: Sequence[MeasureEntry], new: Sequence[MeasureEntry]) -> dict[int, int]:
    """Measures that stay: those at the same place with the same metric, then those with the same metric in order."""
    numbered = [list(enumerate(measures)) for measures in (old, new)]
    return pairs(numbered[0], numbered[1], (lambda pair: (pair[0], pair[1].metric), lambda pair: pair[1].metric))


def pairs(
    old: Sequence[Thing], new: Sequence[Thing], signs: Sequence[Sign[Thing]], once: Sequence[Sign[Thing]] = ()
) -> dict[int, int]:
    """Places in ``new`` with the places in ``old`` that have the same sign, the first sign first, in printed order.

    A sign of ``once`` tells only where nothing else that is left on either side has it.
    """
    found: dict[int, int] = {}
    for sign in signs:
        before = _by_sign(old, sign, set(found.values()))
        after = _by_sign(new, sign, set(found))
        for each, places in after.items():
            same = before.get(each, [])
            if sign not in once or len(same) == len(places) == 1:
                found |= dict(zip(places, same, strict=False))
    return found


def _by_sign(things: Sequence[Thing], sign: Sign[Thing], taken: set[int]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for at, thing in enumerate(things):
        if at not in taken and (each := sign(thing)) is not None:
            places[each].append(at)
    return places


def _code_and_title(thing: LaidTheme | LaidActivity) -> Hashable | None:
    return (folded(thing.entry.code), folded(thing.entry.title)) if thing.entry.code else None


def _code(thing: LaidTheme | LaidActivity) -> Hashable | None:
    return folded(thing.entry.code) if thing.entry.code else None


def _title(thing: LaidTheme | LaidActivity) -> Hashable | None:
    return folded(thing.entry.title)


def _ref_and_statement(kpi: LaidKpi) -> Hashable | None:
    return folded(kpi.ref), folded(kpi.entry.statement)


def _code_and_statement(kpi: LaidKpi) -> Hashable | None:
    return (folded(kpi.entry.code), folded(kpi.entry.statement)) if kpi.entry.code else None


def _statement(kpi: LaidKpi) -> Hashable | None:
    return folded(kpi.entry.statement)


def _ref(kpi: LaidKpi) -> Hashable | None:
    return folded(kpi.ref)
