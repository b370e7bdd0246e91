"""Money: the costings as the plan prints them, and beside them what is planned, spent and foreseen."""

from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from db.words import Unit
from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.reports.spend_tables import AREAS
from riia_tui.tui import cells
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.views.money import BudgetRow, Money, money, row_numbers
from riia_tui.views.plans import Head
from riia_tui.views.spending import Spending, SpendLine, spending

AMOUNTS = {
    100: ("allocation", "profile", "actual", "forecast", "variance"),
    78: ("profile", "actual", "forecast", "variance"),
    0: ("profile", "actual", "variance"),
}
"""What stands beside a fund and area in a terminal of so many columns."""
AMOUNT_WIDTH = 10

FEW_LINES = 30
"""Lines of a terminal below which a fund's spend is one line, so that the costings have room."""

HEADING_WIDTH = 17
"""Columns after which a printed heading goes on in the next line."""


class MoneyPlace(Place):
    """The budget tables, and the spend by fund and area below them."""

    PLACE = "money"
    HELP = (
        "Above stand the costings as the plan prints them, funds and years as its columns are headed. Nothing is "
        "added up again there: where the printed sums do not agree, “riia check” says so. Rows that the plan calls the "
        "same are numbered in its order; the line below them names the chosen one whole. Below stands what is "
        "entered of each fund and area, in a low terminal of each fund: allocation, profile (planned), actual (spent), "
        "forecast (foreseen), and the variance, which is actual less profile of the periods that have both. n enters "
        "an amount; k or Enter opens the lines period by period, with the reason of each variance."
    )

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[BudgetRow, str], ...] = ()
        self._is_spent = False
        self._lines = 0

    def body(self) -> ComposeResult:
        """The printed table and a line about it; the spend."""
        yield DataTable(id="budget", cursor_type="row")
        yield Static("", id="budget-note", classes="note", markup=False)
        yield DataTable(id="spend", cursor_type="row")

    async def fill(self) -> Head:
        """Reads the costings and the spend and shows them."""
        shown = await self.program.read(money, self.program.plan, self.program.today)
        spent = await self.program.read(spending, self.program.plan, self.program.today)
        self._is_spent = bool(spent.lines)
        self._show(shown)
        self._show_spend(spent)
        return shown.head

    async def tables(self) -> tuple[Table, ...]:
        """The costings, and what is spent."""
        from riia_tui.reports.screen_tables import money_tables

        asked = self.program.plan, self.program.today
        return money_tables(await self.program.read(money, *asked), await self.program.read(spending, *asked))

    async def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Opens the lines behind the spend."""
        if event.data_table.id == "spend":
            await self.action_spend()

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Names the costing under the cursor whole."""
        if event.data_table.id == "budget":
            self._show_note()

    def on_resize(self, event: events.Resize) -> None:
        """Fits what is shown to a new height too."""
        super().on_resize(event)
        if self._lines not in (0, event.size.height):
            self.load()
        self._lines = event.size.height

    async def action_spend(self) -> None:
        """Opens the spend line by line."""
        from riia_tui.tui.screens.register_sheets import open_spend

        await open_spend(self.program)

    async def action_new_spend(self) -> None:
        """Opens the form for an amount."""
        from riia_tui.tui.screens.register_sheets import open_new_spend

        await open_new_spend(self.program)

    def _show(self, shown: Money) -> None:
        table = self.query_one("#budget", DataTable)
        row = table.cursor_row
        self._rows = tuple(zip(shown.rows, row_numbers(shown.rows), strict=True))
        table.clear(columns=True)
        room = 24 if is_narrow(self) else 40
        names = [cells.one_line(line.name, room) for line in shown.rows]
        # Widths that are given need no measuring, which the table does later and may be seen without.
        table.add_column("", width=max((cell_len(cells.visible(line.fund)) for line in shown.rows), default=4))
        table.add_column("as printed", width=max(map(cell_len, names), default=10))
        is_numbered = any(number for _, number in self._rows)
        if is_numbered:
            table.add_column("row", width=max(len(number) for _, number in self._rows))
        table.fixed_columns = 2 + is_numbered
        self._add_amounts(table, shown)
        for name, (line, number) in zip(names, self._rows, strict=True):
            named = [cells.plain(name), *([Text(number, style="dim")] if is_numbered else [])]
            table.add_row(Text(cells.visible(line.fund), style="dim"), *named, *map(_pounds, line.amounts))
        table.move_cursor(row=max(0, min(row, table.row_count - 1)))
        self._show_note()

    def _add_amounts(self, table: DataTable[Text], shown: Money) -> None:
        """The columns as they are headed, a heading on as many lines as it needs."""
        heads = [wrap(cells.visible(column), HEADING_WIDTH) or [""] for column in shown.columns]
        table.header_height = max(map(len, heads), default=1)
        for at, lines in enumerate(heads):
            amounts = [_pounds(row.amounts[at]).cell_len for row in shown.rows]
            width = max((*map(cell_len, lines), *amounts))
            table.add_column(Text("\n".join(lines), justify="right"), width=width)

    def _show_note(self) -> None:
        """The costing under the cursor with what the plan file notes of it; what stands above and below."""
        at = self.query_one("#budget", DataTable).cursor_row
        # Of a table without rows the cursor stands on -1 once a key was pressed there.
        chosen = _named(*self._rows[at]) if 0 <= at < len(self._rows) else "No costings are printed."
        said = "As printed: nothing is added up again. " if self._rows else ""
        entered = "Below: what is entered; k opens it." if self._is_spent else "No spend is entered yet: n enters it."
        note = f"{cells.one_line(chosen, self.app.size.width - 2)}\n{said}{entered}"
        self.query_one("#budget-note", Static).update(Text(note))

    def _show_spend(self, found: Spending) -> None:
        """A row a fund and area, a sum a fund, and all together; nothing where none is entered."""
        table = self.query_one("#spend", DataTable)
        table.display = bool(found.lines)
        row = table.cursor_row
        columns = self.app.size.width
        names = next(names for least, names in AMOUNTS.items() if columns >= least)
        name_width = min(columns - 4 - len(names) * (AMOUNT_WIDTH + 2), 26)
        table.clear(columns=True)
        table.add_column("spend", width=name_width)
        for name in names:
            table.add_column(Text(name, justify="right"), width=AMOUNT_WIDTH)
        for line in _rows(found, areas=self.app.size.height >= FEW_LINES):
            style = "" if line.area else "bold"
            name = cells.one_line(_name(line), name_width)
            table.add_row(cells.plain(name, style), *[_pounds(getattr(line, each), style) for each in names])
        table.styles.height = 1 + table.row_count
        table.move_cursor(row=max(0, min(row, table.row_count - 1)))


def _named(row: BudgetRow, number: str) -> str:
    """A costing in words: “SEND 1 Data Capacity, row 1 of 6: a note”."""
    name = f"{row.fund} {row.name}".strip()
    return f"{name}{f', row {number}' if number else ''}{f': {row.note}' if row.note else ''}"


def _rows(found: Spending, areas: bool) -> list[SpendLine]:
    """The areas of each fund where they are asked for, then the fund; all together where there are several funds."""
    shown = found.areas if areas else ()
    rows = [line for fund in found.funds for line in (*(a for a in shown if a.fund == fund.fund), fund)]
    return [*rows, found.total] if found.total and len(found.funds) > 1 else rows


def _name(line: SpendLine) -> str:
    if line.area:
        return f"{line.fund} {AREAS[line.area].lower().removeprefix('regional ')}"
    return "all together" if line.fund == "all" else f"{line.fund} together"


def _pounds(amount: float | None, style: str = "") -> Text:
    text = "" if amount is None else phrases.amount(amount, Unit.POUNDS)
    return Text(text, justify="right", style=style)
