"""How the figures of a report came about: limits, who judged, and what could not be counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from riia_tui.rules.status import Judged
from riia_tui.rules.thresholds import Thresholds
from riia_tui.views.standing import Standing


@dataclass(frozen=True, slots=True)
class Method:
    """How a report came about: limits, who judged, and what could not be counted. Tuples of words are refs.

    ``judges`` pairs a name (None: not given) with how many RAGs it agreed; ``excused`` an authority with the last
    day (None: until further notice) and the reason.
    """

    thresholds: Thresholds
    judges: tuple[tuple[str | None, int], ...]
    unjudged: int
    ready_to_close: tuple[str, ...]
    uncountable: tuple[str, ...]
    undated: tuple[str, ...]
    assumed: tuple[str, ...]
    unrecorded: int
    excused: tuple[tuple[str, date | None, str], ...]


def method_of(found: Standing) -> Method:
    """The method of a plan that is loaded."""
    everything = found.judged.values()
    judges = Counter(judged.agreed.by for judged in everything if judged.agreed)
    names = found.facts.organisation
    return Method(
        thresholds=found.thresholds,
        judges=tuple(sorted(judges.items(), key=lambda pair: (-pair[1], pair[0] or ""))),
        unjudged=sum(judged.agreed is None for judged in everything),
        ready_to_close=_refs(judged for judged in everything if judged.ready_to_close),
        uncountable=_refs(judged for judged in everything if judged.says is None),
        undated=_refs(judged for judged in everything if judged.kpi.due is None),
        assumed=_refs(judged for judged in everything if judged.kpi.due_note and judged.kpi.due),
        unrecorded=sum(judged.last_recorded is None for judged in everything),
        excused=tuple(
            (names[spell.organisation].name, spell.until, spell.why)
            for spell in found.facts.excused
            if spell.covers(found.today)
        ),
    )


def _refs(judged: Iterable[Judged]) -> tuple[str, ...]:
    return tuple(one.kpi.ref for one in judged)
