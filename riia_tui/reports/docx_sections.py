"""Which way the pages of a Word document lie: a section ends where that changes, and keeps its head and foot."""

from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from riia_tui.reports.docx_xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

Foot = Callable[[Paragraph], None]
"""Fills the foot of a page."""


class Sections:
    """The pages of a document: upright ones as they were laid out, and wide ones of the same paper.

    ``foot`` fills the foot of wide pages, whose page number stands further to the right; None where the foot is a
    region's own and stays as it is. ``margin`` (EMU) is kept above and below wide pages, which hold few rows; None
    leaves those of upright ones. A document whose pages lie on their side already has no wider ones.
    """

    def __init__(
        self, document: "WordDocument", foot: Foot | None, wide: bool = False, margin: int | None = None
    ) -> None:
        self._document = document
        self._foot = foot
        self._upright = document.element.body.sectPr
        self._wide: Any = None
        self._lies_down = _lies_down(self._upright)
        self._margin = margin
        self.is_wide = False
        if wide and not self._lies_down:
            self._begin(self._turned(), first=True)
            self.is_wide = True

    @property
    def width(self) -> int:
        """What stands between the margins, in EMU."""
        return width_of(self._document.element.body.sectPr)

    def turn(self, wide: bool, last: Paragraph | None) -> bool:
        """Go on with wide pages or with upright ones; whether that began a new page.

        ``last`` is the paragraph that the section ends with; where it ends with a table Word needs one to end it.
        """
        if wide == self.is_wide or self._lies_down:
            return False
        ended = deepcopy(self._document.element.body.sectPr)
        (self._last_of_table() if last is None else last._p).set_sectPr(ended)
        self._begin(self._turned() if wide else deepcopy(self._upright), first=False)
        self.is_wide = wide
        return True

    def _begin(self, pages: Any, first: bool) -> None:
        if not first:
            for title in pages.findall(qn("w:titlePg")):
                pages.remove(title)
        body = self._document.element.body
        body.replace(body.sectPr, pages)

    def _turned(self) -> Any:
        if self._wide is None:
            self._wide = _on_its_side(self._upright)
            if self._margin is not None:
                self._wide.top_margin = self._wide.bottom_margin = self._margin
            if self._foot is not None:
                self._give_foot(self._wide, self._foot)
        return deepcopy(self._wide)

    def _give_foot(self, pages: Any, foot: Foot) -> None:
        document_part: Any = self._document.part
        part, key = document_part.add_footer_part()
        paragraph = Paragraph(part.element.p_lst[0], part)
        put_page_number_at(paragraph, width_of(pages))
        foot(paragraph)
        for reference in pages.findall(qn("w:footerReference")):
            reference.set(qn("r:id"), key)

    def _last_of_table(self) -> Any:
        """A paragraph without height: a table cannot end a section."""
        paragraph = self._document.add_paragraph()._p
        paragraph.get_or_add_pPr().append(element("spacing", before=0, after=0, line=20, lineRule="exact"))
        return paragraph


def put_page_number_at(foot: Paragraph, width: int) -> None:
    """Put the foot's tab at the right margin, ``width`` (EMU) from the left one, in place of those of its style."""
    stops = foot.paragraph_format.tab_stops
    style: Any = foot.style
    for stop in style.paragraph_format.tab_stops:
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)


def _lies_down(pages: Any) -> bool:
    return bool(pages.page_width and pages.page_height and pages.page_width > pages.page_height)


def _on_its_side(pages: Any) -> Any:
    turned = deepcopy(pages)
    turned.page_width, turned.page_height = pages.page_height, pages.page_width
    turned.orientation = WD_ORIENTATION.LANDSCAPE
    return turned


def width_of(pages: Any) -> int:
    """What stands between the margins of a section, by its properties, in EMU."""
    return int((pages.page_width or 0) - (pages.left_margin or 0) - (pages.right_margin or 0))
