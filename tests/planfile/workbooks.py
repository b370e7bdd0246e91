"""Workbooks for the tests: a plan's own workbook with some of its cells changed, as a coordinator would."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from riia_tui.planfile.excel_read import parse_workbook, read_workbook
from riia_tui.planfile.excel_write import workbook_bytes
from riia_tui.planfile.faults import Fault, PlanFileFaults
from riia_tui.planfile.model import PlanFile

Change = Callable[[Workbook], None]


def changed(plan: PlanFile, change: Change) -> bytes:
    """The plan's workbook after a change to it."""
    workbook = load_workbook(BytesIO(workbook_bytes(plan)))
    change(workbook)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def column_of(workbook: Workbook, sheet: str, heading: str) -> int:
    """The number of the column under a heading."""
    return next(cell.column for cell in workbook[sheet][1] if cell.value == heading)


def put(sheet: str, row: int, heading: str, value: Any, number_format: str | None = None) -> Change:
    """Types a value into a cell."""

    def change(workbook: Workbook) -> None:
        cell = workbook[sheet].cell(row, column_of(workbook, sheet, heading))
        cell.value = value
        if number_format is not None:
            cell.number_format = number_format

    return change


def both(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(workbook: Workbook) -> None:
        for each in changes:
            each(workbook)

    return change


def read_back(content: bytes) -> PlanFile:
    """The plan in a workbook."""
    return parse_workbook(content, "plan.xlsx")


def faults_of(content: bytes) -> list[Fault]:
    """The mistakes in a workbook, as they are listed."""
    with pytest.raises(PlanFileFaults) as refused:
        parse_workbook(content, "plan.xlsx")
    return list(refused.value.faults)


def said(content: bytes) -> list[str]:
    """The mistakes in a workbook as a person reads them, without the file's name."""
    return [f"{fault.where}: {fault.message}" for fault in faults_of(content)]


def refusal(path: Path) -> str:
    """Why a file is not read at all."""
    with pytest.raises(PlanFileFaults) as refused:
        read_workbook(path)
    assert len(refused.value.faults) == 1
    return str(refused.value)
