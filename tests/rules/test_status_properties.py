"""What holds of every KPI on every day, whatever was recorded."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from db.words import Cadence, RecordKind, Role, Status
from tests.rules.facts_builder import THIRTEEN, Story, day
from tests.rules.judged_kpis import count, milestone, participation, performance_leads

COMPLETE, ON_TRACK, AT_RISK = Status.COMPLETE, Status.ON_TRACK, Status.AT_RISK
OFF_TRACK, NOT_STARTED, CLOSED = Status.OFF_TRACK, Status.NOT_STARTED, Status.CLOSED


SHAPES: list[Callable[[], Story]] = [
    milestone,
    count,
    participation,
    performance_leads,
    lambda: count(target=None, cadence=Cadence.MONTHLY),
    lambda: count(target=None),
    lambda: count(target=6, cadence=Cadence.TERMLY, due="2025-09-30"),
    Story,
]
DAYS = st.dates(day("2025-03-01"), day("2026-05-01")).map(str)
ENTRIES = st.tuples(DAYS, st.sampled_from(["meeting", "record", "agreed", "board", "excuse"]), st.booleans())


def told(shape: int, entries: list[tuple[str, str, bool]]) -> Story:
    """One of the KPIs above with a made-up record."""
    story = SHAPES[shape]()
    for on, what, flag in entries:
        if what == "agreed":
            story.agreed(ON_TRACK if flag else COMPLETE, on)
        elif what == "board":
            story.board(on)
        elif what == "excuse":
            story.excuse("Torbay", on)
        else:
            kind = RecordKind.MEETING if what == "meeting" else RecordKind.REPORT
            story.record(on, kind, by=THIRTEEN, role=Role.ATTENDED, delivers=flag, network="network")
    return story


@given(st.integers(0, len(SHAPES) - 1), st.lists(ENTRIES, max_size=6), DAYS)
@settings(deadline=None)
def test_every_kpi_can_be_judged_on_every_day(shape: int, entries: list[tuple[str, str, bool]], today: str) -> None:
    judged = told(shape, entries).judged(today)
    assert 0 <= judged.time <= 1
    assert judged.progress is None or 0 <= judged.progress <= 1
    assert judged.status is not COMPLETE or judged.agreed is not None
    assert (judged.says is None) == (not any(m.target is not None for m in judged.measures))
    if judged.says is COMPLETE:
        assert judged.last_recorded is not None
        assert all(m.met for m in judged.measures if m.target is not None)


@given(st.integers(0, len(SHAPES) - 1), st.lists(ENTRIES, max_size=6), DAYS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_entry_never_matters(
    shape: int, entries: list[tuple[str, str, bool]], today: str, chance: object
) -> None:
    story = told(shape, entries)
    order = list(range(len(story.records)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    assert story.judged(today, order=order) == story.judged(today)


@given(st.lists(DAYS, max_size=6), DAYS, DAYS)
@settings(deadline=None)
def test_what_happens_after_the_day_changes_nothing_on_it(days: list[str], later: str, today: str) -> None:
    story = count(cadence=Cadence.QUARTERLY)
    for on in days:
        story.record(on)
    before = story.judged(today)
    after = (day(max(later, today)) + timedelta(days=1)).isoformat()
    story.record(after)
    story.agreed(OFF_TRACK, after)
    story.board(after)
    assert story.judged(today) == before
