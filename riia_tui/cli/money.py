"""``riia money``: the costings as the plan prints them."""

from argparse import Namespace
from itertools import groupby

from db.words import Unit
from riia_tui import phrases
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head
from riia_tui.cli.output import Output, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.views.money import BudgetRow, Money, money, row_numbers


def options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def show_money(desk: Desk, given: Namespace) -> int:
    """Prints the budget tables, plan by plan."""
    found = [money(desk.store, code, desk.today) for code in plan_codes(desk, given.code or given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        _print_tables(desk.out, each)
    return 0


def _print_tables(out: Output, found: Money) -> None:
    print_head(out, found.head)
    if not found.rows:
        out.line("This plan prints no costings.")
        return
    for fund, rows in groupby(found.rows, key=lambda row: row.fund):
        out.blank()
        out.line(fund or "Costings")
        group = list(rows)
        for row, number in zip(group, row_numbers(group), strict=True):
            _print_row(out, row, number, found.columns)
    out.blank()
    out.wrapped("As printed in the plan, in pounds: nothing here is added up again.")


def _print_row(out: Output, row: BudgetRow, number: str, columns: tuple[str, ...]) -> None:
    """A printed row by its name, with its number among those of that name; then each cell with its printed heading."""
    out.wrapped(f"{row.name} (row {number})" if number else row.name, "  ")
    width = widest(columns, 40)
    for column, amount in zip(columns, row.amounts, strict=True):
        if amount is not None:
            pounds = phrases.amount(amount, Unit.POUNDS)
            out.line(f"    {padded(phrases.cut(column, 40), width)}  {padded(pounds, 12, right=True)}")


PARTS = {"money": Part(options, show_money, "money sw-2025-26")}
