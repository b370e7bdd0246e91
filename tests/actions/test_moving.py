"""Moving themes, activities and KPIs, and putting them in another order; adding measures; a plan's own particulars."""

from contextlib import closing
from datetime import date

import pytest
from store_contents import contents, rows, written

from db.engine import Store, create_store
from db.errors import BadInput
from riia_tui.actions.changes import undo
from riia_tui.actions.measure_additions import add_measure
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import AddMeasure, ChangePlan
from riia_tui.actions.plan_head import quarters_preview
from riia_tui.actions.plans import add_plan
from riia_tui.actions.revise import differences
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.write import plan_text
from riia_tui.views.dump import dump
from riia_tui.views.heading import heading
from riia_tui.views.kpi import kpi
from riia_tui.views.plan_file import plan_file

TODAY = date(2025, 12, 1)
QUARTERS = """\
format: riia-plan/1
plan: {code: q, title: Q, starts: 2025-04-01, ends: 2026-03-31, region: {code: q, name: Q}}
themes:
- level: theme
  title: Data
  kpis:
  - {code: "1", statement: A, due: 2025-09-30, due_text: by Q3 2025, due_note: calendar}
  - code: "2"
    statement: B
    due: 2025-12-31
    due_text: by Q3 2025; by Q4 2025
    measures:
    - {metric: count, target: 4, due: 2025-09-30}
    - {metric: count, target: 1}
  - {code: "3", statement: C, due: 2025-10-31, due_text: by Q3 2025, due_note: agreed otherwise}
  - {code: "4", statement: D, due_text: from Q3 2025, due_note: a start}
  - {code: "5", statement: E, due: 2026-03-31, due_text: by Q4}
"""


def changed(item: str, field: str, value: str) -> ChangePlan:
    return ChangePlan(item, field, value, "as agreed", TODAY, agreed_by="RIIA Board")


def noted(store: Store) -> list[tuple[object, ...]]:
    return rows(store, "select item_table, field, was, becomes from plan_change order by id")


def order(store: Store) -> list[str]:
    return [row["ref"] for row in dump(store, "small", TODAY)["kpis"]]


@pytest.mark.parametrize(
    ("item", "under", "said"),
    [
        ("6.3", "5.2.A", [("kpi", "activity", None, "5.2.A"), ("kpi", "theme", "6", "5.2")]),
        ("6.3", "theme:5.2", [("kpi", "theme", "6", "5.2")]),
        ("5.2.5", "6", [("kpi", "activity", "5.2.A", None), ("kpi", "theme", "5.2", "6")]),
        ("5.2.A", "6", [("activity", "theme", "5.2", "6")]),
        ("theme:5.2", "6", [("theme", "parent", "5", "6")]),
        ("theme:5.2", "top", [("theme", "parent", "5", None)]),
        ("6", "theme:5.2", [("theme", "parent", None, "5.2")]),
    ],
)
def test_what_is_moved_is_noted_and_undone(small: Store, tmp_path, item: str, under: str, said: object) -> None:
    before = contents(small)
    assert change_plan(small, changed(item, "under", under), TODAY).key
    assert noted(small) == said
    file = plan_file(small, "small")
    with closing(create_store(tmp_path / "other.db")) as other:
        add_plan(other, parse_plan(plan_text(file), "x.yaml"))
        assert plan_file(other, "small") == file
        assert order(other) == order(small)
    assert differences(small, file) == ()
    undo(small)
    assert contents(small) == before


def test_a_moved_activity_takes_its_kpis_along_and_comes_last(small: Store) -> None:
    change_plan(small, changed("5.2.A", "under", "6"), TODAY)
    assert kpi(small, "5.2.5", "small", TODAY).path == ("6 Workforce", "5.2.A Dashboard")
    assert order(small)[:4] == ["5.2.6", "5.2.7", "5.2.5", "5.2.8"]
    assert change_plan(small, changed("5.2.A", "under", "6"), TODAY).key == ""


@pytest.mark.parametrize(
    ("item", "under", "said"),
    [
        ("5", "5", "cannot stand under itself"),
        ("5", "theme:5.2", "cannot stand under itself"),
        ("6.3", "none", "cannot be empty|must stand under something"),
        ("5.2.A", "none", "must stand under something"),
        ("6.3", "9", "There is no theme"),
        ("6.3:1", "5", "no field|field of a measure"),
    ],
)
def test_what_cannot_be_moved_there_is_refused(small: Store, item: str, under: str, said: str) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=said):
        change_plan(small, changed(item, "under", under), TODAY)
    assert written(small) == before


def test_what_stands_beside_each_other_is_put_in_another_order(small: Store) -> None:
    before = contents(small)
    assert order(small)[4:] == ["6.2.5 KPI 1", "6.2.5 KPI 2", "6.3", "6.4"]
    change_plan(small, changed("6.4", "position", "1"), TODAY)
    assert order(small)[4:] == ["6.4", "6.2.5 KPI 1", "6.2.5 KPI 2", "6.3"]
    change_plan(small, changed("6", "position", "1"), TODAY)
    assert order(small)[0] == "6.4"
    assert noted(small) == [("kpi", "position", "4", "1"), ("theme", "position", "2", "1")]
    assert change_plan(small, changed("6", "position", "1"), TODAY).key == ""
    for wrong in ("0", "3", "1.5"):
        with pytest.raises(BadInput, match="no place among 2 entries"):
            change_plan(small, changed("6", "position", wrong), TODAY)
    undo(small)
    undo(small)
    assert contents(small) == before


def test_a_measure_is_added_with_what_it_counts_by(small: Store) -> None:
    before = contents(small)
    fields = (("role", "received"), ("answer", "yes"), ("due", "28 Feb 2026"), ("record_kind", "training"))
    asked = AddMeasure("5.2.7", "participation >= 60 percent of 5: use it", "new", TODAY, "small", "Board", fields)
    assert add_measure(small, asked, TODAY).said == "Added the measure 5.2.7:2: participation >= 60% (use it)."
    found = kpi(small, "5.2.7", "small", TODAY)
    assert [m.number for m in found.measures] == [1, 2] and found.measures[1].due == date(2026, 2, 28)
    exported = plan_file(small, "small").themes[0].themes[0].kpis[1].measures[1]
    assert (exported.role.value, exported.answer, exported.record_kind.value) == ("received", True, "training")
    assert noted(small) == [("measure", "added", None, "participation >= 60% (use it)")]
    undo(small)
    assert contents(small) == before


@pytest.mark.parametrize(
    ("measure", "fields", "said"),
    [
        ("parties > many", (), "is no measure"),
        ("survey >= 120%", (), "more than 100"),
        ("count 3", (("role", "danced"),), "role"),
        ("count 3", (("answer", "perhaps"),), "neither true nor false"),
    ],
)
def test_a_measure_that_cannot_be_is_refused(small: Store, measure: str, fields: tuple, said: str) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=said):
        add_measure(small, AddMeasure("5.2.7", measure, "new", TODAY, fields=fields), TODAY)
    assert written(small) == before


def test_a_plans_own_particulars_change_and_the_original_stays_beside_them(small: Store) -> None:
    for field, value in (("title", "The plan"), ("version", "V2"), ("ends", "2026-06-30"), ("source", "Board, 1 Dec")):
        assert change_plan(small, changed("small", field, value), TODAY).key
    found = heading(small, "small", None, TODAY)
    assert [(c.field, c.was, c.becomes) for c in found.changes] == [
        ("title", "A small plan", "The plan"),
        ("version", "V1", "V2"),
        ("ends", "2026-03-31", "2026-06-30"),
        ("source", None, "Board, 1 Dec"),
    ]
    assert {change.item for change in plan_file(small, "small").changes} == {"small"}
    for field, value in (("ends", "2025-01-01"), ("title", "none"), ("colour", "red")):
        with pytest.raises(BadInput):
            change_plan(small, changed("small", field, value), TODAY)


def test_once_the_quarters_are_known_the_dates_that_they_gave_are_read_again(tmp_path) -> None:
    with closing(create_store(tmp_path / "q.db")) as store:
        add_plan(store, parse_plan(QUARTERS, "q.yaml"))
        before = contents(store)
        shown = quarters_preview(store, "q", "financial")
        assert contents(store) == before
        assert [(each.ref, str(each.was), str(each.becomes)) for each in shown] == [
            ("1", "2025-09-30", "2025-12-31"),
            ("2", "2025-12-31", "2026-03-31"),
            ("2:1", "2025-09-30", "2025-12-31"),
        ]
        done = change_plan(store, changed("q", "quarters", "financial"), TODAY)
        assert done.said == "q: quarters is “financial”, was “unknown”; 3 due dates read again."
        dues = rows(store, "select ref, due, due_note from kpi order by position")
        assert dues == [
            ("1", "2025-12-31", "Quarters are those of the financial year."),
            ("2", "2026-03-31", "Quarters are those of the financial year."),
            ("3", "2025-10-31", "agreed otherwise"),
            ("4", None, "a start"),
            ("5", "2026-03-31", None),
        ]
        assert kpi(store, "1", "q", TODAY).original_due == date(2025, 9, 30)
        assert quarters_preview(store, "q", "financial") == ()
        undo(store)
        assert contents(store) == before
