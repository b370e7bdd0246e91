"""The tour: five cards for a newcomer; Esc leaves at any of them."""

from textwrap import wrap

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from riia_tui.tui.screens.modal import Modal

CARDS = (
    (
        "A promise and a record",
        "The plan is a promise; the record is what happened. You enter a meeting and tick who came, and every KPI that "
        "it counts towards is up to date: on screen, in the board pack and in the return. No figure is typed twice.",
    ),
    (
        "Eight places",
        "1 to 8 go to the places on the second line: 1 Today is your desk, 2 Plan the whole plan with what stands "
        "behind each figure, 8 Reports writes the board pack. The bottom line says what you can do where you are.",
    ),
    (
        "Three keys a day",
        "m records a meeting, e anything else that happened, u updates a RAG: u, then b g a r or n, then a sentence. "
        "The letter is your judgement; the figure stands beside it, and both are shown where they differ.",
    ),
    (
        "Nothing can break",
        "z takes the newest change back, y does it again, and nothing that was entered is ever gone. A form that you "
        "leave with Esc keeps what you typed, and brings it back when you open it again.",
    ),
    (
        "When you are lost",
        "? explains the place you are in, / finds anything by a few letters, : lists every command by its name, and "
        "Esc goes back. This tour: ? and then t.",
    ),
)
HINT = "Enter or → goes on   ← back   Esc leaves the tour"
WIDTH = 60


class TourScreen(Modal[None]):
    """One card after another."""

    BINDINGS = [
        Binding("enter,right,space", "turn(1)", "next"),
        Binding("left,backspace", "turn(-1)", "back"),
        Binding("escape,q", "dismiss", "leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def compose(self) -> ComposeResult:
        """The card."""
        with Vertical(classes="form -card"):
            yield Static("", id="card", markup=False)
            yield Static(HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Shows the first card."""
        self._draw()

    def action_turn(self, step: int) -> None:
        """To the next card or the one before; after the last one the tour ends."""
        if self._at + step >= len(CARDS):
            self.dismiss(None)
            return
        self._at = max(self._at + step, 0)
        self._draw()

    def _draw(self) -> None:
        title, words = CARDS[self._at]
        text = Text(f"{title}\n\n", style="bold")
        text.append("\n".join(wrap(words, min(WIDTH, self.app.size.width - 8))), style="not bold")
        text.append(f"\n\n{self._at + 1} of {len(CARDS)}", style="dim not bold")
        self.query_one("#card", Static).update(text)
