"""Today: a coordinator's desk."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.tui import cells
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.views.lines import KpiLine
from riia_tui.views.plans import Head
from riia_tui.views.today import Move, Today, today_view

MOST_OF_A_KIND = 12


class KpiList(OptionList):
    """Lines of KPIs under headings; a heading cannot be chosen."""

    def heading(self, text: str) -> None:
        """Adds a heading, after a blank line where something stands above it."""
        if self.option_count:
            self.add_option(Option("", disabled=True))
        self.add_option(Option(Text(text, style="bold"), disabled=True))

    def empty(self, text: str) -> None:
        """Adds a line that says why nothing stands here."""
        self.add_option(Option(Text(f"  {text}", style="dim"), disabled=True))

    def ref(self) -> str | None:
        """The ref of the KPI that the cursor is on."""
        if self.highlighted is None or not self.option_count:
            return None
        key = self.get_option_at_index(self.highlighted).id
        return key.split("|", 1)[1] if key else None


class TodayPlace(Place):
    """Overdue and due on one side; what changed and what needs a look on the other."""

    PLACE = "today"
    HELP = (
        "This is your desk. On the left stand the KPIs that are overdue, those that fall due soon, and those "
        "whose RAG is older than what was recorded since. On the right stands what has changed since the last "
        "board, and greens with nothing behind them. Enter on a KPI shows it in the plan; u updates its RAG from "
        "here."
    )

    def body(self) -> ComposeResult:
        """A sentence on the next board, and two lists."""
        yield Static("", id="board-line", markup=False)
        with Container(id="desk"):
            yield KpiList(id="due")
            yield KpiList(id="changes")

    async def fill(self) -> Head:
        """Reads the desk and shows it."""
        desk = await self.program.read(today_view, self.program.plan, self.program.today)
        self._show_board(desk)
        self._show_due(desk)
        self._show_changes(desk)
        return desk.head

    async def tables(self) -> tuple[Table, ...]:
        """Every list of the desk, whole."""
        from riia_tui.reports.screen_tables import today_tables

        return today_tables(await self.program.read(today_view, self.program.plan, self.program.today))

    def selected_ref(self) -> str | None:
        """The KPI under the cursor of the list in use."""
        lists = self.query(KpiList)
        focused = next((each for each in lists if each.has_focus), lists.first())
        return focused.ref()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Goes to the KPI in the plan."""
        if event.option_id:
            from riia_tui.tui.screens.flows import show_in_plan

            await show_in_plan(self.program, event.option_id.split("|", 1)[1])

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

    def _show_due(self, desk: Today) -> None:
        due = self.query_one("#due", KpiList)
        with self.app.batch_update():
            at = due.highlighted
            due.clear_options()
            self._section(due, f"Overdue {len(desk.overdue)}", desk.overdue, "Nothing is overdue.")
            self._section(due, f"Due in {desk.within} days {len(desk.soon)}", desk.soon, self._nothing_soon(desk))
            title = f"To be looked at again {len(desk.look_again)}"
            self._section(due, title, desk.look_again, "No RAG is behind the record.")
            _keep_cursor(due, at)

    def _nothing_soon(self, desk: Today) -> str:
        said = f"Nothing falls due in the next {desk.within} days"
        return f"{said}; the next is {phrases.day(desk.then_due, self.program.today)}." if desk.then_due else f"{said}."

    def _show_changes(self, desk: Today) -> None:
        changes = self.query_one("#changes", KpiList)
        with self.app.batch_update():
            at = changes.highlighted
            changes.clear_options()
            since = phrases.day(desk.since, self.program.today)
            changes.heading(f"Since the last board ({since})" if desk.since else "Since the last board")
            if desk.since is None:
                changes.empty("No board has met yet. Enter its date in 6 Programme.")
            for move in desk.moves[:MOST_OF_A_KIND]:
                changes.add_option(Option(self._move(move), id=f"move|{move.line.ref}"))
            _say_more(changes, len(desk.moves))
            changes.empty(f"+ {desk.recorded}")
            if desk.outstanding:
                changes.empty(f"Updates outstanding: {desk.outstanding}")
            self._section(
                changes,
                f"Greens without evidence {len(desk.unproven)}",
                desk.unproven,
                "Every G and B has something behind it.",
            )
            _keep_cursor(changes, at)

    def _section(self, place: KpiList, title: str, lines: tuple[KpiLine, ...], nothing: str) -> None:
        place.heading(title)
        width = self._width()
        kind = title.split(" ")[0]
        for line in lines[:MOST_OF_A_KIND]:
            place.add_option(Option(cells.kpi_row(line, width, self.program.today), id=f"{kind}|{line.ref}"))
        _say_more(place, len(lines))
        if not lines:
            place.empty(nothing)

    def _move(self, move: Move) -> Text:
        text = Text("▲ " if move.better else "▼ ", style="bold")
        text.append(f"{move.line.ref:<8} ", style="not bold")
        text.append_text(cells.letter(move.was))
        text.append(" → ")
        text.append_text(cells.letter(move.line.status))
        room = max(self._width() - text.cell_len - 2, 8)
        text.append(f"  {cells.one_line(phrases.gist(move.line.statement), room)}", style="not bold")
        return text

    def _width(self) -> int:
        whole = self.app.size.width
        # Padding on both sides, and a scroll bar for the list and in a narrow terminal for the desk.
        return whole - 6 if is_narrow(self) else whole // 2 - 5


def _say_more(place: KpiList, count: int) -> None:
    if count > MOST_OF_A_KIND:
        place.empty(f"and {count - MOST_OF_A_KIND} more: see 2 Plan")


def _keep_cursor(place: KpiList, at: int | None) -> None:
    """Puts the cursor back where it was, or on the first line that can be chosen."""
    options = range(place.option_count)
    choosable = [n for n in options if not place.get_option_at_index(n).disabled]
    if choosable:
        place.highlighted = min(choosable, key=lambda n: abs(n - (at if at is not None else 0)))
