"""Withdrawing headings and measures: what is below them is closed, and nothing is deleted."""

from collections.abc import Iterator
from datetime import date

import pytest
from store_contents import contents, rows, written

from db.engine import Store, create_store
from db.errors import BadInput
from db.words import Status
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import GiveFigure, UpdateRag
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.plan_commands import Withdraw
from riia_tui.actions.plans import add_plan
from riia_tui.actions.revise import differences, revise_plan
from riia_tui.actions.withdrawing import withdraw
from riia_tui.planfile.excel_read import parse_workbook
from riia_tui.planfile.excel_write import workbook_bytes
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.write import plan_text
from riia_tui.views.board_pack import board_pack
from riia_tui.views.changed import change_words
from riia_tui.views.heading import heading
from riia_tui.views.kpi import kpi
from riia_tui.views.plan_file import plan_file
from riia_tui.views.tree import plan_tree

TODAY = date(2025, 12, 1)


def asked(item: str, **more: object) -> Withdraw:
    return Withdraw(item, "No funds", TODAY, "small", "RIIA Board", **more)


def statuses(store: Store) -> dict[str, Status | None]:
    return {ref: kpi(store, ref, "small", TODAY).line.status for ref in ("5.2.5", "5.2.8", "5.2.6", "5.2.7", "6.3")}


def test_a_theme_is_withdrawn_with_every_kpi_below_it(small: Store) -> None:
    before = contents(small)
    done = withdraw(small, asked("theme:5", replaced_by="6"), TODAY)
    assert done.said == "Withdrew 5 with 4 KPIs on 1 Dec 2025, replaced by theme:6."
    found = statuses(small)
    assert [found.pop("6.3")] == [kpi(small, "6.3", "small", TODAY).line.status] != [Status.CLOSED]
    assert set(found.values()) == {Status.CLOSED}
    assert all(len(contents(small)[table]) >= len(lines) for table, lines in before.items())
    detail = heading(small, "theme:5", "small", TODAY)
    assert detail.withdrawn and change_words(detail.changes[0]) == "withdrawn, replaced by theme:6"
    after = contents(small)
    undo(small)
    assert contents(small) == before
    redo(small)
    assert contents(small) == after


def test_an_activity_is_withdrawn_and_the_tree_says_so(small: Store) -> None:
    withdraw(small, asked("5.2.A"), TODAY)
    closed = {ref for ref, status in statuses(small).items() if status is Status.CLOSED}
    assert closed == {"5.2.5", "5.2.8"}
    (five, _) = plan_tree(small, "small", TODAY).nodes
    activity = five.children[0].children[0]
    assert (activity.code, activity.withdrawn) == ("5.2.A", True)
    assert not five.withdrawn
    update_rag(small, UpdateRag("5.2.5", Status.ON_TRACK, TODAY), TODAY)
    assert not heading(small, "5.2.A", "small", TODAY).withdrawn


def test_the_board_is_told_of_the_heading_not_of_each_kpi_that_it_took_along(small: Store) -> None:
    withdraw(small, asked("5"), TODAY)
    withdraw(small, asked("6.3", replaced_by="6.4"), TODAY)
    told = [(line.item, change_words(line.change)) for line in board_pack(small, "small", TODAY).plan_changes]
    assert told == [("5", "withdrawn"), ("6.3", "withdrawn, replaced by 6.4")]


def test_a_withdrawn_measure_counts_no_more_and_is_still_told(small: Store) -> None:
    give_figure(small, GiveFigure("6.2.5 KPI 2:2", 8.0, TODAY), TODAY)
    before = contents(small)
    done = withdraw(small, asked("6.2.5 KPI 2:2", replaced_by="6.2.5 KPI 2:1"), TODAY)
    assert done.said == "Withdrew 6.2.5 KPI 2:2 on 1 Dec 2025, replaced by 6.2.5 KPI 2:1."
    found = kpi(small, "6.2.5 KPI 2", "small", TODAY)
    assert [m.number for m in found.measures] == [1]
    (change,) = found.changes
    assert change_words(change) == ("measure 2 withdrawn (reported <= 10% (vacancies)), replaced by 6.2.5 KPI 2:1")
    assert rows(small, "select count(*) from figure") == [(1,)]
    with pytest.raises(BadInput, match="withdrawn already"):
        withdraw(small, asked("6.2.5 KPI 2:2"), TODAY)
    undo(small)
    assert contents(small) == before


def test_a_kpi_whose_last_measure_goes_is_judged_by_people_alone(small: Store) -> None:
    assert "only an agreed RAG" in withdraw(small, asked("5.2.7:1"), TODAY).advice
    assert kpi(small, "5.2.7", "small", TODAY).measures == ()


@pytest.mark.parametrize(
    ("item", "more", "said"),
    [
        ("5", {"replaced_by": "5"}, "cannot be replaced by itself"),
        ("5", {"replaced_by": "6.3"}, "cannot stand in the place of 5"),
        ("6.3:1", {"replaced_by": "6.3"}, "cannot stand in the place of 6.3:1"),
        ("small", {}, "A plan as a whole is not withdrawn"),
        ("6.3", {"replaced_by": "5"}, "no KPI called “5”"),
    ],
)
def test_what_cannot_be_withdrawn_so_is_refused(small: Store, item: str, more: dict[str, str], said: str) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=said):
        withdraw(small, asked(item, **more), TODAY)
    assert written(small) == before


def test_a_theme_is_withdrawn_once(small: Store) -> None:
    withdraw(small, asked("5"), TODAY)
    with pytest.raises(BadInput, match="5 is withdrawn already"):
        withdraw(small, asked("5"), TODAY)


@pytest.fixture
def other(tmp_path) -> Iterator[Store]:
    made = create_store(tmp_path / "other.db")
    yield made
    made.close()


@pytest.mark.parametrize("form", ["text", "excel"])
def test_what_was_withdrawn_goes_out_and_comes_in_so(small: Store, other: Store, form: str) -> None:
    for item in ("5.2.A", "6.2.5 KPI 2:2", "theme:6"):
        withdraw(small, asked(item), TODAY)
    withdraw(small, asked("5.2.7", replaced_by="5.2.6"), TODAY)
    file = plan_file(small, "small")
    text, excel = plan_text(file), workbook_bytes(file)
    again = parse_plan(text, "x.yaml") if form == "text" else parse_workbook(excel, "x.xlsx")
    add_plan(other, again)
    assert plan_file(other, "small") == file
    assert statuses(other) == statuses(small)
    for store in (small, other):
        assert kpi(store, "5.2.7", "small", TODAY).assessments[-1].comment == "No funds (replaced by 5.2.6)"
    assert [m.number for m in kpi(other, "6.2.5 KPI 2", "small", TODAY).measures] == [1]
    assert heading(other, "theme:6", "small", TODAY).withdrawn
    assert differences(other, file) == ()


def test_a_file_that_says_a_theme_is_withdrawn_closes_what_is_below_it(other: Store, small_plan: str) -> None:
    said = 'changes:\n- {item: "5", field: withdrawn, on: 2025-11-01, why: No funds}\n'
    add_plan(other, parse_plan(small_plan + said, "small.yaml"))
    assert [ref for ref, status in statuses(other).items() if status is not Status.CLOSED] == ["6.3"]


def test_a_newer_version_without_a_withdrawn_heading_keeps_it_as_history(small: Store, small_plan: str) -> None:
    withdraw(small, asked("5.2.A"), TODAY)
    start, end = small_plan.index("    activities:"), small_plan.index('    kpis:\n    - code: "5.2.6"')
    text = (small_plan[:start] + small_plan[end:]).replace('- {from: "5.2.A", framework: SOR, item: "1.1"}', "")
    newer = parse_plan(text, "small.yaml")
    assert [d.what for d in differences(small, newer)] == ["mappings"]
    revise_plan(small, newer, "V2", None, TODAY)
    assert heading(small, "5.2.A", "small", TODAY).withdrawn
