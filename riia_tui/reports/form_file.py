"""A form as a Word file or a workbook: opened, filled and kept beside the empty one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from db.errors import BadInput
from riia_tui.reports.form_fill import Filled, FormData, fill
from riia_tui.reports.plain import as_typed
from riia_tui.reports.whole_file import place_for, replace_file

ENDINGS = (".docx", ".xlsx")


@dataclass(frozen=True, slots=True)
class _WordSlot:
    cell: Any

    @property
    def text(self) -> str:
        return str(self.cell.text)

    def put(self, text: str) -> None:
        self.cell.paragraphs[0].add_run(as_typed(text))


@dataclass(frozen=True, slots=True)
class _SheetSlot:
    cell: Any

    @property
    def text(self) -> str:
        return "" if self.cell.value is None else str(self.cell.value)

    def put(self, text: str) -> None:
        self.cell.value = as_typed(text)
        self.cell.data_type = "s"


def fill_form(form: Path, to: Path, data: FormData) -> Filled:
    """Fills a copy of the form; gives what was filled and what was not matched.

    Raises BadInput, with nothing written, where the form is no Word file or workbook, where the two files are not of
    one kind, or where nothing in it could be matched.
    """
    ending = form.suffix.lower()
    if ending not in ENDINGS or to.suffix.lower() != ending:
        raise BadInput("A form is a Word file or a workbook, and is written as the same.", f"Write to a {ending} file.")
    if form.resolve() == to.resolve():
        raise BadInput("The empty form would be written over.", "Give another name with --to.")
    target = place_for(to, f"return{ending}")
    opened, grids = _word(form) if ending == ".docx" else _workbook(form)
    filled = Filled()
    for grid in grids:
        fill(grid, data, filled)
    if not filled.fields and not filled.rows:
        raise BadInput(f"Nothing in {form.name} could be matched to the return.", "Look whether it is the right form.")
    content = BytesIO()
    opened.save(content)
    replace_file(to, target, content.getvalue())
    return filled


def _word(form: Path) -> tuple[Any, Iterator[Sequence[Sequence[_WordSlot]]]]:
    from docx import Document

    try:
        document = Document(str(form))
    except Exception as fault:
        raise BadInput(f"{form} cannot be read as a Word file.", "Close it elsewhere, or choose another.") from fault
    return document, ([[_WordSlot(cell) for cell in row.cells] for row in table.rows] for table in document.tables)


def _workbook(form: Path) -> tuple[Any, Iterator[Sequence[Sequence[_SheetSlot]]]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(form)
    except Exception as fault:
        raise BadInput(f"{form} cannot be read as a workbook.", "Close it elsewhere, or choose another.") from fault
    sheets = [book[name] for name in book.sheetnames]
    return book, (
        [[_SheetSlot(cell) for cell in row if hasattr(cell, "data_type")] for row in s.iter_rows()] for s in sheets
    )
