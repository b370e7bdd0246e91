"""A plan file on its way into the store, with what its names lead to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from db.errors import BadInput
from db.journal import Writing
from db.tables import Activity, Kpi, Measure, Plan, Theme
from riia_tui.planfile.model import PlanFile
from riia_tui.planfile.refs import heading_names
from riia_tui.views.names import folded

Item = Theme | Activity | Kpi | Measure | Plan
"""What a change may name."""


@dataclass
class Laying:
    """A plan file on its way into the store: the rows made so far, by what the file calls them."""

    session: Writing
    file: PlanFile
    plan: Plan
    authorities: dict[str, str] = field(default_factory=dict)
    named: dict[str, Item] = field(default_factory=dict)
    positions: Iterator[int] = field(default_factory=lambda: iter(range(10**6)))
    refs: dict[int, str] = field(default_factory=dict)

    def add(self, *rows: object) -> None:
        """Puts rows into the write."""
        self.session.add_all(rows)

    def name(self, row: Theme | Activity) -> None:
        """Remembers a heading by its printed code and its title; the first of two equal names stays."""
        for name in heading_names(str(row.__tablename__), row.code, row.title):
            self.named.setdefault(folded(name), row)

    def name_kpi(self, row: Kpi) -> None:
        """Remembers a KPI by its ref, which wins over the code of a heading."""
        self.named[folded(row.ref)] = row

    def name_measure(self, kpi: Kpi, row: Measure) -> None:
        """Remembers a measure as “5.2.6:2”."""
        self.named[folded(f"{kpi.ref}:{row.position + 1}")] = row

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
