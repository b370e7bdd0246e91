"""The form that asks whose the names in minutes are that nobody knows."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Select

from riia_tui import phrases
from riia_tui.tui.screens.form import Form, Send
from riia_tui.tui.widgets.whose_names import Names, WhoseNames


class NamesForm(Form[dict[str, str]]):
    """Asks whose each name is; saving goes back to the table, where the meetings are guessed once more."""

    FULL = True
    HINT = "Enter opens a list  Tab goes on  F2 back to the table  Esc as it was"
    HELP = (
        "These names stand among those who came, and nobody here knows them. Choose for whom each came, or “none of "
        "ours” for a guest or an officer of no authority. The meetings are guessed once more with it, those that you "
        "have put right stay as they are, and what you chose is kept for the next minutes once they are taken in."
    )

    def __init__(self, send: Send, names: Sequence[tuple[str, tuple[str, ...]]], bodies: Names) -> None:
        """``names`` are as they are written, with the keys that are likely; ``bodies`` are names and keys."""
        super().__init__(send)
        self._names, self._bodies = names, bodies

    def heading(self) -> str:
        """How many names."""
        return f"Whose are these names? {phrases.counted(len(self._names), 'name')} nobody knows"

    def about(self) -> None:
        """No draft is kept: the table is still there."""

    def fields(self) -> ComposeResult:
        """The names."""
        yield WhoseNames(self._names, self._bodies)

    def on_mount(self) -> None:
        """Begins at the first name."""
        self.query(Select).first().focus()

    def asked(self) -> dict[str, str]:
        """Keys by name, “” for none of the region's."""
        return self.query_one(WhoseNames).answers()
