"""PDF files, with pypdf."""

import logging
from io import BytesIO

from db.errors import BadInput
from riia_tui.exchange.minutes.texts import FileText

MOST_PAGES = 100
"""Pages that are read; minutes are shorter."""

PICTURE = "It has no text in it: it is a picture of a page. Only its name was read."


def read(content: bytes) -> FileText:
    """The text page by page. Raises BadInput where the file has a password."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    # What it thinks of a file's structure is of no use to a person, and would stand in the middle of the screen.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(content))
        text = "\n".join(page.extract_text() for page in reader.pages[:MOST_PAGES])
    except (FileNotDecryptedError, DependencyError) as fault:
        raise BadInput("It has a password.", "Print it to a new PDF without one, or save it as .docx.") from fault
    remarks = () if text.strip() else (PICTURE,)
    if len(reader.pages) > MOST_PAGES:
        remarks = (*remarks, f"Only its first {MOST_PAGES} pages were read.")
    return FileText(text, remarks=remarks)
