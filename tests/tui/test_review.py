"""The review run: a key for a KPI that is as it was, three and the text for one with a comment."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from keys_and_screen import Start, hurry, press, screen_text, settled, type_in
from store_contents import rows
from textual.pilot import Pilot
from textual.widgets import OptionList

from db.engine import Store
from riia_tui.tui.app import RiiaApp
from riia_tui.tui.screens.review import ReviewScreen
from riia_tui.tui.screens.today import TodayPlace

ALL = ("5.2.5", "5.2.6", "5.2.7")


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


def store_of(pilot: Pilot[int]) -> Store:
    """The store of the program."""
    assert isinstance(pilot.app, RiiaApp)
    return pilot.app.store


def agreed(pilot: Pilot[int]) -> list[tuple[Any, ...]]:
    """What was agreed, in the order of its writing: ref, status, comment."""
    return rows(
        store_of(pilot),
        "select kpi.ref, status, comment from assessment as a join kpi on kpi.id = a.kpi order by entered, a.id",
    )


async def begin(pilot: Pilot[int]) -> tuple[str, ...]:
    """Begins a run through everything; gives its refs."""
    await press(pilot, "s")
    choices = pilot.app.screen.query_one("#choices", OptionList)
    choices.highlighted = next(at for at, option in enumerate(choices.options) if option.id == "board")
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, ReviewScreen)
    return pilot.app.screen.sitting.refs


async def test_one_key_agrees_a_kpi_that_is_green_and_shows_the_next(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        refs = await begin(pilot)
        assert f"1 of {len(refs)}" in screen_text(pilot.app)
        assert refs[0] in screen_text(pilot.app)
        await press(pilot, "g")
        assert agreed(pilot) == [(refs[0], "on-track", None)]
        assert f"2 of {len(refs)}" in screen_text(pilot.app)
        assert refs[1] in screen_text(pilot.app)


async def test_blue_and_unchanged_take_one_key_each(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        refs = await begin(pilot)
        await press(pilot, "b", "n", "backspace", "backspace", "=", "=")
        assert [(ref, status) for ref, status, _ in agreed(pilot)] == [
            (refs[0], "complete"),
            (refs[1], "not-started"),
            (refs[0], "complete"),
            (refs[1], "not-started"),
        ]


async def test_as_last_time_keeps_the_comment_too(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        refs = await begin(pilot)
        await press(pilot, "c")
        await type_in(pilot, "on course")
        await press(pilot, "enter", "g", "backspace", "=")
        assert agreed(pilot) == [(refs[0], "on-track", "on course")] * 2


async def test_three_keys_and_the_text_agree_a_kpi_with_a_comment(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        refs = await begin(pilot)
        await press(pilot, "c")
        await type_in(pilot, "two to chase")
        await press(pilot, "enter", "g")
        assert agreed(pilot) == [(refs[0], "on-track", "two to chase")]
        assert f"2 of {len(refs)}" in screen_text(pilot.app)


async def test_a_comment_and_its_letter_typed_at_full_speed_arrive_where_they_belong(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path) as pilot:
        refs = await begin(pilot)
        await hurry(pilot, "c", *"bag", "enter", "g", "b", "c", *"gr", "enter", "n")
        assert agreed(pilot) == [
            (refs[0], "on-track", "bag"),
            (refs[1], "complete", None),
            (refs[2], "not-started", "gr"),
        ]


async def test_an_amber_without_a_cause_asks_for_cause_and_remedy(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        refs = await begin(pilot)
        await press(pilot, "a")
        assert "cause" in screen_text(pilot.app)
        assert agreed(pilot) == []
        await type_in(pilot, "no data officer")
        await press(pilot, "enter")
        await type_in(pilot, "recruit")
        await press(pilot, "enter")
        assert rows(store_of(pilot), "select status, cause, remedy from assessment") == [
            ("at-risk", "no data officer", "recruit")
        ]
        assert f"2 of {len(refs)}" in screen_text(pilot.app)


async def test_enter_passes_the_cause_and_the_next_amber_is_not_asked_again(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await begin(pilot)
        await press(pilot, "r", "enter")
        assert rows(store_of(pilot), "select status, cause, remedy from assessment") == [("off-track", None, None)]
        await press(pilot, "a")
        await type_in(pilot, "late start")
        await press(pilot, "enter", "enter", "backspace", "a")
        assert rows(store_of(pilot), "select cause from assessment order by id")[1:] == [("late start",)] * 2


async def test_esc_in_the_cause_agrees_nothing(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await begin(pilot)
        await press(pilot, "a", "escape")
        assert agreed(pilot) == []
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_writes_do_not_hold_up_the_next_kpi_and_keep_their_order(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        refs = await begin(pilot)
        keys = ["g", "b", "n"] * len(refs)
        await hurry(pilot, *keys[: len(refs)])
        words = {"g": "on-track", "b": "complete", "n": "not-started"}
        assert [(ref, status) for ref, status, _ in agreed(pilot)] == [
            (ref, words[key]) for ref, key in zip(refs, keys, strict=False)
        ]
        assert "at the end" in screen_text(pilot.app)


async def test_z_after_the_run_takes_all_of_it_back(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await begin(pilot)
        await press(pilot, "g", "b", "c")
        await type_in(pilot, "so")
        await press(pilot, "enter", "g", "escape")
        assert isinstance(pilot.app.screen, TodayPlace)
        assert len(agreed(pilot)) == 3
        await press(pilot, "z")
        assert agreed(pilot) == []
        await press(pilot, "y")
        assert len(agreed(pilot)) == 3


async def test_a_run_that_was_left_goes_on_where_it_was_after_the_program_was_closed(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path) as pilot:
        refs = await begin(pilot)
        await press(pilot, "g", "g", "c")
        await type_in(pilot, "half a thought")
        await press(pilot, "escape", "escape", "q")
    async with pilot_app(path) as pilot:
        await press(pilot, "s")
        assert f"go on where you were: everything, 3 of {len(refs)}" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert refs[2] in screen_text(pilot.app)
        assert "half a thought" in screen_text(pilot.app)
        await press(pilot, "b", "escape", "z")
        assert agreed(pilot) == [], "the whole run is one step, though the program was closed in between"


async def test_what_was_done_between_two_sittings_of_a_run_stays(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await begin(pilot)
        await press(pilot, "g", "escape", "e")
        await type_in(pilot, "Meanwhile")
        await press(pilot, "f2", "s", "enter", "g", "escape", "z")
        assert agreed(pilot) == []
        assert rows(store_of(pilot), "select title from record where title = 'Meanwhile'") == [("Meanwhile",)]


async def test_evidence_recorded_in_the_run_is_shown_at_once_and_belongs_to_it(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        refs = await begin(pilot)
        await press(pilot, "e")
        await type_in(pilot, "Minutes found")
        await press(pilot, "f2")
        await settled(pilot)
        assert "Minutes found" in screen_text(pilot.app)
        await press(pilot, "g", "escape", "z")
        assert agreed(pilot) == []
        assert rows(store_of(pilot), "select title from record where title = 'Minutes found'") == []
        assert refs


async def test_a_figure_is_given_in_the_run(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        refs = await begin(pilot)
        await press(pilot, *["enter"] * refs.index("6.3"), "f")
        await type_in(pilot, "40")
        await press(pilot, "f2")
        assert rows(store_of(pilot), "select value from figure") == [(40.0,)]


async def test_a_kpi_may_be_passed_over_and_gone_back_to(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        refs = await begin(pilot)
        await press(pilot, "enter", "right", "backspace")
        assert refs[1] in screen_text(pilot.app)
        assert agreed(pilot) == []


async def test_as_last_time_says_that_nobody_has_agreed_a_rag_yet(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, notifications=True) as pilot:
        refs = await begin(pilot)
        await press(pilot, "=")
        assert agreed(pilot) == []
        assert f"1 of {len(refs)}" in screen_text(pilot.app)


async def test_the_time_for_each_kpi_and_for_what_is_left_is_shown(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        ticks = iter(range(0, 10_000, 30))
        assert isinstance(pilot.app, RiiaApp)
        pilot.app.ticking = lambda: float(next(ticks))
        refs = await begin(pilot)
        await press(pilot, "g", "g")
        left = len(refs) - 3
        assert f"3 of {len(refs)} · {left} left · about {round(left / 2)} min · 30 s each" in screen_text(pilot.app)


async def test_a_run_may_go_through_what_is_due_by_a_day(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "s", "tab")
        await type_in(pilot, "31 Mar 2026")
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        due = rows(store_of(pilot), "select ref from kpi where due <= '2026-03-31'")
        assert set(screen.sitting.refs) <= {ref for (ref,) in due}
        assert "due by 31 Mar" in screen.sitting.what


async def test_a_day_that_is_none_is_said_and_nothing_begins(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path) as pilot:
        await press(pilot, "s", "tab")
        await type_in(pilot, "soon")
        await press(pilot, "enter")
        assert "is no date" in screen_text(pilot.app)
