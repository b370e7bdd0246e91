"""The file around a Word document: its properties, its settings, and the same bytes every time."""

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from riia_tui.reports.blocks import Report
from riia_tui.reports.plain import on_one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the property is written without a zone
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WORDED_DAY = re.compile(r"(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})")
_LONGEST_PROPERTY = 255
_EARLIEST_IN_ZIP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE_FILE = 0o644 << 16
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


def as_at_day(text: str) -> datetime:
    """The first day that the text spells, as ``2025-12-01`` or ``1 Dec 2025``, at midnight; else 1 January 2000."""
    iso, worded = _ISO_DAY.search(text), _WORDED_DAY.search(text)
    try:
        if iso:
            return datetime(int(iso[1]), int(iso[2]), int(iso[3]))  # noqa: DTZ001
        if worded:
            month = _MONTHS.index(worded[2].lower()) + 1
            return datetime(int(worded[3]), month, int(worded[1]))  # noqa: DTZ001
    except ValueError:
        return _NO_DAY
    return _NO_DAY


def stable_bytes(document: "WordDocument") -> bytes:
    """The document's file with fixed times inside, so that equal reports are equal files."""
    packed, stable = BytesIO(), BytesIO()
    document.save(packed)
    with ZipFile(packed) as old, ZipFile(stable, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(_entry(name), old.read(name))
    return stable.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EARLIEST_IN_ZIP)
    entry.compress_type = ZIP_DEFLATED
    # Without these, the same report differs between Windows and the rest.
    entry.create_system, entry.external_attr = _UNIX, _READABLE_FILE
    return entry
