"""The text of a file of minutes, whatever program wrote it: a line a paragraph, a row of a table with tabs in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

from db.errors import BadInput

LARGEST = 50_000_000
"""Bytes that a file of minutes may have."""

LONGEST = 200_000
"""Letters of a file's text that are kept; minutes take some 10,000."""

OLD = {".doc": "Word file", ".rtf": "Rich Text file", ".odt": "OpenDocument file", ".docm": "Word file with macros"}
"""Endings of files that are minutes most likely and are not read."""

_READERS = {
    ".docx": "word",
    ".pdf": "pdf",
    ".eml": "mail",
    ".msg": "outlook",
    ".txt": "plain",
    ".md": "plain",
}
ENDINGS = (*_READERS, *OLD)


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file says: its text, “” of one that is a picture only.

    ``subject`` and ``sent`` are those of an e-mail; ``notes`` is the part of a thread that has the notes, “” where all
    of the text is read. ``remarks`` say what could not be read of it.
    """

    text: str
    subject: str = ""
    sent: date | None = None
    remarks: tuple[str, ...] = ()
    notes: str = ""


def text_of(path: Path, content: bytes) -> FileText:
    """The text of a file with this content. Raises BadInput, whose sentence says why it cannot be read."""
    ending = path.suffix.lower()
    if ending in OLD:
        raise BadInput(f"It is a {OLD[ending]} ({ending}), which is not read.", "Save it as .docx or .pdf.")
    if not content:
        raise BadInput("The file is empty.", "Look for another copy of it.")
    if len(content) > LARGEST:
        raise BadInput(f"It is larger than {LARGEST // 1_000_000} MB.", "Take pictures out of it, or save it as .txt.")
    read: Callable[[bytes], FileText] = import_module(f"riia_tui.exchange.minutes.{_READERS[ending]}").read
    try:
        found = read(content)
    except (BadInput, ImportError):
        raise
    # The readers of other people's formats fail in any way they like.
    except Exception as fault:
        raise BadInput("It is damaged, or only a part of it is there.", "Open it and save it again.") from fault
    if not found.text.strip() and not found.remarks:
        raise BadInput("There is no text in it.", "Look for another copy of it.")
    subject = " ".join(found.subject.split())
    return FileText(_tidy(found.text), subject, found.sent, found.remarks, _tidy(found.notes))


def _tidy(text: str) -> str:
    """The text without control signs and ends of lines of other programs, as long as is kept."""
    lines = (line.rstrip() for line in text.replace("\r\n", "\n").replace("\v", "\n").splitlines())
    shown = "\n".join("".join(sign for sign in line if sign == "\t" or sign.isprintable()) for line in lines)
    return shown.strip("\n")[:LONGEST]
