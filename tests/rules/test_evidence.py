"""What a green rests on: nothing, something old, or activity alone."""

from datetime import date
from typing import Any

import pytest
from facts_builder import Story, day
from hypothesis import given
from hypothesis import strategies as st

from db.words import Metric, RecordKind, Status, Strength
from riia_tui.rules.evidence import Weakness, months_before, strength_of, strongest, weaknesses

TODAY = "2025-12-01"


def weak(story: Story, **settings: Any) -> list[str]:
    return [each.name for each in weaknesses(story.judged(TODAY), day(TODAY), settings)]


def story() -> Story:
    found = Story(due="2026-03-31")
    found.measure(Metric.COUNT, 4)
    found.agreed(Status.ON_TRACK, "2025-11-24")
    return found


def test_a_green_with_nothing_behind_it() -> None:
    assert weak(story()) == ["NOTHING"]


def test_evidence_is_old_after_six_months_unless_the_region_says_otherwise() -> None:
    found = story()
    found.record("2025-05-31", RecordKind.REPORT)
    assert weak(found) == ["OLD"]
    assert weak(found, evidence_months=7) == []
    found.record("2025-06-01", RecordKind.REPORT)
    assert weak(found) == []


def test_activity_alone_proves_no_green() -> None:
    found = story()
    found.meeting("2025-11-20")
    assert weak(found) == ["ACTIVITY_ONLY"]
    found.record("2025-05-20", RecordKind.WORKSHOP, strength=Strength.OUTPUT)
    assert weak(found) == []


def test_both_reasons_are_given() -> None:
    found = story()
    found.meeting("2025-05-20")
    assert weak(found) == ["OLD", "ACTIVITY_ONLY"]


def test_a_figure_is_more_than_activity() -> None:
    found = Story(due="2026-03-31")
    found.measure(Metric.REPORTED, 4)
    found.agreed(Status.ON_TRACK, "2025-11-24")
    found.gave(2, "2025-11-20")
    assert weak(found) == []
    assert strongest(found.judged(TODAY)) is Strength.OUTPUT


@pytest.mark.parametrize("status", [Status.AT_RISK, Status.OFF_TRACK, Status.NOT_STARTED, Status.CLOSED])
def test_only_greens_and_blues_need_proof(status: Status) -> None:
    found = Story(due="2026-03-31")
    found.measure(Metric.COUNT, 4)
    found.agreed(status, "2025-11-24")
    assert weak(found) == []


def test_a_kind_of_record_has_a_usual_strength() -> None:
    found = Story()
    found.record(TODAY, RecordKind.MEETING)
    found.record(TODAY, RecordKind.REPORT)
    found.record(TODAY, RecordKind.SURVEY)
    found.record(TODAY, RecordKind.SURVEY, strength=Strength.ACTIVITY)
    assert [strength_of(record) for record in found.records] == ["activity", "output", "outcome", "activity"]


def test_the_day_months_before_is_the_last_of_a_shorter_month() -> None:
    assert months_before(date(2025, 8, 31), 6) == date(2025, 2, 28)
    assert months_before(date(2025, 1, 15), 13) == date(2023, 12, 15)


@given(st.lists(st.sampled_from(list(RecordKind)), max_size=6))
def test_more_evidence_never_makes_a_green_weaker(kinds: list[RecordKind]) -> None:
    found = story()
    before = {Weakness.NOTHING, Weakness.OLD, Weakness.ACTIVITY_ONLY}
    for at, kind in enumerate(kinds):
        found.record(f"2025-{at + 4:02}-20", kind)
        now = set(weaknesses(found.judged(TODAY), day(TODAY), {}))
        if at:
            assert now <= before
        before = now
