"""From a key to updates from leads: asked for, read, taken in, agreed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.engine import Store
from db.errors import BadInput
from db.words import Reported
from riia_tui import phrases
from riia_tui.actions.agreeing import Agree
from riia_tui.actions.asking import Ask
from riia_tui.tui.screens.decisions_form import Decided, DecisionsForm
from riia_tui.tui.screens.folder_form import FolderForm
from riia_tui.tui.screens.form import Form
from riia_tui.tui.widgets.decisions import Choice

if TYPE_CHECKING:
    from datetime import date

    from riia_tui.exchange.answers import AnswerFile
    from riia_tui.exchange.collected import Collected, CollectedLine
    from riia_tui.tui.app import RiiaApp
    from riia_tui.views.reported import ReportedLine

MOST_NOTES = 5
NOBODY = "no lead is named"


async def open_ask(app: "RiiaApp") -> None:
    """Opens the form that asks where the workbooks go."""

    def send(form: Form[Any], folder: Path) -> None:
        from riia_tui.actions.asking import ask

        app.act_for(form, ask, Ask(app.plan, folder), app.today)

    hint = "A workbook and a draft e-mail for every lead, before the next board."
    await app.push_screen(FolderForm(send, "Ask leads for updates", "the folder, such as ~/Documents/updates", hint))


async def open_collect(app: "RiiaApp") -> None:
    """Opens the form that asks where the replies are."""

    def send(form: Form[Any], place: Path) -> None:
        app.go_on(form, _collect, app, form, place)

    hint = "You see every answer first; nothing is taken in before you say so."
    await app.push_screen(FolderForm(send, "Read what leads sent back", "the workbook, or the folder of them", hint))


def read_files(place: Path, tell: Callable[[int, int], None]) -> "list[tuple[str, AnswerFile | BadInput]]":
    """Every workbook of a place with its answers, or with why it cannot be read. Raises BadInput where there is none.

    ``tell`` is told how many are read, of how many; what it raises ends the reading.
    """
    from riia_tui.exchange.answers import answer_files, read_all

    paths = answer_files(place)
    if not paths:
        raise BadInput(f"There is no workbook in {place}.", "Put what came back into it, saved as .xlsx.")
    return list(read_all(place, paths, tell))


def beside_the_plan(
    store: Store, plan: str | None, today: "date", files: "list[tuple[str, AnswerFile | BadInput]]"
) -> "Collected":
    """What came back, beside how the plan stands."""
    from riia_tui.exchange.collected import collected
    from riia_tui.views.standing import standing

    return collected(standing(store, plan, today), files)


async def _collect(app: "RiiaApp", form: FolderForm, place: Path) -> None:
    files = await form.read(read_files, place)
    if files is None:
        return
    found = await app.background.run(beside_the_plan, app.store, app.plan, app.today, files)
    if not form.is_open:
        return
    lines = [line for line in found.lines if not line.same]
    notes = [note.text for note in found.notes]
    if not lines:
        form.refuse(BadInput("There is nothing new in it.", " ".join(notes[:MOST_NOTES])))
        return

    def send(decisions: Form[Any], decided: Decided) -> None:
        from riia_tui.actions.collecting import take_lines

        chosen = [(lines[at], Reported.REPORTED) for at in decided.accepted]
        chosen += [(lines[at], Reported.REFUSED) for at in decided.refused]
        app.act_for(decisions, take_lines, found.head.plan, chosen, app.today)

    form.close()
    known = len(found.lines) - len(lines)
    heading = f"{phrases.counted(len(lines), 'answer')} from {phrases.counted(found.files, 'file')}"
    heading += f"; {known} known already" if known else ""
    more = len(notes) - MOST_NOTES
    notes = [*notes[:MOST_NOTES], *([f"and {more} more notes: “riia collect” prints them"] if more > 0 else [])]
    await app.push_screen(DecisionsForm(send, heading, [_choice(line) for line in lines], notes))


def _choice(line: "CollectedLine") -> Choice:
    about = f"{line.person or NOBODY} ({line.file}, row {line.row})"
    return Choice(line.name, about, (*line.changes, *line.remarks), line.questions, decidable=line.is_new)


async def open_agree(app: "RiiaApp") -> None:
    """Opens what was reported and waits to be agreed."""
    from riia_tui.views.reported import reported

    try:
        found = await app.read(reported, app.plan, app.today)
    except Exception:  # noqa: BLE001 - the app's ``read`` has said what went wrong
        return
    if not found.lines:
        app.notify("Nothing that was reported waits to be agreed.")
        return

    def send(form: Form[Any], decided: Decided) -> None:
        from riia_tui.actions.agreeing import agree

        agreed = tuple(found.lines[at].number for at in decided.accepted)
        refused = tuple(found.lines[at].number for at in decided.refused)
        app.act_for(form, agree, Agree(agreed, refused, app.plan), app.today)

    heading = f"{phrases.counted(len(found.lines), 'update')} from leads to be agreed"
    await app.push_screen(DecisionsForm(send, heading, [_waiting(line) for line in found.lines]))


def _waiting(line: "ReportedLine") -> Choice:
    rag = f"RAG {line.now} → {line.says}" if line.says else ""
    forecast = f"forecast {phrases.full_day(line.forecast)}" if line.forecast else ""
    named = (("figure", line.figure), ("cause", line.cause), ("remedy", line.remedy), ("evidence", line.evidence))
    said = (rag, line.narrative or "", *(f"{name}: {text}" for name, text in named if text), forecast)
    unread = (f"not understood: {line.unread}",) if line.unread else ()
    about = f"reported by {line.person or 'nobody named'} · {phrases.gist(line.statement)}"
    return Choice(line.name, about, tuple(text for text in said if text), unread)
