"""The boards of a plan: those to come with the steps that count back from them, then those that were held."""

from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.boards import BoardLine, Boards

STEP = 6
"""Columns that a step stands further in than its board."""


def boards_page(found: Boards, width: int, today: date) -> Page:
    """Every board's meeting, the next one first; those held below, the newest first."""
    page = Page("Boards: their days, and the steps that count back from them", width, today)
    coming = [line for line in reversed(found.lines) if not line.held]
    held = [line for line in found.lines if line.held]
    page.heading(f"To come {len(coming)}")
    for line in coming:
        _board(page, line)
        for step in step_lines(line, today):
            day, _, rest = step.rpartition("  ")
            page.entry(f"{' ' * STEP}{day}  ", rest, style="dim")
    if not coming:
        page.words("No board to come is entered: n enters one.", style="dim")
    if held:
        page.heading(f"Held {len(held)}")
        for line in held:
            _board(page, line)
    return page


def step_lines(line: BoardLine, today: date) -> list[str]:
    """The steps of a board, a line each: “10 Dec  Release the papers, 5 clear working days before”."""
    return [
        f"{phrases.day(step.on, today):>11}  {step.name}, {step.rule} before{' · passed' if step.passed else ''}"
        for step in line.steps
    ]


def _board(page: Page, line: BoardLine) -> None:
    meeting = line.meeting
    when = "held" if line.held else phrases.due_in(meeting.on, page.today)
    asks = phrases.counted(len(meeting.asks), "ask") if meeting.asks else "nothing asked"
    said = f"{meeting.board} · {when} · {asks} · {'headline written' if meeting.headline else 'no headline'}"
    page.entry(
        f"{phrases.day(meeting.on, page.today):>11}  ", said, Opens.BOARD, meeting.id, "" if line.held else "bold"
    )
