"""A column that is too narrow for what it must keep whole gets what it lacks from those that have room to spare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riia_tui.reports.column_widths import with_least

WIDTH = st.floats(0.01, 500)
COLUMNS = st.lists(st.tuples(WIDTH, WIDTH), min_size=1, max_size=12)


@given(COLUMNS)
def test_no_column_is_below_its_least_and_all_are_as_wide_together(columns: list[tuple[float, float]]) -> None:
    wanted, least = [width for width, _ in columns], [need for _, need in columns]
    widths = with_least(wanted, least)
    if sum(least) > sum(wanted) + 1e-6:
        assert widths == []
    elif sum(least) < sum(wanted) - 1e-6:
        assert sum(widths) == pytest.approx(sum(wanted))
        assert all(width >= need - 1e-6 for width, need in zip(widths, least, strict=True))


@given(COLUMNS)
def test_columns_that_lack_nothing_stay_as_they_are(columns: list[tuple[float, float]]) -> None:
    wanted = [max(pair) for pair in columns]
    assert with_least(wanted, [min(pair) for pair in columns]) == pytest.approx(wanted)


def test_each_gives_as_it_can_spare() -> None:
    assert with_least([10, 40, 30], [20, 20, 20]) == pytest.approx([20, 20 + 20 * 2 / 3, 20 + 10 * 2 / 3])
