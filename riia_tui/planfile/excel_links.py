"""Which row of another sheet a cell names, and how themes stand inside each other."""

from collections.abc import Callable, Sequence
from itertools import islice

from riia_tui.planfile.excel_cells import SPOILT, Cell, text
from riia_tui.planfile.excel_tables import Row, Table
from riia_tui.planfile.faults import meant, quoted
from riia_tui.planfile.refs import folded
from riia_tui.planfile.scalars import Mistake
from riia_tui.planfile.sheets import DEEPEST_THEMES

Note = Callable[[Cell, str, str], None]
"""Takes a cell, its heading and what is wrong there."""

_MOST_LOOKED_AT = 2_000
"""Among so many names the nearest one is looked for; more would take too long."""


def said(cell: Cell) -> str:
    """The text of a cell that names a row, as far as it can be read; empty for a blank cell."""
    if cell.empty or cell.value is SPOILT:
        return ""
    try:
        return text(cell) or ""
    except Mistake as mistake:
        return mistake.taken_as or ""


class Named:
    """The rows of a sheet, as other sheets name them: by id, else by what only one of them bears."""

    def __init__(self, table: Table | None, by: Sequence[str], note: Note) -> None:
        """``by`` are the headings that name a row, the first one before the others; it may stand only once."""
        self.rows: tuple[Row, ...] = table.rows if table else ()
        self.sheet = table.sheet.name if table else ""
        self._told = False
        self._by = by
        self._found: list[dict[str, list[int]]] = [{} for _ in by]
        for at, row in enumerate(self.rows):
            for heading, found in zip(by, self._found, strict=True):
                name = folded(said(row.cell(heading)))
                if name:
                    found.setdefault(name, []).append(at)
        if by[0] == "id":
            self._note_twice(note)

    def _note_twice(self, note: Note) -> None:
        for at in (at for rows in self._found[0].values() for at in rows[1:]):
            cell = self.rows[at].cell("id")
            note(cell, "id", f"the id {quoted(said(cell))} stands twice")

    def find(self, cell: Cell, heading: str, note: Note) -> int | None:
        """The place of the row that a cell names; None where it is blank or names none, which is noted."""
        name = said(cell)
        if not name:
            return None
        for by, found in zip(self._by, self._found, strict=True):
            rows = found.get(folded(name), ())
            if len(rows) > 1 and by != "id":
                note(cell, heading, f"{len(rows)} rows of {self.sheet} have the {by} {quoted(name)}; write the id")
            if rows:
                return rows[0]
        if not self.sheet:
            if not self._told:
                note(cell, heading, f"the sheet that {quoted(name)} should stand on is not there")
            self._told = True
            return None
        known = islice((said(row.cell(by)) for by in self._by for row in self.rows), _MOST_LOOKED_AT)
        listed = f"look at the sheet {self.sheet}"
        note(
            cell,
            heading,
            f"no row of {self.sheet} is called {quoted(name)}; {meant(name, filter(None, known), listed)}",
        )
        return None


def parents(themes: Named, note: Note) -> list[int | None]:
    """The place of each theme's parent, None at the top; a theme inside itself, or too deep, is noted and put there."""
    found = [themes.find(row.cell("parent"), "parent", note) for row in themes.rows]
    depths: dict[int, int] = {}
    for at in range(len(found)):
        chain = _unknown_chain(at, found, depths)
        for below in reversed(chain):
            above = found[below]
            if above is not None and above not in depths:
                note(themes.rows[below].cell("parent"), "parent", "the theme stands inside itself")
                found[below] = above = None
            depths[below] = 1 if above is None else depths[above] + 1
            if depths[below] > DEEPEST_THEMES:
                said_so = f"the theme stands more than {DEEPEST_THEMES} levels deep"
                note(themes.rows[below].cell("parent"), "parent", said_so)
                found[below], depths[below] = None, 1
    return found


def _unknown_chain(at: int, found: Sequence[int | None], depths: dict[int, int]) -> list[int]:
    """A theme and those above it up to the first one whose depth is known, or that is in the chain already."""
    chain: list[int] = []
    seen: set[int] = set()
    step: int | None = at
    while step is not None and step not in depths and step not in seen:
        chain.append(step)
        seen.add(step)
        step = found[step]
    return chain
