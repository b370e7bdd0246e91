"""Today's desk: what is due on one side; what changed and what needs a look on the other."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from rich.text import Text

from riia_tui import phrases
from riia_tui.tui import cells
from riia_tui.tui.pages.page import Line, Opens, Page
from riia_tui.views.greens import GreenLine
from riia_tui.views.lines import KpiLine
from riia_tui.views.news import NewsLine
from riia_tui.views.outstanding import By
from riia_tui.views.theme_trends import ThemeTrend, trend_words
from riia_tui.views.today import Move, Today, Waiting

Shown = TypeVar("Shown")

MOST_DUE = 12
MOST_CHANGED = 5
"""Lines of a kind on the desk; Enter on the line below them lists all."""

LISTS: dict[str, str] = {
    "overdue": "Overdue",
    "soon": "Due soon",
    "again": "To be looked at again",
    "moves": "RAGs that changed since the last board",
    "news": "Written since you were last here",
}
"""What can be listed whole, by the key of its line, with its title."""

WAITED_FOR = {By.AUTHORITY: "authority", By.LEAD: "lead", By.PERSON: "person"}


def due_page(desk: Today, width: int) -> Page:
    """The boards and the steps before the next one; what is overdue, what is due soon, what to look at again."""
    page = Page("Due", width, desk.head.as_at)
    _boards(page, desk)
    _kpis(page, f"Overdue {len(desk.overdue)}", desk.overdue, "overdue", "Nothing is overdue.")
    soon = f"Due in {phrases.counted(desk.within, 'day')} {len(desk.soon)}"
    _kpis(page, soon, desk.soon, "soon", _nothing_soon(desk))
    again = f"To be looked at again {len(desk.look_again)}"
    _kpis(page, again, desk.look_again, "again", "No RAG is behind the record.")
    return page


def changes_page(desk: Today, width: int) -> Page:
    """What changed, what was written, greens without proof, who is waited for, and how each theme goes."""
    page = Page("Changed", width, desk.head.as_at)
    _moves(page, desk)
    _news(page, desk)
    _greens(page, desk)
    _outstanding(page, desk)
    _themes(page, desk.themes)
    return page


def list_page(desk: Today, key: str, width: int) -> Page:
    """One of ``LISTS`` whole."""
    page = Page(LISTS[key], width, desk.head.as_at)
    lines: dict[str, Sequence[Line]] = {
        "overdue": [_kpi(page, line) for line in desk.overdue],
        "soon": [_kpi(page, line) for line in desk.soon],
        "again": [_kpi(page, line) for line in desk.look_again],
        "moves": [_move(page, move) for move in desk.moves],
        "news": [_written(page, line) for line in desk.news.lines] if desk.news else [],
    }
    page.lines.extend(lines[key])
    if not lines[key]:
        page.words("Nothing any more.", style="dim")
    return page


def _boards(page: Page, desk: Today) -> None:
    page.heading("Boards")
    if not desk.boards:
        page.lines.append(Line(Text("  No board date is entered yet: Enter, then b.", style="dim"), Opens.BOARDS))
    for at, board in enumerate(desk.boards):
        _dated(page, phrases.day(board.on, page.today), f"{board.board}, {_in(board.away)}", "bold")
        for step in desk.steps if at == 0 else ():
            if not step.passed:
                _dated(page, phrases.day(step.on, page.today), f"{step.name} ({step.rule} before)")


def _in(away: str) -> str:
    return away if away == "today" or away.startswith("before") else f"in {away}"


def _dated(page: Page, day: str, said: str, style: str = "") -> None:
    page.entry(f"{day:>8}  ", said, Opens.BOARDS, style=style)


def _kpis(page: Page, title: str, lines: tuple[KpiLine, ...], key: str, nothing: str) -> None:
    page.heading(title)
    _some(page, lines, MOST_DUE, _kpi, key)
    if not lines:
        page.words(nothing, style="dim")


def _some(page: Page, shown: Sequence[Shown], most: int, line: Callable[[Page, Shown], Line], key: str) -> None:
    """The first lines, and one that lists all where there are more."""
    few = shown if len(shown) <= most + 1 else shown[:most]
    page.lines.extend(line(page, each) for each in few)
    if len(few) < len(shown):
        said = f"  and {len(shown) - len(few)} more: Enter lists them"
        page.lines.append(Line(Text(said, style="dim"), Opens.LIST, key))


def _kpi(page: Page, line: KpiLine) -> Line:
    return Line(cells.kpi_row(line, page.width, page.today), Opens.KPI, line.ref)


def _nothing_soon(desk: Today) -> str:
    said = f"Nothing falls due in the next {phrases.counted(desk.within, 'day')}"
    return f"{said}; the next is {phrases.day(desk.then_due, desk.head.as_at)}." if desk.then_due else f"{said}."


def _moves(page: Page, desk: Today) -> None:
    since = phrases.day(desk.since, page.today)
    page.heading(f"Since the last board ({since})" if desk.since else "Since the last board")
    if desk.since is None:
        page.words("No board has met yet.", style="dim")
    _some(page, desk.moves, MOST_CHANGED, _move, "moves")
    page.words(f"+ {desk.recorded}", style="dim")


def _move(page: Page, move: Move) -> Line:
    text = Text.assemble(("▲ " if move.better else "▼ ", "bold"), f"{move.line.ref:<8} ")
    text.append_text(cells.letter(move.was))
    text.append(" → ")
    text.append_text(cells.letter(move.line.status))
    room = max(page.width - text.cell_len - 2, 8)
    text.append(f"  {cells.one_line(phrases.gist(move.line.statement), room)}")
    return Line(text, Opens.KPI, move.line.ref)


def _news(page: Page, desk: Today) -> None:
    """What was written since the last time, where there was one."""
    if desk.news is None:
        return
    day = phrases.day(desk.news.since, page.today)
    page.heading(f"Written since you were last here ({day}) {len(desk.news.lines)}")
    _some(page, desk.news.lines, MOST_CHANGED, _written, "news")
    if not desk.news.lines:
        page.words("Nothing.", style="dim")


def _written(page: Page, line: NewsLine) -> Line:
    by = f"  {line.by}" if line.by else ""
    room = max(page.width - len(by) - 2, 16)
    text = Text(f"  {cells.one_line(line.said, room):<{room}}")
    text.append(cells.visible(by), style="dim")
    text.truncate(page.width, overflow="ellipsis")
    if line.record:
        return Line(text, Opens.RECORD, line.record)
    return Line(text, Opens.KPI if line.ref else Opens.LIST, line.ref or "news")


def _greens(page: Page, desk: Today) -> None:
    page.heading(f"Greens and blues without proof {len(desk.unproven)}")
    _some(page, desk.unproven, MOST_CHANGED, _green, "greens")
    if not desk.unproven:
        page.words("Every G and B has something behind it.", style="dim")


def _green(page: Page, green: GreenLine) -> Line:
    text = Text(f"{green.line.ref:<8} ")
    text.append_text(cells.letter(green.line.status))
    text.append(f"  {cells.one_line(green.reason, max(page.width - text.cell_len - 2, 8))}")
    return Line(text, Opens.KPI, green.line.ref)


def _outstanding(page: Page, desk: Today) -> None:
    page.heading(f"Updates outstanding: {desk.outstanding}" if desk.outstanding else "Updates outstanding")
    for by in By:
        found = [each for each in desk.waiting if each.by is by]
        _some(page, found, 3, _waiting, f"outstanding {by}")
    if not desk.waiting:
        page.words("No update is outstanding.", style="dim")


def _waiting(page: Page, waiting: Waiting) -> Line:
    """An authority opens whole, a lead or a person the list of all of them."""
    late = f", {waiting.overdue} overdue" if waiting.overdue else ""
    said = f"{phrases.counted(waiting.updates, 'update')}{late}"
    room = max(page.width - 13 - len(said) - 2, 12)
    name = cells.fitted(waiting.name or "nobody is named", waiting.short_name, room)
    text = Text.assemble((f"  {WAITED_FOR[waiting.by]:<10} ", "dim"), f"{name:<{room}}  {said}")
    if waiting.by is By.AUTHORITY and waiting.name:
        return Line(text, Opens.AUTHORITY, waiting.name)
    return Line(text, Opens.LIST, f"outstanding {waiting.by}")


def _themes(page: Page, themes: tuple[ThemeTrend, ...]) -> None:
    """A line a theme: its picture, the same months below each other, then the figures that it is made of."""
    page.heading("RAG agreed blue or green, by theme, month by month")
    pictures = [phrases.sparkline([share.value for share in theme.shares]) for theme in themes]
    said = [trend_words(theme) for theme in themes]
    wide, long = max(map(len, pictures), default=0), max(map(len, said), default=0)
    room = max(page.width - wide - long - 4, 12)
    for theme, picture, words in zip(themes, pictures, said, strict=True):
        title = cells.one_line(f"{theme.code} {theme.title}".strip(), room)
        text = Text.assemble(f"{title:<{room}}  ", (f"{picture:>{wide}}", "dim"), f"  {words}")
        page.lines.append(Line(text, Opens.HEADING, theme.key))
