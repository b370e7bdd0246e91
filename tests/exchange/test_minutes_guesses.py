"""Draft meetings out of minutes as people write them; what is not certain says so."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine import Store
from riia_tui.actions.commands import LogMeeting
from riia_tui.actions.records import log_meeting
from riia_tui.exchange.minutes.agreed import AgreedLine, actions_in
from riia_tui.exchange.minutes.draft import Draft, Guesser, Original, without_doubles
from riia_tui.exchange.minutes.sections import Part, lines_of
from riia_tui.exchange.minutes.texts import FileText
from riia_tui.exchange.minutes.when import when_held, without_days
from riia_tui.views.standing import standing

TODAY = date(2025, 12, 1)
HELD = date(2025, 11, 20)


def drafted(store: Store, text: str, name: str = "minutes.txt", subject: str = "", sent: date | None = None) -> Draft:
    """The draft of a file with this text."""
    guesser = Guesser(standing(store, "small", TODAY).facts, TODAY, {}, {})
    return guesser.draft(Original(Path(name), name, len(text), text), FileText(text, subject, sent))


FORMAL = """MINUTES OF THE PERFORMANCE LEADS MEETING
Thursday 18th September 2025, 10am, Teams

Present:
Jane Smith (Bristol)
Tom Jones, Devon County Council
Asha Patel – North Somerset
Lee Wong (deputy for Torbay)
Pat Devon (Somerset)

Apologies: BANES, BCP

1. Welcome
The chair welcomed everyone.
2. Dashboard
The group agreed that the dashboard is published quarterly.
ACTION: Devon to circulate the draft dashboard by 30 September.
Action (Bristol): Share the data dictionary by 3 October 2025
3. AOB
Date of next meeting: 20 November 2025
"""


def test_formal_minutes_are_read_whole(small: Store) -> None:
    draft = drafted(small, FORMAL)
    assert (draft.on, draft.network, draft.title) == (date(2025, 9, 18), "Performance leads", "Performance leads")
    assert draft.attended == ("Bristol", "Devon", "North Somerset", "Somerset")
    assert draft.deputies == ("Torbay",)
    assert draft.apologies == ("Bath and North East Somerset", "Bournemouth, Christchurch and Poole")
    assert ("Somerset", ("Pat Devon",)) in draft.people
    assert draft.agreed == (
        AgreedLine("Devon", "circulate the draft dashboard", date(2025, 9, 30)),
        AgreedLine("Bristol", "Share the data dictionary", date(2025, 10, 3)),
    )
    assert draft.decisions == ("The dashboard is published quarterly.",)
    assert draft.questions == ()


def test_a_table_of_who_came_and_one_of_actions_are_read(small: Store) -> None:
    text = (
        "Data leads\nDate\t9 October 2025\nName\tRole\tOrganisation\tPresent\nAnn Lee\tAnalyst\tBristol\t✓\n"
        "Bo Ray\tHead of Data\tDevon CC\tApologies\nAction\tOwner\tDue\nCheck the returns\tBristol\tEnd of January\n"
        "Ask the DfE\tDevon\t"
    )
    draft = drafted(small, text)
    assert (draft.on, draft.network) == (date(2025, 10, 9), "Data leads")
    assert (draft.attended, draft.apologies) == (("Bristol",), ("Devon",))
    assert draft.people == (("Bristol", ("Ann Lee",)),)
    assert draft.agreed == (
        AgreedLine("Bristol", "Check the returns", date(2026, 1, 31)),
        AgreedLine("Devon", "Ask the DfE", None),
    )


def test_tables_with_numbered_rows_and_questions_in_their_heads_are_read(small: Store) -> None:
    text = (
        "Data leads\n9 October 2025\nAttendance\nAuthority\tRep\tAttended?\nBristol\tAnn Lee\tYes\nDevon\t-\tNo\n"
        "Actions\n#\tAction\tOwner\tDeadline\tStatus\n1\tSend it\tDevon\t4 Nov 2025\tOpen"
    )
    draft = drafted(small, text)
    assert (draft.attended, draft.absent, draft.questions) == (("Bristol",), ("Devon",), ())
    assert draft.agreed == (AgreedLine("Devon", "Send it", date(2025, 11, 4)),)


def test_an_e_mail_is_read_by_its_subject(small: Store) -> None:
    text = (
        "Hi,\nThanks for coming. In attendance: Ann (Bristol), Bo (Devon). Apologies: none\nNext steps\nAnn to book it"
    )
    draft = drafted(small, text, "RE minutes.eml", "Data leads 9 October 2025 - actions", date(2025, 10, 10))
    assert (draft.on, draft.title, draft.attended) == (date(2025, 10, 9), "Data leads", ("Bristol", "Devon"))
    assert draft.agreed == (AgreedLine("Ann", "book it", None),)


def test_who_is_no_member_is_a_guest_and_what_is_like_a_name_is_asked_about(small: Store) -> None:
    draft = drafted(small, "Data leads\n9 October 2025\nPresent:\nBristol\nSomerset\nBournmth\nKim (Public Health)")
    assert (draft.attended, draft.guests) == (("Bristol",), ("Somerset",))
    assert any("Kim (Public Health)” is nobody known here" in question for question in draft.questions)
    assert not any("Bournmth" in name for name in (*draft.attended, *draft.guests))


def test_a_name_inside_other_words_is_taken_and_marked(small: Store) -> None:
    draft = drafted(small, "Data leads\n9 October 2025\nPresent: Principal Social Worker Devon Team")
    assert draft.attended == ("Devon",)
    assert draft.questions == ("“Principal Social Worker Devon Team” was read as Devon",)


def test_a_list_that_a_pdf_has_broken_is_one_list_again(small: Store) -> None:
    text = "Data leads\n9 October 2025\nPresent: Ann Lee (Bristol), Bo\nRay (Devon), Jo\nHill (Torbay)\nApologies: none"
    draft = drafted(small, text)
    assert draft.people == (("Bristol", ("Ann Lee",)), ("Devon", ("Bo Ray",)), ("Torbay", ("Jo Hill",)))
    text = "Data leads\n9 October 2025\nACTION: Devon to write to the Department about the new template\nby 3 November"
    assert drafted(small, text).agreed[0].due == date(2025, 11, 3)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Ann Lee, Devon (chair)", (("Devon", ("Ann Lee",)),)),
        ("A. Lee, Devon Council (guest)", (("Devon", ("A. Lee",)),)),
        ("Ann Lee, Head of Data (Devon)", (("Devon", ("Ann Lee",)),)),
        ("Devon (Ann Lee and Bo Ray), Bristol", (("Devon", ("Ann Lee", "Bo Ray")),)),
        ("North Somerset, Devon (Ann Lee)", (("Devon", ("Ann Lee",)),)),
        ("Devon: Ann Lee, Bo Ray", (("Devon", ("Ann Lee", "Bo Ray")),)),
        ("Bournemouth, Christchurch and Poole (Ann Lee)", (("Bournemouth, Christchurch and Poole", ("Ann Lee",)),)),
    ],
)
def test_people_belong_to_their_authority(small: Store, line: str, people: object) -> None:
    draft = drafted(small, f"Performance leads\n9 October 2025\nPresent:\n{line}")
    assert (draft.people, draft.questions) == (people, ())


def test_a_meeting_to_come_is_planned(small: Store) -> None:
    draft = drafted(small, "Agenda\nPerformance leads\n20 January 2026\n1. Welcome")
    assert (draft.planned, draft.on, draft.questions) == (True, date(2026, 1, 20), ())


def test_a_meeting_that_is_recorded_already_is_pointed_at(small: Store) -> None:
    log_meeting(small, LogMeeting("small", date(2025, 9, 18), "Leads", network="Performance leads"), TODAY)
    assert drafted(small, FORMAL).twice == "recorded already: Leads, 18 Sep 2025"


def test_two_files_of_one_meeting_are_told_apart(small: Store) -> None:
    agenda = drafted(small, "Performance leads\n18 September 2025\nAgenda", "agenda.txt")
    minutes = drafted(small, FORMAL, "minutes.txt")
    assert [each.twice for each in without_doubles([agenda, minutes])] == ["the same meeting as minutes.txt", ""]


@pytest.mark.parametrize(
    ("text", "names", "on", "doubt"),
    [
        ("Date: 20 November 2025", (), HELD, ""),
        ("Held on Thursday, November 20, 2025", (), HELD, ""),
        ("Leads\n20/11/25\nPresent: Ann", (), HELD, ""),
        ("Leads", ("Leads_2025-11-20_final",), HELD, ""),
        ("Leads", ("20251120 leads",), HELD, ""),
        ("Date: 20 Nov 2025", ("leads 2025-11-21",), HELD, "the minutes say 20 Nov 2025, its name 21 Nov 2025"),
        ("Leads\nThursday 20 November", (), HELD, "no year is given"),
        ("Leads\nDate of next meeting: 8 January 2026", (), None, "no day was found"),
        ("Leads\n31 June 2025", (), None, "no day was found"),
    ],
)
def test_the_day_of_a_meeting(text: str, names: tuple[str, ...], on: date | None, doubt: str) -> None:
    found = when_held(text, names, None, TODAY)
    assert (found.on, found.doubt) == (on, doubt)


def test_the_day_of_an_e_mail_is_better_than_none_and_marked() -> None:
    found = when_held("Hi all", (), HELD, TODAY)
    assert (found.on, found.doubt) == (HELD, "it is the day of the e-mail")


def test_a_title_loses_its_day() -> None:
    assert without_days("Leads group, Thursday 20th November 2025") == "Leads group"


@pytest.mark.parametrize(
    ("line", "who", "what", "due"),
    [
        ("Devon: send the minutes by 12 Dec 2025", "Devon", "send the minutes", date(2025, 12, 12)),
        (
            "Devon and Torbay to send the minutes by Friday 12 December.",
            "Devon and Torbay",
            "send the minutes",
            date(2025, 12, 12),
        ),
        ("Send the minutes (Jo Bloggs, by end of January)", "Jo Bloggs", "Send the minutes", date(2026, 1, 31)),
        ("Send the minutes – Jo Bloggs – 5 Dec", "Jo Bloggs", "Send the minutes", date(2025, 12, 5)),
        ("Ann: book the room for the day by 17 Dec", "Ann", "book the room for the day", date(2025, 12, 17)),
        ("TJ to fix the filters (30/11/25).", "TJ", "fix the filters", date(2025, 11, 30)),
        ("Devon - circulate guidance - 1 Dec", "Devon", "circulate guidance", date(2025, 12, 1)),
        ("All to send it in by the end of the month", "All", "send it in", date(2025, 11, 30)),
        ("JB will write to the DfE", "JB", "write to the DfE", None),
        ("Write to the DfE by 3 Feb", "nobody named", "Write to the DfE", date(2026, 2, 3)),
    ],
)
def test_actions_as_people_write_them(line: str, who: str, what: str, due: date | None) -> None:
    assert actions_in([(line, True)], HELD) == (AgreedLine(who, what, due),)


def test_a_figure_at_the_beginning_of_a_line_is_no_number_of_a_list(small: Store) -> None:
    draft = drafted(small, "Data leads\n9 October 2025\n4 Decisions\n3 workshops are held\n5 Actions\nAnn: go there")
    assert (draft.decisions, draft.agreed) == (("3 workshops are held",), (AgreedLine("Ann", "go there"),))


def test_headings_divide_minutes_however_they_are_written() -> None:
    text = (
        "**Attendees**: Ann\n- Bo\n## Apologies received from Devon\n3. Dashboard\nwords\n# ACTIONS\n* A: go\nAOB\nend"
    )
    parts = [(line.part, line.text) for line in lines_of(text)]
    assert parts == [
        (Part.PRESENT, "Ann"),
        (Part.PRESENT, "Bo"),
        (Part.APOLOGIES, "Devon"),
        (Part.OTHER, "Dashboard"),
        (Part.OTHER, "words"),
        (Part.ACTIONS, "A: go"),
        (Part.OTHER, "end"),
    ]


WORDS = [
    "Present:",
    "Apologies:",
    "Devon",
    "BCP",
    "(",
    ")",
    "\n",
    "\t",
    ",",
    "Actions",
    "by 31 Feb",
    "9 Oct 2025",
    "and",
    "; ",
    ":",
    "–",
    "Jo",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=25).map(" ".join))
def test_any_text_gives_a_draft_that_names_each_body_once(made_small: Store, text: str) -> None:
    draft = drafted(made_small, text)
    named = [*draft.attended, *draft.deputies, *draft.apologies, *draft.absent, *draft.guests]
    assert len(named) == len(set(named))
    assert {name for name, _ in draft.people} <= {*draft.attended, *draft.deputies, *draft.guests}


def test_a_table_of_everybody_with_marks_is_read_by_its_marks(small: Store) -> None:
    rows = ("Name\tJob title\tLA / organisation\tAttendance", "Ann Lee\tHead\tDevon\tPresent",
            "Priya Nair\tLead\tBCP\tApologies", "Maya Finn\tAdviser\tDfE\tPresent")  # fmt: skip
    draft = drafted(small, "\n".join(("Performance leads 18 September 2025", "Attendees", *rows)))
    assert (draft.attended, draft.apologies) == (("Devon",), ("Bournemouth, Christchurch and Poole",))
    assert [each.written for each in draft.unclear] == ["Maya Finn"]


def test_apologies_may_be_shortened_and_an_action_that_is_over_is_none(small: Store) -> None:
    text = "Performance leads 18 September 2025\nPresent: Devon\nApols: Torbay\nActions\n"
    draft = drafted(small, text + "Action\tOwner\tStatus\nSend it\tDevon\tOpen\nDraft it\tTorbay\tClosed\n")
    assert (draft.attended, draft.apologies) == (("Devon",), ("Torbay",))
    assert [line.what for line in draft.agreed] == ["Send it"]
