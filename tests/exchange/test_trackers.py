"""Trackers of invented regions, read without a person's help: every row as it is meant, or pointed at."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.writer.theme import theme_xml
from tracker_making import AS_AT, MAKERS, Made, True_, two_plans, wide_by_quarter

from db.errors import BadInput
from riia_tui.exchange.trackers.codes import divided_heading
from riia_tui.exchange.trackers.fields import Field
from riia_tui.exchange.trackers.fit_file import fit_text, read_fit
from riia_tui.exchange.trackers.grid import GridCell, GridRow, Sheet, Tracker
from riia_tui.exchange.trackers.headings import known_headings
from riia_tui.exchange.trackers.look import rows_of
from riia_tui.exchange.trackers.opening import is_tracker, read_tracker
from riia_tui.exchange.trackers.plans import plan_of, rows_of_plan
from riia_tui.exchange.trackers.rows import Reading, TrackerRow, read_rows
from riia_tui.exchange.trackers.suggest import suggest
from riia_tui.exchange.typed_answers import words_of
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.excel_open import Found
from riia_tui.planfile.files import plan_bytes
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.write import plan_text

ENOUGH = 0.95


def read(path: Path) -> Reading:
    """A tracker as it is read by the first guess."""
    tracker = read_tracker(path)
    return read_rows(tracker, suggest(tracker, AS_AT), AS_AT)


def is_right(row: TrackerRow, meant: True_) -> bool:
    """Whether a row was read as its maker means it."""
    theme = divided_heading(row.themes[-1])[2] if row.themes else ""
    history = tuple((each.on, each.status.letter, each.comment) for each in row.judgements)
    target = row.target.value if row.target else None
    said = (row.ref, theme, row.owner, row.due.day, history, row.plan.called if meant.plan else "", target)
    return said == (meant.ref, meant.theme, meant.owner, meant.due, meant.history, meant.plan, meant.target)


def right_ones(rows: Iterable[TrackerRow], made: Made) -> int:
    """How many rows were read as they are meant."""
    by_statement = {row.statement: row for row in rows}
    return sum(m.statement in by_statement and is_right(by_statement[m.statement], m) for m in made.rows)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_nearly_every_row_is_right_before_any_correction(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    made = make(tmp_path)
    found = read(made.path)
    rows = [row for plan in found.fit.plans for row in rows_of_plan(found, plan)]
    assert len(rows) == len(made.rows)
    assert right_ones(rows, made) >= ENOUGH * len(made.rows)
    pointed_at = {(misfit.sheet, misfit.row) for misfit in found.misfits}
    assert pointed_at == made.planted


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_what_becomes_of_it_is_a_plan_file_that_can_be_read(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = read(make(tmp_path).path)
    for plan in found.fit.plans:
        rows = [replace(row, plan=replace(plan, region="Here")) for row in found.rows if row.plan == plan]
        file = plan_of(replace(found, rows=tuple(rows)), replace(plan, region="Here")).file
        assert parse_plan(plan_text(file), "made.yaml") == file


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_how_it_is_read_can_be_written_down_and_read_again(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    tracker = read_tracker(make(tmp_path).path)
    fit = suggest(tracker, AS_AT)
    assert read_fit(fit_text(fit), "map.yaml") == fit


def test_two_plans_on_one_sheet_become_two_plans(tmp_path: Path) -> None:
    found = read(two_plans(tmp_path).path)
    assert [len(plan_of(found, plan).rows) for plan in found.fit.plans] == [9, 10]


def test_totals_and_hidden_rows_are_told(tmp_path: Path) -> None:
    remarks = [remark.said for remark in read(wide_by_quarter(tmp_path).path).remarks]
    assert remarks.count("left out: a total") == 3
    assert remarks.count("hidden in Excel, and taken all the same") == 1


def small(tmp_path: Path, *rows: list[object]) -> Path:
    """A tracker of one sheet with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "small.xlsx")
    return tmp_path / "small.xlsx"


HEADS: list[object] = ["Ref", "KPI", "Lead", "Due", "RAG", "Comment"]


@pytest.mark.parametrize(
    ("said", "letter"),
    [
        ("Green", "G"), ("g", "G"), ("🟢", "G"), ("On Track", "G"), ("🟡 slight delay", "A"),
        ("Amber - two to chase", "A"),
        ("RED!", "R"), ("Blue / complete", "B"), ("Not yet started", "–"), ("Withdrawn", "C"),
    ],
)  # fmt: skip
def test_words_that_mean_a_rag(said: str, letter: str, tmp_path: Path) -> None:
    (row,) = read(small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, said, None])).rows
    assert [each.status.letter for each in row.judgements] == [letter]


@pytest.mark.parametrize("said", ["Amber/Green", "green to amber", "3", "see minutes"])
def test_words_that_do_not_mean_one_rag_are_pointed_at(said: str, tmp_path: Path) -> None:
    found = read(small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, said, None]))
    assert found.rows[0].judgements == ()
    assert [misfit.where for misfit in found.misfits] == ["Sheet, row 2, column E"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("31/03/2026", date(2026, 3, 31)), ("31.3.26", date(2026, 3, 31)), ("Mar-26", date(2026, 3, 31)),
        ("end of March 2026", date(2026, 3, 31)), ("30th Sept 2025", date(2025, 9, 30)),
        ("Q2 25/26", date(2025, 9, 30)),
        ("2026-01-15", date(2026, 1, 15)), ("Quarter 3 2025/26", date(2025, 12, 31)), (46022, date(2025, 12, 31)),
        ("Autumn term 2025", date(2025, 12, 31)), ("TBC", None), ("ongoing", None),
    ],
)  # fmt: skip
def test_dates_in_the_forms_that_people_write(said: object, day: date | None, tmp_path: Path) -> None:
    found = read(small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", said, "G", None]))
    assert found.rows[0].due.day == day
    assert found.misfits == ()


@pytest.mark.parametrize("said", ["12/31/2025", "31/03/2026 (was 31/12/2025)", "when ready", 12])
def test_dates_that_cannot_be_read_are_kept_as_words_and_pointed_at(said: object, tmp_path: Path) -> None:
    found = read(small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", said, "G", None]))
    assert (found.rows[0].due.day, found.rows[0].due.text) == (None, str(said))
    assert [misfit.where for misfit in found.misfits] == ["Sheet, row 2, column D"]


def test_a_ref_keeps_its_nought_and_one_that_became_a_date_is_told(tmp_path: Path) -> None:
    path = small(tmp_path, HEADS, [1.1, "Hold a meeting", "Ada", None, "G"], [date(2025, 2, 1), "Print a guide"])
    book = load_workbook(path)
    book.active["A2"].number_format = "0.00"
    book.save(path)
    found = read(path)
    assert [row.ref for row in found.rows] == ["1.10", ""]
    assert "Excel made a date" in found.misfits[0].said


def test_a_kpi_that_begins_as_a_total_does_is_no_total(tmp_path: Path) -> None:
    path = small(
        tmp_path,
        ["KPI", "RAG", "Comment"],
        ["Number of carers found", "G", "Nine"],
        ["Total visits to each council", "A", "Four"],
        ["Total", None, 2],
    )
    found = read(path)
    assert [row.statement for row in found.rows] == ["Number of carers found", "Total visits to each council"]
    assert [remark.said for remark in found.remarks] == ["left out: a total"]


def test_a_month_that_excel_keeps_as_its_first_day_is_due_at_its_end(tmp_path: Path) -> None:
    path = small(tmp_path, [*HEADS[:4], date(2025, 6, 1)], ["1.1", "Hold a meeting", "Ada", date(2026, 3, 1), "G"])
    book = load_workbook(path)
    book.active["D2"].number_format = book.active["E1"].number_format = "mmm-yy"
    book.save(path)
    (row,) = read(path).rows
    assert (row.due.day, row.due.text) == (date(2026, 3, 31), "Mar 2026")


def test_words_beside_a_rag_are_what_was_said_whatever_their_heading(tmp_path: Path) -> None:
    heads: list[object] = ["Ref", "KPI", "Lead", "To be done by", "Status July 2025", "The tale so far"]
    (row,) = read(small(tmp_path, heads, ["1.1", "Hold a meeting", "Ada", "Mar-26", "G ↑", "Went well so far"])).rows
    assert row.due.day == date(2026, 3, 31)
    assert [(each.on, each.comment) for each in row.judgements] == [(date(2025, 7, 31), "Went well so far")]


def test_headings_of_two_rows_need_not_be_merged(tmp_path: Path) -> None:
    (row,) = read(
        small(
            tmp_path,
            ["Ref", "KPI", "Target", date(2025, 6, 18), None],
            [None, None, None, "Actual", "RAG"],
            ["1.1", "Hold a meeting", "≥ 70%", "64%", "A"],
        )
    ).rows
    assert row.target is not None
    assert (row.target.value, row.figures[0][1].value, row.judgements[0].on) == (70.0, 64.0, date(2025, 6, 18))


def test_signs_that_excel_writes_for_others_do_not_come_in(tmp_path: Path) -> None:
    path = small(tmp_path, HEADS, ["1.1", "Hold_x001B_ a meeting", "Ada", None, "G", "One_x000D_\ntwo"])
    (row,) = read(path).rows
    assert (row.statement, row.judgements[0].comment) == ("Hold a meeting", "One\ntwo")


MIXED = st.one_of(
    st.none(),
    st.sampled_from([*map(str, HEADS), "Green", "G", "Q1 2025/26", "Total", "31/12/2025", "on track", "1.1", "£5", ""]),
    st.text(max_size=12),
    st.integers(-5, 60_000),
    st.floats(allow_nan=False),
    st.dates(),
)


@given(st.lists(st.lists(MIXED, max_size=7), max_size=12), st.booleans())
def test_whatever_stands_in_a_sheet_is_read_and_no_row_with_a_kpi_is_lost(
    rows: list[list[object]], with_heads: bool
) -> None:
    grid = [HEADS, *rows] if with_heads else rows
    sheet = Sheet("Sheet", tuple(made for number, row in enumerate(grid, 1) if (made := grid_row(number, row)).cells))
    tracker = Tracker("any.xlsx", (sheet,))
    fit = suggest(tracker, AS_AT)
    found = read_rows(tracker, fit, AS_AT)
    assert read_fit(fit_text(fit), "map.yaml").tables == fit.tables
    told = {each.row for each in (*found.misfits, *found.remarks)} | {row.number for row in found.rows}
    for table in fit.taken:
        kpi = table.column_of(Field.STATEMENT)
        full = [row for row in rows_of(tracker, table) if row.text(kpi) and row.text(table.column_of(Field.RAG))]
        again = {row.number for row in full if len(known_headings(row)) >= 2}
        assert {row.number for row in full} - again <= told


def grid_row(number: int, values: list[object]) -> GridRow:
    """A row of a sheet with these values."""
    cells = {}
    for at, value in enumerate(values, 1):
        if value is not None and str(value).strip():
            kind = "s" if isinstance(value, str) else "d" if isinstance(value, date) else "n"
            found = Found(value, "General", kind)
            cells[at] = GridCell(value, "General", kind, " ".join(words_of(found).split()))
    return GridRow(number, cells)


def test_a_plan_workbook_of_ours_is_no_tracker(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_bytes(parse_plan(bundled_plans()["sw-2025-26"], "sw.yaml"), path))
    assert not is_tracker(path)
    assert is_tracker(small(tmp_path, HEADS))


def test_a_workbook_without_kpis_gives_no_table(tmp_path: Path) -> None:
    tracker = read_tracker(small(tmp_path, ["Shopping"], ["Milk", 2], ["Bread", 1]))
    assert suggest(tracker, AS_AT).taken == ()


def bad_files(tmp_path: Path) -> dict[str, tuple[Path, str]]:
    """Files that cannot be read, each with a part of the sentence that says why."""
    whole = small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, "G"]).read_bytes()
    kinds = {
        "damaged.xlsx": (whole[: len(whole) // 2], "damaged"),
        "locked.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        "words.xlsx": (b"not a workbook", "this is no workbook"),
        "empty.xlsx": (b"", "empty"),
        "macros.xlsm": (whole, "macros"),
        "old.xlsb": (whole, "save it as .xlsx"),
        "large.xlsx": (b"PK" + b"\0" * 20_000_001, "larger than 20 MB"),
        "~$small.xlsx": (b"Ada Marsh", "open in Excel"),
    }
    found = {}
    for name, (content, said) in kinds.items():
        (tmp_path / name).write_bytes(content)
        found[name] = (tmp_path / name, said)
    return found


@pytest.mark.parametrize(
    "name",
    [
        "damaged.xlsx",
        "locked.xlsx",
        "words.xlsx",
        "empty.xlsx",
        "macros.xlsm",
        "old.xlsb",
        "large.xlsx",
        "~$small.xlsx",
    ],
)
def test_files_that_cannot_be_read_are_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    path, said = bad_files(tmp_path)[name]
    with pytest.raises(BadInput, match=said):
        read_tracker(path)


def test_rows_formatted_to_the_end_of_the_sheet_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile

    path = small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, "G"])
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    row = b'<row r="%d" s="1"><c r="A%d" s="1"/></row>'
    rows = b"".join(row % (number, number) for number in range(10, 200_010))
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", rows + b"</sheetData>")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(BadInput, match="formatted empty ones too"):
        read_tracker(path)


def test_a_stray_cell_in_the_last_row_of_all_costs_nothing(tmp_path: Path) -> None:
    path = small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, "G"])
    book = load_workbook(path)
    book.active.cell(1_048_576, 6).value = "stray"
    book.save(path)
    assert len(read(path).rows) == 1


def test_a_range_that_is_merged_over_the_whole_sheet_is_refused(tmp_path: Path) -> None:
    from zipfile import ZipFile

    path = small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, "G"])
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    parts[sheet] = parts[sheet].replace(b"</sheetData>", merged)
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(BadInput, match="formatted empty ones too"):
        read_tracker(path)


def test_formulas_give_what_excel_worked_out_and_links_are_not_followed(tmp_path: Path) -> None:
    path = small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, "G", "='[other.xlsx]Sheet1'!A1"])
    tracker = read_tracker(path)
    assert "with a link to another file" in tracker.notes[0]
    assert len(read(path).rows) == 1


def test_a_file_that_is_open_in_excel_is_read_and_told(tmp_path: Path) -> None:
    path = small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, "G"])
    (tmp_path / "~$small.xlsx").write_bytes(b"Ada")
    assert "open in Excel" in read_tracker(path).notes[0]


def test_a_map_says_what_a_column_is_in_spite_of_its_heading(tmp_path: Path) -> None:
    tracker = read_tracker(small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, "G", "well"]))
    fit = suggest(tracker, AS_AT).with_column("Lead", Field.THEME, None)
    (row,) = read_rows(tracker, fit, AS_AT).rows
    assert (row.themes, row.owner) == (("Ada",), "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("is: statement", "is: statment"), "did you mean statement"),
        (("column: A", "column: 7"), "no column"),
        (("code:", "cod:"), "needs a code"),
        (("starts: 2025-04-01", "starts: spring"), "is no date"),
        (("g: on-track", "g: fine"), "is no status"),
        (("format: riia-tracker-map/1", "format: other"), "does not say how a tracker is read"),
        (("plans:", "plans: ]"), "line"),
    ],
)
def test_a_map_with_a_slip_is_refused_with_the_reason(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    tracker = read_tracker(small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, "G", "well"]))
    text = fit_text(suggest(tracker, AS_AT))
    assert change[0] in text
    with pytest.raises(BadInput, match=said):
        read_fit(text.replace(*change), "map.yaml")


@pytest.mark.parametrize(("accent", "letter"), [("196B24", "G"), ("C0504D", "R"), ("FFC000", "A")])
def test_a_colour_of_the_theme_is_that_of_the_workbooks_own_theme(accent: str, letter: str, tmp_path: Path) -> None:
    path = small(tmp_path, HEADS, ["1.1", "Hold a meeting", "Ada", None, None])
    book = load_workbook(path)
    book.loaded_theme = theme_xml.replace("9BBB59", accent).encode()
    book.active.cell(2, 5).fill = PatternFill("solid", fgColor=Color(theme=6))
    book.save(path)
    (row,) = read(path).rows
    assert [each.status.letter for each in row.judgements] == [letter]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([1.8, 1.9, 1.1, 1.11, 2.1], ["1.8", "1.9", "1.10", "1.11", "2.1"]),
        ([1.1, 1.2, 1.3, 2.1, 2.2], ["1.1", "1.2", "1.3", "2.1", "2.2"]),
        ([1.19, 1.2, 1.21], ["1.19", "1.20", "1.21"]),
        (["1.9", "1.10", 1.2], ["1.9", "1.10", "1.2"]),
        ([1.1, 1.3, 1.5], ["1.1", "1.3", "1.5"]),
    ],
)
def test_the_refs_beside_a_number_tell_what_it_was(typed: list[object], meant: list[str], tmp_path: Path) -> None:
    found = read(small(tmp_path, HEADS, *([ref, f"Hold the meeting called {ref!r}", "Ada"] for ref in typed)))
    assert [row.ref for row in found.rows] == meant
    assert found.misfits == ()


def test_a_ref_that_is_a_number_and_could_be_two_is_asked_about(tmp_path: Path) -> None:
    refs = [1.1, 1.2, 1.8, 1.1, 1.12]
    found = read(small(tmp_path, HEADS, *([ref, f"Hold meeting {at}", "Ada"] for at, ref in enumerate(refs))))
    assert [row.ref for row in found.rows] == ["1.1", "1.2", "1.8", "1.10", "1.12"]
    (misfit,) = found.misfits
    assert misfit.where == "Sheet, row 5, column A"
    assert misfit.said == "the ref is the number 1.1 and could be 1.1 or 1.10; it comes in as 1.10"
