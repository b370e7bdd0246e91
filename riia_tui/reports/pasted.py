"""Tables as a text that Excel takes for cells when it is pasted: tabs between them, one line a row."""

import re
from collections.abc import Iterable

from riia_tui.reports.blocks import Table
from riia_tui.reports.csv import neutral

_IN_QUOTES = re.compile(r'[\t\n\r"]')


def pasted(tables: Iterable[Table]) -> str:
    """The tables below one another, a blank line between them; of several each under its caption.

    A text with a line break, a tab or a quotation mark stands in quotation marks, as Excel itself copies it, so
    that it stays in its cell; none begins a sum.
    """
    filled = [table for table in tables if table.rows]
    named = len(filled) > 1
    return "\n\n".join("\n".join(_lines(table, named=named)) for table in filled)


def _lines(table: Table, *, named: bool) -> Iterable[str]:
    if named:
        yield _cell(table.caption)
    yield "\t".join(map(_cell, table.header))
    for row in table.cells():
        yield "\t".join(_cell(cell.text) for cell in row)


def _cell(text: str) -> str:
    typed = neutral(text)
    return '"' + typed.replace('"', '""') + '"' if _IN_QUOTES.search(typed) else typed
