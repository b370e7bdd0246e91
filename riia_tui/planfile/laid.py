"""A plan file's tree laid out in lists, in printed order, so that two of them can be set beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from riia_tui.planfile.model import ActivityEntry, KpiEntry, PlanFile, ThemeEntry
from riia_tui.planfile.refs import folded, heading_names, placed_kpis


@dataclass(frozen=True, slots=True)
class LaidTheme:
    """A theme; ``parent`` is the place of the theme above it in the list."""

    entry: ThemeEntry
    parent: int | None


@dataclass(frozen=True, slots=True)
class LaidActivity:
    """An activity; ``theme`` is the place of its theme."""

    entry: ActivityEntry
    theme: int


@dataclass(frozen=True, slots=True)
class LaidKpi:
    """A KPI with its ref; ``theme`` and ``activity`` are the places of what it stands under."""

    ref: str
    entry: KpiEntry
    theme: int
    activity: int | None


@dataclass(frozen=True, slots=True)
class Laid:
    """Themes each before those inside it; activities and KPIs in printed order."""

    themes: tuple[LaidTheme, ...]
    activities: tuple[LaidActivity, ...]
    kpis: tuple[LaidKpi, ...]

    def names(self) -> dict[str, tuple[str, int]]:
        """What each item may be called, folded, as table and place; a KPI's ref wins, then what stands first."""
        known = {folded(kpi.ref): ("kpi", at) for at, kpi in enumerate(self.kpis)}
        for at, theme in enumerate(self.themes):
            headings: list[tuple[str, int, ThemeEntry | ActivityEntry]] = [("theme", at, theme.entry)]
            headings += [("activity", n, a.entry) for n, a in enumerate(self.activities) if a.theme == at]
            for table, place, entry in headings:
                for name in heading_names(table, entry.code, entry.title):
                    known.setdefault(folded(name), (table, place))
        return known


def laid_out(plan: PlanFile, refs: Sequence[str] | None = None) -> Laid:
    """A plan laid out; ``refs`` are the refs of its KPIs in printed order, where they are not those that it prints."""
    walk = _Walk()
    for theme in plan.themes:
        walk.theme(theme, None)
    given = [placed.ref for placed in placed_kpis(plan)] if refs is None else refs
    kpis = tuple(LaidKpi(ref, *kpi) for ref, kpi in zip(given, walk.kpis, strict=True))
    return Laid(tuple(walk.themes), tuple(walk.activities), kpis)


class _Walk:
    """Goes through a plan as ``placed_kpis`` does."""

    def __init__(self) -> None:
        self.themes: list[LaidTheme] = []
        self.activities: list[LaidActivity] = []
        self.kpis: list[tuple[KpiEntry, int, int | None]] = []

    def theme(self, entry: ThemeEntry, parent: int | None) -> None:
        at = len(self.themes)
        self.themes.append(LaidTheme(entry, parent))
        for activity in entry.activities:
            self.kpis += [(kpi, at, len(self.activities)) for kpi in activity.kpis]
            self.activities.append(LaidActivity(activity, at))
        self.kpis += [(kpi, at, None) for kpi in entry.kpis]
        for inside in entry.themes:
            self.theme(inside, at)
