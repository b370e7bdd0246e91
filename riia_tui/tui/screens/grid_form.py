"""A grid to fill in: one KPI or data return down all authorities, one authority down all KPIs, or figures."""

from datetime import date

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Input, Static

from riia_tui import phrases
from riia_tui.actions.grid_cells import FillIn, RowRead, doubt, doubts_of, filled, read_row
from riia_tui.tui import cells
from riia_tui.tui.screens.form import Form, Send, label
from riia_tui.tui.widgets.cell_grid import UNLIKELY, WRONG, CellGrid
from riia_tui.views.grids import Grid, GridKind


class GridForm(Form[FillIn]):
    """Nothing is written before it is saved; then everything is, as one change."""

    FULL = True
    HINT = "Enter down   Del empties   F2 save   F1 help   Esc leaves, a draft stays"
    HELP = (
        "Each line is an authority or a measure. Beside it stand the last value and the target. Type: it goes into "
        "the cell under the cursor, and Enter goes down. A column that was copied in Excel can be pasted. ✓ stands "
        "beside a line that will be saved, ! beside one that looks unlikely (it may still be right), ✗ beside one "
        "that cannot be; the words below say why. F2 saves all lines as one change, and one undo takes them back."
    )

    def __init__(self, send: Send, grid: Grid, today: date) -> None:
        super().__init__(send)
        self._grid = grid
        self._today = today
        self._confirmed: tuple[str, ...] = ()

    def heading(self) -> Text:
        """What is filled in."""
        return Text(cells.visible(self._grid.title), no_wrap=True, overflow="ellipsis")

    def about(self) -> str:
        """The plan and the grid."""
        return f"{self._grid.head.plan} {self._grid.kind} {self._grid.key}"

    def fields(self) -> ComposeResult:
        """What they took part in, where records are made of it; the grid; what the cursor is on."""
        if self._grid.kind is GridKind.KPI:
            yield label("what they took part in, as the record will be called")
            yield Input(self._grid.what, id="what")
        yield CellGrid(self._grid, lambda row, typed: read_row(self._grid, row, typed, self._today), id="grid")
        yield Static("", id="grid-said", markup=False)

    def on_mount(self) -> None:
        """Begins in the first cell."""
        self.query_one(CellGrid).focus()

    def go_on(self) -> None:
        """From the line on top into the grid."""
        self.query_one(CellGrid).focus()

    def on_cell_grid_typed(self, _event: CellGrid.Typed) -> None:
        """Keeps a draft, and says what is made of it."""
        self.typed()
        self._say()

    def on_cell_grid_moved(self, _event: CellGrid.Moved) -> None:
        """Says what the cursor is on."""
        self._say()

    def restored(self) -> None:
        """Says it of what was brought back."""
        self._say()

    def asked(self) -> FillIn:
        """Every line that was filled in. Raises BadInput for one that cannot be, and once for what looks unlikely."""
        found = self.query_one(CellGrid)
        wrong = next((row.key for row, read in found.reads if read.fault), None)
        if wrong is not None:
            found.go_to(wrong)
        asked = filled(self._grid, found.reads, self._what(), self._today)
        doubts = doubts_of(found.reads)
        if doubts and doubts != self._confirmed:
            self._confirmed = doubts
            raise doubt(doubts, "F2 saves it all the same.")
        return asked

    def _what(self) -> str | None:
        return self.value("what").strip() if self._grid.kind is GridKind.KPI else None

    def _say(self) -> None:
        """The row in full, what its cell takes, and what is wrong with it; then how many are filled in."""
        found = self.query_one(CellGrid)
        row, column = found.row, found.column
        width = max(self.app.size.width - 4, 20)
        text = Text(cells.one_line(row.about, width * 2))
        target = f", {row.target}" if row.target else ""
        beside = f"{self._grid.beside}: {row.last}{target} · {column.title}: {column.takes}"
        text.append(f"\n{cells.one_line(beside, width)}", style="dim")
        text.append_text(_remark(found.read_of(row), width))
        wrong = sum(bool(read.fault) for _, read in found.reads)
        ready = phrases.counted(len(found.reads) - wrong, "line") + " to save"
        text.append(f"\n{ready}{f', {wrong} to put right' if wrong else ''}", style="bold")
        self.query_one("#grid-said", Static).update(text)


def _remark(read: RowRead, width: int) -> Text:
    """What is wrong or unlikely, on a line of its own; nothing where nothing is."""
    sign, said = (WRONG, read.fault) if read.fault else (UNLIKELY, "; ".join(read.doubts))
    return cells.plain(f"\n{cells.one_line(f'{sign} {said}', width)}", "bold") if said else Text("")
