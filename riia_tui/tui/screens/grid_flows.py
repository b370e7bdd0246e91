"""From a key to a grid: which one is asked first, what stands here on top."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from riia_tui.tui import cells
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.grid_form import GridForm
from riia_tui.tui.screens.modal import Modal
from riia_tui.tui.widgets.chosen import row_of
from riia_tui.views.grid_choices import GridChoice, grid_choices
from riia_tui.views.grids import Wanted, grid
from riia_tui.views.names import folded

if TYPE_CHECKING:
    from riia_tui.actions.grid_cells import FillIn
    from riia_tui.tui.app import RiiaApp

MOST_HERE = 3
NEW_RETURN, NEW_PERIOD = "new-return", "a new period of a data return …"


async def open_grids(app: "RiiaApp", ref: str | None = None, here: Sequence[Wanted] = ()) -> None:
    """Asks which grid, those about a KPI (``ref``) or that are meant ``here`` on top; then opens it."""
    choices = await app.look_up(grid_choices, app.plan, app.today)
    if choices is None:
        return

    async def go(wanted: Wanted | str | None) -> None:
        if wanted == NEW_RETURN:
            await open_new_return(app)
        elif isinstance(wanted, Wanted):
            await open_grid(app, wanted)

    await app.push_screen(GridChoiceScreen(choices, _here(choices, ref, here)), go)


def _here(choices: Sequence[GridChoice], ref: str | None, meant: Sequence[Wanted]) -> list[GridChoice]:
    """What is meant first, then what is about the KPI alone, then what is about few others besides."""
    about = sorted((each for each in choices if ref in each.refs), key=lambda each: len(each.refs))
    return [*(each for each in choices if each.wanted in meant), *about][:MOST_HERE]


async def open_grid(app: "RiiaApp", wanted: Wanted) -> None:
    """Opens a grid."""
    shown = await app.look_up(grid, app.plan, app.today, wanted)
    if shown is not None:
        await app.push_screen(GridForm(_send, shown, app.today))


def _send(form: Form[Any], filled: "FillIn") -> None:
    from riia_tui.actions.grids import fill_in

    form.program.act_for(form, fill_in, filled, form.program.today)


async def open_new_return(app: "RiiaApp") -> None:
    """Opens the form for a new period of a data return; the grid of it follows."""
    from riia_tui.tui.screens.return_form import ReturnForm

    if app.plan:
        await app.push_screen(ReturnForm(app.plan, app.today, open_grid))


class GridChoiceScreen(Modal[Wanted | str | None]):
    """Type to narrow the list, move with the arrows, Enter opens."""

    BINDINGS = [
        Binding("escape", "leave", "back"),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, choices: Sequence[GridChoice], here: Sequence[GridChoice]) -> None:
        super().__init__()
        self._choices = choices
        self._here = here
        self._shown: list[Wanted | str | None] = []

    def compose(self) -> ComposeResult:
        """A line to narrow with, and the grids."""
        with Vertical(classes="form -tall"):
            yield Static("Which grid? Type to narrow the list.", classes="heading", markup=False)
            yield Input(id="narrow")
            yield OptionList(id="grids")
            yield Static("Enter opens   arrows move   Esc back", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Shows all of them."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows those that hold what is typed."""
        self._show(event.value)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Opens the one under the cursor."""
        at = self.query_one("#grids", OptionList).highlighted
        if at is not None and self._shown[at] is not None:
            self.dismiss(self._shown[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The same by the mouse."""
        if (wanted := row_of(event, self._shown)) is not None:
            self.dismiss(wanted)

    def action_move(self, down: int) -> None:
        """Moves in the list while one types."""
        grids = self.query_one("#grids", OptionList)
        grids.action_cursor_down() if down > 0 else grids.action_cursor_up()

    def action_leave(self) -> None:
        """Leaves."""
        self.dismiss(None)

    def _show(self, typed: str) -> None:
        wanted = folded(typed)
        groups: dict[str, list[tuple[str, Wanted | str]]] = {}
        for name, choices in (("Here", self._here), ("", self._choices)):
            for each in choices:
                if wanted in folded(each.title):
                    groups.setdefault(name or each.group, []).append((each.title, each.wanted))
        if wanted in folded(NEW_PERIOD):
            groups.setdefault("Data returns, down all authorities", []).append((NEW_PERIOD, NEW_RETURN))
        self._fill(groups)

    def _fill(self, groups: dict[str, list[tuple[str, Wanted | str]]]) -> None:
        grids = self.query_one("#grids", OptionList)
        width = max(self.app.size.width - 10, 30)
        self._shown = []
        grids.clear_options()
        for group, lines in groups.items():
            self._shown.append(None)
            grids.add_option(Option(Text(group, style="bold"), disabled=True))
            for title, leads_to in lines:
                self._shown.append(leads_to)
                grids.add_option(Option(cells.plain(f"  {cells.one_line(title, width)}")))
        grids.highlighted = next((at for at, each in enumerate(self._shown) if each is not None), None)
