"""What rhythms and limits expect: each met, due or missed, with the record that met it."""

from dataclasses import replace
from datetime import date

from db.words import Cadence, Metric, RecordKind
from riia_tui.rules.expected import Awaited, State, of_limits, of_network, of_rhythm
from tests.rules.facts_builder import Story, day
from tests.rules.measured_kpis import minutes

NOW = "2025-12-01"


def limits(story: Story, today: str = NOW) -> list[Awaited]:
    return of_limits(story.facts(), story.kpi, day(today))


def states(awaited: list[Awaited], today: str = NOW) -> list[tuple[date, State]]:
    return [(each.last, each.state(day(today))) for each in awaited]


def summaries() -> Story:
    """“a written summary of each meeting within 10 working days”."""
    return minutes(record_kind=RecordKind.SUMMARY)


class TestOfARhythm:
    def test_each_period_is_met_due_or_missed(self) -> None:
        story = Story(cadence=Cadence.QUARTERLY)
        key = story.record("2025-05-01")
        awaited = of_rhythm(story.facts(), story.judged(NOW).expected, story.kpi)
        assert [state for _, state in states(awaited)] == [State.MET, State.MISSED, State.DUE, State.DUE]
        assert (awaited[0].record, awaited[0].done) == (key, day("2025-05-01"))


class TestOfANetwork:
    def story(self, kpi_cadence: Cadence | None = None) -> Story:
        story = Story(cadence=kpi_cadence)
        story.network = replace(story.network, cadence=Cadence.QUARTERLY, kpis=("kpi",))
        story.meeting("2025-05-01")
        story.meeting("2025-08-01", planned=True)
        return story

    def test_its_rhythm_expects_meetings(self) -> None:
        story = self.story()
        awaited = of_network(story.facts(), story.network, {}, day(NOW))
        assert [state for _, state in states(awaited)] == [State.MET, State.MISSED, State.DUE, State.DUE]
        assert {each.kind for each in awaited} == {RecordKind.MEETING}

    def test_what_a_kpi_expects_already_is_not_expected_twice(self) -> None:
        story = self.story(Cadence.QUARTERLY)
        assert of_network(story.facts(), story.network, {}, day(NOW)) == []

    def test_without_a_rhythm_nothing_is_expected(self) -> None:
        story = self.story()
        story.network = replace(story.network, cadence=None)
        assert of_network(story.facts(), story.network, {}, day(NOW)) == []


class TestOfALimit:
    def test_the_papers_of_each_meeting(self) -> None:
        story = minutes()
        story.meeting("2025-06-02", papers_out="2025-06-16")
        story.meeting("2025-09-01", papers_out="2025-09-16")
        story.meeting("2025-10-01")
        story.meeting("2025-11-27")
        assert states(limits(story)) == [
            (day("2025-06-16"), State.MET),
            (day("2025-09-15"), State.MISSED),
            (day("2025-10-15"), State.MISSED),
            (day("2025-12-11"), State.DUE),
        ]

    def test_a_summary_of_each_meeting_is_another_record(self) -> None:
        story = summaries()
        meeting = story.meeting("2025-06-02")
        summary = story.record("2025-06-10", RecordKind.SUMMARY, about=meeting)
        (awaited,) = limits(story)
        assert (awaited.about, awaited.record, awaited.state(day(NOW))) == (meeting, summary, State.MET)

    def test_a_meeting_without_its_summary_is_missed_once_the_limit_has_passed(self) -> None:
        story = summaries()
        story.meeting("2025-06-02")
        assert states(limits(story, "2025-06-16"), "2025-06-16") == [(day("2025-06-16"), State.DUE)]
        assert states(limits(story, "2025-06-17"), "2025-06-17") == [(day("2025-06-16"), State.MISSED)]

    def test_summaries_that_do_not_say_what_they_are_about_follow_the_meetings_in_turn(self) -> None:
        story = summaries()
        meetings = [story.meeting("2025-06-02"), story.meeting("2025-06-05")]
        first = story.record("2025-06-06", RecordKind.SUMMARY)
        second = story.record("2025-06-09", RecordKind.SUMMARY)
        assert [(each.about, each.record) for each in limits(story)] == list(
            zip(meetings, (first, second), strict=True)
        )

    def test_a_summary_about_a_meeting_is_timed_from_the_meeting(self) -> None:
        story = summaries()
        meeting = story.meeting("2025-06-02")
        story.record("2025-06-16", RecordKind.SUMMARY, about=meeting)
        assert story.figure(NOW).value == 100
        story.record("2025-06-17", RecordKind.SUMMARY, about=meeting)
        assert story.figure(NOW).value == 50

    def test_a_measure_without_a_limit_expects_nothing(self) -> None:
        story = Story()
        story.measure(Metric.COUNT, 3)
        story.meeting("2025-06-02")
        assert limits(story) == []
