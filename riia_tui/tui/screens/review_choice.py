"""What a review run goes through: chosen before it begins, or the one that was left."""

from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from db.errors import BadInput, RiiaError
from riia_tui import phrases
from riia_tui.actions.runs import new_review
from riia_tui.rules.typed import typed_day
from riia_tui.tui import cells
from riia_tui.tui.screens.modal import Modal
from riia_tui.tui.sitting import Sitting, sitting_of
from riia_tui.views.review import Choice, Choices, review_choices, review_due_by

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

RESUME = "resume"
HEADINGS = {"theme": "One theme", "lead": "One lead"}


def kept_name(plan: str | None) -> str:
    """The name by which a plan's unfinished run is kept."""
    return f"review of {plan}"


async def open_review(app: "RiiaApp") -> None:
    """Asks what to go through, then begins."""
    from riia_tui.tui.screens.review import ReviewScreen

    try:
        choices = await app.read(review_choices, app.plan, app.today)
    except Exception:  # noqa: BLE001 - the app's ``read`` has said what went wrong
        return
    left = sitting_of(await app.background.run(app.kept.find, kept_name(app.plan)))

    async def begin(sitting: Sitting | None) -> None:
        if sitting is not None:
            await app.push_screen(ReviewScreen(sitting))

    await app.push_screen(ReviewChoice(choices, left), begin)


class ReviewChoice(Modal[Sitting | None]):
    """Enter begins with what is chosen; a day may be typed for what is due by then."""

    BINDINGS = [Binding("escape", "leave", "back")]

    def __init__(self, choices: Choices, left: Sitting | None) -> None:
        """``left`` is a run to go on with."""
        super().__init__()
        self._choices = choices
        self._unfinished = left
        self._beginning = False

    def compose(self) -> ComposeResult:
        """The choices, and a line for a day."""
        with Vertical(classes="form -tall"):
            yield Static(self._choices.heading, classes="heading", markup=False)
            yield OptionList(*self._options(), id="choices")
            yield Static("or everything that is due by a day", classes="label", markup=False)
            yield Input(placeholder="31 Jan 2026", id="by")
            yield Static("", classes="fault", id="fault", markup=False)
            yield Static("Enter begins   Tab to the day   Esc back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begins on what was left, else on the first thing that there is anything of."""
        choices = self.query_one("#choices", OptionList)
        choices.focus()
        possible = [at for at, option in enumerate(choices.options) if not option.disabled]
        choices.highlighted = possible[0] if possible else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begins, or goes on."""
        if event.option_id == RESUME:
            self._begin(self._unfinished)
            return
        self._begin_with(next(c for c in self._choices.choices if c.id == event.option_id))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Begins with what is due by the day."""
        from riia_tui.tui.app import RiiaApp

        app = self.app
        assert isinstance(app, RiiaApp)
        try:
            day = typed_day(event.value, app.today)
            self._begin_with(await app.read(review_due_by, app.plan, app.today, day))
        except RiiaError as fault:
            self.query_one("#fault", Static).update(str(fault))

    def action_leave(self) -> None:
        """Leaves."""
        self._begin(None)

    def _begin_with(self, choice: Choice) -> None:
        if not choice.refs:
            raise BadInput(f"Nothing is {choice.title}.")
        self._begin(Sitting(new_review(), self._choices.heading, choice.title, choice.refs))

    def _begin(self, sitting: Sitting | None) -> None:
        """Once: a second Enter may be on its way while the screen closes."""
        if not self._beginning:
            self._beginning = True
            self.dismiss(sitting)

    def _options(self) -> list[Option]:
        options = []
        if self._unfinished is not None and self._unfinished.ref is not None:
            left = self._unfinished
            said = f"go on where you were: {left.what}, {left.at + 1} of {len(left.refs)}"
            options.append(Option(cells.plain(said, "bold"), id=RESUME))
        group = ""
        for choice in self._choices.choices:
            kind = choice.id.split(":")[0]
            if kind in HEADINGS and kind != group:
                options.append(Option(Text(f"\n{HEADINGS[kind]}", style="bold"), disabled=True))
            group = kind
            options.append(Option(_line(choice), id=choice.id, disabled=not choice.refs))
        return options


def _line(choice: Choice) -> Text:
    text = Text(f"{len(choice.refs):>4}  ", style="bold")
    return text.append(phrases.cut(cells.visible(choice.title), 80), style="not bold")
