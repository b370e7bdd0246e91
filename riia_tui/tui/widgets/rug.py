"""The participation table (analysts call it a tartan rug): it paints only the cells that are in view.

Names stay on the left and sums below, however many columns and authorities there are.
"""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from riia_tui.phrases import cut
from riia_tui.tui import cells
from riia_tui.tui.looks import ink
from riia_tui.views.parts import AuthorityRow, Column, Part, Participation

GOOD, PARTLY = "bold white on #2f7d3b", "bold black on #d9b44a"
STYLES = {
    Part.TOOK_PART: GOOD,
    Part.DEPUTY: GOOD,
    Part.RECEIVED: GOOD,
    Part.IN_PART: PARTLY,
    Part.LATE: PARTLY,
    Part.GAP: PARTLY,
    Part.EXCUSED: "italic",
    Part.NOT_ASKED: "dim",
}
"""How the parts look, on any ground; what is missing is in the amber ink of the look."""

NAME_WIDTH, NARROW_NAME = 36, 22
SUM_WIDTH = 10
HEADING_WIDTH = 16
NAMES = -1
"""The cursor's column while it is on the authorities' names."""
SUMS = ("in, and the RAG", "needed", "not behind it")


class Rug(Widget, can_focus=True):
    """Arrows, Home, End and the page keys move; Enter opens the cell, the sum or the authority under the cursor."""

    COMPONENT_CLASSES = {"rug--cursor"}
    DEFAULT_CSS = """
    Rug { height: 1fr; padding: 0 1; background: $background; }
    Rug > .rug--cursor { background: $primary; color: $text; text-style: bold; }
    """
    BINDINGS = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Moved(Message):
        """The cursor is on another cell."""

    class Opened(Message):
        """Enter was pressed on a cell."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: tuple[AuthorityRow, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._widths: list[int] = []
        self._at = (0, 0)
        self._first = (0, 0)

    def show(self, shown: Participation, *, from_start: bool) -> None:
        """Shows a table; the cursor stays on its place, or goes to the first cell."""
        self._rows, self._columns = shown.rows, shown.columns
        self._widths = [_width(shown, at) for at in range(len(shown.columns))]
        self._at, self._first = ((0, 0), (0, 0)) if from_start else (self._at, self._first)
        self._go(*self._at)

    @property
    def column(self) -> Column | None:
        """The column under the cursor, None on the names."""
        at = self._at[1]
        return self._columns[at] if 0 <= at < len(self._columns) else None

    @property
    def row(self) -> AuthorityRow | None:
        """The authority under the cursor, None on the sums."""
        return self._rows[self._at[0]] if self._at[0] < len(self._rows) else None

    @property
    def cell(self) -> tuple[Part, str] | None:
        """The part and the note under the cursor, None on names and sums."""
        row, at = self.row, self._at[1]
        return (row.cells[at], row.notes[at]) if row is not None and self.column is not None else None

    def lines(self) -> list[list[str]]:
        """The whole table as texts: the headings, the authorities, the sums."""
        heads = ["authority", "took part", *(column.ref for column in self._columns)]
        rows = [[row.name, f"{row.took_part} of {row.asked}", *_texts(row)] for row in self._rows]
        sums = [[words, "", *(_sum(column, at).plain for column in self._columns)] for at, words in enumerate(SUMS)]
        return [heads, *rows, *sums]

    @property
    def row_number(self) -> int:
        """Which authority the cursor is on, from 0."""
        return self._at[0]

    def go_to(self, name: str) -> bool:
        """Puts the cursor on an authority's name; gives whether it is in the table."""
        at = next((at for at, row in enumerate(self._rows) if row.name == name), None)
        if at is not None:
            self._go(at, NAMES)
        return at is not None

    def action_move(self, down: int, right: int) -> None:
        """Moves the cursor by so many rows and columns."""
        self._go(self._at[0] + down, self._at[1] + right)

    def action_page(self, down: int) -> None:
        """Moves the cursor by the rows that are in view."""
        self._go(self._at[0] + down * max(self._height(), 1), self._at[1])

    def action_edge(self, last: int) -> None:
        """Moves the cursor to the first or the last column."""
        self._go(self._at[0], len(self._columns) - 1 if last else NAMES)

    def action_open(self) -> None:
        """Says that the cell is to be opened."""
        self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Moves the cursor to the cell that was clicked; a second click opens it."""
        x, y = event.x - 1, event.y - 1
        row = len(self._rows) if y >= self.size.height - len(SUMS) - 1 else self._first[0] + y
        column, left = NAMES, self._margin()
        for at in range(self._first[1], len(self._columns)):
            if left <= x < left + self._widths[at]:
                column = at
            left += self._widths[at]
        was = self._at
        self._go(max(row, 0), column)
        if was == self._at:
            self.action_open()

    def on_resize(self, _event: events.Resize) -> None:
        """Keeps the cursor in view."""
        self._go(*self._at)

    def _go(self, row: int, column: int) -> None:
        """Puts the cursor on a cell, as near as there is one, and scrolls so that it is in view."""
        row = min(max(row, 0), len(self._rows))
        column = min(max(column, NAMES), len(self._columns) - 1)
        top, left = self._first
        height = max(self._height(), 1)
        if row < len(self._rows):
            top = min(max(top, row - height + 1), row)
        left = min(left, max(column, 0))
        while left < column and not self._fits(left, column):
            left += 1
        self._at, self._first = (row, column), (max(min(top, len(self._rows) - height), 0), left)
        self.refresh()
        self.post_message(self.Moved())

    def _fits(self, left: int, column: int) -> bool:
        return self._margin() + sum(self._widths[left : column + 1]) <= self.size.width or not self.size.width

    def _height(self) -> int:
        """The authorities in view: all lines but the heading and the sums."""
        return self.size.height - 1 - len(SUMS)

    def _margin(self) -> int:
        return self._name_width() + SUM_WIDTH

    def _name_width(self) -> int:
        return NARROW_NAME if self.size.width < 100 else NAME_WIDTH

    def render_line(self, y: int) -> Strip:
        """One line: the heading, an authority, or a sum."""
        width, base = self.size.width, self.rich_style
        in_view = min(self._height(), len(self._rows) - self._first[0])
        if y == 0:
            texts = [Text(""), Text("in", style="dim"), *(Text(_heading(c), style="dim") for c in self._columns)]
            line, row = texts, None
        elif y <= in_view:
            row = self._first[0] + y - 1
            line = self._authority(self._rows[row])
        elif y <= in_view + len(SUMS) and self._columns:
            at = y - in_view - 1
            row = len(self._rows) if at == 0 else None
            line = [Text(SUMS[at], style="bold"), Text(""), *(_sum(column, at) for column in self._columns)]
        else:
            return Strip.blank(width, base)
        return self._strip(line, row, width, base)

    def _authority(self, row: AuthorityRow) -> list[Text]:
        name = cells.plain(cells.fitted(row.name, row.short_name, self._name_width() - 2))
        amber = f"bold {ink('amber')}"
        marks = [_mark(STYLES.get(part, amber), part, note) for part, note in zip(row.cells, row.notes, strict=True)]
        return [name, Text(f"{row.took_part} of {row.asked}", style="bold"), *marks]

    def _strip(self, line: list[Text], row: int | None, width: int, base: Style) -> Strip:
        """The cells in view, each filled to its width; the one under the cursor in the cursor's colours."""
        cursor = self.get_component_rich_style("rug--cursor")
        segments: list[Segment] = []
        left = self._first[1]
        shown = [(NAMES, line[0], self._name_width()), (None, line[1], SUM_WIDTH)]
        shown += [(at, line[at + 2], self._widths[at]) for at in range(left, len(self._columns))]
        used = 0
        for column, text, room in shown:
            if used >= width:
                break
            is_here = (row, column) == self._at and self.has_focus
            for segment in _segments(text, self.app.console):
                segments.append(Segment(segment.text, base + cursor if is_here else base + (segment.style or Style())))
            fill = max(room - text.cell_len, 0)
            segments.append(Segment(" " * fill, base))
            used += room
        return Strip(segments).adjust_cell_length(width, base).crop(0, width)


def _texts(row: AuthorityRow) -> list[str]:
    return [f"{part} {note}".strip() for part, note in zip(row.cells, row.notes, strict=True)]


def _segments(text: Text, console: object) -> list[Segment]:
    return [segment for segment in text.render(console) if segment.text]  # type: ignore[arg-type]


def _width(shown: Participation, at: int) -> int:
    column = shown.columns[at]
    longest = max((len(row.notes[at]) for row in shown.rows), default=0)
    return max(len(_heading(column)), len(column.total) + 2, 4 + longest if longest else 3) + 2


def _heading(column: Column) -> str:
    return cut(column.ref, HEADING_WIDTH)


@lru_cache(maxsize=256)
def _mark(style: str, part: Part, note: str) -> Text:
    return Text.assemble((f" {part.value} ", style), (f" {note}" if note else "", "dim"))


def _sum(column: Column, line: int) -> Text:
    """A column's sum with its RAG, what it needs, or how many are missing."""
    if line == 1:
        return Text(column.needed.removeprefix("needs "), style="dim")
    if line == 2:
        return Text(str(len(column.missing)) if column.missing else "", style="dim")
    reached = {True: f"bold {ink('green')}", False: f"bold {ink('amber')}", None: "bold"}[column.met]
    text = Text(column.total, style=reached)
    return text.append(" ").append_text(cells.letter(column.status)) if column.status else text
