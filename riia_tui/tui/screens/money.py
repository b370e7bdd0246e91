"""Money: the costings as the plan prints them."""

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from db.words import Unit
from riia_tui import phrases
from riia_tui.tui import cells
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.views.money import Money, money
from riia_tui.views.plans import Head


class MoneyPlace(Place):
    """The budget tables."""

    PLACE = "money"
    HELP = (
        "The costings as the plan prints them, funds and years as its columns are headed. Nothing is added up "
        "again here: where the printed sums do not agree, “riia check” says so."
    )

    def body(self) -> ComposeResult:
        """The table, and a line about it."""
        yield DataTable(id="budget", fixed_columns=2, cursor_type="row")
        yield Static("", id="budget-note", classes="note", markup=False)

    async def fill(self) -> Head:
        """Reads the costings and shows them."""
        shown = await self.program.read(money, self.program.plan, self.program.today)
        self._show(shown)
        return shown.head

    def _show(self, shown: Money) -> None:
        table = self.query_one(DataTable)
        table.clear(columns=True)
        table.add_column("")
        table.add_column("as printed")
        for column in shown.columns:
            table.add_column(Text(column, justify="right"))
        for row in shown.rows:
            amounts = [_pounds(amount) for amount in row.amounts]
            name = cells.one_line(f"{row.code} {row.label}".strip(), 24 if is_narrow(self) else 40)
            table.add_row(Text(row.fund, style="dim"), cells.plain(name), *amounts)
        said = "As printed in the plan: nothing here is added up again."
        self.query_one("#budget-note", Static).update(said if shown.rows else "This plan prints no costings.")


def _pounds(amount: float | None) -> Text:
    text = "" if amount is None else phrases.amount(amount, Unit.POUNDS)
    return Text(text, justify="right")
