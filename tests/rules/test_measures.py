"""Figures: what counts towards each metric, and how far it is towards its target."""

import pytest

from db.words import Comparator, Metric, RecordKind, Unit
from riia_tui.rules.measures import is_met, progress
from tests.rules.facts_builder import Story
from tests.rules.measured_kpis import count, milestone, minutes

NOW = "2025-12-01"
AT_LEAST, AT_MOST, EXACTLY = Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.EXACTLY


class TestWhatCounts:
    def test_records_count_up_to_and_with_the_day(self) -> None:
        story = count()
        for on in ("2025-11-30", "2025-12-01", "2025-12-02"):
            story.record(on)
        assert story.figure(NOW).value == 2

    def test_a_meeting_that_was_planned_does_not_count(self) -> None:
        story = count()
        story.meeting("2025-06-02", planned=True)
        story.meeting("2025-06-03")
        assert story.figure(NOW).value == 1

    def test_a_record_that_is_not_linked_does_not_count(self) -> None:
        story = count()
        story.record("2025-06-02", linked=False)
        assert story.figure(NOW).value == 0

    def test_a_late_record_counts_too(self) -> None:
        story = milestone()
        story.record("2026-02-01", delivers=True)
        assert story.figure("2026-02-01").met

    def test_only_records_of_the_kind_that_the_measure_asks_for_count(self) -> None:
        story = count(record_kind=RecordKind.NEWSLETTER)
        story.record("2025-06-02", RecordKind.NEWSLETTER)
        story.record("2025-06-02", RecordKind.BRIEFING)
        assert story.figure(NOW).value == 1

    def test_a_record_counts_towards_the_one_measure_that_it_is_linked_to(self) -> None:
        story = count()
        second = story.measure(Metric.COUNT, 3)
        story.record("2025-06-02", towards=second)
        story.record("2025-06-03")
        assert (story.figure(NOW, 1).value, story.figure(NOW, 2).value) == (1, 2)

    def test_the_records_behind_a_figure_are_given_oldest_first(self) -> None:
        story = count()
        late, early = story.record("2025-09-01"), story.record("2025-05-01")
        assert story.figure(NOW).counted.records == (early, late)


class TestMilestone:
    def test_a_milestone_is_met_once_a_linked_record_delivers_it(self) -> None:
        story = milestone()
        story.record("2025-06-02")
        assert (story.figure(NOW).value, story.figure(NOW).met) == (0, False)
        story.record("2025-07-02", delivers=True)
        assert (story.figure(NOW).value, story.figure(NOW).met) == (1, True)
        assert not story.figure("2025-07-01").met

    def test_a_milestone_needs_no_printed_target(self) -> None:
        assert milestone().figure(NOW).target == 1

    def test_the_records_behind_a_milestone_are_those_that_deliver_it(self) -> None:
        story = milestone()
        story.record("2025-06-02")
        delivering = story.record("2025-07-02", delivers=True)
        assert story.figure(NOW).counted.records == (delivering,)

    def test_what_delivers_one_measure_does_not_deliver_the_other(self) -> None:
        story = milestone()
        story.measure(Metric.MILESTONE)
        story.record("2025-06-02", towards="measure 2", delivers=True)
        assert [story.figure(NOW, n).met for n in (1, 2)] == [False, True]


class TestCount:
    def test_three_conferences_of_three_meet_the_target(self) -> None:
        story = count(3)
        for on in ("2025-05-01", "2025-06-01", "2025-07-01"):
            assert not story.figure(NOW).met
            story.record(on)
        assert story.figure(NOW).met

    def test_nothing_linked_is_none_counted(self) -> None:
        assert (count().figure(NOW).value, count().figure(NOW).progress) == (0, 0)

    def test_a_count_without_a_target_has_a_figure_and_nothing_to_set_it_against(self) -> None:
        story = count(None)
        story.record("2025-06-01")
        found = story.figure(NOW)
        assert (found.value, found.target, found.met, found.progress) == (1, None, False, None)


class TestSurvey:
    def test_answers_are_pooled_over_all_surveys(self) -> None:
        story = Story()
        story.percent(Metric.SURVEY, 75)
        story.record("2025-05-01", RecordKind.SURVEY, responses=10, positive=10)
        story.record("2025-06-01", RecordKind.SURVEY, responses=30, positive=20)
        found = story.figure(NOW)
        assert (found.value, found.counted.part, found.counted.whole, found.met) == (75, 30, 40, True)

    def test_a_record_without_answers_does_not_count_as_a_bad_survey(self) -> None:
        story = Story()
        story.percent(Metric.SURVEY, 75)
        story.record("2025-05-01", RecordKind.SURVEY, responses=4, positive=0)
        story.record("2025-05-02")
        found = story.figure(NOW).counted
        assert (found.value, found.whole, len(found.records)) == (0, 4, 1)

    def test_a_survey_that_nobody_answered_gives_no_figure(self) -> None:
        story = Story()
        story.percent(Metric.SURVEY, 75)
        story.record("2025-05-01", RecordKind.SURVEY, responses=0, positive=0)
        assert (story.figure(NOW).value, story.figure(NOW).progress) == (None, None)


class TestOnTime:
    def test_minutes_on_the_last_day_of_the_limit_are_in_time_and_a_day_later_are_late(self) -> None:
        story = minutes()
        story.meeting("2025-06-02", papers_out="2025-06-16")
        assert (story.figure(NOW).value, story.figure(NOW).met) == (100, True)
        story.meeting("2025-07-01", papers_out="2025-07-16")
        assert (story.figure(NOW).value, story.figure(NOW).met) == (50, False)

    def test_being_on_time_means_every_time_where_no_target_is_printed(self) -> None:
        assert minutes().figure(NOW).target == 100

    def test_what_is_unfinished_is_left_out_until_its_limit_has_passed_and_late_after_it(self) -> None:
        story = minutes()
        story.meeting("2025-06-02")
        assert story.figure("2025-06-16").value is None
        assert story.figure("2025-06-17").value == 0

    def test_minutes_that_go_out_later_than_the_day_are_not_out_yet(self) -> None:
        story = minutes()
        story.meeting("2025-06-02", papers_out="2025-06-10")
        assert story.figure("2025-06-09").value is None
        assert story.figure("2025-06-10").value == 100

    def test_a_meeting_is_judged_by_its_papers_and_not_by_when_it_was_done(self) -> None:
        story = minutes()
        story.meeting("2025-06-02", done="2025-06-02")
        assert story.figure(NOW).value == 0

    def test_anything_else_is_judged_by_the_day_that_it_was_finished(self) -> None:
        story = minutes("4 weeks")  # reports “completed and shared within 4 weeks of each challenge”
        story.record("2025-06-02", RecordKind.PEER_CHALLENGE, done="2025-06-30")
        story.record("2025-06-02", RecordKind.PEER_CHALLENGE, done="2025-07-01")
        assert story.figure(NOW).value == 50

    def test_returns_are_judged_by_their_own_due_date(self) -> None:
        story = minutes(None, target=95)
        for n in range(20):
            done = "2025-07-31" if n else "2025-08-01"
            story.record("2025-07-31", RecordKind.DATA_RETURN, due="2025-07-31", done=done)
        assert (story.figure(NOW).value, story.figure(NOW).met) == (95, True)

    def test_a_limit_runs_from_a_records_own_due_date_where_it_has_one(self) -> None:
        story = minutes("5 working days")  # “within 5 working days of the internal deadline”
        story.record("2025-07-01", RecordKind.DATA_RETURN, due="2025-07-31", done="2025-08-07")
        story.record("2025-07-01", RecordKind.DATA_RETURN, due="2025-07-31", done="2025-08-08")
        assert story.figure(NOW).value == 50

    def test_a_record_without_any_limit_is_left_out(self) -> None:
        story = minutes(None)
        story.record("2025-06-02", done="2025-06-03")
        assert (story.figure(NOW).value, story.figure(NOW).counted.whole) == (None, 0)


class TestQuantity:
    def test_days_of_support_are_added_up(self) -> None:
        story = Story()
        story.measure(Metric.QUANTITY, 39, unit=Unit.DAYS)
        story.record("2025-06-02", quantity=20.5)
        story.record("2025-07-02", quantity=18.5)
        story.record("2025-08-02")
        found = story.figure(NOW)
        assert (found.value, found.met, len(found.counted.records)) == (39, True, 2)

    def test_ten_tenths_are_one(self) -> None:
        story = Story()
        story.measure(Metric.QUANTITY, 1, unit=Unit.DAYS)
        for _ in range(10):
            story.record("2025-06-02", quantity=0.1)
        assert story.figure(NOW).met

    def test_pounds_and_pence_are_added_up_as_they_were_typed(self) -> None:
        story = Story()
        story.measure(Metric.QUANTITY, 30.3, unit=Unit.POUNDS)
        for pounds in (10.1, 20.2):
            story.record("2025-06-02", quantity=pounds)
        assert (story.figure(NOW).value, story.figure(NOW).met) == (30.3, True)


class TestShare:
    def test_it_is_yes_over_asked_and_what_was_not_asked_is_left_out(self) -> None:
        story = Story()
        story.percent(Metric.SHARE, 100)  # “100% of new support packages include evaluation”
        for answer in (True, True, True, False, None):
            story.record("2025-06-02", RecordKind.SUPPORT_PACKAGE, answer=answer)
        found = story.figure(NOW)
        assert (found.value, found.counted.part, found.counted.whole, found.met) == (75, 3, 4, False)

    def test_where_nothing_was_asked_there_is_no_figure(self) -> None:
        story = Story()
        story.percent(Metric.SHARE, 100)
        story.record("2025-06-02", RecordKind.SUPPORT_PACKAGE)
        assert (story.figure(NOW).value, story.figure(NOW).progress) == (None, None)

    def test_an_answer_to_another_measure_is_not_counted(self) -> None:
        story = Story()
        story.percent(Metric.SHARE, 100)
        story.percent(Metric.SHARE, 100)
        story.record("2025-06-02", towards="measure 2", answer=False)
        assert [story.figure(NOW, n).value for n in (1, 2)] == [None, 0]


class TestReported:
    def story(self) -> Story:
        story = Story()
        story.percent(Metric.REPORTED, 25)
        return story

    def test_it_is_the_last_figure_that_somebody_gave_by_the_day(self) -> None:
        story = self.story()
        story.gave(30, "2025-12-02")
        story.gave(20, "2025-10-01")
        story.gave(10, "2025-06-01")
        assert (story.figure(NOW).value, story.figure("2025-12-02").value) == (20, 30)

    def test_of_two_of_one_day_it_is_the_one_typed_last(self) -> None:
        story = self.story()
        story.gave(20, "2025-10-01", entered="2025-10-03")
        story.gave(30, "2025-10-01", entered="2025-10-02")
        assert story.figure(NOW).value == 20

    def test_without_any_there_is_no_figure(self) -> None:
        assert self.story().figure(NOW).value is None

    def test_records_do_not_change_it(self) -> None:
        story = self.story()
        story.record("2025-06-01")
        assert story.figure(NOW).value is None


@pytest.mark.parametrize(
    ("value", "target", "comparator", "met", "reached"),
    [
        (3, 4, AT_LEAST, False, 0.75),
        (4, 4, AT_LEAST, True, 1),
        (9, 4, AT_LEAST, True, 1),
        (0, 4, AT_LEAST, False, 0),
        (85.999, 86, AT_LEAST, False, pytest.approx(0.99999, abs=1e-4)),
        (2, 2, AT_MOST, True, 1),
        (0, 2, AT_MOST, True, 1),
        (4, 2, AT_MOST, False, 0.5),
        (1, 0, AT_MOST, False, 0),
        (0, 0, AT_LEAST, True, 1),
        (-1, 0, AT_LEAST, False, 0),
        (-10, -5, AT_LEAST, False, 0),
        (0, -5, AT_MOST, False, 0),
        (-1, -5, AT_MOST, False, 0),
        (2, 2, EXACTLY, True, 1),
        (1, 2, EXACTLY, False, 0.5),
        (4, 2, EXACTLY, False, 0.5),
        (None, 2, AT_LEAST, False, None),
        (3, None, AT_LEAST, False, None),
    ],
)
def test_progress_is_value_over_target_and_of_an_upper_limit_the_other_way_round(
    value: float | None, target: float | None, comparator: Comparator, met: bool, reached: float | None
) -> None:
    assert is_met(value, target, comparator) is met
    assert progress(value, target, comparator) == reached
