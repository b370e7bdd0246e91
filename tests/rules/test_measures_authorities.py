"""Participation and attendance: who took part, of whom, and who is left out."""

import pytest

from db.words import TOOK_PART, Comparator, Metric, Role, Unit
from tests.rules.facts_builder import AUTHORITIES, THIRTEEN, Story, organisation
from tests.rules.measured_kpis import attendance, participation

NOW = "2025-12-01"
AT_LEAST, AT_MOST, EXACTLY = Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.EXACTLY


class TestParticipation:
    def test_thirteen_of_fifteen_reach_86_percent(self) -> None:
        story = participation()
        story.record("2025-06-02", by=THIRTEEN[:7])
        story.record("2025-07-02", by=THIRTEEN[5:])
        found = story.figure(NOW)
        assert (found.counted.part, found.counted.whole) == (13, 15)
        assert found.value == pytest.approx(86.6667, abs=0.001)
        assert found.met

    def test_twelve_of_fifteen_do_not(self) -> None:
        story = participation()
        story.record("2025-06-02", by=THIRTEEN[:12])
        assert not story.figure(NOW).met

    def test_comparisons_are_unrounded(self) -> None:
        story = participation(target=87)
        story.record("2025-06-02", by=THIRTEEN)
        assert not story.figure(NOW).met  # 86.67 is not 87

    def test_an_authority_that_took_part_twice_counts_once(self) -> None:
        story = participation(8, Unit.NUMBER)
        for on in ("2025-06-02", "2025-07-02"):
            story.record(on, by=["Devon", "Dorset"])
        assert story.figure(NOW).value == 2

    def test_who_took_part_and_who_is_missing_are_named_in_alphabetical_order(self) -> None:
        story = participation()
        story.record("2025-06-02", by=reversed(THIRTEEN))
        found = story.figure(NOW).counted
        assert found.took_part == THIRTEEN
        assert found.missing == ("Torbay", "Wiltshire")

    @pytest.mark.parametrize("role", list(Role))
    def test_the_roles_in_which_an_authority_took_part(self, role: Role) -> None:
        story = participation(8, Unit.NUMBER)
        story.record("2025-06-02", by=["Devon"], role=role)
        not_taking_part = (Role.APOLOGIES, Role.ABSENT, Role.OFFERED)
        assert story.figure(NOW).value == (0 if role in not_taking_part else 1)
        assert (role in TOOK_PART) == (role not in not_taking_part)

    def test_what_was_offered_counts_only_where_the_measure_says_so(self) -> None:
        story = participation(100, role=Role.OFFERED)  # “available to 100% of LAPs”
        story.record("2025-06-02", by=AUTHORITIES[:14], role=Role.OFFERED)
        assert story.figure(NOW).counted.part == 14

    def test_who_took_part_was_offered_it_too(self) -> None:
        story = participation(100, role=Role.OFFERED)
        record = story.record("2025-06-02", by=AUTHORITIES[:14], role=Role.OFFERED)
        story.took_part(record, AUTHORITIES[14:], Role.ATTENDED)
        assert story.figure(NOW).met

    def test_a_measure_can_ask_for_one_role(self) -> None:
        story = participation(2, Unit.NUMBER, role=Role.HOSTED)
        story.record("2025-06-02", by=["Devon"], role=Role.HOSTED)
        story.record("2025-06-02", by=["Dorset"])
        assert story.figure(NOW).value == 1

    def test_the_whole_is_the_printed_denominator_first(self) -> None:
        story = participation(denominator=10)
        story.scope = ("Devon", "Dorset")
        assert story.figure(NOW).counted.whole == 10

    def test_else_it_is_the_activitys_scope(self) -> None:
        story = participation(100)
        story.scope = ("Devon", "Dorset")
        story.record("2025-06-02", by=["Devon", "Torbay"])
        found = story.figure(NOW).counted
        assert (found.part, found.whole, found.missing) == (1, 2, ("Dorset",))

    def test_else_it_is_the_regions_authorities_on_that_day(self) -> None:
        story = participation()
        story.organisations[0] = organisation(AUTHORITIES[0], until="2025-11-30")
        story.organisations.append(organisation("West Country", since="2025-12-02"))
        assert story.figure("2025-11-30").counted.whole == 15
        assert story.figure("2025-12-01").counted.whole == 14
        assert story.figure("2025-12-02").counted.whole == 15

    def test_who_is_excused_on_that_day_is_left_out_of_the_whole_and_shown(self) -> None:
        story = participation()
        story.excuse("Torbay", "2025-11-01", "2025-12-01")
        story.excuse("Wiltshire", "2025-12-02")
        story.record("2025-06-02", by=THIRTEEN)
        found = story.figure("2025-12-01").counted
        assert (found.part, found.whole, found.excused, found.missing) == (13, 14, ("Torbay",), ("Wiltshire",))
        assert story.figure("2025-12-02").counted.excused == ("Wiltshire",)

    def test_an_excused_authority_that_took_part_anyway_counts(self) -> None:
        story = participation()
        story.excuse("Torbay", "2025-04-01")
        story.record("2025-06-02", by=["Torbay"])
        found = story.figure(NOW).counted
        assert (found.part, found.whole, found.excused) == (1, 15, ())

    def test_a_printed_denominator_has_the_excused_taken_off_too(self) -> None:
        story = participation(denominator=15)
        story.excuse("Torbay", "2025-04-01")
        assert story.figure(NOW).counted.whole == 14

    def test_more_than_a_printed_denominator_is_100_percent_and_no_more(self) -> None:
        story = participation(denominator=8)
        story.record("2025-06-02", by=THIRTEEN)
        found = story.figure(NOW)
        assert (found.value, found.counted.part, found.counted.whole) == (100, 13, 13)

    def test_where_everybody_is_excused_nothing_is_divided_by_nothing(self) -> None:
        story = participation()
        for name in AUTHORITIES:
            story.excuse(name, "2025-04-01")
        found = story.figure(NOW)
        assert (found.counted.whole, found.met) == (0, False)


class TestAttendance:
    def test_it_is_those_present_over_those_expected_over_all_meetings_together(self) -> None:
        story = attendance()
        story.meeting("2025-05-01", by=AUTHORITIES)
        story.meeting("2025-07-01", by=AUTHORITIES[:9])
        found = story.figure(NOW)
        assert (found.counted.part, found.counted.whole, found.value, found.met) == (24, 30, 80, True)

    def test_apologies_are_not_attendance_and_a_deputy_is(self) -> None:
        story = attendance()
        meeting = story.meeting("2025-05-01", by=AUTHORITIES[:10])
        story.took_part(meeting, AUTHORITIES[10:12], Role.DEPUTY)
        story.took_part(meeting, AUTHORITIES[12:], Role.APOLOGIES)
        assert story.figure(NOW).counted.part == 12

    def test_a_guest_is_not_counted(self) -> None:
        story = Story()
        story.percent(Metric.ATTENDANCE, 80)
        story.expects(["Devon", "Dorset"])
        story.meeting("2025-05-01", by=["Devon", "Torbay"])
        assert (story.figure(NOW).counted.part, story.figure(NOW).counted.whole) == (1, 2)

    def test_the_members_of_that_day_are_expected(self) -> None:
        story = Story()
        story.percent(Metric.ATTENDANCE, 80)
        story.expects(["Devon"])
        story.expects(["Dorset"], since="2025-06-02")
        story.expects(["Torbay"], until="2025-06-01")
        for on in ("2025-06-01", "2025-06-02"):
            story.meeting(on, by=["Devon"])
        found = story.figure(NOW).counted
        assert (found.part, found.whole, found.missing) == (2, 4, ("Dorset", "Torbay"))

    def test_without_members_the_regions_authorities_of_that_day_are_expected(self) -> None:
        story = Story()
        story.percent(Metric.ATTENDANCE, 80)
        story.organisations[0] = organisation(AUTHORITIES[0], until="2025-05-01")
        story.meeting("2025-05-01", by=["Devon"])
        story.meeting("2025-05-02", by=["Devon"])
        assert story.figure(NOW).counted.whole == 15 + 14

    def test_a_meeting_whose_register_is_not_entered_says_nothing_about_attendance(self) -> None:
        story = attendance()
        story.meeting("2025-05-01", by=THIRTEEN)
        before = story.figure(NOW).value
        story.meeting("2025-06-02")
        assert story.figure(NOW).value == before

    def test_who_is_excused_on_the_meetings_day_is_left_out_and_shown(self) -> None:
        story = attendance()
        story.excuse("Torbay", "2025-05-01", "2025-05-31")
        story.meeting("2025-05-15", by=THIRTEEN)
        story.meeting("2025-06-15", by=THIRTEEN)
        found = story.figure(NOW).counted
        assert (found.part, found.whole, found.excused) == (26, 29, ("Torbay",))

    def test_an_excused_member_that_came_anyway_counts(self) -> None:
        story = attendance()
        story.excuse("Torbay", "2025-05-01")
        story.meeting("2025-05-15", by=["Torbay"])
        assert (story.figure(NOW).counted.part, story.figure(NOW).counted.whole) == (1, 15)

    @pytest.mark.parametrize("metric", [Metric.ATTENDANCE, Metric.ATTENDANCE_EACH])
    def test_before_the_first_meeting_there_is_no_figure(self, metric: Metric) -> None:
        found = attendance(metric).figure(NOW)
        assert (found.value, found.met, found.progress) == (None, False, None)

    @pytest.mark.parametrize("metric", [Metric.ATTENDANCE, Metric.ATTENDANCE_EACH])
    def test_a_meeting_at_which_nobody_was_expected_gives_no_figure(self, metric: Metric) -> None:
        story = attendance(metric)
        for name in AUTHORITIES:
            story.excuse(name, "2025-04-01")
        story.meeting("2025-05-15")
        assert story.figure(NOW).value is None

    def test_a_document_is_no_meeting(self) -> None:
        story = attendance()
        story.record("2025-05-15", by=AUTHORITIES)
        assert story.figure(NOW).value is None

    def test_the_worst_is_the_lowest_share_and_not_the_fewest_people(self) -> None:
        story = Story()
        story.percent(Metric.ATTENDANCE_EACH, 50)
        story.expects(["Devon"])
        story.expects(AUTHORITIES[5:], since="2025-06-01")
        story.meeting("2025-05-01", by=["Devon"])
        story.meeting("2025-07-01", by=AUTHORITIES[5:8])
        found = story.figure(NOW).counted
        assert (found.part, found.whole) == (3, 11)

    def test_attendance_at_each_meeting_is_that_of_the_worst(self) -> None:
        story = attendance(Metric.ATTENDANCE_EACH, 50)
        story.meeting("2025-05-01", by=AUTHORITIES)
        story.meeting("2025-07-01", by=AUTHORITIES[:6])
        found = story.figure(NOW)
        assert (found.value, found.counted.part, found.counted.whole, found.met) == (40, 6, 15, False)
        assert found.counted.missing == AUTHORITIES[6:]
