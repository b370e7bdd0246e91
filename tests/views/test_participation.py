"""Participation by networks, meetings and data returns, and what is behind a cell; sums agree both ways."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine import Store
from db.errors import UnknownName
from db.words import Gap
from riia_tui.actions.changes import undo
from riia_tui.actions.commands import LogEvidence, LogMeeting, LogReturn, Register
from riia_tui.actions.excusing import excuse
from riia_tui.actions.plan_commands import Excuse
from riia_tui.actions.records import log_evidence, log_meeting
from riia_tui.actions.returns import log_return
from riia_tui.views.behind import behind
from riia_tui.views.participation import participation
from riia_tui.views.parts import Across, Part

TODAY = date(2025, 12, 1)
LEADS = "Performance leads"


def meet(store: Store, on: date, **came: tuple[str, ...]) -> None:
    log_meeting(store, LogMeeting("small", on, "Leads", network=LEADS, register=Register(**came)), TODAY)


def column(store: Store, across: Across, at: int = 0) -> dict[str, tuple[Part, str]]:
    """A column's cells by authority: the part and the note."""
    return {row.name: (row.cells[at], row.notes[at]) for row in participation(store, None, TODAY, across).rows}


def test_a_network_says_how_often_each_member_came_against_its_target(small: Store) -> None:
    meet(small, date(2025, 9, 1), attended=("Devon, Bristol",), apologies=("Torbay",))
    meet(small, date(2025, 11, 3), attended=("Devon",), deputies=("Somerset",))
    cells = column(small, Across.NETWORKS)
    assert cells["Devon"] == (Part.TOOK_PART, "2 of 2")
    assert cells["Bristol"] == cells["Somerset"] == (Part.IN_PART, "1 of 2")
    assert cells["Torbay"] == (Part.NOT_YET, "0 of 2")
    (network,) = participation(small, None, TODAY, Across.NETWORKS).columns
    assert (network.of, network.total, network.met) == ("4 of 14 came, 29%, needs 80%", "29%", False)


def test_a_meeting_shows_its_register_and_who_was_excused(small: Store) -> None:
    excuse(small, Excuse("Torbay", date(2025, 11, 1), "Inspection", plan="small"))
    meet(small, date(2025, 11, 3), attended=("Devon",), deputies=("Bristol",), apologies=("Somerset",))
    cells = {name: part for name, (part, _) in column(small, Across.MEETINGS).items()}
    assert (cells["Devon"], cells["Bristol"], cells["Somerset"]) == (Part.TOOK_PART, Part.DEPUTY, Part.APOLOGIES)
    assert (cells["Torbay"], cells["North Somerset"]) == (Part.EXCUSED, Part.ABSENT)


def test_a_return_is_received_late_missing_or_a_gap_with_its_code(small: Store) -> None:
    due = date(2025, 10, 31)
    log_return(small, LogReturn("small", "Q2", ("Devon",), due=due, received=due), TODAY)
    log_return(small, LogReturn("small", "Q2", ("Bristol",), due=due, received=date(2025, 11, 4)), TODAY)
    log_return(small, LogReturn("small", "Q2", ("Torbay",), due=due), TODAY)
    log_return(small, LogReturn("small", "Q2", ("BCP",), due=due, gap=Gap.CONFIDENTIAL, why="Too few"), TODAY)
    cells = column(small, Across.RETURNS)
    assert cells["Devon"] == (Part.RECEIVED, "") and cells["Bristol"] == (Part.LATE, "+2")
    assert cells["Torbay"][0] is Part.NOT_YET and cells["Somerset"] == (Part.NOT_ASKED, "")
    assert cells["Bournemouth, Christchurch and Poole"] == (Part.GAP, "c")


def test_a_kpi_that_is_not_due_asks_nobody_yet(small: Store) -> None:
    assert {part for part, _ in column(small, Across.KPIS).values()} == {Part.NOT_ASKED}
    log_evidence(small, LogEvidence("small", TODAY, "D", authorities=("Devon",), counts_towards=("5.2.8",)), TODAY)
    assert column(small, Across.KPIS)["Torbay"][0] is Part.NOT_YET


def test_what_is_behind_a_cell_is_the_records_with_what_each_did(small: Store) -> None:
    meet(small, date(2025, 9, 1), attended=("Devon",))
    meet(small, date(2025, 11, 3), apologies=("Devon",), attended=("Bristol",))
    found = behind(small, None, TODAY, Across.NETWORKS, LEADS, "Devon")
    assert [(line.record.on, line.said) for line in found.lines] == [
        (date(2025, 11, 3), "apologies"),
        (date(2025, 9, 1), "attended"),
    ]
    assert found.stands == ("Bristol", "Devon") and "Torbay" in found.missing
    assert found.ref == "5.2.6", "the KPI that sets the target"
    whole = behind(small, None, TODAY, Across.NETWORKS, LEADS)
    assert whole.authority is None and whole.said == whole.column.of


def test_a_theme_or_a_column_that_is_not_there_is_said(small: Store) -> None:
    with pytest.raises(UnknownName):
        participation(small, None, TODAY, theme="9")
    with pytest.raises(UnknownName):
        behind(small, None, TODAY, Across.KPIS, "9.9:1")
    assert participation(small, None, TODAY, theme="6").columns == ()
    assert participation(small, None, TODAY, theme="Data").theme == "5 Data"


NAMES = ("Bristol", "Devon", "Somerset", "Torbay")
ROLES = ("attended", "deputies", "apologies", "absent")


@settings(max_examples=15, deadline=None)
@given(marks=st.lists(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(ROLES), min_size=1), max_size=3))
def test_sums_by_row_and_by_column_agree_and_undo_restores_them(
    tmp_path_factory: pytest.TempPathFactory, small_file: object, marks: list[dict[str, str]]
) -> None:
    from pathlib import Path
    from shutil import copyfile

    from db.engine import open_store

    store = open_store(Path(copyfile(str(small_file), tmp_path_factory.mktemp("sums") / "small.db")))
    try:
        before = [participation(store, None, TODAY, across).columns for across in Across]
        for day, mark in enumerate(marks, start=1):
            roles = {role: tuple(name for name, its in mark.items() if its == role) for role in set(mark.values())}
            meet(store, date(2025, 11, day), **roles)
        for across in (Across.KPIS, Across.NETWORKS, Across.MEETINGS):
            table = participation(store, None, TODAY, across)
            assert sum(row.took_part for row in table.rows) == sum(column.took_part for column in table.columns)
            assert all(row.took_part <= row.asked for row in table.rows)
            assert all(column.took_part <= len(table.rows) for column in table.columns)
        for _ in marks:
            undo(store)
        assert [participation(store, None, TODAY, across).columns for across in Across] == before
    finally:
        store.close()
