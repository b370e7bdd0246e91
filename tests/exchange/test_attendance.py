"""Who came, out of grids and reports of Teams: shown first, matched, taken in once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from db.engine import Store
from db.errors import BadInput
from db.words import Role
from riia_tui.actions.attendance import take_attendance
from riia_tui.actions.changes import undo
from riia_tui.actions.commands import LogMeeting, Register
from riia_tui.actions.records import log_meeting
from riia_tui.exchange.attendance import Signs, presence_of
from riia_tui.exchange.attendance_found import AttendanceFound
from riia_tui.exchange.attendance_reading import Beside, read_attendance
from riia_tui.exchange.matching import kept_in, matches_typed
from riia_tui.views.records import record, records
from riia_tui.views.standing import standing

TODAY = date(2025, 12, 1)
NOVEMBER = date(2025, 11, 20)


def grid(path: Path, *rows: list[Any], title: str = "Performance leads") -> Path:
    """A workbook of one sheet."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def told(store: Store, path: Path, network: str | None = None, on: date | None = None, *match: str) -> AttendanceFound:
    found = standing(store, "small", TODAY)
    return read_attendance(found, kept_in(store, found), path, Beside(network, on, matches_typed(found, match)))


def said(found: AttendanceFound, at: int = 0) -> list[str]:
    return [entry.said for entry in found.meetings[at].entries]


def registers(store: Store) -> list[tuple[date, str, list[tuple[str, str]]]]:
    """Every meeting with its register."""
    lines = [line for line in records(store, "small", TODAY).lines if line.kind == "meeting"]
    details = [record(store, line.id, TODAY) for line in lines]
    return [(d.line.on, d.line.title, [(e.name, str(e.role)) for e in d.register if e.role]) for d in details]


def test_a_grid_of_ticks_names_and_apologies_becomes_registers(small: Store, tmp_path: Path) -> None:
    path = grid(
        tmp_path / "grid.xlsx",
        ["Authority", "12/09/2025", "20 Nov"],
        ["Bristol CC", "✓", "Y"],
        ["Devon County Council", "apols", "deputy: Cy Day"],
        ["BANES", "Ann Lee, Bo Hill", "x"],
        ["Torbay", 1, None],
        ["Total", "=SUM(B2:B5)", 2],
    )
    found = told(small, path)
    assert said(found) == [
        "Bristol attended",
        "Devon apologies",
        "Bath and North East Somerset attended (Ann Lee, Bo Hill)",
        "Torbay attended",
    ]
    assert said(found, 1) == ["Bristol attended", "Devon deputy (Cy Day)", "Bath and North East Somerset absent"]
    assert found.notes == ("“x” is read as absent",)
    assert registers(small) == []
    take_attendance(small, found, {})
    assert [(on, title) for on, title, _ in registers(small)] == [
        (NOVEMBER, "Performance leads"),
        (date(2025, 9, 12), "Performance leads"),
    ]


def test_the_same_grid_a_second_time_changes_nothing_and_undo_takes_all_of_it_back(
    small: Store, tmp_path: Path
) -> None:
    path = grid(tmp_path / "grid.xlsx", ["", "20 Nov"], ["Bristol", "Jo Pike"], ["Devon", "d"], ["Somerset", "a"])
    take_attendance(small, told(small, path), {})
    before, version = registers(small), small.version()
    again = told(small, path)
    assert [(line.entries, line.known) for line in again.meetings] == [((), 3)]
    assert take_attendance(small, again, {}).said == "Nothing new was taken in."
    assert (registers(small), small.version()) == (before, version)
    undo(small)
    assert registers(small) == []


def test_a_grid_the_other_way_round_says_the_same(small: Store, tmp_path: Path) -> None:
    path = grid(
        tmp_path / "grid.xlsx", ["Meeting", "Bristol", "Devon"], ["12 Sep 2025", "y", "n"], [NOVEMBER, "n", "y"]
    )
    found = told(small, path)
    assert [(line.on.isoformat(), said(found, at)) for at, line in enumerate(found.meetings)] == [
        ("2025-09-12", ["Bristol attended", "Devon absent"]),
        ("2025-11-20", ["Bristol absent", "Devon attended"]),
    ]


def test_headings_name_network_and_day_each_their_own(small: Store, tmp_path: Path) -> None:
    path = grid(
        tmp_path / "grid.xlsx",
        ["", "Performance leads", None, "Data leads network"],
        ["", "3 Sep 2025", "20 Nov 2025", "21 Nov 2025"],
        ["Bristol", "x", "x", None],
        ["Devon", None, "x", "x"],
        title="Sheet1",
    )
    found = told(small, path)
    assert [line.network_name for line in found.meetings] == ["Performance leads", "Performance leads", "Data leads"]
    assert found.notes == ("“x” is read as attended",)


def test_a_crossed_grid_without_a_network_asks_for_it(small: Store, tmp_path: Path) -> None:
    path = grid(tmp_path / "grid.xlsx", ["", "20 Nov 2025"], ["Bristol", "x"], title="Sheet1")
    found = told(small, path)
    assert not found.meetings[0].is_new and "name the network" in found.meetings[0].questions[0]
    assert told(small, path, "data leads").meetings[0].is_new


def test_a_register_that_is_there_is_put_right_not_doubled(small: Store, tmp_path: Path) -> None:
    register = Register(attended=("Bristol",), deputies=("Devon",), apologies=("Somerset",))
    log_meeting(small, LogMeeting("small", NOVEMBER, "Autumn", "Performance leads", register=register), TODAY)
    path = grid(
        tmp_path / "grid.xlsx", ["", "20 Nov"], ["Bristol", "y"], ["Devon", "y"], ["Somerset", "y"], ["Torbay", "y"]
    )
    found = told(small, path)
    assert said(found) == ["Somerset apologies → attended", "Torbay attended"]
    take_attendance(small, found, {})
    assert registers(small) == [
        (
            NOVEMBER,
            "Autumn",
            [("Bristol", "attended"), ("Devon", "deputy"), ("Somerset", "attended"), ("Torbay", "attended")],
        )
    ]


def test_a_planned_meeting_is_filled(small: Store, tmp_path: Path) -> None:
    log_meeting(small, LogMeeting("small", NOVEMBER, "Autumn", "Performance leads", planned=True), TODAY)
    path = grid(tmp_path / "grid.xlsx", ["", "20 Nov"], ["Bristol", "y"])
    take_attendance(small, told(small, path), {})
    lines = [line for line in records(small, "small", TODAY).lines if line.kind == "meeting"]
    assert [(line.title, line.planned) for line in lines] == [("Autumn", False)]


def test_an_unclear_name_is_left_out_until_it_is_matched_and_then_remembered(small: Store, tmp_path: Path) -> None:
    path = grid(tmp_path / "grid.xlsx", ["", "20 Nov"], ["Bristol", "y"], ["Bournemouth", "y"], ["Chair", "y"])
    found = told(small, path)
    assert [(each.written, each.choices) for each in found.unclear] == [
        ("Bournemouth", ("Bournemouth, Christchurch and Poole",)),
        ("Chair", ()),
    ]
    match = matches_typed(standing(small, "small", TODAY), ["Bournemouth=BCP", "Chair=none"])
    take_attendance(small, told(small, path, None, None, "Bournemouth=BCP", "Chair=none"), match)
    again = told(small, path)
    assert (again.unclear, again.meetings[0].known) == ((), 2)


def test_who_is_no_member_came_as_a_guest(small: Store, tmp_path: Path) -> None:
    path = grid(tmp_path / "grid.xlsx", ["", "20 Nov"], ["Bristol", "y"], ["Somerset", "y"], ["Torbay", "n"])
    found = told(small, path, "Data leads")
    assert said(found) == ["Bristol attended", "Somerset attended, a guest"]
    assert "Torbay not expected there" in found.notes[0]


@pytest.mark.parametrize(
    ("heading", "question"),
    [("20 Jan 2026", "that day is still to come"), ("20 Jan 2024", "the plan runs from 1 Apr 2025 to 31 Mar 2026")],
)
def test_days_to_come_and_outside_the_plan_are_asked_about(
    small: Store, tmp_path: Path, heading: str, question: str
) -> None:
    found = told(small, grid(tmp_path / "grid.xlsx", ["", heading], ["Bristol", "y"]))
    assert found.meetings[0].questions == (question,)
    assert take_attendance(small, found, {}).said == "Nothing new was taken in."


@pytest.mark.parametrize(
    ("cell", "role", "people"),
    [
        ("Y (online)", Role.ATTENDED, ()),
        ("✓ Jane Smith", Role.ATTENDED, ("Jane Smith",)),
        ("Jane Smith (deputy)", Role.DEPUTY, ("Jane Smith",)),
        ("Jane Smith & Bo Hill", Role.ATTENDED, ("Jane Smith", "Bo Hill")),
        ("Apologies - on leave", Role.APOLOGIES, ()),
        ("Did not attend.", Role.ABSENT, ()),
        ("2", Role.ATTENDED, ()),
        ("n/a", None, ()),
        ("see 12!!", None, ()),
        ("/", None, ()),
    ],
)
def test_a_cell_says_who_came(cell: str, role: Role | None, people: tuple[str, ...]) -> None:
    found = presence_of("Devon", cell, Signs(Role.ABSENT, Role.APOLOGIES))
    assert (found.role, found.people) == (role, people)


@given(st.text(max_size=40))
def test_no_cell_is_too_strange(cell: str) -> None:
    presence_of("Devon", cell, Signs(Role.ABSENT, Role.APOLOGIES))


TEAMS = """1. Summary
Meeting title\tPerformance leads
Attended participants\t4
Start time\t{start}
End time\t{start}

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Jo Bloggs\t{start}\t{start}\t1h 2m\tjo.bloggs@devon.gov.uk\tjo\tOrganizer
Smith, Jane (BCP)\t{start}\t{start}\t1h 1m\t\t\tPresenter
Zoë Hart\t{start}\t{start}\t58m 3s\tzh@bathnes.gov.uk\t\tPresenter
Zoë Hart\t{start}\t{start}\t2m 3s\tzh@bathnes.gov.uk\t\tPresenter
Otter.ai\t{start}\t{start}\t1h 2m\t\t\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Jo Bloggs\t{start}\t{start}\t1h 2m\tjo.bloggs@devon.gov.uk\tOrganizer
"""


@pytest.mark.parametrize("start", ["11/20/25, 9:58:02 AM", "20/11/2025, 09:58:02", "2025-11-20 09:58"])
def test_the_report_of_teams_tells_who_joined(small: Store, tmp_path: Path, start: str) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(TEAMS.format(start=start).encode("utf-16"))
    found = told(small, path)
    assert found.meetings[0].on == NOVEMBER
    assert said(found) == [
        "Devon attended (Jo Bloggs)",
        "Bournemouth, Christchurch and Poole attended (Jane Smith)",
        "Bath and North East Somerset attended (Zoë Hart)",
    ]
    assert "Devon is there by the organiser alone" in found.meetings[0].remarks
    assert [each.written for each in found.unclear] == ["Otter.ai"]


def test_a_date_of_teams_that_can_be_read_in_two_ways_is_the_day_on_which_such_a_meeting_stands(
    small: Store, tmp_path: Path
) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(TEAMS.format(start="11/10/25, 9:58:02 AM").encode("utf-16"))
    assert (told(small, path).meetings[0].on, "2025-10-11" in told(small, path).meetings[0].remarks[0]) == (
        date(2025, 11, 10),
        True,
    )
    log_meeting(small, LogMeeting("small", date(2025, 10, 11), "Autumn", "Performance leads", planned=True), TODAY)
    assert told(small, path).meetings[0].on == date(2025, 10, 11)
    assert told(small, path, None, NOVEMBER).meetings[0].on == NOVEMBER


def test_the_older_flat_form_of_teams_is_read_too(small: Store, tmp_path: Path) -> None:
    path = tmp_path / "Performance leads - meetingAttendanceList.csv"
    lines = ["Full Name\tUser Action\tTimestamp"]
    lines += [f"Jo Bloggs (Devon)\t{did}\t11/20/2025, 10:0{n}:00 AM" for n, did in enumerate(("Joined", "Left"))]
    path.write_bytes("\n".join(lines).encode("utf-16"))
    found = told(small, path)
    assert (found.meetings[0].network_name, said(found)) == ("Performance leads", ["Devon attended (Jo Bloggs)"])


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "a.csv is empty"),
        ("a.csv", b"Fruit,Price\nApple,3\n", "neither an attendance grid nor an attendance report"),
        ("a.xlsx", b"PK\x03\x04 broken", "damaged"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "has a password"),
        ("a.pdf", b"%PDF-1.7", "neither a workbook nor a CSV file"),
        ("a.csv", b"\0\0\0\0\0", "no text"),
        ("a.csv", b"Full Name\tUser Action\tTimestamp\n", "Nobody joined"),
        ("a.csv", b"Full Name\tUser Action\tTimestamp\nJo\tJoined\tlately\n", "--on 2025-11-20"),
        ("a.csv", b"x,1 Sep 2025\n" + b"y,1\n" * 60_000, "more than 100,000 cells"),
    ],
)
def test_a_file_that_says_nothing_of_the_kind_is_refused_in_a_sentence(
    small: Store, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput, match=sentence):
        told(small, path)


ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
876 5432,Performance leads,20/11/2025 14:00:12,20/11/2025 15:29:51,pmo@riia.example,90,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Torbay - Helen Ash,,20/11/2025 14:00:40,20/11/2025 15:29:50,90,Yes
N Somerset: Jan Moss,,20/11/2025 14:01:10,20/11/2025 15:29:50,89,Yes
Sam Oke (Devon CC),,20/11/2025 14:03:00,20/11/2025 14:20:00,17,Yes
Sam Oke (Devon CC),,20/11/2025 14:22:00,20/11/2025 15:29:00,67,Yes
"""


def test_the_report_of_zoom_tells_who_joined(small: Store, tmp_path: Path) -> None:
    path = tmp_path / "participants_876.csv"
    path.write_text(ZOOM, encoding="utf-8-sig")
    found = told(small, path)
    assert (found.meetings[0].on, found.meetings[0].network_name) == (NOVEMBER, "Performance leads")
    assert said(found) == [
        "Torbay attended (Torbay - Helen Ash)",
        "North Somerset attended (N Somerset: Jan Moss)",
        "Devon attended (Sam Oke)",
    ]


def test_initials_say_who_came_and_a_day_may_be_written_with_dashes(small: Store, tmp_path: Path) -> None:
    path = grid(
        tmp_path / "grid.xlsx",
        ["Authority", "17-Apr-25", "12-Jun", "Autumn"],
        ["Devon", "AL", "\u2713", "\u2713"],
        ["Bristol", "RS/TJ", "apols", "\u2713"],
    )
    found = told(small, path)
    assert [line.on for line in found.meetings] == [date(2025, 4, 17), date(2025, 6, 12)]
    assert said(found) == ["Devon attended (AL)", "Bristol attended (RS, TJ)"]
    assert "the column “Autumn” has ticks and no day that can be read; it is left out" in found.notes
