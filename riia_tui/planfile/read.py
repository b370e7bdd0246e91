"""A plan file into the model, with all its mistakes at once where there are any."""

from dataclasses import replace
from pathlib import Path

from riia_tui.planfile import nodes
from riia_tui.planfile.entries import Reading
from riia_tui.planfile.faults import Fault, FaultList, PlanFileFaults, TooMany
from riia_tui.planfile.links import note_loose_ends
from riia_tui.planfile.model import IndicatorTable, PlanFile
from riia_tui.planfile.opening import content_of

LARGEST = 10_000_000
"""Bytes that a plan file may have; the longest published plan takes some 250,000."""


def read_plan_file(path: Path) -> PlanFile:
    """The plan in a YAML file of ``format: riia-plan/1``.

    Raises PlanFileFaults with every mistake, and BadInput where the file cannot be opened.
    """
    content = content_of(path, LARGEST)
    if len(content) > LARGEST:
        raise _refused(path.name, _too_large())
    return parse_plan(_decoded(content, path.name), path.name)


def parse_plan(text: str, name: str) -> PlanFile:
    """The plan in a text; ``name`` is what its mistakes are reported under.

    Raises PlanFileFaults with every mistake.
    """
    faults = FaultList()
    plan = None
    try:
        if len(text) > LARGEST:
            raise nodes.Unreadable(*_too_large())
        plan = _plan(nodes.tree(text, faults), faults)
    except nodes.Unreadable as error:
        faults.faults.append(error.fault)
    except TooMany:
        pass
    if faults.faults or plan is None:
        raise PlanFileFaults(name, faults.faults)
    return replace(plan, name=name)


def _plan(root: nodes.Node | None, faults: FaultList) -> PlanFile:
    """The plan, provisional where there are faults."""
    if root is None or (isinstance(root, nodes.Scalar) and root.empty):
        raise nodes.Unreadable(1, 1, "the file is empty; begin with format: riia-plan/1")
    if not isinstance(root, nodes.Pairs):
        said = "this is no plan file; at its top stand keys such as format, plan and themes"
        raise nodes.Unreadable(root.line, root.column, said)
    return plan_of(root, Reading(faults))


def plan_of(root: nodes.Pairs, reading: Reading) -> PlanFile:
    """The plan that a tree holds, with what its parts say of each other looked through; provisional where the reading
    has noted mistakes."""
    plan: PlanFile = reading.entry(root, PlanFile, "")
    note_loose_ends(plan, reading.note)
    for n, table in enumerate(plan.indicators):
        _note_ragged_rows(table, f"indicators[{n}]", reading)
    return replace(plan, places=reading.places)


def _note_ragged_rows(table: IndicatorTable, at: str, reading: Reading) -> None:
    for n, row in enumerate(table.rows):
        if len(row.values) != len(table.columns):
            said = f"the row has {len(row.values)} cells and the table {len(table.columns)} columns"
            reading.note(f"{at}.rows[{n}].values", said)


def _decoded(content: bytes, name: str) -> str:
    """The text of a UTF-8 file, with or without the mark that Windows puts before it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(name, (1, 1, "the file is saved as UTF-16; save it as UTF-8"))
    if b"\0" in content:
        raise _refused(name, (1, 1, "the file is binary; a plan file is text"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        said = f"the byte {content[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise _refused(name, (line, column, said)) from error


def _too_large() -> tuple[int, int, str]:
    return 1, 1, f"the file is larger than {LARGEST // 1_000_000} MB; a plan takes far less"


def _refused(name: str, fault: tuple[int, int, str]) -> PlanFileFaults:
    line, column, message = fault
    return PlanFileFaults(name, [Fault(line, column, "", message)])
