"""Recording what happened: meetings with their registers, evidence, surveys, and what is refused."""

import sys
from datetime import date

import pytest
from store_contents import contents, journal, rows, written

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.tables import Excused
from db.words import RecordKind, Role
from riia_tui.actions.changes import undo
from riia_tui.actions.commands import Agreed, EditRecord, LogEvidence, LogMeeting, LogSurvey, Register
from riia_tui.actions.corrections import edit_record
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.views.kpi import kpi
from riia_tui.views.names import authorities_named, record_named, targets_named
from riia_tui.views.records import record

TODAY = date(2025, 12, 1)
ALL = ("BANES", "BCP", "Bristol", "Devon", "North Somerset", "Somerset", "Torbay")
HOSTILE = [
    "[KPI-01] attendance [50%] [/] [/foo] [@click=app.quit]go[/]",
    "\N{PARTY POPPER} Ärzte 数据 \u202eright to left",
    "one\ttwo\t\tthree",
    "x" * 10_000,
    "From: Ann\r\nSent: Monday\r\n\r\n> “quoted” – it’s\r\n> > again\xa0…\r\n",
    "'; drop table record; --",
    "  space before and after  ",
    "%s {title} $v \\n \\",
]


def meeting(title: str = "Leads, autumn", on: date = date(2025, 11, 20), **more) -> LogMeeting:
    return LogMeeting("small", on, title, **more)


def held(store: Store, *args, **more) -> str:
    return log_meeting(store, meeting(*args, **more), TODAY).key


def register(store: Store, key: str) -> dict[str, str]:
    statement = """select coalesce(short_name, name), role from participation
                   join organisation on organisation.id = organisation where record = ?"""
    return {str(name): str(role) for name, role in rows(store, statement, key)}


def links(store: Store, key: str) -> list[tuple[str, int | None, int]]:
    statement = """select ref, measure.position + 1, delivers from record_kpi join kpi on kpi.id = record_kpi.kpi
                   left join measure on measure.id = measure where record = ? order by ref, 2"""
    return [(str(ref), number, delivers) for ref, number, delivers in rows(store, statement, key)]


def test_a_meeting_says_who_came_and_what_it_counts_towards(small: Store) -> None:
    done = log_meeting(
        small,
        meeting(
            network="performance LEADS",
            register=Register(attended=("Devon, Bristol",), deputies=("Somerset",), apologies=("Torbay",)),
            papers_out=date(2025, 11, 28),
            counts_towards=("5.2.8",),
            agreed=(Agreed("Ann", "write to Devon", date(2025, 12, 9)), Agreed("Bob", "ring Torbay")),
            decisions=("Go on", "Meet in March"),
            place="Taunton",
        ),
        TODAY,
    )
    assert done.said == "Recorded the meeting “Leads, autumn” of 20 Nov 2025: 3 of 4 authorities came."
    found = record(small, done.key, TODAY)
    assert (found.network, found.papers_out) == ("Performance leads", date(2025, 11, 28))
    assert register(small, done.key) == {
        "Devon": "attended",
        "Bristol": "attended",
        "Somerset": "deputy",
        "Torbay": "apologies",
    }
    assert found.line.counts_towards == ("5.2.8", "5.2.6", "5.2.7")
    assert [(a.who, a.what, a.due) for a in found.actions] == [
        ("Ann", "write to Devon", date(2025, 12, 9)),
        ("Bob", "ring Torbay", None),
    ]
    assert found.decisions == ("Go on", "Meet in March")
    assert rows(small, "select by, place from record where id = ?", done.key) == [("Ann Other", "Taunton")]


def test_a_networks_kpis_are_counted_of_themselves_and_once(small: Store) -> None:
    assert links(small, held(small, network="Performance leads", counts_towards=("5.2.6",))) == [
        ("5.2.6", None, 0),
        ("5.2.7", None, 0),
    ]
    assert kpi(small, "5.2.6", "small", TODAY).measures[0].value == 1
    assert kpi(small, "5.2.7", "small", TODAY).measures[0].value == 1


def test_a_meeting_without_a_network_counts_only_towards_what_is_named(small: Store) -> None:
    assert links(small, held(small)) == []
    assert links(small, held(small, counts_towards=("6.3",))) == [("6.3", None, 0)]


def test_a_held_meeting_cannot_be_in_the_future_and_a_planned_one_can(small: Store) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=r"cannot have happened on 2025-12-02: that is after today, 2025-12-01"):
        held(small, on=date(2025, 12, 2))
    assert written(small) == before
    done = log_meeting(small, meeting(on=date(2026, 1, 8), planned=True), TODAY)
    assert done.said == "Planned the meeting “Leads, autumn” of 8 Jan 2026."
    assert held(small, on=TODAY)


def test_a_planned_meeting_is_filled_by_the_one_that_was_held(small: Store) -> None:
    planned = log_meeting(
        small,
        meeting("PL network", planned=True, network="Performance leads", note="Room 2", place="Exeter"),
        date(2025, 10, 1),
    )
    assert kpi(small, "5.2.6", "small", TODAY).measures[0].value == 0, "planned, so it does not count"
    done = log_meeting(
        small,
        meeting("PL network: autumn", network="Performance leads", register=Register(all_but=("Torbay",))),
        TODAY,
    )
    assert done.key == planned.key
    found = record(small, done.key, TODAY)
    assert (found.line.planned, found.line.title, found.note) == (False, "PL network: autumn", "Room 2")
    assert found.line.summary == "6 of 7 came"
    assert kpi(small, "5.2.6", "small", TODAY).measures[0].value == 1
    assert len(rows(small, "select * from meeting")) == 1
    undo(small)
    assert record(small, planned.key, TODAY).line.planned


@pytest.mark.parametrize(
    ("title", "on", "network"),
    [
        ("PL network", date(2025, 11, 21), "Performance leads"),
        ("Another", date(2025, 11, 20), "Data leads"),
        ("Another", date(2025, 11, 20), None),
    ],
)
def test_a_meeting_of_another_day_or_name_fills_nothing(small: Store, title, on, network) -> None:
    held(small, "PL network", planned=True, network="Performance leads")
    held(small, title, on, network=network)
    assert len(rows(small, "select * from meeting")) == 2


def test_a_meeting_is_filled_by_its_title_where_no_network_is_named(small: Store) -> None:
    planned = held(small, "PL Network", planned=True, network="Performance leads")
    assert held(small, "pl network") == planned
    assert record(small, planned, TODAY).network == "Performance leads"
    assert held(small, "pl network") != planned, "it is filled only once"


def test_a_register_of_the_planned_meeting_gives_way_to_the_one_that_was_kept(small: Store) -> None:
    early = Register(apologies=("Torbay", "Devon"))
    planned = held(small, network="Performance leads", planned=True, register=early)
    kept = Register(attended=("Devon", "Bristol"), apologies=("Torbay",))
    assert held(small, network="Performance leads", register=kept) == planned
    assert register(small, planned) == {"Devon": "attended", "Bristol": "attended", "Torbay": "apologies"}


def test_apologies_given_early_stay_where_no_register_was_kept(small: Store) -> None:
    planned = held(small, planned=True, register=Register(apologies=("Torbay",)))
    held(small)
    assert register(small, planned) == {"Torbay": "apologies"}


def test_a_filled_meeting_delivers_what_was_only_linked_before(small: Store) -> None:
    planned = held(small, planned=True, counts_towards=("5.2.5",))
    assert held(small, counts_towards=("5.2.5",), delivers=True) == planned
    assert links(small, planned) == [("5.2.5", None, 1)]
    assert kpi(small, "5.2.5", "small", TODAY).measures[0].met


def test_all_but_means_everybody_expected_except_these(small: Store) -> None:
    key = held(small, register=Register(all_but=("Bournemouth, Christchurch and Poole, Torbay",)))
    assert register(small, key) == {name: "absent" if name in ("BCP", "Torbay") else "attended" for name in ALL}


def test_all_but_nobody_is_everybody(small: Store) -> None:
    assert register(small, held(small, register=Register(all_but=()))) == dict.fromkeys(ALL, "attended")


def test_all_but_asks_the_networks_members_of_that_day(small: Store) -> None:
    asked = Register(all_but=())
    summer = held(small, "Summer", date(2025, 6, 30), network="Data leads", register=asked)
    assert register(small, summer) == {"Bristol": "attended", "Torbay": "attended"}
    between = held(small, "Between", date(2025, 7, 1), network="Data leads", register=asked)
    assert register(small, between) == {"Bristol": "attended"}
    autumn = held(small, "Autumn", date(2025, 9, 1), network="Data leads", register=asked)
    assert register(small, autumn) == {"Bristol": "attended", "Devon": "attended"}


def test_all_but_those_who_sent_apologies_or_a_deputy(small: Store) -> None:
    asked = Register(
        all_but=("Devon, Torbay, Bristol",), apologies=("Torbay",), deputies=("Devon",), absent=("Bristol",)
    )
    found = register(small, held(small, register=asked))
    assert (found["Torbay"], found["Devon"], found["Bristol"]) == ("apologies", "deputy", "absent")
    assert sorted(found.values()).count("attended") == 4


def test_all_but_leaves_out_who_was_excused_that_day(small: Store) -> None:
    with small.write("excuse", "Excused Torbay") as session:
        torbay = rows(small, "select id from organisation where name = 'Torbay'")[0][0]
        session.add(Excused(organisation=torbay, since=date(2025, 11, 20), until=date(2025, 11, 20), why="Inspection"))
    assert "Torbay" not in register(small, held(small, register=Register(all_but=())))
    assert "Torbay" in register(small, held(small, "Next day", date(2025, 11, 21), register=Register(all_but=())))
    named = held(small, "Came all the same", register=Register(attended=("Torbay",), all_but=()))
    assert register(small, named)["Torbay"] == "attended"


@pytest.mark.parametrize(
    "twice",
    [
        Register(attended=("Devon",), apologies=("Devon",)),
        Register(attended=("BCP",), deputies=("Bournemouth, Christchurch and Poole",)),
        Register(apologies=("Torbay",), absent=("torbay",)),
        Register(attended=("Devon",), all_but=("Devon",)),
    ],
)
def test_nobody_stands_twice_in_a_register(small: Store, twice: Register) -> None:
    before = written(small)
    with pytest.raises(BadInput, match="same authority is named twice"):
        held(small, register=twice)
    assert written(small) == before


def test_the_same_name_twice_in_one_list_is_one(small: Store) -> None:
    key = held(small, register=Register(attended=("Devon, devon", "DEVON")))
    assert register(small, key) == {"Devon": "attended"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bournemouth, Christchurch and Poole, Bristol and Torbay", ["BCP", "Bristol", "Torbay"]),
        ("bournemouth,  christchurch AND poole", ["BCP"]),
        ("Bath and North East Somerset and Somerset", ["BANES", "Somerset"]),
        ("North Somerset, Somerset", ["North Somerset", "Somerset"]),
        ("Devon; Bristol,, and Torbay,", ["Devon", "Bristol", "Torbay"]),
        ("BCP & BANES", ["BCP", "BANES"]),
        ("Devon,\r\nBristol", ["Devon", "Bristol"]),
        ("all", list(ALL)),
        ("", []),
        (" , ;", []),
    ],
)
def test_lists_of_names_are_read_as_people_write_them(small: Store, text: str, names: list[str]) -> None:
    with small.read() as connection:
        plan = rows(small, "select id from plan")[0][0]
        assert [body.short_name or body.name for body in authorities_named(connection, text, plan)] == names


@pytest.mark.parametrize(
    ("text", "unknown", "near"),
    [
        ("Dorset", "Dorset", "Somerset"),
        ("Devon, Brstol, Torbay", "Brstol", "Bristol"),
        ("Devonshire", "Devonshire", "Devon"),
        ("Somersetß", "Somersetß", "Somerset"),
        ("North Somerset İ", "North Somerset İ", "North Somerset"),
        ("Bournemouth", "Bournemouth", "Bournemouth, Christchurch and Poole"),
    ],
)
def test_an_unknown_authority_is_answered_with_the_nearest_three(small: Store, text, unknown, near) -> None:
    before = written(small)
    with pytest.raises(UnknownName) as refused:
        held(small, register=Register(attended=(text,)))
    assert refused.value.said == f"There is no authority called “{unknown}”."
    assert len(refused.value.nearest) <= 3
    assert near in refused.value.nearest
    assert written(small) == before


def test_unknown_names_are_refused_before_anything_is_written(small: Store) -> None:
    before = written(small)
    for asked, what, near in (
        (meeting(counts_towards=("5.2.9",)), "KPI called “5.2.9”", "5.2.5"),
        (meeting(network="Performence leads"), "network called “Performence leads”", "Performance leads"),
        (LogMeeting("smal", date(2025, 11, 20), "x"), "plan called “smal”", "small"),
        (meeting(counts_towards=("6.2.5 KPI 3",)), "KPI called “6.2.5”", "6.2.5 KPI 1"),
    ):
        with pytest.raises(UnknownName, match=f"There is no {what}") as refused:
            log_meeting(small, asked, TODAY)
        assert near in refused.value.nearest
        assert 1 <= len(refused.value.nearest) <= 3
        assert written(small) == before


@pytest.mark.parametrize("title", ["", "   ", "\r\n\t"])
def test_everything_needs_a_title(small: Store, title: str) -> None:
    before = written(small)
    for asked in (
        lambda: held(small, title),
        lambda: log_evidence(small, LogEvidence("small", TODAY, title), TODAY),
        lambda: log_survey(small, LogSurvey("small", TODAY, title, 2, 1), TODAY),
    ):
        with pytest.raises(BadInput, match="needs a title"):
            asked()
    assert written(small) == before


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["5.2.6"], [("5.2.6", None, 0)]),
        (["5.2.6:2"], [("5.2.6", 2, 0)]),
        ([" 5.2.6 : 2 "], [("5.2.6", 2, 0)]),
        (["5.2.6:2 5.2.7"], [("5.2.6", 2, 0), ("5.2.7", None, 0)]),
        (["5.2.6:2, 5.2.7"], [("5.2.6", 2, 0), ("5.2.7", None, 0)]),
        (["5.2.7,5.2.6:2;6.3"], [("5.2.6", 2, 0), ("5.2.7", None, 0), ("6.3", None, 0)]),
        (["6.2.5 KPI 1"], [("6.2.5 KPI 1", None, 0)]),
        (["6.2.5kpi1"], [("6.2.5 KPI 1", None, 0)]),
        (["6.2.5 KPI 1 6.2.5 kpi 2:1 5.2.6"], [("5.2.6", None, 0), ("6.2.5 KPI 1", None, 0), ("6.2.5 KPI 2", 1, 0)]),
        (["5.2.6", "6.3", "5.2.6"], [("5.2.6", None, 0), ("6.3", None, 0)]),
        (["5.2.6:2", "5.2.6:2"], [("5.2.6", 2, 0)]),
        (["5.2.6:1", "5.2.6:2"], [("5.2.6", 1, 0), ("5.2.6", 2, 0)]),
        (["5.2.6:2", "5.2.6"], [("5.2.6", None, 0)]),
        ([""], []),
    ],
)
def test_refs_are_read_as_people_write_them(small: Store, texts: list[str], expected) -> None:
    done = log_evidence(small, LogEvidence("small", TODAY, "x", counts_towards=tuple(texts)), TODAY)
    assert links(small, done.key) == expected


def test_refs_side_by_side_are_not_run_together(small: Store) -> None:
    with small.write("rename") as session:
        from db.tables import Kpi

        keys = [key for (key,) in rows(small, "select id from kpi order by position limit 3")]
        for key, ref in zip(keys, ("1", "2", "12"), strict=True):
            session.get_one(Kpi, key).ref = ref
    with small.read() as connection:
        assert [target.kpi.ref for target in targets_named(connection, ["1 2"], "small")] == ["1", "2"]
        assert [target.kpi.ref for target in targets_named(connection, ["12"], "small")] == ["12"]


@pytest.mark.parametrize("ref", ["5.2.6:4", "5.2.6:0", "5.2.6:", "5.2.6:x", "5.2.6:²", "5.2.6:-1"])
def test_a_measure_that_is_not_there_is_refused(small: Store, ref: str) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=r"5\.2\.6 has 3 measures, so .* names none of them"):
        log_evidence(small, LogEvidence("small", TODAY, "x", counts_towards=(ref,)), TODAY)
    assert written(small) == before


def test_evidence_delivers_a_milestone(small: Store) -> None:
    done = log_evidence(
        small, LogEvidence("small", TODAY, "Dashboard live", counts_towards=("5.2.5",), delivers=True), TODAY
    )
    assert done.said == "Recorded the evidence “Dashboard live” of 1 Dec 2025."
    assert kpi(small, "5.2.5", "small", TODAY).measures[0].met


def test_evidence_that_only_counts_delivers_nothing(small: Store) -> None:
    log_evidence(small, LogEvidence("small", TODAY, "Dashboard drafted", counts_towards=("5.2.5",)), TODAY)
    assert not kpi(small, "5.2.5", "small", TODAY).measures[0].met


@pytest.mark.skipif(sys.getfilesystemencoding() != "utf-8", reason="files are named in ASCII alone there")
def test_evidence_keeps_what_is_given(small: Store, tmp_path) -> None:
    path = tmp_path / "häufige Fragen.pdf"
    path.write_bytes(b"paper")
    done = log_evidence(
        small,
        LogEvidence(
            "small",
            date(2025, 10, 2),
            "Support in Devon",
            kind=RecordKind.SUPPORT_PACKAGE,
            authorities=("Devon",),
            role=Role.RECEIVED,
            quantity=4.5,
            answer=True,
            due=date(2025, 10, 9),
            done=date(2025, 10, 8),
            address=str(path),
            counts_towards=("6.4",),
            note="n",
        ),
        TODAY,
    )
    found = record(small, done.key, TODAY)
    assert (found.line.kind, found.quantity, found.done, found.note) == (
        RecordKind.SUPPORT_PACKAGE,
        4.5,
        date(2025, 10, 8),
        "n",
    )
    assert found.address == str(path)
    assert rows(small, "select size, length(sha256) from attachment") == [(5, 64)]
    assert register(small, done.key) == {"Devon": "received"}
    assert [m.value for m in kpi(small, "6.4", "small", TODAY).measures] == [100, 4.5]


def test_an_address_on_the_web_is_kept_as_it_is(small: Store) -> None:
    log_evidence(small, LogEvidence("small", TODAY, "x", address="https://example.org/a b?c=1"), TODAY)
    assert rows(small, "select address, sha256, size from attachment") == [("https://example.org/a b?c=1", None, None)]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"quantity": -1}, "cannot be below 0"),
        ({"quantity": float("nan")}, "is a number"),
        ({"quantity": float("inf")}, "is a number"),
        ({"on": date(2025, 12, 2)}, "after today"),
        ({"done": date(2025, 12, 2)}, "finished on 2025-12-02: that is after today"),
    ],
)
def test_evidence_that_cannot_be_so_is_refused(small: Store, more, said: str) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=said):
        log_evidence(small, LogEvidence(**({"plan": "small", "on": TODAY, "title": "x"} | more)), TODAY)
    assert written(small) == before


def test_papers_cannot_have_gone_out_tomorrow(small: Store) -> None:
    before = written(small)
    with pytest.raises(BadInput, match="Papers cannot have gone out on 2025-12-02"):
        held(small, papers_out=date(2025, 12, 2))
    assert written(small) == before


def test_a_survey_counts_its_positive_answers(small: Store) -> None:
    done = log_survey(
        small,
        LogSurvey("small", TODAY, "Confidence", 50, 42, counts_towards=("6.2.5 KPI 1",), question="Better?"),
        TODAY,
    )
    assert done.said == "Recorded the survey “Confidence” of 1 Dec 2025: 42 of 50 positive."
    assert kpi(small, "6.2.5 KPI 1", "small", TODAY).measures[0].value == 84


@pytest.mark.parametrize(("responses", "positive"), [(10, 11), (-1, 0), (5, -1), (0, 1), (0, 0)])
def test_a_survey_that_cannot_be_so_is_refused(small: Store, responses: int, positive: int) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=r"more than the \d+ responses|cannot be below 0|nobody answered"):
        log_survey(small, LogSurvey("small", TODAY, "Confidence", responses, positive), TODAY)
    assert written(small) == before


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_type_is_kept_sign_for_sign(small: Store, text: str) -> None:
    typed = LogMeeting(
        "small", TODAY, text, note=text, place=text, agreed=(Agreed(text, text),), decisions=(text, text)
    )
    key = log_meeting(small, typed, TODAY).key
    survey = log_survey(small, LogSurvey("small", TODAY, text, 1, 1, question=text, note=text), TODAY).key
    assert rows(small, "select title, note, place from record where id = ?", key) == [(text, text, text)]
    assert rows(small, "select who, what from action") == [(text, text)]
    assert rows(small, "select text from decision") == [(text,), (text,)]
    assert rows(small, "select question from survey where id = ?", survey) == [(text,)]
    assert f"“{text}”" in journal(small)[-1][1]
    before = contents(small)
    edit_record(small, key, EditRecord(note=text + "!"), TODAY)
    undo(small)
    assert contents(small) == before


def test_a_record_is_named_by_the_end_of_its_key(small: Store) -> None:
    key = held(small)
    with small.read() as connection:
        assert record_named(connection, key).id == key
        assert record_named(connection, f" {key[-6:].upper()} ").id == key
        for nothing in ("", "  ", "zzzzzz"):
            with pytest.raises(UnknownName, match="There is no record called"):
                record_named(connection, nothing)
    for number in range(17):
        log_evidence(small, LogEvidence("small", TODAY, f"Evidence {number}"), TODAY)
    keys = [str(found) for (found,) in rows(small, "select id from record")]
    shared = next(sign for sign in "0123456789abcdef" if sum(found.endswith(sign) for found in keys) > 1)
    with small.read() as connection, pytest.raises(BadInput, match=f"“{shared}” fits"):
        record_named(connection, shared)
