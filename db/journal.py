"""The history: every write is kept with the rows before and after it, in the same transaction, and can be undone."""

import json
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, text
from sqlalchemy import inspect as inspect_row
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel

from db import tables
from db.errors import BadInput

if TYPE_CHECKING:
    from db.engine import Store

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

    def about(self, plan: str) -> None:
        """The key of the plan that this write is about."""
        self.plan = plan


@contextmanager
def writing(store: "Store", action: str, said: str, plan: str | None, undoes: str | None = None) -> Iterator[Writing]:
    """One transaction; what it changed becomes one entry of the history, and nothing changed leaves none."""
    engine = store.engine.execution_options(write=True)
    with Writing(engine, expire_on_commit=False, autoflush=False) as session:
        session.said, session.plan, session.now, session.by = said, plan, store.clock(), store.by
        changes: list[Image] = []
        session.info["changes"] = changes
        yield session
        session.flush()
        if changes:
            session.info["changes"] = None
            session.add(_entry(session, action, changes, undoes))
        session.commit()


def _entry(session: Writing, action: str, changes: list[Image], undoes: str | None) -> tables.JournalEntry:
    last = session.connection().exec_driver_sql("select coalesce(max(number), 0) from journal").scalar_one()
    return tables.JournalEntry(
        number=last + 1,
        action=action,
        said=session.said,
        at=session.now,
        by=session.by,
        device=platform.node() or None,
        plan=session.plan,
        undoes=undoes,
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
        image[column.key] = value.isoformat() if isinstance(value, date) else value
    return image


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


def undo(store: "Store") -> str:
    """Takes the newest write back, as a write of its own; gives the sentence that says what was undone.

    Raises BadInput where there is nothing to undo, or where a row is no longer as that write left it.
    """
    undoable, _ = stacks(store)
    if not undoable:
        raise BadInput("There is nothing to undo.")
    return _reverse(store, undoable[-1], "undo", "Undone: ")


def redo(store: "Store") -> str:
    """Does again what the last undo took back; gives the sentence that says so. Raises BadInput."""
    _, redoable = stacks(store)
    if not redoable:
        raise BadInput("There is nothing to redo.", "Redo follows an undo.")
    return _reverse(store, redoable[-1], "redo", "Done again: ")


def stacks(store: "Store") -> tuple[list[str], list[str]]:
    """The entries that undo and redo would reverse, the next one last; worked out from the whole history."""
    undoable: list[str] = []
    redoable: list[str] = []
    with store.read() as connection:
        rows = connection.execute(text("select id, action from journal order by number")).all()
    for key, action in rows:
        if action == "undo":
            undoable.pop()
            redoable.append(key)
        elif action == "redo":
            redoable.pop()
            undoable.append(key)
        else:
            undoable.append(key)
            redoable.clear()
    return undoable, redoable


def _reverse(store: "Store", key: str, action: str, prefix: str) -> str:
    with store.read() as connection:
        statement = text("select said, changes, plan from journal where id = :key")
        said, changes, plan = connection.execute(statement, {"key": key}).one()
    told = str(said).removeprefix("Undone: ").removeprefix("Done again: ")
    with writing(store, action, prefix + told, plan, undoes=key) as session:
        for change in reversed(json.loads(changes)):
            _put_back(session, change)
    return prefix + told


def _put_back(session: Session, change: Image) -> None:
    """Makes one row what it was before the change, if it still is what the change made it."""
    row_class = CLASSES[change["table"]]
    row = session.get(row_class, change["id"])
    now = _image(row, old=False) if row is not None else None
    if now != change["after"]:
        raise BadInput(
            f"A {change['table'].replace('_', ' ')} has been changed by another program since.",
            "Nothing was undone.",
        )
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
