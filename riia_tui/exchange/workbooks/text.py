"""A text file (``.csv``) as the workbook that it would be, every cell as its words."""

from riia_tui.exchange.decoding import decoded
from riia_tui.exchange.table_files import page_of_text
from riia_tui.exchange.workbooks.sheets import Cell, SheetFound, Unreadable, as_file
from riia_tui.planfile.excel_open import MOST_COLUMNS

TEXTS = (".csv", ".tsv")
NO_LOOKS = "A text file has no colours, comments or merged cells; what a workbook says with them is not in it."


def text_as_xlsx(title: str, content: bytes) -> bytes:
    """A text file as the bytes of an ``.xlsx`` file. Raises BadInput where it is no text, Unreadable if too wide."""
    rows = page_of_text(title, decoded(content)).rows
    if any(max(row.cells) > MOST_COLUMNS for row in rows):
        raise Unreadable(f"the file goes beyond its {MOST_COLUMNS}th column")
    cells = {(row.number, at): Cell(cell.value) for row in rows for at, cell in row.cells.items()}
    return as_file([SheetFound(title, cells=cells)])
