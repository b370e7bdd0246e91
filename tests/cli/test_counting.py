"""What a figure was counted from, members, data returns and expected records on the command line."""

import pytest
from command_line import PLAN, Riia, key_of

LEADS = "Regional performance leads group"
RETURN = ("log", "return", "--plan", PLAN, "--collection", "Dashboard", "--period", "Q2 2025-26")


def test_returns_are_entered_and_shown_as_a_table_with_sums_and_gaps(riia: Riia) -> None:
    assert riia(*RETURN, "--authority", "all", "--due", "2025-10-31", "--counts-towards", "5.1.6:2").code == 0
    said = riia(*RETURN, "--authority", "Devon, BANES", "--received", "2025-10-30")
    assert "Dashboard, Q2 2025-26, of Devon and BANES: received 30 Oct 2025." in said.words
    assert "5.1.6 returns submitted by the initial deadline…: 13%, needs 95% · not met" in said.words
    riia(*RETURN, "--authority", "Torbay", "--received", "2025-11-05")
    riia(*RETURN, "--authority", "Isles of Scilly", "--gap", "z", "--why", "no such schools")
    shown = riia("returns", PLAN)
    assert "Torbay in +3" in shown.words and "Wiltshire missing +21" in shown.words
    assert "Q2 2025-26, due 31 Oct 2025: 3 of 14 LAs in, 2 of 14 by the deadline (14%)" in shown.words
    assert "12 exceptions, 1 resolved within 7 working days" in shown.words
    assert "z Isles of Scilly, Q2 2025-26: not applicable: no such schools" in shown.words
    (collection,) = riia("returns", "--json").json()["collections"]
    assert (collection["periods"][0]["asked"], len(collection["lines"])) == (14, 15)


def test_a_return_may_have_a_day_and_a_title_as_every_record_has(riia: Riia) -> None:
    named = ("--on", "2025-11-06", "--title", "Torbay's dashboard figures", "--counts-towards", "5.1.6:2")
    days = ("--due", "2025-10-31", "--received", "2025-11-05")
    assert riia(*RETURN, "--authority", "Torbay", *days, *named).code == 0
    (record,) = riia("dump").json()["records"]
    assert (record["on"], record["title"]) == ("2025-11-06", "Torbay's dashboard figures")
    assert (record["due"], record["received"]) == ("2025-10-31", "2025-11-05")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--received", "2025-06-30"), "the period begins on 1 Jul 2025"),
        (("--gap", "q", "--why", "x"), "There is no code of a gap called “q”"),
        (("--gap", "x"), "needs its reason"),
        ((), "is entered yet for Devon"),
    ],
)
def test_a_return_that_cannot_be_so_is_said_plainly(riia: Riia, more: tuple[str, ...], said: str) -> None:
    ran = riia(*RETURN, "--authority", "Devon", *(("--due", "2025-10-31") if more else ()), *more)
    assert ran.code == 2 and said in ran.err
    assert riia("returns", "--json").json()["collections"] == []


def test_a_stranger_on_a_register_is_asked_about_and_may_be_a_guest(riia: Riia) -> None:
    riia("members", LEADS, "--remove", "Torbay", "--until", "2025-09-30")
    meeting = ("log", "meeting", "--plan", PLAN, "--on", "2025-10-10", "--title", "Leads", "--network", LEADS)
    refused = riia(*meeting, "--attended", "Devon, Torbay")
    assert refused.code == 2
    assert f"Torbay is no member of “{LEADS}” on 10 Oct 2025." in refused.err and '--guests "Torbay"' in refused.err
    assert riia(*meeting, "--attended", "Devon", "--guests", "Torbay", "--people", "Devon: Ann, Bob").code == 0
    assert "1 of 14 came and 1 guest" in riia("records").words
    shown = riia("records", key_of(riia)).words
    assert "attended Devon (Ann, Bob)" in shown and "guests Torbay" in shown
    assert "took part Devon; Torbay" in riia("show", "1.2.1A").words


def test_members_are_listed_with_their_days_and_people(riia: Riia) -> None:
    riia("members", LEADS, "--change", "Devon", "--person", "Jo Bloggs", "--deputy", "Sam Smith")
    riia("members", LEADS, "--remove", "Torbay", "--until", "2025-09-30")
    shown = riia("members", LEADS).words
    assert "Devon Jo Bloggs, deputy Sam Smith" in shown and "Torbay until 30 Sep 2025" in shown
    refused = riia("members", LEADS, "--add", "Torbay", "--from", "2025-09-01")
    assert refused.code == 2 and "two memberships cannot overlap" in refused.err


def test_a_group_elsewhere_counts_the_alliances_own_attendance(riia: Riia) -> None:
    said = riia("add", "network", "NPIMG", "--elsewhere", "--counts-towards", "5.1.8")
    assert "Added the network NPIMG with 1 member." in said.words
    meeting = ("log", "meeting", "--plan", PLAN, "--title", "NPIMG", "--network", "NPIMG")
    riia(*meeting, "--on", "2025-10-10", "--attended", "SW RIIA")
    said = riia(*meeting, "--on", "2025-11-10", "--absent", "the alliance")
    assert "50%, needs 100% · not met" in said.words
    assert "NPIMG: elsewhere: the alliance is a member, attendance 50% over 2 meetings" in riia("networks").words


def test_an_inquorate_meeting_is_said(riia: Riia) -> None:
    riia("networks", "set", LEADS, "--quorum", "8")
    meeting = ("log", "meeting", "--plan", PLAN, "--on", "2025-11-20", "--title", "Leads", "--network", LEADS)
    said = riia(*meeting, "--attended", "Devon, Bristol")
    assert "It was not quorate: that takes 8 members, and 2 came." in said.words
    assert "2 of 15 came: not quorate, which takes 8" in riia("records").words


def test_answers_are_kept_with_who_gave_them(riia: Riia) -> None:
    evidence = ("log", "evidence", "--plan", PLAN, "--on", "2025-11-20", "--title", "Survey of LAPs")
    riia(*evidence, "--answers-yes", "Devon, Bristol", "--answers-no", "Torbay", "--counts-towards", "1.1.2:2")
    (record,) = [r for r in riia("dump").json()["records"] if r["title"] == "Survey of LAPs"]
    answers = {each["organisation"]: each["answer"] for each in record["participation"]}
    assert answers == {"Devon": True, "Bristol": True, "Torbay": False}
    riia("edit", key_of(riia), "--answers-yes", "Torbay")
    assert "Torbay (answered yes)" in riia("records", key_of(riia)).words
    both = riia(*evidence, "--answers-yes", "Devon", "--answers-no", "Devon")
    assert both.code == 2 and "Devon cannot have answered both yes and no." in both.err


def test_show_lists_what_each_figure_was_counted_from(riia: Riia) -> None:
    meeting = ("log", "meeting", "--plan", PLAN, "--title", "PL network", "--network", "CSC performance leads network")
    riia(*meeting, "--on", "2025-09-10", "--all-but", "Devon, Torbay", "--papers-out", "2025-09-30")
    riia(*meeting, "--on", "2025-11-25", "--all-but", "Devon")
    shown = riia("show", "5.1.7").words
    assert "counted 25 Nov, 10 Sep" in shown
    assert "10 Sep PL network: 13 of 15 came not there: Devon; Torbay" in shown
    assert "10 Sep PL network: 4 working days late, on 30 Sep 2025" in shown
    assert "PL network of 25 Nov 2025: due by 9 Dec" in shown
    counted = riia("show", "5.1.7", "--json").json()["measures"][1]["counted"]
    assert [(line["part"], line["whole"], line["missing"]) for line in counted] == [
        (13, 15, ["Devon", "Torbay"]),
        (14, 15, ["Devon"]),
    ]


def test_a_summary_may_be_about_a_meeting_and_stays_when_that_is_removed(riia: Riia, meeting: Riia) -> None:
    meeting("--counts-towards", "5.1.8")
    about = key_of(riia)
    evidence = ("log", "evidence", "--plan", PLAN, "--on", "2025-11-28", "--title", "Key messages", "--kind", "summary")
    assert riia(*evidence, "--about", about, "--counts-towards", "5.1.8").code == 0
    assert riia("show", "5.1.8", "--json").json()["limits"][0]["state"] == "met"
    assert riia("remove", about).code == 0
    assert riia("undo").code == 0
    assert riia("show", "5.1.8", "--json").json()["limits"][0]["state"] == "met"


def test_expected_records_are_listed(riia: Riia) -> None:
    shown = riia("expected", PLAN)
    assert "2.3.4 monthly record: 30 Apr, 31 May" in shown.words
    assert "quarterly meeting of SW RIIA Board" in shown.words
    lines = riia("expected", "--json").json()["lines"]
    assert {line["state"] for line in lines} == {"missed", "due"}
