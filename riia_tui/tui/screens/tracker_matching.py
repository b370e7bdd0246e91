"""The steps that match a tracker's columns and its words for a RAG, each from a list."""

from datetime import date

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from db.errors import BadInput
from db.words import Status
from riia_tui import phrases
from riia_tui.exchange.trackers.fields import DATED, TITLES, Field
from riia_tui.exchange.trackers.fit import Fit
from riia_tui.exchange.trackers.look import Heading, Said, headings_of, said_in
from riia_tui.rules.typed import typed_day
from riia_tui.tui import cells
from riia_tui.tui.screens.form import Form, Send, label
from riia_tui.tui.screens.tracker_steps import Step

SAID = 24
"""Letters for what a column is."""


class ColumnsStep(Step):
    """What each column is, with a sample beside it."""

    HELP = (
        "Each line is a column of the tracker, with what it is taken for and what stands in it. Enter changes it: "
        "choose from the list, and give the day of its RAGs, figures or comments where the heading does not tell it. "
        "Columns with the same heading on several sheets are changed together."
    )

    def heading(self) -> str:
        """What is matched."""
        return f"{self.matching.tracker.name} · what is each column?"

    def fields(self) -> ComposeResult:
        """The columns."""
        yield OptionList(id="matched")

    def on_mount(self) -> None:
        """Begins in the list."""
        super().on_mount()
        self.show()
        self.query_one("#matched").focus()

    def show(self) -> None:
        """Shows the columns as they are matched now, and keeps the cursor."""
        matched = self.query_one("#matched", OptionList)
        at = matched.highlighted or 0
        self._headings = headings_of(self.matching.tracker, self.matching.fit)
        matched.clear_options()
        matched.add_options([Option(self._text(heading)) for heading in self._headings])
        matched.highlighted = min(at, len(self._headings) - 1)

    def asked(self) -> Fit:
        """The columns as they are matched. Raises BadInput where none is the KPI itself."""
        lacking = [table.sheet for table in self.matching.fit.taken if not table.columns_of(Field.STATEMENT)]
        if lacking:
            said = f"No column of {phrases.listed(lacking)} is the KPI itself."
            raise BadInput(said, "Choose one, or go back and leave the sheet out.")
        return self.matching.fit

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the list of what a column can be."""
        heading = self._headings[event.option_index]

        def put_right(form: Form[tuple[Field, date | None]], chosen: tuple[Field, date | None]) -> None:
            self.matching.fit = self.matching.fit.with_column(heading.fit.heading, *chosen)
            form.close()
            self.show()

        await self.app.push_screen(ColumnForm(put_right, heading, self.matching.today))

    def _text(self, heading: Heading) -> Text:
        fit, width = heading.fit, self.app.size.width
        on = f" of {phrases.full_day(fit.on)}" if fit.on else ""
        is_left = fit.field is Field.NOTHING
        text = Text(f"{fit.letter:>2}  ", style="dim", no_wrap=True, overflow="ellipsis")
        room = width // 4
        said_first = " · ".join(reversed(fit.heading.split(" / ")))
        text.append(f"{cells.one_line(said_first, room):<{room}}  ", style="dim" if is_left else "bold")
        said = "left out" if is_left else f"{TITLES[fit.field]}{on}"
        text.append(f"{cells.one_line(said, SAID):<{SAID}}  ", style="dim not bold" if is_left else "not bold")
        quoted = ", ".join(f"“{sample}”" for sample in heading.samples)
        return text.append(cells.one_line(quoted, max(width - room - SAID - 14, 8)), style="dim not bold")


class ColumnForm(Form[tuple[Field, date | None]]):
    """What one column is, from a list, and its day."""

    HINT = "Arrows and Enter choose   Tab to the day   F2 save   Esc back"
    HELP = (
        "Choose what the column is. A RAG, figure or comment of one board, quarter or month has a day: that of the "
        "board, else the last day of the time."
    )

    def __init__(self, send: Send, heading: Heading, today: date) -> None:
        super().__init__(send)
        self._heading = heading
        self._today = today

    def heading(self) -> str:
        """The column."""
        return f"Column {self._heading.fit.letter} · {self._heading.fit.heading}"

    def about(self) -> None:
        """No draft of a choice."""
        return

    def fields(self) -> ComposeResult:
        """What stands in it, what it can be, and its day."""
        quoted = ", ".join(f"“{cells.one_line(sample, 60)}”" for sample in self._heading.samples) or "nothing"
        yield Static(f"in it: {quoted}", classes="hint-above", markup=False)
        yield OptionList(*(Option(title) for title in TITLES.values()), id="can-be")
        yield label("the day of its RAGs, figures or comments, where it has one (30 Jun 2025)")
        yield Input(phrases.full_day(self._heading.fit.on), id="its-day")

    def on_mount(self) -> None:
        """Begins at what it is now."""
        super().on_mount()
        choices = self.query_one("#can-be", OptionList)
        choices.highlighted = list(TITLES).index(self._heading.fit.field)
        choices.focus()

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Takes the choice."""
        self.action_save()

    def asked(self) -> tuple[Field, date | None]:
        """What it is, and its day. Raises BadInput where that is none."""
        chosen = list(TITLES)[self.query_one("#can-be", OptionList).highlighted or 0]
        typed = self.value("its-day").strip()
        return chosen, typed_day(typed, self._today) if typed and chosen in DATED else None


MEANS: dict[Status | None, str] = {
    **{status: phrases.STATUS_WORDS[status] for status in Status},
    None: "not known: leave it out, and point at it",
}


class WordsStep(Step):
    """What the tracker's words for a RAG mean."""

    HELP = (
        "Each line is something that stands where a RAG belongs, how often, and what it means. Enter changes it. What "
        "is not known is left out of the history, and each cell is pointed at in the last step."
    )

    def heading(self) -> str:
        """What is matched."""
        unknown = sum(each.status is None for each in said_in(self.matching.tracker, self.matching.fit))
        more = f" ({unknown} not known)" if unknown else ""
        return f"{self.matching.tracker.name} · what do these mean?{more}"

    def fields(self) -> ComposeResult:
        """The words."""
        yield OptionList(id="matched")

    def on_mount(self) -> None:
        """Begins in the list."""
        super().on_mount()
        self.show()
        self.query_one("#matched").focus()

    def show(self) -> None:
        """Shows the words as they are matched now, those that nobody knows first."""
        matched = self.query_one("#matched", OptionList)
        at = matched.highlighted or 0
        self._said = said_in(self.matching.tracker, self.matching.fit)
        self.query_one(".heading", Static).update(self.heading())
        matched.clear_options()
        matched.add_options([Option(self._text(said)) for said in self._said] or [Option(NO_WORDS, disabled=True)])
        matched.highlighted = min(at, len(self._said) - 1) if self._said else None

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the list of what a word can mean."""
        said = self._said[event.option_index]

        def put_right(form: Form[Status | None], status: Status | None) -> None:
            self.matching.fit = self.matching.fit.with_word(said.word, status)
            form.close()
            self.show()

        await self.app.push_screen(WordForm(put_right, said))

    def _text(self, said: Said) -> Text:
        room = min(40, self.app.size.width - 30)
        text = Text(f"{cells.one_line(said.word, room):<{room}}  ", style="bold", no_wrap=True, overflow="ellipsis")
        text.append(f"{said.times:>4}  ", style="dim not bold")
        if said.status is None:
            return text.append("? not known", style="italic not bold")
        return text.append_text(cells.status_words(said.status))


NO_WORDS = "No words stand for a RAG here; F2 goes on."


class WordForm(Form[Status | None]):
    """What one word means, from a list."""

    HINT = "Arrows and Enter choose   Esc back"
    HELP = "Choose which RAG the word means. What means none of them is left out, and pointed at."

    def __init__(self, send: Send, said: Said) -> None:
        super().__init__(send)
        self._said = said

    def heading(self) -> str:
        """The word."""
        return f"“{cells.one_line(self._said.word, 60)}” means"

    def about(self) -> None:
        """No draft of a choice."""
        return

    def fields(self) -> ComposeResult:
        """Every RAG."""
        yield OptionList(*(Option(title) for title in MEANS.values()), id="can-be")

    def on_mount(self) -> None:
        """Begins at what it means now."""
        super().on_mount()
        choices = self.query_one("#can-be", OptionList)
        choices.highlighted = list(MEANS).index(self._said.status)
        choices.focus()

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Takes the choice."""
        self.action_save()

    def asked(self) -> Status | None:
        """What it means."""
        return list(MEANS)[self.query_one("#can-be", OptionList).highlighted or 0]
