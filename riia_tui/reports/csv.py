"""A report as one CSV file, by the Department for Education's rules for open data.

UTF-8, one header row in snake_case, no blank line, ``z`` where a column does not apply to a row. All tables of the
report stand below one another: ``table`` is the caption, so that a filter gives each of them, and columns of equal
heading are one column. It begins with a byte order mark, without which Excel takes £ and – for other signs.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from io import StringIO

from riia_tui.reports.blocks import Report, Table
from riia_tui.reports.plain import as_typed
from riia_tui.reports.tables import tables_of

NOT_APPLICABLE = "z"
"""What the Department's rules put where a column does not apply."""

OWN_COLUMNS = ("table_number", "table", "row_number")

_NOT_A_NAME = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)%?")
_STARTS_A_SUM = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(report: Report) -> bytes:
    """The tables of the report as one UTF-8 CSV; of a report without a table, its header row alone."""
    tables = [found.table for found in tables_of(report)]
    named = [column_names(table.header) for table in tables]
    columns = list(dict.fromkeys(name for names in named for name in names))
    rows = (row for at, table in enumerate(tables) for row in _rows(at + 1, table, named[at], columns))
    return _written([[*OWN_COLUMNS, *columns], *rows])


def one_table(table: Table) -> bytes:
    """A table alone as UTF-8 CSV."""
    rows = ([neutral(cell.text) for cell in row] for row in table.cells())
    return _written([column_names(table.header), *rows])


def column_names(header: Sequence[str]) -> list[str]:
    """Headings as the Department names columns: ``figure_and_target``; equal ones get a number."""
    bare = [_NOT_A_NAME.sub("_", _with_words(name).casefold()).strip("_") or "column" for name in header]
    taken = [f"{name}_in_table" if name in OWN_COLUMNS else name for name in bare]
    met: Counter[str] = Counter()
    names = []
    for name in taken:
        met[name] += 1
        names.append(name if met[name] == 1 else f"{name}_{met[name]}")
    return names


def neutral(text: str) -> str:
    """The text as no spreadsheet takes it for a sum: a space before ``= + - @`` or a tab; numbers stay numbers."""
    typed = as_typed(text)
    return f" {typed}" if typed.startswith(_STARTS_A_SUM) and not _NUMBER.fullmatch(typed) else typed


def _with_words(name: str) -> str:
    return name.replace("–", "").replace("?", "").replace("%", " percent ").replace("£", " pounds ")


def _rows(number: int, table: Table, names: Sequence[str], columns: Sequence[str]) -> Iterable[list[str]]:
    for at, row in enumerate(table.cells(), 1):
        own = dict(zip(names, (neutral(cell.text) for cell in row), strict=True))
        yield [str(number), neutral(table.caption), str(at), *(own.get(name, NOT_APPLICABLE) for name in columns)]


def _written(rows: Iterable[Iterable[str]]) -> bytes:
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode("utf-8-sig")
