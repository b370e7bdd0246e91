"""The store: one SQLite file (or a database by URL), read through connections and written through actions."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from db.errors import BadInput, StoreUnusable

if TYPE_CHECKING:
    from db.journal import Writing

SCHEMA = "0002"
"""The revision that this program writes; a test holds it to the newest migration."""


PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""


def system_clock() -> datetime:
    """The history's own time, in UTC."""
    return datetime.now(UTC)


class Store:
    """A store that is open. Reads may run beside each other; writes run one at a time."""

    def __init__(self, url: str | URL, *, by: str | None = None, clock: Callable[[], datetime] = system_clock) -> None:
        """``url`` is a SQLAlchemy address; ``by`` signs what is written; ``clock`` gives the history's times."""
        self.by = by
        self.clock = clock
        self.engine = _engine(url)
        self.kept: dict[str, tuple[int, Any]] = {}
        self.run: str | None = None

    @property
    def path(self) -> Path | None:
        """The file of a SQLite store, None for a database server."""
        return Path(self.engine.url.database or "") if self.engine.dialect.name == "sqlite" else None

    @property
    def place(self) -> str:
        """Where the store is, as a person is told: its path, or its address without the password."""
        return str(self.path or self.engine.url.render_as_string(hide_password=True))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the store. Raises StoreUnusable."""
        with plain_faults(self), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self, action: str, said: str = "", *, plan: str | None = None) -> Iterator["Writing"]:
        """One transaction and one entry of the history, or nothing at all.

        ``action`` is the history's word for what was done, ``said`` the sentence that a person reads;
        ``plan`` is the key of the plan it is about. Raises StoreUnusable.
        """
        from db.journal import writing

        with plain_faults(self), writing(self, action, said, plan) as session:
            yield session

    @contextmanager
    def part_of(self, run: str | None) -> Iterator[None]:
        """What is written inside belongs to a run (a key of ``db.journal.new_run``), which undo takes back whole."""
        before, self.run = self.run, run
        try:
            yield
        finally:
            self.run = before

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
    store = Store(url_of(target), by=by, clock=clock)
    found = _schema_of(store)
    if found != SCHEMA:
        from db.migrations.run import upgrade

        upgrade(store, found)
    # The first connection makes the file's settings, so that no later one has to wait for a writer to make them.
    with store.read():
        return store


def create_store(target: str | Path, *, by: str | None = None, clock: Callable[[], datetime] = system_clock) -> Store:
    """A new, empty store at a path or URL. Raises BadInput where there is one already."""
    store = Store(url_of(target), by=by, clock=clock)
    if store.path is not None:
        if not is_vacant(store.path):
            raise BadInput(f"There is a store at {store.path} already.", "Give another place with --db.")
        try:
            store.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise StoreUnusable(f"{store.path.parent} cannot be made: {fault.strerror}.") from fault
    _lay_out(store)
    return store


def is_vacant(path: Path) -> bool:
    """Whether a store may be made at a path: there is no file, or an empty one, in which nothing can be lost."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _lay_out(store: Store) -> None:
    """Makes the tables; a file that could not be finished is taken away, or it would be in the way next time."""
    from db.migrations.run import lay_out

    try:
        with plain_faults(store):
            lay_out(store)
    except BaseException:
        store.close()
        if store.path is not None:
            store.path.unlink(missing_ok=True)
        raise


def url_of(target: str | Path) -> URL:
    """The address of the SQLite store at a path, whatever signs the path has; an address stays as it is."""
    if "://" in str(target):
        return make_url(str(target))
    return URL.create("sqlite", database=str(Path(target).expanduser()))


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
        with closing(_connect(source, "rw")) as old, closing(sqlite3.connect(partial)) as new:
            old.backup(new)
            new.execute("pragma journal_mode=delete")
        partial.replace(to)
    except (sqlite3.Error, OSError) as fault:
        partial.unlink(missing_ok=True)
        raise StoreUnusable(f"The store could not be copied to {to}: {fault}.") from fault


def check_file(path: Path) -> str:
    """The schema revision of a SQLite store, after its pages were checked. Raises StoreUnusable."""
    if not _is_there(path):
        raise StoreUnusable(f"There is no file at {path}.")
    with _plain_file_faults(path), closing(_connect(path, "ro")) as connection:
        verdict = connection.execute("pragma integrity_check").fetchone()[0]
        stamp = _stamp(path, connection)
    if verdict != "ok":
        raise StoreUnusable(f"{path} is damaged.", "Choose an earlier copy.")
    return stamp


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    """A file that is there, opened plainly: nothing in it is changed by this. ``mode`` is ro or rw."""
    place = quote(path.absolute().as_posix())
    return sqlite3.connect(f"file://{'' if place.startswith('/') else '/'}{place}?mode={mode}", PATIENCE, uri=True)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as fault:
        raise StoreUnusable(f"{path} cannot be opened: {fault.strerror}.") from fault


def _engine(url: str | URL) -> Engine:
    is_file = make_url(url).get_backend_name() == "sqlite"
    engine = create_engine(url, poolclass=NullPool if is_file else None)
    if is_file:
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    """What makes SQLite keep its promises: a write that was acknowledged survives a power cut."""
    connection.isolation_level = None
    waiting = f"busy_timeout={int(PATIENCE * 1000)}"
    for pragma in ("foreign_keys=on", waiting, "synchronous=full"):
        connection.execute(f"pragma {pragma}")
    try:
        connection.execute("pragma journal_mode=wal")
    except sqlite3.OperationalError as fault:
        # A store that may only be read is read as it is.
        if "readonly" not in str(fault):
            raise


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("write"):
        connection.exec_driver_sql("begin immediate")
        connection.exec_driver_sql("pragma defer_foreign_keys=on")
    else:
        connection.exec_driver_sql("begin")


def _schema_of(store: Store) -> str:
    """The revision that the store is stamped with. Raises StoreUnusable where there is none, or it is no store.

    A file is looked into before the engine has its settings made: it may be another program's.
    """
    if store.path is None:
        with store.read() as connection:
            found = connection.execute(text("select version_num from alembic_version")).scalar()
        return str(found)
    if not _is_there(store.path):
        raise StoreUnusable(
            f"There is no store at {store.path}.",
            "Make one with “riia init”, or look round with “riia demo”.",
        )
    with _plain_file_faults(store.path), closing(_connect(store.path, "rw")) as connection_to_file:
        return _stamp(store.path, connection_to_file)


def _stamp(path: Path, connection: sqlite3.Connection) -> str:
    row = connection.execute("select version_num from alembic_version").fetchone()
    if row is None:
        raise _no_store(path)
    return str(row[0])


def _no_store(path: Path) -> StoreUnusable:
    return StoreUnusable(
        f"{path} is no store of this program.", "Choose another file, or make a store with “riia init”."
    )


@contextmanager
def _plain_file_faults(path: Path) -> Iterator[None]:
    """Turns what SQLite says of a file that was opened plainly into a sentence."""
    try:
        yield
    except sqlite3.Error as fault:
        reason = _reason(str(fault).casefold())
        if path.is_dir() or reason in (None, NO_STORE):
            raise _no_store(path) from fault
        raise StoreUnusable(f"The store cannot be used: {reason}.", f"It is at {path}.") from fault


@contextmanager
def plain_faults(store: Store) -> Iterator[None]:
    """Turns what the database says of its file or server into a sentence that a person can act on: StoreUnusable."""
    try:
        yield
    except DatabaseError as fault:
        reason = _reason(str(fault.orig).casefold())
        if reason is None:
            raise
        raise StoreUnusable(f"The store cannot be used: {reason}.", f"It is at {store.place}.") from fault


NO_STORE = "it is no store of this program"
REASONS = {
    "locked": "another program is writing to it and does not let go",
    "readonly": "it or its folder may only be read; copy it to a folder of your own",
    "full": "the disk is full",
    "unable to open": "it cannot be opened",
    "disk i/o": "the disk does not answer",
    "malformed": "it is damaged; “riia restore” puts an earlier copy in its place",
    "not a database": NO_STORE,
    "no such table": NO_STORE,
    "could not connect": "the database server does not answer",
    "connection refused": "the database server does not answer",
}


def _reason(said: str) -> str | None:
    return next((words for sign, words in REASONS.items() if sign in said), None)
