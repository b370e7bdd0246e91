"""What looks unlikely of a figure or a day that somebody types."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words import Unit
from riia_tui.rules.plausible import Beside, Doubt, doubt_of_day, doubt_of_figure


@pytest.mark.parametrize(
    ("value", "beside", "doubt"),
    [
        (86, Beside(Unit.PERCENT, 80, 90), None),
        (0.86, Beside(Unit.PERCENT), Doubt.FRACTION),
        (16, Beside(Unit.NUMBER, whole=15), Doubt.OVER_WHOLE),
        (15, Beside(Unit.NUMBER, whole=15), None),
        (120, Beside(Unit.NUMBER, 12), Doubt.FAR_ABOVE),
        (119, Beside(Unit.NUMBER, 12), None),
        (1, Beside(Unit.NUMBER, 12), Doubt.FAR_BELOW),
        (0, Beside(Unit.POUNDS, 5000), Doubt.FAR_BELOW),
        (500, Beside(Unit.NUMBER, None, 40), Doubt.ABOVE_TARGET),
        (500, Beside(Unit.NUMBER, 450, 40), None),
        (1, Beside(Unit.YES, 0), None),
        (5, Beside(Unit.NUMBER, 0, 0), None),
    ],
)
def test_a_figure_is_doubted_beside_what_is_known(value: float, beside: Beside, doubt: Doubt | None) -> None:
    assert doubt_of_figure(value, beside) is doubt


@given(st.floats(1, 1e6))
def test_the_same_figure_again_is_never_doubted(value: float) -> None:
    assert doubt_of_figure(value, Beside(Unit.NUMBER, value, value / 100)) is None


def test_a_day_outside_the_plan_is_doubted() -> None:
    starts, ends = date(2025, 4, 1), date(2026, 3, 31)
    assert doubt_of_day(date(2024, 11, 20), starts, ends) is Doubt.BEFORE_PLAN
    assert doubt_of_day(date(2026, 4, 1), starts, ends) is Doubt.AFTER_PLAN
    assert doubt_of_day(starts, starts, ends) is None
