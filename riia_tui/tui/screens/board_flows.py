"""The sheet of the boards: a date more, a board moved with its steps, its own steps, its words, or taken out."""

from typing import TYPE_CHECKING, Any

from riia_tui.rules.board_cycle import steps_text
from riia_tui.tui.pages.boards import boards_page
from riia_tui.tui.pages.page import Page
from riia_tui.tui.screens.board_form import BoardForm, BoardMove, MoveBoardForm, StepsForm
from riia_tui.tui.screens.flows import carry_out
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.sheet import Deed, Sheet
from riia_tui.views.boards import BoardLine, boards

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp


async def open_boards(app: "RiiaApp") -> None:
    """Opens the boards of the plan that is shown."""

    async def read(program: "RiiaApp", width: int) -> Page:
        return boards_page(await program.read(boards, program.plan, program.today), width, program.today)

    deeds = (
        Deed("n", "new", _enter),
        Deed("v", "move", _move),
        Deed("t", "steps", _steps),
        Deed("x", "take out", _remove),
        Deed("enter", "", _words),
    )
    await app.push_screen(Sheet(read, deeds))


async def _chosen(sheet: Sheet) -> BoardLine | None:
    """The board under the cursor; says so where there is none."""
    line = sheet.chosen()
    found = await sheet.program.look_up(boards, sheet.program.plan, sheet.program.today) if line else None
    chosen = next((each for each in found.lines if line and each.meeting.id == line.key), None) if found else None
    if chosen is None:
        sheet.notify("Choose a board first; n enters one.", severity="warning")
    return chosen


async def _enter(sheet: Sheet) -> None:
    app = sheet.program
    if app.plan:
        await app.push_screen(BoardForm(carry_out, app.plan, app.today))


async def _words(sheet: Sheet) -> None:
    app, line = sheet.program, await _chosen(sheet)
    if line and app.plan:
        await app.push_screen(BoardForm(carry_out, app.plan, app.today, line.meeting))


async def _steps(sheet: Sheet) -> None:
    app, line = sheet.program, await _chosen(sheet)
    if line and app.plan:
        await app.push_screen(StepsForm(carry_out, app.plan, line.meeting, steps_text(line.meeting.steps)))


async def _move(sheet: Sheet) -> None:
    app, line = sheet.program, await _chosen(sheet)
    if line:
        await app.push_screen(MoveBoardForm(_send_move, line, app.today))


async def _remove(sheet: Sheet) -> None:
    from riia_tui.actions.boards import remove_board_meeting

    if line := await _chosen(sheet):
        sheet.program.act(remove_board_meeting, line.meeting.id)


def _send_move(form: Form[Any], asked: BoardMove) -> None:
    from riia_tui.actions.boards import move_board_meeting

    form.program.act_for(form, move_board_meeting, asked.key, asked.to, form.program.today)
