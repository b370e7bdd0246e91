"""Networks and their members: who is expected when, and what is refused."""

from datetime import date
from typing import Any

import pytest
from store_contents import contents, journal, rows

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.words import Cadence
from riia_tui.actions.changes import undo
from riia_tui.actions.commands import LogMeeting, Register
from riia_tui.actions.memberships import change_members
from riia_tui.actions.networks import set_network
from riia_tui.actions.plan_bodies import add_network
from riia_tui.actions.plan_commands import AddNetwork, ChangeMembers, SetNetwork
from riia_tui.actions.records import log_meeting
from riia_tui.views.kpi import kpi
from riia_tui.views.networks import NetworkDetail, network_whole
from riia_tui.views.records import record

TODAY = date(2025, 12, 1)
LEADS = "Data leads"  # Bristol; Devon from 1 Sep 2025; Torbay until 30 Jun 2025


def change(store: Store, network: str = LEADS, **more: Any) -> str:
    return change_members(store, ChangeMembers(network, **more)).said


def members(store: Store, network: str = LEADS) -> NetworkDetail:
    return network_whole(store, network, None, TODAY)


def meet(store: Store, on: date, network: str = LEADS, **register: Any) -> str:
    asked = LogMeeting("small", on, "Meeting", network=network, register=Register(**register))
    return log_meeting(store, asked, TODAY).key


def test_an_authority_with_two_people_in_a_network_comes_once(small: Store) -> None:
    change(small, change=("Bristol",), person="Ann")
    change(small, add=("Bristol",), person="Bob")
    key = meet(small, date(2025, 11, 20), all_but=("Devon",))
    came = rows(small, "select role from participation where record = ? order by role", key)
    assert [str(role) for (role,) in came] == ["absent", "attended"]


def test_a_member_joins_and_leaves_on_days(small: Store) -> None:
    assert change(small, add=("Somerset",), since=date(2025, 10, 1)) == (
        "Data leads: Somerset is a member from 1 Oct 2025."
    )
    assert change(small, remove=("Bristol",), until=date(2025, 9, 30)) == (
        "Data leads: Bristol left after 30 Sep 2025."
    )
    now = {line.name for line in members(small).members if line.now}
    assert now == {"Devon", "Somerset"}
    undo(small)
    undo(small)
    assert {line.name for line in members(small).members if line.now} == {"Bristol", "Devon"}


def test_who_joins_later_is_not_blamed_for_earlier_meetings(small: Store) -> None:
    meet(small, date(2025, 8, 1), attended=("Bristol",))
    found = members(small).meetings[0]
    assert (found.came, found.expected, found.missing) == (1, 1, ())


def test_people_and_deputies_are_named(small: Store) -> None:
    change(small, change=("Devon",), person="Jo Bloggs", deputy="Sam Smith")
    line = next(line for line in members(small).members if line.name == "Devon")
    assert (line.person, line.deputy, line.since) == ("Jo Bloggs", "Sam Smith", date(2025, 9, 1))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"add": ("Devon",)}, "Devon is a member of “Data leads” already from 1 Sep 2025"),
        ({"add": ("Torbay",), "since": date(2025, 6, 30)}, "two memberships cannot overlap"),
        ({"add": ("Bristol",)}, "without an end"),
        ({"add": ("BCP, BCP",), "since": date(2025, 2, 1), "until": date(2025, 1, 1)}, "is before"),
        ({"remove": ("Devon",), "until": date(2025, 8, 1)}, "before it joined on 1 Sep 2025"),
        ({"remove": ("Somerset",), "until": TODAY}, "Somerset is no member"),
        ({"change": ("Torbay",), "since": date(2025, 7, 1)}, "before it joined"),
        ({}, "No member was named"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words_and_nothing_is_written(
    small: Store, asked: dict[str, Any], said: str
) -> None:
    before = contents(small)
    with pytest.raises(BadInput) as fault:
        change(small, **asked)
    assert said in fault.value.said
    assert contents(small) == before


def test_a_former_member_may_come_back(small: Store) -> None:
    change(small, add=("Torbay",), since=date(2025, 7, 1))
    assert [line.since for line in members(small).members if line.name == "Torbay"] == [None, date(2025, 7, 1)]


def test_two_people_of_one_authority_are_one_member(small: Store) -> None:
    change(small, change=("Bristol",), person="Ann")
    change(small, add=("Bristol",), person="Bob")
    key = meet(small, date(2025, 11, 1), attended=("Bristol",), people=(("Bristol", ("Ann", "Bob")),))
    found = members(small).meetings[0]
    assert (found.came, found.expected) == (1, 2)
    assert [(line.name, line.people) for line in record(small, key, TODAY).register] == [
        ("Bristol", "Ann, Bob"),
        ("Devon", None),
    ]


def test_people_of_an_authority_that_is_not_in_the_register_are_asked_about(small: Store) -> None:
    with pytest.raises(BadInput, match="Devon, which is not in the register"):
        meet(small, date(2025, 11, 1), attended=("Bristol",), people=(("Devon", ("Ann",)),))


def test_an_attendance_for_an_authority_that_is_no_member_is_asked_about(small: Store) -> None:
    before = contents(small)
    with pytest.raises(BadInput) as fault:
        meet(small, date(2025, 11, 1), attended=("Bristol", "Somerset"))
    assert fault.value.said == "Somerset is no member of “Data leads” on 1 Nov 2025."
    assert '--guests "Somerset"' in fault.value.advice and "riia members" in fault.value.advice
    assert contents(small) == before


def test_a_guest_took_part_and_is_not_expected(small: Store) -> None:
    key = meet(small, date(2025, 11, 1), attended=("Bristol",), guests=("Somerset",))
    assert record(small, key, TODAY).line.summary == "1 of 2 came and 1 guest"
    assert members(small).meetings[0].guests == ("Somerset",)


def test_a_meeting_with_too_few_members_is_said_to_be_inquorate(small: Store) -> None:
    set_network(small, SetNetwork("small", LEADS, quorum=2))
    asked = LogMeeting("small", date(2025, 11, 1), "M", network=LEADS, register=Register(attended=("Bristol",)))
    outcome = log_meeting(small, asked, TODAY)
    assert outcome.advice == "It was not quorate: that takes 2 members, and 1 came."
    assert members(small).meetings[0].quorate is False
    meet(small, date(2025, 11, 2), attended=("Bristol, Devon",))
    assert members(small).meetings[0].quorate is True


def test_guests_do_not_make_a_meeting_quorate(small: Store) -> None:
    set_network(small, SetNetwork("small", LEADS, quorum=2))
    meet(small, date(2025, 11, 1), attended=("Bristol",), guests=("Somerset, BCP",))
    assert members(small).meetings[0].quorate is False


def test_the_alliances_own_attendance_elsewhere_counts(small: Store) -> None:
    add_network(small, AddNetwork("NPIMG", "small", Cadence.QUARTERLY, elsewhere=True, counts_towards=("6.4",)))
    alliance = members(small, "NPIMG").members[0].name
    meet(small, date(2025, 11, 1), "NPIMG", attended=("the alliance",))
    meet(small, date(2025, 11, 2), "NPIMG", absent=(alliance,))
    found = members(small, "NPIMG")
    assert (found.attendance, found.expected_now, found.whole_region) == (50, 1, False)
    assert kpi(small, "6.4", None, TODAY).records
    assert rows(small, "select count(*) from organisation where kind = 'alliance'") == [(1,)]


def test_a_network_is_changed_without_losing_the_rest(small: Store) -> None:
    set_network(small, SetNetwork("small", " performance LEADS ", quorum=4))
    found = members(small, "Performance leads")
    assert (found.quorum, found.cadence, found.counts_towards) == (4, Cadence.QUARTERLY, ("5.2.6", "5.2.7"))
    set_network(small, SetNetwork("small", "Performance leads", quorum=0, counts_towards=("5.2.7",)))
    found = members(small, "Performance leads")
    assert (found.quorum, found.counts_towards) == (None, ("5.2.7",))


def test_a_network_that_is_not_there_is_added_not_set(small: Store) -> None:
    with pytest.raises(UnknownName, match="network called “NPIMG”"):
        set_network(small, SetNetwork("small", "NPIMG", quorum=2))


def test_a_first_member_ends_the_whole_regions_place(small: Store) -> None:
    add_network(small, AddNetwork("New group", "small"))
    assert members(small, "New group").whole_region
    outcome = change_members(small, ChangeMembers("New group", add=("Devon",)))
    assert outcome.advice.startswith("Until now the whole region was expected there")


def test_a_network_without_anybody_divides_by_nothing(small: Store) -> None:
    add_network(small, AddNetwork("New group", "small"))
    change(small, "New group", add=("Devon",), until=date(2025, 1, 1))
    meet(small, date(2025, 11, 1), "New group", guests=("Devon",))
    found = members(small, "New group")
    assert (found.attendance, found.meetings[0].expected) == (None, 0)


def test_a_membership_or_a_network_that_is_so_already_is_said_to_be_so_and_leaves_no_step(small: Store) -> None:
    steps = len(journal(small))
    assert change(small, change=("Bristol",)) == "The membership of “Data leads” was so already."
    there = SetNetwork("small", LEADS, counts_towards=("5.2.6",))
    set_network(small, there)
    assert set_network(small, there).said == "The network “Data leads” was so already."
    assert len(journal(small)) <= steps + 1
