"""Lines are counted as Arial breaks them, so that rows are as high as their text and no higher."""

from hypothesis import given
from hypothesis import strategies as st

from riia_tui.reports.letters import lines_of, width_of


def test_an_i_is_narrow_and_a_w_is_wide() -> None:
    assert width_of("iiii", 10) < width_of("nnnn", 10) < width_of("WWWW", 10)
    assert width_of("0" * 10, 10) == 55.6


def test_strong_letters_take_more_room() -> None:
    assert width_of("Promise", 12, strong=True) > width_of("Promise", 12)


def test_a_text_breaks_at_words_and_at_its_own_line_ends() -> None:
    assert lines_of("", 100, 10) == 1
    assert lines_of("one\ntwo", 100, 10) == 2
    assert lines_of("the regional team meets every month", 1000, 10) == 1
    assert lines_of("the regional team meets every month", 90, 10) == 2


def test_a_word_that_is_wider_than_its_column_goes_on_below() -> None:
    assert lines_of("W" * 30, 100, 10) == 3


@given(text=st.text(max_size=200), width=st.floats(20, 800))
def test_less_room_never_takes_fewer_lines(text: str, width: float) -> None:
    assert lines_of(text, width / 2, 10) >= lines_of(text, width, 10) >= 1
