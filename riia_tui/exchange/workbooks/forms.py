"""Workbooks that are no .xlsx, as the .xlsx that they would be, so that everything reads them alike."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from riia_tui.exchange.workbooks.sheets import Unreadable, as_file
from riia_tui.planfile.excel_guard import LARGEST, reason_of_sizes

OTHERS = (".ods", ".xls")
"""Endings of workbooks that are made into .xlsx before they are read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"


def as_xlsx(content: bytes, ending: str) -> tuple[bytes, str]:
    """A workbook's bytes and ending (``.xlsx``); what is neither .ods nor .xls comes back as it is.

    What is inside counts, not the name: an .xlsx that is called .xls is read as what it is. Raises Unreadable.
    """
    if len(content) > LARGEST:
        return content, ending
    if content.startswith(b"PK"):
        if not _is_ods(content):
            return content, ".xlsx" if ending in OTHERS else ending
        from riia_tui.exchange.workbooks.ods import read as read_ods

        return as_file(read_ods(content)), ".xlsx"
    if ending == ".xls" and content.startswith(_OLE):
        from riia_tui.exchange.workbooks.xls import read as read_xls

        return as_file(read_xls(content)), ".xlsx"
    return content, ending


def _is_ods(content: bytes) -> bool:
    """Whether a zip file is a workbook of LibreOffice that may be opened. Raises Unreadable where it may not."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "content.xml" not in names or "xl/workbook.xml" in names:
                return False
            if refused := reason_of_sizes(parts):
                raise Unreadable(refused)
            if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
                raise Unreadable("the file has a password; take it off")
            if "mimetype" in names and not archive.read("mimetype").startswith(_ODS):
                raise Unreadable("this is a document of LibreOffice, no workbook; choose the .ods or .xlsx file")
            return True
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return False
