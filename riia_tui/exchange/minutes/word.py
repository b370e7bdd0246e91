"""Word files (.docx), with python-docx."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

from db.errors import BadInput
from riia_tui.exchange.minutes.texts import FileText

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a file of old Office begins with, and one with a password."""

LARGEST_UNPACKED = 300_000_000


def read(content: bytes) -> FileText:
    """The paragraphs and tables of a file in their order. Raises BadInput where it has a password."""
    from docx import Document
    from docx.table import Table

    _refuse(content)
    document = Document(BytesIO(content))
    lines: list[str] = []
    for block in document.iter_inner_content():
        lines += _rows(block) if isinstance(block, Table) else [block.text]
    return FileText("\n".join(lines))


def _refuse(content: bytes) -> None:
    if content.startswith(OLE):
        raise BadInput("It has a password, or is an old Word file.", "Take the password off, or save it as .docx.")
    if not is_zipfile(BytesIO(content)):
        raise BadInput("It is no Word file, or only a part of it is there.", "Open it in Word and save it again.")
    with ZipFile(BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
            raise BadInput("It unpacks to far more than minutes take, so it is not opened.", "Copy its text out.")


def _rows(table: Any) -> Iterator[str]:
    """A line a row; a cell that is merged over several columns stands once."""
    for row in table.rows:
        cells = []
        for at, cell in enumerate(row.cells):
            if at == 0 or cell._tc is not row.cells[at - 1]._tc:
                cells.append("; ".join(line.strip() for line in cell.text.splitlines() if line.strip()))
        yield "\t".join(cells)
