"""A region's own Word file as the ground of a report: opened with care, and emptied down to its page."""

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.oxml.ns import qn

from db.errors import BadInput

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LARGEST = 20_000_000
"""Bytes that a template may have."""

LARGEST_UNPACKED = 200_000_000
_KINDS = "[Content_Types].xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN = "Open it in Word, save it as a Word document (.docx), and give that."


def opened(content: bytes) -> "WordDocument":
    """The template as a document. Raises BadInput where it is no Word file, and says what it is instead."""
    reason = _reason_to_refuse(content)
    if reason:
        raise BadInput(f"The template cannot be used: {reason}.", _SAVE_AGAIN)
    try:
        document: WordDocument = Document(BytesIO(as_document(content)))
        # A damaged part may show only when it is looked at; python-docx and lxml raise many kinds of fault for it.
        found = document.sections[0], document.styles["Normal"], document.settings.element
    except Exception as fault:
        raise BadInput("The template cannot be used: the Word file is damaged.", _SAVE_AGAIN) from fault
    assert found
    return document


def _reason_to_refuse(content: bytes) -> str | None:
    if len(content) > LARGEST:
        return f"it is larger than {LARGEST // 1_000_000} MB"
    if content.startswith(_OLE):
        return "it has a password, or is in the old form .doc"
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                return "it unpacks to far more than a template takes"
            kinds = package.read(_KINDS)
    except (BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        return "it is no Word file"
    if b"wordprocessingml" not in kinds and b"ms-word" not in kinds:
        return "it is no Word file"
    if _DOCUMENT not in kinds and _TEMPLATE not in kinds:
        return "it has macros (.docm or .dotm)"
    return None


def as_document(content: bytes) -> bytes:
    """A Word template (.dotx) as the document that Word makes of it; a document as it is."""
    with ZipFile(BytesIO(content)) as package:
        if _TEMPLATE not in package.read(_KINDS):
            return content
        packed = BytesIO()
        with ZipFile(packed, "w") as made:
            for part in package.infolist():
                words = package.read(part)
                made.writestr(part, words.replace(_TEMPLATE, _DOCUMENT) if part.filename == _KINDS else words)
    return packed.getvalue()


def keep_page_only(document: "WordDocument") -> None:
    """Take the text out; the last section's page stays, with the heads and feet that it takes from those before it."""
    last = document.element.body.sectPr
    given = {_kind(reference) for reference in _references(last)}
    for earlier in reversed([found for found in document.element.body.iter(qn("w:sectPr")) if found is not last]):
        for reference in _references(earlier):
            if _kind(reference) not in given:
                given.add(_kind(reference))
                last.insert(0, deepcopy(reference))
    for child in list(document.element.body):
        if child is not last:
            document.element.body.remove(child)


def is_bare(foot: Any) -> bool:
    """Whether a head or a foot holds nothing that anybody would see."""
    if foot.is_linked_to_previous:
        return True
    marks = (qn("w:drawing"), qn("w:pict"), qn("w:fldSimple"), qn("w:instrText"), qn("w:tbl"))
    return not any(text.text for text in foot._element.iter(qn("w:t"))) and not any(
        True for mark in marks for _ in foot._element.iter(mark)
    )


def _references(section: Any) -> list[Any]:
    return [child for child in section if child.tag in (qn("w:headerReference"), qn("w:footerReference"))]


def _kind(reference: Any) -> tuple[str, str]:
    return reference.tag, reference.get(qn("w:type"))
