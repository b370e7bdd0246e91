"""The file around the slides: its size, its properties, its letters, and the same bytes every time."""

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from riia_tui.reports.as_at import as_at_day
from riia_tui.reports.blocks import Report
from riia_tui.reports.plain import on_one_line
from riia_tui.reports.stable_zip import stable_zip, zipped

if TYPE_CHECKING:
    from pptx.presentation import Presentation

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
_LONGEST_PROPERTY = 255
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIXED = rb"\g<1>2000-01-01T00:00:00Z"


def set_size(deck: "Presentation") -> None:
    """Wide slides; what the library's own master and layouts hold is moved to fit."""
    times = WIDTH / (deck.slide_width or WIDTH)
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    master = deck.slide_master
    for owner in (master, *master.slide_layouts):
        for shape in owner.placeholders:
            if shape._element.spPr.find(f".//{_OFFSET}") is not None:
                shape.left, shape.width = int(shape.left * times), int(shape.width * times)


_OFFSET = "{http://schemas.openxmlformats.org/drawingml/2006/main}off"


def set_properties(deck: "Presentation", report: Report) -> None:
    """Title, author, language and dates of the file; no picture of the machine that the library was made on."""
    rels = deck.part.package._rels
    for key in [key for key, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        rels.pop(key)
    about = deck.core_properties
    about.title = on_one_line(report.title, _LONGEST_PROPERTY)
    about.subject = on_one_line(report.subtitle, _LONGEST_PROPERTY)
    about.author = about.last_modified_by = on_one_line(report.author, _LONGEST_PROPERTY)
    about.comments = on_one_line(report.note, _LONGEST_PROPERTY)
    about.language = report.language
    about.revision = 1
    about.created = about.modified = as_at_day(report.as_at)


def stable_bytes(deck: "Presentation", report: Report) -> bytes:
    """The file with fixed times inside, in the workbooks of its charts too, and in the report's language."""
    packed = BytesIO()
    deck.save(packed)
    with ZipFile(packed) as archive:
        return zipped((name, _settled(name, archive.read(name), report)) for name in archive.namelist())


def _settled(name: str, content: bytes, report: Report) -> bytes:
    if name.endswith(".xlsx"):
        with ZipFile(BytesIO(content)) as workbook:
            parts = [(part, _DATES.sub(_FIXED, workbook.read(part))) for part in workbook.namelist()]
        return stable_zip(zipped(parts))
    if name.startswith("ppt/theme/"):
        return content.replace(b'typeface="Calibri"', b'typeface="Arial"')
    if name.endswith(".xml"):
        return content.replace(b'lang="en-US"', f'lang="{report.language}"'.encode())
    return content
