"""A report as text, before it is written."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from riia_tui.tui.screens.modal import Modal

LONGEST = 60_000
"""How many letters are shown; the rest is in the file."""


class ReportPreview(Modal[None]):
    """The text of a report, to scroll through; Esc closes it."""

    BINDINGS = [Binding("escape,q,p", "leave", "close")]

    def __init__(self, title: str, text: str) -> None:
        """``text`` is the report as plain text."""
        super().__init__()
        self._title = title
        self._text = text if len(text) <= LONGEST else f"{text[:LONGEST]}\n\n… the rest is in the file."

    def compose(self) -> ComposeResult:
        """Title, text, and how to close."""
        with Vertical(classes="form -full"):
            yield Static(self._title, classes="heading", markup=False)
            with VerticalScroll(id="preview"):
                yield Static(self._text, id="preview-text", markup=False)
            yield Static("Esc closes", classes="hint", markup=False)

    def on_mount(self) -> None:
        """The text takes the keys that scroll."""
        self.set_focus(self.query_one("#preview"))

    def action_leave(self) -> None:
        """Closes it."""
        self.dismiss(None)
