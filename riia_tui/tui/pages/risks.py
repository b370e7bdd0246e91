"""The register of risks: those open, the gravest first, and those closed."""

from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.risks import RiskLine, Risks, score_words


def risks_page(found: Risks, width: int, today: date) -> Page:
    """Every risk with who answers for it, what is being done and what is asked."""
    page = Page("Risks", width, today)
    page.heading(f"Open {len(found.open)}")
    for line in found.open:
        _risk(page, line)
    if not found.open:
        page.words("No risk is open: a enters one.", style="dim")
    if found.closed:
        page.heading(f"Closed {len(found.closed)}")
    for line in found.closed:
        _risk(page, line)
    return page


def _risk(page: Page, line: RiskLine) -> None:
    page.entry(f"  {score_words(line):>10}  ", line.title, Opens.RISK, line.title, "dim" if line.closed else "")
    ended = f"closed {phrases.day(line.closed, page.today)}" if line.closed else ""
    since = f"since {phrases.day(line.raised, page.today)}"
    page.words(" · ".join(filter(None, (ended or since, line.owner, " ".join(line.kpis)))), 14, "dim")
    if line.closed:
        page.words(line.why_closed or "", 14)
        return
    page.words(line.response or "", 14)
    page.words(f"asked: {line.ask}" if line.ask else "", 14)
