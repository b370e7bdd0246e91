"""Calendar: a month with deadlines, meetings and boards, and the list of the selected day."""

from datetime import date, timedelta

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.tui import cells
from riia_tui.tui.looks import Ink, ink
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.views.calendar import Day, Entry, Mark, Month, month_view
from riia_tui.views.plans import Head

MARK_STYLES = {
    Mark.BOARD: "bold reverse",
    Mark.PAPERS: "bold",
    Mark.STEP: "bold dim",
    Mark.RECORD: "dim",
    Mark.EXPECTED: "italic",
    Mark.HOLIDAY: "dim italic",
}
MARK_INKS: dict[Mark, Ink] = {Mark.DEADLINE: "amber", Mark.MEETING: "blue"}
LEGEND = "B board  P papers  S step  D deadline  M meeting  R record  E expected  H bank holiday"


class MonthGrid(Static, can_focus=True):
    """A month; the arrows move the day, and over its edge to the next month."""

    BINDINGS = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "move(-7)", show=False),
        Binding("down", "move(7)", show=False),
    ]

    class DayChosen(Message):
        """The cursor has moved to a day."""

        def __init__(self, on: date) -> None:
            super().__init__()
            self.on = on

    def __init__(self, chosen: date) -> None:
        super().__init__("", id="month", markup=False)
        self.chosen = chosen
        self._month: Month | None = None

    def show(self, month: Month) -> None:
        """Shows a month."""
        self._month = month
        self._draw()

    def day(self) -> Day | None:
        """The chosen day, None where it is not in the month shown."""
        days = [day for week in (self._month.weeks if self._month else ()) for day in week]
        return next((day for day in days if day.on == self.chosen), None)

    def action_move(self, days: int) -> None:
        """Moves the cursor."""
        self.choose(self.chosen + timedelta(days=days))

    def choose(self, on: date) -> None:
        """Puts the cursor on a day."""
        self.chosen = on
        self._draw()
        self.post_message(self.DayChosen(on))

    def on_resize(self, _event: events.Resize) -> None:
        """Fits the month to the width."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Chooses the day under the mouse."""
        if self._month is None:
            return
        row, column = (event.y - 2) // (self._lines() + 1), min(event.x // self._cell(), 6)
        if event.y >= 2 and row < len(self._month.weeks):
            self.choose(self._month.weeks[row][column].on)

    def _cell(self) -> int:
        return max((self.content_size.width or self.size.width) // 7, 5)

    def _lines(self) -> int:
        """Lines of a week below its numbers: one for letters, more where the terminal is tall enough for words."""
        if self._month is None or is_narrow(self):
            return 1
        return max(1, min(6, (self.size.height - 2) // len(self._month.weeks) - 1))

    def _draw(self) -> None:
        if self._month is None:
            return
        width, lines = self._cell(), self._lines()
        text = Text(f"{date(self._month.year, self._month.month, 1):%B %Y}\n", style="bold")
        text.append(
            "".join(f"{name:<{width}}" for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")), style="dim"
        )
        for week in self._month.weeks:
            text.append("\n")
            for day in week:
                text.append_text(self._number(day, width))
            for line in range(lines):
                text.append("\n")
                for day in week:
                    text.append_text(_letters(day, width) if lines == 1 else _in_words(day, width, line, lines))
        self.update(text)

    def _number(self, day: Day, width: int) -> Text:
        style = "" if day.inside else "dim"
        style += " reverse" if day.on == self.chosen else ""
        style += " bold underline" if self._month and day.on == self._month.head.as_at else ""
        text = Text(f"{day.on.day:>2}", style=style.strip())
        text.append(" " * (width - 2), style="not reverse not underline")
        return text


def _style(mark: Mark) -> str:
    return ink(MARK_INKS[mark]) if mark in MARK_INKS else MARK_STYLES[mark]


def _letters(day: Day, width: int) -> Text:
    """The letters of a day's entries, each kind once with its number."""
    text = Text()
    for mark in Mark:
        count = sum(entry.mark is mark for entry in day.entries)
        if count:
            text.append(f"{mark}{count if count > 1 else ''}", style=_style(mark) if day.inside else "dim")
            text.append(" ")
    text.truncate(width - 1)
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
    text = Text(f"{entry.mark} ", style=_style(entry.mark) if day.inside else "dim")
    said = f"{entry.ref} {phrases.gist(entry.text)}" if entry.ref else entry.text
    text.append(cells.one_line(said, width - 4), style="not bold not reverse")
    text.append(" " * (width - text.cell_len))
    return text


class CalendarPlace(Place):
    """The month, and the list of the day."""

    PLACE = "calendar"
    HELP = (
        "A month with everything that has a day: boards and when their papers go out, deadlines of KPIs, "
        "meetings, and records that are expected because a KPI asks for one every so often. The letter says "
        "which. The arrows move the day, and Enter in the list below or beside opens what stands there."
    )

    def body(self) -> ComposeResult:
        """The month and the day."""
        with Container(id="calendar-body"):
            yield MonthGrid(self.program.today)
            yield OptionList(id="day")
        yield Static(LEGEND, classes="note", markup=False)

    async def fill(self) -> Head:
        """Reads the month of the chosen day and shows it."""
        grid = self.query_one(MonthGrid)
        chosen = grid.chosen
        month = await self.program.read(month_view, self.program.plan, self.program.today, chosen.year, chosen.month)
        grid.show(month)
        self._show_day()
        return month.head

    async def tables(self) -> tuple[Table, ...]:
        """The month that is shown."""
        from riia_tui.reports.screen_tables import month_tables

        on = self.query_one(MonthGrid).chosen
        return month_tables(
            await self.program.read(month_view, self.program.plan, self.program.today, on.year, on.month)
        )

    def selected_ref(self) -> str | None:
        """The KPI of the entry under the cursor, where it has one."""
        entry = self._entry(self.query_one("#day", OptionList).highlighted)
        return entry.ref if entry else None

    def on_month_grid_day_chosen(self, _event: MonthGrid.DayChosen) -> None:
        """Shows the day; over the edge of the month, the month that it is in."""
        grid = self.query_one(MonthGrid)
        day = grid.day()
        if day is None or not day.inside:
            self.load()
        else:
            self._show_day()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens a KPI in the plan, or a record."""
        from riia_tui.tui.screens.flows import open_record, show_in_plan

        entry = self._entry(event.option_index)
        if entry and entry.ref:
            await show_in_plan(self.program, entry.ref)
        elif entry and entry.record:
            await open_record(self.program, entry.record)

    def action_day_today(self) -> None:
        """Back to today."""
        self.query_one(MonthGrid).choose(self.program.today)

    def action_month(self, step: int) -> None:
        """To the same day of another month, or its last."""
        import pendulum

        chosen = self.query_one(MonthGrid).chosen
        moved = pendulum.Date(chosen.year, chosen.month, chosen.day).add(months=step)
        self.query_one(MonthGrid).choose(date(moved.year, moved.month, moved.day))

    def _entries(self) -> tuple[Entry, ...]:
        day = self.query_one(MonthGrid).day()
        return day.entries if day else ()

    def _entry(self, index: int | None) -> Entry | None:
        entries = self._entries()
        return entries[index - 1] if index and index <= len(entries) else None

    def _show_day(self) -> None:
        """The day's list; the first line names the day."""
        chosen = self.query_one(MonthGrid).chosen
        day = self.query_one("#day", OptionList)
        width = max(day.size.width - 4, 30)
        day.clear_options()
        day.add_option(Option(Text(f"{chosen:%A} {phrases.full_day(chosen)}", style="bold"), disabled=True))
        for entry in self._entries():
            day.add_option(Option(_entry_line(entry, width)))
        if not self._entries():
            day.add_option(Option(Text("Nothing on this day. m plans a meeting.", style="dim"), disabled=True))
        else:
            day.highlighted = 1


def _entry_line(entry: Entry, width: int) -> Text:
    text = Text(f"{entry.mark} ", style=_style(entry.mark))
    if entry.ref:
        text.append(f"{entry.ref} ", style="not dim not italic")
        text.append_text(cells.letter(entry.status))
        text.append(" ")
    room = max(width - text.cell_len, 8)
    text.append(cells.one_line(entry.text, room), style="not bold not reverse")
    return text
