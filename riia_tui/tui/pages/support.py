"""Support packages, newest first: who asked for what, and what changed."""

from datetime import date

from db.words import Unit
from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.support import SupportLine, SupportList


def support_page(found: SupportList, width: int, today: date) -> Page:
    """Every package with its need, its days and its outcome."""
    page = Page(f"Support packages {len(found.lines)}", width, today)
    for line in found.lines:
        _package(page, line)
    if not found.lines:
        page.words("No support package is recorded yet: a records one.", style="dim")
    return page


def _package(page: Page, line: SupportLine) -> None:
    page.entry(f"{phrases.day(line.on, page.today):>11}  ", line.title, Opens.SUPPORT, line.title, "bold")
    page.words(line.need or "", 13)
    page.words(f"changed: {line.outcome}" if line.outcome else "", 13)
    page.words(" · ".join(filter(None, _said(page, line))), 13, "dim")


def _said(page: Page, line: SupportLine) -> tuple[str, ...]:
    day = phrases.day(line.done, page.today)
    return (
        "planned" if line.planned else f"finished {day}" if line.done else "under way",
        f"for {phrases.listed(line.received)}" if line.received else "",
        f"by {phrases.listed(line.supplied)}" if line.supplied else "",
        phrases.amount(line.days, Unit.DAYS) if line.days is not None else "",
        line.funder or line.fund or "",
        f"look again {phrases.day(line.look_again, page.today)}" if line.look_again else "",
        " ".join(line.kpis),
    )
