"""The forms that take a file in: whose the unclear names are, what would be written, and what a survey counts."""

from dataclasses import dataclass, field

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Select, Static

from db.errors import BadInput
from riia_tui.exchange.survey_table import SurveyTable
from riia_tui.tui import cells
from riia_tui.tui.screens.decisions_form import DecisionsForm
from riia_tui.tui.screens.form import Form, Send, label
from riia_tui.tui.widgets.whose_names import Names, WhoseNames

GUESSED = "-"
"""No choice: what is guessed from the file."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be written: lines by heading; ``unclear`` are names with the keys that are likely.

    ``networks`` are offered where the file does not say whose meetings they are.
    """

    heading: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()
    unclear: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bodies: Names = ()
    networks: Names = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What the person said: keys by written name (“” for none of the region's), and the network's name."""

    names: dict[str, str] = field(default_factory=dict)
    network: str | None = None


class IntakeForm(Form[Answered]):
    """Shows what a file would change; saving takes it in, Esc leaves everything as it is."""

    FULL = True
    HINT = "F2 takes it in  Enter opens a list  Tab goes on  Esc leaves all as it is"

    HELP = (
        "Nothing has been written yet. Above stand names that could be anybody's: choose whose each is, or that it is "
        "none of ours; what you leave for later is left out, and your choice is kept for the next file. Below stands "
        "what would be written. F2 writes all of it at once, and one undo takes it back."
    )

    def __init__(self, send: Send, preview: Preview) -> None:
        """``preview`` is what would be written."""
        super().__init__(send)
        self._preview = preview

    def heading(self) -> str:
        """The file, and what it would do."""
        return self._preview.heading

    def about(self) -> str:
        """The file."""
        return self._preview.heading

    def fields(self) -> ComposeResult:
        """Names to be matched, then what would be written."""
        if self._preview.networks:
            choices = [("not said", GUESSED), *((name, name) for name, _ in self._preview.networks)]
            yield label("whose meetings they are, where the file does not say")
            yield Select(choices, value=GUESSED, allow_blank=False, id="network", compact=True)
        if self._preview.unclear:
            yield WhoseNames(self._preview.unclear, self._preview.bodies)
        with VerticalScroll(id="preview", can_focus=True):
            yield Static(self._text(), markup=False)

    def on_mount(self) -> None:
        """Begins at the first question, else where it can be read."""
        first = next(iter(self.query(Select)), None)
        (first or self.query_one("#preview")).focus()

    def asked(self) -> Answered:
        """What was said of the names."""
        names = self.query_one(WhoseNames).answers() if self._preview.unclear else {}
        network = str(self.query_one("#network", Select).value) if self._preview.networks else GUESSED
        return Answered(names, None if network == GUESSED else network)

    def _text(self) -> Text:
        text = Text()
        for heading, below in self._preview.lines:
            text.append(f"{cells.visible(heading)}\n", style="bold")
            for line in below:
                text.append(f"  {cells.visible(line)}\n")
            text.append("\n")
        for note in self._preview.notes:
            text.append(f"{cells.visible(note)}\n", style="italic")
        return text


class DatesForm(DecisionsForm):
    """Shows a calendar's dates one by one; saving takes in those that are accepted."""

    HELP = (
        "Nothing has been written yet. Each line is a meeting that would be planned, moved or called off. Accept those "
        "that belong to the plan, or all of them; what is not accepted stays as it is. F2 does what was accepted, and "
        "one undo takes it back."
    )


@dataclass(frozen=True, slots=True)
class SurveyChoice:
    """What of a survey is counted; columns by number from 1, what is None is guessed."""

    question: str
    positive: str | None
    group_by: str | None
    quotes: tuple[str, ...]
    on: str
    counts_towards: tuple[str, ...]


class SurveyForm(Form[SurveyChoice]):
    """Asks what of a survey is counted, and shows it before it is recorded."""

    TITLE_TEXT = "What counts in this survey"

    HELP = (
        "Choose the question that is counted; positive answers of the usual scales are known (yes, agree, 4 and 5 of "
        "5), others are written here with commas between, or as 4-5. Answers are grouped by the authority where a "
        "column asks for it. Quotes are kept without addresses, numbers and names of those who answered. You see the "
        "figures before anything is recorded."
    )

    def __init__(self, send: Send, table: SurveyTable, question: int | None, group_by: int | None, on: str) -> None:
        """``question`` and ``group_by`` are the columns that were guessed, ``on`` the day of the last response."""
        super().__init__(send)
        self._table, self._question, self._group_by, self._on = table, question, group_by, on

    def heading(self) -> str:
        """The survey."""
        return f"{self.TITLE_TEXT}: {self._table.title}"

    def about(self) -> str:
        """The survey."""
        return self._table.title

    def fields(self) -> ComposeResult:
        """What is counted, and how."""
        columns = [
            (Text(cells.one_line(heading or f"column {at + 1}", 70)), str(at + 1))
            for at, heading in enumerate(self._table.headings)
            if not self._table.is_own(at)
        ]
        none = (Text("none"), GUESSED)
        yield label("the question that is counted")
        yield Select(
            columns, value=_number(self._question, columns[0][1]), allow_blank=False, id="question", compact=True
        )
        yield label("positive answers, with commas; empty: of the usual scales")
        yield Input(id="positive")
        with Horizontal(classes="row"):
            grouped = Select(
                [none, *columns], value=_number(self._group_by, GUESSED), allow_blank=False, id="group-by", compact=True
            )
            yield Vertical(label("the authority"), grouped)
            quotes = Select([none, *columns], value=GUESSED, allow_blank=False, id="quotes", compact=True)
            yield Vertical(label("quotes out of"), quotes)
        with Horizontal(classes="row"):
            yield Vertical(label("day"), Input(self._on, id="on"))
            yield Vertical(label("counts towards (refs)"), Input(id="refs"))

    def asked(self) -> SurveyChoice:
        """What was chosen. Raises BadInput without a day."""
        if not self.value("on").strip():
            raise BadInput("On which day was it answered?", "Write it as 20 Nov 2025.")
        group_by, quotes = self.value("group-by"), self.value("quotes")
        return SurveyChoice(
            self.value("question"),
            self.text_or_none("positive"),
            "none" if group_by == GUESSED else group_by,
            () if quotes == GUESSED else (quotes,),
            self.value("on").strip(),
            tuple(part.strip() for part in self.value("refs").split(",") if part.strip()),
        )


def _number(column: int | None, otherwise: str) -> str:
    return otherwise if column is None else str(column + 1)
