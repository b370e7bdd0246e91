"""Tables for the clipboard: what Excel and Word take for cells, one row a line."""

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.pasted import pasted
from riia_tui.reports.plain import as_typed

TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12)


def test_a_table_is_pasted_as_cells_with_its_headings() -> None:
    table = Table("Records", ("Day", "Title"), (("1 Dec 2025", "Board"), ("2 Dec 2025", Cell("Leads group"))))
    assert pasted([table]) == "Day\tTitle\n1 Dec 2025\tBoard\n2 Dec 2025\tLeads group"


def test_several_tables_stand_below_one_another_with_their_names_and_empty_ones_are_left_out() -> None:
    one, two, none = (Table(name, ("Day",), rows) for name, rows in (("A", (("1",),)), ("B", (("2",),)), ("C", ())))
    assert pasted([one, none, two]) == "A\nDay\n1\n\nB\nDay\n2"
    assert pasted([none]) == ""


def test_line_breaks_stay_in_their_cell_and_no_text_becomes_a_sum() -> None:
    table = Table("Asks", ("What",), (("first\nsecond",), ('say "yes"',), ("=1+1",), ("+44 20",)))
    assert pasted([table]).split("\n", 1)[1] == '"first\nsecond"\n"say ""yes"""\n =1+1\n +44 20'


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_whatever_was_typed_is_one_row_a_line_and_comes_back(rows: list[tuple[str, str]]) -> None:
    table = Table("Any", ("One", "Two"), tuple(rows), row_names=False)
    read = list(csv.reader(StringIO(pasted([table]), newline=""), delimiter="\t"))
    assert [[cell.strip() for cell in row] for row in read[1:]] == [[as_typed(c).strip() for c in row] for row in rows]
