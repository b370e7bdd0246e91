"""The forms for reports as they were sent: frozen, received, and what differs since, explained."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, Static

from db.errors import BadInput
from db.words import Audience
from riia_tui import phrases
from riia_tui.actions.packs import Freeze
from riia_tui.reports.catalogue import ReportKind
from riia_tui.rules.typed import typed_day
from riia_tui.tui.pages.packs import pack_title
from riia_tui.tui.screens.form import Form, Send, Words, label
from riia_tui.views.packs import PackLine


class FreezeForm(Form[Freeze]):
    """Which meeting a report is sent to, who cleared it, and the files that go out."""

    HELP = (
        "Freezing keeps the report as it is sent: its data as the store has it now, and the files that go out, such "
        "as the Word file after you have edited it. It can be written again later to the letter, and the next one "
        "says which figures differ from it."
    )

    def __init__(self, send: Send, plan: str, today: date, kind: ReportKind, audience: Audience) -> None:
        super().__init__(send)
        self._plan, self._today, self._kind, self._audience = plan, today, kind, audience
        self.meeting, self.file = today, ""

    def heading(self) -> str:
        """Which report."""
        return f"Freeze “{self._kind.title}” as it is sent"

    def about(self) -> str:
        """The plan and the report."""
        return f"{self._plan} {self._kind.id}"

    def fields(self) -> ComposeResult:
        """The meeting, who cleared it, the files."""
        yield label("the meeting, or the day it is sent")
        yield Input(phrases.full_day(self.meeting), id="meeting")
        yield label("cleared by")
        yield Input(id="cleared")
        yield label("files as they go out, one a line (none: the data alone)")
        yield Words(self.file, id="files", is_list=True)

    def asked(self) -> Freeze:
        """The freeze as it was entered."""
        typed = [line.strip().strip("\"'") for line in self.value("files").splitlines()]
        return Freeze(
            self._plan,
            self._kind.id,
            typed_day(self.value("meeting"), self._today),
            self._audience,
            tuple(Path(line).expanduser() for line in typed if line),
            self.text_or_none("cleared"),
        )


@dataclass(frozen=True, slots=True)
class Receipt:
    """When a pack was received, and the receipt's number or words."""

    key: str
    received: date
    receipt: str | None


class ReceiptForm(Form[Receipt]):
    """Notes that a pack was received."""

    HELP = (
        "When the board or the Department has received a report, note the day and its number or words. They stand in "
        "the list of what was sent."
    )

    def __init__(self, send: Send, today: date, line: PackLine) -> None:
        super().__init__(send)
        self._today = today
        self._line = line

    def heading(self) -> str:
        """Which pack."""
        return f"Receipt: {pack_title(self._line)}"

    def about(self) -> str:
        """The pack."""
        return self._line.key

    def fields(self) -> ComposeResult:
        """The day and the words."""
        line = self._line
        yield label("received on")
        yield Input(phrases.full_day(line.received or self._today), id="received")
        yield label("number or words of the receipt")
        yield Input(line.receipt or "", id="receipt")

    def asked(self) -> Receipt:
        """The receipt as it was entered."""
        day = typed_day(self.value("received"), self._today)
        return Receipt(self._line.key, day, self.text_or_none("receipt"))


@dataclass(frozen=True, slots=True)
class Explained:
    """One line on why a figure is not what was last sent."""

    item: str
    said: str


class ExplainForm(Form[Explained]):
    """Asks why a figure differs."""

    HELP = "Say in one line why the figure is not what was last sent. The next report of this kind prints it."

    def __init__(self, send: Send, plan: str, item: str, said: str) -> None:
        """``said`` tells what it was and what it is."""
        super().__init__(send)
        self._plan, self._item, self._said = plan, item, said

    def heading(self) -> str:
        """Which figure."""
        return f"Why {self._item} is not what was sent"

    def about(self) -> str:
        """The plan and the figure."""
        return f"{self._plan} {self._item}"

    def fields(self) -> ComposeResult:
        """What it was and is; the line."""
        yield Static(self._said, classes="hint-above", markup=False)
        yield label("one line")
        yield Input(id="line")

    def asked(self) -> Explained:
        """The line as it was entered."""
        if not self.value("line").strip():
            raise BadInput("An explanation is one line.", "Say why the figure differs.")
        return Explained(self._item, self.value("line"))
