"""Filling in workbooks as leads do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from db.engine import Store
from riia_tui.exchange.answers import answer_files, read_all
from riia_tui.exchange.collected import Collected, CollectedLine, collected
from riia_tui.views.standing import standing


def columns(sheet: Any) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value}


def row_of(sheet: Any, ref: str) -> int:
    at = columns(sheet)["Ref"]
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, at).value == ref)


def put(sheet: Any, row: int, **answers: Any) -> None:
    """Puts answers into a row: rag, words, figure, evidence, cause, remedy, forecast, ref."""
    at = columns(sheet)
    names = {
        "rag": "Your RAG",
        "words": "What has happened",
        "figure": "Your figure",
        "evidence": "Evidence (link)",
        "cause": "Cause",
        "remedy": "Remedy",
        "forecast": "Forecast date",
        "ref": "Ref",
        "key": "key",
    }
    for name, value in answers.items():
        sheet.cell(row, at[names[name]]).value = value


def filled(path: Path, to: Path, fill: Callable[[Workbook], None]) -> Path:
    """A copy of a workbook that somebody has filled in."""
    book = load_workbook(path)
    fill(book)
    to.parent.mkdir(parents=True, exist_ok=True)
    book.save(to)
    return to


def answered(path: Path, to: Path, answers: dict[str, dict[str, Any]]) -> Path:
    """The same, by ref."""

    def fill(book: Workbook) -> None:
        for ref, values in answers.items():
            put(book["Updates"], row_of(book["Updates"], ref), **values)

    return filled(path, to, fill)


def came_back(store: Store, place: Path, today: Any, reported_by: str | None = None) -> Collected:
    return collected(
        standing(store, "small", today), read_all(place, answer_files(place), lambda *_: None), reported_by
    )


def line_of(found: Collected, name: str) -> CollectedLine:
    (line,) = [line for line in found.lines if line.name == name]
    return line
