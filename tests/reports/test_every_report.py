"""Every report, of a plan with a record and registers: the same cells in every format, and readable for everybody."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import vobject
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from db.engine import create_store
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.read import parse_plan
from riia_tui.reports import ics
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Report
from riia_tui.reports.catalogue import REPORTS, build_report
from riia_tui.reports.save import content_of
from tests.reports import read_back
from tests.reports.test_other_reports import HEAD, REQUIREMENTS
from tests.reports.test_renderers_pdf import elements
from tests.views.pack_store import TODAY, pack_store
from tests.views.registers_store import enter_registers

Made = Callable[[str, str], bytes]
EVERY = pytest.mark.parametrize("name", REPORTS)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Report]]:
    """Every report by its id; the delivery plan is that of a plan with requirements."""
    folder = tmp_path_factory.mktemp("every")
    told, planned = pack_store(folder / "told.db"), create_store(folder / "planned.db")
    enter_registers(told)
    add_plan(planned, parse_plan(HEAD + REQUIREMENTS, "west.yaml"))
    yield {name: build_report(planned if name == "dfe-plan" else told, name, Asked(None, TODAY)) for name in REPORTS}
    told.close()
    planned.close()


@pytest.fixture(scope="module")
def made(reports: dict[str, Report]) -> Made:
    """A report as a file, made once."""
    return cache(lambda name, ending: content_of(reports[name], ending))


@EVERY
def test_every_format_has_the_same_tables_cell_for_cell(reports: dict[str, Report], made: Made, name: str) -> None:
    meant = read_back.in_report(reports[name])
    assert read_back.in_word(made(name, ".docx")) == meant
    assert read_back.in_html(made(name, ".html")) == meant
    assert read_back.in_markdown(made(name, ".md")) == meant
    assert read_back.in_json(made(name, ".json")) == meant
    assert read_back.in_csv(made(name, ".csv"), reports[name]) == meant
    assert read_back.rows(read_back.in_excel(made(name, ".xlsx"))) == read_back.rows(meant)


@EVERY
def test_the_pdf_has_every_cell_in_its_order(reports: dict[str, Report], made: Made, name: str) -> None:
    text, at = read_back.in_pdf(made(name, ".pdf")), 0
    for table in read_back.in_report(reports[name]):
        at = text.index("".join(table.caption.split()), at)
        for cell in (cell for row in table.rows for cell in row):
            at = text.index("".join(cell.split())[:30], at)


@EVERY
def test_no_cell_is_empty_and_every_table_and_chart_says_what_it_shows(reports: dict[str, Report], name: str) -> None:
    for table in read_back.in_report(reports[name]):
        assert [row for row in table.rows if not all(row)] == [], table.caption
        assert table.caption and all(table.header)


@EVERY
def test_word_can_be_heard(made: Made, name: str) -> None:
    document: Any = Document(BytesIO(made(name, ".docx")))
    assert_in_order([int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")])
    assert document.core_properties.title and document.core_properties.language == "en-GB"
    body = document.element.body
    for table in document.tables:
        assert table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    assert body.findall(f".//{qn('w:gridSpan')}") == body.findall(f".//{qn('w:vMerge')}") == []
    assert all(picture.get("descr") for picture in body.iter(qn("wp:docPr")))
    told = (f".//{qn('w:drawing')}", f".//{qn('w:sectPr')}")
    assert all(p.text.strip() or any(map(p._p.findall, told)) for p in document.paragraphs)


@EVERY
def test_a_web_page_can_be_heard(made: Made, name: str) -> None:
    page = made(name, ".html").decode("utf-8")
    assert '<html lang="en-GB">' in page and re.search("<title>[^<]+</title>", page)
    levels = [int(level) for level in re.findall(r"<h(\d)[ >]", page)]
    assert levels.count(1) == 1
    assert_in_order(levels)
    assert page.count("<table") == page.count("<caption ") == page.count("<thead")
    assert page.count("<svg") == len(re.findall('<svg[^>]*role="img" aria-label="[^"]+"', page))
    assert not re.search(r"colspan|rowspan|<td[^>]*></td>|<th[^>]*></th>", page)


@EVERY
def test_a_pdf_can_be_heard(made: Made, name: str) -> None:
    opened = PdfReader(BytesIO(made(name, ".pdf")))
    assert opened.root_object["/Lang"] == "en-GB" and opened.metadata and opened.metadata.title
    found = elements(opened)
    kinds = [str(each["/S"]) for each in found]
    assert_in_order([int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)])
    assert kinds.count("/THead") == kinds.count("/Table")
    assert all(each.get("/Alt") for each in found if (each["/S"] == "/Figure" and "/Alt" in each) or "/Image" in each)


@EVERY
def test_a_workbook_can_be_heard(made: Made, name: str) -> None:
    content = made(name, ".xlsx")
    book = load_workbook(BytesIO(content))
    assert book.properties.title
    for page in book.worksheets:
        assert len(page.tables) == 1 and not page.merged_cells.ranges
        (table,) = page.tables.values()
        assert all(cell.value for cell in page[table.ref][0])
    with ZipFile(BytesIO(content)) as package:
        drawings = [package.read(part).decode() for part in package.namelist() if "drawings/drawing" in part]
    assert all(re.findall('descr="([^"]+)"', drawing) for drawing in drawings)


@EVERY
def test_slides_can_be_heard(made: Made, name: str) -> None:
    deck: Any = Presentation(BytesIO(made(name, ".pptx")))
    assert deck.core_properties.language == "en-GB"
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text.strip()
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
            if shape.has_table:
                assert shape.table.first_row
                assert not any(cell.is_merge_origin for cell in shape.table.iter_cells())


def test_dates_read_back_through_another_library(reports: dict[str, Report]) -> None:
    dated = [report for report in reports.values() if report.events]
    assert len(dated) == 2
    for report in dated:
        read = vobject.readOne(ics.render(report).decode("utf-8")).vevent_list
        assert [(e.uid.value, e.dtstart.value, e.summary.value) for e in read] == [
            (event.uid, event.on, event.title) for event in report.events
        ]


def assert_in_order(levels: list[int]) -> None:
    """No level below the one before is skipped, the first not either."""
    assert all(after <= before + 1 for before, after in zip([levels[0] - 1, *levels], levels, strict=False))
    assert levels[0] == min(levels)
