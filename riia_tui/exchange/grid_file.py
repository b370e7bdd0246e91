"""A grid as a CSV file: written to be filled in, in Excel or any editor, and read back."""

import csv
import re
from io import StringIO
from pathlib import Path

from db.errors import BadInput
from riia_tui.reports.csv import neutral
from riia_tui.views.grids import Grid, GridRow
from riia_tui.views.names import folded, nearest

ROW, NAME = "row", "name"
BESIDE = (NAME, "last", "target")
"""The columns that are only read by people."""

MOST = 2_000_000
"""Bytes that the file of a grid is never larger than."""

_TENTH = re.compile(r"\d+\.[1-9]")

Typed = dict[str, dict[str, str]]
"""What is typed, by the row's key and the column's."""


def grid_csv(grid: Grid) -> bytes:
    """The grid with what stands in its cells, as UTF-8 CSV that Excel opens."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([ROW, *BESIDE, *(column.title for column in grid.columns)])
    for row in grid.rows:
        own = [row.cells.get(column.key, "") for column in grid.columns]
        writer.writerow([neutral(text) for text in (row.key, row.name, row.last, row.target, *own)])
    return written.getvalue().encode("utf-8-sig")


def read_grid_csv(path: Path, grid: Grid) -> Typed:
    """The cells of a file that differ from what stands in the grid. Raises BadInput where it is no file of it."""
    lines = list(csv.reader(StringIO(_text(path), newline=""), delimiter=_delimiter(path)))
    if not lines:
        raise BadInput(f"{path.name} is empty.", "Write one with --to, and fill it in.")
    at = {folded(heading): number for number, heading in enumerate(lines[0])}
    columns = {column.key: at[folded(column.title)] for column in grid.columns if folded(column.title) in at}
    if ROW not in at or not columns:
        names = ", ".join([ROW, *(column.title for column in grid.columns)])
        raise BadInput(f"{path.name} has not the columns of this grid.", f"They are {names}; --to writes such a file.")
    rows = {folded(row.key): row for row in grid.rows}
    typed: Typed = {}
    read: set[str] = set()
    for number, line in enumerate(lines[1:], start=2):
        if not any(text.strip() for text in line):
            continue
        key = _key(path, number, line, at, rows)
        row = rows.get(folded(key))
        if row is None:
            near = nearest(key, [each.key for each in grid.rows])
            raise BadInput(f"{path.name}, line {number}: there is no row “{key}”.", f"Nearest: {', '.join(near)}.")
        if row.key in read:
            raise BadInput(f"{path.name}, line {number}: the row {row.key} stands there twice.", "Keep one of them.")
        read.add(row.key)
        cells = {name: _cell(line, column) for name, column in columns.items()}
        if new := {name: text for name, text in cells.items() if text != row.cells.get(name, "")}:
            typed[row.key] = new
    return typed


def _key(path: Path, number: int, line: list[str], at: dict[str, int], rows: dict[str, GridRow]) -> str:
    """The key of a line; of 1.1, which Excel makes of 1.10 too, the one that has the line's name. Raises BadInput."""
    key = _cell(line, at[ROW])
    if not _TENTH.fullmatch(key):
        return key
    both = [rows[each] for each in (folded(key), folded(key + "0")) if each in rows]
    name = folded(_cell(line, at[NAME])) if NAME in at else ""
    named = [row for row in both if folded(neutral(row.name)) == name]
    if len(both) == 1 or len(named) == 1:
        return (named or both)[0].key
    if both:
        said = f"{path.name}, line {number}: {key} could be {key} or {key}0, of which Excel makes the same number."
        raise BadInput(said, "Leave the column “name” as it was written, or format the column “row” as text.")
    return key


def _cell(line: list[str], at: int) -> str:
    return line[at].strip() if at < len(line) else ""


def _text(path: Path) -> str:
    """The file as text: UTF-8, else as Excel on Windows writes CSV. Raises BadInput."""
    try:
        if path.stat().st_size > MOST:
            raise BadInput(f"{path.name} is far larger than a grid.", "Choose the file that --to wrote.")
        content = path.read_bytes()
    except OSError as fault:
        raise BadInput(f"{path} cannot be read: {fault.strerror}.", "Close it in Excel and try again.") from fault
    if b"\0" in content:
        raise BadInput(f"{path.name} is no CSV file.", "In Excel choose “CSV UTF-8” when you save it.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(path: Path) -> str:
    """What stands between the cells: Excel of some countries writes semicolons, and a paste has tabs."""
    first = _text(path).partition("\n")[0]
    return max(",;\t", key=first.count)
