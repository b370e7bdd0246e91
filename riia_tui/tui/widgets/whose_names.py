"""Names that could be anybody's, one below the other, each with a list of whose it may be."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Select, Static

from riia_tui.tui import cells

LATER, NOBODY = "later", ""
"""What can be said of a name besides whose it is: nothing yet, or that it is none of the region's."""

Names = Sequence[tuple[str, str]]
"""What a list offers: words and keys."""

NAME_WIDTH = 30


class WhoseNames(VerticalScroll):
    """Asks whose each name is: the likely bodies first, then the others, then “none of ours”."""

    def __init__(self, names: Sequence[tuple[str, tuple[str, ...]]], bodies: Names) -> None:
        """``names`` are as they are written, each with the keys that are likely."""
        super().__init__(id="unclear")
        self._names, self._bodies = names, bodies

    def compose(self) -> ComposeResult:
        """A line a name."""
        for at, (written, likely) in enumerate(self._names):
            with Horizontal(classes="unclear-name"):
                yield Static(cells.plain(cells.one_line(written, NAME_WIDTH)), markup=False)
                yield Select(self._choices(likely), value=LATER, allow_blank=False, id=f"name-{at}", compact=True)

    def answers(self) -> dict[str, str]:
        """What was said: keys by written name, “” for none of the region's; a name left for later is not there."""
        return {
            written: str(value)
            for at, (written, _) in enumerate(self._names)
            if (value := self.query_one(f"#name-{at}", Select).value) != LATER
        }

    def _choices(self, likely: Sequence[str]) -> list[tuple[Text, str]]:
        ranked = sorted(self._bodies, key=lambda pair: (pair[1] not in likely, pair[0]))
        later, nobody = (Text("leave it out for now"), LATER), (Text("none of ours"), NOBODY)
        return [later, *((Text(name), key) for name, key in ranked), nobody]
