"""A grid to type into: arrows move, what is typed replaces the cell, Enter goes down, a column may be pasted."""

from collections.abc import Callable, Mapping

from rich.text import Text
from textual import events
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from riia_tui.actions.grid_cells import RowRead
from riia_tui.tui import cells
from riia_tui.tui.looks import ink
from riia_tui.views.grids import Grid, GridColumn, GridRow

Read = Callable[[GridRow, Mapping[str, str]], RowRead]
"""Reads a row with the cells that were changed."""

REMARKS_FROM = 140
"""Columns of a table beside which what is wrong or unlikely stands in words."""

LAST_WIDTH, TARGET_WIDTH = 16, 12
NARROWEST_NAME, WIDEST_NAME = 18, 46
SIGN_WIDTH, SCROLL_BAR = 1, 1
WRONG, UNLIKELY, RIGHT = "✗", "!", "✓"
MOST = 2_000
"""Characters that a cell keeps."""


class CellGrid(DataTable[Text]):
    """Rows of a grid with what is typed into them; only the columns that take something can be gone to."""

    is_typed = True

    class Typed(Message):
        """A cell was changed by a key, or by pasting."""

    class Moved(Message):
        """The cursor is on another cell."""

    def __init__(self, grid: Grid, read: Read, *, id: str) -> None:
        super().__init__(id=id, cursor_type="cell", zebra_stripes=False, fixed_columns=2)
        self._grid = grid
        self._read = read
        self._cells: dict[str, dict[str, str]] = {}
        self._reads: dict[str, RowRead] = {}
        self._is_fresh = True
        self._fitted = 0
        self._with_target = any(row.target for row in grid.rows)
        self._first = 4 if self._with_target else 3

    def on_resize(self, event: events.Resize) -> None:
        """Lays the columns out for the width that there is."""
        if event.size.width != self._fitted:
            self._fitted = event.size.width
            self._lay_out()

    @property
    def row(self) -> GridRow:
        """The row under the cursor."""
        return self._grid.rows[min(max(self.cursor_row, 0), len(self._grid.rows) - 1)]

    @property
    def column(self) -> GridColumn:
        """The column under the cursor."""
        return self._grid.columns[min(max(self.cursor_column - self._first, 0), len(self._grid.columns) - 1)]

    def read_of(self, row: GridRow) -> RowRead:
        """What a row asks for as it stands."""
        return self._reads.get(row.key, RowRead())

    @property
    def reads(self) -> list[tuple[GridRow, RowRead]]:
        """Every row that was typed into, with what it asks for."""
        return [(row, self._reads[row.key]) for row in self._grid.rows if row.key in self._cells]

    def kept(self) -> dict[str, dict[str, str]]:
        """The cells that were changed, by row and column."""
        return {key: dict(cells) for key, cells in self._cells.items()}

    def put_back(self, value: Mapping[str, Mapping[str, str]]) -> None:
        """Takes cells as they were kept; rows and columns that are no longer there are left out."""
        columns = {column.key for column in self._grid.columns}
        self._cells, self._reads = {}, {}
        for row in self._grid.rows:
            if found := {key: text for key, text in value.get(row.key, {}).items() if key in columns}:
                self._cells[row.key] = found
                self._reads[row.key] = self._read(row, found)
        self._lay_out()

    def go_to(self, key: str) -> None:
        """Puts the cursor on a row."""
        self.move_cursor(row=[row.key for row in self._grid.rows].index(key))

    def validate_cursor_coordinate(self, value: Coordinate) -> Coordinate:
        """Keeps the cursor to the columns that are typed into."""
        row, column = super().validate_cursor_coordinate(value)
        return Coordinate(row, min(max(column, self._first), self._first + len(self._grid.columns) - 1))

    def watch_cursor_coordinate(self, old: Coordinate, new: Coordinate) -> None:
        """What is typed next begins the cell anew."""
        super().watch_cursor_coordinate(old, new)
        self._is_fresh = True
        self.post_message(self.Moved())

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Whatever can be typed is typed."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Types, takes back a letter, or empties the cell."""
        text = self._text(self.row, self.column)
        if event.is_printable and event.character:
            text = ("" if self._is_fresh else text) + event.character
        elif event.key == "backspace":
            text = text[:-1]
        elif event.key == "delete":
            text = ""
        else:
            return
        event.stop()
        event.prevent_default()
        self._is_fresh = False
        self._put(self.row, self.column, text.lstrip()[:MOST])
        self.post_message(self.Typed())

    def on_paste(self, event: events.Paste) -> None:
        """Fills in lines and columns as they come from a spreadsheet, from the cursor down and to the right."""
        event.stop()
        event.prevent_default()
        rows = self._grid.rows[self.cursor_row :]
        columns = self._grid.columns[self.cursor_column - self._first :]
        for row, line in zip(rows, event.text.rstrip("\r\n").splitlines(), strict=False):
            for column, text in zip(columns, line.split("\t"), strict=False):
                self._put(row, column, text.strip()[:MOST])
        self.post_message(self.Typed())

    def action_select_cursor(self) -> None:
        """Goes down."""
        self.action_cursor_down()

    def _text(self, row: GridRow, column: GridColumn) -> str:
        return self._cells.get(row.key, {}).get(column.key, row.cells.get(column.key, ""))

    def _put(self, row: GridRow, column: GridColumn, text: str) -> None:
        """Puts a text into a cell and shows what is made of the row."""
        own = self._cells.setdefault(row.key, {})
        own[column.key] = text
        if text == row.cells.get(column.key, ""):
            del own[column.key]
        if own:
            self._reads[row.key] = self._read(row, own)
        else:
            del self._cells[row.key]
            self._reads.pop(row.key, None)
        at = self._grid.rows.index(row)
        for number, shown in enumerate(self._line(row)):
            self.update_cell_at(Coordinate(at, number), shown)

    def _lay_out(self) -> None:
        """Makes the columns and the rows, and keeps the cursor."""
        was = self.cursor_coordinate
        with self.app.batch_update():
            self.clear(columns=True)
            for title, width in zip(self._titles(), self._widths(), strict=True):
                # Widths that are given need no measuring, which the table does later and may be seen without.
                self.add_column(Text(title), width=width)
            for row in self._grid.rows:
                self.add_row(*self._line(row), key=row.key)
        self.move_cursor(row=was.row, column=was.column)

    def _titles(self) -> list[str]:
        target = ["target"] if self._with_target else []
        return ["", "", self._grid.beside, *target, *(column.title for column in self._grid.columns), ""]

    def _widths(self) -> list[int]:
        """The names have what the others leave; the remarks of a wide table have what the names leave."""
        last = min(max(len(row.last) for row in self._grid.rows), LAST_WIDTH)
        target = [max(min(max(len(row.target) for row in self._grid.rows), TARGET_WIDTH), 6)]
        fixed = [last, *(target if self._with_target else []), *(column.width for column in self._grid.columns)]
        left = self._fitted - sum(fixed) - 2 * (len(fixed) + 3) - SIGN_WIDTH - SCROLL_BAR
        remarks = left // 2 if self._fitted >= REMARKS_FROM else 0
        longest = max(len(cells.visible(row.name)) for row in self._grid.rows)
        name = min(max(left - remarks, NARROWEST_NAME), longest, WIDEST_NAME)
        return [SIGN_WIDTH, name, *fixed, max(left - name, 0)]

    def _line(self, row: GridRow) -> list[Text]:
        widths = self._widths()
        read = self.read_of(row)
        sign, style = _sign(read, row.key in self._cells)
        typed = self._cells.get(row.key, {})
        own = [
            Text(_end(self._text(row, column), column.width), style="bold" if column.key in typed else "")
            for column in self._grid.columns
        ]
        remark = read.fault or "; ".join(read.doubts)
        return [
            Text(sign, style=style),
            cells.plain(cells.fitted(row.name, row.short or None, widths[1])),
            Text(cells.one_line(row.last, widths[2]), style="dim"),
            *([Text(cells.one_line(row.target, widths[3]), style="dim")] if self._with_target else []),
            *own,
            cells.plain(cells.one_line(remark, widths[-1]) if widths[-1] >= NARROWEST_NAME else "", style),
        ]


def _sign(read: RowRead, is_changed: bool) -> tuple[str, str]:
    if read.fault:
        return WRONG, f"bold {ink('red')}"
    if read.doubts:
        return UNLIKELY, f"bold {ink('amber')}"
    return (RIGHT, f"bold {ink('green')}") if is_changed else ("", "")


def _end(text: str, width: int) -> str:
    """A text on one line; of a longer one its end, which is where one types."""
    line = cells.visible(text).replace("\n", " ")
    return line if len(line) <= width else "…" + line[-(width - 1) :]
