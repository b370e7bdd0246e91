"""The weeks of a month or a quarter: letters or words on each day, and a cursor that moves from day to day."""

from datetime import date, timedelta

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Static

from riia_tui import phrases
from riia_tui.tui import cells
from riia_tui.tui.looks import Ink, ink
from riia_tui.tui.screens.place import is_narrow
from riia_tui.views.calendar import SCHOOL_HOLIDAY, Day, Mark, Span

MARK_STYLES = {
    Mark.BOARD: "bold reverse",
    Mark.PAPERS: "bold",
    Mark.STEP: "bold dim",
    Mark.RECORD: "dim",
    Mark.EXPECTED: "italic",
    Mark.HOLIDAY: "dim italic",
}
MARK_INKS: dict[Mark, Ink] = {Mark.DEADLINE: "amber", Mark.MEETING: "blue", Mark.TERM: "green"}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MARGIN = 5
"""Columns on the left of a quarter, where its months are named."""
MOST_LINES = 6


def mark_style(mark: Mark) -> str:
    """The style of a letter of the calendar in the look that is worn."""
    return ink(MARK_INKS[mark]) if mark in MARK_INKS else MARK_STYLES[mark]


class WeeksGrid(Static, can_focus=True):
    """Weeks from Monday, one below the other; a quarter names its months on the left."""

    BINDINGS = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "move(-7)", show=False),
        Binding("down", "move(7)", show=False),
        Binding("enter", "open", show=False),
    ]

    class DayChosen(Message):
        """The cursor has moved to a day."""

    class DayOpened(Message):
        """Enter was pressed on a day, or it was clicked once more."""

    def __init__(self, chosen: date) -> None:
        super().__init__("", id="weeks", markup=False)
        self.chosen = chosen
        self._span: Span | None = None

    def show(self, span: Span) -> None:
        """Shows the weeks of a span."""
        self._span = span
        self._draw()

    def day(self) -> Day | None:
        """The chosen day, None where it is not among the weeks shown."""
        days = [day for week in (self._span.weeks if self._span else ()) for day in week]
        return next((day for day in days if day.on == self.chosen), None)

    def action_move(self, days: int) -> None:
        """Moves the cursor."""
        self.choose(self.chosen + timedelta(days=days))

    def action_open(self) -> None:
        """Asks for what stands on the day."""
        self.post_message(self.DayOpened())

    def choose(self, on: date) -> None:
        """Puts the cursor on a day."""
        self.chosen = on
        self._draw()
        self.post_message(self.DayChosen())

    def on_resize(self, _event: events.Resize) -> None:
        """Fits the weeks to the width."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Chooses the day under the mouse; opens the one that is chosen already."""
        day = self._day_at(event.x, event.y)
        if day is not None and day.on == self.chosen:
            self.action_open()
        elif day is not None:
            self.choose(day.on)

    @property
    def rows(self) -> int:
        """The lines that the weeks need at least."""
        return self._top() + len(self._span.weeks) * (1 + self._least()) if self._span else 0

    def _day_at(self, x: int, y: int) -> Day | None:
        row, column = (y - self._top()) // (1 + self._lines()), (x - 1 - self._margin()) // self._cell()
        inside = self._span is not None and 0 <= row < len(self._span.weeks) and 0 <= column < 7
        return self._span.weeks[row][column] if self._span and inside else None

    def _is_quarter(self) -> bool:
        return self._span is not None and self._span.first.month != self._span.last.month

    def _top(self) -> int:
        """The lines above the first week: the days' names, and the month's where the margin has none."""
        return 1 if self._is_quarter() else 2

    def _margin(self) -> int:
        return MARGIN if self._is_quarter() else 0

    def _cell(self) -> int:
        return max(((self.content_size.width or self.size.width) - self._margin()) // 7, 5)

    def _least(self) -> int:
        """Lines of a week below its numbers where room is scarce: none in a quarter."""
        return 0 if self._is_quarter() else 1

    def _lines(self) -> int:
        """Lines of a week below its numbers: none or one for letters, more where the terminal is tall enough."""
        if self._span is None or is_narrow(self):
            return self._least()
        return max(self._least(), min(MOST_LINES, (self.size.height - self._top()) // len(self._span.weeks) - 1))

    def _draw(self) -> None:
        if self._span is None:
            return
        width, lines = self._cell(), self._lines()
        year = f"{self._span.first.year:<{MARGIN}}"
        title = year if self._is_quarter() else f"{phrases.months(self._span.first, self._span.last)}\n"
        text = Text.assemble((title, "bold"), ("".join(f"{name:<{width}}" for name in WEEKDAYS), "dim"))
        for week in self._span.weeks:
            text.append("\n" + self._month_of(week), style="bold")
            for day in week:
                text.append_text(self._number(day, width, lines))
            for line in range(lines):
                text.append("\n" + " " * self._margin())
                for day in week:
                    text.append_text(_letters(day, width) if lines == 1 else _in_words(day, width, line, lines))
        self.update(text)

    def _month_of(self, week: tuple[Day, ...]) -> str:
        """The name of the month that begins in a week, in a quarter."""
        begins = next((day.on for day in week if day.on.day == 1 and day.inside), None)
        return (phrases.MONTHS[begins.month - 1] if begins else "").ljust(self._margin()) if self._is_quarter() else ""

    def _number(self, day: Day, width: int, lines: int) -> Text:
        style = "" if day.inside else "dim"
        style += " reverse" if day.on == self.chosen else ""
        style += " bold underline" if self._span and day.on == self._span.head.as_at else ""
        text = Text.assemble((f"{day.on.day:>2}", style), (SCHOOL_HOLIDAY if day.school_holiday else " ", "italic"))
        if not lines:
            text.append_text(_letters(day, width - 3))
        text.append(" " * (width - text.cell_len))
        return text


def _letters(day: Day, width: int) -> Text:
    """The letters of a day's entries, each kind once with its number; close together where room is scarce."""
    counts = [(mark, sum(entry.mark is mark for entry in day.entries)) for mark in Mark]
    shown = [(mark, f"{mark}{count if count > 1 else ''}") for mark, count in counts if count]
    gap = " " if len(" ".join(said for _, said in shown)) < width else ""
    text = Text()
    for mark, said in shown:
        text.append(said, style=mark_style(mark) if day.inside else "dim")
        text.append(gap)
    if text.cell_len > width - 1 and len(text.plain.rstrip()) > width - 1:
        text.truncate(max(width - 2, 1))
        text.append("…", style="dim")
    text.append(" " * (width - text.cell_len))
    return text


def _in_words(day: Day, width: int, line: int, lines: int) -> Text:
    """One line of a day: an entry in words, or in the last line how many more there are."""
    more = len(day.entries) - lines
    if line >= len(day.entries):
        return Text(" " * width)
    if line == lines - 1 and more > 0:
        return Text(f"+{more + 1} more".ljust(width), style="dim")
    entry = day.entries[line]
    text = Text.assemble((entry.mark, mark_style(entry.mark) if day.inside else "dim"), " ")
    said = f"{entry.ref} {phrases.gist(entry.text)}" if entry.ref else entry.text
    text.append(cells.one_line(said, width - 4), style="" if day.inside else "dim")
    text.append(" " * (width - text.cell_len))
    return text
