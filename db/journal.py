"""The history: every write is kept with the rows before and after it, in the same transaction, and can be undone."""

import json
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, text
from sqlalchemy import inspect as inspect_row
from sqlalchemy.exc import IntegrityError
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
def writing(store: "Store", action: str, said: str, plan: str | None) -> Iterator[Writing]:
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
            session.add(_entry(session, action, changes))
        session.commit()


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


def undo(store: "Store") -> str:
    """Takes the newest write back, as a write of its own; gives the sentence that says what was undone.

    Raises BadInput where there is nothing to undo, or where a row is no longer as that write left it.
    """
    return _reverse(store, "undo")


def redo(store: "Store") -> str:
    """Does again what the last undo took back; gives the sentence that says so. Raises BadInput."""
    return _reverse(store, "redo")


SAID = {"undo": "Undone: ", "redo": "Done again: "}
NOTHING = {"undo": ("There is nothing to undo.", ""), "redo": ("There is nothing to redo.", "Redo follows an undo.")}


def _reverse(store: "Store", action: str) -> str:
    """Puts back what the newest entry that can be changed; which one that is, is looked up under the write's lock."""
    with _links_explained(), writing(store, action, "", None) as session:
        undoable, redoable = _stacks(session)
        stack = undoable if action == "undo" else redoable
        if not stack:
            raise BadInput(*NOTHING[action])
        entry = session.get_one(tables.JournalEntry, stack[-1])
        session.info["undoes"] = entry.id
        session.plan = entry.plan
        session.said = SAID[action] + entry.said.removeprefix(SAID["undo"]).removeprefix(SAID["redo"])
        _put_all_back(session, json.loads(entry.changes))
    return session.said


@contextmanager
def _links_explained() -> Iterator[None]:
    try:
        yield
    except IntegrityError as fault:
        raise BadInput("What this belongs to has been removed by another program since.", NOT_UNDONE) from fault


def _stacks(session: Writing) -> tuple[list[str], list[str]]:
    """The entries that undo and redo would reverse, the next one last; worked out from the whole history."""
    undoable: list[str] = []
    redoable: list[str] = []
    for key, action, undoes in session.execute(text("select id, action, undoes from journal order by number")):
        if action == "undo":
            undoable.remove(undoes)
            redoable.append(key)
        elif action == "redo":
            redoable.remove(undoes)
            undoable.append(key)
        else:
            undoable.append(key)
            redoable.clear()
    return undoable, redoable


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
