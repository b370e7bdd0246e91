"""Printed tables that stand in a workbook as a row a cell: the budget and the benchmark tables."""

from collections.abc import Sequence
from dataclasses import replace

from db.words import Unit
from riia_tui.planfile import excel_cells
from riia_tui.planfile.excel_cells import SPOILT, Cell
from riia_tui.planfile.excel_links import Note, said
from riia_tui.planfile.excel_tables import Row
from riia_tui.planfile.faults import meant, quoted
from riia_tui.planfile.nodes import Items, Node, Pairs, Scalar
from riia_tui.planfile.refs import folded
from riia_tui.planfile.scalars import Mistake

_PARTICULARS = ("fund", "code", "label", "kpis", "note")


def budget(rows: Sequence[Row], note: Note) -> list[Node]:
    """The rows of the budget, each with its amounts."""
    return [_budget_row(group, note) for group in _groups(rows, "row", "label")]


def _groups(rows: Sequence[Row], number: str, name: str) -> list[list[Row]]:
    """Rows that belong together: those of one number, and those that have neither number nor name below another."""
    groups: list[list[Row]] = []
    by_number: dict[str, list[Row]] = {}
    for row in rows:
        key = folded(said(row.cell(number)))
        if key and key in by_number:
            group = by_number[key]
        elif groups and not key and not row.says(name):
            group = groups[-1]
        else:
            groups.append(group := [])
        group.append(row)
        if key:
            by_number.setdefault(key, group)
    return groups


def _budget_row(group: Sequence[Row], note: Note) -> Pairs:
    first = group[0]
    pairs: list[tuple[Scalar, Node]] = [_common(group, heading, note) for heading in _PARTICULARS]
    amounts: list[tuple[Scalar, Node]] = []
    seen: set[str] = set()
    for row in group:
        if not row.says("heading") and not row.says("pounds"):
            continue
        name = _heading(row, note)
        if name and name in seen:
            note(row.cell("heading"), "heading", f"{quoted(name)} stands twice in this row of the budget")
        elif name:
            seen.add(name)
            cell = row.cell("pounds")
            amounts.append((Scalar(cell.line, cell.column, name, False), replace(cell, unit=Unit.POUNDS)))
    if amounts:
        pairs.append((Scalar(first.line, 0, "amounts", False), Pairs(first.line, 0, amounts)))
    return Pairs(first.line, 0, pairs)


def _common(group: Sequence[Row], heading: str, note: Note) -> tuple[Scalar, Node]:
    """What the rows of a group say of it under a heading; the first that says anything counts."""
    telling = [row.cell(heading) for row in group if row.says(heading)]
    cell = telling[0] if telling else group[0].cell(heading)
    for other in telling[1:]:
        if other.text.strip() != cell.text.strip():
            note(other, heading, f"{quoted(other.text)} stands here and {quoted(cell.text)} above it, for one row")
    return Scalar(cell.line, cell.column, heading, False), cell


def _heading(row: Row, note: Note) -> str:
    """The heading of a cell's column; empty where there is none, which is noted."""
    cell = row.cell("heading")
    try:
        return (excel_cells.heading(cell) or "").strip()
    except Mistake as mistake:
        note(cell, "heading", str(mistake))
        return ""


def indicators(rows: Sequence[Row], note: Note) -> list[Node]:
    """The benchmark tables; a cell that is not listed is blank."""
    return [_table(group, note) for group in _groups(rows, "table", "title")]


def _table(rows: Sequence[Row], note: Note) -> Pairs:
    first = rows[0]
    declared = []
    for row in rows:
        if row.says("row") or row.says("label"):
            break
        declared.append(row)
    groups = _groups(rows[len(declared) :], "row", "label")
    heads = declared or (groups[0] if groups else [])
    columns = [_headed(row, note) for row in heads if row.says("heading") or row.says("value")]
    names = [cell.text.strip() for cell in columns]
    lines: list[Node] = [_table_row(group, names, note) for group in groups]
    pairs: list[tuple[Scalar, Node]] = [_common(rows, "title", note)]
    for key, nodes in (("columns", list[Node](columns)), ("rows", lines)):
        if nodes:
            pairs.append((Scalar(first.line, 0, key, False), Items(first.line, 0, nodes)))
    return Pairs(first.line, 0, pairs)


def _headed(row: Row, note: Note) -> Cell:
    cell = row.cell("heading")
    name = _heading(row, note)
    return replace(cell, text=name, value=name) if name else replace(cell, text="…", value=SPOILT)


def _table_row(group: Sequence[Row], names: Sequence[str], note: Note) -> Pairs:
    """A row of a benchmark table; the second of two equal headings takes the second of two equal columns."""
    first = group[0]
    values = [Cell(first.line, 0, "", False) for _ in names]
    free = list(range(len(names)))
    for row in group:
        if not row.says("heading") and not row.says("value"):
            continue
        name = _heading(row, note)
        at = next((at for at in free if names[at] == name), None)
        if at is not None:
            free.remove(at)
            values[at] = row.cell("value")
        elif name and "…" not in names:
            twice = name in names
            said_so = (
                "stands twice in this row"
                if twice
                else f"is no column of this table; {meant(name, names, 'look at its first row')}"
            )
            note(row.cell("heading"), "heading", f"{quoted(name)} {said_so}")
    pairs: list[tuple[Scalar, Node]] = [_common(group, "label", note)]
    if values:
        pairs.append((Scalar(first.line, 0, "values", False), Items(first.line, 0, list[Node](values))))
    return Pairs(first.line, 0, pairs)
