"""A line that was chosen just before its list changed opens nothing, and never another line."""

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from riia_tui.tui.widgets.chosen import chosen


def event_of(lines: OptionList) -> OptionList.OptionSelected:
    return OptionList.OptionSelected(lines, lines.get_option_at_index(0), 0)


def test_the_row_behind_the_line_is_chosen() -> None:
    assert chosen(event_of(OptionList("Devon", "Torbay")), ["row of Devon", "row of Torbay"]) == "row of Devon"


def test_a_list_that_shows_other_lines_by_now_gives_no_row() -> None:
    lines = OptionList(Option("Devon"))
    event = event_of(lines)
    lines.clear_options()
    assert chosen(event, ["row of Devon"]) is None
    lines.add_option(Option("Torbay"))
    assert chosen(event, ["row of Torbay"]) is None
