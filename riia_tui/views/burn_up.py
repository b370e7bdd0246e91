"""How many KPIs are met against how many have fallen due, month by month to the end of the plan."""

from dataclasses import dataclass
from datetime import date

from db.words import Status
from riia_tui.rules.due import month_ends
from riia_tui.rules.status import Judged
from riia_tui.views.standing import Standing


@dataclass(frozen=True, slots=True)
class MetByDay:
    """How many KPIs were met on a day (None: it is still to come), and how many have fallen due by it."""

    on: date
    met: int | None
    due: int


def burn_up_of(found: Standing) -> tuple[MetByDay, ...]:
    """The last day of each month of the plan, the as-at day among them; nothing before the plan starts.

    Met is what is blue, or has a figure that is complete. KPIs that are closed are left out; those without a due date
    fall due with the plan.
    """
    plan, today = found.facts.plan, found.today
    kept = {key for key, judged in found.judged.items() if judged.status is not Status.CLOSED}
    if not kept or today < plan.starts:
        return ()
    deadlines = [judged.kpi.due or plan.ends for key, judged in found.judged.items() if key in kept]
    days = {*month_ends(plan.starts, plan.ends), min(today, plan.ends)}
    return tuple(
        MetByDay(on, _met(found.as_at(on), kept) if on <= today else None, sum(due <= on for due in deadlines))
        for on in sorted(days)
    )


def _met(found: Standing, kept: set[str]) -> int:
    return sum(_is_met(found.judged[key]) for key in kept)


def _is_met(judged: Judged) -> bool:
    return Status.COMPLETE in (judged.status, judged.says)
