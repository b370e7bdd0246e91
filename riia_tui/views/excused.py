"""Who is excused, from when and until when, and why."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from riia_tui.views.standing import standing


@dataclass(frozen=True, slots=True)
class ExcusedLine:
    """An authority that nothing is expected of; both days inclusive, ``now`` where the as-at day is one of them."""

    organisation: str
    since: date
    until: date | None
    why: str
    now: bool


def excused(store: Store, plan: str | None, today: date) -> tuple[ExcusedLine, ...]:
    """Every excused authority of the plan's region, the earliest first. Raises UnknownName or BadInput."""
    facts = standing(store, plan, today).facts
    names = facts.organisation
    return tuple(
        ExcusedLine(names[e.organisation].name, e.since, e.until, e.why, e.covers(today)) for e in facts.excused
    )
