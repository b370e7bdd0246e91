"""The forms for updates from leads: where the workbooks go, where they come back, and what becomes of each answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, Static

from db.errors import BadInput
from riia_tui.tui.screens.form import Form, Send, label
from riia_tui.tui.widgets.decisions import ACCEPTED, REFUSED, Choice, Decisions


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

    def asked(self) -> Path:
        """The folder, as it was typed or dropped on the terminal."""
        typed = self.value("folder").strip().strip("\"'")
        if not typed:
            raise BadInput("Which file or folder?", "Write where it is.")
        return Path(typed).expanduser()


@dataclass(frozen=True, slots=True)
class Decided:
    """The places, from 0, of what was accepted and of what was refused."""

    accepted: tuple[int, ...]
    refused: tuple[int, ...]


class DecisionsForm(Form[Decided]):
    """Shows what is to be decided line by line; saving does so, Esc leaves everything as it is."""

    FULL = True
    HINT = "a accept   r refuse   Space undecided   A accept all without a question   F2 save   Esc leaves it as it is"

    HELP = (
        "Each line says what somebody reported, from what stands now to what it would be. Accept or refuse it; a "
        "line with a question waits until you have decided. Nothing becomes the RAG before it is agreed."
    )

    def __init__(self, send: Send, heading: str, choices: Sequence[Choice], notes: Sequence[str] = ()) -> None:
        """``notes`` are about the whole."""
        super().__init__(send)
        self._heading, self._choices, self._notes = heading, tuple(choices), tuple(notes)

    def heading(self) -> str:
        """What is decided."""
        return self._heading

    def about(self) -> str:
        """What is decided."""
        return self._heading

    def fields(self) -> ComposeResult:
        """What is to be known of the files, and the lines."""
        if self._notes:
            yield Static("\n".join(self._notes), classes="hint-above", markup=False)
        yield Decisions(self._choices, id="decisions")

    def on_mount(self) -> None:
        """Begins at the first line."""
        self.query_one(Decisions).focus()

    def asked(self) -> Decided:
        """What was decided. Raises BadInput where nothing was."""
        found = self.query_one(Decisions)
        decided = Decided(found.chosen(ACCEPTED), found.chosen(REFUSED))
        if not (decided.accepted or decided.refused):
            raise BadInput("Nothing is decided yet.", "a accepts a line, r refuses it.")
        return decided
