"""A newer version of a plan: what stays keeps its record, what is gone is closed or taken out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from store_contents import contents, rows, written

from db.engine import Store
from db.errors import BadInput
from db.words import Status
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import GiveFigure, LogEvidence, UpdateRag
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import ChangePlan, Withdraw
from riia_tui.actions.records import log_evidence
from riia_tui.actions.revise import differences, revise_plan
from riia_tui.actions.withdrawing import withdraw
from riia_tui.planfile.compare import Kind
from riia_tui.planfile.model import PlanFile
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.write import plan_text
from riia_tui.views.kpi import kpi
from riia_tui.views.plan_file import plan_file

TODAY = date(2025, 12, 1)
SECOND = """\
      - code: "5.2.8"
        statement: Half of the authorities take part.
        due: 2026-03-31
        measures:
        - {metric: participation, target: 50, unit: percent}
"""
LAST = """\
  - code: "6.4"
    statement: All packages have an evaluation, and 39 days of support are given.
    due: 2026-03-31
    measures:
    - {metric: share, target: 100, unit: percent}
    - {metric: quantity, target: 39, unit: days}
"""
NEWER = {
    "version: V1": "version: V2 with revised KPI",
    "Twelve things happen.": "Ten things happen.",
    "due: 2025-10-31": "due: 2025-12-31",
    "target: 12}\n- code": "target: 10}\n- code",
    SECOND: "",
    LAST: '  - code: "6.5"\n    statement: A new promise.\n    measures: [{metric: count, target: 2}]\n',
    '"5.2.6", "5.2.7"]': '"5.2.6", "5.2.7", "6.5"]',
    "label: Salaries": "label: Staff",
    "role: coordinator": "role: manager",
    "title: Winter conference": "title: Spring conference",
    "values: [12.50, c]": "values: [12.50, 7]",
}


@pytest.fixture
def newer(small_plan: str) -> PlanFile:
    text = small_plan
    for was, becomes in NEWER.items():
        assert was in text
        text = text.replace(was, becomes)
    return parse_plan(text, "newer.yaml")


@pytest.fixture
def edited(small_plan: str) -> Callable[..., PlanFile]:
    """The small plan with some of its words replaced."""

    def edit(*pairs: tuple[str, str]) -> PlanFile:
        text = small_plan
        for was, becomes in pairs:
            assert was in text
            text = text.replace(was, becomes)
        return parse_plan(text, "small.yaml")

    return edit


def recorded(store: Store) -> list[list[tuple[object, ...]]]:
    return [rows(store, f"select * from {t} order by id") for t in ("record_kpi", "assessment", "figure")]


def revised(store: Store, file: PlanFile) -> str:
    return revise_plan(store, file, "Revised at half-year", "RIIA Board", TODAY).said


def test_the_same_file_again_is_no_change(small: Store, small_plan: str) -> None:
    before = written(small)
    file = parse_plan(small_plan, "small.yaml")
    assert differences(small, file) == ()
    done = revise_plan(small, file, "x", None, TODAY)
    assert (done.said, done.key) == ("No change: the plan small is as the file says.", "")
    assert written(small) == before


def test_a_newer_version_becomes_the_plan_and_the_same_again_is_no_change(small: Store, newer: PlanFile) -> None:
    assert revised(small, newer).startswith("Revised the plan small: ")
    after = contents(small)
    assert differences(small, newer) == ()
    assert differences(small, parse_plan(plan_text(plan_file(small, "small")), "out.yaml")) == ()
    found = kpi(small, "5.2.7", "small", TODAY)
    assert (found.line.statement, found.line.due, found.measures[0].target) == (
        "Ten things happen.",
        date(2025, 12, 31),
        10,
    )
    assert found.original_due == date(2025, 10, 31)
    assert {c.why for c in found.changes} == {"Revised at half-year"}
    assert rows(small, "select ref from kpi order by position")[-1] == ("6.5",)
    assert rows(small, "select title from record") == [("Spring conference",)]
    assert len(after["network_kpi"]) == 4
    undo(small)
    redo(small)
    assert contents(small) == after


def test_a_revision_is_one_change_that_can_be_undone(small: Store, newer: PlanFile) -> None:
    before = contents(small)
    revised(small, newer)
    assert contents(small) != before
    undo(small)
    assert contents(small) == before


def test_records_rags_and_figures_stay_with_what_stays(small: Store, newer: PlanFile) -> None:
    for ref in ("5.2.7", "5.2.8", "6.4:2", "5.2.6:3", "5.2.5"):
        log_evidence(small, LogEvidence("small", TODAY, f"For {ref}", quantity=3, counts_towards=(ref,)), TODAY)
    give_figure(small, GiveFigure("6.3", 4, TODAY), TODAY)
    update_rag(small, UpdateRag("5.2.7", Status.ON_TRACK, TODAY), TODAY)
    before = recorded(small)
    revised(small, newer)
    after = recorded(small)
    for was, becomes in zip(before, after, strict=True):
        assert set(was) <= set(becomes)
    for ref in ("5.2.8", "6.4"):
        found = kpi(small, ref, "small", TODAY)
        assert (found.line.status, found.line.comment) == (Status.CLOSED, "Revised at half-year")
        assert len(found.records) == 1
    assert differences(small, newer) == ()


def test_a_kpi_that_is_gone_goes_only_where_nothing_is_known_of_it(small: Store, newer: PlanFile) -> None:
    change_plan(small, ChangePlan("6.4", "owner", "Jo", "agreed", TODAY), TODAY)
    revised(small, newer)
    refs = [ref for (ref,) in rows(small, "select ref from kpi")]
    assert "6.4" in refs and "5.2.8" not in refs


def test_a_withdrawn_kpi_is_left_as_it_is(small: Store, newer: PlanFile) -> None:
    withdraw(small, Withdraw("6.4", "No funds", TODAY), TODAY)
    revised(small, newer)
    assert kpi(small, "6.4", "small", TODAY).line.comment == "No funds"


def test_a_kpi_that_is_renumbered_keeps_its_record(small: Store, edited: Callable[..., PlanFile]) -> None:
    log_evidence(small, LogEvidence("small", TODAY, "Support", quantity=3, counts_towards=("6.4",)), TODAY)
    give_figure(small, GiveFigure("6.3", 4, TODAY), TODAY)
    file = edited(('code: "6.4"', 'code: "6.9"'), ('code: "6.3"', 'code: "6.4"'))
    assert {(d.kind, d.field) for d in differences(small, file)} == {(Kind.CHANGED, "code")}
    before = contents(small)
    revised(small, file)
    assert [r.title for r in kpi(small, "6.9", "small", TODAY).records] == ["Support"]
    assert kpi(small, "6.4", "small", TODAY).measures[0].value == 4
    assert differences(small, file) == ()
    undo(small)
    assert contents(small) == before


def test_a_measure_with_figures_is_never_dropped(small: Store, edited: Callable[..., PlanFile]) -> None:
    give_figure(small, GiveFigure("6.2.5 KPI 2:1", 12, TODAY), TODAY)
    give_figure(small, GiveFigure("6.2.5 KPI 2:2", 9, TODAY), TODAY)
    gone = '    - {metric: reported, comparator: "<=", target: 15, unit: percent, text: agency staff}\n'
    file = edited((gone, ""))
    before = contents(small)
    revised(small, file)
    assert len(rows(small, "select * from figure")) == 2
    assert differences(small, file) == ()
    undo(small)
    assert contents(small) == before


def test_kpis_move_with_their_record_and_empty_headings_go(small: Store) -> None:
    log_evidence(small, LogEvidence("small", TODAY, "Published", delivers=True, counts_towards=("5.2.5",)), TODAY)
    newer = plan_file(small, "small")
    theme = newer.themes[0].themes[0]
    inner = replace(theme, activities=(), kpis=(*theme.activities[0].kpis, *theme.kpis))
    file = replace(newer, themes=(replace(newer.themes[0], themes=(inner,)), *newer.themes[1:]), mappings=())
    assert {d.kind for d in differences(small, file)} == {Kind.MOVED, Kind.GONE, Kind.CHANGED}
    before = contents(small)
    revised(small, file)
    assert rows(small, "select * from activity") == []
    found = kpi(small, "5.2.5", "small", TODAY)
    assert found.measures[0].met and found.path[-1] == "5.2 Sharing of data"
    assert differences(small, file) == ()
    undo(small)
    assert contents(small) == before


def test_a_theme_stays_while_a_closed_kpi_stands_under_it(small: Store) -> None:
    update_rag(small, UpdateRag("6.3", Status.ON_TRACK, TODAY), TODAY)
    file = plan_file(small, "small")
    file = replace(file, themes=file.themes[:1])
    revised(small, file)
    assert kpi(small, "6.3", "small", TODAY).line.status is Status.CLOSED
    left = "select ref from kpi join theme on theme.id = kpi.theme where theme.code = '6'"
    assert rows(small, left) == [("6.3",)]
    assert differences(small, file) == ()


@pytest.mark.parametrize(("why", "on"), [(" ", TODAY), ("x", date(2025, 12, 2))])
def test_a_revision_needs_a_reason_and_a_day_that_has_been(small: Store, newer: PlanFile, why: str, on: date) -> None:
    before = written(small)
    with pytest.raises(BadInput):
        revise_plan(small, newer, why, None, TODAY, on)
    assert written(small) == before


def test_a_name_that_leads_nowhere_leaves_the_plan_as_it_was(small: Store, edited: Callable[..., PlanFile]) -> None:
    before = written(small)
    file = edited(("kind: conference", "kind: party"), ("Twelve things", "Ten things"), ("2026-01-20", "2026-01-21"))
    with pytest.raises(BadInput, match="of the kind “party”"):
        revise_plan(small, file, "x", None, TODAY)
    assert written(small) == before
