"""A report as slides: real titles, tables and charts that PowerPoint draws itself, notes for who presents."""

from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

from riia_tui.phrases import cut
from riia_tui.reports import palette, pptx_package
from riia_tui.reports.blocks import Chart, Report, Slide, Table
from riia_tui.reports.plain import as_typed, on_one_line
from riia_tui.reports.pptx_chart import add_chart
from riia_tui.reports.pptx_table import add_table
from riia_tui.reports.slide_letters import Letters, letters_of, lines_of_slide, pictures_of, text_room
from riia_tui.reports.slide_places import Box, placed
from riia_tui.reports.slide_room import CAPTION, FOOT, GAP, LEFT, TOP, WIDTH, Line
from riia_tui.reports.slide_tables import left_out
from riia_tui.reports.slides import slides_of

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

_TITLE_SLIDE, _TITLE_AND_TEXT, _TITLE_ONLY = 0, 1, 5
_TITLE_TOP, _TITLE_HEIGHT = 0.28, 0.88
_TITLE, _LONG_TITLE, _LONG = 28, 24, 60
"""Points of a title, and of one of more letters than stand on a line."""
_LONGEST_TITLE = 110
_LETTERS_AN_INCH = 9.6


def render(report: Report) -> bytes:
    """The report as the bytes of a .pptx file: a title and its slides, the same bytes for the same report."""
    deck = Presentation()
    pptx_package.set_size(deck)
    pptx_package.set_properties(deck, report)
    _add_front(deck, report)
    slides = slides_of(report)
    for number, (slide, letters) in enumerate(zip(slides, letters_of(slides), strict=True), 2):
        _add_foot(_add_slide(deck, slide, letters), report, number)
    return pptx_package.stable_bytes(deck, report)


def _add_front(deck: "Deck", report: Report) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[_TITLE_SLIDE])
    title, under = page.shapes.title, page.placeholders[1]
    _place(title, Box(LEFT + 0.4, 2.0, WIDTH - 0.8, 1.8))
    _write(title.text_frame, [(on_one_line(report.title, 160) or "Report", True)], 36, palette.ACCENT)
    lines = [(as_typed(text), False) for text in (report.subtitle, report.standing()) if text.strip()]
    lines += [(as_typed(report.note), True)] if report.note.strip() else []
    _place(under, Box(LEFT + 0.4, 4.0, WIDTH - 0.8, 1.8))
    if lines:
        _write(under.text_frame, lines, 20, palette.QUIET)
    else:
        under._element.getparent().remove(under._element)
    page.notes_slide.notes_text_frame.text = "The figures and words are those of the report of the same day."


def _add_slide(deck: "Deck", slide: Slide, letters: Letters) -> Any:
    lines = lines_of_slide(slide)
    page = deck.slides.add_slide(deck.slide_layouts[_TITLE_AND_TEXT if lines else _TITLE_ONLY])
    title = on_one_line(slide.title, _LONGEST_TITLE)
    _place(page.shapes.title, Box(LEFT, _TITLE_TOP, WIDTH, _TITLE_HEIGHT))
    size = _TITLE if len(title) <= _LONG else _LONG_TITLE
    _write(page.shapes.title.text_frame, [(title, True)], size, palette.ACCENT)
    top = TOP
    if lines:
        height = text_room(slide, letters.text)
        _place(page.placeholders[1], Box(LEFT, TOP, WIDTH, height))
        _write(page.placeholders[1].text_frame, lines, letters.text, palette.INK)
        top += height
    for block, box in placed(pictures_of(slide), top, letters.table):
        _add_picture(page, block, box, letters.table)
    page.notes_slide.notes_text_frame.text = as_typed(slide.notes)
    return page


def _add_picture(page: Any, block: Table | Chart, box: Box, size: int) -> None:
    """The table or the chart below its caption, which comes before it for who listens."""
    caption = page.shapes.add_textbox(*Box(box.left, box.top, box.width, CAPTION).measures())
    below = Box(box.left, box.top + CAPTION, box.width, box.height - CAPTION - GAP)
    if isinstance(block, Chart):
        words = cut(on_one_line(block.title), int(_LETTERS_AN_INCH * box.width))
        add_chart(page, block, below)
    else:
        words = _caption(block, add_table(page, block, below, size))
    _write(caption.text_frame, [(words, True)], 14, palette.INK)


def _caption(table: Table, shown: int) -> str:
    """What the table is, and how many of its rows are shown where that is not all."""
    rest = len(table.rows) - shown
    words = on_one_line(table.caption, 160)
    return f"{words} (the first {shown}; {left_out(rest)})" if rest else words


def _add_foot(page: Any, report: Report, number: int) -> None:
    as_at = f"as at {report.as_at}" if report.as_at.strip() else ""
    parts = (on_one_line(report.title, 70), on_one_line(as_at, 40), on_one_line(report.note, 60), str(number))
    box = Box(LEFT, FOOT, WIDTH, 0.35)
    frame = page.shapes.add_textbox(*box.measures()).text_frame
    _write(frame, [(" · ".join(part for part in parts if part), False)], 10, palette.QUIET)


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.measures()


def _write(frame: Any, lines: list[Line], size: int, colour: str) -> None:
    """Text into a frame, a paragraph a line, without the layout's own bullets; a line end inside stays one."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Inches(0.05)
    for at, (text, strong) in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.text = text.replace("\n", "\v")
        paragraph.alignment = 1
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(properties.makeelement(_NO_BULLET, {}))
        paragraph.space_after = Pt(4)
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), strong
            run.font.color.rgb = RGBColor.from_string(colour)


_NO_BULLET = "{http://schemas.openxmlformats.org/drawingml/2006/main}buNone"
