"""Help: what a place is for, and its keys, in words."""

from textwrap import wrap

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from db.words import Status
from riia_tui.phrases import STATUS_WORDS
from riia_tui.tui.commands import PLACES, commands_of, key_name

FORM_WIDTH = 100


class HelpScreen(ModalScreen[None]):
    """Esc or ? closes it."""

    BINDINGS = [Binding("escape,question_mark,q,enter", "dismiss", "close")]

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = next(each for each in PLACES if each.id == place)

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(classes="form -tall"):
            yield Static(self._text(), id="help-text", markup=False)

    def on_mount(self) -> None:
        """So that the arrows scroll at once."""
        self.set_focus(self.query_one(VerticalScroll))

    def _text(self) -> Text:
        text = Text(f"{self._place.title}\n", style="bold")
        text.append(f"{self._place.purpose}\n\n", style="not bold")
        for command in commands_of(self._place.id):
            text.append(f"  {key_name(command.key):<5}", style="bold")
            lines = wrap(command.help, min(self.app.size.width, FORM_WIDTH) - 14)
            text.append("\n        ".join(lines) + "\n", style="not bold")
        text.append("\nArrows move, Enter opens, Esc goes back, Tab changes the list. ctrl+p opens the palette.\n")
        text.append("\nLetters\n", style="bold")
        for status in Status:
            text.append(f"  {STATUS_WORDS[status]}\n", style="not bold")
        text.append("  ?: nothing can be counted, and nobody has agreed a RAG\n", style="not bold")
        text.append(
            "\n! beside a letter: a warning, in words in the detail (late, figure says otherwise, no evidence, "
            "authorities missing, to be looked at again).\n† before a name: the plan check found something in its "
            "own words (k in Plan).\nBlue only when a person has confirmed it: until then a "
            "figure that is complete shows as G, ready to close.\n\nEsc closes this page.",
            style="not bold",
        )
        return text
