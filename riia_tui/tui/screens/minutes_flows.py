"""From a key to minutes: a folder is chosen, read, looked at, and taken in."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.engine import Store
from db.errors import BadInput
from riia_tui.tui.screens.folder_form import FolderForm
from riia_tui.tui.screens.form import Form

if TYPE_CHECKING:
    from datetime import date

    from riia_tui.actions.minutes import FromFile
    from riia_tui.exchange.minutes.draft import Guesser
    from riia_tui.exchange.minutes.folder import Minutes
    from riia_tui.tui.app import RiiaApp

HINT = "Word, PDF, e-mails (.eml, .msg) and text. You see every meeting first; nothing is saved before you say so."


async def open_minutes(app: "RiiaApp") -> None:
    """Opens the form that asks where the minutes are."""

    def send(form: Form[Any], place: Path) -> None:
        app.go_on(form, _read, app, form, place)

    form = FolderForm(send, "Take in minutes", "the folder, such as ~/Documents/minutes", HINT)
    if app.plan:
        await app.push_screen(form)


def ready_to_read(store: Store, plan: str, today: "date") -> "tuple[Guesser, frozenset[str]]":
    """What guesses the meetings of a plan, and the hashes of the files that it knows."""
    from riia_tui.exchange.minutes.known import guesser_for, known_prints
    from riia_tui.views.standing import standing

    found = standing(store, plan, today)
    return guesser_for(store, found), known_prints(store, found)


async def _read(app: "RiiaApp", form: FolderForm, place: Path) -> None:
    """Reads the files beside the store's own thread, so that the screens go on; then shows the table."""
    from riia_tui.exchange.minutes.folder import read_minutes

    plan = app.plan or ""
    guesser, known = await app.background.run(ready_to_read, app.store, plan, app.today)
    found = await form.read(read_minutes, place, guesser, known)
    if found is not None:
        await _show(app, form, plan, found)


async def _show(app: "RiiaApp", form: Form[Any], plan: str, found: "Minutes") -> None:
    from riia_tui.tui.screens.minutes_form import MinutesForm
    from riia_tui.views.registers import networks

    if not found.drafts and not found.unread:
        form.refuse(BadInput("There is nothing new in it: every file is known already.", "Choose another folder."))
        return

    def send(table: Form[Any], files: "tuple[FromFile, ...]") -> None:
        from riia_tui.actions.minutes import take_minutes

        app.act_for(table, take_minutes, plan, files, app.today)

    known = await app.background.run(networks, app.store, plan, app.today)
    if form.is_open:
        form.close()
        await app.push_screen(MinutesForm(send, plan, app.today, known, found))
