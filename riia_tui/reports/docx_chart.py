"""Charts in Word: a picture of the same drawing as everywhere, with its alternative text; its table stands below.

A picture and no chart of Word's own: it looks the same in every program, and nobody can change its figures by chance
while they stay in the table beside it.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from riia_tui.reports.blocks import Chart
from riia_tui.reports.chart_svg import WIDE, drawn
from riia_tui.reports.plain import on_one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_DOTS_AN_INCH = 150.0
_POINTS_A_PIXEL = 0.75
_LONGEST_NAME = 200


def add(document: "WordDocument", chart: Chart, width: int) -> None:
    """Put the chart at the end of the document, ``width`` wide as Word counts it (EMU)."""
    from riia_tui.reports.typst_run import png_of

    picture = png_of(drawn(chart), WIDE * _POINTS_A_PIXEL, _DOTS_AN_INCH)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(BytesIO(picture), width=width)
    properties = shape._inline.docPr
    properties.set("name", on_one_line(chart.title, _LONGEST_NAME))
    properties.set("descr", on_one_line(chart.about))
