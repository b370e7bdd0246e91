"""The demonstration: the bundled plans with an invented record, in a store of its own.

The record stands in ``seed_data/demonstration.yaml``, in the order in which it was entered. Every entry goes through
the same actions as a person's, on the day on which it was entered, so that the history reads as it would have.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event

from db.engine import SCHEMA, Store, copy_file, create_store
from db.errors import StoreUnusable
from db.tables import Excused, Organisation
from db.words import RecordKind, Role, Status, Strength
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import (
    Agreed,
    GiveFigure,
    LogEvidence,
    LogMeeting,
    LogSurvey,
    Register,
    SetBoard,
    UpdateRag,
)
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.plans import add_plan
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.read import parse_plan
from riia_tui.views.names import authorities_named, plan_named

AS_AT = date(2025, 12, 1)
"""The day that the demonstration's clock stands at."""

BY = "Demonstration coordinator"
Command = TypeVar("Command")


class _Clock:
    """The history's time while the demonstration is made: nine in the morning of the entry's day, then by minutes."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 4, 1, 9, tzinfo=UTC)

    def turn_to(self, day: date) -> None:
        morning = datetime.combine(day, time(9), UTC)
        self.moment = max(self.moment, morning)

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


def demonstration_store(folder: Path, kept: Path | None = None) -> Path:
    """Writes the demonstration to ``folder/riia.db`` and gives its path; a store that is there is replaced.

    ``kept`` is a folder where a finished copy may be kept, so that the next demonstration opens at once.
    Raises StoreUnusable where the folder cannot be written to.
    """
    target = folder / "riia.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part in (target, *(target.with_name(target.name + end) for end in ("-wal", "-shm"))):
            part.unlink(missing_ok=True)
    except OSError as fault:
        raise StoreUnusable(f"The demonstration cannot be written to {folder}: {fault.strerror}.") from fault
    finished = kept / f"demonstration-{_fingerprint()}.db" if kept else None
    if finished is not None and finished.exists():
        shutil.copyfile(finished, target)
        return target
    _make(target)
    if finished is not None:
        _keep(target, finished)
    return target


def _keep(target: Path, finished: Path) -> None:
    """Keeps a copy for next time; a laptop that does not allow it only starts the next demonstration slower."""
    try:
        for old in finished.parent.glob("demonstration-*.db"):
            old.unlink(missing_ok=True)
        copy_file(target, finished)
    except (OSError, StoreUnusable):
        return


def _fingerprint() -> str:
    """What the finished demonstration depends on: the seed texts, the schema, and the program's own version."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        program = version("riia-tui")
    except PackageNotFoundError:
        program = "source"
    texts = [program, SCHEMA, _script_text(), *bundled_plans().values()]
    return sha256("\0".join(texts).encode()).hexdigest()[:16]


def _script_text() -> str:
    return (files("seed_data") / "demonstration.yaml").read_text(encoding="utf-8")


def _make(target: Path) -> None:
    """Makes the store beside its place and moves it there whole."""
    with tempfile.TemporaryDirectory() as workshop:
        clock = _Clock()
        store = create_store(Path(workshop) / "riia.db", by=BY, clock=clock)
        event.listen(store.engine, "connect", _without_waiting)
        try:
            for code, text in bundled_plans().items():
                add_plan(store, parse_plan(text, f"{code}.yaml"), demonstration=True)
            play(store, _script_text(), clock.turn_to)
        finally:
            store.close()
        copy_file(Path(workshop) / "riia.db", target)


def _without_waiting(connection: sqlite3.Connection, _record: object) -> None:
    """The workshop's file is thrown away after a power cut, so no write of it waits for the disk."""
    connection.execute("pragma synchronous=off")


def play(store: Store, script: str, turn_to: Callable[[date], None]) -> None:
    """Enters every entry of a demonstration script, each on its own day."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    told = yaml.load(script, loader)
    plan = told["plan"]
    _excuse(store, plan, told.get("excused", ()))
    for entry in told["entries"]:
        ((kind, given),) = entry.items()
        entered = given.pop("entered", None) or given["on"]
        turn_to(entered)
        ENTRIES[kind](store, plan, given, entered)


def _excuse(store: Store, plan: str, excused: Any) -> None:
    with store.write("excuse authorities", "Excused authorities from what is expected") as session:
        key = plan_named(session, plan).id
        session.about(key)
        for entry in excused:
            for authority in authorities_named(session, entry["authority"], key):
                row = session.get_one(Organisation, authority.id)
                session.add(
                    Excused(organisation=row.id, since=entry["since"], until=entry.get("until"), why=entry["why"])
                )


def _meeting(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    register = {name: given.pop(name) for name in [f.name for f in fields(Register)] if name in given}
    agreed = tuple(Agreed(**entry) for entry in given.pop("agreed", ()))
    command = _command(LogMeeting, given | {"plan": plan})
    log_meeting(store, replace(command, register=_command(Register, register), agreed=agreed), today)


def _evidence(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    log_evidence(store, _command(LogEvidence, given | {"plan": plan}), today)


def _survey(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    log_survey(store, _command(LogSurvey, given | {"plan": plan}), today)


def _figure(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    give_figure(store, _command(GiveFigure, given | {"plan": plan}), today)


def _rag(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    update_rag(store, _command(UpdateRag, given | {"plan": plan}), today)


def _board(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    del today
    set_board(store, _command(SetBoard, given | {"plan": plan}))


ENTRIES: dict[str, Callable[[Store, str, dict[str, Any], date], None]] = {
    "meeting": _meeting,
    "evidence": _evidence,
    "survey": _survey,
    "figure": _figure,
    "rag": _rag,
    "board": _board,
}

WORDS: dict[str, type] = {"status": Status, "kind": RecordKind, "role": Role, "strength": Strength}


def _command(kind: type[Command], given: dict[str, Any]) -> Command:
    """A command from the script's plain values: lists become tuples, words become enums."""
    values = {
        name: tuple(value) if isinstance(value, list) else WORDS[name](value) if name in WORDS else value
        for name, value in given.items()
    }
    return kind(**values)
