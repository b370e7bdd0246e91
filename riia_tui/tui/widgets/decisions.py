"""A list of things to be accepted or refused one by one: a key decides, and the cursor goes on to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from riia_tui.tui import cells
from riia_tui.tui.commands import REPLIES, own_bindings

ACCEPTED, REFUSED = "✓", "✗"
LOOKS = {ACCEPTED: "bold #3f9142", REFUSED: "bold #d64545", "": ""}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to be decided: its name, what is said of it, and the questions about it; some cannot be ``decided``."""

    name: str
    about: str
    lines: tuple[str, ...]
    questions: tuple[str, ...] = ()
    decidable: bool = True


class Decisions(OptionList):
    """One choice after the other, each undecided at first."""

    BINDINGS = own_bindings(REPLIES, show=True)

    def __init__(self, choices: Sequence[Choice], *, id: str) -> None:
        super().__init__(id=id)
        self._choices = tuple(choices)
        self._marks = [""] * len(self._choices)

    def on_mount(self) -> None:
        """Shows the choices."""
        self.add_options([Option(self._text(at)) for at in range(len(self._choices))])
        self.highlighted = 0 if self._choices else None

    def chosen(self, mark: str) -> tuple[int, ...]:
        """Which choices bear a mark, by their places from 0."""
        return tuple(at for at, own in enumerate(self._marks) if own == mark)

    def action_decide(self, mark: str) -> None:
        """Decides the choice under the cursor, and goes on to the next."""
        at = self.highlighted
        if at is None:
            return
        if mark and not self._choices[at].decidable:
            self.notify("This line cannot be taken in: see what stands beside it.", markup=False)
            return
        self._mark(at, mark)
        self.highlighted = min(at + 1, len(self._choices) - 1)

    def action_accept_all(self) -> None:
        """Accepts what raises no question and is undecided."""
        for at, choice in enumerate(self._choices):
            if choice.decidable and not choice.questions and not self._marks[at]:
                self._mark(at, ACCEPTED)

    def _mark(self, at: int, mark: str) -> None:
        self._marks[at] = mark
        self.replace_option_prompt_at_index(at, self._text(at))

    def _text(self, at: int) -> Text:
        choice, mark = self._choices[at], self._marks[at]
        width = max(self.app.size.width - 12, 30)
        text = Text()
        text.append(f"{mark or '·'} ", style=LOOKS[mark])
        text.append(cells.one_line(choice.name, 24), style="bold")
        text.append(f"  {cells.one_line(choice.about, max(width - text.cell_len + 2, 20))}", style="dim")
        for said, first in (*((line, "") for line in choice.lines), *((each, "? ") for each in choice.questions)):
            lines = wrap(cells.visible(said), width) or [""]
            text.append(f"\n    {first}" + f"\n    {' ' * len(first)}".join(lines), style="italic" if first else "")
        return text
