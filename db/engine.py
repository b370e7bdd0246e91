"""The store: one SQLite file (or a database by URL), read through connections and written through actions."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from db.errors import BadInput, StoreUnusable

if TYPE_CHECKING:
    from db.journal import Writing

SCHEMA = "0001"
"""The revision that this program writes; a test holds it to the newest migration."""


def system_clock() -> datetime:
    """The history's own time, in UTC."""
    return datetime.now(UTC)


class Store:
    """A store that is open. Reads may run beside each other; writes run one at a time."""

    def __init__(self, url: str, *, by: str | None = None, clock: Callable[[], datetime] = system_clock) -> None:
        """``url`` is a SQLAlchemy address; ``by`` signs what is written; ``clock`` gives the history's times."""
        self.url = url
        self.by = by
        self.clock = clock
        self.engine = _engine(url)
        self.kept: dict[str, tuple[int, Any]] = {}

    @property
    def path(self) -> Path | None:
        """The file of a SQLite store, None for a database server."""
        return Path(self.engine.url.database or "") if self.engine.dialect.name == "sqlite" else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the store. Raises StoreUnusable."""
        with _plain_faults(self.url), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self, action: str, said: str = "", *, plan: str | None = None) -> Iterator["Writing"]:
        """One transaction and one entry of the history, or nothing at all.

        ``action`` is the history's word for what was done, ``said`` the sentence that a person reads;
        ``plan`` is the key of the plan it is about. Raises StoreUnusable.
        """
        from db.journal import writing

        with _plain_faults(self.url), writing(self, action, said, plan) as session:
            yield session

    def version(self) -> int:
        """A number that moves with every write, by this or another program."""
        with self.read() as connection:
            return self.version_of(connection)

    def version_of(self, connection: Connection) -> int:
        """The same, on a connection that is open."""
        return int(connection.execute(text("select coalesce(max(number), 0) from journal")).scalar_one())

    def close(self) -> None:
        """Lets go of the file, so that it can be moved or deleted."""
        self.engine.dispose()


def open_store(target: str | Path, *, by: str | None = None, clock: Callable[[], datetime] = system_clock) -> Store:
    """The store at a path or URL, brought up to this program's schema; a copy is made before it is changed.

    Raises StoreUnusable where there is none, or where it is no store.
    """
    url = url_of(target)
    store = Store(url, by=by, clock=clock)
    if store.path is not None and not store.path.exists():
        raise StoreUnusable(
            f"There is no store at {store.path}.",
            "Make one with “riia init”, or look round with “riia demo”.",
        )
    found = _schema_of(store)
    if found != SCHEMA:
        from db.migrations.run import upgrade

        upgrade(store, found)
    return store


def create_store(target: str | Path, *, by: str | None = None, clock: Callable[[], datetime] = system_clock) -> Store:
    """A new, empty store at a path or URL. Raises BadInput where there is one already."""
    store = Store(url_of(target), by=by, clock=clock)
    if store.path is not None:
        if store.path.exists():
            raise BadInput(f"There is a store at {store.path} already.", "Give another place with --db.")
        try:
            store.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise StoreUnusable(f"{store.path.parent} cannot be made: {fault.strerror}.") from fault
    from db.migrations.run import lay_out

    with _plain_faults(store.url):
        lay_out(store)
    return store


def url_of(target: str | Path) -> str:
    """A path as a SQLite address; an address stays as it is."""
    return str(target) if "://" in str(target) else f"sqlite:///{Path(target).expanduser()}"


def backup(store: Store, to: Path) -> None:
    """A whole copy of a SQLite store in one file, made while it may be in use. Raises StoreUnusable."""
    if store.path is None:
        raise BadInput("Only a store in a file can be copied.", "Use the database server's own backup.")
    copy_file(store.path, to)


def copy_file(source: Path, to: Path) -> None:
    """Copies one SQLite file onto another place, whole or not at all. Raises StoreUnusable."""
    partial = to.with_name(to.name + ".partial")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with _closing(sqlite3.connect(source)) as old, _closing(sqlite3.connect(partial)) as new:
            old.backup(new)
            new.execute("pragma journal_mode=delete")
        partial.replace(to)
    except (sqlite3.Error, OSError) as fault:
        partial.unlink(missing_ok=True)
        raise StoreUnusable(f"The store could not be copied to {to}: {fault}.") from fault


def check_file(path: Path) -> str:
    """The schema revision of a SQLite store, after its pages were checked. Raises StoreUnusable."""
    if not path.exists():
        raise StoreUnusable(f"There is no file at {path}.")
    try:
        with _closing(sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)) as connection:
            verdict = connection.execute("pragma integrity_check").fetchone()[0]
            row = connection.execute("select version_num from alembic_version").fetchone()
    except sqlite3.Error as fault:
        raise StoreUnusable(f"{path} is no store of this program.", "Choose another file.") from fault
    if verdict != "ok" or row is None:
        raise StoreUnusable(f"{path} is damaged: {verdict}.", "Choose an earlier copy.")
    return str(row[0])


@contextmanager
def _closing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    finally:
        connection.close()


def _engine(url: str) -> Engine:
    engine = create_engine(url, poolclass=NullPool if url.startswith("sqlite") else None)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    """What makes SQLite keep its promises: a write that was acknowledged survives a power cut."""
    connection.isolation_level = None
    for pragma in ("foreign_keys=on", "busy_timeout=5000", "journal_mode=wal", "synchronous=full"):
        connection.execute(f"pragma {pragma}")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("write"):
        connection.exec_driver_sql("begin immediate")
        connection.exec_driver_sql("pragma defer_foreign_keys=on")
    else:
        connection.exec_driver_sql("begin")


def _schema_of(store: Store) -> str | None:
    """The revision that the store is stamped with. Raises StoreUnusable where it is no store."""
    try:
        with store.read() as connection:
            return connection.execute(text("select version_num from alembic_version")).scalar()
    except StoreUnusable as fault:
        raise StoreUnusable(
            f"{store.path or store.url} is no store of this program.",
            "Choose another file with --db, or make a store with “riia init”.",
        ) from fault


@contextmanager
def _plain_faults(url: str) -> Iterator[None]:
    """Turns what the database says of its file or server into a sentence that a person can act on."""
    try:
        yield
    except DatabaseError as fault:
        reason = _reason(str(fault.orig).casefold())
        if reason is None:
            raise
        raise StoreUnusable(f"The store cannot be used: {reason}.", f"It is at {url}.") from fault


REASONS = {
    "locked": "another program is writing to it and does not let go",
    "readonly": "it may only be read",
    "full": "the disk is full",
    "unable to open": "it cannot be opened",
    "disk i/o": "the disk does not answer",
    "malformed": "it is damaged; “riia restore” puts an earlier copy in its place",
    "not a database": "it is no store of this program",
    "no such table": "it is no store of this program",
    "could not connect": "the database server does not answer",
    "connection refused": "the database server does not answer",
}


def _reason(said: str) -> str | None:
    return next((words for sign, words in REASONS.items() if sign in said), None)
