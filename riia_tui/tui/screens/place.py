"""What every place shares: the lines on top, the keys below, and what can be done to the chosen KPI."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget

from db.errors import RiiaError
from riia_tui.tui.commands import bindings_of
from riia_tui.tui.detail import kpi_text
from riia_tui.tui.screens.tables_out import GivesTables
from riia_tui.tui.widgets.head import HeadLine, PlaceTabs
from riia_tui.tui.widgets.key_line import KeyLine
from riia_tui.views.grids import Wanted
from riia_tui.views.kpi import kpi
from riia_tui.views.plans import Head

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp


class Place(GivesTables, Screen[None]):
    """One of the eight places. A place says what it shows (``body``), reads it (``fill``), and names a choice."""

    PLACE: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init_subclass__(cls, **more: Any) -> None:
        """Takes the place's keys from the one table of commands, before Textual reads them."""
        cls.BINDINGS = bindings_of(cls.PLACE)
        super().__init_subclass__(**more)

    def __init__(self) -> None:
        super().__init__()
        self.stale = True
        self._fitted = 0

    @property
    def program(self) -> "RiiaApp":
        """The app, by its own type."""
        return cast("RiiaApp", self.app)

    def compose(self) -> ComposeResult:
        """Head, tabs, the place's own body, keys."""
        yield HeadLine(id="head")
        yield PlaceTabs(self.PLACE, id="places")
        with Container(id="body"):
            yield from self.body()
        yield KeyLine()

    def body(self) -> ComposeResult:
        """The place's own widgets."""
        raise NotImplementedError

    async def fill(self) -> Head:
        """Reads what the place shows and shows it; gives the line on top."""
        raise NotImplementedError

    def selected_ref(self) -> str | None:
        """The ref of the KPI that is chosen here, None where there is none."""
        return None

    def meeting_ref(self) -> str | None:
        """The KPI that a new meeting counts towards from the start: none, unless the place is about one KPI."""
        return None

    def grids_here(self) -> Sequence[Wanted]:
        """The grids that are most likely meant here, besides those of the chosen KPI."""
        return ()

    def on_mount(self) -> None:
        """Listens for changes of the store."""
        self.program.changed.subscribe(self, self.reload, immediate=True)

    def on_screen_resume(self) -> None:
        """Reads what has changed while another place was shown."""
        if self.stale:
            self.load()

    def on_resize(self, event: events.Resize) -> None:
        """Fits what is shown to a new width."""
        if self._fitted not in (0, event.size.width):
            self.load()
        self._fitted = event.size.width

    def reload(self, _version: int) -> None:
        """Reads again, now or when the place is next shown."""
        self.stale = True
        if self.is_current or self.program.current_mode == self.PLACE:
            self.load()

    @work(exclusive=True, group="load", exit_on_error=False)
    async def load(self) -> None:
        """Reads and shows; what is superseded meanwhile is dropped."""
        self.stale = False
        try:
            shown = await self.fill()
        except RiiaError as fault:
            self.query_one(HeadLine).show_fault(fault)
            return
        self.program.plan = shown.plan
        self.query_one(HeadLine).show(shown)

    def ask_for_kpi(self) -> str | None:
        """The chosen KPI's ref; where none is chosen it says what to do."""
        ref = self.selected_ref()
        if ref is None:
            self.notify("Choose a KPI first: here with the arrows, in 2 Plan, or with / find.", severity="warning")
        return ref

    async def action_update_rag(self) -> None:
        """Opens the form for the chosen KPI's RAG."""
        from riia_tui.tui.screens.flows import open_rag

        if ref := self.ask_for_kpi():
            await open_rag(self.program, ref)

    async def action_evidence(self) -> None:
        """Opens the form for evidence, counting towards the chosen KPI where there is one."""
        from riia_tui.tui.screens.flows import open_evidence

        await open_evidence(self.program, self.selected_ref())

    async def action_meeting(self) -> None:
        """Opens the form for a meeting."""
        from riia_tui.tui.screens.flows import open_meeting

        await open_meeting(self.program, self.meeting_ref())

    async def action_figure(self) -> None:
        """Opens the form for a figure of the chosen KPI."""
        from riia_tui.tui.screens.flows import open_figure

        if ref := self.ask_for_kpi():
            await open_figure(self.program, ref)

    async def action_review(self) -> None:
        """Goes through KPIs one after another."""
        from riia_tui.tui.screens.review_choice import open_review

        await open_review(self.program)

    async def action_grid(self) -> None:
        """Asks which grid to fill in."""
        from riia_tui.tui.screens.grid_flows import open_grids

        await open_grids(self.program, self.selected_ref(), self.grids_here())

    async def action_find(self) -> None:
        """Opens find."""
        from riia_tui.tui.screens.flows import open_find

        await open_find(self.program)

    def action_undo(self) -> None:
        """Takes the newest change back."""
        from riia_tui.actions.changes import undo

        self.program.act(undo)

    def action_redo(self) -> None:
        """Does again what undo took back."""
        from riia_tui.actions.changes import redo

        self.program.act(redo)

    async def action_help(self) -> None:
        """Explains the place and its keys."""
        from riia_tui.tui.screens.help import HelpScreen

        await self.app.push_screen(HelpScreen.of_place(self))

    async def action_jump(self) -> None:
        """Shows a letter on each list, table and text."""
        from riia_tui.tui.screens.jump import jump

        await jump(self)

    async def action_palette(self) -> None:
        """Opens the palette."""
        self.app.action_command_palette()

    async def action_copy_chosen(self) -> None:
        """Copies the text that was marked with the mouse; else the chosen KPI whole; else the chosen line."""
        from riia_tui.tui.screens.as_text import KPI_WIDTH, chosen_text

        ref, text = self.selected_ref(), self.get_selected_text()
        if ref is not None and not text:
            detail = await self.program.look_up(kpi, ref, self.program.plan, self.program.today)
            if detail is None:
                return
            text = kpi_text(detail, self.program.today, KPI_WIDTH).plain
        self.program.copy_to_clipboard(text or chosen_text(self.focused))

    def text_shown(self) -> str:
        """Everything that the place shows, as text."""
        from riia_tui.tui.screens.as_text import view_text

        return view_text(self.query_one("#body"))

    def tables_title(self) -> str:
        """The place's name."""
        return self.PLACE.capitalize()

    async def action_go(self, place: str) -> None:
        """Goes to a place."""
        await self.program.action_go(place)

    async def action_quit(self) -> None:
        """Leaves once everything is written."""
        await self.program.action_quit()


TWO_COLUMNS = 120
"""Columns from which two things stand side by side; below 80 only the most needed stands there."""


def is_narrow(widget: Widget) -> bool:
    """Whether the terminal is too narrow for two columns."""
    return widget.app.size.width < TWO_COLUMNS
