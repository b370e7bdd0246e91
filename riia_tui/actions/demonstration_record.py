"""Making the demonstration's store: every entry of its script goes through the same actions as a person's.

The script stands in ``seed_data/demonstration.yaml``. Each entry is made on the day on which it was entered, so that
the history reads as it would have.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event

from db.engine import Store, copy_file, create_store
from db.tables import Excused, Organisation
from db.words import Confidence, Gap, RecordKind, Role, Status, Strength
from riia_tui.actions.accepting import Accept, accept_finding
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import (
    Agreed,
    Answers,
    ChangeSetting,
    GiveFigure,
    LogEvidence,
    LogMeeting,
    LogReturn,
    LogSurvey,
    Register,
    SetBoard,
    UpdateRag,
)
from riia_tui.actions.demonstration_registers import (
    end_risk,
    enter_lesson,
    enter_pack,
    enter_release,
    enter_risk,
    enter_spend,
    enter_support,
)
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.memberships import change_members
from riia_tui.actions.networks import set_network
from riia_tui.actions.plan_bodies import add_network
from riia_tui.actions.plan_commands import AddNetwork, ChangeMembers, SetNetwork
from riia_tui.actions.plans import add_plan
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.actions.returns import log_return
from riia_tui.actions.settings import change_setting
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.read import parse_plan
from riia_tui.views.names import authorities_named, plan_named

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


def script_text() -> str:
    """The script, as it stands in its file."""
    return (files("seed_data") / "demonstration.yaml").read_text(encoding="utf-8")


def make(target: Path) -> None:
    """Makes the store beside its place and moves it there whole."""
    with tempfile.TemporaryDirectory() as workshop:
        clock = _Clock()
        store = create_store(Path(workshop) / "riia.db", by=BY, clock=clock)
        event.listen(store.engine, "connect", _without_waiting)
        try:
            for code, text in bundled_plans().items():
                add_plan(store, parse_plan(text, f"{code}.yaml"), demonstration=True)
            play(store, script_text(), clock.turn_to)
        finally:
            store.close()
        copy_file(Path(workshop) / "riia.db", target)


def _without_waiting(connection: sqlite3.Connection, _record: object) -> None:
    """The workshop's file is thrown away after a power cut, so no write of it waits for the disk."""
    connection.execute("pragma synchronous=off")


def play(store: Store, script: str, turn_to: Callable[[date], None]) -> None:
    """Enters every entry of a demonstration script, in the order of the days on which they were entered."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    told = yaml.load(script, loader)
    plan = told["plan"]
    _excuse(store, plan, told.get("excused", ()))
    entries = [next(iter(entry.items())) for entry in told["entries"]]
    for kind, given in sorted(entries, key=lambda entry: _entered(entry[1])):
        entered = _entered(given)
        turn_to(entered)
        ENTRIES[kind](store, plan, {name: value for name, value in given.items() if name != "entered"}, entered)


def _entered(given: dict[str, Any]) -> date:
    """The day on which an entry was typed: as the script says, else once it had happened and was finished."""
    said: date | None = given.get("entered")
    return said or max(given["on"], given.get("done", given["on"]), given.get("papers_out", given["on"]))


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
    register["people"] = [(who, tuple(names)) for who, names in register.get("people", {}).items()]
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
    set_board(store, _command(SetBoard, given | {"plan": plan}), today)


def _return(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    log_return(store, _command(LogReturn, _without_day(given) | {"plan": plan}), today)


def _network(store: Store, plan: str, given: dict[str, Any], _today: date) -> None:
    set_network(store, _command(SetNetwork, _without_day(given) | {"plan": plan}))


def _new_network(store: Store, plan: str, given: dict[str, Any], _today: date) -> None:
    add_network(store, _command(AddNetwork, _without_day(given) | {"plan": plan}))


def _members(store: Store, plan: str, given: dict[str, Any], _today: date) -> None:
    change_members(store, _command(ChangeMembers, _without_day(given) | {"plan": plan}))


def _setting(store: Store, plan: str, given: dict[str, Any], _today: date) -> None:
    change_setting(store, _command(ChangeSetting, given | {"plan": plan}))


def _accept(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    accept_finding(store, _command(Accept, given | {"plan": plan}), today)


def _without_day(given: dict[str, Any]) -> dict[str, Any]:
    """What a command takes that has no day of its own; the script gives one, to say when it was entered."""
    return {name: value for name, value in given.items() if name != "on"}


ENTRIES: dict[str, Callable[[Store, str, dict[str, Any], date], None]] = {
    "meeting": _meeting,
    "evidence": _evidence,
    "survey": _survey,
    "figure": _figure,
    "rag": _rag,
    "board": _board,
    "return": _return,
    "network": _network,
    "new_network": _new_network,
    "members": _members,
    "setting": _setting,
    "accept": _accept,
    "risk": enter_risk,
    "close_risk": end_risk,
    "lesson": enter_lesson,
    "spend": enter_spend,
    "support": enter_support,
    "release": enter_release,
    "pack": enter_pack,
}

WORDS: dict[str, type] = {
    "status": Status,
    "kind": RecordKind,
    "role": Role,
    "strength": Strength,
    "confidence": Confidence,
    "gap": Gap,
}


def _command(kind: type[Command], given: dict[str, Any]) -> Command:
    """A command from the script's plain values: lists become tuples, words become enums."""
    return kind(**{name: _value(name, value) for name, value in given.items()})


def _value(name: str, value: Any) -> Any:
    if name == "answers":
        return Answers(**{answer: tuple(names) for answer, names in value.items()})
    return tuple(value) if isinstance(value, list) else WORDS[name](value) if name in WORDS else value
