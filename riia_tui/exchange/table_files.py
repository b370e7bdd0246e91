"""Tables that other programs write, workbooks and text files in one shape; why one cannot be read is a sentence."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from db.errors import BadInput
from riia_tui.exchange.decoding import decoded
from riia_tui.exchange.workbooks.forms import as_xlsx
from riia_tui.exchange.workbooks.sheets import Unreadable
from riia_tui.planfile.excel_guard import LARGEST, reason_to_refuse
from riia_tui.planfile.excel_open import MOST_CELLS, Found, FoundRow, NotReadable, Page, pages_of
from riia_tui.planfile.opening import content_of

TEXTS = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
NOT_PASSED_OVER = "\0"
"""No sheet's title begins so: every sheet is read."""

FIRST_LINES = 20
"""Lines that tell what stands between the columns of a text file."""


def read_content(path: Path) -> bytes:
    """A file's bytes. Raises BadInput where it cannot be opened, is empty or far too large."""
    content = content_of(path, LARGEST)
    if len(content) > LARGEST:
        raise BadInput(
            f"{path.name} is larger than {LARGEST // 1_000_000} MB.", "Delete pictures and sheets not needed."
        )
    if not content:
        raise BadInput(f"{path.name} is empty.", "Export it once more, or choose another file.")
    return content


def read_pages(path: Path) -> list[Page]:
    """The sheets of a workbook, or a text file as one sheet. Raises BadInput, which says why it cannot be read."""
    content = read_content(path)
    ending = path.suffix.casefold()
    if ending in WORKBOOKS or content.startswith(b"PK"):
        return _workbook(path.name, content, ending)
    if ending in TEXTS:
        return [page_of_text(path.stem, decoded(content))]
    raise BadInput(f"{path.name} is neither a workbook nor a CSV file.", "Save it as .xlsx or .csv.")


def page_of_text(title: str, text: str) -> Page:
    """Lines of a text file as rows; what stands between the columns is found out. Raises BadInput for a flood."""
    if "\0" in text:
        raise BadInput("The file is no text.", "Save it as .xlsx or .csv.")
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(text))
    return Page(1, title, tuple(_rows(rows)))


def delimiter_of(text: str) -> str:
    """What stands between the columns: the tab, comma or semicolon that most lines have alike."""
    lines = [line for line in text.splitlines()[:FIRST_LINES] if line.strip()]
    return max("\t,;", key=lambda sign: sum(line.count(sign) > 0 for line in lines) + 0.5 * (sign == "\t"))


def _workbook(name: str, content: bytes, ending: str) -> list[Page]:
    try:
        content, ending = as_xlsx(content, ending)
        refused = reason_to_refuse(content, ending)
        if refused:
            raise BadInput(f"{name}: {refused}.")
        return pages_of(content, NOT_PASSED_OVER)
    except (NotReadable, Unreadable) as fault:
        raise BadInput(f"{name}: {fault}.") from fault


def _rows(rows: Iterable[list[str]]) -> list[FoundRow]:
    """The rows that are not blank, numbered as in the file. Raises BadInput where there are far too many cells."""
    kept: list[FoundRow] = []
    left = MOST_CELLS
    try:
        for number, row in enumerate(rows, 1):
            cells = {at: Found(value.strip(), "General", "s") for at, value in enumerate(row, 1) if value.strip()}
            left -= len(cells)
            if left < 0:
                raise BadInput(f"The file has more than {MOST_CELLS:,} cells.", "Keep only what is to be taken in.")
            if cells:
                kept.append(FoundRow(number, cells))
    except csv.Error as fault:
        raise BadInput(f"The file is damaged as a table: {fault}.", "Export it once more.") from fault
    return kept
