"""The forms that bring a plan file in: which file, and what it would change before it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from db.errors import BadInput
from riia_tui.tui import cells
from riia_tui.tui.screens.form import Form, Send, Words, label

Lines = Iterable[tuple[str, tuple[str, ...]]]


class ImportForm(Form[Path]):
    """Asks for a plan file, a workbook or a text file, or for a tracker of one's own."""

    TITLE_TEXT = "Bring in a plan file, or a tracker"

    HELP = (
        "A plan comes in from a plan workbook or a text file, whole or not at all. Of a plan that is in the store "
        "already you see first what the file would change. Any other workbook is taken for a tracker of your own: its "
        "sheets, columns and words are matched step by step, and nothing is written before the last one."
    )

    def about(self) -> str:
        """One file is asked for at a time."""
        return ""

    def fields(self) -> ComposeResult:
        """Where the file is."""
        yield label("the file (.xlsx or .yaml; a tracker .ods, .xls, .csv too), such as ~/Documents/west.xlsx")
        yield Input(id="file")
        yield Static(
            "A new plan is added. Of a plan that is in already, and of a tracker, you see first what would change.",
            classes="hint",
            markup=False,
        )

    def asked(self) -> Path:
        """The file, as it was typed or dropped on the terminal."""
        typed = self.value("file").strip().strip("\"'")
        if not typed:
            raise BadInput("Which file?", "Write where it is.")
        return Path(typed).expanduser()


@dataclass(frozen=True, slots=True)
class Agreed:
    """Why something changes, and who agreed it."""

    why: str
    by: str | None


class PreviewForm(Form[Agreed]):
    """Shows what would change; saving makes it so, Esc leaves everything as it is."""

    FULL = True
    HINT = "F2 makes it so  Tab to the fields and back  Esc leaves everything as it is"

    HELP = (
        "Nothing has been written yet. Here stands, line by line, what would change; F2 makes it so, Esc leaves "
        "everything as it is. Records stay with the KPIs that stay."
    )

    def __init__(self, send: Send, heading: str, lines: Lines, why: str = "", asks: bool = True) -> None:
        """``lines`` are headings with their lines; ``asks`` says whether why and who are asked for here."""
        super().__init__(send)
        self._heading = heading
        self._lines = tuple(lines)
        self._why = why
        self._asks = asks

    def heading(self) -> str:
        """What would change."""
        return self._heading

    def about(self) -> str:
        """What would change."""
        return self._heading

    def fields(self) -> ComposeResult:
        """The changes; why, and who agreed them."""
        with VerticalScroll(id="preview", can_focus=True):
            yield Static(_text(self._lines), markup=False)
        if self._asks:
            yield label("why")
            yield Words(self._why, id="why-changed")
            yield label("agreed by")
            yield Input(id="agreed-by")

    def on_mount(self) -> None:
        """Begins where the changes can be read."""
        self.query_one("#preview").focus()

    def asked(self) -> Agreed:
        """That the changes are to be made."""
        if not self._asks:
            return Agreed(self._why, None)
        why = self.value("why-changed").strip()
        if not why:
            raise BadInput("A change to the plan needs a reason.")
        return Agreed(why, self.text_or_none("agreed-by"))


def _text(lines: Lines) -> Text:
    text = Text()
    for heading, below in lines:
        text.append(f"{heading} ({len(below)})\n", style="bold")
        for line in below:
            text.append(f"  {cells.visible(line)}\n")
        text.append("\n")
    return text
