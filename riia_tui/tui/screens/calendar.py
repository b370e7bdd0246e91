"""Calendar: a month, a quarter or a list of deadlines, meetings, boards and holidays, and what stands on a day."""

from calendar import monthrange
from datetime import date
from enum import StrEnum
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import OptionList, Static

from db.engine import Store
from db.errors import RiiaError
from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.tui.pages.days import day_page, span_page
from riia_tui.tui.pages.page import Opens
from riia_tui.tui.remembered import recalled, reports_folder, state_file
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.tui.widgets.chosen import row_of
from riia_tui.tui.widgets.line_list import LineList
from riia_tui.tui.widgets.weeks import WeeksGrid
from riia_tui.views.calendar import Span, month_view, quarter_view
from riia_tui.views.plans import Head

LEAST_BESIDE = 9
"""Lines besides the weeks that leave room for the list of the day; with fewer it is left out, and Enter shows it."""


class Shown(StrEnum):
    """How the calendar is shown."""

    MONTH = "month"
    QUARTER = "quarter"
    LIST = "list"

    @property
    def after(self) -> "Shown":
        """What comes next."""
        order = list(Shown)
        return order[(order.index(self) + 1) % len(order)]


class CalendarPlace(Place):
    """The weeks of a month or a quarter with the list of the chosen day, or the quarter as a list."""

    PLACE = "calendar"
    HELP = (
        "Everything that has a day: boards and the steps before them, deadlines of KPIs, meetings, records that are "
        "expected because a KPI asks for one every so often, bank holidays, and school terms where the region has "
        "set them. The letter says which. v changes between a month, a quarter and a list. The arrows move from day "
        "to day, up and down by a week; < and > go on by a month or a quarter. Enter opens what stands on the day, "
        "and w writes what is shown to a file for Outlook."
    )

    def __init__(self) -> None:
        super().__init__()
        self._shown = Shown.MONTH
        self._span: Span | None = None

    def body(self) -> ComposeResult:
        """The weeks and the day, or the list; what the letters mean."""
        with Container(id="calendar-body"):
            yield WeeksGrid(self.program.today)
            yield LineList(id="day")
        yield LineList(id="agenda")
        yield Static("", id="legend", classes="note", markup=False)

    def on_mount(self) -> None:
        """Begins in the month."""
        self.query_one("#agenda").display = False

    async def fill(self) -> Head:
        """Reads the months around the chosen day and shows them."""
        weeks = self.query_one(WeeksGrid)
        on = weeks.chosen
        view = month_view if self._shown is Shown.MONTH else quarter_view
        span = await self.program.read(view, self.program.plan, self.program.today, on.year, on.month)
        self._span = span
        weeks.show(span)
        with self.app.batch_update():
            self._show_modes(span)
            self._show_list(span)
            self._show_day()
        return span.head

    async def tables(self) -> tuple[Table, ...]:
        """The months that are shown."""
        from riia_tui.reports.screen_tables import day_tables

        return day_tables(self._span) if self._span else ()

    def selected_ref(self) -> str | None:
        """The KPI of the line under the cursor, where it has one."""
        line = self._list().chosen()
        return line.key if line and line.opens is Opens.KPI else None

    def on_weeks_grid_day_chosen(self, _event: WeeksGrid.DayChosen) -> None:
        """Shows the day; over the edge of what is shown, the months that it is in."""
        day = self.query_one(WeeksGrid).day()
        if day is None or not day.inside:
            self.load()
        else:
            self._show_day()

    async def on_weeks_grid_day_opened(self, _event: WeeksGrid.DayOpened) -> None:
        """Opens what stands on the day: the one thing, or a list where there are several."""
        from riia_tui.tui.screens.opening import open_line
        from riia_tui.tui.screens.sheets import open_day

        day = self.query_one(WeeksGrid).day()
        lines = [] if day is None else [line for line in day_page(day, 80, self.program.today).lines if line.opens]
        if len(lines) == 1:
            await open_line(self.program, lines[0])
        elif day is not None and day.entries:
            await open_day(self.program, day.on)
        elif day is not None:
            self.notify(f"Nothing stands on {phrases.day(day.on, self.program.today)}. m plans a meeting.")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The list takes the chosen day along, so that the weeks come back to it."""
        weeks, agenda = self.query_one(WeeksGrid), self.query_one("#agenda", LineList)
        line = agenda.chosen()
        if event.option_list is agenda and line and line.on and agenda.highlighted != agenda.of_day(weeks.chosen):
            weeks.chosen = line.on

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens what the line is about."""
        from riia_tui.tui.screens.opening import open_line

        place = event.option_list
        if isinstance(place, LineList) and (line := row_of(event, place.lines)) is not None:
            await open_line(self.program, line)

    def action_change_view(self) -> None:
        """Month, quarter, list, and from the start."""
        self._shown = self._shown.after
        is_list = self._shown is Shown.LIST
        self.query_one("#calendar-body").display = not is_list
        self.query_one("#agenda").display = is_list
        self.set_focus(self.query_one("#agenda") if is_list else self.query_one(WeeksGrid))
        self.load()

    def action_day_today(self) -> None:
        """Back to today."""
        self._choose(self.program.today)

    def action_month(self, step: int) -> None:
        """To the same day of another month, or its last; by quarters where a quarter is shown."""
        months = step * (1 if self._shown is Shown.MONTH else 3)
        chosen = self.query_one(WeeksGrid).chosen
        year, month = divmod(chosen.year * 12 + chosen.month - 1 + months, 12)
        self._choose(date(year, month + 1, min(chosen.day, monthrange(year, month + 1)[1])))

    def action_write(self) -> None:
        """Writes what is shown to a file for calendars."""
        if self._span is not None:
            path = reports_folder(recalled(state_file())) / file_name(self._span)
            self.program.do_aside(self._write, self._span, path)

    async def _write(self, span: Span, path: Path) -> None:
        try:
            dates, path = await self.program.read(write_dates, span, path)
        except RiiaError:
            return
        self.notify(f"Wrote {phrases.counted(dates, 'date')} of {phrases.months(span.first, span.last)}: {path}")

    def _choose(self, on: date) -> None:
        self.query_one(WeeksGrid).choose(on)
        if self._shown is Shown.LIST and self._span and self._span.first <= on <= self._span.last:
            self.query_one("#agenda", LineList).go_to(on)

    def _list(self) -> LineList:
        return self.query_one("#agenda" if self._shown is Shown.LIST else "#day", LineList)

    def _show_modes(self, span: Span) -> None:
        """Which of the three is shown, in capitals as the places are, and the letters."""
        modes = " ".join(each.upper() if each is self._shown else each.value for each in Shown)
        words = [f"v {modes}", *span.legend]
        self.query_one("#legend", Static).update("\n".join(_laid_out(words, self.app.size.width - 2)))

    def _show_list(self, span: Span) -> None:
        if self._shown is Shown.LIST:
            agenda = self.query_one("#agenda", LineList)
            agenda.show(span_page(span, self.app.size.width - 4).lines)
            agenda.go_to(self.query_one(WeeksGrid).chosen)

    def _show_day(self) -> None:
        """The list of the day, where there is room for it; its first line names the day."""
        weeks, place = self.query_one(WeeksGrid), self.query_one("#day", LineList)
        place.display = not is_narrow(self) or self.app.size.height - weeks.rows >= LEAST_BESIDE
        day = weeks.day()
        if day is None:
            return
        width = max(self._day_width(), 30)
        place.show(day_page(day, width, self.program.today).with_title())
        place.highlighted = next((at for at, line in enumerate(place.lines) if line.opens), None)

    def _day_width(self) -> int:
        """The columns of the list of the day: all of them, or two fifths beside the weeks."""
        whole = self.app.size.width
        return whole - 4 if is_narrow(self) else whole * 2 // 5 - 4


def _laid_out(words: list[str], width: int) -> list[str]:
    """Words beside each other in as few lines as they need, none of them broken."""
    lines = [""]
    for each in words:
        longer = f"{lines[-1]}  {each}".strip()
        lines[-1:] = [longer] if len(longer) <= width else [lines[-1], each]
    return lines


def write_dates(_store: Store, span: Span, path: Path) -> tuple[int, Path]:
    """Writes the dates of whole months to a file for calendars; gives how many, and where.

    Raises BadInput where there is none.
    """
    from riia_tui.reports.own_calendar import months_report
    from riia_tui.reports.save import render_or_beside

    report = months_report(span)
    return len(report.events), render_or_beside(report, path)


def file_name(span: Span) -> str:
    """A name with the plan and the months: “calendar-sw-2025-26-2025-12.ics”."""
    first, last = f"{span.first:%Y-%m}", f"{span.last:%Y-%m}"
    months = first if first == last else f"{first}-to-{last}"
    return f"calendar-{span.head.plan}-{months}.ics"
