"""A plan's workbook into the model, with all its mistakes at once where there are any."""

from dataclasses import replace
from pathlib import Path

from riia_tui.planfile import excel_cells
from riia_tui.planfile.entries import Reading
from riia_tui.planfile.excel_guard import LARGEST, reason_to_refuse
from riia_tui.planfile.excel_open import NotReadable, pages_of
from riia_tui.planfile.excel_tables import Whereabouts, tables_of
from riia_tui.planfile.excel_tree import Tree
from riia_tui.planfile.faults import Fault, FaultList, PlanFileFaults, TooMany
from riia_tui.planfile.model import PlanFile
from riia_tui.planfile.opening import content_of
from riia_tui.planfile.read import plan_of


def read_workbook(path: Path) -> PlanFile:
    """The plan in an ``.xlsx`` file.

    Raises PlanFileFaults with every mistake, each with its sheet, row and column, and BadInput where the file cannot
    be opened. Nothing is read from a file that is no workbook, has a password or macros, or is far too large.
    """
    content = content_of(path, LARGEST)
    reason = reason_to_refuse(content, path.suffix.lower())
    if reason is not None:
        raise _refused(path.name, reason)
    return parse_workbook(content, path.name)


def parse_workbook(content: bytes, name: str) -> PlanFile:
    """The plan in the bytes of a workbook; ``name`` is what its mistakes are reported under.

    Raises PlanFileFaults with every mistake.
    """
    faults, places = FaultList(), Whereabouts()
    plan = None
    try:
        plan = _plan(content, faults, places)
    except NotReadable as error:
        raise _refused(name, str(error)) from error
    except TooMany:
        pass
    if faults.faults or plan is None:
        raise PlanFileFaults(name, [places.fault(fault) for fault in faults.faults])
    return replace(plan, name=name)


def _plan(content: bytes, faults: FaultList, places: Whereabouts) -> PlanFile:
    """The plan, provisional where there are faults."""
    tables = tables_of(pages_of(content, passed_over="_"), faults, places)
    root = Tree(tables, faults, places).root()
    plan = plan_of(root, Reading(faults, excel_cells.LEAVES, excel_cells.word))
    return replace(plan, places={path: places.place(place) for path, place in plan.places.items()})


def _refused(name: str, message: str) -> PlanFileFaults:
    return PlanFileFaults(name, [Fault(1, 1, "", message, 0, "")])
