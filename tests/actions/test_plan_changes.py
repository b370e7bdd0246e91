"""Changing a plan in the year: what is kept beside it, and what is refused."""

from datetime import date

import pytest
from store_contents import contents, rows, written

from db.engine import Store, create_store
from db.errors import BadInput, UnknownName
from db.words import Status
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import LogEvidence, UpdateRag
from riia_tui.actions.excusing import excuse
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.plan_additions import add_item
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import AddItem, ChangePlan, Excuse, Withdraw
from riia_tui.actions.plans import add_plan
from riia_tui.actions.records import log_evidence
from riia_tui.actions.withdrawing import withdraw
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.write import plan_text
from riia_tui.views.dump import dump
from riia_tui.views.excused import excused
from riia_tui.views.kpi import kpi
from riia_tui.views.plan_file import plan_file

TODAY = date(2025, 12, 1)


def changed(item: str, field: str, value: str, **more: object) -> ChangePlan:
    given = {"why": "as agreed", "on": TODAY, "agreed_by": "RIIA Board", **more}
    return ChangePlan(item, field, value, **given)


def noted(store: Store) -> list[tuple[object, ...]]:
    return rows(store, "select item_table, field, was, becomes from plan_change order by id")


def test_a_due_date_is_moved_and_the_original_stays_beside_it(small: Store) -> None:
    done = change_plan(small, changed("5.2.7", "due", "2026-01-31", why=" supplier late "), TODAY)
    assert done.said == "5.2.7: due is “2026-01-31”, was “2025-10-31”."
    change_plan(small, changed("5.2.7", "due", "2026-02-28", on=date(2025, 11, 3)), TODAY)
    found = kpi(small, "5.2.7", "small", TODAY)
    assert (found.line.due, found.original_due) == (date(2026, 2, 28), date(2025, 10, 31))
    first = next(change for change in found.changes if change.becomes == "2026-01-31")
    assert (first.was, first.agreed_by, first.on, first.why) == ("2025-10-31", "RIIA Board", TODAY, "supplier late")
    assert found.original_statement == found.line.statement
    assert [row["item"] for row in dump(small, None, TODAY)["plan_changes"]] == ["5.2.7", "5.2.7"]


@pytest.mark.parametrize(
    ("item", "field", "value", "was", "becomes"),
    [
        ("5.2.7", "statement", "Six things happen.", "Twelve things happen.", "Six things happen."),
        ("5.2.7", "due", "none", "2025-10-31", None),
        ("5.2.7", "due-text", "by October", None, "by October"),
        ("5.2.7", "Due_Note", "the board's reading", None, "the board's reading"),
        ("5.2.7", "owner", "Jo Bloggs", None, "Jo Bloggs"),
        ("5.2.6", "cadence", "Half termly", "quarterly", "half-termly"),
        ("5.2.7", "kind", "impact", "unspecified", "impact"),
        ("5.2.7", "activity", "5.2.A", None, "5.2.A"),
        ("5.2.5", "activity", "none", "5.2.A", None),
        ("5.2.7:1", "target", "6", "12", "6"),
        ("5.2.6 : 2", "target", "82.5%", "80", "82.5"),
        ("6.2.5kpi2:1", "comparator", "=", "<=", "="),
        ("5.2.8:1", "denominator", "6", None, "6"),
        ("5.2.6:3", "within", "2  weeks", "10 working days", "2 weeks"),
        ("5.2.6:1", "due", "2026-01-31", None, "2026-01-31"),
        ("6.3:1", "text", "none", "apprentices", None),
        ("6.3:1", "baseline", "4", None, "4"),
        ("5.2.7:1", "metric", "quantity", "count", "quantity"),
        ("5.2.A", "title", "Dashboards", "Dashboard", "Dashboards"),
        ("dashboard", "lead", "Ann", None, "Ann"),
        ("activity:5.2.A", "sponsor", "", "A DCS", None),
        ("5.2.A", "scope", "Devon and BCP", "Bristol; Devon; Somerset; Torbay", "SCOPE"),
        ("5.2.A", "scope", "all", "Bristol; Devon; Somerset; Torbay", "all"),
        ("theme:5.2", "aim", "Share it", None, "Share it"),
        ("6", "title", "People", "Workforce", "People"),
    ],
)
def test_each_field_is_changed_noted_and_undone(
    small: Store, item: str, field: str, value: str, was: str | None, becomes: str | None
) -> None:
    becomes = "Devon; Bournemouth, Christchurch and Poole" if becomes == "SCOPE" else becomes
    before = contents(small)
    assert change_plan(small, changed(item, field, value), TODAY).key
    after = contents(small)
    ((_, name, *values),) = noted(small)
    assert (name, values) == ("_".join(field.lower().replace("-", "_").split()), [was, becomes])
    assert {table for table in before if before[table] != after[table]} >= {"plan_change"}
    assert len({table for table in before if before[table] != after[table]}) == 2
    undo(small)
    assert contents(small) == before
    redo(small)
    assert contents(small) == after


def test_a_metric_brings_its_unit_with_it(small: Store) -> None:
    change_plan(small, changed("5.2.7:1", "metric", "milestone"), TODAY)
    assert noted(small) == [
        ("measure", "metric", "count", "milestone"),
        ("measure", "unit", "number", "yes"),
        ("measure", "target", "12", "1"),
    ]


def test_what_is_so_already_is_said_and_nothing_is_written(small: Store) -> None:
    before = written(small)
    for item, field, value in (
        ("5.2.7", "due", "31 October 2025"),
        ("5.2.7:1", "target", "12.0"),
        ("5.2.5", "activity", "5.2.A"),
        ("5.2.A", "scope", "Torbay, Somerset, Devon, Bristol"),
        ("5.2.7", "owner", "none"),
    ):
        done = change_plan(small, changed(item, field, value), TODAY)
        assert (done.key, done.advice) == ("", "Nothing was changed.") and "already" in done.said
    assert written(small) == before


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (changed("5.2.9", "due", "2026-01-31"), "no KPI, activity or theme called “5.2.9”. Did you mean “5.2"),
        (changed("theme:7", "lead", "Ann"), "no theme called “7”"),
        (changed("5.2.7:2", "target", "3"), "5.2.7 has 1 measure"),
        (changed("5.2.7", "dew", "2026-01-31"), "no field of a KPI called “dew”. Did you mean “due”"),
        (changed("5.2.7", "target", "3"), "no field of a KPI called “target”"),
        (changed("5.2.7:1", "owner", "Ann"), "no field of a measure called “owner”"),
        (changed("5.2.7", "due", "2026-02-30"), "30 February 2026 does not exist"),
        (changed("5.2.7", "due", "soon"), "“soon” is no date"),
        (changed("5.2.7", "cadence", "montly"), "no cadence called “montly”. Did you mean “monthly”"),
        (changed("5.2.7", "statement", " "), "“statement” cannot be empty"),
        (changed("5.2.6:2", "target", "101"), "101 percent is more than 100"),
        (changed("5.2.5:1", "target", "3"), "a milestone is met or not".capitalize()),
        (changed("5.2.8:1", "denominator", "0"), "0 is no whole to count against"),
        (changed("5.2.6:3", "within", "soon"), "is no length of time"),
        (changed("5.2.7:1", "target", "many"), "“many” is no number"),
        (changed("5.2.7", "activity", "9.9"), "no activity called “9.9”"),
        (changed("5.2.A", "scope", "Devon, Kent"), "no authority called “Kent”"),
        (changed("5.2.7", "due", "2026-01-31", why="  "), "needs a reason"),
        (changed("5.2.7", "due", "2026-01-31", on=date(2025, 12, 2)), "cannot have been agreed on 2025-12-02"),
        (changed("5.2.7", "due", "2026-01-31", plan="smal"), "no plan called “smal”"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(small: Store, asked: ChangePlan, said: str) -> None:
    before = written(small)
    with pytest.raises(BadInput) as refused:
        change_plan(small, asked, TODAY)
    assert said in str(refused.value)
    assert written(small) == before


def test_a_kpi_that_is_withdrawn_is_closed_and_keeps_its_record(small: Store) -> None:
    log_evidence(small, LogEvidence("small", TODAY, "Something", counts_towards=("5.2.7",)), TODAY)
    update_rag(small, UpdateRag("5.2.7", Status.ON_TRACK, TODAY), TODAY)
    before = contents(small)
    done = withdraw(small, Withdraw("5.2.7", "No funds", date(2025, 11, 20), replaced_by="6.3"), TODAY)
    assert done.said == "Withdrew 5.2.7 on 20 Nov 2025, replaced by 6.3."
    found = kpi(small, "5.2.7", "small", TODAY)
    assert (found.line.status, found.line.comment) == (Status.CLOSED, "No funds (replaced by 6.3)")
    assert [line.title for line in found.records] == ["Something"]
    assert noted(small) == [("kpi", "withdrawn", None, "6.3")]
    with pytest.raises(BadInput, match="withdrawn already"):
        withdraw(small, Withdraw("5.2.7", "Again", TODAY), TODAY)
    undo(small)
    assert contents(small) == before


def test_a_withdrawn_kpi_can_be_taken_up_again_and_withdrawn_again(small: Store) -> None:
    withdraw(small, Withdraw("6.3", "No funds", TODAY), TODAY)
    update_rag(small, UpdateRag("6.3", Status.ON_TRACK, TODAY), TODAY)
    assert withdraw(small, Withdraw("6.3", "No funds after all", TODAY), TODAY).key


@pytest.mark.parametrize(
    "asked", [Withdraw("9.9", "x", TODAY), Withdraw("6.3", " ", TODAY), Withdraw("6.3", "x", TODAY, replaced_by="6.3")]
)
def test_a_withdrawal_that_cannot_be_is_refused(small: Store, asked: Withdraw) -> None:
    before = written(small)
    with pytest.raises(BadInput):
        withdraw(small, asked, TODAY)
    assert written(small) == before


def test_a_plan_with_changes_goes_out_and_comes_in_as_it_was(small: Store, tmp_path) -> None:
    for item, field, value in (("5.2.7", "due", "2026-01-31"), ("5.2.7:1", "target", "6"), ("5.2.A", "lead", "Ann")):
        change_plan(small, changed(item, field, value), TODAY)
    change_plan(small, changed("theme:5.2", "aim", "Share it"), TODAY)
    withdraw(small, Withdraw("6.3", "No funds", TODAY), TODAY)
    file = plan_file(small, "small")
    other = create_store(tmp_path / "other.db")
    add_plan(other, parse_plan(plan_text(file), "small.yaml"))
    assert plan_file(other, "small") == file
    assert noted(other) == noted(small)
    assert kpi(other, "6.3", "small", TODAY).line.status is Status.CLOSED
    assert kpi(other, "5.2.7", "small", TODAY).original_due == date(2025, 10, 31)
    other.close()


def test_a_kpi_an_activity_and_a_theme_are_added(small: Store) -> None:
    before = contents(small)

    def add(table: str, under: str | None, *fields: tuple[str, str], **more: object) -> str:
        return add_item(small, AddItem(table, "small", under, fields, "new grant", TODAY, "Board", **more), TODAY).said

    assert add("theme", None, ("title", "Kinship"), code="7") == "Added 7: Kinship."
    assert add("activity", "7", ("title", "Visits"), ("scope", "Devon"), code="7.A") == "Added 7.A: Visits."
    measures = ("participation >= 86 percent of 15", "milestone: guide published", "on_time within 10 working days")
    said = add("kpi", "7.A", ("statement", "Three visits"), ("due", "2026-03-01"), measures=measures)
    assert said == "Added 7-1: Three visits."
    assert add("kpi", "theme:6", ("statement", "Another"), measures=("count 4",)) == "Added 6-5: Another."
    found = kpi(small, "7-1", "small", TODAY)
    assert found.path == ("7 Kinship", "7.A Visits")
    assert [(m.metric.value, m.target, m.unit.value) for m in found.measures] == [
        ("participation", 86, "percent"),
        ("milestone", 1, "yes"),
        ("on_time", 100, "percent"),
    ]
    assert [change[1] for change in noted(small)] == ["added"] * 4
    for _ in range(4):
        undo(small)
    assert contents(small) == before


@pytest.mark.parametrize(
    "asked",
    [
        AddItem("kpi", "small", "9", (("statement", "x"),), "x", TODAY),
        AddItem("kpi", "small", None, (("statement", "x"),), "x", TODAY),
        AddItem("kpi", "small", "6", (("statement", " "),), "x", TODAY),
        AddItem("kpi", "small", "6", (("statement", "x"), ("due", "2026-02-30")), "x", TODAY),
        AddItem("kpi", "small", "6", (("statement", "x"),), "x", TODAY, code="6.3"),
        AddItem("kpi", "small", "6", (("statement", "x"),), "x", TODAY, measures=("participation >= 186 percent",)),
        AddItem("kpi", "small", "6", (("statement", "x"),), "x", TODAY, measures=("parties > many",)),
        AddItem("activity", "small", "6", (("title", "x"), ("scope", "Kent")), "x", TODAY),
        AddItem("activity", "small", None, (("title", "x"),), "x", TODAY),
        AddItem("theme", "small", "9", (("title", "x"),), "x", TODAY),
        AddItem("theme", "small", None, (("title", "x"),), "", TODAY),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_is_written(small: Store, asked: AddItem) -> None:
    before = written(small)
    with pytest.raises(BadInput):
        add_item(small, asked, TODAY)
    assert written(small) == before


def test_who_is_excused_leaves_the_denominator(small: Store) -> None:
    done = excuse(small, Excuse("Devon, BCP", date(2025, 11, 10), "inspection", date(2025, 12, 5)))
    assert done.said == ("Excused Devon and Bournemouth, Christchurch and Poole from 10 Nov 2025 until 5 Dec 2025.")
    (measure,) = kpi(small, "5.2.8", "small", TODAY).measures
    assert measure.excused == ("Devon",) and "Devon" not in measure.missing
    assert [(e.organisation, e.now) for e in excused(small, "small", TODAY)] == [
        ("Bournemouth, Christchurch and Poole", True),
        ("Devon", True),
    ] or len(excused(small, "small", TODAY)) == 2
    assert not any(e.now for e in excused(small, "small", date(2025, 12, 6)))
    before = written(small)
    assert excuse(small, Excuse("Devon", date(2025, 11, 10), "inspection", date(2025, 12, 5))).key == ""
    for asked in (
        Excuse("Kent", TODAY, "x"),
        Excuse("", TODAY, "x"),
        Excuse("Devon", TODAY, " "),
        Excuse("Devon", TODAY, "x", date(2025, 11, 30)),
    ):
        with pytest.raises((BadInput, UnknownName)):
            excuse(small, asked)
    assert written(small) == before
    undo(small)
    assert excused(small, "small", TODAY) == ()
