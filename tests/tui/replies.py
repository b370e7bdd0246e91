"""A workbook as it comes back from a lead."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from db.engine import open_store
from riia_tui.actions.asking import Ask, ask

TODAY = date(2025, 12, 1)


def reply(path: Path, folder: Path) -> Path:
    """A workbook that came back with three answers, one of them in a row that was added."""
    store = open_store(path)
    ask(store, Ask("small", folder / "sent"), TODAY)
    store.close()
    (sent,) = (folder / "sent").glob("*jo-bloggs.xlsx")
    book = load_workbook(sent)
    sheet = book["Updates"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for row, ref, rag, words in (
        (2, None, "G", "Nearly [done]"),
        (4, None, "red", "Two to go"),
        (8, "6.3", "A", "More"),
    ):
        sheet.cell(row, at["Your RAG"]).value = rag
        sheet.cell(row, at["What has happened"]).value = words
        if ref:
            sheet.cell(row, at["Ref"]).value = ref
    (folder / "back").mkdir()
    book.save(folder / "back" / "reply.xlsx")
    return folder / "back"
