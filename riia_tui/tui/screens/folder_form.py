"""The form that asks for a folder or a file, and shows how far the reading of it has come."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input, ProgressBar, Static

from db.errors import BadInput, RiiaError
from riia_tui.tui.progress import Progress, Stopped
from riia_tui.tui.screens.form import Form, Send, label

Got = TypeVar("Got")
SHOWN_EVERY = 0.1
"""Seconds between two looks at how far a reading has come."""


class FolderForm(Form[Path]):
    """Asks for a folder or a file."""

    HELP = (
        "Write where the folder or the file is; it can be dropped on the terminal. Nothing is written or taken in "
        "before you have seen what it would be."
    )

    def __init__(self, send: Send, heading: str, asks: str, hint: str, typed: str = "") -> None:
        """``asks`` names the field, ``hint`` says what comes next, ``typed`` stands in the field already."""
        super().__init__(send)
        self._heading, self._asks, self._hint, self._typed = heading, asks, hint, typed
        self._progress: Progress | None = None
        self._watch: Timer | None = None

    def heading(self) -> str:
        """What the folder is for."""
        return self._heading

    def about(self) -> str:
        """What is asked for."""
        return self._heading

    def fields(self) -> ComposeResult:
        """Where it is."""
        yield label(self._asks)
        yield Input(self._typed, id="folder")
        yield Static(self._hint, classes="hint", markup=False)
        yield Static("", id="reading", markup=False)
        yield ProgressBar(id="progress", total=None, show_percentage=False, show_eta=False)

    def on_mount(self) -> None:
        """Nothing is read yet."""
        super().on_mount()
        self.show_bar(False)

    def asked(self) -> Path:
        """The folder, as it was typed or dropped on the terminal."""
        typed = self.value("folder").strip().strip("\"'")
        if not typed:
            raise BadInput("Which file or folder?", "Write where it is.")
        return Path(typed).expanduser()

    async def read(self, reader: Callable[..., Got], *args: Any) -> Got | None:
        """What ``reader`` makes of the files, in a thread of its own; None where Esc stopped it, which was said.

        The last thing that ``reader`` is given is to be told how many of how many it has read.
        """
        if not self.is_open:
            return None
        self._progress = progress = Progress()
        self._watch = self.set_interval(SHOWN_EVERY, self._show_progress)
        self.show_bar()
        self._show_progress()
        try:
            # It takes no turn of the store's thread: a folder may hold thousands of files.
            found = await asyncio.to_thread(reader, *args, progress.tell)
        except Stopped:
            return None
        except asyncio.CancelledError:
            # The program is being left, and does not wait for the rest of the files.
            progress.stop()
            raise
        return None if progress.is_stopped else found

    def action_leave(self) -> None:
        """Stops the reading that is under way, and leaves."""
        if self._progress is not None:
            self._progress.stop()
            self.program.notify("The reading was stopped; nothing was taken in.")
        super().action_leave()

    def refuse(self, fault: RiiaError | None) -> None:
        """Says why, and stands as before."""
        self._progress = None
        if self._watch is not None:
            self._watch.stop()
        if self.is_open:
            self.query_one("#reading", Static).update("")
            self.show_bar(False)
        super().refuse(fault)

    def show_bar(self, shown: bool = True) -> None:
        """Shows or hides the bar; it moves to and fro until it is known how much there is to read."""
        bar = self.query_one("#progress", ProgressBar)
        bar.display = shown
        bar.update(total=None, progress=0)

    def _show_progress(self) -> None:
        """One line: “Reading 12 of 300. Esc stops it; nothing is taken in.”."""
        progress = self._progress
        if progress is not None:
            far = f" {progress.done} of {progress.of}" if progress.of > 1 else ""
            if progress.of > 1:
                self.query_one("#progress", ProgressBar).update(total=progress.of, progress=progress.done)
            said = f"Reading{far}. Esc stops it; nothing is taken in."
            self.query_one("#reading", Static).update(said)
