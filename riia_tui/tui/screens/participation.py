"""Participation: authorities down, KPIs across."""

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from riia_tui.tui import cells
from riia_tui.tui.looks import Ink, ink
from riia_tui.tui.screens.place import Place
from riia_tui.views.participation import PART_WORDS, Part, Participation, participation
from riia_tui.views.plans import Head

INKS: dict[Part, Ink] = {Part.TOOK_PART: "green", Part.NOT_YET: "amber"}
STYLES = {Part.EXCUSED: "italic", Part.NOT_ASKED: "dim"}


class ParticipationPlace(Place):
    """Who took part in what; Enter opens the KPI of a column."""

    PLACE = "participation"
    HELP = (
        "Authorities down, KPIs across: who took part in what. Below the names stand how many took part, how many "
        "are needed, and the RAG that is agreed. An authority that is excused for a while is left out of both, "
        "and marked. Enter on a column shows its KPI."
    )

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._wanted: str | None = None

    def body(self) -> ComposeResult:
        """The table, and what its signs mean."""
        yield DataTable(id="rug", fixed_columns=1, cursor_type="cell")
        yield Static("", id="rug-note", classes="note", markup=False)

    async def fill(self) -> Head:
        """Reads the table and shows it."""
        shown = await self.program.read(participation, self.program.plan, self.program.today)
        self._show(shown)
        return shown.head

    def show_authority(self, name: str) -> None:
        """Puts the cursor on an authority's row, now or once the table is there."""
        self._wanted = name
        if name in self._names and not self.stale:
            self.query_one(DataTable).move_cursor(row=self._names.index(name), column=0)

    def selected_ref(self) -> str | None:
        """The KPI of the column under the cursor."""
        table = self.query_one(DataTable)
        if not table.row_count or table.cursor_column < 2:
            return None
        key = table.coordinate_to_cell_key(table.cursor_coordinate).column_key.value
        return key.split("|")[0] if key else None

    async def on_data_table_cell_selected(self, _event: DataTable.CellSelected) -> None:
        """Opens the KPI of the column."""
        from riia_tui.tui.screens.flows import show_in_plan

        if ref := self.selected_ref():
            await show_in_plan(self.program, ref)

    async def action_excuse(self) -> None:
        """Opens the form that excuses the authority of the row, or others."""
        from riia_tui.tui.screens.plan_flows import open_excuse

        at = self.query_one(DataTable).cursor_row
        await open_excuse(self.program, self._names[at] if at < len(self._names) else None)

    def _show(self, shown: Participation) -> None:
        table = self.query_one(DataTable)
        at = table.cursor_coordinate
        with self.app.batch_update():
            table.clear(columns=True)
            table.add_column("authority", key="authority")
            table.add_column("took part", key="sum")
            for number, column in enumerate(shown.columns):
                table.add_column(Text(column.ref), key=f"{column.ref}|{number}")
            for row in shown.rows:
                marks = [
                    Text(cell.value, style=ink(INKS[cell]) if cell in INKS else STYLES[cell], justify="center")
                    for cell in row.cells
                ]
                table.add_row(
                    cells.plain(cells.one_line(row.name, 22)), Text(f"{row.took_part} of {row.asked}"), *marks
                )
            table.add_row("took part", "", *[Text(f"{c.took_part}", justify="center") for c in shown.columns])
            table.add_row("needed", "", *[Text(c.needed.removeprefix("needs "), style="dim") for c in shown.columns])
            table.add_row("RAG", "", *[cells.letter(c.status) for c in shown.columns])
        self._names = [row.name for row in shown.rows]
        table.move_cursor(row=at.row, column=at.column)
        if self._wanted in self._names:
            table.move_cursor(row=self._names.index(self._wanted), column=0)
        self._wanted = None
        signs = "   ".join(f"{part} {words}" for part, words in PART_WORDS.items())
        nothing = "No KPI of this plan counts authorities."
        self.query_one("#rug-note", Static).update(f"{signs}   Enter opens the KPI" if shown.columns else nothing)
