"""The costings as the plan prints them, cell by cell; nothing is recomputed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.queries.planfile import BudgetCell, load_cells
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import standing


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A printed row; ``amounts`` are pounds under each printed heading, None where a cell is blank."""

    fund: str
    code: str
    label: str
    amounts: tuple[float | None, ...]
    note: str | None

    @property
    def name(self) -> str:
        """What the plan calls it."""
        return f"{self.code} {self.label}".strip()


@dataclass(frozen=True, slots=True)
class Money:
    """The budget tables of a plan, in printed order."""

    head: Head
    columns: tuple[str, ...]
    rows: tuple[BudgetRow, ...]


def money(store: Store, plan: str | None, today: date) -> Money:
    """The costings of a plan. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    with store.read() as connection:
        cells = load_cells(connection, found.facts.plan.id)
    columns = tuple(dict.fromkeys(cell.period for cell in cells))
    lines: dict[int, list[BudgetCell]] = {}
    for cell in cells:
        lines.setdefault(cell.line, []).append(cell)
    return Money(head_of(found), columns, tuple(_row(line, columns) for line in lines.values()))


def row_numbers(rows: Sequence[BudgetRow]) -> list[str]:
    """Of rows that the plan calls the same in one fund, which each is (“1 of 6”); “” where the name alone tells it."""
    named = [(row.fund, row.name) for row in rows]
    count = Counter(named)
    return [
        f"{named[: at + 1].count(each)} of {count[each]}" if count[each] > 1 else "" for at, each in enumerate(named)
    ]


def _row(cells: list[BudgetCell], columns: tuple[str, ...]) -> BudgetRow:
    amounts = {cell.period: cell.amount for cell in cells}
    first = cells[0]
    return BudgetRow(
        fund=first.fund or "",
        code=first.code or "",
        label=first.label,
        amounts=tuple(amounts.get(column) for column in columns),
        note=first.note,
    )
