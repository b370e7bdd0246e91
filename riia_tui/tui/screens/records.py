"""Records: what happened, newest first; Enter opens one to put it right."""

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.tui import cells
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.views.plans import Head
from riia_tui.views.records import RecordLine, Records, records

DAY_WIDTH = 11
KIND_WIDTH = 16
REFS_WIDTH = 13
SUMMARY_WIDTH = 14
PLANNED_ABOVE = 3
"""Lines of what is planned that stay in sight above the newest that happened."""
REFS_FROM = 80
"""Columns from which there is room for what a record counts towards."""
EMPTY = "Nothing is recorded yet. m records a meeting, e evidence; KPIs count themselves from what stands here."


class RecordsPlace(Place):
    """The table of records."""

    PLACE = "records"
    HELP = (
        "Everything that happened, newest first; what is planned stands above it, up from where the cursor begins. "
        "Every figure in the program is counted from here. Enter opens a record to put it right, or a planned "
        "meeting to fill in who came. A record that is taken out comes back with z."
    )

    def __init__(self) -> None:
        super().__init__()
        self._plan: str | None = None

    def body(self) -> ComposeResult:
        """The table, and a line about it."""
        yield DataTable(id="records", cursor_type="row", zebra_stripes=False)
        yield Static("", id="records-note", classes="note", markup=False)

    async def fill(self) -> Head:
        """Reads the records and shows them, keeping the cursor on its record."""
        shown = await self.program.read(records, self.program.plan, self.program.today)
        self._show(shown)
        return shown.head

    async def tables(self) -> tuple[Table, ...]:
        """The records."""
        from riia_tui.reports.screen_tables import record_tables

        return record_tables(await self.program.read(records, self.program.plan, self.program.today))

    def selected_key(self) -> str | None:
        """The key of the record under the cursor."""
        table = self.query_one(DataTable)
        if not table.row_count:
            return None
        return table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value

    async def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Opens the record."""
        from riia_tui.tui.screens.flows import open_record

        if event.row_key.value:
            await open_record(self.program, event.row_key.value)

    async def action_take_in(self) -> None:
        """Opens the form that takes in a file of another program."""
        from riia_tui.tui.screens.intake_flows import open_take_in

        if self.program.plan:
            await open_take_in(self.program)

    async def action_minutes(self) -> None:
        """Opens the form that takes in a folder of minutes."""
        from riia_tui.tui.screens.minutes_flows import open_minutes

        await open_minutes(self.program)

    def action_remove(self) -> None:
        """Takes the record out; undo brings it back."""
        from riia_tui.actions.corrections import remove_record

        if key := self.selected_key():
            self.program.act(remove_record, key)

    def _show(self, shown: Records) -> None:
        table = self.query_one(DataTable)
        key, row = self.selected_key(), table.cursor_row
        width = self.app.size.width
        with_kind, with_refs = not is_narrow(self), width >= REFS_FROM
        room = width - DAY_WIDTH - SUMMARY_WIDTH - 2 * 3 - 3
        room -= (KIND_WIDTH + 2 if with_kind else 0) + (REFS_WIDTH + 2 if with_refs else 0)
        with self.app.batch_update():
            table.clear(columns=True)
            # Widths that are given need no measuring, which the table does later and may be seen without.
            for name, wide in (
                ("day", DAY_WIDTH),
                *([("what", KIND_WIDTH)] if with_kind else []),
                ("title", max(room, 14)),
                ("", SUMMARY_WIDTH),
                *([("counts for", REFS_WIDTH)] if with_refs else []),
            ):
                table.add_column(name, width=wide)
            for line in shown.lines:
                table.add_row(*self._cells(line, max(room, 14), with_kind, with_refs), key=line.id)
        self._go(shown, key, row)
        planned = sum(line.planned for line in shown.lines)
        note = phrases.counted(len(shown.lines), "record") + (
            f", {planned} of them planned or due." if planned else "."
        )
        note = note if shown.lines else EMPTY
        if shown.left_out:
            note += f" {shown.left_out} older ones are not shown: find them with /."
        self.query_one("#records-note", Static).update(note)

    def _go(self, shown: Records, key: str | None, row: int) -> None:
        """Keeps the cursor on its record, or its row; in a plan that was not shown yet, on the newest that happened."""
        table, keys = self.query_one(DataTable), [line.id for line in shown.lines]
        is_new, self._plan = shown.head.plan != self._plan, shown.head.plan
        if is_new:
            newest = next((at for at, line in enumerate(shown.lines) if not line.planned), 0)
            table.move_cursor(row=newest)
            table.call_after_refresh(table.scroll_to, y=max(newest - PLANNED_ABOVE, 0), animate=False)
        else:
            table.move_cursor(row=keys.index(key) if key in keys else min(row, len(keys) - 1))

    def _cells(self, line: RecordLine, room: int, with_kind: bool, with_refs: bool) -> list[Text]:
        refs = " ".join(line.counts_towards)
        style = "italic" if line.planned else ""
        return [
            Text(f"{phrases.day(line.on, self.program.today):>11}", style=style),
            *([Text(line.kind.replace("-", " "), style="dim")] if with_kind else []),
            cells.plain(cells.one_line(line.title, room), style),
            cells.plain(cells.one_line(line.summary, SUMMARY_WIDTH)),
            *([Text(cells.one_line(refs, REFS_WIDTH), style="dim")] if with_refs else []),
        ]
