"""Help: what a place or a form is for, in words, and its keys."""

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from db.words import Status
from riia_tui.phrases import STATUS_WORDS, letter
from riia_tui.tui.commands import COMMANDS, FORM, PLACES, REGISTER, Command, commands_of, key_name
from riia_tui.tui.screens.modal import Modal
from riia_tui.tui.widgets.register import Register

if TYPE_CHECKING:
    from riia_tui.tui.screens.form import Form
    from riia_tui.tui.screens.place import Place

FORM_WIDTH = 100
MOVING = (
    "Arrows move, Enter opens, Esc goes back, Tab changes the list. : or ctrl+p opens the palette. t begins the tour."
)
IN_FIELDS = "Enter goes to the next field, Tab and shift+Tab move. In fields for sentences F4 begins a new line."


class HelpScreen(Modal[None]):
    """Esc or ? closes it; t begins the tour."""

    BINDINGS = [
        Binding("escape,question_mark,q,enter,f1", "dismiss", "close"),
        Binding("t", "tour", "tour"),
    ]

    def __init__(self, title: str, explained: str, commands: list[Command], more: str, letters: bool = False) -> None:
        """``explained`` says in words where one is, ``more`` how one moves; ``letters`` adds those of the statuses."""
        super().__init__()
        self._title = title
        self._explained = explained
        self._commands = commands
        self._more = more
        self._letters = letters

    @classmethod
    def of_place(cls, place: "Place") -> "HelpScreen":
        """The help of a place."""
        name = next(each for each in PLACES if each.id == place.PLACE)
        more = f"{MOVING}\n\nThe same without a screen: {name.says_the_same}."
        return cls(name.title, f"{name.purpose} {place.HELP or ''}", commands_of(place.PLACE), more, letters=True)

    @classmethod
    def of_form(cls, form: "Form[Any]") -> "HelpScreen":
        """The help of a form, with the register's keys where it has one."""
        wheres = (FORM, REGISTER) if form.query(Register) else (FORM,)
        commands = [command for command in COMMANDS if command.where in wheres]
        title = str(form.heading()).split("\n")[0]
        return cls(title, form.HELP or "", commands, IN_FIELDS)

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(classes="form -tall"):
            yield Static(self._text(), id="help-text", markup=False)

    def on_mount(self) -> None:
        """So that the arrows scroll at once."""
        self.set_focus(self.query_one(VerticalScroll))

    async def action_tour(self) -> None:
        """Begins the tour in the place of this page."""
        from riia_tui.tui.screens.tour import TourScreen

        await self.app.switch_screen(TourScreen())

    def _text(self) -> Text:
        width = min(self.app.size.width, FORM_WIDTH) - 6
        text = Text(f"{self._title}\n", style="bold")
        text.append("\n".join(wrap(self._explained, width)) + "\n\n", style="not bold")
        if self._letters:
            text.append("\n".join(wrap(letters(), width)) + "\n\n", style="not bold")
        for command in self._commands:
            text.append(f"  {self._key(command):<6}", style="bold")
            text.append("\n        ".join(wrap(command.help, width - 8)) + "\n", style="not bold")
        for paragraph in self._more.split("\n"):
            text.append("\n" + "\n".join(wrap(paragraph, width)), style="not bold")
        text.append("\n")
        if self._letters:
            text.append("".join(f"\n{line}" for said in SIGNS for line in wrap(said, width)) + "\n", style="not bold")
        text.append("\nEsc closes this page.", style="not bold")
        return text

    def _key(self, command: Command) -> str:
        from riia_tui.tui.app import RiiaApp

        keys = self.app.settings.keys if isinstance(self.app, RiiaApp) else {}
        return key_name(keys.get(command.id, command.key))


def letters() -> str:
    """What the letters of the statuses mean: “B complete · G on track …”."""
    said = [f"{letter(status)} {STATUS_WORDS[status].partition(': ')[2]}" for status in Status]
    return f"Letters: {' · '.join(said)} · {letter(None)} nothing can be counted and nobody has agreed a RAG."


SIGNS = (
    "! beside a letter: a warning, in words in the detail (late, figure says otherwise, no evidence, authorities "
    "missing, to be looked at again).",
    "† before a name: the plan check found something in its own words (k in Plan).",
    "Blue only when a person has confirmed it: until then a figure that is complete shows as G, ready to close.",
    "To mark text with the mouse as in any other program, hold Shift while dragging.",
)
