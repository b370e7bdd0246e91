"""A report as plain data: what JSON holds, and what the PDF is laid out from."""

from dataclasses import fields
from typing import Any

from riia_tui.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Event,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Table,
)
from riia_tui.reports.chart_figures import figures_of
from riia_tui.reports.plain import as_typed

_KINDS: dict[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Bullets: "bullets",
    Table: "table",
    Chart: "chart",
    Callout: "callout",
    Facts: "facts",
    PageBreak: "page_break",
}


def front_of(report: Report) -> dict[str, str]:
    """What stands above the blocks, each as it was typed; a text that was not given is empty."""
    names = ("title", "subtitle", "language", "author", "as_at", "note")
    return {name: as_typed(getattr(report, name)) for name in names}


def data_of(block: Block) -> dict[str, Any]:
    """A block by its kind and its fields; every text as it was typed."""
    found: dict[str, Any] = {"kind": _KINDS[type(block)]}
    match block:
        case Bullets():
            found["items"] = [as_typed(item) for item in block.items if item.strip()]
        case Facts():
            found["pairs"] = [[as_typed(label), as_typed(value)] for label, value in block.pairs]
        case Table():
            found |= _table(block)
        case Chart():
            found |= _chart(block) | {"table": data_of(figures_of(block))}
        case _:
            values = {field.name: getattr(block, field.name) for field in fields(block)}
            found |= {name: as_typed(value) if isinstance(value, str) else value for name, value in values.items()}
    return found


def event_data(event: Event) -> dict[str, Any]:
    """A date of the report."""
    return {
        "uid": event.uid,
        "on": event.on.isoformat(),
        "title": as_typed(event.title),
        "about": as_typed(event.about),
        "remind": event.remind,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": as_typed(table.caption),
        "about": as_typed(table.about),
        "header": [as_typed(name) for name in table.header],
        "row_names": table.row_names,
        "rows": [[_cell(cell) for cell in row] for row in table.cells()],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    found: dict[str, Any] = {"text": as_typed(cell.text)}
    if cell.tone != "none":
        found["tone"] = cell.tone
    if cell.value is not None:
        found["value"] = cell.value
    return found


def _chart(chart: Chart) -> dict[str, Any]:
    return {
        "chart": chart.kind,
        "title": as_typed(chart.title),
        "about": as_typed(chart.about),
        "label_name": as_typed(chart.label_name),
        "labels": [as_typed(label) for label in chart.labels],
        "unit": str(chart.unit),
        "target": chart.target,
        "series": [
            {"name": as_typed(series.name), "letter": series.letter, "values": list(series.values)}
            for series in chart.series
        ],
    }
