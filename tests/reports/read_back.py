"""The tables of a report as a reader of each format finds them: a caption, a header and rows of plain text."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from io import BytesIO, StringIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from riia_tui.reports import csv as csv_report
from riia_tui.reports.blocks import Report, Table
from riia_tui.reports.chart_figures import NO_FIGURE, figures_of
from riia_tui.reports.plain import as_typed
from riia_tui.reports.tables import PART


class Read(NamedTuple):
    """A table as it was read."""

    caption: str
    header: list[str]
    rows: list[list[str]]


def spaced(text: str) -> str:
    """Spaces as a reader sees them: runs of them, line ends and tabs as one space."""
    return " ".join(as_typed(text).split())


def read(caption: str, header: list[str], rows: list[list[str]]) -> Read:
    return Read(spaced(caption), [spaced(name) for name in header], [[spaced(cell) for cell in row] for row in rows])


def in_report(report: Report) -> list[Read]:
    """What was meant."""
    tables = [b if isinstance(b, Table) else figures_of(b) for b in report.body() if hasattr(b, "about")]
    return [read(t.caption, list(t.header), [[cell.text for cell in row] for row in t.cells()]) for t in tables]


def in_word(content: bytes) -> list[Read]:
    found = []
    for table in Document(BytesIO(content)).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        found.append(read(table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")), rows[0], rows[1:]))
    return found


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Read] = []
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag == "table":
            self.found.append(Read("", [], []))
        elif tag == "tr":
            self.found[-1].rows.append([])
        elif tag in ("caption", "th", "td"):
            self._text = []
        elif tag == "br":
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "caption":
            self.found[-1] = self.found[-1]._replace(caption="".join(self._text))
        elif tag in ("th", "td"):
            self.found[-1].rows[-1].append("".join(self._text))

    def handle_data(self, data: str) -> None:
        self._text.append(data)


def in_html(content: bytes) -> list[Read]:
    page = _Tables()
    page.feed(content.decode("utf-8"))
    return [read(found.caption, found.rows[0], found.rows[1:]) for found in page.found]


def in_markdown(content: bytes) -> list[Read]:
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode("utf-8"))
    found: list[Read] = []
    said: list[str] = []
    for token in tokens:
        if token.type == "table_open":
            found.append(Read(said[-1], [], []))
        elif token.type == "tr_open":
            found[-1].rows.append([])
        elif token.type == "inline":
            pieces = ["\n" if t.type in ("html_inline", "hardbreak") else t.content for t in token.children or []]
            said.append("".join(pieces))
        elif token.type in ("th_close", "td_close"):
            found[-1].rows[-1].append(said[-1])
    return [read(one.caption, one.rows[0], one.rows[1:]) for one in found]


def in_csv(content: bytes, report: Report) -> list[Read]:
    """The tables by their captions; the columns of each as the report's own headings are named."""
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
    found = []
    for number, table in enumerate(in_report(report), 1):
        own = [row for row in rows if row["table_number"] == str(number)]
        names = csv_report.column_names(table.header)
        assert {spaced(row["table"]) for row in own} == {table.caption}
        found.append(read(table.caption, table.header, [[row[name] for name in names] for row in own]))
    return found


def in_zip(content: bytes) -> list[list[list[str]]]:
    """The rows of each file, header first."""
    with ZipFile(BytesIO(content)) as archive:
        texts = [archive.read(name).decode("utf-8-sig") for name in archive.namelist()]
    return [list(csv.reader(StringIO(text, newline=""))) for text in texts]


def in_json(content: bytes) -> list[Read]:
    found = []
    for block in json.loads(content)["blocks"]:
        table = block["table"] if block["kind"] == "chart" else block
        if table["kind"] == "table":
            rows = [[cell["text"] for cell in row] for row in table["rows"]]
            found.append(read(table["caption"], table["header"], rows))
    return found


def in_excel(content: bytes) -> list[Read]:
    """The tables; one that is stacked of several is taken apart by its first column."""
    found: list[Read] = []
    for page in load_workbook(BytesIO(content)).worksheets[3:]:
        (table,) = page.tables.values()
        cells = list(page[table.ref])
        header = [str(cell.value) for cell in cells[0]]
        header = [re.sub(r" \(\d+\)$", "", name) for name in header]
        # Of a chart's figures a missing one is blank, so that Excel draws a gap.
        blank = NO_FIGURE if page._charts else ""
        rows = [[_shown(cell) or blank for cell in row] for row in cells[1:]]
        if header[0] != PART:
            found.append(read(str(page["A1"].value), header, rows))
            continue
        for caption in dict.fromkeys(row[0] for row in rows):
            found.append(read(caption, header[1:], [row[1:] for row in rows if row[0] == caption]))
    return found


def rows(found: list[Read]) -> list[tuple[list[str], list[str]]]:
    """Every row with its headings, whatever table it stands in: Excel has tables that a page parts as one."""
    return sorted((one.header, row) for one in found for row in one.rows)


def _shown(cell: Any) -> str:
    """The text that Excel shows for a cell of ours."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return cell.value
    if isinstance(cell.value, datetime):
        return f"{cell.value.day} {cell.value:%b %Y}"
    form = cell.number_format.split(";")[0]
    decimals = len(form.partition(".")[2].rstrip('"%'))
    size = f"{abs(cell.value) * (100 if '%' in form else 1):,.{decimals}f}"
    sign = "-" if cell.value < 0 else ""
    return f"{sign}{'£' if '£' in form else ''}{size}{'%' if '%' in form else ''}"


def in_pdf(content: bytes) -> str:
    """All text without any space; cells stand in it one after another."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)


def slides(content: bytes) -> Iterator[Any]:
    yield from Presentation(BytesIO(content)).slides
