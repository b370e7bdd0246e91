"""The history: every write is kept with the rows before and after it, in the same transaction, and can be undone."""

import json
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import event, text
from sqlalchemy import inspect as inspect_row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel

from db import tables
from db.engine import Store, plain_faults
from db.errors import BadInput
from db.tables.base import new_key

Image = dict[str, Any]


class Writing(Session):
    """A session inside one write; ``said`` may be completed before it ends, ``now`` is the history's time."""

    said: str
    now: datetime
    by: str | None
    plan: str | None

    def say(self, said: str) -> None:
        """The sentence by which the history tells this write."""
        self.said = said

    def has_changed(self) -> bool:
        """Whether anything is changed so far; what is not yet flushed is flushed."""
        self.flush()
        return bool(self.info["changes"])

    def about(self, plan: str) -> None:
        """The key of the plan that this write is about."""
        self.plan = plan


@contextmanager
def writing(store: Store, action: str, said: str, plan: str | None) -> Iterator[Writing]:
    """One transaction; what it changed becomes one entry of the history, and nothing changed leaves none."""
    engine = store.engine.execution_options(write=True)
    with Writing(engine, expire_on_commit=False, autoflush=False) as session:
        session.said, session.plan, session.now, session.by = said, plan, store.clock(), store.by
        session.info["run"] = store.run
        session.info["changes"] = []
        yield session
        _end_entry(session, action)
        session.commit()


def _end_entry(session: Writing, action: str) -> None:
    """Makes one entry of the history of what was changed since the last one; nothing changed makes none."""
    session.flush()
    changes = session.info["changes"]
    if changes:
        session.info["changes"] = None
        session.add(_entry(session, action, changes))
        session.flush()


def _entry(session: Writing, action: str, changes: list[Image]) -> tables.JournalEntry:
    last = session.connection().exec_driver_sql("select coalesce(max(number), 0) from journal").scalar_one()
    return tables.JournalEntry(
        number=last + 1,
        action=action,
        said=session.said,
        at=session.now,
        by=session.by,
        device=platform.node() or None,
        plan=session.plan,
        undoes=session.info.get("undoes"),
        run=session.info.get("run"),
        changes=json.dumps(changes, ensure_ascii=False, separators=(",", ":")),
    )


def _collect(session: Session, _context: object) -> None:
    """Notes the whole row before and after for everything that a flush wrote."""
    changes = session.info.get("changes")
    for rows, existed, stays in (
        (session.new, False, True),
        (session.dirty, True, True),
        (session.deleted, True, False),
    ):
        for row in rows:
            if isinstance(row, tables.JournalEntry) or (existed and stays and not session.is_modified(row)):
                continue
            if changes is None:
                raise RuntimeError(f"{row.__tablename__}: a write outside Store.write")
            changes.append(
                {
                    "table": row.__tablename__,
                    "id": row.id,
                    "before": _image(row, old=True) if existed else None,
                    "after": _image(row, old=False) if stays else None,
                }
            )


def _image(row: SQLModel, *, old: bool) -> Image:
    state = inspect_row(row)
    image: Image = {}
    for column in state.mapper.column_attrs:
        was = state.attrs[column.key].history.deleted
        value = was[0] if old and was else getattr(row, column.key)
        image[column.key] = _plain(value)
    return image


def _plain(value: Any) -> Any:
    """A value as JSON keeps it; a moment in UTC, as the store gives it back."""
    if isinstance(value, datetime):
        value = value.astimezone(UTC)
    return value.isoformat() if isinstance(value, date) else value


def _no_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("A bulk statement would not be in the history: change rows instead.")


event.listen(Session, "after_flush", _collect)
event.listen(Session, "do_orm_execute", _no_bulk)

CLASSES: dict[str, Any] = {str(mapper.class_.__tablename__): mapper.class_ for mapper in SQLModel._sa_registry.mappers}

for _class in CLASSES.values():
    # An expired attribute that is set has no old value in its history unless SQLAlchemy is told to fetch it.
    for _column in inspect_row(_class).column_attrs:
        getattr(_class, _column.key).impl.active_history = True


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the history that can be reversed: its key, its number and the run that it is part of."""

    key: str
    number: int
    run: str | None


def new_run(name: str) -> str:
    """The key of a new run, for ``Store.part_of``; ``name`` is what undo calls it, such as “review run”."""
    return f"{name}:{new_key()}"


def undo(store: Store) -> str:
    """Takes the newest write back, or the whole run that it is part of; gives the sentence that says what was undone.

    Raises BadInput where there is nothing to undo, or where a row is no longer as that write left it; StoreUnusable.
    """
    return _reverse(store, "undo")


def redo(store: Store) -> str:
    """Does again what the last undo took back; gives the sentence that says so. Raises BadInput or StoreUnusable."""
    return _reverse(store, "redo")


SAID = {"undo": "Undone: ", "redo": "Done again: "}
NOTHING = {"undo": ("There is nothing to undo.", ""), "redo": ("There is nothing to redo.", "Redo follows an undo.")}


def _reverse(store: Store, action: str) -> str:
    """Puts back what the newest entry that can be changed; which one that is, is looked up under the write's lock.

    Every entry of a run is reversed by one of its own, in the same transaction.
    """
    with plain_faults(store), _links_explained(), writing(store, action, "", None) as session:
        undoable, redoable = _stacks(session)
        stack = undoable if action == "undo" else redoable
        if not stack:
            raise BadInput(*NOTHING[action])
        group = _together(session, stack)
        for found in group:
            entry = session.get_one(tables.JournalEntry, found.key)
            session.info.update(changes=[], undoes=entry.id, run=entry.run)
            session.plan = entry.plan
            session.said = SAID[action] + _plainly(entry.said)
            _put_all_back(session, json.loads(entry.changes))
            _end_entry(session, action)
        session.info["changes"] = []
        if len(group) == 1:
            return session.said
    return f"{SAID[action]}the {(group[0].run or '').split(':')[0]}, {len(group)} changes"


def _plainly(said: str) -> str:
    return said.removeprefix(SAID["undo"]).removeprefix(SAID["redo"])


@contextmanager
def _links_explained() -> Iterator[None]:
    try:
        yield
    except IntegrityError as fault:
        raise BadInput("What this belongs to has been removed by another program since.", NOT_UNDONE) from fault


def _stacks(session: Writing) -> tuple[list[Entry], list[Entry]]:
    """The entries that undo and redo would reverse, the next one last; worked out from the whole history."""
    undoable: dict[str, Entry] = {}
    redoable: dict[str, Entry] = {}
    for key, number, run, action, undoes in session.execute(
        text("select id, number, run, action, undoes from journal order by number")
    ):
        entry = Entry(key, number, run)
        if action == "undo":
            undoable.pop(undoes)
            redoable[key] = entry
        elif action == "redo":
            redoable.pop(undoes)
            undoable[key] = entry
        else:
            undoable[key] = entry
            redoable.clear()
    return list(undoable.values()), list(redoable.values())


def _together(session: Writing, stack: list[Entry]) -> list[Entry]:
    """What is reversed in one step, newest first: the last entry, or as much of its run as stands free.

    What was done in between stays, so long as it rests on nothing of the run: a run that was left and resumed is one
    step all the same. Where something rests on it, the run's older part is the next step but one.
    """
    group: list[Entry] = []
    between: list[Entry] = []
    for entry in reversed(stack):
        if group and entry.run != group[0].run:
            between.append(entry)
        elif group and (entry.run is None or _rests_on(session, entry, between)):
            break
        else:
            group.append(entry)
    return group


def _rests_on(session: Writing, entry: Entry, later: list[Entry]) -> bool:
    """Whether a later entry names a row that this one wrote, or took out a row that this one names."""
    if not later:
        return False
    own = _changes_text(session, entry)
    written = [change["id"] for change in json.loads(own)]
    return any(
        any(key in said for key in written)
        or any(change["after"] is None and change["id"] in own for change in json.loads(said))
        for said in (_changes_text(session, each) for each in later)
    )


def _changes_text(session: Writing, entry: Entry) -> str:
    found = session.execute(text("select changes from journal where id = :key"), {"key": entry.key})
    return str(found.scalar_one())


def _put_all_back(session: Writing, changes: list[Image]) -> None:
    """Every change backwards; the store is told of it in between wherever the next change rests on it.

    Rows that go are gone before others come, or two could stand in one place; and a row is there before it is changed.
    """
    touched: set[str] = set()
    going = None
    for change in reversed(changes):
        goes = change["before"] is None
        if change["table"] + change["id"] in touched or going not in (None, goes):
            session.flush()
            touched.clear()
        _put_back(session, change)
        touched.add(change["table"] + change["id"])
        going = goes


def _put_back(session: Session, change: Image) -> None:
    """Makes one row what it was before the change, if it still is what the change made it."""
    row_class = CLASSES[change["table"]]
    row = session.get(row_class, change["id"])
    now = _image(row, old=False) if row is not None else None
    if not _same(now, change["after"]):
        raise BadInput(f"{_named(change)} has been changed by another program since.", NOT_UNDONE)
    if change["before"] is None:
        session.delete(row)
        return
    # Validation reads the dates and times, which are text in the history.
    before = row_class.model_validate(change["before"])
    if row is None:
        session.add(before)
        return
    for name in change["before"]:
        setattr(row, name, getattr(before, name))


def _same(now: Image | None, then: Image | None) -> bool:
    """Whether a row is as an entry left it; a column that came with a later release says nothing about that."""
    if now is None or then is None:
        return now is then
    return all(now[name] == value for name, value in then.items() if name in now)


NOT_UNDONE = "Nothing was changed."


def _named(change: Image) -> str:
    """A changed row as a person would know it."""
    image = change["after"] or change["before"]
    kind = change["table"].replace("_", " ")
    known_by = next((str(image[name]) for name in ("title", "ref", "name", "what", "text") if image.get(name)), None)
    return f"The {kind} “{known_by}”" if known_by else f"The {kind}"
