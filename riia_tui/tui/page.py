"""Text that grows line by line and hangs: what a KPI's page and a review are written with."""

from textwrap import wrap

from rich.text import Text

from riia_tui.tui import cells

MARGIN = 7


class Page:
    """Text that grows line by line; what is too long hangs under where it began."""

    def __init__(self, width: int) -> None:
        self.width = max(width, 24)
        self.text = Text()

    def words(self, said: str, indent: int = 0, style: str = "", first: int | None = None) -> None:
        """A paragraph; ``first`` is how far right of the indent its first line stands already."""
        room = max(self.width - indent, 12)
        begun = " " * min(first or 0, room - 8)
        lines: list[str] = []
        for line in cells.visible(said).split("\n"):
            lines += wrap(line, room, initial_indent="" if lines else begun) or [begun]
        lines[0] = lines[0].removeprefix(begun)
        for number, line in enumerate(lines):
            self.text.append("" if number == 0 and first is not None else " " * indent)
            self.text.append(f"{line}\n", style=style)

    def label(self, name: str, indent: int = 0) -> None:
        """The name of what follows on the line."""
        self.text.append(" " * indent + f"{name:<{MARGIN}}", style="dim")

    def field(self, name: str, said: str, style: str = "", indent: int = 0) -> None:
        """A name and what it is, hanging."""
        self.label(name, indent)
        self.words(said, indent + max(MARGIN, len(name)), style, first=0)

    def blank(self) -> None:
        """An empty line."""
        self.text.append("\n")
