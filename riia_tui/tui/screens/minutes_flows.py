"""From a key to minutes: a folder is chosen, read, looked at, and taken in."""

import asyncio
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


def ready_to_read(
    store: Store, plan: str, today: "date", meant: dict[str, str] | None = None
) -> "tuple[Guesser, frozenset[str]]":
    """What guesses the meetings of a plan, by what was just said of names too; the hashes of the files it knows."""
    from riia_tui.exchange.minutes.known import guesser_for, known_prints
    from riia_tui.views.standing import standing

    found = standing(store, plan, today)
    return guesser_for(store, found, meant), known_prints(store, found)


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

        meant = table.meant if isinstance(table, MinutesForm) else {}
        app.act_for(table, take_minutes, plan, files, app.today, meant)

    async def again(minutes: "Minutes", meant: dict[str, str]) -> "Minutes":
        from riia_tui.exchange.minutes.folder import guessed_again

        guesser, _ = await app.background.run(ready_to_read, app.store, plan, app.today, meant)
        return await asyncio.to_thread(guessed_again, minutes, guesser)

    known = await app.background.run(networks, app.store, plan, app.today)
    bodies = await app.background.run(_bodies, app.store, plan, app.today)
    if form.is_open:
        form.close()
        await app.push_screen(MinutesForm(send, plan, app.today, known, found, bodies, again))


def _bodies(store: Store, plan: str, today: "date") -> list[tuple[str, str]]:
    """The names and keys of whom somebody may have come for."""
    from riia_tui.views.standing import standing

    return [(body.name, body.id) for body in standing(store, plan, today).facts.organisations]
