"""A sheet over a place: lines that open records, KPIs or authorities. Esc goes back to where it was opened."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from riia_tui.reports.blocks import Table
from riia_tui.tui import cells
from riia_tui.tui.commands import bindings_named
from riia_tui.tui.pages.page import Line, Opens, Page
from riia_tui.tui.screens.modal import Modal
from riia_tui.tui.screens.tables_out import GivesTables

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

Read = Callable[["RiiaApp", int], Awaitable[Page]]
"""Reads a page as wide as asked."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A key of one sheet alone, what it does, and the doing of it."""

    key: str
    title: str
    do: Callable[["Sheet"], Awaitable[None]]


class Sheet(GivesTables, Modal[None]):
    """Shows a page, and reads it again when the store changes."""

    BINDINGS = [
        Binding("escape", "leave", "back"),
        Binding("u", "update_rag", "update RAG"),
        Binding("e", "evidence", "evidence"),
        Binding("z", "undo", "undo"),
        Binding("question_mark", "help", "help"),
        *bindings_named("copy-view", "to-excel"),
    ]

    def __init__(self, read: Read, deeds: tuple[Deed, ...] = ()) -> None:
        super().__init__()
        self._read = read
        self._deeds = {deed.key: deed for deed in deeds}
        self._lines: list[Line] = []
        self._page: Page | None = None
        self._fitted = 0

    @property
    def program(self) -> "RiiaApp":
        """The app, by its own type."""
        return cast("RiiaApp", self.app)

    def compose(self) -> ComposeResult:
        """A title, the lines, the keys."""
        with Vertical(classes="form -full -sheet"):
            yield Static("", id="sheet-title", classes="heading", markup=False)
            yield OptionList(id="sheet")
            yield Static("", id="sheet-keys", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Reads, and listens for changes of the store."""
        self.program.changed.subscribe(self, lambda _: self.load(), immediate=True)
        self.load()

    def on_resize(self, event: events.Resize) -> None:
        """Fits the page to a new width."""
        if self._fitted not in (0, event.size.width):
            self.load()
        self._fitted = event.size.width

    @work(exclusive=True, group="load", exit_on_error=False)
    async def load(self) -> None:
        """Reads the page and shows it, keeping the cursor."""
        page = await self._read(self.program, self.app.size.width - 5)
        if not self.is_open:
            return
        self._page, self._lines = page, page.lines
        self.query_one("#sheet-title", Static).update(Text(cells.one_line(page.title, page.width), style="bold"))
        self.query_one("#sheet-keys", Static).update(self._keys())
        sheet = self.query_one("#sheet", OptionList)
        at = sheet.highlighted
        with self.app.batch_update():
            sheet.clear_options()
            sheet.add_options([Option(line.text, disabled=line.opens is None) for line in page.lines])
        choosable = [number for number, line in enumerate(page.lines) if line.opens]
        sheet.highlighted = min(choosable, key=lambda n: abs(n - (at or 0))) if choosable else None
        sheet.focus()

    async def tables(self) -> tuple[Table, ...]:
        """The lines that say something of their own."""
        return self._page.tables() if self._page else ()

    def tables_title(self) -> str:
        """The sheet's title."""
        return self._page.title if self._page else "Sheet"

    def chosen(self) -> Line | None:
        """The line under the cursor."""
        at = self.query_one("#sheet", OptionList).highlighted
        return self._lines[at] if at is not None and at < len(self._lines) else None

    async def on_key(self, event: events.Key) -> None:
        """Does what the sheet's own keys ask for."""
        deed = self._deeds.get(event.key)
        if deed is not None and event.key != "enter":
            event.stop()
            with self.program.until_it_fails():
                await deed.do(self)

    async def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Opens what the line is about."""
        line = self.chosen()
        if line is None or line.opens is None:
            return
        from riia_tui.tui.screens.opening import open_line

        with self.program.until_it_fails():
            if not await open_line(self.program, line) and "enter" in self._deeds:
                await self._deeds["enter"].do(self)

    async def action_update_rag(self) -> None:
        """Opens the form for the RAG of the KPI under the cursor."""
        from riia_tui.tui.screens.flows import open_rag

        if ref := self._ref():
            await open_rag(self.program, ref)

    async def action_evidence(self) -> None:
        """Opens the form for evidence towards the KPI under the cursor, or towards none yet."""
        from riia_tui.tui.screens.flows import open_evidence

        line = self.chosen()
        await open_evidence(self.program, line.key if line and line.opens is Opens.KPI else None)

    def action_undo(self) -> None:
        """Takes the newest change back."""
        from riia_tui.actions.changes import undo

        self.program.act(undo)

    def action_help(self) -> None:
        """Says what the keys do."""
        self.notify(
            "Arrows move, Enter opens a record, a KPI or an authority, V copies all, X writes to Excel, Esc goes back."
        )

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss(None)

    def _keys(self) -> str:
        """The keys that do something here: those about a KPI only where a line is about one."""
        own = [f"{deed.key} {deed.title}" for deed in self._deeds.values() if deed.title]
        opens = {line.opens for line in self._lines}
        first = ["Enter open"] if opens - {None} else []
        return "  ".join([*first, *own, *(["u RAG", "e evidence"] if Opens.KPI in opens else []), "Esc back"])

    def _ref(self) -> str | None:
        line = self.chosen()
        if line and line.opens is Opens.KPI:
            return line.key
        self.notify("Choose a line with a KPI first.", severity="warning")
        return None
