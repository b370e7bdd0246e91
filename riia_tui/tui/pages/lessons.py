"""The learning log, newest first."""

from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.lessons import LessonLine, Lessons


def lessons_page(found: Lessons, width: int, today: date) -> Page:
    """Every lesson with what was learned and what changed for children."""
    changed = sum(bool(line.changed) for line in found.lines)
    page = Page(f"Lessons {len(found.lines)}, {changed} with what changed for children", width, today)
    for line in found.lines:
        _lesson(page, line)
    if not found.lines:
        page.words("No lesson is entered yet: a enters one.", style="dim")
    return page


def _lesson(page: Page, line: LessonLine) -> None:
    page.entry(f"{phrases.day(line.on, page.today):>11}  ", line.title, Opens.LESSON, line.title, "bold")
    page.words(line.learned or "", 13)
    page.words(f"changed for children: {line.changed}" if line.changed else "", 13)
    shared = f"shared with {line.shared_with}" if line.shared_with else "not shared yet"
    page.words(" · ".join(filter(None, (line.source, shared, " ".join(line.kpis)))), 13, "dim")
