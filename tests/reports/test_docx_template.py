"""A region's own Word file as the ground of a report: its styles, its logo and its page stay; its text goes."""

import base64
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from db.errors import BadInput
from riia_tui.reports import docx, xlsx
from riia_tui.reports.blocks import PageBreak, Paragraph, Report
from riia_tui.reports.save import render_to
from tests.reports.hard_report import CHARTS, REPORT

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def saved(document: Any) -> bytes:
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def house_file() -> Any:
    """A Word file as an office has one: a heading of its own, a logo above, words below, a wide margin."""
    document = Document()
    heading = document.styles["Heading 1"].font
    heading.name, heading.size, heading.color.rgb = "Georgia", Pt(31), RGBColor(0x80, 0, 0x80)
    section = document.sections[0]
    section.left_margin = Cm(4)
    section.header.paragraphs[0].add_run().add_picture(BytesIO(DOT), width=Cm(2))
    section.footer.paragraphs[0].text = "Western region, in confidence"
    document.add_paragraph("Sample text of the template.")
    return document


@pytest.fixture(scope="module")
def made() -> Any:
    """The hard report in the house's file."""
    return Document(BytesIO(docx.render(REPORT, saved(house_file()))))


def test_the_houses_own_styles_stay(made: Any) -> None:
    heading = made.styles["Heading 1"].font
    assert (heading.name, heading.size, str(heading.color.rgb)) == ("Georgia", Pt(31), "800080")
    assert [p.text for p in made.paragraphs if p.style.name == "Heading 1"] == ["In pictures", "In full", "Two alike"]


def test_its_logo_its_foot_and_its_page_stay(made: Any) -> None:
    section = made.sections[0]
    assert list(section.header._element.iter(qn("w:drawing")))
    assert section.footer.paragraphs[0].text == "Western region, in confidence"
    assert round(section.left_margin.cm, 1) == 4.0


def test_its_text_goes_and_the_report_comes(made: Any) -> None:
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert "Sample text of the template." not in texts
    assert texts[:2] == ["Demonstration record", "Board pack"]
    assert len(made.tables) == 8


def test_tables_and_pictures_fit_between_its_margins(made: Any) -> None:
    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert all(sum(int(c.get(qn("w:w"))) for c in t._tbl.tblGrid) <= room / 635 + 1 for t in made.tables)
    assert all(shape.width <= room for shape in made.inline_shapes)


def test_a_demonstration_says_so_on_every_page_all_the_same(made: Any) -> None:
    assert "Demonstration record" in [paragraph.text for paragraph in made.sections[0].header.paragraphs]


def test_a_file_without_a_foot_gets_page_numbers() -> None:
    made = Document(BytesIO(docx.render(REPORT, saved(Document()))))
    assert "Page " in made.sections[0].footer.paragraphs[0].text


def test_the_logo_of_an_earlier_section_is_kept() -> None:
    house = house_file()
    house.add_section(WD_SECTION.NEW_PAGE)
    made = Document(BytesIO(docx.render(REPORT, saved(house))))
    assert len(made.sections) == 1
    assert list(made.sections[0].header._element.iter(qn("w:drawing")))


def test_wide_pages_keep_the_houses_logo_and_foot() -> None:
    report = Report("T", blocks=(Paragraph("One."), PageBreak(wide=True), Paragraph("Two.")))
    upright, wide = Document(BytesIO(docx.render(report, saved(house_file())))).sections
    assert upright.page_width == wide.page_height
    for section in (upright, wide):
        assert list(section.header._element.iter(qn("w:drawing")))
        assert section.footer.paragraphs[0].text == "Western region, in confidence"


def test_a_house_whose_pages_are_wide_already_has_one_kind_of_page() -> None:
    house = house_file()
    section = house.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    report = Report("T", blocks=(Paragraph("One."), PageBreak(wide=True), Paragraph("Two.")))
    made = Document(BytesIO(docx.render(report, saved(house))))
    assert len(made.sections) == 1
    assert made.paragraphs[-1].paragraph_format.page_break_before


def test_what_the_house_has_no_style_for_is_in_its_font_and_captions_stay_with_their_tables() -> None:
    house = house_file()
    house.styles["Normal"].font.name = "Verdana"
    made = Document(BytesIO(docx.render(REPORT, saved(house))))
    for name in ("Callout", "Fact", "Small print", "Table text compact"):
        assert made.styles[name].font.name is None, "it comes from Normal"
    assert made.styles["Caption"].paragraph_format.keep_with_next
    assert made.styles["Heading 1"].font.name == "Georgia"


def test_a_word_template_is_taken_like_a_document() -> None:
    house = saved(house_file())
    dotx = changed(house, b"document.main+xml", b"template.main+xml")
    assert docx.render(REPORT, dotx) == docx.render(REPORT, house)


def test_a_report_made_before_can_be_the_template() -> None:
    first = docx.render(REPORT)
    again = Document(BytesIO(docx.render(REPORT, first)))
    assert [p.text for p in again.paragraphs] == [p.text for p in Document(BytesIO(first)).paragraphs]
    names = [style.name for style in again.styles]
    assert len(names) == len(set(names))


def test_pictures_have_their_text(made: Any) -> None:
    texts = [found.get("descr") for found in made.element.body.iter(qn("wp:docPr"))]
    assert texts == [chart.about for chart in CHARTS]


def test_it_is_the_same_bytes_every_time() -> None:
    house = saved(house_file())
    assert docx.render(REPORT, house) == docx.render(REPORT, house)


def changed(content: bytes, old: bytes, new: bytes) -> bytes:
    """The file with words of its list of contents replaced."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new))
    return packed.getvalue()


WORD = saved(Document())
WRONG = {
    "text": (b"Just text", "no Word file"),
    "nothing": (b"", "no Word file"),
    "a picture": (DOT, "no Word file"),
    "half a file": (WORD[: len(WORD) // 2], "no Word file"),
    "an old or locked file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "password"),
    "a file with macros": (
        changed(
            WORD,
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "macros",
    ),
    "a workbook": (xlsx.render(Report("T")), "no Word file"),
    "a damaged file": (changed(WORD, b"<w:body>", b"<w:bo"), "damaged"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_template_that_is_no_word_file_is_refused_in_plain_words(tmp_path: Path, wrong: str) -> None:
    content, said = WRONG[wrong]
    template = tmp_path / "house.docx"
    template.write_bytes(content)
    with pytest.raises(BadInput, match=said) as refused:
        render_to(REPORT, tmp_path / "board.docx", template)
    assert ".docx" in refused.value.advice
    assert [path.name for path in tmp_path.iterdir()] == ["house.docx"]


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"There is no template .*house\.docx"):
        render_to(REPORT, tmp_path / "board.docx", tmp_path / "house.docx")
    with pytest.raises(BadInput, match="cannot be read"):
        render_to(REPORT, tmp_path / "board.docx", tmp_path)


def test_a_template_is_for_word_only(tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(WORD)
    with pytest.raises(BadInput, match="for Word only"):
        render_to(Report("T"), tmp_path / "board.pdf", tmp_path / "house.docx")
