"""Asking leads for updates: a workbook and a draft e-mail for each, and a note of who was asked."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.engine import Store
from db.errors import BadInput
from db.journal import Writing
from db.tables import UpdateRequest
from riia_tui.actions.commands import Outcome
from riia_tui.phrases import counted, full_day
from riia_tui.views.asked import Round, round_of
from riia_tui.views.names import folded, plan_named
from riia_tui.views.standing import standing


@dataclass(frozen=True, slots=True)
class Ask:
    """Updates wanted for a board's meeting (the next where none is named), written into the folder ``to``."""

    plan: str | None
    to: Path
    board: date | None = None


def ask(store: Store, wanted: Ask, today: date) -> Outcome:
    """Writes the workbooks and drafts, and notes who was asked; asked again for the same board, they are written anew.

    Raises BadInput or UnknownName; then nobody is noted as asked.
    """
    from riia_tui.exchange.outgoing import files_of
    from riia_tui.reports.whole_file import place_for, replace_file

    asking = round_of(store, wanted.plan, wanted.board, today)
    if not asking.requests:
        raise BadInput("Every KPI is complete or closed, so nobody is to be asked.", "Nothing was written.")
    files = files_of(asking)
    _make_folder(wanted.to)
    places = [(wanted.to / file.name, place_for(wanted.to / file.name, "updates.xlsx")) for file in files]
    for file, (path, place) in zip(files, places, strict=True):
        replace_file(path, place, file.content)
    said = _note(store, asking, today)
    return Outcome(f"{said}: {counted(len(files) // 2, 'workbook')} in {wanted.to}.", str(wanted.to), _advice(asking))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadInput(f"The folder {folder} cannot be made: {fault.strerror}.", "Choose another one.") from fault


def _note(store: Store, asking: Round, today: date) -> str:
    """Notes who was asked; gives the sentence of the history."""
    board = f"the {asking.board.board} of {full_day(asking.board.on)}"
    said = f"Asked for updates before {board}, by {full_day(asking.due)}"
    known = {
        folded(each.person): each.id
        for each in standing(store, asking.head.plan, today).facts.requests
        if each.board_on == asking.board.on
    }
    with store.write("ask for updates", said) as session:
        plan = plan_named(session, asking.head.plan).id
        session.about(plan)
        for request in asking.requests:
            row = _row(session, known.get(folded(request.person))) or UpdateRequest(
                plan=plan, person=request.person, board_on=asking.board.on, asked_on=today, due=asking.due
            )
            row.due = asking.due
            session.add(row)
    return said


def _row(session: Writing, key: str | None) -> UpdateRequest | None:
    return session.get_one(UpdateRequest, key) if key else None


def _advice(asking: Round) -> str:
    told = ["Open the drafts (.eml) in your mail program and send them."]
    if asking.due < asking.head.as_at:
        told.append(f"The day to answer by, {full_day(asking.due)}, has passed.")
    if not asking.requests[-1].person:
        told.append("For some KPIs the plan names no lead; they have a workbook of their own.")
    return " ".join(told)
