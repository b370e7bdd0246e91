"""Spend by fund, area and period: every line as it is entered."""

from datetime import date
from itertools import groupby

from db.words import Unit
from riia_tui import phrases
from riia_tui.reports.spend_tables import AREAS
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.spending import Spending, SpendLine

COLUMNS = ("profile", "actual", "forecast", "variance")
NARROW = 75
"""Columns below which a forecast has no room."""
NAME, AMOUNT = 27, 12
"""Letters for what a line is called, where there is room for as many, and for an amount."""


def spending_page(found: Spending, width: int, today: date) -> Page:
    """The lines of each fund and area, a period a line; the reason of a variance below it."""
    page = Page("Spend by fund, area and period, in pounds", width, today)
    names = [name for name in COLUMNS if width >= NARROW or name != "forecast"]
    room = min(NAME, width - AMOUNT * len(names))
    for (fund, area), lines in groupby(found.lines, key=lambda line: (line.fund, line.area)):
        name = f"{fund}, {AREAS[area].lower() if area else ''}"
        page.heading(f"{phrases.cut(name, room - 1):<{room}}" + "".join(f"{column:>{AMOUNT}}" for column in names))
        for line in lines:
            _line(page, line, names, room)
    if not found.lines:
        page.words("No spend is entered yet: a enters it.", style="dim")
    return page


def spend_key(line: SpendLine) -> str:
    """What tells a line from every other."""
    return f"{line.fund}|{line.area}|{line.period}"


def _line(page: Page, line: SpendLine, names: list[str], room: int) -> None:
    amounts = "".join(f"{_pounds(getattr(line, name)):>{AMOUNT}}" for name in names)
    page.entry(f"  {phrases.cut(line.period, room - 3):<{room - 2}}{amounts}", "", Opens.SPEND, spend_key(line))
    if line.reason:
        page.words(line.reason, 4, "dim")
    elif line.unexplained:
        page.words("no reason is given for the variance", 4, "bold")


def _pounds(amount: float | None) -> str:
    return phrases.amount(amount, Unit.POUNDS) if amount is not None else ""
