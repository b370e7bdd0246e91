"""Files of minutes as other programs write them, made on the spot."""

import struct
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

Rows = Sequence[Sequence[str]]


def word(*parts: str | Rows) -> bytes:
    """A Word file of paragraphs and tables."""
    from docx import Document

    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=0, cols=len(part[0]))
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def pdf(text: str, password: str = "") -> bytes:
    """A PDF with a line of text a line; with a password where one is given."""
    import typst

    lines = "\n".join(f"#{_quoted(line)}\\" for line in text.splitlines())
    content: bytes = typst.compile(lines.encode("utf-8"))
    if not password:
        return content
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(BytesIO(content)))
    writer.encrypt(password, algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    return locked.getvalue()


def _quoted(line: str) -> str:
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def mail(subject: str, body: str, attached: dict[str, bytes] | None = None, html: bool = False) -> bytes:
    """An e-mail of 10 October 2025."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = subject, "a@b.gov.uk", "Fri, 10 Oct 2025 09:00:00 +0100"
    message.set_content(body, subtype="html" if html else "plain")
    for name, content in (attached or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def outlook(place: Path, subject: str, body: str) -> bytes:
    """An e-mail of Outlook of 10 October 2025."""
    from extract_msg import OleWriter

    writer = OleWriter()
    streams = {0x001A: "IPM.Note", 0x0037: subject, 0x1000: body}
    ticks = int((datetime(2025, 10, 10, 8, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10**7)
    entries = [struct.pack("<HHIII", 0x001F, tag, 6, 2 * len(text) + 2, 0) for tag, text in streams.items()]
    entries.append(struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks))
    writer.addEntry("__properties_version1.0", b"\0" * 32 + b"".join(entries))
    for tag, text in streams.items():
        writer.addEntry(f"__substg1.0_{tag:04X}001F", text.encode("utf-16-le"))
    for number in ("00020102", "00030102", "00040102"):
        writer.addEntry(["__nameid_version1.0", f"__substg1.0_{number}"], b"")
    path = place / "made.msg"
    writer.write(str(path))
    content = path.read_bytes()
    path.unlink()
    return content
