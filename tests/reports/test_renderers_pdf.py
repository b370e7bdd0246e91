"""A PDF that everybody can read: tagged, in a language, titled, with text for every picture."""

from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from riia_tui.reports import pdf
from riia_tui.reports.blocks import Bullets, Cell, Heading, PageBreak, Paragraph, Report, Table
from riia_tui.reports.typst_run import settled, written_out
from tests.reports.hard_report import CHARTS, REPORT


@pytest.fixture(scope="module")
def opened() -> PdfReader:
    """The hard report; that it is there at all says that it keeps to PDF/UA-1, which typst checks."""
    return PdfReader(BytesIO(pdf.render(REPORT)))


def elements(opened: PdfReader) -> list[Any]:
    """The elements of the document's structure, in reading order."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif hasattr(node, "get"):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(opened.root_object["/StructTreeRoot"]["/K"])
    return found


def text(report: Report) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf.render(report))).pages).split())


def test_it_says_that_it_is_pdf_ua(opened: PdfReader) -> None:
    assert b"pdfuaid:part" in opened.root_object["/Metadata"].get_object().get_data()
    assert opened.root_object["/MarkInfo"]["/Marked"]


def test_title_author_language_and_day_are_the_reports(opened: PdfReader) -> None:
    about = opened.metadata
    assert about and (about.title, about.author) == ("Board pack", "A. Coordinator")
    assert str(about["/CreationDate"]).startswith("D:20251201")
    assert opened.root_object["/Lang"] == "en-GB"
    assert opened.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_headings_are_in_order(opened: PdfReader) -> None:
    levels = [int(found["/S"][2:]) for found in elements(opened) if found["/S"] in ("/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert len(levels) == 4


def test_every_picture_and_every_table_has_a_text(opened: PdfReader) -> None:
    figures = [found for found in elements(opened) if found["/S"] == "/Figure"]
    alts = [str(found["/Alt"]) for found in figures if "/Alt" in found]
    assert {chart.about for chart in CHARTS} <= set(alts)


def test_every_table_has_one_header_row(opened: PdfReader) -> None:
    tables = [found for found in elements(opened) if found["/S"] == "/Table"]
    assert len(tables) == 8
    heads = [found for found in elements(opened) if found["/S"] == "/TH"]
    assert len(heads) == 4 + (4 + 3 + 3 + 3) + 4 + 2 + 2


def test_letters_are_in_the_file_so_that_they_look_the_same_everywhere(opened: PdfReader) -> None:
    fonts = {str(f.get_object()["/BaseFont"]) for page in opened.pages for f in page["/Resources"]["/Font"].values()}
    assert all("+" in name for name in fonts)
    assert any("LiberationSans" in name for name in fonts)


def test_the_page_is_a4_with_its_number(opened: PdfReader) -> None:
    assert [round(float(side)) for side in opened.pages[0].mediabox[2:]] == [595, 842]
    assert f"Page 2 of {len(opened.pages)}" in opened.pages[1].extract_text()
    assert "Demonstration record" in opened.pages[1].extract_text()


@pytest.mark.parametrize(
    "typed",
    ["#panic()", "$ x $", "*a* _b_", "= no heading", "- no list", "@ref", "<label>", "\\ \\u{1F600}", "`a`", "//"],
)
def test_nothing_typed_becomes_markup(typed: str) -> None:
    blocks = (Heading(typed), Paragraph(typed), Table(typed, (typed,), ((typed,),)))
    assert text(Report(typed, blocks=blocks)).count(typed) >= 5


def test_a_sign_that_no_letters_here_show_is_written_out() -> None:
    assert written_out("\N{PARTY POPPER}") == "[party popper]"
    assert written_out("\N{CJK UNIFIED IDEOGRAPH-6F22}") == "[U+6F22]"
    assert written_out("\N{COMBINING ACUTE ACCENT}") == ""
    assert written_out("\N{THAI CHARACTER MAI HAN-AKAT}") == "[thai character mai han-akat]"


def test_hebrew_and_arabic_keep_their_letters() -> None:
    assert settled("\N{HEBREW LETTER ALEF}\N{HEBREW POINT HIRIQ}b") == "\N{HEBREW LETTER ALEF}b"
    assert settled("e\N{COMBINING ACUTE ACCENT} \N{HEBREW LETTER ALEF}") == "é \N{HEBREW LETTER ALEF}"
    assert settled("e\N{COMBINING ACUTE ACCENT}") == "e\N{COMBINING ACUTE ACCENT}"


@settings(max_examples=60, deadline=None)
@given(typed=st.text(min_size=1, max_size=200))
@example("\N{THAI CHARACTER MAI HAN-AKAT}")
@example(" \N{THAI CHARACTER MAI HAN-AKAT}")
def test_every_text_makes_a_pdf(typed: str) -> None:
    table = Table("C", ("Name", "Text"), (("a", Cell(typed, "amber", strong=True)),))
    assert pdf.render(Report(typed, blocks=(Heading(typed), Paragraph(typed), table))).startswith(b"%PDF-1.7")


def test_a_row_longer_than_a_page_goes_on_on_the_next() -> None:
    report = Report("T", blocks=(Table("C", ("Name", "Text"), (("a", "word " * 5_000),)),))
    assert len(PdfReader(BytesIO(pdf.render(report))).pages) > 2
    assert text(report).count("word") == 5_000


def pages(report: Report) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf.render(report))).pages]


@pytest.mark.parametrize("lines", range(24, 48, 3))
def test_what_a_chart_shows_is_said_on_its_own_page(lines: int) -> None:
    above = tuple(Paragraph(f"Line {at}") for at in range(lines))
    found = pages(Report("T", blocks=(*above, CHARTS[1])))
    (page,) = (page for page in found if CHARTS[1].about in " ".join(page.split()))
    assert CHARTS[1].labels[0] in page and "Target: 80%" in page


@pytest.mark.parametrize("lines", range(10, 34, 4))
def test_a_short_table_stays_on_one_page(lines: int) -> None:
    above = tuple(Paragraph(f"Line {at}") for at in range(lines))
    table = Table("Authorities", ("Authority", "Met"), tuple((f"Authority {at}", "seven") for at in range(15)))
    found = [page for page in pages(Report("T", blocks=(*above, table))) if "seven" in page]
    assert len(found) == 1 and found[0].count("seven") == 15 and "Authorities" in found[0]


def lie_down(report: Report) -> list[bool]:
    """For each page whether it lies on its side."""
    return [page.mediabox.width > page.mediabox.height for page in PdfReader(BytesIO(pdf.render(report))).pages]


def test_wide_pages_lie_on_their_side_up_to_the_next_break() -> None:
    one, two, three = Paragraph("One"), Paragraph("Two"), Paragraph("Three")
    assert lie_down(Report("T", blocks=(one, PageBreak(wide=True), two, PageBreak(), three))) == [False, True, False]
    assert lie_down(Report("T", wide=True, blocks=(one, PageBreak(), two))) == [True, True]


NOTES = (Heading("Notes"), *(Paragraph(f"Note {at}") for at in range(20)))


@pytest.mark.parametrize(("lines", "pages_of"), [(5, 1), (30, 2), (45, 2)])
def test_after_a_loose_break_what_follows_stays_on_the_page_where_all_of_it_fits(lines: int, pages_of: int) -> None:
    above = tuple(Paragraph(f"Line {at}") for at in range(lines))
    found = pages(Report("T", blocks=(*above, PageBreak(loose=True), *NOTES)))
    assert len(found) == pages_of
    assert all(word in found[-1] for word in ("Notes", "Note 0", "Note 19"))


def test_after_a_loose_break_what_is_longer_than_a_page_begins_one() -> None:
    found = pages(Report("T", blocks=(Paragraph("Line"), PageBreak(loose=True), *NOTES * 4)))
    assert "Notes" not in found[0] and len(found) == 4


def test_a_loose_break_between_pages_of_two_sides_stays_a_break() -> None:
    blocks = (PageBreak(wide=True), Paragraph("One"), PageBreak(loose=True), *NOTES)
    assert lie_down(Report("T", blocks=(Paragraph("Zero"), *blocks))) == [False, True, False]


def test_a_break_with_nothing_after_it_makes_no_page() -> None:
    assert lie_down(Report("T", blocks=(Paragraph("One"), PageBreak(wide=True), PageBreak()))) == [False]
    assert lie_down(Report("T", blocks=(PageBreak(),))) == [False]


def test_notes_on_how_to_read_are_small() -> None:
    items = tuple(f"Item {at}" for at in range(60))
    small, usual = (Report("T", blocks=(Bullets(items, small=small),)) for small in (True, False))
    assert len(pages(small)) < len(pages(usual))
