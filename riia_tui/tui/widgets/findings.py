"""The findings of the plan check beside the tree: what is wrong, where, and what to write instead."""

from collections.abc import Sequence
from textwrap import wrap

from rich.text import Text
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from riia_tui.check.finding import Severity
from riia_tui.tui import cells
from riia_tui.tui.commands import CHECKED, own_bindings
from riia_tui.tui.looks import Ink, ink
from riia_tui.tui.widgets.chosen import chosen
from riia_tui.views.findings import FindingLine, Findings

MOST_SHOWN = 500
"""Lines that the list takes; more would make it slow, and nobody reads on from there."""

MARKS: dict[Severity, tuple[str, Ink | None]] = {
    Severity.ERROR: ("✗", "red"),
    Severity.WARNING: ("!", "amber"),
    Severity.NOTE: ("·", None),
}


class FindingsList(OptionList):
    """One finding after the other, the gravest first: Enter goes to what it is about, a accepts it."""

    BINDINGS = own_bindings(CHECKED, show=True)

    class Chosen(Message):
        """Enter was pressed on a finding."""

        def __init__(self, line: FindingLine) -> None:
            super().__init__()
            self.line = line

    class AcceptanceAsked(Message):
        """A finding is to be accepted."""

        def __init__(self, line: FindingLine) -> None:
            super().__init__()
            self.line = line

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._found: Sequence[FindingLine] = ()

    def show(self, found: Findings, width: int) -> None:
        """Lists the findings, keeping the cursor near where it was."""
        at = self.highlighted or 0
        order = list(Severity)
        self._found = sorted(found.lines, key=lambda line: order.index(line.severity))[:MOST_SHOWN]
        self.clear_options()
        self.add_options([Option(_text(line, width)) for line in self._found])
        self.highlighted = min(at, len(self._found) - 1) if self._found else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a finding."""
        event.stop()
        if (line := chosen(event, self._found)) is not None:
            self.post_message(self.Chosen(line))

    def action_accept(self) -> None:
        """Asks to accept the finding under the cursor."""
        if self.highlighted is not None:
            self.post_message(self.AcceptanceAsked(self._found[self.highlighted]))


def _text(line: FindingLine, width: int) -> Text:
    """A finding as it stands in the list: its place and rule, what was found, and the cure."""
    mark, colour = MARKS[line.severity]
    text = Text()
    text.append(f"{mark} ", style=f"bold {ink(colour)}" if colour else "bold")
    text.append(cells.one_line(line.where, max(width - 40, 20)), style="bold")
    text.append(f"  {line.code} {line.rule}", style="dim")
    for said, look, first in ((line.message, "", ""), (line.fix, "dim", "→ ")):
        lines = wrap(cells.visible(said), max(width - 6, 20)) or [""]
        text.append(f"\n  {first}" + f"\n  {' ' * len(first)}".join(lines), style=look)
    return text
