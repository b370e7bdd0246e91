"""A plan file on its way in: a plan that is new, or a newer version of one that the store has."""

from dataclasses import dataclass
from pathlib import Path

from db.engine import Store
from riia_tui.actions.revise import differences
from riia_tui.planfile.compare import Difference
from riia_tui.planfile.files import read_plan
from riia_tui.planfile.model import PlanFile
from riia_tui.views.names import folded
from riia_tui.views.plans import plans


@dataclass(frozen=True, slots=True)
class Incoming:
    """A plan that was read; ``differences`` is None where the store has no plan of its code."""

    file: PlanFile
    differences: tuple[Difference, ...] | None


def incoming(store: Store, path: Path) -> Incoming:
    """What a file would bring; nothing is written. Raises BadInput with every mistake in it."""
    file = read_plan(path)
    known = {folded(line.code) for line in plans(store)}
    return Incoming(file, differences(store, file) if folded(file.plan.code) in known else None)
