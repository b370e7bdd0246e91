"""What of a plan was withdrawn, told from its changes and the RAGs agreed since."""

from db.facts import Facts, KpiFact
from db.words import Status
from riia_tui.planfile.model import WITHDRAWN


def is_withdrawn(facts: Facts, kpi: str) -> bool:
    """Whether a KPI (by key) was withdrawn and has not been taken up again since."""
    agreed = facts.assessments_of.get(kpi, [])
    return _noted(facts, kpi) and (not agreed or agreed[-1].status is Status.CLOSED)


def is_closed_heading(facts: Facts, key: str) -> bool:
    """Whether a theme or an activity (by key) was withdrawn, and nothing below it is open again."""
    return _noted(facts, key) and all(is_withdrawn(facts, kpi.id) for kpi in kpis_below(facts, key))


def kpis_below(facts: Facts, key: str) -> list[KpiFact]:
    """The KPIs of a theme or an activity (by key) and of everything inside it, in printed order."""
    if key in facts.activity:
        return [kpi for kpi in facts.kpis if kpi.activity == key]
    return [kpi for kpi in facts.kpis if key in theme_path(facts, kpi.theme)]


def theme_path(facts: Facts, theme: str) -> set[str]:
    """The keys of a theme and of those that it stands in."""
    found: set[str] = set()
    above: str | None = theme
    while above is not None and above not in found:
        found.add(above)
        above = facts.theme[above].parent
    return found


def headings_above(facts: Facts, kpi: KpiFact) -> set[str]:
    """The keys of the activity and the themes that a KPI stands under."""
    return theme_path(facts, kpi.theme) | ({kpi.activity} if kpi.activity else set())


def _noted(facts: Facts, key: str) -> bool:
    return any(change.field == WITHDRAWN for change in facts.changes_of.get(key, ()))
