"""Greens and blues that are not proven."""

from datetime import date

from riia_tui import phrases
from riia_tui.rules.evidence import Weakness
from riia_tui.tui.pages.page import Page
from riia_tui.views.greens import Evidence, Greens

TITLES = {
    Weakness.NOTHING: "On nothing",
    Weakness.OLD: "On old evidence",
    Weakness.ACTIVITY_ONLY: "On activity alone",
}


def greens_page(found: Greens, width: int, today: date) -> Page:
    """The gravest first: on nothing, on old evidence, on activity alone; each with its last evidence."""
    page = Page(f"Green or blue without proof: {len(found.lines)} of {found.of}", width, today)
    for weakness, title in TITLES.items():
        lines = [line for line in found.lines if line.weaknesses[0] is weakness]
        if lines:
            page.heading(f"{title} {len(lines)}")
        for line in lines:
            page.kpi(line.line)
            _last(page, line.last)
    if not found.lines:
        page.words("Every green and blue is proven.", style="dim")
    page.heading("What proves")
    page.words(
        f"Evidence is old after {phrases.counted(found.old_after, 'month')}. Outputs and outcomes prove more than "
        "activity does; a record says which it is."
    )
    return page


def _last(page: Page, last: Evidence | None) -> None:
    if last is not None:
        title = f"{last.title} ({last.strength})" if last.title else "a figure"
        page.entry(f"{'':12}last {phrases.day(last.on, page.today)}: ", title, style="dim")
