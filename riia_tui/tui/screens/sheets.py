"""Every sheet: what it reads, and the keys that it has to itself."""

from typing import TYPE_CHECKING

from riia_tui.tui.pages.authority import authority_page
from riia_tui.tui.pages.behind import behind_page
from riia_tui.tui.pages.greens import greens_page
from riia_tui.tui.pages.outstanding import TITLES, outstanding_page
from riia_tui.tui.pages.page import Page
from riia_tui.tui.screens.flows import show_in_plan
from riia_tui.tui.screens.sheet import Deed, Sheet
from riia_tui.views.authority import authority
from riia_tui.views.behind import behind
from riia_tui.views.greens import greens
from riia_tui.views.outstanding import outstanding
from riia_tui.views.parts import Across

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp


def go_to_kpi(app: "RiiaApp", ref: str) -> None:
    """Closes the sheets and goes to a KPI in the plan, once the key that asks for it is dealt with."""

    async def go() -> None:
        while isinstance(app.screen, Sheet):
            await app.pop_screen()
        await show_in_plan(app, ref)

    # A sheet that waited for its own closing would wait for ever.
    app.call_later(go)


async def open_behind(app: "RiiaApp", across: Across, column: str, name: str | None) -> None:
    """Opens a cell of the participation table; without a name the whole column."""

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(behind, program.plan, program.today, across, column, name)
        return behind_page(found, width, program.today)

    await app.push_screen(Sheet(read))


async def open_authority(app: "RiiaApp", name: str) -> None:
    """Opens one authority whole, in the plan that is shown."""

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(authority, name, program.plan, program.today)
        return authority_page(found[0], width, program.today)

    await app.push_screen(Sheet(read))


async def open_greens(app: "RiiaApp") -> None:
    """Opens the greens and blues that are not proven."""

    async def read(program: "RiiaApp", width: int) -> Page:
        return greens_page(await program.read(greens, program.plan, program.today), width, program.today)

    await app.push_screen(Sheet(read))


async def open_outstanding(app: "RiiaApp") -> None:
    """Opens updates outstanding, by authority first; ``o`` groups them the next way."""
    ways = list(TITLES)

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(outstanding, program.plan, program.today, ways[0])
        return outstanding_page(found, ways[0], width, program.today)

    async def turn(sheet: Sheet) -> None:
        ways.append(ways.pop(0))
        sheet.load()

    await app.push_screen(Sheet(read, (Deed("o", "by authority, lead or person", turn),)))
