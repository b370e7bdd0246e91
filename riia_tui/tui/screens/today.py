"""Today: a coordinator's desk."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import OptionList, Static

from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.tui import cells
from riia_tui.tui.pages.page import Opens
from riia_tui.tui.pages.today import changes_page, due_page
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.tui.widgets.chosen import row_of
from riia_tui.tui.widgets.line_list import LineList
from riia_tui.views.plans import Head
from riia_tui.views.today import Today, today_view


class TodayPlace(Place):
    """Boards and what is due on one side; what changed and what needs a look on the other."""

    PLACE = "today"
    HELP = (
        "This is your desk. On the left stand the boards that are to come with the steps before the next one, the KPIs "
        "that are overdue, those that fall due soon, and those whose RAG is older than what was recorded since. On "
        "the right stands what has changed since the last board, what others have written since you were last here, "
        "greens without proof, who is waited for, and the share of each theme that was agreed blue or green by "
        "month. Enter opens what a line is about; u updates the RAG of a KPI from here."
    )

    def body(self) -> ComposeResult:
        """A sentence on the next board, and two lists."""
        yield Static("", id="board-line", markup=False)
        with Container(id="desk"):
            yield LineList(id="due")
            yield LineList(id="changes")

    async def fill(self) -> Head:
        """Reads the desk and shows it."""
        program = self.program
        desk = await program.read(today_view, program.plan, program.today, program.last_look)
        width = self._width()
        with self.app.batch_update():
            self._show_board(desk)
            self.query_one("#due", LineList).show(due_page(desk, width).lines)
            self.query_one("#changes", LineList).show(changes_page(desk, width).lines)
        return desk.head

    async def tables(self) -> tuple[Table, ...]:
        """Every list of the desk, whole."""
        from riia_tui.reports.screen_tables import today_tables

        return today_tables(await self.program.read(today_view, self.program.plan, self.program.today))

    def selected_ref(self) -> str | None:
        """The KPI under the cursor of the list in use."""
        lists = self.query(LineList)
        line = next((each for each in lists if each.has_focus), lists.first()).chosen()
        return line.key if line and line.opens is Opens.KPI else None

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens what the line is about."""
        from riia_tui.tui.screens.opening import open_line

        place = event.option_list
        if isinstance(place, LineList) and (line := row_of(event, place.lines)) is not None:
            await open_line(self.program, line)

    async def action_outstanding(self) -> None:
        """Opens updates outstanding."""
        from riia_tui.tui.screens.sheets import open_outstanding

        await open_outstanding(self.program)

    async def action_greens(self) -> None:
        """Opens the greens and blues without proof."""
        from riia_tui.tui.screens.sheets import open_greens

        await open_greens(self.program)

    def _show_board(self, desk: Today) -> None:
        line = Text(" ".join(filter(None, (desk.board, desk.next_step))))
        line.append(f"   {phrases.counted(desk.head.kpis, 'KPI')}  ")
        line.append_text(cells.tally(desk.head.counts))
        self.query_one("#board-line", Static).update(line)

    def _width(self) -> int:
        whole = self.app.size.width
        # Padding on both sides, and a scroll bar for the list and in a narrow terminal for the desk.
        return whole - 6 if is_narrow(self) else whole // 2 - 5
