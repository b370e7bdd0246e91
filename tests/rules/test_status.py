"""What the figure says of a KPI, the first rule that applies."""

from datetime import timedelta

import pytest

from db.words import Cadence, Comparator, Metric, RecordKind, Status, Warn
from tests.rules.facts_builder import AUTHORITIES, THIRTEEN, Story
from tests.rules.judged_kpis import YEAR_END, count, milestone, performance_leads, says

COMPLETE, ON_TRACK, AT_RISK = Status.COMPLETE, Status.ON_TRACK, Status.AT_RISK
OFF_TRACK, NOT_STARTED, CLOSED = Status.OFF_TRACK, Status.NOT_STARTED, Status.CLOSED


@pytest.mark.parametrize(
    ("status", "letter"),
    [(COMPLETE, "B"), (ON_TRACK, "G"), (AT_RISK, "A"), (OFF_TRACK, "R"), (NOT_STARTED, "–"), (CLOSED, "C")],
)
def test_every_status_has_its_letter(status: Status, letter: str) -> None:
    assert status.letter == letter


class TestNothingToCount:
    def test_without_any_target_the_figure_says_nothing(self) -> None:
        story = count(target=None)
        story.record("2025-06-02")
        judged = story.judged("2025-12-01")
        assert (judged.says, judged.status, judged.progress) == (None, None, None)

    def test_without_any_measure_the_figure_says_nothing(self) -> None:
        assert says(Story(due="2025-12-31"), "2026-01-15") is None

    def test_measures_without_a_target_are_left_out(self) -> None:
        story = milestone()
        story.measure(Metric.COUNT)
        story.record("2025-06-02", delivers=True)
        assert says(story, "2025-12-01") is COMPLETE


class TestComplete:
    def test_every_measure_must_be_met(self) -> None:
        story = milestone()
        story.measure(Metric.COUNT, 2)
        story.record("2025-06-02", delivers=True)
        assert says(story, "2025-06-02") is not COMPLETE
        story.record("2025-06-02")
        assert says(story, "2025-06-02") is COMPLETE

    def test_with_at_least_one_record_behind_it(self) -> None:
        story = count(target=0)
        assert says(story, "2026-04-01") is not COMPLETE
        story.record("2025-06-02")
        assert says(story, "2026-04-01") is COMPLETE

    def test_a_figure_that_somebody_gave_is_a_record_behind_it(self) -> None:
        story = Story(due=YEAR_END)
        story.percent(Metric.REPORTED, 25)
        story.gave(25, "2025-06-02")
        assert says(story, "2025-06-02") is COMPLETE
        assert says(story, "2025-06-01") is not COMPLETE

    def test_an_upper_limit_is_complete_only_once_its_time_has_ended(self) -> None:
        story = Story(due="2025-12-31")
        story.measure(Metric.COUNT, 2, comparator=Comparator.AT_MOST)
        story.record("2025-12-15")
        assert says(story, "2025-12-31") is ON_TRACK
        assert says(story, "2026-01-01") is COMPLETE

    def test_an_upper_limit_with_a_date_of_its_own_has_ended_its_time_on_that_day(self) -> None:
        story = milestone(YEAR_END)
        story.measure(Metric.REPORTED, 15, comparator=Comparator.AT_MOST, due="2025-12-31")
        story.record("2025-12-15", delivers=True)
        story.gave(14, "2025-12-15", "measure 2")
        assert says(story, "2025-12-31") is ON_TRACK
        assert says(story, "2026-01-01") is COMPLETE

    def test_a_ratio_of_something_recurring_is_complete_only_once_its_time_has_ended(self) -> None:
        story = Story(due=YEAR_END, cadence=Cadence.ANNUALLY)
        story.percent(Metric.ATTENDANCE, 80)
        story.meeting("2026-03-10", by=AUTHORITIES)
        assert says(story, "2026-03-31") is ON_TRACK
        assert says(story, "2026-04-01") is COMPLETE

    def test_a_ratio_of_something_that_happens_once_is_complete_when_it_is_met(self) -> None:
        story = Story(due=YEAR_END)
        story.percent(Metric.SURVEY, 75)
        story.record("2025-06-02", RecordKind.SURVEY, responses=20, positive=15)
        assert says(story, "2025-06-02") is COMPLETE

    def test_a_count_with_a_target_cannot_turn_again_and_is_complete_when_it_is_met(self) -> None:
        story = count(target=2, cadence=Cadence.QUARTERLY)
        for on in ("2025-06-02", "2025-09-02"):
            story.record(on)
        assert says(story, "2025-09-02") is COMPLETE

    def test_without_a_due_date_time_ends_with_the_plan(self) -> None:
        story = Story()
        story.measure(Metric.COUNT, 2, comparator=Comparator.AT_MOST)
        story.record("2026-03-15")
        assert says(story, "2026-03-31") is ON_TRACK
        assert says(story, "2026-04-01") is COMPLETE

    def test_what_was_delivered_late_is_complete_all_the_same(self) -> None:
        story = milestone()
        story.record("2026-01-15", delivers=True)
        assert says(story, "2026-01-14") is OFF_TRACK
        assert says(story, "2026-01-15") is COMPLETE

    def test_five_one_seven_has_three_measures_and_is_complete_when_all_are_met_and_the_year_is_over(self) -> None:
        story = performance_leads()
        for on, minutes in [("2025-06-05", "2025-06-12"), ("2025-09-11", "2025-09-25"), ("2025-12-04", "2025-12-18")]:
            story.meeting(on, by=THIRTEEN, papers_out=minutes)
        assert [round(m.value or 0) for m in story.judged("2025-12-18").measures] == [3, 87, 100]
        assert says(story, "2025-12-18") is ON_TRACK
        story.meeting("2026-03-05", by=THIRTEEN, papers_out="2026-03-12")
        assert all(m.met for m in story.judged("2026-03-12").measures)
        assert says(story, "2026-03-31") is ON_TRACK
        assert says(story, "2026-04-01") is COMPLETE

    def test_five_one_seven_is_not_complete_with_one_set_of_minutes_late(self) -> None:
        story = performance_leads()
        for on, minutes in [("2025-06-05", "2025-06-12"), ("2025-09-11", "2025-09-26"), ("2025-12-04", "2025-12-18")]:
            story.meeting(on, by=THIRTEEN, papers_out=minutes)
        story.meeting("2026-03-05", by=THIRTEEN, papers_out="2026-03-12")
        judged = story.judged("2026-04-01")
        assert [m.met for m in judged.measures] == [True, True, False]
        assert (judged.says, judged.progress, judged.warning) == (OFF_TRACK, 0.75, Warn.LATE)


class TestCountOfARhythm:
    def story(self, *months: int) -> Story:
        """Monthly meetings without a number, held in these months of 2025."""
        story = count(target=None, cadence=Cadence.MONTHLY)
        for month in months:
            story.meeting(f"2025-{month:02}-10")
        return story

    def test_it_needs_every_one_that_has_fallen_due(self) -> None:
        (found,) = self.story(4, 5, 6).judged("2025-07-01").measures
        assert (found.value, found.target, found.met) == (3, 3, True)
        (found,) = self.story(4, 5).judged("2025-07-01").measures
        assert (found.value, found.target, found.met) == (2, 3, False)

    def test_a_second_meeting_in_one_month_does_not_stand_for_the_month_without(self) -> None:
        (found,) = self.story(4, 4, 6).judged("2025-07-01").measures
        assert (found.value, found.target, found.met) == (3, 3, False)

    def test_it_is_complete_only_once_its_time_has_ended(self) -> None:
        story = self.story(*range(4, 13))
        for month in (1, 2, 3):
            story.meeting(f"2026-{month:02}-10")
        assert says(story, "2026-03-31") is ON_TRACK
        assert says(story, "2026-04-01") is COMPLETE

    def test_it_is_off_track_once_its_time_has_ended_with_a_month_missed(self) -> None:
        story = self.story(4, 6, 7, 8, 9, 10, 11, 12)
        for month in (1, 2, 3):
            story.meeting(f"2026-{month:02}-10")
        assert says(story, "2026-03-31") is ON_TRACK
        assert says(story, "2026-04-01") is OFF_TRACK

    def test_before_the_first_has_fallen_due_it_has_not_started(self) -> None:
        assert says(self.story(), "2025-04-30") is NOT_STARTED


class TestOffTrack:
    def test_a_due_date_is_past_on_the_day_after_it(self) -> None:
        story = milestone("2025-12-31")
        story.record("2025-12-20")
        assert says(story, "2025-12-31") is not OFF_TRACK
        assert says(story, "2026-01-01") is OFF_TRACK

    def test_a_measure_has_its_own_due_date_where_the_statement_gives_it_one(self) -> None:
        story = Story(due="2026-02-28")  # 5.2.6 in post by 30 December, first product by 28 February
        story.measure(Metric.MILESTONE, due="2025-12-30")
        story.measure(Metric.MILESTONE, due="2026-02-28")
        story.record("2026-01-12", towards="measure 2", delivers=True)
        assert says(story, "2025-12-30") is not OFF_TRACK
        assert says(story, "2025-12-31") is OFF_TRACK
        assert says(story, "2026-01-12") is OFF_TRACK
        story.record("2026-01-13", towards="measure 1", delivers=True)
        assert says(story, "2026-01-13") is COMPLETE

    def test_what_has_no_due_date_is_never_overdue(self) -> None:
        story = count(due=None)
        story.record("2026-03-20")
        assert says(story, "2026-04-20") is AT_RISK

    def test_the_last_two_expected_records_missed(self) -> None:
        story = count(target=10, cadence=Cadence.MONTHLY)
        for on in ("2025-04-10", "2025-05-10", "2025-06-10"):
            story.record(on)
        assert says(story, "2025-07-31") is ON_TRACK
        assert says(story, "2025-08-01") is AT_RISK
        assert says(story, "2025-08-31") is AT_RISK
        assert says(story, "2025-09-01") is OFF_TRACK
        story.record("2025-09-02")
        assert says(story, "2025-09-02") is OFF_TRACK  # September has not fallen due yet
        assert says(story, "2025-10-01") is not OFF_TRACK

    def test_two_missed_earlier_and_the_last_one_met_is_not_off_track(self) -> None:
        story = count(target=10, cadence=Cadence.MONTHLY)
        for month in (4, 5, 8):
            for number in (1, 2, 3):
                story.record(f"2025-{month:02}-{number:02}")
        assert says(story, "2025-09-01") is ON_TRACK


class TestNotStarted:
    def test_nothing_recorded_and_less_than_a_quarter_of_the_time_gone(self) -> None:
        story = count()  # 364 days from 1 April to 31 March
        assert story.judged("2025-07-01").time == 0.25
        assert says(story, "2025-06-30") is NOT_STARTED
        assert says(story, "2025-07-01") is AT_RISK

    def test_but_not_when_it_is_due_within_28_days(self) -> None:
        story = milestone("2025-12-31")
        assert says(story, "2025-12-02") is NOT_STARTED
        assert says(story, "2025-12-03") is AT_RISK

    def test_of_milestones_alone_it_holds_whatever_the_time(self) -> None:
        assert says(milestone(YEAR_END), "2026-03-02") is NOT_STARTED
        assert says(milestone(None), "2026-03-02") is NOT_STARTED

    def test_a_milestone_beside_another_measure_is_not_milestones_alone(self) -> None:
        story = milestone(YEAR_END)
        story.measure(Metric.COUNT, 2)
        assert says(story, "2025-12-01") is AT_RISK

    def test_a_record_starts_it(self) -> None:
        story = count()
        story.record("2025-04-10")
        assert says(story, "2025-04-09") is NOT_STARTED
        assert says(story, "2025-04-10") is ON_TRACK

    def test_one_expected_record_missed_does_not_start_it(self) -> None:
        assert says(count(target=12, cadence=Cadence.MONTHLY), "2025-05-20") is NOT_STARTED
        assert says(count(target=12, cadence=Cadence.MONTHLY), "2025-06-20") is OFF_TRACK


class TestAtRisk:
    def test_more_than_20_points_behind_time(self) -> None:
        story = count(target=10, due="2025-07-10")  # 100 days from 1 April
        story.record("2025-04-05")
        story.record("2025-04-06")
        assert story.judged("2025-05-11").time == 0.4
        assert says(story, "2025-05-11") is ON_TRACK  # 40 less 20 is 20, which is not more than 20
        assert says(story, "2025-05-12") is AT_RISK

    @pytest.mark.parametrize("recorded", range(1, 9))
    def test_exactly_20_points_behind_is_not_more_than_20(self, recorded: int) -> None:
        story = count(target=10, due="2025-07-10")
        for n in range(recorded):
            story.record(f"2025-04-{n + 1:02}")
        on = story.plan.starts + timedelta(days=10 * (recorded + 2))
        story.record(on.isoformat(), linked=False)
        judged = story.judged(on.isoformat())
        assert 100 * judged.time == pytest.approx(10 * recorded + 20)
        quiet = recorded >= 6  # due within 28 days, and nothing recorded in the last 28
        assert judged.says is (AT_RISK if quiet else ON_TRACK)

    def test_the_kpis_progress_is_that_of_its_slowest_measure(self) -> None:
        story = count(target=2)
        story.measure(Metric.QUANTITY, 40)
        story.record("2025-06-02", quantity=10)
        judged = story.judged("2025-12-01")
        assert [m.progress for m in judged.measures] == [0.5, 0.25]
        assert (judged.progress, judged.says) == (0.25, AT_RISK)

    def test_milestones_are_not_behind_time(self) -> None:
        story = milestone(YEAR_END)
        story.record("2025-06-02")
        assert story.judged("2025-12-01").progress == 0
        assert says(story, "2025-12-01") is ON_TRACK

    def test_of_milestones_alone_progress_is_the_share_met(self) -> None:
        story = milestone(YEAR_END)
        story.measure(Metric.MILESTONE)
        story.record("2025-06-02", towards="measure 1", delivers=True)
        assert story.judged("2025-12-01").progress == 0.5

    def test_beside_another_measure_a_milestone_is_left_out_of_progress(self) -> None:
        story = milestone(YEAR_END)
        story.measure(Metric.COUNT, 4)
        for on in ("2025-06-02", "2025-07-02", "2025-08-02"):
            story.record(on)
        assert story.judged("2025-12-01").progress == 0.75

    def test_a_ratio_with_nothing_counted_is_left_out_of_progress(self) -> None:
        story = count(target=4)
        story.percent(Metric.SURVEY, 75)
        for on in ("2025-06-02", "2025-07-02", "2025-08-02"):
            story.record(on)
        assert (story.judged("2025-12-01").progress, says(story, "2025-12-01")) == (0.75, ON_TRACK)

    def test_a_milestone_beside_a_ratio_with_nothing_counted_is_not_behind_time(self) -> None:
        story = milestone(YEAR_END)
        story.percent(Metric.SURVEY, 75)
        story.record("2025-06-02")
        assert says(story, "2025-12-01") is ON_TRACK

    def test_an_upper_limit_that_holds_is_all_its_progress_and_one_that_is_passed_is_not(self) -> None:
        story = Story(due=YEAR_END)
        story.measure(Metric.COUNT, 2, comparator=Comparator.AT_MOST)
        for on in ("2025-06-02", "2025-06-03"):
            story.record(on)
        assert story.judged("2025-12-01").progress == 1
        for on in ("2025-06-04", "2025-06-05"):
            story.record(on)
        assert (story.judged("2025-12-01").progress, says(story, "2025-12-01")) == (0.5, ON_TRACK)
        story.record("2025-06-06")
        assert (story.judged("2025-12-01").progress, says(story, "2025-12-01")) == (0.4, AT_RISK)

    def test_due_within_28_days_and_nothing_recorded_in_the_last_28(self) -> None:
        story = milestone("2025-12-31")
        story.record("2025-11-05")
        assert says(story, "2025-12-02") is ON_TRACK  # due in 29 days
        assert says(story, "2025-12-03") is ON_TRACK  # due in 28, recorded 28 days ago
        assert says(story, "2025-12-04") is AT_RISK  # recorded 29 days ago
        assert says(story, "2025-12-31") is AT_RISK

    def test_28_days_before_the_due_date_is_within_28_days_of_it(self) -> None:
        story = milestone("2025-12-31")
        story.record("2025-11-01")
        assert says(story, "2025-12-02") is ON_TRACK
        assert says(story, "2025-12-03") is AT_RISK

    def test_the_last_expected_record_missed(self) -> None:
        story = count(target=4, cadence=Cadence.QUARTERLY)
        story.record("2025-05-01")
        story.record("2025-06-01")
        assert says(story, "2025-09-30") is ON_TRACK
        assert says(story, "2025-10-01") is AT_RISK


class TestTime:
    @pytest.mark.parametrize(
        ("due", "today", "gone"),
        [
            (None, "2025-04-01", 0),
            (None, "2026-03-31", 1),
            (None, "2027-01-01", 1),
            (None, "2025-01-01", 0),
            ("2025-07-10", "2025-05-21", 0.5),
            ("2025-04-01", "2025-03-31", 0),  # due on the plan's first day
            ("2025-04-01", "2025-04-01", 1),
            ("2025-01-31", "2025-02-01", 1),  # due before the plan
        ],
    )
    def test_time_runs_from_the_plans_start_to_the_due_date_else_to_the_plans_end(
        self, due: str | None, today: str, gone: float
    ) -> None:
        assert Story(due=due).judged(today).time == gone


class TestRhythm:
    def test_a_rhythm_that_stands_by_a_day_is_complete_only_at_the_plans_end(self) -> None:
        story = count(target=None, due="2025-09-30", cadence=Cadence.MONTHLY)
        for month in range(9, 13):
            story.record(f"2025-{month:02}-10", RecordKind.MEETING)
        for month in range(1, 4):
            story.record(f"2026-{month:02}-10", RecordKind.MEETING)
        assert says(story, "2025-10-01") is ON_TRACK
        assert says(story, "2026-03-31") is ON_TRACK
        assert says(story, "2026-04-01") is COMPLETE

    def test_only_records_of_the_kind_that_is_promised_keep_a_rhythm(self) -> None:
        story = Story(due=YEAR_END, cadence=Cadence.MONTHLY)
        story.measure(Metric.COUNT, record_kind=RecordKind.REPORT)
        story.record("2025-04-10", RecordKind.APPOINTMENT)
        assert story.judged("2025-05-01").expected[0].record is None
        story.record("2025-04-11", RecordKind.REPORT)
        assert story.judged("2025-05-01").expected[0].record is not None
