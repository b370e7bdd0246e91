"""What Enter on a line opens, wherever the line stands."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from riia_tui.tui.pages.page import Line, Opens
from riia_tui.tui.screens.flows import open_record, show_heading, show_in_plan
from riia_tui.tui.screens.sheet import Sheet
from riia_tui.tui.screens.sheets import open_authority, open_list, open_network

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

Go = Callable[["RiiaApp", str], Awaitable[None]]


async def open_line(app: "RiiaApp", line: Line) -> bool:
    """Opens what a line is about; gives whether it is about something that can be opened from anywhere."""
    if line.opens in OVER:
        await OVER[line.opens](app, line.key)
    elif line.opens in AWAY:
        await _leave_for(app, AWAY[line.opens], line.key)
    return line.opens in OVER or line.opens in AWAY


async def _leave_for(app: "RiiaApp", go: Go, key: str) -> None:
    """Goes to a place, closing the sheets over this one first."""
    if not isinstance(app.screen, Sheet):
        await go(app, key)
        return

    async def close_and_go() -> None:
        while isinstance(app.screen, Sheet):
            await app.pop_screen()
        await go(app, key)

    # A sheet that waited for its own closing would wait for ever.
    app.call_later(close_and_go)


async def _show_boards(app: "RiiaApp", _key: str) -> None:
    """Goes to the boards' dates and words."""
    await app.action_go("programme")
    for boards in app.screen.query("#boards"):
        app.screen.set_focus(boards)


OVER: dict[Opens | None, Go] = {
    Opens.RECORD: open_record,
    Opens.AUTHORITY: open_authority,
    Opens.NETWORK: open_network,
    Opens.LIST: open_list,
}
"""What is opened over the place, or over the sheet, that the line stands in."""

AWAY: dict[Opens | None, Go] = {Opens.KPI: show_in_plan, Opens.HEADING: show_heading, Opens.BOARDS: _show_boards}
"""What is another place."""
