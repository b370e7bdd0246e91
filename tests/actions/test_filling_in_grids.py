"""A grid that is filled in: read cell by cell, then written as one, or not at all."""

from datetime import date

import pytest
from store_contents import contents

from db.engine import Store
from db.errors import BadInput
from riia_tui.actions.changes import undo
from riia_tui.actions.commands import GiveFigure, LogReturn
from riia_tui.actions.grid_cells import FillIn, RowRead, TookPart, read_row
from riia_tui.actions.grids import fill_in
from riia_tui.actions.returns import log_return
from riia_tui.views.grids import Grid, GridKind, Wanted, grid
from riia_tui.views.kpi import kpi
from riia_tui.views.standing import standing

PLAN = "sw-2025-26"
TODAY = date(2025, 12, 1)
FIGURES = Wanted(GridKind.FIGURES)
KPI = Wanted(GridKind.KPI, ref="1.2.1A")
ASKED = Wanted(GridKind.RETURNS, collection="SEND dashboard", period="Q2 2025-26")


@pytest.fixture
def returns_store(store: Store) -> Store:
    """The plan with a data return that every authority owes for the second quarter."""
    due = LogReturn(PLAN, "Q2 2025-26", ("all",), "SEND dashboard", due=date(2025, 10, 31))
    log_return(store, due, TODAY)
    return store


def read(shown: Grid, name: str, **cells: str) -> RowRead:
    """What is made of the row whose name begins so, with these cells typed."""
    row = next(row for row in shown.rows if row.name.startswith(name))
    return read_row(shown, row, {key.rstrip("_"): text for key, text in cells.items()}, TODAY)


def asked(found: RowRead) -> GiveFigure | LogReturn | TookPart:
    assert found.asked is not None, found.fault
    return found.asked


def test_figures_of_a_plan_go_down_every_measure_that_only_a_person_can_know(store: Store) -> None:
    shown = grid(store, PLAN, TODAY, FIGURES)
    assert [column.title for column in shown.columns] == ["figure", "from", "note"]
    assert len(shown.rows) == 25
    assert "needs 75%" in {row.target for row in shown.rows}
    assert {row.last for row in shown.rows} == {"none yet"}


def test_figures_can_be_kept_to_a_theme_and_say_so(store: Store) -> None:
    whole = grid(store, PLAN, TODAY, FIGURES)
    theme = standing(store, PLAN, TODAY).facts.themes[0]
    part = grid(store, PLAN, TODAY, Wanted(GridKind.FIGURES, theme=theme.id))
    assert 0 < len(part.rows) < len(whole.rows)
    assert theme.title in part.title


@pytest.mark.parametrize(
    ("figure", "fault"),
    [
        ("abc", "no number"),
        ("130", "must lie between 0 and 100"),
        ("-3", "must lie between 0 and 100"),
        ("£5", "not counted as percent"),
        ("", "The figure is missing"),
    ],
)
def test_a_figure_that_cannot_be_is_said_to_be_wrong(store: Store, figure: str, fault: str) -> None:
    shown = grid(store, PLAN, TODAY, FIGURES)
    assert fault in read(shown, "1.1.6B", figure=figure, note="x").fault


def test_a_figure_from_a_day_to_come_is_refused(store: Store) -> None:
    shown = grid(store, PLAN, TODAY, FIGURES)
    assert "after today" in read(shown, "1.1.6B", figure="80", on="2025-12-02").fault


def test_an_unlikely_figure_is_doubted_and_taken_all_the_same(store: Store) -> None:
    shown = grid(store, PLAN, TODAY, FIGURES)
    found = read(shown, "1.1.6B", figure="0.8")
    assert found.doubts == ("is 0.8% meant, or 80%?",)
    assert asked(found) == GiveFigure("1.1.6B:2", 0.8, TODAY, PLAN)
    assert read(shown, "1.1.6B", figure="80", on="1 Nov 2024").doubts == ("1 Nov 2024 is before the plan begins",)


def test_rows_that_nobody_typed_into_ask_for_nothing(store: Store) -> None:
    shown = grid(store, PLAN, TODAY, FIGURES)
    assert read_row(shown, shown.rows[0], {"figure": " "}, TODAY) == RowRead()


def test_a_whole_grid_is_one_change_and_one_undo_takes_it_back(store: Store) -> None:
    shown = grid(store, PLAN, TODAY, FIGURES)
    given = tuple(asked(read_row(shown, row, {"figure": "1"}, TODAY)) for row in shown.rows)
    before = contents(store)
    outcome = fill_in(store, FillIn(PLAN, "figures", given), TODAY)
    assert outcome.said == "Filled in figures: 25 entries."
    assert "1" in grid(store, PLAN, TODAY, FIGURES).rows[0].last
    undo(store)
    assert contents(store) == before


def test_one_entry_that_cannot_be_written_keeps_all_of_them_out(store: Store) -> None:
    shown = grid(store, PLAN, TODAY, FIGURES)
    good = asked(read(shown, "1.1.6B", figure="80"))
    before = contents(store)
    with pytest.raises(BadInput):
        fill_in(store, FillIn(PLAN, "figures", (good, GiveFigure("1.1.6B:2", 900, TODAY, PLAN))), TODAY)
    assert contents(store) == before


def test_who_took_part_goes_down_all_authorities_and_counts(store: Store) -> None:
    shown = grid(store, PLAN, TODAY, KPI)
    assert len(shown.rows) == 15
    assert {row.last for row in shown.rows} == {"not yet"}
    parts = tuple(asked(read(shown, name, on="20 Nov")) for name in ("Devon", "Torbay", "Swindon"))
    late = asked(read(shown, "Cornwall", on="y", as_="att"))
    fill_in(store, FillIn(PLAN, "1.2.1A", (*parts, late)), TODAY)
    measure = kpi(store, "1.2.1A", PLAN, TODAY).measures[0]
    assert measure.figure == "4 of 15"
    assert len(measure.records) == 2, "those of one day and one way of taking part share a record"
    again = {row.name: row.last for row in grid(store, PLAN, TODAY, KPI).rows}
    assert again["Devon"] == "20 Nov, contributed"
    assert again["Cornwall"] == "1 Dec, attended"


def test_a_measure_that_asks_for_an_answer_counts_who_says_yes(store: Store) -> None:
    shown = grid(store, PLAN, TODAY, Wanted(GridKind.KPI, ref="1.1.2"))
    assert "answer" in [column.key for column in shown.columns]
    assert "counts only with the answer yes" in read(shown, "Devon", on="y").doubts
    yes, no = read(shown, "Devon", on="y", answer="y"), read(shown, "Torbay", on="y", answer="no")
    fill_in(store, FillIn(PLAN, "1.1.2", (asked(yes), asked(no))), TODAY)
    measure = next(m for m in kpi(store, "1.1.2", PLAN, TODAY).measures if m.metric == "participation")
    assert measure.took_part == ("Devon",) and measure.answered_no == ("Torbay",)


def test_one_authority_goes_down_every_kpi_that_counts_it(store: Store) -> None:
    shown = grid(store, PLAN, TODAY, Wanted(GridKind.AUTHORITY, authority="devon"))
    assert len(shown.rows) > 20 and {row.authority for row in shown.rows} == {"Devon"}
    given = tuple(asked(read(shown, ref, on="3 Nov")) for ref in ("1.2.1A", "1.1.4"))
    fill_in(store, FillIn(PLAN, "Devon", given), TODAY)
    for ref in ("1.2.1A", "1.1.4"):
        assert kpi(store, ref, PLAN, TODAY).measures[0].took_part == ("Devon",)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"as": "hosted"}, "The day is missing"),
        ({"on": "32 Nov"}, "32"),
        ({"on": "y", "as": "sang"}, "no way to take part"),
        ({"on": "y", "answer": "perhaps"}, "no answer"),
    ],
)
def test_what_cannot_be_read_of_a_part_is_said(store: Store, cells: dict[str, str], fault: str) -> None:
    shown = grid(store, PLAN, TODAY, Wanted(GridKind.KPI, ref="1.1.2"))
    assert fault in read_row(shown, shown.rows[0], cells, TODAY).fault


def test_data_returns_of_a_period_go_down_all_authorities(returns_store: Store) -> None:
    shown = grid(returns_store, PLAN, TODAY, ASKED)
    assert len(shown.rows) == 15 and {row.target for row in shown.rows} == {"31 Oct"}
    came = tuple(asked(read(shown, name, received="30 Oct", accepted="3 Nov")) for name in ("Devon", "Torbay"))
    gap = asked(read(shown, "Cornwall", gap="X", why="the system was changed"))
    fill_in(returns_store, FillIn(PLAN, "returns", (*came, gap)), TODAY)
    now = {row.name: row.cells for row in grid(returns_store, PLAN, TODAY, ASKED).rows}
    assert now["Devon"]["received"] == "30 Oct" and now["Torbay"]["accepted"] == "3 Nov"
    assert now["Cornwall"]["gap"] == "x" and now["Cornwall"]["why"] == "the system was changed"
    assert now["Bristol"]["received"] == ""


def test_a_return_takes_only_what_is_new_of_it(returns_store: Store) -> None:
    shown = grid(returns_store, PLAN, TODAY, ASKED)
    fill_in(returns_store, FillIn(PLAN, "x", (asked(read(shown, "Devon", received="30 Oct")),)), TODAY)
    shown = grid(returns_store, PLAN, TODAY, ASKED)
    later = asked(read(shown, "Devon", accepted="3 Nov"))
    assert isinstance(later, LogReturn) and later.received is None
    assert "not taken out here" in read(shown, "Devon", received="").fault


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"gap": "q"}, "no code of a gap"),
        ({"gap": "z"}, "needs its reason"),
        ({"why": "no idea"}, "without the code"),
        ({"received": "2026-01-01"}, "after today"),
    ],
)
def test_what_cannot_be_of_a_return_is_said(returns_store: Store, cells: dict[str, str], fault: str) -> None:
    shown = grid(returns_store, PLAN, TODAY, ASKED)
    assert fault in read_row(shown, shown.rows[0], cells, TODAY).fault


def test_a_grid_with_nothing_in_it_is_said_to_be_empty(store: Store) -> None:
    with pytest.raises(BadInput, match="Nothing is filled in yet"):
        fill_in(store, FillIn(PLAN, "figures", ()), TODAY)


@pytest.mark.parametrize("ref", ["5.1.7", "1.1.1"])
def test_a_kpi_that_counts_no_authorities_has_no_grid(store: Store, ref: str) -> None:
    with pytest.raises(BadInput, match="authority by authority"):
        grid(store, PLAN, TODAY, Wanted(GridKind.KPI, ref=ref))
