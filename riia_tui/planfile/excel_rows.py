"""A plan as the rows of its workbook: the tree laid flat, with ids that tie the rows together."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Any

from db.words import Metric
from riia_tui.planfile.model import (
    ActivityEntry,
    IndicatorTable,
    KpiEntry,
    MeasureEntry,
    PlanFile,
    PlanHead,
    RegionHead,
    ThemeEntry,
)
from riia_tui.planfile.names import joined_names
from riia_tui.planfile.shapes import EVERYONE, keys_of
from riia_tui.planfile.sheets import OF_NAME, PLAN_KEYS, REGION_KEYS, SHEETS

Row = dict[str, Any]
"""The values of a row by heading: texts, numbers, days; None for a blank cell."""


def rows_of(plan: PlanFile) -> dict[str, list[Row]]:
    """The rows of every sheet, by its name, in the order of the plan."""
    rows: dict[str, list[Row]] = {sheet.name: [] for sheet in SHEETS}
    rows["Plan"] = list(_head(plan))
    for theme in plan.themes:
        _lay_theme(theme, None, rows)
    for name, entries in (
        ("Authorities", plan.authorities),
        ("People", plan.people),
        ("Mappings", plan.mappings),
        ("Events", plan.events),
        ("Changes", plan.changes),
        ("Accepted findings", plan.accepted),
    ):
        rows[name] = [_own(entry, name) for entry in entries]
    _lay_frameworks(plan, rows)
    _lay_networks(plan, rows)
    _lay_budget(plan, rows)
    rows["Indicators"] = [row for n, table in enumerate(plan.indicators, 1) for row in _indicators(table, f"I{n}")]
    return rows


def _head(plan: PlanFile) -> Iterator[Row]:
    heads, regions = keys_of(PlanHead), keys_of(RegionHead)
    for key in PLAN_KEYS:
        value = plan.format if key == "format" else getattr(plan.plan, heads[key].attribute)
        yield {"key": key, "value": _plain(value)}
    for key, name in REGION_KEYS.items():
        yield {"key": key, "value": _plain(getattr(plan.plan.region, regions[name].attribute))}


def _own(entry: Any, sheet: str, **ties: Any) -> Row:
    """A row with the entry's own values."""
    keys = keys_of(type(entry))
    own = (column.heading for column in OF_NAME[sheet].columns if column.key)
    return ties | {name: _plain(getattr(entry, keys[name].attribute)) for name in own}


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else None
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return joined_names(value) or None
    return None if value == "" else value


def _lay_theme(theme: ThemeEntry, parent: str | None, rows: dict[str, list[Row]]) -> None:
    key = _next_id("T", rows["Themes"])
    rows["Themes"].append(_own(theme, "Themes", id=key, parent=parent))
    for activity in theme.activities:
        _lay_activity(activity, key, rows)
    for kpi in theme.kpis:
        _lay_kpi(kpi, key, None, rows)
    for child in theme.themes:
        _lay_theme(child, key, rows)


def _lay_activity(activity: ActivityEntry, theme: str, rows: dict[str, list[Row]]) -> None:
    key = _next_id("A", rows["Activities"])
    rows["Activities"].append(_own(activity, "Activities", id=key, theme=theme))
    for kpi in activity.kpis:
        _lay_kpi(kpi, theme, key, rows)


def _lay_kpi(kpi: KpiEntry, theme: str, activity: str | None, rows: dict[str, list[Row]]) -> None:
    key = _next_id("K", rows["KPIs"])
    rows["KPIs"].append(_own(kpi, "KPIs", id=key, theme=theme, activity=activity))
    rows["Measures"] += [_measure(measure, key) for measure in kpi.measures]


def _measure(measure: MeasureEntry, kpi: str) -> Row:
    """A measure's row, without what a milestone settles by itself: another metric may be put in its place."""
    row = _own(measure, "Measures", kpi=kpi)
    if measure.metric is Metric.MILESTONE:
        row |= {"target": None, "unit": None}
    return row


def _next_id(letter: str, rows: Sequence[Row]) -> str:
    return f"{letter}{len(rows) + 1}"


def _lay_frameworks(plan: PlanFile, rows: dict[str, list[Row]]) -> None:
    for framework in plan.frameworks:
        rows["Frameworks"].append(_own(framework, "Frameworks"))
        rows["Framework items"] += [_own(i, "Framework items", framework=framework.code) for i in framework.items]


def _lay_networks(plan: PlanFile, rows: dict[str, list[Row]]) -> None:
    for network in plan.networks:
        rows["Networks"].append(_own(network, "Networks", members=EVERYONE if network.everyone else None))
        rows["Members"] += [_own(member, "Members", network=network.name) for member in network.members]


def _lay_budget(plan: PlanFile, rows: dict[str, list[Row]]) -> None:
    for n, entry in enumerate(plan.budget, 1):
        own = _own(entry, "Budget")
        cells = ({"heading": heading, "pounds": pounds} for heading, pounds in entry.amounts)
        rows["Budget"] += _under(own, cells, {"row": str(n)})


def _indicators(table: IndicatorTable, key: str) -> Iterator[Row]:
    """A row a cell; a table without rows has one for each of its headings."""
    if not table.rows:
        yield from _under({"title": table.title}, ({"heading": each} for each in table.columns), {"table": key})
        return
    title: Row = {"title": table.title}
    for n, row in enumerate(table.rows, 1):
        cells = ({"heading": h, "value": v} for h, v in zip(table.columns, row.values, strict=True))
        yield from _under(title | {"label": row.label}, cells, {"table": key, "row": str(n)})
        title = {}


def _under(own: Row, cells: Iterable[Row], ties: Row) -> list[Row]:
    """A row for each cell, the first one with the particulars; that one alone where there are no cells."""
    found = list(cells) or [{}]
    return [ties | (own if n == 0 else {}) | cell for n, cell in enumerate(found)]
