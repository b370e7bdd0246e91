"""Text files and Markdown."""

import re

from riia_tui.exchange.decoding import decoded
from riia_tui.exchange.minutes.texts import FileText

_RULE = re.compile(r"^\s*\|[\s|:-]+\|\s*$")


def read(content: bytes) -> FileText:
    """The text; a row of a table in Markdown has tabs between its cells."""
    return FileText("\n".join(_row(line) for line in decoded(content).splitlines() if not _RULE.match(line)))


def _row(line: str) -> str:
    bare = line.strip()
    return "\t".join(cell.strip() for cell in bare.strip("|").split("|")) if bare.startswith("|") else line
