"""What can be said in blocks, and what cannot."""

import pytest

from riia_tui.reports.blocks import Cell, Heading, PageBreak, Paragraph, Report, Table
from riia_tui.reports.plain import as_typed, on_one_line


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"caption": " "}, "caption"),
        ({"header": ("Name", "")}, "heading"),
        ({"header": ()}, "heading"),
        ({"rows": (("a",),)}, "2 cells"),
        ({"widths": (1,)}, "widths"),
        ({"widths": (1, 0)}, "widths"),
    ],
)
def test_a_table_of_the_wrong_shape_is_refused(wrong: dict[str, object], reason: str) -> None:
    right = {"caption": "Caption", "header": ("Name", "Figure"), "rows": (("a", "1"),)}
    Table(**right)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=reason):
        Table(**{**right, **wrong})  # type: ignore[arg-type]


def test_widths_are_shares_of_the_whole() -> None:
    assert Table("C", ("A", "B"), (), widths=(3, 1)).shares() == (0.75, 0.25)


def test_without_widths_long_text_gets_more_room_but_not_all_of_it() -> None:
    shares = Table("C", ("Ref", "Comment"), (("1.1", "x" * 10_000), ("1.2", "x" * 500))).shares()
    assert sum(shares) == pytest.approx(1)
    assert 0.05 < shares[0] < 0.2


def test_cells_may_be_given_as_plain_text() -> None:
    assert list(Table("C", ("A", "B"), (("a", Cell("b", "red")),)).cells()) == [(Cell("a"), Cell("b", "red"))]


def test_a_column_is_on_the_right_when_all_its_figures_are() -> None:
    rows = ((Cell("1", right=True), "a"), ("", Cell("2", right=True)))
    assert Table("C", ("A", "B"), rows).right_columns() == frozenset({0})


def test_blocks_without_text_are_left_out() -> None:
    assert Report("T", blocks=(Paragraph(" \n"), Heading("H"), PageBreak())).body() == (Heading("H"), PageBreak())


def test_the_standing_line_says_what_is_known() -> None:
    assert Report("T", as_at="1 Dec 2025", author="A").standing() == "As at 1 Dec 2025 · Prepared by A"
    assert Report("T", author="A").standing() == "Prepared by A"
    assert Report("T").standing() == ""


def test_control_characters_become_signs_and_line_ends_line_ends() -> None:
    assert as_typed("a\x00\x1f\x7f\x9b\r\nb\vc\u2028d") == "a␀␟␡\ufffd\nb\nc\nd"


def test_one_line_is_one_line_and_not_too_long() -> None:
    assert on_one_line(" a\r\n b\tc ") == "a b c"
    assert on_one_line("a" * 10, 5) == "aaaa…"
    assert on_one_line("a" * 5, 5) == "aaaaa"
