"""A Word report: read by directors, heard by some of them, and worked on by the coordinator."""

import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from riia_tui.reports import docx
from riia_tui.reports.as_at import as_at_day
from riia_tui.reports.blocks import (
    Bullets,
    Callout,
    Cell,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Table,
)
from riia_tui.reports.letters import width_of
from tests.reports.hard_report import RUN

COUNTS = Table(
    "KPIs by theme",
    ("Theme", "On track", "Comment"),
    (
        ("Workforce", Cell("7", right=True), Cell("R off track", "red", strong=True)),
        ("SEND", Cell("2", right=True), ""),
    ),
    widths=(2, 1, 1),
    alt="One row a theme.",
)
PACK = Report(
    "Board pack",
    "Quarter 3",
    author="A. Coordinator",
    as_at="1 Dec 2025",
    note="Demonstration record",
    blocks=(
        Heading("Position"),
        Facts((("Plan", "South East"), ("Board", "11 Dec 2025"))),
        Callout("Agree the new date.", "Asked of the board"),
        Paragraph("Counts follow."),
        COUNTS,
        Paragraph("From the record.", small=True),
        Heading("Since the last board", 2),
        Bullets(("One", "Two")),
        PageBreak(),
        Heading("All KPIs"),
        COUNTS,
    ),
)


def opened(report: Report) -> Any:
    return Document(BytesIO(docx.render(report)))


def part(report: Report, name: str) -> str:
    with ZipFile(BytesIO(docx.render(report))) as package:
        return package.read(name).decode("utf-8")


def test_headings_are_real_ones_and_in_order() -> None:
    styles = [paragraph.style.name for paragraph in opened(PACK).paragraphs]
    found = [name for name in styles if name == "Title" or name.startswith("Heading")]
    assert found == ["Title", "Heading 1", "Heading 2", "Heading 1"]


def test_no_heading_level_is_skipped_whatever_the_plan_has() -> None:
    report = Report("Title", blocks=(Heading("Deep", 3), Heading("Deeper", 7), Heading("Top"), Heading("Third", 3)))
    levels = [p.style.name for p in opened(report).paragraphs if p.style.name.startswith("Heading")]
    assert levels == ["Heading 1", "Heading 2", "Heading 1", "Heading 2"]


def test_the_header_row_of_every_table_repeats_on_every_page() -> None:
    for table in opened(PACK).tables:
        flagged = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert flagged == [True, False, False]


def test_rows_stay_whole_unless_they_would_fill_a_page() -> None:
    report = Report("Title", blocks=(Table("Caption", ("Name", "Text"), (("a", "short"), ("b", "word " * 2_000))),))
    whole = [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in opened(report).tables[0].rows]
    assert whole == [True, True, False]


def test_a_table_has_a_caption_and_alternative_text() -> None:
    properties = opened(PACK).tables[0]._tbl.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "KPIs by theme"
    assert properties.find(qn("w:tblDescription")).get(qn("w:val")) == "One row a theme."
    assert "KPIs by theme" in [p.text for p in opened(PACK).paragraphs if p.style.name == "Caption"]


def test_the_caption_stands_in_where_no_alternative_text_is_given() -> None:
    table = opened(Report("Title", blocks=(Table("Late papers", ("Name",), (("x",),)),))).tables[0]
    assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == "Late papers"


def test_columns_have_the_widths_that_were_asked_for() -> None:
    table = opened(PACK).tables[0]
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert grid[0] == pytest.approx(2 * grid[1], abs=2)
    assert sum(grid) == pytest.approx(Cm(17).twips, abs=3)
    assert [cell.width.twips for cell in table.rows[1].cells] == grid
    assert table.autofit is False


def test_a_tone_is_a_soft_ground_and_the_words_stay() -> None:
    cell = opened(PACK).tables[0].rows[1].cells[2]
    assert cell.text == "R off track"
    assert cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "F9D5D1"


def test_a_column_of_figures_has_its_heading_on_the_right_too() -> None:
    alignments = [cell.paragraphs[0].alignment for cell in opened(PACK).tables[0].rows[0].cells]
    assert [str(a) if a is not None else None for a in alignments] == [None, "RIGHT (2)", None]


def test_the_page_is_a4_portrait_with_two_centimetre_margins() -> None:
    section = opened(PACK).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert {round(margin.cm, 1) for margin in margins} == {2.0}


def test_the_language_is_british_english_in_styles_and_properties() -> None:
    document = opened(PACK)
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.core_properties.language == "en-GB"


def test_the_properties_are_those_of_the_report() -> None:
    about = opened(PACK).core_properties
    assert (about.title, about.author, about.last_modified_by) == ("Board pack", "A. Coordinator", "A. Coordinator")
    assert about.created.replace(tzinfo=None) == about.modified.replace(tzinfo=None) == datetime(2025, 12, 1)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-12-01", (2025, 12, 1)),
        ("1 Dec 2025", (2025, 12, 1)),
        ("31 December 2025", (2025, 12, 31)),
        ("30 Sept 2025", (2025, 9, 30)),
        ("31 Feb 2025", (2000, 1, 1)),
        ("0 Dec 0000", (2000, 1, 1)),
        ("the end of term", (2000, 1, 1)),
        ("", (2000, 1, 1)),
    ],
)
def test_the_files_date_is_the_as_at_day(text: str, day: tuple[int, int, int]) -> None:
    assert as_at_day(text) == datetime(*day)  # noqa: DTZ001


def test_every_page_has_its_number_the_title_and_from_the_second_on_the_note() -> None:
    section = opened(PACK).sections[0]
    assert section.header.paragraphs[0].text == "Demonstration record"
    for foot in (section.footer.paragraphs[0], section.first_page_footer.paragraphs[0]):
        assert foot.text.startswith("Board pack · as at 1 Dec 2025\tPage ")
        fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert section.different_first_page_header_footer
    assert opened(PACK).paragraphs[0].text == "Demonstration record"


def test_no_paragraph_is_empty() -> None:
    blocks = (*PACK.blocks, Paragraph("  "), Heading(""), Bullets(("",)), Callout(""), Facts(()))
    assert all(p.text.strip() for p in opened(Report("Title", blocks=blocks)).paragraphs)


def test_a_page_break_belongs_to_the_block_that_follows() -> None:
    broken = [p.text for p in opened(PACK).paragraphs if p.paragraph_format.page_break_before]
    assert broken == ["All KPIs"]


def test_body_text_is_twelve_point_and_headings_stay_with_their_text() -> None:
    styles = opened(PACK).styles
    assert (styles["Normal"].font.name, styles["Normal"].font.size) == ("Arial", Pt(12))
    assert styles["Table text"].font.size == Pt(10)
    assert styles["Table text compact"].font.size == Pt(9)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption", "Table heading"):
        assert styles[name].paragraph_format.keep_with_next
    assert all(styles[name].paragraph_format.widow_control for name in ("Normal", "List Bullet", "Heading 1"))


def test_word_does_not_call_it_a_document_of_an_older_version() -> None:
    settings = opened(PACK).settings.element
    modes = [s.get(qn("w:val")) for s in settings.iter(qn("w:compatSetting")) if "Mode" in s.get(qn("w:name"))]
    assert modes == ["15"]


def test_a_title_of_any_length_makes_a_document() -> None:
    report = Report("long " * 2_000, "long " * 2_000, author="long " * 2_000, note="long " * 2_000)
    assert len(opened(report).core_properties.title) <= 255
    foot = opened(replace(report, as_at="30 September 2025")).sections[0].footer.paragraphs[0].text
    assert len(foot) < 120, "the page number would stand on a line of its own"


def test_nothing_in_the_file_names_the_machine_that_made_the_template() -> None:
    with ZipFile(BytesIO(docx.render(PACK))) as package:
        names = package.namelist()
        assert not any("thumbnail" in name or "app.xml" in name or "customXml" in name for name in names)
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in package.infolist())
    assert "python-docx" not in part(PACK, "docProps/core.xml")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert docx.render(PACK) == docx.render(PACK)


def test_the_same_report_gives_the_same_bytes_in_another_run_of_the_program() -> None:
    program = (
        "import hashlib; from riia_tui.reports import docx; from riia_tui.reports.blocks import *;"
        "report = Report('T', blocks=(Heading('H'), Table('C', ('A', 'B'), (('a', Cell('b', 'amber')),)))); "
        "print(hashlib.sha256(docx.render(report)).hexdigest())"
    )
    runs = [subprocess.run([sys.executable, "-c", program], capture_output=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert len(runs[0].stdout.strip()) == 64


WIDE = Report(
    "Board pack",
    as_at="1 Dec 2025",
    note="Demonstration record",
    blocks=(
        Heading("Position"),
        COUNTS,
        PageBreak(wide=True),
        Heading("All KPIs"),
        COUNTS,
        PageBreak(wide=True),
        Heading("More of them"),
        COUNTS,
        PageBreak(),
        Heading("How to read this report"),
        Paragraph("As it stands."),
    ),
)


def lies_down(section: Any) -> bool:
    return section.page_width > section.page_height


def test_tables_of_many_columns_have_wide_pages_of_the_same_paper() -> None:
    document = opened(WIDE)
    assert [lies_down(section) for section in document.sections] == [False, True, False]
    wide = document.sections[1]
    assert (round(wide.page_width.cm, 1), round(wide.page_height.cm, 1)) == (29.7, 21.0)
    assert [table_width(table) for table in document.tables] == [17.0, 25.7, 25.7]
    broken = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert broken == ["More of them"], "a change of pages is a new page by itself"


def table_width(table: Any) -> float:
    return round(sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid) / 567, 1)


def test_wide_pages_have_the_note_and_their_number_at_the_right_margin() -> None:
    first, wide, last = opened(WIDE).sections
    assert first.different_first_page_header_footer
    for section in (wide, last):
        assert not section.different_first_page_header_footer
        assert section.header.paragraphs[0].text == "Demonstration record"
        assert section.footer.paragraphs[0].text.startswith("Board pack · as at 1 Dec 2025\tPage ")
    stops = [(str(stop.alignment), round(stop.position.cm, 1)) for stop in foot_stops(wide)]
    assert stops == [("CLEAR (101)", 17.0), ("RIGHT (2)", 25.7)]
    assert not list(foot_stops(last))


def foot_stops(section: Any) -> Any:
    return section.footer.paragraphs[0].paragraph_format.tab_stops


def test_only_what_ends_the_pages_after_a_table_is_a_paragraph_without_text() -> None:
    bare = [p for p in opened(WIDE).paragraphs if not p.text.strip()]
    assert len(bare) == 2
    assert all(p._p.pPr.sectPr is not None and p.paragraph_format.line_spacing <= Pt(1) for p in bare)


def test_a_report_can_lie_on_its_side_as_a_whole() -> None:
    document = opened(replace(PACK, wide=True))
    (section,) = document.sections
    assert lies_down(section) and section.different_first_page_header_footer
    assert all(table_width(table) == 25.7 for table in document.tables)
    assert [p.text for p in document.paragraphs if p.paragraph_format.page_break_before] == ["All KPIs"]


def test_no_row_of_a_table_of_low_rows_stands_alone_on_a_page() -> None:
    document = opened(Report("Title", blocks=(Table("Dates", ("Day", "What"), (("1 Dec", "A meeting"),) * 40),)))
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in document.tables[0].rows]
    assert kept == [True, True, *[None] * 37, True, None]


def test_the_figures_of_a_chart_stay_on_one_page_and_a_long_table_does_not() -> None:
    document = opened(Report("Title", blocks=(RUN,)))
    (table,) = document.tables
    *kept, last = table.rows
    assert all(p.paragraph_format.keep_with_next for row in kept for cell in row.cells for p in cell.paragraphs)
    assert not any(p.paragraph_format.keep_with_next for cell in last.cells for p in cell.paragraphs)


def test_a_column_is_never_too_narrow_for_a_date_a_rag_or_a_word() -> None:
    row = ("A promise that takes many words to say", "31 Mar 2026", "A amber, was G", "–")
    narrow = Table("KPIs", ("Promise", "Due", "RAG", "Evidence"), (row,), widths=(14, 1, 1, 1), compact=True)
    promise, due, rag, evidence = grid_of(opened(Report("Title", blocks=(narrow,))).tables[0])
    assert promise + due + rag + evidence == pytest.approx(Cm(17).twips, abs=4)
    for words, width in (("31 Mar 2026", due), ("A amber, was G", rag), ("Evidence", evidence)):
        assert width_of(words, 9) < width / 20 - 8
    assert promise > Cm(9).twips


def test_columns_without_room_for_every_word_are_as_the_report_asks() -> None:
    names = tuple(f"Unforgettable{number}" for number in range(12))
    table = Table("Many", names, (names,), widths=(2, *(1 for _ in names[1:])))
    grid = grid_of(opened(Report("Title", blocks=(table,))).tables[0])
    assert grid[0] == pytest.approx(2 * grid[1], abs=2)


def grid_of(table: Any) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
