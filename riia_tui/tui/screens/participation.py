"""Participation: authorities down; KPIs, networks, data returns or meetings across."""

from textual.app import ComposeResult
from textual.widgets import Static

from riia_tui.phrases import cut
from riia_tui.reports.blocks import Table
from riia_tui.tui import cells
from riia_tui.tui.screens.place import Place
from riia_tui.tui.widgets.rug import Rug
from riia_tui.views.grids import GridKind, Wanted
from riia_tui.views.participation import participation
from riia_tui.views.parts import ACROSS_WORDS, PART_WORDS, Across, Participation
from riia_tui.views.plans import Head

WAYS = list(Across)
NOTHING = {
    Across.KPIS: "No KPI here counts authorities.",
    Across.NETWORKS: "No network has a meeting with a register yet: m records one.",
    Across.RETURNS: "No data return is entered yet: e records one, “riia log return” one for all.",
    Across.MEETINGS: "No meeting with a register is entered yet: m records one.",
}


class ParticipationPlace(Place):
    """Who took part in what; Enter opens what is behind a cell, a sum or an authority."""

    PLACE = "participation"
    HELP = (
        "Authorities down; KPIs, networks, data returns or meetings across: who took part in what. Below the names "
        "stand how many took part, how many are needed, and the RAG that is agreed. An authority that is excused for "
        "a while is left out of both, and marked. Enter shows what is behind a cell, a sum, or an authority."
    )

    def __init__(self) -> None:
        super().__init__()
        self._shown: Participation | None = None
        self._across = Across.KPIS
        self._theme: str | None = None
        self._is_turned = True
        self._wanted: str | None = None

    def body(self) -> ComposeResult:
        """What is shown, the table, what the cursor is on, and what the signs mean."""
        yield Static("", id="rug-title", classes="title", markup=False)
        yield Rug(id="rug")
        yield Static("", id="rug-cell", classes="note", markup=False)
        yield Static("", id="rug-note", classes="note", markup=False)

    async def fill(self) -> Head:
        """Reads the table and shows it."""
        program = self.program
        if self._shown is not None and self._shown.head.plan != program.plan:
            self._theme = None
        shown = await program.read(participation, program.plan, program.today, self._across, self._theme)
        self._show(shown)
        return shown.head

    async def tables(self) -> tuple[Table, ...]:
        """The table that is shown, in words."""
        from riia_tui.reports.screen_tables import participation_tables

        return participation_tables(self._shown) if self._shown else ()

    def show_authority(self, name: str) -> None:
        """Puts the cursor on an authority's row, now or once the table is there."""
        self._wanted = name
        if not self.stale:
            self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        if self._wanted is not None and self.query_one(Rug).go_to(self._wanted):
            self._wanted = None

    def selected_ref(self) -> str | None:
        """The KPI of the column under the cursor, where KPIs are across."""
        column = self.query_one(Rug).column
        return column.ref if column and self._across is Across.KPIS else None

    def grids_here(self) -> list[Wanted]:
        """The period of the column where data returns are across, and the authority of the row."""
        rug = self.query_one(Rug)
        here = []
        if rug.column is not None and self._across is Across.RETURNS:
            collection, _, period = rug.column.key.rpartition(" | ")
            here.append(Wanted(GridKind.RETURNS, collection=collection, period=period))
        if rug.row is not None:
            here.append(Wanted(GridKind.AUTHORITY, authority=rug.row.name))
        return here

    async def on_rug_opened(self, _event: Rug.Opened) -> None:
        """Opens what is behind: a cell, a column's sum, or one authority."""
        from riia_tui.tui.screens.sheets import open_authority, open_behind

        rug = self.query_one(Rug)
        name = rug.row.name if rug.row else None
        if rug.column is not None:
            await open_behind(self.program, self._across, rug.column.key, name)
        elif name is not None:
            await open_authority(self.program, name)

    def on_rug_moved(self, _event: Rug.Moved) -> None:
        """Says in words what the cursor is on."""
        self.query_one("#rug-cell", Static).update(self._said())

    async def action_excuse(self) -> None:
        """Opens the form that excuses the authority of the row, or others."""
        from riia_tui.tui.screens.plan_flows import open_excuse

        row = self.query_one(Rug).row
        await open_excuse(self.program, row.name if row else None)

    async def action_outstanding(self) -> None:
        """Opens updates outstanding."""
        from riia_tui.tui.screens.sheets import open_outstanding

        await open_outstanding(self.program)

    def action_across(self) -> None:
        """Puts the next kind of thing across."""
        self._across = WAYS[(WAYS.index(self._across) + 1) % len(WAYS)]
        self._is_turned = True
        self.load()

    def action_theme(self) -> None:
        """Keeps to the next theme; after the last one shows the whole plan."""
        themes = [None, *(self._shown.themes if self._shown else ())]
        at = themes.index(self._theme) if self._theme in themes else 0
        self._theme = themes[(at + 1) % len(themes)]
        self._is_turned = True
        self.load()

    def _show(self, shown: Participation) -> None:
        self._shown = shown
        self.query_one(Rug).show(shown, from_start=self._is_turned)
        self._is_turned = False
        self._go_to_wanted()
        self._show_notes(shown)

    def _show_notes(self, shown: Participation) -> None:
        met = [column.met for column in shown.columns if column.met is not None]
        said = [f"by {ACROSS_WORDS[shown.across]}", shown.theme or "the whole plan"]
        said += [f"{sum(met)} of {len(met)} targets met"] if met else []
        self.query_one("#rug-title", Static).update(cut(" · ".join(said), max(self.app.size.width - 2, 20)))
        signs = "  ".join(f"{part} {PART_WORDS[part]}" for part in shown.signs)
        note = signs if shown.columns else NOTHING[shown.across]
        self.query_one("#rug-note", Static).update(note)
        self.query_one("#rug-cell", Static).update(self._said())

    def _said(self) -> str:
        """The cell under the cursor in words: “Devon: not yet · 1.2.1A LAs engaged: 10 of 15, needs 13”."""
        rug = self.query_one(Rug)
        column, name, cell = rug.column, rug.row.name if rug.row else None, rug.cell
        if column is None:
            return f"{name}: Enter shows everything about it" if name else ""
        own = column.name if column.ref in column.name else f"{column.ref} {column.name}"
        what = f"{own}: {column.of}"
        if cell is not None:
            part, note = cell
            what = f"{name}: {PART_WORDS[part]}{f', {note}' if note else ''} · {what}"
        return cut(cells.visible(what), max(self.app.size.width - 2, 20))
