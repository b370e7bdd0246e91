"""Programme: the plans in the store, and the boards of the one that is shown."""

from datetime import date

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.tui import cells
from riia_tui.tui.screens.place import Place
from riia_tui.tui.widgets.chosen import row_of
from riia_tui.views.boards import BoardLine, Boards, boards
from riia_tui.views.grids import GridKind, Wanted
from riia_tui.views.lessons import Lessons, lessons
from riia_tui.views.plans import Head, PlanLine, plans
from riia_tui.views.risks import Risks, risks, score_words
from riia_tui.views.support import SupportList, support, support_words

MOST = 3
"""How many risks and how many lessons are shown; R and L open all."""


def _registers(store: Store, plan: str | None, today: date) -> tuple[Risks, Lessons]:
    return risks(store, plan, today), lessons(store, plan, today)


class ProgrammePlace(Place):
    """Enter on a plan shows it everywhere; Enter on a board changes its words."""

    PLACE = "programme"
    HELP = (
        "Above stand the plans in this store; Enter makes one the plan that every place shows. Below stand the "
        "boards of that plan, with when papers go out and what is written for page one so far. b enters the next "
        "board's date; without one the program cannot say what has changed since the last. B shows the steps to each "
        "board, and moves one. At the bottom stand the gravest risks and the newest lessons; R opens the register of "
        "risks, L the learning log, S the support packages."
    )

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[BoardLine, ...] = ()

    def body(self) -> ComposeResult:
        """The plans and the boards."""
        yield Static("Plans in this store (Enter shows one)", classes="title", markup=False)
        yield OptionList(id="plans")
        yield Static("Boards (b enters a new date, Enter changes one)", classes="title", markup=False)
        yield OptionList(id="boards")
        yield Static("", id="registers", classes="note", markup=False)

    async def fill(self) -> Head:
        """Reads plans and boards and shows them."""
        found = await self.program.read(plans)
        if self.program.plan is None and found:
            self.program.plan = found[0].code
        shown = await self.program.read(boards, self.program.plan, self.program.today)
        self._show_plans(found)
        self._show_boards(shown)
        given = await self.program.read(support, self.program.plan, self.program.today)
        self._show_registers(*await self.program.read(_registers, self.program.plan, self.program.today), given)
        return shown.head

    async def tables(self) -> tuple[Table, ...]:
        """The plans, and the boards, risks and lessons of the one that is shown."""
        from riia_tui.reports.screen_tables import programme_tables

        asked = self.program.plan, self.program.today
        met = await self.program.read(boards, *asked)
        return programme_tables(await self.program.read(plans), met.lines, *await self.program.read(_registers, *asked))

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Chooses the plan, or opens the board's form."""
        if event.option_list.id == "plans" and event.option_id:
            self.program.choose_plan(event.option_id)
            self.notify(f"Every place now shows {event.option_id}.")
        elif event.option_list.id == "boards" and (line := row_of(event, self._lines)) is not None:
            await self._open(line)

    async def action_new_plan(self) -> None:
        """Opens the form for a plan from nothing."""
        from riia_tui.tui.screens.plan_flows import open_new_plan

        await open_new_plan(self.program)

    async def action_change_plan(self) -> None:
        """Opens the form that changes the particulars of the plan that is shown."""
        from riia_tui.tui.screens.plan_flows import open_change

        if self.program.plan:
            await open_change(self.program, None, self.program.plan)

    async def action_import_plan(self) -> None:
        """Opens the form that brings a plan file in."""
        from riia_tui.tui.screens.plan_flows import open_import

        await open_import(self.program)

    async def action_roll(self) -> None:
        """Opens the form for the plan that follows."""
        from riia_tui.tui.screens.plan_flows import open_roll

        await open_roll(self.program)

    async def action_network(self) -> None:
        """Opens the form for a new network."""
        from riia_tui.tui.screens.plan_flows import open_network

        await open_network(self.program)

    async def action_networks(self) -> None:
        """Opens the networks of the plan that is shown."""
        from riia_tui.tui.screens.sheets import open_networks

        await open_networks(self.program)

    async def action_settings(self) -> None:
        """Opens the settings of its region."""
        from riia_tui.tui.screens.sheets import open_settings

        await open_settings(self.program)

    async def action_risks(self) -> None:
        """Opens the register of risks."""
        from riia_tui.tui.screens.register_sheets import open_risks

        await open_risks(self.program)

    async def action_lessons(self) -> None:
        """Opens the learning log."""
        from riia_tui.tui.screens.register_sheets import open_lessons

        await open_lessons(self.program)

    async def action_support(self) -> None:
        """Opens the support packages."""
        from riia_tui.tui.screens.register_sheets import open_support

        await open_support(self.program)

    async def action_authorities(self) -> None:
        """Opens the form for new authorities."""
        from riia_tui.tui.screens.plan_flows import open_authorities

        await open_authorities(self.program)

    async def action_ask(self) -> None:
        """Opens the form that asks leads for updates."""
        from riia_tui.tui.screens.lead_flows import open_ask

        await open_ask(self.program)

    async def action_collect(self) -> None:
        """Opens the form that reads what came back."""
        from riia_tui.tui.screens.lead_flows import open_collect

        await open_collect(self.program)

    async def action_people(self) -> None:
        """Opens the grid of people."""
        from riia_tui.tui.screens.grid_flows import open_grid

        await open_grid(self.program, Wanted(GridKind.PEOPLE))

    async def action_agree(self) -> None:
        """Opens what was reported and waits to be agreed."""
        from riia_tui.tui.screens.lead_flows import open_agree

        await open_agree(self.program)

    async def action_board(self) -> None:
        """Opens the form for a new board date."""
        await self._open(None)

    async def action_boards(self) -> None:
        """Opens the boards of the plan that is shown."""
        from riia_tui.tui.screens.board_flows import open_boards

        await open_boards(self.program)

    async def _open(self, line: BoardLine | None) -> None:
        from riia_tui.tui.screens.board_form import BoardForm
        from riia_tui.tui.screens.flows import carry_out

        if self.program.plan:
            form = BoardForm(carry_out, self.program.plan, self.program.today, line.meeting if line else None)
            await self.app.push_screen(form)

    def _show_registers(self, found: Risks, learned: Lessons, given: SupportList) -> None:
        """The gravest risks and the newest lessons, how many support packages, and the keys of the rest."""
        gravest = [f"{score_words(line)}: {line.title}" for line in found.open[:MOST]]
        newest = [f"{line.title}{f': {line.changed}' if line.changed else ''}" for line in learned.lines[:MOST]]
        room = max(self.app.size.width - 5, 20)
        text = Text()
        for name, key, lines in (("Risks", "R", gravest), ("Lessons", "L", newest)):
            text.append(f"{name} ({key} opens all)\n" if lines else f"{name}: none yet ({key}, then a)\n", style="bold")
            text.append_text(cells.plain("".join(f"  {cells.one_line(line, room)}\n" for line in lines)))
        said = support_words(given.lines)
        text.append(f"Support: {f'{said} (S opens them)' if said else 'none yet (S, then a)'}\nLeads", style="bold")
        text.append(" (l asks for updates, o reads replies, g agrees, p addresses)", style="bold")
        self.query_one("#registers", Static).update(text)

    def _show_plans(self, found: list[PlanLine]) -> None:
        place = self.query_one("#plans", OptionList)
        place.clear_options()
        for plan in found:
            here = "›" if plan.code == self.program.plan else " "
            text = Text(f"{here} {plan.code:<16} ", style="bold" if here == "›" else "")
            text.append_text(cells.plain(cells.one_line(plan.title, max(self.app.size.width - 40, 20)), "not bold"))
            text.append(f"  {phrases.counted(plan.kpis, 'KPI')}", style="dim not bold")
            place.add_option(Option(text, id=plan.code))
        codes = [plan.code for plan in found]
        place.highlighted = codes.index(self.program.plan) if self.program.plan in codes else 0

    def _show_boards(self, shown: Boards) -> None:
        self._lines = shown.lines
        place = self.query_one("#boards", OptionList)
        at = place.highlighted
        place.clear_options()
        for line in shown.lines:
            place.add_option(Option(self._board(line)))
        if not shown.lines:
            place.add_option(Option(Text("No board date is entered yet: b", style="dim"), disabled=True))
        elif at is not None:
            place.highlighted = min(at, len(shown.lines) - 1)

    def _board(self, line: BoardLine) -> Text:
        today = self.program.today
        meeting = line.meeting
        text = Text(f"{phrases.day(meeting.on, today):>11}  ", style="dim" if line.held else "bold")
        text.append_text(cells.plain(f"{meeting.board}  ", "not bold"))
        papers = f"papers out by {phrases.day(line.papers_out, today)}" if not line.held else "met"
        asks = phrases.counted(len(meeting.asks), "ask") if meeting.asks else "nothing asked yet"
        headline = "headline written" if meeting.headline else "no headline yet"
        room = max(self.app.size.width - text.cell_len - 5, 12)
        text.append(cells.one_line(f"{papers} · {asks} · {headline}", room), style="dim not bold")
        return text
