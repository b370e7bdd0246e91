"""Money: the costings as the plan prints them, and beside them what is planned, spent and foreseen."""

from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from db.words import Unit
from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.reports.spend_tables import AREAS
from riia_tui.tui import cells
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.views.money import Money, money
from riia_tui.views.plans import Head
from riia_tui.views.spending import Spending, SpendLine, spending

AMOUNTS = {
    100: ("allocation", "profile", "actual", "forecast", "variance"),
    78: ("profile", "actual", "forecast", "variance"),
    0: ("profile", "actual", "variance"),
}
"""What stands beside a fund and area in a terminal of so many columns."""
AMOUNT_WIDTH = 10

HEADING_WIDTH = 17
"""Columns after which a printed heading goes on in the next line."""


class MoneyPlace(Place):
    """The budget tables, and the spend by fund and area below them."""

    PLACE = "money"
    HELP = (
        "Above stand the costings as the plan prints them, funds and years as its columns are headed. Nothing is "
        "added up again there: where the printed sums do not agree, “riia check” says so. Below stands what is "
        "entered of each fund and area: allocation, profile (planned), actual (spent), forecast (foreseen), and the "
        "variance, which is actual less profile of the periods that have both. n enters an amount; k or Enter opens "
        "the lines period by period, with the reason of each variance."
    )

    def body(self) -> ComposeResult:
        """The printed table and a line about it; the spend."""
        yield DataTable(id="budget", fixed_columns=2, cursor_type="row")
        yield Static("", id="budget-note", classes="note", markup=False)
        yield DataTable(id="spend", cursor_type="row")

    async def fill(self) -> Head:
        """Reads the costings and the spend and shows them."""
        shown = await self.program.read(money, self.program.plan, self.program.today)
        spent = await self.program.read(spending, self.program.plan, self.program.today)
        self._show(shown, bool(spent.lines))
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

    async def action_spend(self) -> None:
        """Opens the spend line by line."""
        from riia_tui.tui.screens.register_sheets import open_spend

        await open_spend(self.program)

    async def action_new_spend(self) -> None:
        """Opens the form for an amount."""
        from riia_tui.tui.screens.register_sheets import open_new_spend

        await open_new_spend(self.program)

    def _show(self, shown: Money, is_spent: bool) -> None:
        table = self.query_one("#budget", DataTable)
        table.clear(columns=True)
        rows = [
            (cells.visible(row.fund), cells.one_line(f"{row.code} {row.label}".strip(), 24 if is_narrow(self) else 40))
            for row in shown.rows
        ]
        # Widths that are given need no measuring, which the table does later and may be seen without.
        table.add_column("", width=max((cell_len(fund) for fund, _ in rows), default=4))
        table.add_column("as printed", width=max((cell_len(name) for _, name in rows), default=10))
        heads = [wrap(cells.visible(column), HEADING_WIDTH) or [""] for column in shown.columns]
        table.header_height = max(map(len, heads), default=1)
        for at, lines in enumerate(heads):
            amounts = [_pounds(row.amounts[at]).cell_len for row in shown.rows]
            width = max((*map(cell_len, lines), *amounts))
            table.add_column(Text("\n".join(lines), justify="right"), width=width)
        for (fund, name), row in zip(rows, shown.rows, strict=True):
            table.add_row(Text(fund, style="dim"), cells.plain(name), *map(_pounds, row.amounts))
        said = "As printed in the plan: nothing here is added up again." if shown.rows else "No costings are printed."
        entered = "Below: what is entered (k opens it)." if is_spent else "No spend is entered yet: n enters it."
        self.query_one("#budget-note", Static).update(f"{said} {entered}")

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
        for line in _rows(found):
            style = "" if line.area else "bold"
            name = cells.one_line(_name(line), name_width)
            table.add_row(cells.plain(name, style), *[_pounds(getattr(line, each), style) for each in names])
        table.styles.height = 1 + table.row_count
        table.move_cursor(row=min(row, table.row_count - 1))


def _rows(found: Spending) -> list[SpendLine]:
    """The areas of each fund, then the fund; all together where there are several funds."""
    rows = [line for fund in found.funds for line in (*(a for a in found.areas if a.fund == fund.fund), fund)]
    return [*rows, found.total] if found.total and len(found.funds) > 1 else rows


def _name(line: SpendLine) -> str:
    if line.area:
        return f"{line.fund} {AREAS[line.area].lower().removeprefix('regional ')}"
    return "all together" if line.fund == "all" else f"{line.fund} together"


def _pounds(amount: float | None, style: str = "") -> Text:
    text = "" if amount is None else phrases.amount(amount, Unit.POUNDS)
    return Text(text, justify="right", style=style)
