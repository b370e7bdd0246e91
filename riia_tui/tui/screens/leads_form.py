"""The forms for updates from leads: where the workbooks go, where they come back, and what becomes of each answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input, Static

from db.errors import BadInput, RiiaError
from riia_tui.reports.blocks import Table
from riia_tui.tui.commands import bindings_named
from riia_tui.tui.progress import Progress
from riia_tui.tui.screens.form import Form, Send, label
from riia_tui.tui.screens.tables_out import GivesTables
from riia_tui.tui.widgets.decisions import ACCEPTED, REFUSED, Choice, Decisions

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

    def asked(self) -> Path:
        """The folder, as it was typed or dropped on the terminal."""
        typed = self.value("folder").strip().strip("\"'")
        if not typed:
            raise BadInput("Which file or folder?", "Write where it is.")
        return Path(typed).expanduser()

    def follow(self, progress: Progress) -> None:
        """Shows how far the reading has come; leaving the form stops it."""
        self._progress = progress
        self._watch = self.set_interval(SHOWN_EVERY, self.show_progress)

    def show_progress(self) -> None:
        """One line: “Reading 12 of 300. Esc stops it; nothing is taken in.”."""
        progress = self._progress
        if progress is not None and progress.of > 1:
            said = f"Reading {progress.done} of {progress.of}. Esc stops it; nothing is taken in."
            self.query_one("#reading", Static).update(said)

    def action_leave(self) -> None:
        """Stops what is under way, and leaves."""
        if self._progress is not None:
            self._progress.stop()
        super().action_leave()

    def refuse(self, fault: RiiaError | None) -> None:
        """Says why, and stands as before."""
        if self._watch is not None:
            self._watch.stop()
        if self.is_attached:
            self.query_one("#reading", Static).update("")
        super().refuse(fault)


@dataclass(frozen=True, slots=True)
class Decided:
    """The places, from 0, of what was accepted and of what was refused."""

    accepted: tuple[int, ...]
    refused: tuple[int, ...]


class DecisionsForm(Form[Decided], GivesTables):
    """Shows what is to be decided line by line; saving does so, Esc leaves everything as it is."""

    BINDINGS = bindings_named("copy-view", "to-excel")
    FULL = True
    HINT = "a accept  r refuse  Space undecided  A all sure ones  F2 save  Esc leaves"

    HELP = (
        "Each line says what somebody reported, from what stands now to what it would be. Accept or refuse it; a "
        "line with a question waits until you have decided; A accepts the sure ones, which have none. Nothing becomes "
        "the RAG before it is agreed."
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

    async def tables(self) -> tuple[Table, ...]:
        """The lines as they stand, with what is decided of each."""
        found = self.query_one(Decisions)
        marks = dict.fromkeys(found.chosen(ACCEPTED), "accepted") | dict.fromkeys(found.chosen(REFUSED), "refused")
        rows = tuple(
            (marks.get(at, ""), each.name, each.about, "\n".join(each.lines), "\n".join(each.questions))
            for at, each in enumerate(self._choices)
        )
        header = ("Decided", "What", "Of whom", "What it says", "Questions")
        return (Table("To be decided", header, rows, row_names=False),)

    def tables_title(self) -> str:
        """What is decided."""
        return self._heading

    def asked(self) -> Decided:
        """What was decided. Raises BadInput where nothing was."""
        found = self.query_one(Decisions)
        decided = Decided(found.chosen(ACCEPTED), found.chosen(REFUSED))
        if not (decided.accepted or decided.refused):
            raise BadInput("Nothing is decided yet.", "a accepts a line, r refuses it.")
        return decided
