"""Plan files in both their forms, told by the ending: text (``.yaml``, ``.yml``) and workbook (``.xlsx``)."""

from pathlib import Path

from db.errors import BadInput
from riia_tui.planfile.model import PlanFile

_TEXT = (".yaml", ".yml")
_WORKBOOK = ".xlsx"
_LIKE_A_WORKBOOK = (".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".numbers")


def endings() -> tuple[str, ...]:
    """The endings that a plan file can have, such as ``.xlsx``."""
    return (*_TEXT, _WORKBOOK)


def read_plan(path: Path) -> PlanFile:
    """The plan of a file in the form that its ending says.

    Raises PlanFileFaults with every mistake, and BadInput where the file cannot be opened or has another ending.
    """
    ending = path.suffix.lower()
    if ending == _WORKBOOK:
        # openpyxl takes longer to import than a plan in text to read.
        from riia_tui.planfile.excel_read import read_workbook

        return read_workbook(path)
    if path.is_dir():
        raise BadInput(f"{path} is a folder.", "Name the file in it.")
    if ending not in _TEXT and path.exists():
        advice = "Save it as .xlsx." if ending in _LIKE_A_WORKBOOK else "Save the plan as .yaml or .xlsx."
        raise BadInput(f"{path} is no plan file: its name does not end in .yaml or .xlsx.", advice)
    from riia_tui.planfile.read import read_plan_file

    return read_plan_file(path)


def refuse_ending(path: Path) -> None:
    """Raise BadInput where a plan cannot be written to a file of this name."""
    if path.suffix.lower() not in endings():
        ending = f"with the ending “{path.suffix}”" if path.suffix else "without an ending"
        raise BadInput(f"A plan cannot be written to a file {ending}.", "Use .xlsx or .yaml.")


def plan_bytes(plan: PlanFile, path: Path) -> bytes:
    """The content of a plan file of this name; text is UTF-8. Raises BadInput for another ending."""
    refuse_ending(path)
    if path.suffix.lower() == _WORKBOOK:
        from riia_tui.planfile.excel_write import workbook_bytes

        return workbook_bytes(plan)
    from riia_tui.planfile.write import plan_text

    return plan_text(plan).encode("utf-8")
