"""The steps that match a tracker's columns and its words for a RAG, each from a list."""

from collections.abc import Sequence
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
from riia_tui.tui.screens.form import Asked, Form, Send, label
from riia_tui.tui.screens.tracker_steps import Step
from riia_tui.tui.widgets.chosen import row_of

SAID = 24
"""Letters for what a column is."""


class ListStep(Step):
    """A step that is a list: each line is matched to something, and Enter changes it."""

    NOTHING = ""
    """What stands in a list without a line."""

    def fields(self) -> ComposeResult:
        """The list."""
        yield OptionList(id="matched")

    def on_mount(self) -> None:
        """Begins in the list."""
        self.show()
        self.query_one("#matched").focus()

    def show(self) -> None:
        """Shows the lines as they are matched now, and keeps the cursor."""
        matched = self.query_one("#matched", OptionList)
        at, texts = matched.highlighted or 0, self.texts()
        self.query_one(".heading", Static).update(self.heading())
        matched.clear_options()
        matched.add_options([Option(text) for text in texts] or [Option(self.NOTHING, disabled=True)])
        matched.highlighted = min(at, len(texts) - 1) if texts else None

    def texts(self) -> list[Text]:
        """The lines, read anew."""
        raise NotImplementedError


class ChoiceForm(Form[Asked]):
    """What one line is matched to, from a list: Enter takes the choice."""

    def __init__(self, send: Send, choices: Sequence[str], now: int) -> None:
        """``now`` is the place of the choice as it stands, from 0."""
        super().__init__(send)
        self._choices, self._now = choices, now

    def about(self) -> None:
        """No draft of a choice."""
        return

    def fields(self) -> ComposeResult:
        """What can be chosen."""
        yield OptionList(*self._choices, id="can-be", markup=False)

    def on_mount(self) -> None:
        """Begins at what it is now."""
        choices = self.query_one("#can-be", OptionList)
        choices.highlighted = self._now
        choices.focus()

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Takes the choice."""
        self.action_save()

    def chosen(self) -> int:
        """The place of what is chosen, from 0."""
        return self.query_one("#can-be", OptionList).highlighted or 0


class ColumnsStep(ListStep):
    """What each column is, with a sample beside it."""

    HELP = (
        "Each line is a column of the tracker, with what it is taken for and what stands in it. Enter changes it: "
        "choose from the list, and give the day of its RAGs, figures or comments where the heading does not tell it. "
        "Columns with the same heading on several sheets are changed together."
    )

    def heading(self) -> str:
        """What is matched."""
        return f"{self.matching.tracker.name} · what is each column?"

    def texts(self) -> list[Text]:
        """The columns as they are matched now."""
        self._headings = headings_of(self.matching.tracker, self.matching.fit)
        return [self._text(heading) for heading in self._headings]

    def asked(self) -> Fit:
        """The columns as they are matched. Raises BadInput where none is the KPI itself."""
        lacking = [table.sheet for table in self.matching.fit.taken if not table.columns_of(Field.STATEMENT)]
        if lacking:
            said = f"No column of {phrases.listed(lacking)} is the KPI itself."
            raise BadInput(said, "Choose one, or go back and leave the sheet out.")
        return self.matching.fit

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the list of what a column can be."""
        heading = row_of(event, self._headings)
        if heading is None:
            return

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


class ColumnForm(ChoiceForm[tuple[Field, date | None]]):
    """What one column is, from a list, and its day."""

    HINT = "Arrows and Enter choose   Tab to the day   F2 save   Esc back"
    HELP = (
        "Choose what the column is. A RAG, figure or comment of one board, quarter or month has a day: that of the "
        "board, else the last day of the time."
    )

    def __init__(self, send: Send, heading: Heading, today: date) -> None:
        super().__init__(send, list(TITLES.values()), list(TITLES).index(heading.fit.field))
        self._heading = heading
        self._today = today

    def heading(self) -> str:
        """The column."""
        return f"Column {self._heading.fit.letter} · {self._heading.fit.heading}"

    def fields(self) -> ComposeResult:
        """What stands in it, what it can be, and its day."""
        quoted = ", ".join(f"“{cells.one_line(sample, 60)}”" for sample in self._heading.samples) or "nothing"
        yield Static(f"in it: {quoted}", classes="hint-above", markup=False)
        yield from super().fields()
        yield label("the day of its RAGs, figures or comments, where it has one (30 Jun 2025)")
        yield Input(phrases.full_day(self._heading.fit.on), id="its-day")

    def asked(self) -> tuple[Field, date | None]:
        """What it is, and its day. Raises BadInput where that is none."""
        chosen = list(TITLES)[self.chosen()]
        typed = self.value("its-day").strip()
        return chosen, typed_day(typed, self._today) if typed and chosen in DATED else None


MEANS: dict[Status | None, str] = {
    **{status: phrases.STATUS_WORDS[status] for status in Status},
    None: "not known: leave it out, and point at it",
}


class WordsStep(ListStep):
    """What the tracker's words for a RAG mean."""

    NOTHING = "No words stand for a RAG here; F2 goes on."

    HELP = (
        "Each line is something that stands where a RAG belongs, how often, and what it means. Enter changes it. What "
        "is not known is left out of the history, and each cell is pointed at in the last step."
    )

    def heading(self) -> str:
        """What is matched."""
        unknown = sum(each.status is None for each in said_in(self.matching.tracker, self.matching.fit))
        more = f" ({unknown} not known)" if unknown else ""
        return f"{self.matching.tracker.name} · what do these mean?{more}"

    def texts(self) -> list[Text]:
        """The words as they are matched now, those that nobody knows first."""
        self._said = said_in(self.matching.tracker, self.matching.fit)
        return [self._text(said) for said in self._said]

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the list of what a word can mean."""
        said = row_of(event, self._said)
        if said is None:
            return

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


class WordForm(ChoiceForm[Status | None]):
    """What one word means, from a list."""

    HINT = "Arrows and Enter choose   Esc back"
    HELP = "Choose which RAG the word means. What means none of them is left out, and pointed at."

    def __init__(self, send: Send, said: Said) -> None:
        super().__init__(send, list(MEANS.values()), list(MEANS).index(said.status))
        self._said = said

    def heading(self) -> str:
        """The word."""
        return f"“{cells.one_line(self._said.word, 60)}” means"

    def asked(self) -> Status | None:
        """What it means."""
        return list(MEANS)[self.chosen()]
