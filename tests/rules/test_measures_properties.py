"""What holds of every figure, whatever was recorded."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from db.words import Comparator, Metric, RecordKind, Role, Unit
from riia_tui.rules.measures import Measured, is_met, progress
from tests.rules.facts_builder import AUTHORITIES, Story, day
from tests.rules.measured_kpis import attendance, count, milestone, minutes, participation

NOW = "2025-12-01"
AT_LEAST, AT_MOST, EXACTLY = Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.EXACTLY


NUMBERS = st.floats(-1e9, 1e9)


@given(NUMBERS, NUMBERS, st.sampled_from(Comparator))
def test_progress_lies_between_none_and_all_and_is_all_when_the_target_is_met(
    value: float, target: float, comparator: Comparator
) -> None:
    reached = progress(value, target, comparator)
    assert reached is not None
    assert 0 <= reached <= 1
    assert reached == 1 or not is_met(value, target, comparator)


SHAPES: dict[Metric, Callable[[], Story]] = {
    Metric.MILESTONE: milestone,
    Metric.COUNT: count,
    Metric.PARTICIPATION: participation,
    Metric.ATTENDANCE: attendance,
    Metric.ATTENDANCE_EACH: lambda: attendance(Metric.ATTENDANCE_EACH),
    Metric.ON_TIME: minutes,
}
HAPPENINGS = st.fixed_dictionaries(
    {
        "month": st.integers(4, 12),
        "kind": st.sampled_from([RecordKind.MEETING, RecordKind.SURVEY, RecordKind.DATA_RETURN]),
        "by": st.lists(st.sampled_from((*AUTHORITIES, "NHS England")), max_size=15),
        "role": st.sampled_from(Role),
        "planned": st.booleans(),
        "delivers": st.booleans(),
        "answer": st.sampled_from([None, True, False]),
        "quantity": st.sampled_from([None, 0.1, 0.2, 0.7, 1, 12.5]),
        "finished": st.sampled_from([None, "2025-12-15"]),
        "responses": st.integers(0, 9),
        "asked": st.sampled_from([None, True, False]),
        "received": st.sampled_from(["", "never", "2025-04-02", "2025-11-30", "2025-12-02"]),
    }
)


def happen(story: Story, happening: dict[str, object]) -> None:
    """Adds one made-up record."""
    told = dict(happening)
    done, on = told.pop("finished"), f"2025-{told.pop('month'):02}-03"
    received, asked = told.pop("received"), told.pop("asked")
    if received:
        came = None if received == "never" else day(str(received))
        told |= {"period": "a period", "due": "2025-10-31", "received": came}
    told |= {"done": done, "papers_out": done, "positive": told["responses"], "network": "network"}
    key = story.record(on, told.pop("kind"), **told)  # type: ignore[arg-type]
    story.participation = [
        replace(entry, answer=asked) if entry.record == key else entry  # type: ignore[arg-type]
        for entry in story.participation
    ]


def told(metric: Metric, happenings: list[dict[str, object]]) -> Story:
    """A KPI with a measure of this metric and these records."""
    story = SHAPES[metric]() if metric in SHAPES else Story()
    if not story.measures:
        story.percent(metric, 75)
    for happening in happenings:
        happen(story, happening)
    return story


@given(st.sampled_from(Metric), st.lists(HAPPENINGS, max_size=6), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_entry_never_matters(metric: Metric, happenings: list[dict[str, object]], chance: object) -> None:
    story = told(metric, happenings)
    order = list(range(len(happenings)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    assert story.figure(NOW, order=order) == story.figure(NOW)


@given(
    st.sampled_from([Metric.MILESTONE, Metric.COUNT, Metric.PARTICIPATION, Metric.QUANTITY]),
    st.lists(HAPPENINGS, max_size=6),
    HAPPENINGS,
)
@settings(deadline=None)
def test_one_more_record_never_lowers_what_is_counted(
    metric: Metric, happenings: list[dict[str, object]], another: dict[str, object]
) -> None:
    before = told(metric, happenings).figure(NOW)
    after = told(metric, [*happenings, another]).figure(NOW)
    assert (after.value or 0) >= (before.value or 0)
    assert (after.progress or 0) >= (before.progress or 0)
    assert after.met or not before.met


@given(st.sampled_from(Metric), st.lists(HAPPENINGS, max_size=6))
@settings(deadline=None)
def test_every_figure_keeps_within_its_bounds(metric: Metric, happenings: list[dict[str, object]]) -> None:
    found = told(metric, happenings).figure(NOW)
    assert found.progress is None or 0 <= found.progress <= 1
    assert found.met is is_met(found.value, found.target, found.measure.comparator)
    if metric not in (Metric.COUNT, Metric.QUANTITY, Metric.REPORTED):
        assert found.value is None or 0 <= found.value <= 100


@given(
    st.lists(HAPPENINGS, max_size=6),
    st.sets(st.sampled_from(AUTHORITIES)),
    st.sampled_from([None, 1, 8, 15, 20]),
    st.sampled_from([Unit.PERCENT, Unit.NUMBER]),
    st.booleans(),
)
@settings(deadline=None)
def test_participation_never_passes_the_whole_and_everybody_is_accounted_for(
    happenings: list[dict[str, object]], excused: set[str], denominator: float | None, unit: Unit, answer: bool
) -> None:
    story = participation(unit=unit, denominator=denominator, answer=answer)
    for name in sorted(excused):
        story.excuse(name, "2025-04-01")
    for happening in happenings:
        happen(story, happening)
    found: Measured = story.figure(NOW)
    assert set(found.counted.answered_no) <= set(found.counted.missing)
    groups = (found.counted.took_part, found.counted.missing, found.counted.excused)
    assert sorted(name for group in groups for name in group) == sorted(AUTHORITIES)
    assert 0 <= (found.counted.part or 0) <= (found.counted.whole or 0)
    assert 0 <= (found.value or 0) <= (100 if unit is Unit.PERCENT else len(AUTHORITIES))
