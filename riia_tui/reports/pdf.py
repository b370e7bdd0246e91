"""A report as a PDF that everybody can read: tagged, PDF/UA-1, laid out by typst inside this program.

No text becomes typst's markup: the whole report is handed over as one JSON document, and ``pdf.typ`` beside this
module lays out its strings.
"""

import json
from datetime import UTC
from itertools import zip_longest
from pathlib import Path
from typing import Any

from riia_tui.reports import palette
from riia_tui.reports.as_at import as_at_day
from riia_tui.reports.as_data import data_of, front_of
from riia_tui.reports.blocks import Block, Bullets, Chart, Facts, PageBreak, Report, Table, leads_in
from riia_tui.reports.chart_figures import figures_of
from riia_tui.reports.chart_svg import drawn
from riia_tui.reports.pdf_columns import HELD, columns_of
from riia_tui.reports.plain import as_typed, on_one_line
from riia_tui.reports.typst_run import pdf_of

_LAYOUT = Path(__file__).with_name("pdf.typ")
_RUNNING_LENGTH = 90
_COLOURS = {
    "ink": palette.INK,
    "quiet": palette.QUIET,
    "accent": palette.ACCENT,
    "tint": palette.TINT,
    "rule": palette.RULE,
    **{f"tone-{tone}": ground for tone, ground in palette.GROUNDS.items()},
}


def render(report: Report) -> bytes:
    """The report as the bytes of a PDF 1.7 that keeps to PDF/UA-1; the same bytes for the same report."""
    made = as_at_day(report.as_at).replace(tzinfo=UTC)
    return pdf_of(_LAYOUT.read_bytes(), json.dumps(_document(report), ensure_ascii=False), made)


def _document(report: Report) -> dict[str, Any]:
    front = front_of(report)
    foot = " · ".join(filter(None, (on_one_line(report.title, _RUNNING_LENGTH), on_one_line(_as_at(report), 40))))
    return {
        **front,
        "title": front["title"] or "Report",
        "language": report.language.partition("-")[0].casefold(),
        "region": report.language.partition("-")[2].upper(),
        "standing": as_typed(report.standing()),
        "running": on_one_line(report.note, _RUNNING_LENGTH),
        "foot": foot,
        "day": list(as_at_day(report.as_at).timetuple()[:3]),
        "colours": {name: f"#{colour}" for name, colour in _COLOURS.items()},
        "held": HELD,
        "parts": _parts(report),
    }


def _as_at(report: Report) -> str:
    return f"as at {report.as_at}" if report.as_at.strip() else ""


def _parts(report: Report) -> list[dict[str, Any]]:
    """The blocks between two page breaks, and how their pages lie; none without blocks.

    A part that may stay on the page before is ``last`` in it: it begins a page where it does not fit there whole.
    """
    parts: list[dict[str, Any]] = [_part(report.wide)]
    body = report.body()
    for block, following in zip_longest(body, body[1:]):
        if isinstance(block, PageBreak):
            parts.append(_part(report.wide or block.wide, block.loose))
        else:
            parts[-1]["blocks"].append(_block(block, parts[-1]["wide"]) | {"leads_in": leads_in(block, following)})
    parts = [part for at, part in enumerate(parts) if at == 0 or part["blocks"]]
    if len(parts) > 1 and parts[-1]["loose"] and parts[-1]["wide"] == parts[-2]["wide"]:
        last = parts.pop()
        parts[-1]["last"] = last["blocks"]
    return parts


def _part(wide: bool, loose: bool = False) -> dict[str, Any]:
    return {"wide": wide, "loose": loose, "blocks": [], "last": []}


def _block(block: Block, wide: bool) -> dict[str, Any]:
    match block:
        case Table():
            return _table(block, wide)
        case Chart():
            return data_of(block) | {"svg": drawn(block), "table": _table(figures_of(block), wide)}
        case Bullets():
            return data_of(block) | {"small": block.small}
        case Facts():
            return {"kind": "facts", "pairs": [[on_one_line(label), as_typed(value)] for label, value in block.pairs]}
    return data_of(block)


def _table(table: Table, wide: bool) -> dict[str, Any]:
    right = table.right_columns()
    shares, held = columns_of(table, wide)
    rows = [
        [{"text": as_typed(cell.text), "tone": cell.tone, "strong": cell.strong, "right": cell.right} for cell in row]
        for row in table.cells()
    ]
    return data_of(table) | {
        "rows": rows,
        "shares": [f"{share:.5f}" for share in shares],
        "held": held,
        "right": sorted(right),
        "compact": table.compact,
    }
