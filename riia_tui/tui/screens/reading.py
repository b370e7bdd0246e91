"""Files are being read: how far it is, and a way to stop."""

from collections.abc import Callable
from threading import Event

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import ProgressBar, Static

from riia_tui.tui.screens.modal import Modal

LOOK_EVERY = 0.1
"""Seconds between looks at how far the reading is."""


class Reading(Modal[None]):
    """Shows how many files are read; Esc stops, and nothing is taken in.

    ``tell`` is called by the thread that reads; it raises ``stopped`` once somebody has pressed Esc.
    """

    BINDINGS = [Binding("escape", "stop", "stop")]

    def __init__(self, heading: str, stopped: Callable[[], Exception]) -> None:
        super().__init__()
        self._heading, self._stopped = heading, stopped
        self._is_stopped = Event()
        self._far = (0, 0)

    def compose(self) -> ComposeResult:
        """A heading, a bar, and how to stop."""
        with Vertical(classes="form -card"):
            yield Static(self._heading, classes="heading", markup=False)
            yield Static("", id="far", markup=False)
            yield ProgressBar(id="progress", total=None, show_percentage=False, show_eta=False)
            yield Static("Esc stops; nothing is taken in", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begins to look how far it is."""
        self.set_interval(LOOK_EVERY, self._look)

    def tell(self, number: int, of: int) -> None:
        """Takes down how many files are read, of how many; in any thread."""
        if self._is_stopped.is_set():
            raise self._stopped()
        self._far = (number, of)

    def action_stop(self) -> None:
        """Has the reading stopped after the file that is read now."""
        self._is_stopped.set()
        self.query_one("#far", Static).update("Stopping …")

    def _look(self) -> None:
        number, of = self._far
        if of and not self._is_stopped.is_set():
            self.query_one("#far", Static).update(f"{number} of {of} files")
            self.query_one(ProgressBar).update(total=of, progress=number)
