"""The tables of a report as a zip of CSV files, named by the Department for Education's rules.

One file a table; tables of one heading with the same columns are one file.
"""

import re

from riia_tui.reports.blocks import Report
from riia_tui.reports.csv import one_table
from riia_tui.reports.stable_zip import zipped
from riia_tui.reports.tables import stacked

_LONGEST_NAME = 60
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


def render(report: Report) -> bytes:
    """The zip; each name in it begins with the table's number in the report."""
    tables = [found.table for found in stacked(report)]
    return zipped((file_name(at, table.caption), one_table(table)) for at, table in enumerate(tables, 1))


def file_name(number: int, caption: str) -> str:
    """A file name in lower case without spaces: ``03_red_11_kpis_the_longest_overdue_first.csv``."""
    words = _NOT_A_NAME.sub("_", caption.casefold()).strip("_")
    if len(words) > _LONGEST_NAME:
        words = words[: _LONGEST_NAME + 1].rpartition("_")[0] or words[:_LONGEST_NAME]
    return f"{number:02}_{words}.csv" if words else f"{number:02}.csv"
