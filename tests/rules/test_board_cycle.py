"""The board's clock: steps counted back from a board, as they are set and as they are typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import BadInput
from db.facts import BoardMeetingFact, StepFact
from riia_tui.rules.board_cycle import DEFAULT_STEPS, RELEASE, cycle, day_of, released, steps_text, typed_steps
from riia_tui.rules.working_days import clear_working_days_between, is_working_day

days = st.dates(date(2021, 1, 1), date(2030, 12, 31))
names = st.text("abcdefghijklmnop ", min_size=1, max_size=12).map(str.strip).filter(bool)
steps = st.builds(StepFact, names, st.integers(0, 60), st.booleans())


def board(on: date, *own: StepFact) -> BoardMeetingFact:
    return BoardMeetingFact("key", "RIIA Board", on, steps=own)


def test_papers_leave_five_clear_working_days() -> None:
    assert released(board(date(2025, 12, 18)), {}, date(2025, 12, 1)) == date(2025, 12, 10)
    assert released(board(date(2026, 1, 8)), {}, date(2025, 12, 1)) == date(2025, 12, 30)


@given(days, steps)
def test_every_step_is_the_working_day_that_its_rule_names(meeting: date, step: StepFact) -> None:
    on = day_of(step, meeting)
    assert on <= meeting
    if step.clear:
        assert is_working_day(on)
        assert clear_working_days_between(on, meeting) >= step.days
    elif step.days:
        assert is_working_day(on)
        assert sum(is_working_day(on + timedelta(days=n)) for n in range((meeting - on).days)) == step.days


@given(days, days, st.lists(steps, min_size=1, max_size=5))
def test_moving_a_board_moves_each_step_by_the_same_rule(first: date, second: date, own: list[StepFact]) -> None:
    own.append(StepFact(RELEASE, 5, clear=True))
    for on in (first, second):
        dated = cycle(board(on, *own), {}, date(2020, 1, 1))
        assert sorted(step.on for step in dated) == [step.on for step in dated]
        assert {(step.step, step.on) for step in dated} == {(step, day_of(step, on)) for step in own}


@given(days, days, steps)
def test_a_later_board_never_has_an_earlier_step(first: date, second: date, step: StepFact) -> None:
    earlier, later = sorted((first, second))
    assert day_of(step, earlier) <= day_of(step, later)


def test_steps_can_be_typed_as_they_are_shown() -> None:
    assert typed_steps(steps_text(DEFAULT_STEPS)) == DEFAULT_STEPS
    assert typed_steps(" Ask  leads: 15 days before ;") == (StepFact("Ask leads", 15), DEFAULT_STEPS[-1])
    assert typed_steps("release the papers 7 clear working days") == (StepFact("release the papers", 7, True),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "No step is given"),
        (" ; ", "No step is given"),
        ("Sign off", "“Sign off” is no step"),
        ("5 working days", "is no step"),
        ("Sign off 500 working days", "too far ahead"),
        ("Sign off 5 days; sign off 6 days", "given twice"),
        ("Sign off -5 days", "is no step"),
    ],
)
def test_steps_that_cannot_be_read_are_refused(text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        typed_steps(text)
