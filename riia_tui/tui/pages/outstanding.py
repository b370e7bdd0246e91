"""Updates outstanding, by authority, lead or person."""

from collections.abc import Sequence
from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.outstanding import By, Outstanding, Update, Wanted

TITLES = {By.AUTHORITY: "by authority", By.LEAD: "by lead", By.PERSON: "by person"}


def outstanding_page(found: Outstanding, by: By, width: int, today: date) -> Page:
    """What is expected from whom by when, grouped one way; what is overdue comes first."""
    page = Page(f"Updates outstanding, {TITLES[by]}", width, today)
    groups = [group for group in found.groups if group.by is by]
    for group in groups:
        page.heading(f"{group.name or 'nobody is named'} ({len(group.updates)})")
        updates(page, group.updates)
    if not groups:
        page.words("No update is outstanding.", style="dim")
    return page


def updates(page: Page, found: Sequence[Update]) -> None:
    """One update a line; Enter goes to its KPI."""
    for update in found:
        day = phrases.day(update.due, page.today) or "no date"
        said = update.what if update.wanted is Wanted.RAG else f"{update.wanted}: {update.what}"
        start = f"{day:>11}  {'late' if update.overdue else '    '}  {update.ref or '':<8} "
        row = (
            ("Due", phrases.full_day(update.due)),
            ("Late", "late" if update.overdue else ""),
            ("KPI", update.ref or ""),
            ("What", said),
            ("Authority", update.authority or ""),
            ("Lead", update.lead or ""),
            ("Person", update.person or ""),
        )
        opens, style = Opens.KPI if update.ref else None, "bold" if update.overdue else "not bold"
        page.entry(start, said, opens, update.ref or "", style, row)
