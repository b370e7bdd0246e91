"""Participation: authorities down, KPIs across."""

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from riia_tui.tui import cells
from riia_tui.tui.screens.place import Place
from riia_tui.views.participation import PART_WORDS, Part, Participation, participation
from riia_tui.views.plans import Head

STYLES = {Part.TOOK_PART: "#3fa34d", Part.NOT_YET: "#d98e04", Part.EXCUSED: "italic", Part.NOT_ASKED: "dim"}


class ParticipationPlace(Place):
    """Who took part in what; Enter opens the KPI of a column."""

    PLACE = "participation"

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()

    def body(self) -> ComposeResult:
        """The table, and what its signs mean."""
        yield DataTable(id="rug", fixed_columns=1, cursor_type="cell")
        yield Static("", id="rug-note", classes="note", markup=False)

    async def fill(self) -> Head:
        """Reads the table and shows it."""
        shown = await self.program.read(participation, self.program.plan, self.program.today)
        self._show(shown)
        return shown.head

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
        self._names = tuple(row.name for row in shown.rows)
        table = self.query_one(DataTable)
        at = table.cursor_coordinate
        with self.app.batch_update():
            table.clear(columns=True)
            table.add_column("authority", key="authority")
            table.add_column("took part", key="sum")
            for number, column in enumerate(shown.columns):
                table.add_column(Text(column.ref), key=f"{column.ref}|{number}")
            for row in shown.rows:
                marks = [Text(cell.value, style=STYLES[cell], justify="center") for cell in row.cells]
                table.add_row(
                    cells.plain(cells.one_line(row.name, 22)), Text(f"{row.took_part} of {row.asked}"), *marks
                )
            table.add_row("took part", "", *[Text(f"{c.took_part}", justify="center") for c in shown.columns])
            table.add_row("needed", "", *[Text(c.needed.removeprefix("needs "), style="dim") for c in shown.columns])
            table.add_row("RAG", "", *[cells.letter(c.status) for c in shown.columns])
        table.move_cursor(row=at.row, column=at.column)
        signs = "   ".join(f"{part} {words}" for part, words in PART_WORDS.items())
        nothing = "No KPI of this plan counts authorities."
        self.query_one("#rug-note", Static).update(f"{signs}   Enter opens the KPI" if shown.columns else nothing)
