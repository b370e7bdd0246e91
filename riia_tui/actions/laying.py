"""A plan file on its way into the store, with what its names lead to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from db.errors import BadInput
from db.journal import Writing
from db.tables import Activity, Kpi, Plan, Theme
from riia_tui.planfile.model import PlanFile
from riia_tui.views.names import folded


@dataclass
class Laying:
    """A plan file on its way into the store: the rows made so far, by what the file calls them."""

    session: Writing
    file: PlanFile
    plan: Plan
    authorities: dict[str, str] = field(default_factory=dict)
    named: dict[str, Theme | Activity | Kpi] = field(default_factory=dict)
    positions: Iterator[int] = field(default_factory=lambda: iter(range(10**6)))
    refs: dict[int, str] = field(default_factory=dict)

    def add(self, *rows: object) -> None:
        """Puts rows into the write."""
        self.session.add_all(rows)

    def name(self, code: str | None, row: Theme | Activity | Kpi) -> None:
        """Remembers a row by its printed code; the first of two equal codes stays."""
        if code:
            self.named.setdefault(folded(code), row)

    def authority(self, name: str) -> str:
        """The key of an authority of the region. Raises BadInput."""
        key = self.authorities.get(folded(name))
        if key is None:
            raise BadInput(f"The plan names the authority “{name}”, which is nowhere.", "Nothing was added.")
        return key

    def kpi(self, ref: str) -> str:
        """The key of a KPI of the file by its ref. Raises BadInput."""
        row = self.named.get(folded(ref))
        if not isinstance(row, Kpi):
            raise BadInput(f"A network counts towards “{ref}”, which is no KPI of the plan.", "Nothing was added.")
        return row.id
