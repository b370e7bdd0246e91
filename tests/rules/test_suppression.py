"""Small numbers are hidden so that none can be worked out from the totals."""

from hypothesis import given
from hypothesis import strategies as st

from riia_tui.rules.suppression import suppressed

COUNTS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=2, max_size=5)
)


def test_a_second_count_is_hidden_so_that_the_first_cannot_be_worked_out() -> None:
    assert suppressed([[3, 10, 7], [8, 9, 6]]) == ((None, 10, None), (None, 9, None))


def test_large_counts_and_zeros_are_shown() -> None:
    assert suppressed([[0, 5], [12, 0]]) == ((0, 5), (12, 0))


@given(COUNTS)
def test_no_hidden_count_stands_alone_in_its_row_or_column(counts: list[list[int]]) -> None:
    found = suppressed(counts)
    lines = [*found, *zip(*found, strict=True)]
    assert all(sum(count is None for count in line) != 1 for line in lines)
    assert all(count is None or count == 0 or count >= 5 for line in found for count in line)


@given(COUNTS)
def test_what_is_shown_is_what_was_counted(counts: list[list[int]]) -> None:
    for row, shown in zip(counts, suppressed(counts), strict=True):
        assert all(now is None or now == count for count, now in zip(row, shown, strict=True))
