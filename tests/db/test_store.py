"""The store's file: opened, refused, locked, copied and checked."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, make_url, text
from store_contents import contents, from_outside, journal, rows, written

from db.copies import integrity_faults, put_in_place
from db.engine import SCHEMA, Store, backup, check_file, copy_file, create_store, open_store, url_of
from db.errors import BadInput, StoreUnusable
from db.journal import redo, undo
from db.tables import Board
from riia_tui.actions.commands import LogEvidence
from riia_tui.actions.records import log_evidence

ODD_NAMES = [
    "a folder with spaces/our store.db",
    "Übersicht/Ärzte – Südwest.db",
    "50% done #1.db",
    "plan & record's.db",
    "数据.db",
]


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def record_something(store: Store, today, title: str = "A dashboard") -> None:
    log_evidence(store, LogEvidence("small", today, title), today)


@pytest.mark.parametrize("write", [False, True])
def test_every_connection_keeps_sqlites_promises(small: Store, write: bool) -> None:
    engine = small.engine.execution_options(write=write)
    for _ in range(2):
        with engine.connect() as connection:
            settings = {
                name: connection.exec_driver_sql(f"pragma {name}").scalar()
                for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
            }
        assert settings == {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000}


def test_a_link_to_nothing_is_not_kept(small: Store) -> None:
    before = written(small)
    with pytest.raises(Exception, match="FOREIGN KEY"), small.write("try") as session:
        session.add(Board(plan="nobody", name="A board"))
    assert written(small) == before


def test_a_new_store_is_empty_and_has_this_programs_schema(tmp_path: Path) -> None:
    store = create_store(tmp_path / "deep" / "down" / "new.db")
    assert store.version() == 0
    assert all(not found for found in contents(store).values())
    assert rows(store, "select version_num from alembic_version") == [(SCHEMA,)]
    store.close()
    assert check_file(tmp_path / "deep" / "down" / "new.db") == SCHEMA


def test_a_store_that_is_there_is_not_made_again(small: Store) -> None:
    before = written(small)
    with pytest.raises(BadInput, match=r"There is a store at .*small\.db already"):
        create_store(small.path)
    assert written(small) == before


def test_a_store_cannot_be_made_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("Minutes", encoding="utf-8")
    with pytest.raises(StoreUnusable, match="cannot be made"):
        create_store(tmp_path / "minutes.txt" / "riia.db")


def test_a_missing_store_is_not_made_by_looking_for_it(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="There is no store at") as refused:
        open_store(tmp_path / "nowhere.db")
    assert "riia init" in refused.value.advice
    assert refused.value.exit_code == 3
    assert list(tmp_path.iterdir()) == []


def _text_file(path: Path) -> None:
    path.write_text("Minutes of the meeting\n" * 500, encoding="utf-8")


def _empty_file(path: Path) -> None:
    path.touch()


def _another_programs_database(path: Path) -> None:
    from_outside(path, "create table bookmark (name text)", "insert into bookmark values ('Home')")


def _half_made_store(path: Path) -> None:
    from_outside(path, "create table alembic_version (version_num varchar(32) not null)")


def test_a_store_is_made_in_a_file_that_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "riia.db"
    path.touch()
    create_store(path).close()
    assert check_file(path) == SCHEMA


@pytest.mark.parametrize("make", [_text_file, _empty_file, _another_programs_database, _half_made_store])
def test_a_file_that_is_no_store_is_refused_and_left_as_it_was(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "something.db"
    make(path)
    before = fingerprint(path)
    with pytest.raises(StoreUnusable, match="is no store of this program") as refused:
        open_store(path)
    assert str(path) in refused.value.said
    assert "sqlite" not in str(refused.value)
    assert fingerprint(path) == before
    assert [found.name for found in tmp_path.iterdir()] == ["something.db"]
    with pytest.raises(StoreUnusable, match="is no store of this program"):
        check_file(path)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="is no store of this program"):
        open_store(tmp_path)
    assert list(tmp_path.iterdir()) == []


def _damaged(small_file: Path, path: Path, first: int) -> Path:
    content = bytearray(small_file.read_bytes())
    for page in range(first, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    return path


def test_a_damaged_store_is_called_damaged(small_file: Path, tmp_path: Path) -> None:
    path = _damaged(small_file, tmp_path / "damaged.db", 1)
    before = fingerprint(path)
    with pytest.raises(StoreUnusable, match="damaged"):
        open_store(path)
    assert fingerprint(path) == before
    with pytest.raises(StoreUnusable, match="damaged"):
        check_file(path)


def test_damage_that_is_met_later_is_told_in_a_sentence(small_file: Path, tmp_path: Path, opened) -> None:
    shutil.copyfile(small_file, tmp_path / "riia.db")
    with closing(sqlite3.connect(small_file)) as connection:
        root = connection.execute("select rootpage from sqlite_master where name = 'kpi'").fetchone()[0]
    with (tmp_path / "riia.db").open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    store = opened(tmp_path / "riia.db")
    with pytest.raises(StoreUnusable, match="it is damaged") as refused, store.read() as connection:
        connection.execute(text("select * from kpi")).all()
    assert "riia restore" in str(refused.value)
    with pytest.raises(StoreUnusable, match="it is damaged"):
        integrity_faults(store)
    with pytest.raises(StoreUnusable, match="damaged"):
        check_file(tmp_path / "riia.db")


def test_a_store_of_a_newer_program_is_not_touched(small: Store) -> None:
    small.close()
    from_outside(small.path, "update alembic_version set version_num = '9999'")
    before, files = fingerprint(small.path), sorted(small.path.parent.iterdir())
    with pytest.raises(StoreUnusable, match="made by a newer riia-tui") as refused:
        open_store(small.path)
    assert "newest version" in refused.value.advice
    assert fingerprint(small.path) == before
    assert sorted(small.path.parent.iterdir()) == files


@pytest.mark.parametrize("already_in_use", [False, True])
def test_a_store_that_may_only_be_read_is_read_and_refuses_writes(
    small_file: Path, tmp_path: Path, today, already_in_use: bool
) -> None:
    path = Path(shutil.copyfile(small_file, tmp_path / "riia.db"))
    if already_in_use:
        open_store(path).close()
    before = fingerprint(path)
    store = Store(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert store.version() == 1
    with pytest.raises(StoreUnusable, match="it or its folder may only be read; copy it"):
        record_something(store, today)
    store.close()
    assert fingerprint(path) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_that_may_only_be_read_says_so(small: Store, today) -> None:
    small.path.chmod(0o444)
    with pytest.raises(StoreUnusable, match="it or its folder may only be read; copy it"):
        record_something(small, today)


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("begin immediate")
print("held", flush=True)
sys.stdin.readline()
"""


def test_another_program_that_is_writing_is_named_as_the_reason(small: Store, today) -> None:
    event.listen(small.engine, "connect", lambda made, _: made.execute("pragma busy_timeout=20"))
    before = written(small)
    command = [sys.executable, "-c", HOLDER, str(small.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(StoreUnusable, match="another program is writing to it"):
            record_something(small, today)
        assert small.version() == 1, "reading goes on meanwhile"
        holder.communicate(b"\n")
    assert written(small) == before
    record_something(small, today)
    assert small.version() == 2


@pytest.mark.parametrize("step", [undo, redo])
def test_undo_and_redo_name_another_program_that_is_writing(
    small: Store, today, monkeypatch: pytest.MonkeyPatch, step
) -> None:
    record_something(small, today)
    if step is redo:
        undo(small)
    event.listen(small.engine, "connect", lambda made, _: made.execute("pragma busy_timeout=20"))
    with closing(sqlite3.connect(small.path, isolation_level=None)) as holder:
        holder.execute("begin immediate")
        with pytest.raises(StoreUnusable, match="another program is writing to it"):
            step(small)
    step(small)


def test_a_store_that_is_locked_when_opened_is_not_called_a_foreign_file(
    small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.PATIENCE", 0.02)
    path = Path(shutil.copyfile(small_file, tmp_path / "riia.db"))
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("begin exclusive")
        with pytest.raises(StoreUnusable, match="another program is writing to it"):
            open_store(path)


def test_a_read_sees_one_unchanging_state(small: Store, today) -> None:
    count = text("select count(*) from record")
    with small.read() as connection:
        before = connection.execute(count).scalar()
        record_something(small, today)
        assert connection.execute(count).scalar() == before
    with small.read() as connection:
        assert connection.execute(count).scalar() == before + 1


def test_a_write_by_one_store_is_seen_by_another(small: Store, opened, today) -> None:
    other = opened(small.path)
    before = other.version()
    record_something(small, today)
    assert other.version() == before + 1
    record_something(other, today, "Another")
    assert small.version() == before + 2


@pytest.mark.skipif(sys.getfilesystemencoding() != "utf-8", reason="files are named in ASCII alone there")
@pytest.mark.parametrize("name", ODD_NAMES)
def test_paths_may_have_spaces_signs_and_letters_of_any_language(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    create_store(path).close()
    assert path.exists()
    store = open_store(path)
    assert store.path == path
    backup(store, tmp_path / "Kopie – 1%.db")
    store.close()
    assert check_file(path) == SCHEMA
    assert check_file(tmp_path / "Kopie – 1%.db") == SCHEMA


@pytest.mark.skipif(sys.platform == "win32", reason="no file may be called so there")
def test_a_question_mark_in_a_path_is_part_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "really?mode=memory.db"
    create_store(path).close()
    assert path.exists()
    assert open_store(path).version() == 0
    assert check_file(path) == SCHEMA


def test_an_address_is_taken_as_it_is(tmp_path: Path) -> None:
    create_store(tmp_path / "riia.db").close()
    store = open_store(f"sqlite:///{tmp_path / 'riia.db'}")
    assert store.path == tmp_path / "riia.db"
    assert str(url_of("postgresql+psycopg://hub/riia")) == "postgresql+psycopg://hub/riia"


def test_a_password_in_an_address_is_never_told() -> None:
    class OnServer(Store):
        path = None

    store = OnServer("sqlite://")
    store.engine.url = make_url("postgresql+psycopg://ann:secret@hub/riia")
    assert "secret" not in store.place
    assert "hub/riia" in store.place


def test_a_fault_names_the_file_and_no_address(tmp_path: Path) -> None:
    store = Store(url_of(tmp_path / "gone" / "riia.db"))
    with pytest.raises(StoreUnusable, match="it cannot be opened") as refused:
        store.version()
    assert refused.value.advice == f"It is at {tmp_path / 'gone' / 'riia.db'}."


def test_a_store_in_use_is_copied_whole(small: Store, tmp_path: Path, today) -> None:
    record_something(small, today, "Before the copy")
    with small.read() as reading, small.write("try") as session:
        reading.execute(text("select count(*) from record")).scalar()
        session.add(Board(plan=rows(small, "select id from plan")[0][0], name="Not yet decided"))
        session.flush()
        backup(small, tmp_path / "copies" / "copy.db")
    copy = open_store(tmp_path / "copies" / "copy.db")
    assert journal(copy)[-1] == ("log evidence", "Recorded the evidence “Before the copy” of 1 Dec 2025")
    assert rows(copy, "select * from board") == []
    assert rows(small, "select name from board") == [("Not yet decided",)]
    copy.close()


def test_a_copy_is_one_file(small: Store, tmp_path: Path, today) -> None:
    record_something(small, today)
    backup(small, tmp_path / "copies" / "copy.db")
    assert [found.name for found in (tmp_path / "copies").iterdir()] == ["copy.db"]
    assert rows(Store(url_of(tmp_path / "copies" / "copy.db")), "pragma journal_mode") == [("delete",)]


def test_a_copy_that_cannot_be_made_leaves_nothing_behind(small: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(StoreUnusable, match="could not be copied"):
        backup(small, tmp_path / "taken")
    assert list((tmp_path / "taken").iterdir()) == []
    assert not (tmp_path / "taken.partial").exists()


def test_a_copy_of_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable):
        copy_file(tmp_path / "nowhere.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_checking_a_file_changes_nothing(small_file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(small_file, tmp_path / "riia.db"))
    before = fingerprint(path)
    assert check_file(path) == SCHEMA
    assert fingerprint(path) == before
    with pytest.raises(StoreUnusable, match="There is no file at"):
        check_file(tmp_path / "nowhere.db")


def test_a_copy_in_the_stores_place_is_seen_by_who_has_it_open(small: Store, tmp_path: Path, opened, today) -> None:
    reader = opened(small.path)
    copy_file(small.path, tmp_path / "copy.db")
    before = contents(small)
    record_something(small, today)
    put_in_place(tmp_path / "copy.db", small.path, tmp_path / "kept.db")
    assert contents(reader) == before
    assert len(rows(Store(url_of(tmp_path / "kept.db")), "select * from record")) == 2


def test_links_that_lead_nowhere_are_found(small: Store) -> None:
    assert integrity_faults(small) == []
    from_outside(small.path, "delete from framework")
    assert "A row of framework_item points to a row of framework that is not there." in integrity_faults(small)


def test_what_was_acknowledged_survives_a_program_that_was_cut_off(small: Store, tmp_path: Path, opened, today) -> None:
    record_something(small, today)
    with small.engine.connect() as held_open:
        held_open.exec_driver_sql("select * from record").all()
        record_something(small, today, "The last word")
        (tmp_path / "after").mkdir()
        for end in ("", "-wal"):
            shutil.copyfile(f"{small.path}{end}", tmp_path / "after" / f"riia.db{end}")
    assert contents(opened(tmp_path / "after" / "riia.db")) == contents(small)


def test_a_store_that_cannot_be_laid_out_leaves_nothing_in_the_way(tmp_path: Path, monkeypatch) -> None:
    def full(_store: Store) -> None:
        with _store.engine.begin() as connection:
            connection.exec_driver_sql("create table half (id text)")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("db.migrations.run.lay_out", full)
    with pytest.raises(sqlite3.OperationalError):
        create_store(tmp_path / "riia.db")
    assert list(tmp_path.iterdir()) == []
