"""Find: as it is typed, everything that holds the words and passes the filters."""

from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from db.errors import RiiaError
from db.search import Hit, folded
from riia_tui import phrases
from riia_tui.tui import cells
from riia_tui.tui.commands import COMMANDS, FINDING, own_bindings
from riia_tui.tui.screens.modal import Modal
from riia_tui.tui.widgets.chosen import chosen
from riia_tui.views.find import Found, around, findable_of, found
from riia_tui.views.find_completing import completions
from riia_tui.views.find_words import wanted

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

MOST_SHOWN = 100
EXAMPLES = ("status:red", "status:red,amber", "due:none kind:kpi", "kind:meeting")
"""What can be looked for by a filter alone, for somebody who has kept no search yet."""


class FindScreen(Modal[Hit | None]):
    """Type, move with the arrows, Enter opens; Tab or → takes what the line proposes."""

    HELP = (
        "Type some letters of anything: a ref, words of a statement, a note, a comment, a person, an authority, a "
        "file. All words must be there, in any order, and their beginnings are enough; a slip is forgiven. "
        "Filters narrow it: status:red, due:<2026-01-31, on:2025-11, lead:Ann, kind:meeting, theme:1.2, plan:all for "
        "every plan. Tab completes them. Enter on a person shows what they lead."
    )
    BINDINGS = [
        *own_bindings(FINDING),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("tab", "complete", show=False, priority=True),
    ]

    def __init__(self, plan: str | None, typed: str = "") -> None:
        """``typed`` is what stands in the line from the start."""
        super().__init__()
        self._plan = plan
        self._typed = typed
        self._rows: list[Hit | str] = []
        self._looked: str | None = None
        self._open_at_once = False

    @property
    def program(self) -> "RiiaApp":
        """The app, by its own type."""
        return cast("RiiaApp", self.app)

    def compose(self) -> ComposeResult:
        """A line to type in, and what was found."""
        with Vertical(classes="form -tall"):
            yield Static("Find in everything; F1 tells how", classes="heading", markup=False)
            yield Input(self._typed, id="wanted", suggester=Completing(self), select_on_focus=False)
            yield OptionList(id="hits")
            yield Static("", id="said", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Gets everything ready while the first letter is typed."""
        self.look(self._typed)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks for what is typed."""
        self.look(event.value)

    @work(exclusive=True, group="find", exit_on_error=False)
    async def look(self, typed: str) -> None:
        """Shows what holds the words; without any, the searches that are kept."""
        run = self.program.background.run
        try:
            await run(findable_of, self.program.store)
            asked = wanted(typed, self.program.today)
            if not asked.words and not asked.filters:
                self._show_kept()
            else:
                self._show_found(typed, await run(found, self.program.store, typed, self._plan, self.program.today))
        except RiiaError as fault:
            self._show([], str(fault))
        if typed.strip() and (more := await self._completed(typed)):
            said = self.query_one("#said", Static)
            said.update(Text(f"{said.content}\nTab: {'   '.join(each.split(' ')[-1] for each in more)}"))
        self._looked = typed
        if self._open_at_once:
            self._open_chosen()

    async def _completed(self, typed: str) -> list[str]:
        app = self.program
        return await app.background.run(completions, app.store, typed, self._plan, app.today)

    def _show_found(self, typed: str, shown: Found) -> None:
        count = len(shown.hits) + shown.more
        said = f"{count} found. Enter opens." if count else "Nothing found."
        if shown.meant:
            said = f"Nothing is spelt so; this was taken for it: {', '.join(shown.meant)}. {said}"
        self._show(list(shown.hits[:MOST_SHOWN]), said, wanted(typed, self.program.today).words)

    def _show_kept(self) -> None:
        kept = list(self.program.settings.searches.values())
        said = "Your kept searches. Enter takes one; F2 lets it go." if kept else "For example. F2 keeps a search."
        self._show([*(kept or EXAMPLES)], said)

    def _show(self, rows: list[Hit | str], said: str, words: str = "") -> None:
        self._rows = rows
        hits = self.query_one("#hits", OptionList)
        width = max(hits.size.width - 4, 30)
        hits.clear_options()
        hits.add_options([Option(self._line(row, words, width)) for row in rows])
        hits.highlighted = 0 if rows else None
        self.query_one("#said", Static).update(Text(said))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Opens what the cursor is on; where the search is still under way, what it comes to."""
        self._open_at_once = self._looked != event.value
        if not self._open_at_once:
            self._open_chosen()

    def _open_chosen(self) -> None:
        self._open_at_once = False
        at = self.query_one("#hits", OptionList).highlighted
        if at is not None and at < len(self._rows):
            self._open(self._rows[at])

    def _open(self, row: Hit | str) -> None:
        """Leads to a hit; a kept search goes into the line, and a person becomes what they lead."""
        if isinstance(row, Hit) and row.kind != "person":
            self.dismiss(row)
            return
        field = self.query_one("#wanted", Input)
        field.value = row if isinstance(row, str) else f'lead:"{row.key}"'
        field.cursor_position = len(field.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens what was clicked."""
        if (row := chosen(event, self._rows)) is not None:
            self._open(row)

    def action_move(self, step: int) -> None:
        """Moves the cursor while typing goes on."""
        hits = self.query_one("#hits", OptionList)
        if self._rows:
            hits.highlighted = ((hits.highlighted or 0) + step) % len(self._rows)

    @work(exclusive=True, group="complete", exit_on_error=False)
    async def action_complete(self) -> None:
        """Takes the first of what the line proposes."""
        field = self.query_one("#wanted", Input)
        typed = field.value
        more = await self._completed(typed)
        if more and field.value == typed:
            field.value = more[0]
            field.cursor_position = len(field.value)

    def action_keep(self) -> None:
        """Keeps what stands in the line, or lets it go where it is kept; on a kept search lets that one go."""
        at = self.query_one("#hits", OptionList).highlighted
        typed = self.query_one("#wanted", Input).value.strip()
        row = self._rows[at] if at is not None and at < len(self._rows) else None
        text = typed or (row if isinstance(row, str) else "")
        names = [name for name, search in self.program.settings.searches.items() if search == text]
        for name in names:
            self.program.keep_search(name, None)
        if not names and typed:
            self.program.keep_search(typed, typed)
        if text:
            self.notify(f"{'Let go' if names else 'Kept'}: {text}")
        if not typed:
            self.look("")

    async def action_help(self) -> None:
        """Explains how to find."""
        from riia_tui.tui.screens.help import HelpScreen

        commands = [command for command in COMMANDS if command.where == FINDING]
        await self.app.push_screen(HelpScreen("Find", self.HELP, commands, "The same without a screen: riia find."))

    def action_leave(self) -> None:
        """Leaves."""
        self.dismiss(None)

    def _line(self, row: Hit | str, words: str, width: int) -> Text:
        if isinstance(row, str):
            return cells.plain(row)
        name = f"{row.ref or row.kind}  "
        if row.plan not in (self._plan, None):
            name = f"{row.plan}  {name}"
        day = f"  {phrases.day(row.on, self.program.today)}" if row.on else ""
        room = max(width - len(name) - len(day) - 1, 12)
        said = cells.visible(row.text)
        short = phrases.gist(said) if row.kind == "KPI" else said
        line = around(short if folded(words) in folded(short) else said, words, room)
        text = Text(name, style="bold")
        text.append(f"{line:<{room}}" if day else line, style="not bold")
        text.append(day, style="dim not bold")
        return text


class Completing(Suggester):
    """Proposes behind the cursor what the last word may become."""

    def __init__(self, screen: FindScreen) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._screen = screen

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last word made longer."""
        more = await self._screen._completed(value)
        return next((each for each in more if each.startswith(value)), None)
