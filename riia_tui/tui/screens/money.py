"""Money: the costings as the plan prints them, and what is spent and foreseen."""

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from db.words import Unit
from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.reports.spend_tables import spend_line
from riia_tui.tui import cells
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.views.money import Money, money
from riia_tui.views.plans import Head
from riia_tui.views.spending import Spending, SpendLine, spending


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
        yield Static("", id="spend", classes="note", markup=False)

    async def fill(self) -> Head:
        """Reads the costings and shows them."""
        shown = await self.program.read(money, self.program.plan, self.program.today)
        self._show(shown)
        self._show_spend(await self.program.read(spending, self.program.plan, self.program.today))
        return shown.head

    async def tables(self) -> tuple[Table, ...]:
        """The costings, and what is spent."""
        from riia_tui.reports.screen_tables import money_tables

        asked = self.program.plan, self.program.today
        return money_tables(await self.program.read(money, *asked), await self.program.read(spending, *asked))

    def _show_spend(self, found: Spending) -> None:
        """What is spent and foreseen, all together and by fund and area; nothing where none is entered."""
        said = [f"Altogether: {spend_line(found.total)}", *map(_area, found.areas)] if found.total else []
        place = self.query_one("#spend", Static)
        place.display = bool(said)
        place.update("\n".join(said))

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


def _area(line: SpendLine) -> str:
    """A fund and an area in a line, with the reason of its variance or that none is given."""
    why = f" ({line.reason})" if line.reason else " (no reason given)" if line.variance else ""
    return f"{line.fund}, {line.area}: {spend_line(line)}{why}"


def _pounds(amount: float | None) -> Text:
    text = "" if amount is None else phrases.amount(amount, Unit.POUNDS)
    return Text(text, justify="right")
