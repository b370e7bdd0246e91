"""The rows of a tracker as a plan of ours: themes, activities and KPIs, with the history of each KPI beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.errors import BadInput
from db.words import Comparator, Metric, Unit
from riia_tui.exchange.trackers.codes import divided_heading
from riia_tui.exchange.trackers.fields import Field
from riia_tui.exchange.trackers.fit import Fit, PlanFit
from riia_tui.exchange.trackers.rows import Reading, TrackerRow, together
from riia_tui.planfile.model import (
    FORMAT,
    ActivityEntry,
    AuthorityEntry,
    KpiEntry,
    MeasureEntry,
    PlanFile,
    PlanHead,
    RegionHead,
    ThemeEntry,
)
from riia_tui.planfile.refs import folded, placed_kpis


@dataclass(frozen=True, slots=True)
class PlanOfTracker:
    """A plan to be made, and the rows behind its KPIs by their refs."""

    file: PlanFile
    rows: dict[str, TrackerRow]


NO_THEME = "All KPIs"
"""The theme of a tracker that names none."""


def rows_of_plan(reading: Reading, plan: PlanFit) -> tuple[TrackerRow, ...]:
    """The rows of a plan; what stands on several sheets, one a quarter, is one row with all its history."""
    dated = {table.sheet for table in reading.fit.taken if table.on is not None}
    found: dict[object, TrackerRow] = {}
    for at, row in enumerate(row for row in reading.rows if row.plan == plan):
        name: object = (folded(row.ref), folded(row.statement)) if row.sheet in dated else at
        found[name] = together(found[name], row) if name in found else row
    return tuple(found.values())


def plan_of(reading: Reading, plan: PlanFit) -> PlanOfTracker:
    """A plan of the store's kind out of the rows that are its own. Raises BadInput where its particulars lack."""
    check(plan)
    rows = rows_of_plan(reading, plan)
    if not rows:
        raise BadInput(f"No row of the tracker belongs to the plan {plan.code}.", "Match its columns first.")
    kpis = {id(row): _kpi(row) for row in rows}
    themes = _themes(rows, kpis, 0, _level(reading.fit))
    head = PlanHead(
        code=plan.code,
        title=plan.title,
        starts=plan.starts,
        ends=plan.ends,
        region=RegionHead("-".join(plan.region.casefold().split()), plan.region),
        source=reading.tracker.name,
    )
    file = PlanFile(FORMAT, head, themes, tuple(AuthorityEntry(name) for name in reading.fit.authorities))
    of_entry = {id(kpis[id(row)]): row for row in rows}
    return PlanOfTracker(file, {placed.ref: of_entry[id(placed.kpi)] for placed in placed_kpis(file)})


def check(plan: PlanFit) -> None:
    """Raises BadInput where a plan cannot be made of what is said of it."""
    for name, said in (("code", plan.code), ("title", plan.title), ("region", plan.region)):
        if not said.strip():
            raise BadInput(f"The plan{f' “{plan.title}”' if plan.title else ''} has no {name} yet.", "Write it.")
    if plan.ends <= plan.starts:
        raise BadInput(f"The plan {plan.code} ends on {plan.ends}, before it starts.", "Put its days right.")


def _level(fit: Fit) -> str:
    """What the tracker calls its themes, by the heading of their column."""
    columns = [column for table in fit.taken for column in table.columns_of(Field.THEME)]
    words = columns[0].heading.split(" / ")[-1].casefold() if columns else ""
    return next((word for word in ("priority", "workstream", "strand", "pillar") if word in words), "theme")


def _themes(rows: Sequence[TrackerRow], kpis: dict[int, KpiEntry], depth: int, level: str) -> tuple[ThemeEntry, ...]:
    """The themes of a depth with what is below them, in the order in which the tracker has them."""
    groups: dict[str, list[TrackerRow]] = {}
    for row in rows:
        title = row.themes[depth] if len(row.themes) > depth else NO_THEME
        groups.setdefault(folded(title), []).append(row)
    return tuple(_theme(group, kpis, depth, level) for group in groups.values())


def _theme(rows: Sequence[TrackerRow], kpis: dict[int, KpiEntry], depth: int, level: str) -> ThemeEntry:
    named = rows[0].themes[depth] if len(rows[0].themes) > depth else NO_THEME
    own_level, code, title = divided_heading(named)
    here = [row for row in rows if len(row.themes) <= depth + 1]
    below = [row for row in rows if len(row.themes) > depth + 1]
    activities: dict[str, list[TrackerRow]] = {}
    for row in here:
        if row.activity:
            activities.setdefault(folded(row.activity), []).append(row)
    return ThemeEntry(
        level=own_level or level,
        title=title,
        code=code or None,
        themes=_themes(below, kpis, depth + 1, level) if below else (),
        activities=tuple(_activity(group, kpis) for group in activities.values()),
        kpis=tuple(kpis[id(row)] for row in here if not row.activity),
    )


def _activity(rows: Sequence[TrackerRow], kpis: dict[int, KpiEntry]) -> ActivityEntry:
    _, code, title = divided_heading(rows[0].activity)
    return ActivityEntry(title=title, code=code or None, kpis=tuple(kpis[id(row)] for row in rows))


def _kpi(row: TrackerRow) -> KpiEntry:
    return KpiEntry(
        statement=row.statement,
        code=row.ref or None,
        due=row.due.day,
        due_text=row.due.text,
        due_note=row.due.note,
        owner=row.owner or None,
        measures=_measures(row),
    )


def _measures(row: TrackerRow) -> tuple[MeasureEntry, ...]:
    """One measure whose figure somebody reports, where the tracker has a target or figures."""
    target, amounts = row.target, [amount for _, amount in row.figures]
    if target is None and not amounts:
        return ()
    known = [amount for amount in (target, *amounts) if amount and amount.value is not None]
    unit = known[0].unit if known else Unit.NUMBER
    value = target.value if target and target.value is not None and target.value >= 0 else None
    words = target.text if target and value is None else None
    baseline = row.baseline.value if row.baseline and row.baseline.unit is unit else None
    comparator = target.comparator if target else Comparator.AT_LEAST
    return (MeasureEntry(Metric.REPORTED, comparator, value, unit, baseline=baseline, text=words),)
