"""What goes out to Excel from the screen calculates."""

from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.figures_out import with_figures


def test_a_percentage_is_a_number_and_words_stay_words() -> None:
    table = Table("T", ("a", "b", "c"), (("86%", "13 of 15 (86%)", Cell("7%", value=7.5)),))
    assert [[cell.value for cell in row] for row in with_figures(table).cells()] == [[86.0, None, 7.5]]
