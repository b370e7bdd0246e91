"""The status that stands, the one warning beside it, and the region's thresholds."""

import pytest

from db.words import Metric, Status, Warn
from riia_tui.rules.thresholds import Thresholds, thresholds_of
from tests.rules.facts_builder import AUTHORITIES, THIRTEEN, Story, day
from tests.rules.judged_kpis import YEAR_END, count, milestone, participation, says

COMPLETE, ON_TRACK, AT_RISK = Status.COMPLETE, Status.ON_TRACK, Status.AT_RISK
OFF_TRACK, NOT_STARTED, CLOSED = Status.OFF_TRACK, Status.NOT_STARTED, Status.CLOSED


class TestTheStatus:
    def test_it_is_what_the_figure_says_until_somebody_agrees_a_rag(self) -> None:
        story = count()
        judged = story.judged("2025-12-01")
        assert (judged.status, judged.agreed) == (AT_RISK, None)

    def test_it_is_the_last_assessment(self) -> None:
        story = count()
        story.agreed(OFF_TRACK, "2025-09-01")
        story.agreed(ON_TRACK, "2025-06-01")
        judged = story.judged("2025-12-01")
        assert (judged.status, judged.says) == (OFF_TRACK, AT_RISK)
        assert story.judged("2025-08-31").status is ON_TRACK

    def test_of_two_of_one_day_the_one_typed_last_stands(self) -> None:
        story = count()
        story.agreed(OFF_TRACK, "2025-09-01", entered="2025-09-03")
        story.agreed(ON_TRACK, "2025-09-01", entered="2025-09-02")
        assert story.judged("2025-12-01").status is OFF_TRACK

    def test_an_assessment_of_a_later_day_does_not_stand_yet(self) -> None:
        story = count()
        story.agreed(ON_TRACK, "2025-12-02")
        assert story.judged("2025-12-01").agreed is None

    def test_blue_only_when_a_person_has_confirmed_it(self) -> None:
        story = milestone()
        story.record("2025-06-02", delivers=True)
        judged = story.judged("2025-12-01")
        assert (judged.says, judged.status, judged.ready_to_close) == (COMPLETE, ON_TRACK, True)
        story.agreed(COMPLETE, "2025-12-01")
        judged = story.judged("2025-12-01")
        assert (judged.status, judged.ready_to_close, judged.warning) == (COMPLETE, False, None)

    def test_a_person_can_close_a_kpi_and_nothing_warns_any_more(self) -> None:
        story = milestone()
        story.agreed(CLOSED, "2025-12-01")
        judged = story.judged("2026-03-01")
        assert (judged.status, judged.says, judged.warning) == (CLOSED, OFF_TRACK, None)

    def test_the_newest_record_is_named_with_the_kpi(self) -> None:
        story = count()
        story.record("2025-06-02")
        story.record("2025-05-02")
        story.record("2025-12-02")
        assert story.judged("2025-12-01").last_recorded == day("2025-06-02")


class TestTheOneWarning:
    def test_late_once_the_due_date_has_passed_unmet(self) -> None:
        story = milestone("2025-12-31")
        assert story.judged("2025-12-31").warning is None
        assert story.judged("2026-01-01").warning is Warn.LATE

    def test_late_comes_before_everything_else(self) -> None:
        story = participation("2025-12-31")
        story.agreed(ON_TRACK, "2025-06-01")
        assert story.judged("2026-01-01").warning is Warn.LATE

    def test_what_was_met_only_after_its_due_date_is_still_late(self) -> None:
        story = milestone("2025-12-31")
        story.record("2026-01-02", delivers=True)
        assert story.judged("2026-01-02").warning is Warn.LATE

    def test_what_was_met_on_its_due_date_is_not(self) -> None:
        story = milestone("2025-12-31")
        story.record("2025-12-31", delivers=True)
        assert story.judged("2026-01-02").warning is None

    def test_where_nothing_can_be_counted_it_is_late_after_its_due_date_unless_confirmed(self) -> None:
        story = Story(due="2025-12-31")
        assert story.judged("2025-12-31").warning is None
        assert story.judged("2026-01-01").warning is Warn.LATE
        story.record("2025-12-20")
        story.agreed(COMPLETE, "2026-01-05")
        assert story.judged("2026-01-05").warning is None

    def test_figure_says_otherwise_where_it_differs_from_the_agreed_rag(self) -> None:
        story = count()
        story.agreed(ON_TRACK, "2025-12-01")
        judged = story.judged("2025-12-01")
        assert (judged.says, judged.warning) == (AT_RISK, Warn.OTHERWISE)

    def test_nothing_to_count_cannot_say_otherwise(self) -> None:
        story = Story(due=YEAR_END)
        story.record("2025-06-02")
        story.agreed(ON_TRACK, "2025-12-01")
        assert story.judged("2025-12-01").warning is None

    @pytest.mark.parametrize(
        ("status", "warned"), [(ON_TRACK, Warn.NO_EVIDENCE), (COMPLETE, Warn.NO_EVIDENCE), (AT_RISK, None)]
    )
    def test_no_evidence_behind_a_green_or_a_blue(self, status: Status, warned: Warn | None) -> None:
        story = Story(due=YEAR_END)
        story.agreed(status, "2025-12-01")
        assert story.judged("2025-12-01").warning is warned

    def test_what_does_not_count_is_no_evidence(self) -> None:
        story = Story(due=YEAR_END)
        story.record("2025-06-02", planned=True)
        story.record("2025-06-02", linked=False)
        story.agreed(ON_TRACK, "2025-12-01")
        assert story.judged("2025-12-01").warning is Warn.NO_EVIDENCE

    def test_authorities_missing_behind_a_green(self) -> None:
        story = participation()
        story.record("2025-11-20", by=THIRTEEN[:12])
        story.agreed(ON_TRACK, "2025-12-01")
        assert story.judged("2025-12-01").warning is Warn.AUTHORITIES_MISSING

    def test_no_authority_is_missing_once_all_have_taken_part_or_are_excused(self) -> None:
        story = participation(percent=100)
        story.record("2025-11-20", by=AUTHORITIES[:14])
        assert story.judged("2025-12-01").warning is Warn.AUTHORITIES_MISSING
        story.excuse(AUTHORITIES[14], "2025-11-01")
        assert story.judged("2025-12-01").warning is None

    def test_of_a_number_that_is_reached_no_authority_is_missing(self) -> None:
        story = Story(due=YEAR_END)
        story.measure(Metric.PARTICIPATION, 2)
        story.measure(Metric.MILESTONE)
        story.record("2025-11-20", by=AUTHORITIES[:1])
        story.agreed(ON_TRACK, "2025-11-20")
        story.record("2025-11-21", by=AUTHORITIES[1:2])
        assert story.judged("2025-12-01").warning is not Warn.AUTHORITIES_MISSING

    def test_to_be_looked_at_again_when_a_linked_record_was_entered_after_it(self) -> None:
        story = self.green_on("2025-11-20")
        story.record("2025-06-03", linked=False, entered="2025-11-21")
        story.record("2025-06-03", entered="2025-11-20")  # in the same moment as the RAG, so not after it
        assert story.judged("2025-12-01").warning is None
        story.record("2025-06-03", entered="2025-11-21")
        assert story.judged("2025-12-01").warning is Warn.LOOK_AGAIN

    def test_to_be_looked_at_again_when_it_is_older_than_the_last_board(self) -> None:
        story = self.green_on("2025-11-20")
        story.board("2025-09-20")
        story.board("2025-11-20")
        story.board("2025-12-02")
        assert story.judged("2025-12-01").warning is None
        assert story.judged("2025-12-02").warning is Warn.LOOK_AGAIN

    def test_where_no_board_is_entered_it_is_older_than_90_days(self) -> None:
        story = self.green_on("2025-08-01")
        assert story.judged("2025-10-30").warning is None
        assert story.judged("2025-10-31").warning is Warn.LOOK_AGAIN

    def test_a_board_of_a_later_day_does_not_count_yet(self) -> None:
        story = self.green_on("2025-08-01")
        story.board("2026-01-20")
        assert story.judged("2025-10-30").warning is None
        assert story.judged("2025-10-31").warning is Warn.LOOK_AGAIN

    def test_without_an_assessment_there_is_nothing_to_look_at_again(self) -> None:
        story = milestone(YEAR_END)
        story.board("2025-11-20")
        assert story.judged("2025-12-01").warning is None

    def green_on(self, on: str) -> Story:
        """A KPI whose figure agrees with the RAG that was agreed on this day."""
        story = milestone(YEAR_END)
        story.record("2025-07-01")
        story.agreed(ON_TRACK, on)
        return story


class TestThresholds:
    def test_they_are_28_28_a_quarter_20_and_90_unless_the_region_says_otherwise(self) -> None:
        assert thresholds_of({}) == Thresholds(soon=28, quiet=28, early=0.25, behind=20, look_again=90)

    def test_a_region_sets_some_of_them_and_unknown_names_are_passed_over(self) -> None:
        assert thresholds_of({"thresholds": {"behind": 10, "colour": "mauve"}}) == Thresholds(behind=10)

    @pytest.mark.parametrize(
        ("name", "value", "today", "before", "after"),
        [
            ("early", 0.9, "2025-12-01", AT_RISK, NOT_STARTED),
            ("soon", 400, "2025-04-02", NOT_STARTED, AT_RISK),
        ],
    )
    def test_the_regions_thresholds_change_what_the_figure_says_of_nothing_recorded(
        self, name: str, value: float, today: str, before: Status, after: Status
    ) -> None:
        assert says(count(), today) is before
        story = Story(due=YEAR_END, thresholds={name: value})
        story.measure(Metric.COUNT, 4)
        assert says(story, today) is after

    @pytest.mark.parametrize(("behind", "expected"), [(60, ON_TRACK), (10, AT_RISK)])
    def test_how_far_behind_is_the_regions_to_say(self, behind: float, expected: Status) -> None:
        story = Story(due=YEAR_END, thresholds={"behind": behind})
        story.measure(Metric.COUNT, 4)
        story.record("2025-06-02")
        story.record("2025-06-02")
        assert says(story, "2025-12-01") is expected  # 50% done, 67% of the time gone

    def test_so_is_when_a_kpi_has_gone_quiet_and_when_to_look_again(self) -> None:
        story = Story(due="2025-12-31", thresholds={"quiet": 60, "look_again": 10})
        story.measure(Metric.MILESTONE)
        story.record("2025-11-01")
        story.agreed(ON_TRACK, "2025-12-01")
        assert story.judged("2025-12-11").warning is None
        assert story.judged("2025-12-12").warning is Warn.LOOK_AGAIN
