"""Packs: reports as they were sent."""

from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.packs import PackLine, Packs


def packs_page(found: Packs, width: int, today: date) -> Page:
    """Every pack, newest first, with its receipt and its files."""
    page = Page(f"Packs: reports as they were sent {len(found.lines)}", width, today)
    for line in found.lines:
        _pack(page, line)
    if not found.lines:
        page.words("Nothing has been frozen yet: n in Reports keeps a report as it is sent.", style="dim")
    return page


def _pack(page: Page, line: PackLine) -> None:
    page.entry(f"{phrases.day(line.meeting, page.today):>11}  ", line.title, Opens.PACK, line.key, "bold")
    received = f"received {phrases.day(line.received, page.today)}" if line.received else "no receipt yet"
    cleared = f"cleared by {line.cleared_by}" if line.cleared_by else ""
    as_at = f"as at {phrases.day(line.as_at, page.today)}"
    said = (line.report, as_at, f"for {line.audience}", cleared, received, line.receipt)
    page.words(" · ".join(filter(None, said)), 13, "dim")
    for file in line.files:
        page.words(f"{file.name}, {file.size // 1024 + 1} kB", 13, "dim")
