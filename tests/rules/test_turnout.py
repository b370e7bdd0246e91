"""A meeting's turnout: members, guests, deputies, the quorum, and the alliance at groups elsewhere."""

from dataclasses import replace

from db.facts import MemberFact, OrganisationFact
from db.words import Metric, OrganisationKind, Role, Unit
from riia_tui.rules.turnout import Turnout, turnout_of
from tests.rules.facts_builder import AUTHORITIES, Story
from tests.rules.measured_kpis import attendance, participation

NOW = "2025-12-01"
ALLIANCE = OrganisationFact("alliance", "SW RIIA", None, OrganisationKind.ALLIANCE, None, None)


def turnout(story: Story) -> Turnout:
    """Of the last record."""
    facts = story.facts()
    return turnout_of(facts, facts.record[story.records[-1].id])


def of_four() -> Story:
    """A network of four members."""
    story = Story()
    story.percent(Metric.ATTENDANCE, 80)
    story.expects(AUTHORITIES[:4])
    return story


class TestGuests:
    def test_who_came_without_being_a_member_is_a_guest_and_in_no_denominator(self) -> None:
        story = of_four()
        story.meeting("2025-06-02", by=[*AUTHORITIES[:3], "Torbay"])
        found = story.figure(NOW)
        assert (found.counted.part, found.counted.whole, found.value) == (3, 4, 75)
        assert found.counted.guests == ("Torbay",)

    def test_a_guest_took_part(self) -> None:
        story = participation(2, Unit.NUMBER)
        story.expects(AUTHORITIES[:4])
        story.meeting("2025-06-02", by=["Bristol", "Torbay"])
        assert story.figure(NOW).counted.took_part == ("Bristol", "Torbay")

    def test_who_became_a_member_later_is_a_member_then(self) -> None:
        story = of_four()
        story.expects(["Torbay"], since="2025-09-01")
        story.meeting("2025-06-02", by=[*AUTHORITIES[:4], "Torbay"])
        story.meeting("2025-10-02", by=[*AUTHORITIES[:4], "Torbay"])
        found = story.figure(NOW).counted
        assert (found.part, found.whole, found.guests) == (9, 9, ())


class TestQuorum:
    def test_without_one_nothing_is_said(self) -> None:
        story = of_four()
        story.meeting("2025-06-02", by=["Bristol"])
        assert turnout(story).quorate is None

    def test_members_and_their_deputies_make_it(self) -> None:
        story = of_four()
        story.network = replace(story.network, quorum=2)
        key = story.meeting("2025-06-02", by=["Bristol"])
        assert turnout(story).quorate is False
        story.took_part(key, ["Cornwall"], Role.DEPUTY)
        assert turnout(story).quorate is True

    def test_an_inquorate_meeting_still_counts_and_is_said(self) -> None:
        story = of_four()
        story.network = replace(story.network, quorum=2)
        story.meeting("2025-06-02", by=["Bristol"])
        found = story.figure(NOW)
        assert (found.value, [piece.good for piece in found.counted.pieces]) == (25, [False])


class TestPieces:
    def test_each_meeting_says_who_did_not_come(self) -> None:
        story = of_four()
        story.meeting("2025-06-02", by=AUTHORITIES[:3])
        story.meeting("2025-09-02", by=AUTHORITIES[1:4])
        pieces = story.figure(NOW).counted.pieces
        assert [(p.part, p.whole, p.missing) for p in pieces] == [
            (3, 4, ("Cornwall",)),
            (3, 4, ("Bath and North East Somerset",)),
        ]

    def test_two_people_of_one_authority_count_once(self) -> None:
        story = of_four()
        story.members += [
            MemberFact("network", "Bristol", person="Ann"),
            MemberFact("network", "Bristol", person="Bob"),
        ]
        key = story.meeting("2025-06-02", by=["Bristol"])
        story.took_part(key, ["Bristol"], Role.DEPUTY)
        assert (turnout(story).came, len(turnout(story).expected)) == ({"Bristol"}, 4)


class TestElsewhere:
    def story(self, metric: Metric = Metric.ATTENDANCE) -> Story:
        story = Story()
        story.percent(metric, 100)
        story.organisations.append(ALLIANCE)
        story.network = replace(story.network, elsewhere=True, kpis=("kpi",))
        return story

    def test_the_alliance_itself_is_expected_there(self) -> None:
        story = self.story()
        story.meeting("2025-06-02", by=["alliance"])
        story.meeting("2025-07-02", by=["alliance"], role=Role.APOLOGIES)
        found = story.figure(NOW)
        assert (found.value, found.counted.took_part) == (50, ("alliance",))

    def test_its_part_is_the_whole_of_what_only_such_groups_count_towards(self) -> None:
        story = self.story(Metric.PARTICIPATION)
        assert story.figure(NOW).value == 0
        story.meeting("2025-06-02", by=["alliance"])
        assert (story.figure(NOW).value, story.figure(NOW).counted.whole) == (100, 1)

    def test_its_register_answers_whether_the_meetings_were_attended(self) -> None:
        """5.1.8: a representative is at 100% of the committees' meetings."""
        story = self.story(Metric.SHARE)
        story.meeting("2025-06-02", by=["alliance"])
        story.meeting("2025-07-02", by=["alliance"], role=Role.ABSENT)
        story.meeting("2025-08-02")
        assert (story.figure(NOW).counted.part, story.figure(NOW).counted.whole) == (1, 2)

    def test_an_answer_that_was_given_wins_over_the_register(self) -> None:
        story = self.story(Metric.SHARE)
        story.meeting("2025-06-02", by=["alliance"], answer=False)
        assert story.figure(NOW).value == 0

    def test_where_nobody_is_a_member_nobody_is_expected(self) -> None:
        story = self.story()
        story.organisations.remove(ALLIANCE)
        story.meeting("2025-06-02", by=["Bristol"])
        assert (story.figure(NOW).value, turnout(story).guests) == (None, {"Bristol"})


class TestAnswers:
    """“LAPs reporting better access to data”: who says so counts, taking part alone does not."""

    def story(self) -> Story:
        story = participation(2, Unit.NUMBER, answer=True)
        key = story.record("2025-06-02")
        story.took_part(key, ["Bristol", "Devon"], Role.CONTRIBUTED, answer=True)
        story.took_part(key, ["Torbay"], Role.CONTRIBUTED, answer=False)
        story.took_part(key, ["Dorset"], Role.CONTRIBUTED)
        return story

    def test_only_who_answered_yes_counts(self) -> None:
        assert self.story().figure(NOW).counted.took_part == ("Bristol", "Devon")

    def test_who_answered_no_is_missing_and_named(self) -> None:
        found = self.story().figure(NOW).counted
        assert found.answered_no == ("Torbay",)
        assert {"Torbay", "Dorset"} <= set(found.missing)

    def test_a_later_yes_counts(self) -> None:
        story = self.story()
        story.took_part(story.record("2025-09-02"), ["Torbay"], Role.CONTRIBUTED, answer=True)
        assert (story.figure(NOW).value, story.figure(NOW).counted.answered_no) == (3, ())

    def test_where_no_answer_is_asked_for_it_changes_nothing(self) -> None:
        story = self.story()
        story.measures[0] = replace(story.measures[0], answer=False)
        assert (story.figure(NOW).value, story.figure(NOW).counted.answered_no) == (4, ())


def test_attendance_of_nobody_expected_divides_by_nothing() -> None:
    story = attendance()
    story.members = [replace(member, until=None, since=None) for member in story.members]
    for name in AUTHORITIES:
        story.excuse(name, "2025-01-01")
    story.meeting("2025-06-02", by=["NHS England"])
    assert story.figure(NOW).value is None
