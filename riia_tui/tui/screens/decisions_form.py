"""The form that decides line by line: what leads reported, and the dates of a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.widgets import Static

from db.errors import BadInput
from riia_tui.reports.blocks import Table
from riia_tui.tui.commands import bindings_named
from riia_tui.tui.screens.form import Form, Send
from riia_tui.tui.screens.tables_out import GivesTables
from riia_tui.tui.widgets.decisions import ACCEPTED, REFUSED, Choice, Decisions


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
