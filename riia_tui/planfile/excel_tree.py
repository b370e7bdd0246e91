"""The tables of a workbook as the tree of a plan file, which is then read like any other.

A row whose place in the tree cannot be told hangs under a theme of no name, so that the rest of it is looked at too.
That theme never leaves this package: there is a mistake wherever there is one.
"""

from collections.abc import Iterable
from dataclasses import replace

from db.words import Metric, Unit
from riia_tui.planfile import excel_cells
from riia_tui.planfile.excel_cells import SPOILT, Cell
from riia_tui.planfile.excel_grids import budget, indicators
from riia_tui.planfile.excel_links import Named, parents, said
from riia_tui.planfile.excel_tables import Row, Table, Whereabouts
from riia_tui.planfile.faults import FaultList, meant, nearest, quoted
from riia_tui.planfile.measures import usual_unit
from riia_tui.planfile.names import split_names
from riia_tui.planfile.nodes import Items, Node, Pairs, Scalar
from riia_tui.planfile.refs import folded
from riia_tui.planfile.scalars import Mistake
from riia_tui.planfile.shapes import EVERYONE
from riia_tui.planfile.sheets import PLAN_KEYS, REGION_KEYS, is_list

Lists = dict[int, list[Node]]
"""What belongs to the rows of a sheet, by their place; under ``ORPHANS`` what belongs to none of them."""

ORPHANS = -1


class Tree:
    """Builds the tree; every mistake on the way goes to ``faults``."""

    def __init__(self, tables: dict[str, Table], faults: FaultList, places: Whereabouts) -> None:
        """``places`` learns which row of the sheet Plan holds which key."""
        self._tables = tables
        self._faults = faults
        self._places = places
        self._themes = Named(tables.get("Themes"), ("id", "code"), self.note)
        self._activities = Named(tables.get("Activities"), ("id", "code"), self.note)
        self._kpis = Named(tables.get("KPIs"), ("id", "code"), self.note)
        self._parents = parents(self._themes, self.note)

    def note(self, cell: Cell, heading: str, message: str) -> None:
        """Keep a mistake about a cell."""
        self._faults.add(cell.line, cell.column, heading, message)

    def root(self) -> Pairs:
        """The whole tree."""
        pairs = [*self._head()]
        for name in ("Authorities", "People", "Mappings", "Events", "Changes"):
            pairs += self._listed(name, [self._entry(row, name) for row in self._rows(name)])
        items = self._below("Framework items", "framework", Named(self._tables.get("Frameworks"), ("code",), self.note))
        pairs += self._listed("Frameworks", self._with("Frameworks", "items", items))
        pairs += self._listed("Networks", self._networks())
        pairs += self._listed("Budget", budget(self._rows("Budget"), self.note))
        pairs += self._listed("Indicators", indicators(self._rows("Indicators"), self.note))
        pairs += self._listed("Themes", self._theme_tree(), always=True)
        return Pairs(0, 0, pairs)

    def _rows(self, name: str) -> tuple[Row, ...]:
        return self._tables[name].rows if name in self._tables else ()

    def _listed(self, name: str, entries: list[Node], always: bool = False) -> list[tuple[Scalar, Node]]:
        """A list of the plan under its key; none where it is empty."""
        if not entries and not always:
            return []
        table = self._tables.get(name)
        line = table.line if table else 0
        key = (table.sheet.listed if table else None) or name.lower()
        return [(Scalar(line, 0, key, False), Items(line, 0, entries))]

    def _entry(self, row: Row, name: str, *more: tuple[str, list[Node]]) -> Pairs:
        """A row as a mapping of the entry's own keys, with the lists that belong to it."""
        pairs: list[tuple[Scalar, Node]] = []
        for column in self._tables[name].sheet.columns:
            cell = row.cells.get(column.heading)
            if column.key and cell is not None:
                key = Scalar(cell.line, cell.column, column.heading, False)
                pairs.append((key, _names(cell) if is_list(column) else cell))
        pairs += [(Scalar(row.line, 0, key, False), Items(row.line, 0, nodes)) for key, nodes in more if nodes]
        return Pairs(row.line, 0, pairs)

    def _below(self, name: str, heading: str, above: Named) -> Lists:
        """The rows of a sheet by the place of the row that they name."""
        found: Lists = {}
        for row in self._rows(name):
            at = self._needed(row, heading, above)
            found.setdefault(at, []).append(self._entry(row, name))
        return found

    def _needed(self, row: Row, heading: str, above: Named) -> int:
        cell = row.cell(heading)
        if cell.empty and cell.value is not SPOILT:
            self.note(cell, heading, f"“{heading}” is empty; it must be given")
        at = above.find(cell, heading, self.note)
        return ORPHANS if at is None else at

    def _with(self, name: str, key: str, below: Lists) -> list[Node]:
        """The entries of a sheet with what is below them; what is below none comes under one of no name."""
        entries: list[Node] = [
            self._entry(row, name, (key, below.get(at, []))) for at, row in enumerate(self._rows(name))
        ]
        if ORPHANS in below:
            entries.append(_nameless(("code", "title", "name"), (key, below[ORPHANS])))
        return entries

    def _networks(self) -> list[Node]:
        above = Named(self._tables.get("Networks"), ("name",), self.note)
        below = self._below("Members", "network", above)
        entries: list[Node] = []
        for at, row in enumerate(above.rows):
            entry = self._entry(row, "Networks", ("members", below.get(at, [])))
            cell = row.cell("members")
            if not cell.empty and cell.value is not SPOILT:
                self._take_everyone(entry, cell, bool(below.get(at)))
            entries.append(entry)
        if ORPHANS in below:
            entries.append(_nameless(("name",), ("members", below[ORPHANS])))
        return entries

    def _take_everyone(self, entry: Pairs, cell: Cell, has_members: bool) -> None:
        if folded(cell.text) != EVERYONE:
            self.note(cell, "members", f"{quoted(cell.text)} stands here; write {EVERYONE}, or leave it blank")
        elif has_members:
            self.note(cell, "members", f"“{EVERYONE}” and rows on the sheet Members cannot both be there")
        else:
            key = Scalar(cell.line, cell.column, "members", False)
            entry.pairs.append((key, Scalar(cell.line, cell.column, EVERYONE, False)))

    def _theme_tree(self) -> list[Node]:
        activities, of_theme = self._activities_and_kpis()
        children: dict[int | None, list[int]] = {}
        for at, above in enumerate(self._parents):
            children.setdefault(above, []).append(at)

        def theme(at: int) -> Pairs:
            return self._entry(
                self._themes.rows[at],
                "Themes",
                ("themes", [theme(child) for child in children.get(at, ())]),
                ("activities", activities.get(at, [])),
                ("kpis", of_theme.get(at, [])),
            )

        tree: list[Node] = [theme(at) for at in children.get(None, ())]
        lost = [("activities", activities.get(ORPHANS, [])), ("kpis", of_theme.get(ORPHANS, []))]
        return [*tree, _nameless(("level", "title"), *lost)] if any(nodes for _, nodes in lost) else tree

    def _activities_and_kpis(self) -> tuple[Lists, Lists]:
        """The activities with their KPIs by theme, and the KPIs that are of the themes themselves."""
        homes = [self._needed(row, "theme", self._themes) for row in self._activities.rows]
        of_activity: Lists = {}
        of_theme: Lists = {}
        measures = self._measures()
        for at, row in enumerate(self._kpis.rows):
            activity, theme = self._home(row, homes)
            place = of_theme if activity is None else of_activity
            entry = self._entry(row, "KPIs", ("measures", measures.get(at, [])))
            place.setdefault(theme if activity is None else activity, []).append(entry)
        if ORPHANS in measures:
            of_theme.setdefault(ORPHANS, []).append(_nameless(("statement",), ("measures", measures[ORPHANS])))
        activities: Lists = {}
        for at, row in enumerate(self._activities.rows):
            entry = self._entry(row, "Activities", ("kpis", of_activity.get(at, [])))
            activities.setdefault(homes[at], []).append(entry)
        return activities, of_theme

    def _home(self, row: Row, homes: list[int]) -> tuple[int | None, int]:
        """Where a KPI belongs: the place of its activity, None where it has none, and of its theme."""
        theme = self._themes.find(row.cell("theme"), "theme", self.note)
        activity = self._activities.find(row.cell("activity"), "activity", self.note)
        if not row.says("theme") and not row.says("activity"):
            self.note(row.cell("theme"), "theme", "the KPI names neither a theme nor an activity; it needs one")
        if activity is not None and theme is not None and homes[activity] not in (theme, ORPHANS):
            self.note(row.cell("theme"), "theme", "the activity of this KPI belongs to another theme")
        return activity, ORPHANS if theme is None else theme

    def _measures(self) -> Lists:
        found: Lists = {}
        for row in self._rows("Measures"):
            unit = _unit(row)
            counted = {
                name: replace(row.cells[name], unit=unit) for name in ("target", "baseline") if name in row.cells
            }
            at = self._needed(row, "kpi", self._kpis)
            found.setdefault(at, []).append(self._entry(Row(row.line, row.cells | counted), "Measures"))
        return found

    def _head(self) -> Iterable[tuple[Scalar, Node]]:
        """The format and the plan's particulars, from keys one under the other."""
        table = self._tables.get("Plan")
        if table is None:
            nowhere = _nameless(("code", "title", "starts", "ends"))
            nowhere.pairs.append((Scalar(0, 0, "region", False), _nameless(("code", "name"))))
            yield from _nameless(("format",)).pairs
            yield Scalar(0, 0, "plan", False), nowhere
            return
        own: list[tuple[Scalar, Node]] = []
        region: list[tuple[Scalar, Node]] = []
        for name, value in self._keys(table):
            if name.text in REGION_KEYS:
                region.append((replace(name, text=REGION_KEYS[name.text]), value))
            elif name.text == "format":
                yield name, value
            else:
                own.append((name, value))
        own.append((Scalar(table.line, 0, "region", False), Pairs(table.line, 0, region)))
        yield Scalar(table.line, 0, "plan", False), Pairs(table.line, 0, own)

    def _keys(self, table: Table) -> Iterable[tuple[Scalar, Cell]]:
        """The keys of the sheet Plan with their values."""
        known = {_folded_key(key): key for key in (*PLAN_KEYS, *REGION_KEYS)}
        seen: set[str] = set()
        for row in table.rows:
            cell, value = row.cell("key"), row.cell("value")
            key = known.get(_folded_key(said(cell)))
            if key is None and cell.value is not SPOILT:
                key = self._unknown_key(cell, set(known.values()) - seen)
                value = _spoilt(row.line, value.column)
            if key in seen:
                self.note(cell, "key", f"“{key}” stands twice")
            elif key is not None:
                seen.add(key)
                self._places.keys[row.line, value.column] = key
                yield Scalar(row.line, value.column, key, False), value

    def _unknown_key(self, cell: Cell, left: set[str]) -> str | None:
        """Note a key that is none; gives the one that was probably meant."""
        if cell.empty:
            self.note(cell, "key", "a key is missing beside this value")
            return None
        keys = [key for key in (*PLAN_KEYS, *REGION_KEYS) if key in left]
        listed = f"the keys of a plan are {', '.join((*PLAN_KEYS, *REGION_KEYS))}"
        self.note(cell, "key", f"{quoted(cell.text)} is no key of a plan; {meant(cell.text, keys, listed)}")
        return nearest(cell.text, keys)


def _folded_key(key: str) -> str:
    return folded(key.replace("_", ""))


def _names(cell: Cell) -> Node:
    """A cell of several names as a list."""
    if cell.empty or cell.value is SPOILT:
        return Scalar(cell.line, cell.column, "", False)
    return Items(cell.line, cell.column, [replace(cell, text=name, value=name) for name in split_names(cell.text)])


def _spoilt(line: int, column: int = 0) -> Cell:
    return Cell(line, column, "…", False, SPOILT)


def _nameless(keys: Iterable[str], *more: tuple[str, list[Node]]) -> Pairs:
    """An entry that is not there, for what belongs to it."""
    pairs: list[tuple[Scalar, Node]] = [(Scalar(0, 0, key, False), _spoilt(0)) for key in keys]
    return Pairs(0, 0, pairs + [(Scalar(0, 0, key, False), Items(0, 0, nodes)) for key, nodes in more if nodes])


def _unit(row: Row) -> Unit | None:
    """The unit of a measure, by its metric where none is given; None where neither can be read."""
    try:
        if row.says("unit"):
            return Unit(str(excel_cells.word(row.cell("unit"), Unit)))
        return usual_unit(Metric(str(excel_cells.word(row.cell("metric"), Metric))))
    except (Mistake, ValueError):
        return None
