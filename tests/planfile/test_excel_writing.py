"""What a coordinator finds in the workbook of a plan."""

import time
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from workbooks import column_of, read_back

from db.errors import BadInput
from db.words import KpiKind, Metric, RecordKind
from riia_tui.planfile import model
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.excel_write import workbook_bytes
from riia_tui.planfile.model import BudgetRow, KpiEntry, PlanFile, ThemeEntry
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.shapes import Entry, Many, keys_of
from riia_tui.planfile.sheet_words import ABOUT_COLUMNS, ABOUT_KEYS, ABOUT_SHEETS
from riia_tui.planfile.sheets import OF_NAME, PLAN_KEYS, REGION_KEYS, SHEETS


@pytest.fixture(scope="module")
def plan() -> PlanFile:
    """The South West plan."""
    return parse_plan(bundled_plans()["sw-2025-26"], "sw-2025-26.yaml")


@pytest.fixture(scope="module")
def workbook(plan: PlanFile) -> Workbook:
    """Its workbook, as Excel would find it."""
    return load_workbook(BytesIO(workbook_bytes(plan)))


def cell(workbook: Workbook, sheet: str, row: int, heading: str):
    return workbook[sheet].cell(row, column_of(workbook, sheet, heading))


def test_the_first_sheet_explains_every_sheet_and_column(workbook: Workbook) -> None:
    assert workbook.sheetnames == ["Read me", *OF_NAME, "_Lists"]
    page = workbook["Read me"]
    sheet, lines = "", {}
    for row in page.iter_rows(values_only=True):
        sheet = row[0] or sheet
        lines[sheet, row[1]] = row[3]
    for each in SHEETS[1:]:
        assert all(lines[each.name, column.heading] for column in each.columns)
    assert all(lines["Plan", key] for key in (*PLAN_KEYS, *REGION_KEYS))


def test_every_sheet_and_column_has_its_words_and_no_other_has() -> None:
    assert {sheet.name: [c.heading for c in sheet.columns] for sheet in SHEETS} == {
        name: list(columns) for name, columns in ABOUT_COLUMNS.items()
    }
    assert list(ABOUT_SHEETS) == list(OF_NAME)
    assert list(ABOUT_KEYS) == [*PLAN_KEYS, *REGION_KEYS]


@pytest.mark.parametrize("sheet", SHEETS[1:], ids=lambda sheet: sheet.name)
def test_no_single_value_of_the_plan_file_is_without_a_column(sheet) -> None:
    lists = {"columns", "rows", "amounts", "members"}
    own = {
        name
        for name, key in keys_of(sheet.model).items()
        if name not in lists and not isinstance(key.shape, Entry) and not _of_entries(key.shape)
    }
    assert {column.heading for column in sheet.columns if column.key} == own


def _of_entries(shape: object) -> bool:
    return isinstance(shape, Many) and isinstance(shape.each, Entry)


def test_the_sheet_plan_has_every_key_of_the_head() -> None:
    assert {*PLAN_KEYS} == {"format", *keys_of(model.PlanHead)} - {"region"}
    assert {*REGION_KEYS.values()} == {*keys_of(model.RegionHead)}


def test_headings_are_bold_and_stay_in_sight(workbook: Workbook) -> None:
    for sheet in SHEETS:
        page = workbook[sheet.name]
        assert page.freeze_panes == "A2"
        assert all(head.font.bold for head in page[1])
        assert [head.value for head in page[1]] == [column.heading for column in sheet.columns]


def test_codes_are_text_dates_are_dates_and_figures_are_numbers(workbook: Workbook) -> None:
    code, due = cell(workbook, "KPIs", 2, "code"), cell(workbook, "KPIs", 2, "due")
    assert (code.value, code.data_type, code.number_format) == ("1.1.1", "s", "@")
    assert (due.value.date(), due.is_date) == (date(2026, 3, 31), True)
    assert cell(workbook, "Budget", 2, "pounds").value == 89429
    assert cell(workbook, "Budget", 2, "pounds").number_format == "#,##0.00"


def test_the_cells_below_are_set_so_that_a_new_code_stays_as_typed(workbook: Workbook) -> None:
    page = workbook["KPIs"]
    letter = page.cell(1, column_of(workbook, "KPIs", "code")).column_letter
    assert page.column_dimensions[letter].number_format == "@"


def test_long_texts_are_wrapped_in_rows_that_are_high_enough(workbook: Workbook) -> None:
    statement = cell(workbook, "KPIs", 3, "statement")
    assert statement.alignment.wrap_text
    assert workbook["KPIs"].row_dimensions[3].height >= 15 * len(statement.value) / 60


def choices(workbook: Workbook, sheet: str, heading: str) -> list[str]:
    """The words that a cell of the column can be chosen from."""
    letter = workbook[sheet].cell(1, column_of(workbook, sheet, heading)).column_letter
    (found,) = (
        each
        for each in workbook[sheet].data_validations.dataValidation
        if str(each.sqref).startswith(f"{letter}2:") and each.type == "list"
    )
    name, _, cells = found.formula1.rpartition("!")
    return [row[0].value for row in workbook[name.strip("'")][cells.replace("$", "")] if row[0].value]


@pytest.mark.parametrize(
    ("sheet", "heading", "words"),
    [
        ("KPIs", "kind", [kind.value for kind in KpiKind]),
        ("Measures", "metric", [metric.value for metric in Metric]),
        ("Measures", "unit", ["percent", "number", "days", "pounds", "yes"]),
        ("Measures", "comparator", [">=", "<=", "="]),
        ("Measures", "record_kind", [kind.value for kind in RecordKind]),
        ("Themes", "level", ["programme", "sub-requirement"]),
        ("Themes", "counts", ["authority", "partnership"]),
        ("Events", "kind", [kind.value for kind in RecordKind]),
        ("Networks", "members", ["all"]),
    ],
)
def test_words_are_chosen_from_a_list(workbook: Workbook, sheet: str, heading: str, words: list[str]) -> None:
    assert set(choices(workbook, sheet, heading)) >= set(words)


def test_the_year_that_quarters_belong_to_is_chosen_from_a_list(workbook: Workbook) -> None:
    page = workbook["Plan"]
    (choice,) = (each for each in page.data_validations.dataValidation if each.type == "list")
    (cells,) = choice.sqref.ranges
    assert page.cell(cells.min_row, cells.min_col - 1).value == "quarters"
    assert choice.formula1 == '"financial,calendar,unknown"'


@pytest.mark.parametrize(
    ("sheet", "heading", "first"),
    [
        ("KPIs", "activity", "A1"),
        ("Themes", "parent", "T1"),
        ("Measures", "kpi", "K1"),
        ("Members", "name", "Bath and North East Somerset"),
    ],
)
def test_other_rows_are_offered_and_anything_else_may_be_typed(workbook, sheet: str, heading: str, first: str) -> None:
    assert choices(workbook, sheet, heading)[0] == first


def test_the_same_plan_gives_the_same_bytes_at_another_hour(plan: PlanFile, monkeypatch: pytest.MonkeyPatch) -> None:
    first = workbook_bytes(plan)
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert workbook_bytes(plan) == first
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


def one_statement(plan: PlanFile, text: str) -> PlanFile:
    return replace(
        plan,
        themes=(ThemeEntry("section", "Data", kpis=(KpiEntry(text),)),),
        mappings=(),
        networks=(),
        changes=(),
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "=HYPERLINK(1)"])
def test_what_begins_like_a_formula_stays_a_text(plan: PlanFile, text: str) -> None:
    changed = one_statement(plan, text)
    found = cell(load_workbook(BytesIO(workbook_bytes(changed))), "KPIs", 2, "statement")
    assert (found.value, found.data_type) == (text, "s")
    assert read_back(workbook_bytes(changed)) == changed


def test_a_text_that_no_cell_can_hold_is_refused_and_not_cut(plan: PlanFile) -> None:
    longest = one_statement(plan, "a" * 32_767)
    assert read_back(workbook_bytes(longest)) == longest
    with pytest.raises(BadInput, match=r"KPIs, row 2: a text of 32,768 signs") as refused:
        workbook_bytes(one_statement(plan, "a" * 32_768))
    assert ".yaml" in refused.value.advice


@pytest.mark.parametrize("amount", [0.1 + 0.2, 1234567.89, 1 / 3, 1e15, 123456789012345678.0])
def test_a_figure_keeps_all_its_digits(plan: PlanFile, amount: float) -> None:
    changed = replace(plan, budget=(BudgetRow("Pay", amounts=(("Q1", amount),)),))
    assert read_back(workbook_bytes(changed)).budget == changed.budget


def test_a_day_that_excel_does_not_know_is_kept(plan: PlanFile) -> None:
    changed = replace(plan, plan=replace(plan.plan, starts=date(1899, 1, 1)))
    assert read_back(workbook_bytes(changed)).plan.starts == date(1899, 1, 1)
