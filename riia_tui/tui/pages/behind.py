"""A cell of the participation table opened: the records behind it, who stands behind the figure, and who does not."""

from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.behind import Behind


def behind_page(found: Behind, width: int, today: date) -> Page:
    """One authority in one column, or a whole column."""
    column = found.column
    name = column.name if column.ref in column.name else f"{column.ref}  {column.name}"
    page = Page(" · ".join(filter(None, (found.authority, phrases.cut(name, 60)))), width, today)
    page.heading(f"{found.authority}: {found.said}" if found.authority else column.of)
    if found.authority:
        page.words(column.of, style="dim")
    _stands(page, found)
    if found.ref:
        page.entry("  ", f"KPI {found.ref} in the plan", Opens.KPI, found.ref)
    if found.authority:
        page.entry("  ", f"everything about {found.authority}", Opens.AUTHORITY, found.authority)
    page.heading(f"Records {len(found.lines)}")
    if not found.lines:
        page.words("Nothing is recorded yet: e records evidence, m a meeting.", style="dim")
    for line in found.lines:
        page.record(line.record, line.said, "bold" if line.is_in and found.authority else "")
    return page


def _stands(page: Page, found: Behind) -> None:
    """How many authorities stand behind the figure, and which do not."""
    letter = phrases.letter(found.column.status) if found.column.status else ""
    behind = f"stand behind this {letter}" if letter else "are in"
    page.words(f"{phrases.counted(len(found.stands), 'authority', 'authorities')} {behind}.")
    page.names("not yet", found.missing)
    page.names("excused", found.excused)
