"""A list of lines, some of which open something: the desk of Today, the days of the calendar."""

from datetime import date

from textual.binding import Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from riia_tui.tui.pages.page import Line, Opens


class LineList(OptionList):
    """Lines, some of which open something; the cursor passes over what only says something."""

    BINDINGS = [
        Binding("left", "move_day(-1)", show=False),
        Binding("right", "move_day(1)", show=False),
    ]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Shows lines, with the cursor near where it was, at first on a KPI.

        A line can be chosen that opens something or has a day.
        """
        first = next((at for at, line in enumerate(lines) if line.opens is Opens.KPI), 0)
        before = first if self.highlighted is None else self.highlighted
        self.lines = lines
        self.clear_options()
        self.add_options([Option(line.text, disabled=not (line.opens or line.on)) for line in lines])
        choosable = [at for at, line in enumerate(lines) if line.opens or line.on]
        self.highlighted = min(choosable, key=lambda at: abs(at - before), default=None)

    def chosen(self) -> Line | None:
        """The line under the cursor."""
        at = self.highlighted
        return self.lines[at] if at is not None and at < len(self.lines) else None

    def of_day(self, on: date) -> int | None:
        """The first line of a day or after it; where there is none, the last that has a day."""
        days = [(at, line.on) for at, line in enumerate(self.lines) if line.on]
        last = days[-1][0] if days else None
        return next((at for at, day in days if day >= on), last)

    def go_to(self, on: date) -> None:
        """Puts the cursor on a day."""
        self.highlighted = self.of_day(on)
        self.call_after_refresh(self.scroll_to_highlight, top=True)

    def action_move_day(self, step: int) -> None:
        """Moves the cursor to the first line of the next day or of the day before."""
        here = self.chosen()
        if here is None or here.on is None:
            return
        days = sorted({line.on for line in self.lines if line.on})
        at = days.index(here.on) + step
        if 0 <= at < len(days):
            self.highlighted = next(n for n, line in enumerate(self.lines) if line.on == days[at])
