"""Find: as it is typed, everything that contains the words."""

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from db.search import Hit
from riia_tui.tui import cells
from riia_tui.views.find import find

MOST_SHOWN = 100


class FindScreen(ModalScreen[Hit | None]):
    """Type, move with the arrows, Enter opens."""

    BINDINGS = [
        Binding("escape", "leave", "back"),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, plan: str | None) -> None:
        super().__init__()
        self._plan = plan
        self._hits: list[Hit] = []
        self._looked = ""
        self._open_at_once = False

    def compose(self) -> ComposeResult:
        """A line to type in, and what was found."""
        with Vertical(classes="form -tall"):
            yield Static("Find in statements, notes, comments, people and records", classes="heading", markup=False)
            yield Input(id="wanted")
            yield OptionList(id="hits")
            yield Static("", id="said", classes="hint", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks for what is typed."""
        self.look(event.value)

    @work(exclusive=True, group="find", exit_on_error=False)
    async def look(self, wanted: str) -> None:
        """Shows what contains the words."""
        from riia_tui.tui.app import RiiaApp

        app = self.app
        assert isinstance(app, RiiaApp)
        self._hits = (await app.read(find, wanted, self._plan))[:MOST_SHOWN] if wanted.strip() else []
        hits = self.query_one("#hits", OptionList)
        hits.clear_options()
        width = max(hits.size.width - 4, 30)
        hits.add_options([Option(self._line(hit, wanted, width)) for hit in self._hits])
        hits.highlighted = 0 if self._hits else None
        said = f"{len(self._hits)} found. Enter opens." if self._hits else "Nothing found." if wanted.strip() else ""
        self.query_one("#said", Static).update(said)
        self._looked = wanted
        if self._open_at_once:
            self._open_chosen()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Opens what the cursor is on; where the search is still under way, what it comes to."""
        self._open_at_once = self._looked != event.value
        if not self._open_at_once:
            self._open_chosen()

    def _open_chosen(self) -> None:
        self._open_at_once = False
        at = self.query_one("#hits", OptionList).highlighted
        if at is not None and at < len(self._hits):
            self.dismiss(self._hits[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens what was clicked."""
        self.dismiss(self._hits[event.option_index])

    def action_move(self, step: int) -> None:
        """Moves the cursor while typing goes on."""
        hits = self.query_one("#hits", OptionList)
        if self._hits:
            hits.highlighted = ((hits.highlighted or 0) + step) % len(self._hits)

    def action_leave(self) -> None:
        """Leaves."""
        self.dismiss(None)

    def _line(self, hit: Hit, wanted: str, width: int) -> Text:
        name = f"{hit.ref or hit.kind}  "
        line = " ".join(cells.visible(hit.text).split())
        at = line.casefold().find(" ".join(wanted.split()).casefold())
        begins = max(0, at - (width - len(name)) // 2) if at > width - len(name) - len(wanted) - 4 else 0
        text = Text(name, style="bold")
        text.append(("…" if begins else "") + cells.one_line(line[begins:], width - len(name) - 1), style="not bold")
        return text
