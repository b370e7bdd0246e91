"""A report as a Word document: real styles, headings, table headers and fields, so that it can be worked on."""

from functools import cache, partial
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt

from riia_tui.reports import docx_chart, docx_package, docx_sections, docx_styles, docx_table, docx_template
from riia_tui.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Chart,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Table,
    leads_in,
)
from riia_tui.reports.chart_figures import figures_of
from riia_tui.reports.docx_xml import add_field, add_typed, add_words
from riia_tui.reports.plain import on_one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

_PAGE_WIDTH_CM = 21.0
_PAGE_HEIGHT_CM = 29.7
_MARGIN_CM = 2.0
_WIDE_MARGIN_CM = 1.7
_MOST_CHART = Cm(17)
_SPACE_BELOW_TABLE = Pt(10)
_RUNNING_LENGTH = 90
_FOOT_LENGTH, _FOOT_LENGTH_IN_ANY_FONT = 70, 34
"""Of the title so much stands at the foot, so that the page number has room on the same line."""


def render(report: Report, template: bytes | None = None) -> bytes:
    """The report as the bytes of a .docx file: A4, on its side where the report is wide; the same bytes every time.

    With a region's own Word file as ``template``, its styles, its page, its head and its foot are kept, and its text
    is left out. Raises BadInput where the template is no Word file.
    """
    if template is not None:
        return _in_template(report, template)
    document = Document()
    docx_package.drop_leftovers(document)
    docx_styles.apply(document, report.language)
    docx_package.set_properties(document, report)
    _lay_out_page(document)
    _run_lines(document, report)
    pages = docx_sections.Sections(document, lambda foot: _fill_foot(foot, report), report.wide, Cm(_WIDE_MARGIN_CM))
    _Writer(document, pages).write(report)
    return docx_package.stable_bytes(document)


def _in_template(report: Report, template: bytes) -> bytes:
    document = docx_template.opened(template)
    docx_template.keep_page_only(document)
    docx_styles.add_missing(document)
    docx_package.set_properties(document, report)
    section = document.sections[0]
    if report.note.strip():
        add_typed(section.header.add_paragraph(), on_one_line(report.note, _RUNNING_LENGTH), strong=True)
    fill = partial(_fill_foot, report=report, length=_FOOT_LENGTH_IN_ANY_FONT)
    is_ours = docx_template.is_bare(section.footer)
    if is_ours:
        foot = section.footer.paragraphs[0]
        docx_sections.put_page_number_at(foot, docx_sections.width_of(section._sectPr))
        fill(foot)
    pages = docx_sections.Sections(document, fill if is_ours else None, report.wide)
    _Writer(document, pages).write(report)
    return docx_package.stable_bytes(document)


def _lay_out_page(document: "WordDocument") -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(_PAGE_WIDTH_CM), Cm(_PAGE_HEIGHT_CM)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin = section.bottom_margin = Cm(_MARGIN_CM)
    section.header_distance = section.footer_distance = Cm(1)
    section.gutter = Cm(0)


def _run_lines(document: "WordDocument", report: Report) -> None:
    """The note at the top of every page, on the first as its banner; title, as-at day and page number at the foot."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    if report.note.strip():
        add_typed(section.header.paragraphs[0], on_one_line(report.note, _RUNNING_LENGTH), strong=True)
    for footer in (section.first_page_footer, section.footer):
        _fill_foot(footer.paragraphs[0], report)


def _fill_foot(foot: "WordParagraph", report: Report, length: int = _FOOT_LENGTH) -> None:
    as_at = f"as at {report.as_at}" if report.as_at.strip() else ""
    line = " · ".join(part for part in (on_one_line(report.title, length), on_one_line(as_at, 40)) if part)
    add_typed(foot, line)
    add_words(foot, "\tPage ")
    add_field(foot, "PAGE")
    add_words(foot, " of ")
    add_field(foot, "NUMPAGES")


class _Writer:
    """Puts blocks into a document one after another."""

    def __init__(self, document: "WordDocument", pages: docx_sections.Sections) -> None:
        self._document = document
        self._pages = pages
        self._new_page = self._begins_page = self._below_table = self._all_wide = False
        self._last: WordParagraph | None = None
        # python-docx goes through all styles for each paragraph that asks for one by its name.
        part: Any = document.part
        self._style_ids = cache(lambda name: part.get_style_id(name, WD_STYLE_TYPE.PARAGRAPH))
        self._bullet = "" if docx_styles.has_numbering(document, "List Bullet") else "•\t"

    def write(self, report: Report) -> None:
        self._all_wide = report.wide
        for text, style in (
            (report.note, docx_styles.NOTE),
            (report.title, "Title"),
            (report.subtitle, "Subtitle"),
            (report.standing(), docx_styles.STANDING),
        ):
            if text.strip():
                self._add(text, style)
        body = report.body()
        for block, following in zip_longest(body, body[1:]):
            self._block(block)
            if leads_in(block, following):
                self._keep_with_next()

    def _block(self, block: Block) -> None:
        match block:
            case PageBreak():
                self._break(block.wide)
            case Heading():
                self._add(block.text, f"Heading {block.level}")
            case Paragraph():
                self._add(block.text, docx_styles.SMALL if block.small else "Normal", strong=block.strong)
            case Bullets():
                for item in filter(str.strip, block.items):
                    self._add(item, docx_styles.SMALL_LIST if block.small else "List Bullet", lead=self._bullet)
            case Callout():
                self._callout(block)
            case Facts():
                for label, value in block.pairs:
                    self._fact(label, value)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)

    def _add(self, text: str, style: str, strong: bool = False, lead: str = "") -> "WordParagraph":
        paragraph = self._last = self._document.add_paragraph()
        paragraph._p.style = self._style_ids(style)
        add_typed(paragraph, text, strong=strong, lead=lead)
        if self._new_page:
            paragraph.paragraph_format.page_break_before = True
        if self._new_page or self._begins_page:
            if style.startswith("Heading"):
                paragraph.paragraph_format.space_before = Pt(0)
        elif self._below_table and not style.startswith(("Heading", "Caption")):
            # A table has no space below it of its own, and an empty paragraph would be read out as one.
            paragraph.paragraph_format.space_before = _SPACE_BELOW_TABLE
        self._new_page = self._below_table = self._begins_page = False
        return paragraph

    def _break(self, wide: bool) -> None:
        turned = self._pages.turn(wide or self._all_wide, None if self._below_table else self._last)
        self._new_page = self._new_page or not turned
        self._begins_page = turned
        self._below_table = self._below_table and not turned

    def _keep_with_next(self) -> None:
        if self._last is not None:
            self._last.paragraph_format.keep_with_next = True

    def _callout(self, callout: Callout) -> None:
        if not callout.title.strip():
            self._add(callout.text, docx_styles.CALLOUT)
            return
        paragraph = self._add(callout.title, docx_styles.CALLOUT, strong=True)
        if callout.text.strip():
            add_typed(paragraph, callout.text, lead="\n")

    def _fact(self, label: str, value: str) -> None:
        paragraph = self._add(on_one_line(label), docx_styles.FACT, strong=True)
        add_typed(paragraph, value, lead="\t")

    def _table(self, table: Table, whole: bool = False) -> None:
        self._add(table.caption, "Caption")
        docx_table.add(self._document, table, self._pages.width / Cm(1), whole)
        self._below_table = True

    def _chart(self, chart: Chart) -> None:
        self._add(chart.title, "Caption")
        docx_chart.add(self._document, chart, min(_MOST_CHART, self._pages.width))
        self._add(chart.about, docx_styles.SMALL)
        self._table(figures_of(chart), whole=True)
