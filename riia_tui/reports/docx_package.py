"""The file around a Word document: its properties, its settings, and the same bytes every time."""

from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from riia_tui.reports.as_at import as_at_day
from riia_tui.reports.blocks import Report
from riia_tui.reports.plain import on_one_line
from riia_tui.reports.stable_zip import stable_zip

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LONGEST_PROPERTY = 255
_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_LEFT_OVER = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    _STYLES_WITH_EFFECTS,
)


def drop_leftovers(document: "WordDocument") -> None:
    """Take off what python-docx's template carries of the machine it was made on, and its Word 2010 mode."""
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype in _LEFT_OVER]:
            del rels[key]
    settings = document.settings.element
    for name in ("w:rsids", "w:shapeDefaults", "w:zoom", "w:proofState", "w:useFELayout"):
        for old in list(settings.iter(qn(name))):
            old.getparent().remove(old)
    # Below 15, Word calls the document one of an older version and offers to convert it.
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def set_properties(document: "WordDocument", report: Report) -> None:
    """Title, author, language and dates of the file; the dates are the report's as-at day."""
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), report.language)
    about = document.core_properties
    about.title = on_one_line(report.title, _LONGEST_PROPERTY)
    about.subject = on_one_line(report.subtitle, _LONGEST_PROPERTY)
    about.author = about.last_modified_by = on_one_line(report.author, _LONGEST_PROPERTY)
    about.comments = on_one_line(report.note, _LONGEST_PROPERTY)
    about.language = report.language
    about.created = about.modified = as_at_day(report.as_at)


def stable_bytes(document: "WordDocument") -> bytes:
    """The document's file with fixed times inside, so that equal reports are equal files."""
    packed = BytesIO()
    document.save(packed)
    return stable_zip(packed.getvalue())
