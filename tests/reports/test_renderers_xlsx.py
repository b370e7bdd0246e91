"""A workbook by the Analysis Function's rules: anybody can find, hear and reuse every table."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from riia_tui.reports import xlsx
from riia_tui.reports.blocks import Block, Cell, Chart, Heading, Paragraph, Report, Series, Table
from riia_tui.reports.plain import as_typed
from riia_tui.reports.tables import Found
from riia_tui.reports.xlsx_cells import day_in, number_format
from riia_tui.reports.xlsx_names import sheet_names
from tests.reports.hard_report import AWKWARD, CHARTS, REPORT


@pytest.fixture(scope="module")
def content() -> bytes:
    return xlsx.render(REPORT)


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    return load_workbook(BytesIO(content))


def part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as package:
        return package.read(name).decode("utf-8")


def test_the_cover_comes_first_and_lists_every_other_sheet(book: Any) -> None:
    cover = book.worksheets[0]
    assert book.sheetnames[:3] == ["Cover", "Notes", "Text"]
    assert (cover["A1"].value, cover["A2"].value) == ("Board pack", "Demonstration record")
    (table,) = cover.tables.values()
    rows = list(cover[table.ref])
    assert [row[0].value for row in rows[1:]] == book.sheetnames[1:]
    assert all(row[0].hyperlink.location == f"'{row[0].value}'!A1" for row in rows[1:])


def test_every_sheet_has_one_marked_up_table_with_one_header_row(book: Any) -> None:
    names = []
    for page in book.worksheets:
        (table,) = page.tables.values()
        names.append(table.name)
        assert table.ref.startswith("A")
        assert table.headerRowCount in (None, 1)
        header = [cell.value for cell in page[table.ref][0]]
        assert all(isinstance(name, str) and name.strip() for name in header)
        assert len({name.casefold() for name in header}) == len(header)
        assert page.max_row == page[table.ref][-1][0].row, "nothing stands below a table"
    assert len(set(names)) == len(names)


def test_no_cell_is_merged_and_no_row_above_a_table_is_blank(book: Any) -> None:
    for page in book.worksheets:
        assert not page.merged_cells.ranges
        (table,) = page.tables.values()
        assert all(page.cell(row, 1).value for row in range(1, page[table.ref][0][0].row + 1))


def test_no_filter_and_no_frozen_pane_hides_anything(book: Any) -> None:
    for page in book.worksheets:
        assert page.freeze_panes is None and not page.auto_filter.ref
        assert all(table.autoFilter is None for table in page.tables.values())


def test_blank_cells_are_explained_on_their_sheet(book: Any) -> None:
    with_blanks, without = book.worksheets[3], book.worksheets[4]
    assert "A blank cell means" in with_blanks["A3"].value
    assert without["A3"].value == "No cell is blank."
    assert any("Blank cells" in str(row[0].value) for row in book["Notes"].iter_rows())


def test_it_opens_on_the_cover_at_a1(book: Any) -> None:
    assert book.active.title == "Cover"
    assert all(page.sheet_view.selection[0].activeCell in (None, "A1") for page in book.worksheets)


def test_its_properties_are_those_of_the_report(book: Any) -> None:
    about = book.properties
    assert (about.title, about.creator) == ("Board pack", "A. Coordinator")
    assert about.created == about.modified == datetime(2025, 12, 1)  # noqa: DTZ001


def test_what_people_type_is_never_a_formula(content: bytes, book: Any) -> None:
    page = book.worksheets[8]
    typed = {cell.value: cell for row in page.iter_rows(min_row=5) for cell in row}
    for text in AWKWARD:
        assert typed[as_typed(text)].data_type == "s"
    for text in AWKWARD[:5]:
        assert typed[text].quotePrefix
    with ZipFile(BytesIO(content)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in package.read(name) for name in sheets)


def test_figures_are_numbers_that_read_as_the_report_has_them(book: Any) -> None:
    page = book.worksheets[3]
    assert [page["B5"].value, page["C5"].value, page["D5"].value] == [1200, 0.875, "£15,000"]
    assert (page["B5"].number_format, page["C5"].number_format) == ("#,##0", "#,##0.0%")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("13", "#,##0"),
        ("12.96", "#,##0.00"),
        ("87%", "#,##0%"),
        ("£15,000", '"£"#,##0;-"£"#,##0'),
        ("£0.50", '"£"#,##0.00;-"£"#,##0.00'),
        ("-£200", '"£"#,##0;-"£"#,##0'),
    ],
)
def test_a_format_shows_the_figure_as_its_text(text: str, form: str) -> None:
    assert number_format(text) == form


def test_charts_are_excels_own_with_a_text_for_who_listens(content: bytes, book: Any) -> None:
    with ZipFile(BytesIO(content)) as package:
        drawings = "".join(
            package.read(name).decode("utf-8") for name in package.namelist() if name.startswith("xl/drawings/drawing")
        )
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == len(CHARTS)
    assert all(chart.about in drawings for chart in CHARTS)
    assert "'2 KPIs of each theme by RAG'!$B$5:$B$6" in part(content, "xl/charts/chart1.xml")


def test_a_missing_figure_is_blank_so_that_the_line_has_a_gap(book: Any) -> None:
    page = book.worksheets[5]
    assert [row[1].value for row in page["A5:B8"]] == [0.6, 0.7, None, 0.825]
    assert "there is no figure" in page["A3"].value


def test_days_are_days_so_that_a_column_of_them_can_be_sorted() -> None:
    rows = (("31 Dec 2025", "1.10"), ("2 Jan 2026", "1.2"), ("30 Sep 2025, late", "no date"), ("30 Feb 2026", ""))
    page = load_workbook(BytesIO(xlsx.render(Report("T", blocks=(Table("C", ("Due", "KPI"), rows),))))).worksheets[2]
    assert [page["A5"].value, page["A6"].value] == [datetime(2025, 12, 31), datetime(2026, 1, 2)]  # noqa: DTZ001
    assert page["A5"].number_format == "d mmm yyyy"
    assert [page["A7"].value, page["A8"].value, page["B5"].value] == ["30 Sep 2025, late", "30 Feb 2026", "1.10"]


@pytest.mark.parametrize("text", ["", "2025", "1 Jan 1899", "31 December 2025", "31 Dec 2025 and after", "0 Jan 2026"])
def test_only_a_whole_day_is_a_day(text: str) -> None:
    assert day_in(text) is None


def test_codes_stay_texts_and_excel_does_not_warn_of_them(content: bytes, book: Any) -> None:
    assert all(row[0].data_type == "s" for row in book.worksheets[8]["A5:A8"])
    assert '<ignoredError sqref="A4:D20" numberStoredAsText="1"/>' in part(content, "xl/worksheets/sheet9.xml")


def test_no_text_is_cut_off_by_the_height_of_its_row() -> None:
    long = "A heading of a part of the report that is long enough for three lines of its column. " * 2
    report = Report("T", blocks=(Heading(long), Paragraph("Short.")))
    page = load_workbook(BytesIO(xlsx.render(report)))["Text"]
    assert page.row_dimensions[3].height > 3 * 12.75


def test_what_is_said_of_a_chart_says_of_which_one() -> None:
    charts = [Chart("run", f"KPI {at}", "It rose.", ("1 Dec 2025",), (Series("Held", (at,)),)) for at in (1, 2)]
    page = load_workbook(BytesIO(xlsx.render(Report("T", blocks=(Heading("Over time"), *charts)))))["Text"]
    assert [page["B3"].value, page["B4"].value] == ["KPI 1. It rose.", "KPI 2. It rose."]


def test_a_lower_heading_that_comes_with_each_authority_says_of_which_one() -> None:
    blocks: list[Block] = []
    for name in ("Devon", "Dorset"):
        blocks += [Heading(name), Heading("What it took part in", 2), Paragraph("Nothing.")]
    page = load_workbook(BytesIO(xlsx.render(Report("T", blocks=(*blocks, Heading("Once", 2), Paragraph("Said."))))))[
        "Text"
    ]
    parts = [page[f"A{row}"].value for row in (3, 4, 5)]
    assert parts == ["Devon: What it took part in", "Dorset: What it took part in", "Once"]


def test_no_line_above_a_table_is_cut_on_the_pages_that_it_goes_on_over() -> None:
    about = "A row an authority, a column a KPI, and in each cell a sign that says what it did."
    wide = Table("Who", ("Authority", *(f"KPI {at}" for at in range(60))), (("Devon", *("●" * 60)),), alt=about)
    page = load_workbook(BytesIO(xlsx.render(Report("T", blocks=(wide,))))).worksheets[2]
    assert page.print_title_cols and page["A2"].value == about
    assert page["A2"].alignment.wrap_text and page.row_dimensions[2].height > 3 * 12.75


def test_figures_keep_clear_of_the_words_beside_them_in_libreoffice_too() -> None:
    rows = (("CSC", Cell("£0", value=0, right=True), "as planned"),)
    table = Table("Spend", ("Fund", "Variance", "Reason"), rows)
    page = load_workbook(BytesIO(xlsx.render(Report("T", blocks=(table,))))).worksheets[2]
    assert (page["B5"].alignment.indent, page["B5"].alignment.wrap_text) == (1, None)
    assert page["C5"].alignment.wrap_text


def test_a_column_is_no_wider_than_what_stands_in_it(book: Any) -> None:
    run = book.worksheets[5]
    assert run.title.startswith("3 Returns on time")
    assert run.column_dimensions["A"].width < 20 and run.column_dimensions["B"].width < 25
    hard = book.worksheets[8]
    assert hard.column_dimensions["A"].width < 10 < 55 < hard.column_dimensions["B"].width


def test_no_day_or_sum_is_shown_as_signs_for_want_of_width_and_no_heading_is_cut() -> None:
    header = ("Promise", "Due", "Comment", "Q2 (20% grant allocation)")
    rows = tuple((f"{at} {'promise ' * 40}", "31 Mar 2026", "comment " * 40, Cell("£1", value=1)) for at in range(3))
    table = Table("KPIs", header, rows, widths=(20, 1, 20, 1))
    page = load_workbook(BytesIO(xlsx.render(Report("T", blocks=(table,))))).worksheets[2]
    assert page.column_dimensions["B"].width > len("31 Mar 2026")
    assert page.row_dimensions[4].height > 2 * 12.75


def test_every_printed_page_says_which_report_it_is_of_and_repeats_the_headings() -> None:
    report = Report("Data & support", as_at="1 Dec 2025", note="Demonstration", blocks=(Paragraph("Said."),))
    book = load_workbook(BytesIO(xlsx.render(report)))
    for page in book:
        assert page.oddFooter.left.text == "Data && support · as at 1 Dec 2025 · Demonstration"
        assert page.oddFooter.right.text == "&A · page &P of &N"
        assert page.print_title_rows


def test_charts_over_time_name_their_days_and_stand_clear_of_the_sheets_title() -> None:
    labels = ("30 Apr 2025", "1 Dec 2025")
    report = Report("T", blocks=(Chart("run", "Meetings", "They rose.", labels, (Series("Held", (1, 7)),)),))
    content = xlsx.render(report)
    chart = part(content, "xl/charts/chart1.xml")
    assert '<c:numFmt formatCode="d mmm yyyy" sourceLinked="0"/>' in chart and "<c:dateAx>" not in chart
    assert "<xdr:row>3</xdr:row>" in part(content, "xl/drawings/drawing1.xml")


def test_a_wide_table_goes_on_over_pages_that_repeat_the_names_of_its_rows() -> None:
    names = ("Bath and North East Somerset", "Devon")
    table = Table("Parts", ("Authority", *(f"{at}.1.10A" for at in range(40))), tuple((n, *"●" * 40) for n in names))
    page = load_workbook(BytesIO(xlsx.render(Report("T", blocks=(table,))))).worksheets[2]
    assert page.print_title_cols == "$A:$A" and page.page_setup.fitToWidth == 4
    assert page.column_dimensions["A"].width > 26


def test_no_rag_breaks_over_two_lines() -> None:
    wide = ("Why it is late and what is being done about it, at some length, " * 3,) * 5
    table = Table(
        "C", ("RAG", *"ABCDE"), ((Cell("– not started\nfigure says G", "grey"), *wide),), widths=(1, *(9,) * 5)
    )
    page = load_workbook(BytesIO(xlsx.render(Report("T", blocks=(table,))))).worksheets[2]
    assert page.column_dimensions["A"].width >= 13


def names_of(*captions: str, heading: str = "") -> list[str]:
    return sheet_names([Found(Table(caption, ("A",), (("a",),)), None, heading) for caption in captions])


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Learning log: 3 lessons", "Learning log, 3 lessons"),
        ("Actions that are open, or were done since the last board", "Actions that are open"),
        ("KPI 2.4.1: monthly regional team meetings, of those expected by then: the figures", "KPI 2.4.1"),
        ("The 2 most pressing of 23 reds and worsened ambers", "The 2 most pressing"),
        ("Decisions at and since the last board of the region", "Decisions"),
        ("KPIs that count who takes part: how many of how many", "KPIs that count"),
        ("Agreed better than the figure says", "Agreed better than the figure"),
    ],
)
def test_a_sheets_name_is_short_and_does_not_break_off(caption: str, name: str) -> None:
    assert names_of(caption) == [f"1 {name}"]


def test_a_caption_that_is_too_long_gives_way_to_the_heading_that_it_alone_stands_below() -> None:
    long = "Boards, papers, meetings that are planned, and open KPIs that fall due"
    assert names_of(long, heading="The next 60 days") == ["1 The next 60 days"]
    assert names_of(long, long, heading="The next 60 days") == ["1 Boards, papers", "2 Boards, papers"]


def test_sheet_names_are_such_as_excel_takes_and_differ() -> None:
    long = "A caption: with [signs] that/Excel * does not? take, and far too long"
    names = names_of(long, long, "-", "'quoted'", "\N{PARTY POPPER}" * 40, "x" * 40, "the of and " * 9)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_a_chart_of_many_columns_stands_below_its_figures_so_that_both_are_printed_large() -> None:
    bars = Chart("status", "RAG", "Seven.", ("One", "Two"), tuple(Series(f"S{at}", (1, 2), "G") for at in range(7)))
    few = Chart("status", "RAG", "Two.", ("One", "Two"), tuple(Series(f"S{at}", (1, 2), "G") for at in range(2)))
    below, beside = (
        part(xlsx.render(Report("T", blocks=(chart,))), "xl/drawings/drawing1.xml") for chart in (bars, few)
    )
    assert "<xdr:from><xdr:col>0</xdr:col>" in below and "<xdr:row>7</xdr:row>" in below
    assert "<xdr:from><xdr:col>4</xdr:col>" in beside and "<xdr:row>3</xdr:row>" in beside


@settings(max_examples=40, deadline=None)
@given(typed=st.text(max_size=80))
def test_every_text_reads_back_as_it_was_typed(typed: str) -> None:
    report = Report(typed, blocks=(Table("C" + typed, ("Name", "N" + typed), (("a", Cell(typed)),)),))
    page = load_workbook(BytesIO(xlsx.render(report))).worksheets[2]
    assert (page["B5"].value or "") == as_typed(typed)


def test_a_text_longer_than_a_cell_can_hold_is_cut_and_says_so() -> None:
    report = Report("T", blocks=(Table("C", ("Name",), (("x" * 40_000,),)),))
    value = load_workbook(BytesIO(xlsx.render(report))).worksheets[2]["A5"].value
    assert len(value) == 32_767 and value.endswith("…")


def test_the_names_of_bars_stand_left_of_them_and_the_scale_below(content: bytes) -> None:
    bars = part(content, "xl/charts/chart1.xml")
    names, scale = bars.index("<c:catAx>"), bars.index("<c:valAx>")
    assert '<c:crosses val="autoZero"/>' in bars[names:scale]
    assert '<c:crosses val="max"/>' in bars[scale:]
