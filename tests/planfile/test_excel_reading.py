"""What a coordinator types into a workbook, and what is said where it cannot be read."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook
from workbooks import both, changed, faults_of, put, read_back, said

from db.words import Comparator, KpiKind, Metric, Unit
from riia_tui.planfile.excel_write import workbook_bytes
from riia_tui.planfile.model import KpiEntry, MeasureEntry, PlanFile
from riia_tui.planfile.read import parse_plan

PLAN = """\
format: riia-plan/1
plan: {code: west, title: West plan, starts: 2026-04-01, ends: 2027-03-31, region: {code: west, name: West}}
authorities: [Devon, Torbay, "Bournemouth, Christchurch and Poole"]
frameworks: [{code: SOR, title: Requirements, items: [{code: "1.1", text: Collect}]}]
themes:
- code: "1"
  level: section
  title: Data
  activities:
  - code: "1.A"
    title: A dashboard
    scope: [Devon]
    kpis:
    - code: "1.1"
      kind: action
      statement: It is published.
      due: 2026-09-30
      due_text: by September
      measures:
      - {metric: milestone}
      - {metric: participation, target: 60, unit: percent, denominator: 3}
      - {metric: quantity, target: 500, unit: pounds}
  kpis:
  - {code: "1.2", statement: Four meetings., measures: [{metric: count, target: 4, record_kind: meeting}]}
- {code: "2", level: section, title: Work}
budget:
- {label: Salaries, amounts: {Q1: 100, Q2: 200}}
- {label: Travel, amounts: {Q1: 5}}
networks:
- {name: Leads, members: [Devon]}
indicators:
- title: Rates
  columns: ["2024", "2025"]
  rows: [{label: Devon, values: ["12.50", c]}, {label: Torbay, values: [~, "3"]}]
events: [{on: 2026-06-01, title: Conference, kind: conference}]
"""


AFTERNOON = datetime(2026, 12, 31, 14, 30)  # noqa: DTZ001 - Excel knows no zones


@pytest.fixture(scope="module")
def plan() -> PlanFile:
    """A small plan with something on most sheets."""
    return parse_plan(PLAN, "west.yaml")


def first_kpi(found: PlanFile) -> KpiEntry:
    return found.themes[0].activities[0].kpis[0]


def measures(found: PlanFile) -> tuple[MeasureEntry, ...]:
    return first_kpi(found).measures


@pytest.mark.parametrize(
    "typed",
    [
        *(date(2026, 12, 31), "31/12/2026", "31.12.2026", "31 Dec 2026", "31st December 2026"),
        *("2026-12-31", "31-12-2026", " 31  Dec 2026 "),
    ],
)
def test_a_date_may_be_one_of_excels_or_typed_as_people_write_it(plan: PlanFile, typed: object) -> None:
    assert first_kpi(read_back(changed(plan, put("KPIs", 2, "due", typed)))).due == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("03/04/2026", "can be read in two ways"),
        ("31/12/26", "no year of four figures"),
        ("31 Sept 2026", "September 2026 has 30 days"),
        ("29/02/2026", "February 2026 has 28 days"),
        ("31 Smarch 2026", "is no date; write it like 31 Dec 2025"),
        ("soon", "is no date"),
        (46000, "is no date"),
        (AFTERNOON, "has an hour beside its day"),
        (True, "is no date"),
    ],
)
def test_a_date_that_could_be_another_is_refused(plan: PlanFile, typed: object, part: str) -> None:
    (fault,) = said(changed(plan, put("KPIs", 2, "due", typed, "General" if typed == 46000 else None)))
    assert fault.startswith("KPIs, row 2, due: ")
    assert part in fault


def test_a_day_and_month_that_are_the_same_number_can_be_read_in_one_way_only(plan: PlanFile) -> None:
    found = read_back(changed(plan, put("KPIs", 2, "due", "04/04/2026")))
    assert first_kpi(found).due == date(2026, 4, 4)


@pytest.mark.parametrize(
    ("row", "typed", "form", "meant"),
    [
        (3, "86%", None, 86.0),
        (3, "86 %", None, 86.0),
        (3, 86, None, 86.0),
        (3, 0.86, "0%", 86.0),
        (3, 0.865, "0.0%", 86.5),
        (4, "£1,200", None, 1200.0),
        (4, "1,200.50", None, 1200.5),
        (4, "1 200", None, 1200.0),
        (4, "-5", None, -5.0),
    ],
)
def test_a_number_is_read_by_its_unit(plan: PlanFile, row: int, typed: object, form: str | None, meant: float) -> None:
    found = measures(read_back(changed(plan, put("Measures", row, "target", typed, form))))
    assert found[row - 2].target == meant


@pytest.mark.parametrize(
    ("row", "typed", "form", "part"),
    [
        (4, "86%", None, "“86%” does not go with the unit here, which is pounds; write 86"),
        (5, 0.5, "0%", "“50%” does not go with the unit here, which is number; write 50, or the unit percent"),
        (5, "£4", None, "write 4, or the unit pounds"),
        (4, "1,20", None, "“1,20” is no number"),
        (5, "four", None, "“four” is no number; write digits only"),
        (5, "1e5", None, "is no number"),
        (5, date(2026, 1, 4), None, "is no number"),
        (3, "120%", None, "120 percent is more than 100"),
    ],
)
def test_a_number_of_another_unit_is_refused(
    plan: PlanFile, row: int, typed: object, form: str | None, part: str
) -> None:
    (fault,) = said(changed(plan, put("Measures", row, "target", typed, form)))
    assert fault.startswith(f"Measures, row {row}, target: ")
    assert part in fault


def test_a_code_that_excel_took_for_a_number_is_refused_because_1_10_is_not_1_1(plan: PlanFile) -> None:
    (fault,) = said(changed(plan, put("Activities", 2, "code", 1.1)))
    assert fault.startswith("Activities, row 2, code: “1.1” is a number here (1.1), and a text is expected")
    (shown,) = said(changed(plan, put("Activities", 2, "code", 1.1, "0.00")))
    assert "“1.10” is a number here (1.1)" in shown
    assert read_back(changed(plan, put("Activities", 2, "code", 7))).themes[0].activities[0].code == "7"


def test_a_text_that_excel_took_for_a_date_is_refused(plan: PlanFile) -> None:
    (fault,) = said(changed(plan, put("KPIs", 2, "due_text", date(2026, 9, 30))))
    assert fault.startswith("KPIs, row 2, due_text: “2026-09-30” is a date here, and a text is expected; set the cell")


@pytest.mark.parametrize("value", ["=1+1", "=SUM(A1:A9)", '=HYPERLINK("http://x")'])
def test_a_formula_is_refused_and_its_cell_named(plan: PlanFile, value: str) -> None:
    assert said(changed(plan, put("KPIs", 3, "statement", value))) == [
        "KPIs, row 3, statement: a formula stands here; type the value itself"
    ]


def test_an_error_of_excels_is_refused(plan: PlanFile) -> None:
    (fault,) = said(changed(plan, put("KPIs", 3, "owner", "#REF!")))
    assert fault == "KPIs, row 3, owner: “#REF!” is an error of Excel's; type the value itself."[:-1]


@pytest.mark.parametrize("typed", ["Performance", "PERFORMANCE", " performance "])
def test_a_word_may_be_typed_in_any_case(plan: PlanFile, typed: str) -> None:
    assert first_kpi(read_back(changed(plan, put("KPIs", 2, "kind", typed)))).kind is KpiKind.PERFORMANCE


def test_a_word_that_is_none_is_named_with_the_nearest(plan: PlanFile) -> None:
    assert said(changed(plan, put("KPIs", 2, "kind", "impakt"))) == [
        "KPIs, row 2, kind: “impakt” is no word for this; did you mean “impact”?"
    ]


def test_all_mistakes_are_named_at_once_in_the_order_of_the_sheets(plan: PlanFile) -> None:
    change = both(
        put("Events", 2, "on", "soon"),
        put("KPIs", 3, "statement", None),
        put("KPIs", 2, "due", "03/04/2026"),
        put("Plan", 6, "value", "31/02/2027"),
        put("Members", 2, "name", "Devn"),
    )
    found = faults_of(changed(plan, change))
    assert [fault.where for fault in found] == [
        "Plan, row 6, starts",
        "KPIs, row 2, due",
        "KPIs, row 3, statement",
        "Members, row 2, name",
        "Events, row 2, on",
    ]
    assert found[3].message == "there is no authority “Devn”; did you mean “Devon”?"
    assert found[1].field == "themes[0].activities[0].kpis[0].due"
    assert (found[1].line, found[1].sheet) == (2, 7)


def test_a_fault_names_the_file_the_sheet_the_row_and_the_column(plan: PlanFile) -> None:
    from riia_tui.planfile.excel_read import parse_workbook
    from riia_tui.planfile.faults import PlanFileFaults

    with pytest.raises(PlanFileFaults) as refused:
        parse_workbook(changed(plan, put("KPIs", 2, "kind", "impakt")), "west.xlsx")
    assert str(refused.value) == "west.xlsx, KPIs, row 2, kind: “impakt” is no word for this; did you mean “impact”?"


def test_the_columns_may_stand_in_any_order_and_case_with_blank_rows_between(plan: PlanFile) -> None:
    def change(workbook: Workbook) -> None:
        old = workbook["KPIs"]
        rows = [[cell.value for cell in reversed(row)] for row in old.iter_rows()]
        place = workbook.index(old)
        workbook.remove(old)
        page = workbook.create_sheet("kpis", place)
        page.append([])
        page.append([str(heading).upper().replace("_", " ") for heading in rows[0]])
        for row in rows[1:]:
            page.append([])
            page.append(row)

    assert read_back(changed(plan, change)) == plan


def test_a_column_that_need_not_be_there_may_be_left_out_and_one_that_must_is_named(plan: PlanFile) -> None:
    def without(heading: str) -> list[str]:
        def change(workbook: Workbook) -> None:
            page = workbook["KPIs"]
            page.delete_cols(next(cell.column for cell in page[1] if cell.value == heading))

        content = changed(plan, change)
        try:
            read_back(content)
        except Exception:  # noqa: BLE001 - the mistakes are asked for below
            return said(content)
        return []

    assert without("owner") == []
    assert without("statement") == ["KPIs, row 1: there is no column “statement”; it must be there"]


def test_a_column_that_is_none_is_named_with_the_one_that_was_meant(plan: PlanFile) -> None:
    def change(workbook: Workbook) -> None:
        page = workbook["KPIs"]
        next(cell for cell in page[1] if cell.value == "statement").value = "statment"
        page.cell(1, 13).value = "Remarks"

    assert said(changed(plan, change)) == [
        "KPIs, row 1, statement: “statment” is no column here; did you mean “statement”?",
        "KPIs, row 1, column M: “Remarks” is no column here; the columns here are id, theme, activity, code, kind, "
        "statement, due, due_text, due_note, cadence, owner",
    ]


def test_what_stands_beside_the_columns_is_named_once(plan: PlanFile) -> None:
    def change(workbook: Workbook) -> None:
        workbook["KPIs"]["P2"] = workbook["KPIs"]["P3"] = "a remark"

    assert said(changed(plan, change)) == ["KPIs, row 2, column P: something stands in a column that has no heading"]


def test_a_column_that_stands_twice_is_named(plan: PlanFile) -> None:
    def change(workbook: Workbook) -> None:
        workbook["KPIs"].cell(1, 12).value = "Due"

    assert said(changed(plan, change)) == ["KPIs, row 1, column L: the column “due” stands twice"]


def test_a_sheet_of_ones_own_begins_with_an_underscore(plan: PlanFile) -> None:
    def change(workbook: Workbook) -> None:
        workbook.create_sheet("_Working").append(["=1+1", "anything"])

    assert read_back(changed(plan, change)) == plan

    def other(workbook: Workbook) -> None:
        workbook.create_sheet("Working")

    (fault,) = said(changed(plan, other))
    assert fault.startswith("Working, row 1: “Working” is no sheet of a plan; begin its name with _ if it is your own")


def test_a_sheet_that_was_given_another_name_is_named_with_the_one_that_was_meant(plan: PlanFile) -> None:
    def change(workbook: Workbook) -> None:
        workbook["KPIs"].title = "KPI's"

    assert said(changed(plan, change)) == ["KPI's, row 1: “KPI's” is no sheet of a plan; did you mean “KPIs”?"]


@pytest.mark.parametrize("name", ["Plan", "Themes"])
def test_a_plan_without_a_sheet_that_it_needs_says_so_first(plan: PlanFile, name: str) -> None:
    found = said(changed(plan, lambda workbook: workbook.remove(workbook[name])))
    assert found[0] == f": there is no sheet “{name}”; it must be there"
    assert sum(fault.startswith(":") for fault in found) == 1


def test_other_sheets_may_be_left_out(plan: PlanFile) -> None:
    def change(workbook: Workbook) -> None:
        for name in ("Budget", "Indicators", "Events", "Networks", "Members", "People", "Read me", "_Lists"):
            workbook.remove(workbook[name])

    found = read_back(changed(plan, change))
    assert (found.budget, found.networks, found.events) == ((), (), ())
    assert found.themes == plan.themes


def add(sheet: str, **values: object):
    """Types a new row under the others."""

    def change(workbook: Workbook) -> None:
        page = workbook[sheet]
        headings = [cell.value for cell in page[1]]
        page.append([values.get(heading) for heading in headings])

    return change


def test_a_new_row_needs_no_id_where_its_code_is_its_own(plan: PlanFile) -> None:
    change = both(
        add("Themes", parent="2", code="2.1", level="requirement", title="New"),
        add("Activities", theme="2.1", code="2.A", title="New work"),
        add("KPIs", activity="2.a", code="2.1", statement="Something new."),
        add("KPIs", theme="T2", statement="And more."),
        add("Measures", kpi="2.1", metric="count", target=3),
    )
    work = read_back(changed(plan, change)).themes[1]
    kpi = KpiEntry("Something new.", "2.1", measures=(MeasureEntry(Metric.COUNT, Comparator.AT_LEAST, 3.0),))
    assert work.themes[0].activities[0].kpis == (kpi,)
    assert [each.statement for each in work.kpis] == ["And more."]


def test_a_code_of_two_rows_names_neither(plan: PlanFile) -> None:
    change = both(
        add("KPIs", theme="T2", code="1.1", statement="A second 1.1."), add("Measures", kpi="1.1", metric="milestone")
    )
    (fault,) = said(changed(plan, change))
    assert fault == "Measures, row 6, kpi: 2 rows of KPIs have the code “1.1”; write the id"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (put("KPIs", 2, "activity", "A9"), "KPIs, row 2, activity: no row of Activities is called “A9”; look at the"),
        (put("KPIs", 3, "theme", None), "KPIs, row 3, theme: the KPI names neither a theme nor an activity"),
        (put("KPIs", 2, "theme", "T2"), "KPIs, row 2, theme: the activity of this KPI belongs to another theme"),
        (put("KPIs", 3, "id", "K1"), "KPIs, row 3, id: the id “K1” stands twice"),
        (put("Activities", 2, "theme", None), "Activities, row 2, theme: “theme” is empty; it must be given"),
        (put("Measures", 2, "kpi", "K77"), "Measures, row 2, kpi: no row of KPIs is called “K77”"),
        (put("Members", 2, "network", "Lead"), "Members, row 2, network: no row of Networks is called “Lead”; did you"),
        (put("Networks", 2, "members", "all"), "Networks, row 2, members: “all” and rows on the sheet Members cannot"),
        (put("Networks", 2, "members", "some"), "Networks, row 2, members: “some” stands here; write all, or leave it"),
        (put("Framework items", 2, "framework", "S"), "Framework items, row 2, framework: no row of Frameworks is"),
    ],
)
def test_a_row_that_names_no_other_is_refused(plan: PlanFile, change, fault: str) -> None:
    found = said(changed(plan, change))
    assert any(each.startswith(fault) for each in found), found


def test_a_theme_inside_itself_is_refused(plan: PlanFile) -> None:
    circle = both(put("Themes", 2, "parent", "T2"), put("Themes", 3, "parent", "T1"))
    assert said(changed(plan, circle)) == ["Themes, row 3, parent: the theme stands inside itself"]


def test_themes_that_stand_too_deep_are_refused(plan: PlanFile) -> None:
    deep = [add("Themes", id=f"D{n}", parent=f"D{n - 1}", level="level", title="Deep") for n in range(1, 12)]
    change = both(add("Themes", id="D0", level="level", title="Deep"), *deep)
    assert said(changed(plan, change)) == ["Themes, row 15, parent: the theme stands more than 11 levels deep"]


@pytest.mark.parametrize(
    "typed", ["Devon\nBournemouth, Christchurch and Poole", "Devon; Bournemouth, Christchurch and Poole;"]
)
def test_names_in_one_cell_stand_on_lines_or_with_semicolons(plan: PlanFile, typed: str) -> None:
    found = read_back(changed(plan, put("Activities", 2, "scope", typed)))
    assert found.themes[0].activities[0].scope == ("Devon", "Bournemouth, Christchurch and Poole")


def test_a_key_of_the_plan_that_is_none_is_named(plan: PlanFile) -> None:
    assert said(changed(plan, put("Plan", 4, "key", "titel"))) == [
        "Plan, row 4, key: “titel” is no key of a plan; did you mean “title”?"
    ]
    (empty,) = said(changed(plan, put("Plan", 4, "value", None)))
    assert empty == "Plan, row 4, title: “title” is empty; it must be given"


def test_a_row_of_the_budget_may_be_typed_without_numbers(plan: PlanFile) -> None:
    change = both(add("Budget", label="Rooms", heading="Q1", pounds=10), add("Budget", heading="Q2", pounds="£1,200"))
    assert read_back(changed(plan, change)).budget[2].amounts == (("Q1", 10.0), ("Q2", 1200.0))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (add("Budget", row="1", heading="Q1", pounds=5), "Budget, row 5, heading: “Q1” stands twice in this row"),
        (add("Budget", row="1", pounds=5), "Budget, row 5, heading: a heading is missing"),
        (put("Budget", 3, "label", "Pay"), "Budget, row 3, label: “Pay” stands here and “Salaries” above it"),
        (add("Indicators", table="I1", row="2", heading="2026"), "Indicators, row 6, heading: “2026” is no column of"),
        (add("Indicators", table="I1", row="2", heading="2025"), "Indicators, row 6, heading: “2025” stands twice in"),
    ],
)
def test_a_printed_table_that_does_not_add_up_is_refused(plan: PlanFile, change, fault: str) -> None:
    found = said(changed(plan, change))
    assert len(found) == 1 and found[0].startswith(fault), found


def test_a_cell_of_a_benchmark_table_that_is_not_listed_is_blank(plan: PlanFile) -> None:
    change = add("Indicators", table="I1", row="3", label="Poole", heading=2025, value=4.5)
    assert read_back(changed(plan, change)).indicators[0].rows[2].values == (None, "4.5")


@pytest.mark.parametrize(
    ("value", "form", "shown"), [(12.5, "0.00", "12.50"), (0.86, "0%", "86%"), (1200, "#,##0", "1,200")]
)
def test_a_printed_cell_is_read_as_excel_shows_it(plan: PlanFile, value: float, form: str, shown: str) -> None:
    found = read_back(changed(plan, put("Indicators", 2, "value", value, form)))
    assert found.indicators[0].rows[0].values[0] == shown


def test_where_things_stand_is_kept_with_the_plan(plan: PlanFile) -> None:
    place = read_back(workbook_bytes(plan)).place_of("themes[0].activities[0].kpis[0].due")
    assert place is not None
    assert (place.sheet, place.line) == ("KPIs", 2)


def test_a_plan_with_thousands_of_mistakes_lists_the_first_thousand(plan: PlanFile) -> None:
    def change(workbook: Workbook) -> None:
        for _ in range(3000):
            workbook["KPIs"].append(["", "nowhere"])

    found = faults_of(changed(plan, change))
    assert len(found) == 1001
    assert any("the rest are not listed" in fault.message for fault in found)


def test_the_usual_unit_counts_where_none_is_typed(plan: PlanFile) -> None:
    change = add("Measures", kpi="K1", metric="attendance", target="80%")
    assert measures(read_back(changed(plan, change)))[3] == MeasureEntry(
        Metric.ATTENDANCE, Comparator.AT_LEAST, 80.0, Unit.PERCENT
    )


def test_a_workbook_made_by_hand_is_read() -> None:
    workbook = Workbook()
    page = workbook.active
    page.title = "plan"
    for row in (
        ("Key", "Value"),
        *(("Format", "riia-plan/1"), ("Code", "w"), ("Title", "West"), ("Starts", date(2026, 4, 1))),
        *(("Ends", "31 Mar 2027"), ("Region code", "w"), ("Region name", "West")),
    ):
        page.append(row)
    themes = workbook.create_sheet("THEMES")
    themes.append(("Title", "Level", "Code"))
    themes.append(("Data", "section", 1))
    content = BytesIO()
    workbook.save(content)
    found = read_back(content.getvalue())
    assert (found.plan.ends, found.themes[0].code) == (date(2027, 3, 31), "1")
