"""Stores of every release: laid out, brought up to date with a copy made first, and read right."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from alembic import command
from sqlalchemy import inspect
from store_contents import contents, journal, rows

from db import tables
from db.engine import SCHEMA, Store, create_store, open_store
from db.errors import StoreUnusable
from db.journal import redo, undo
from db.migrations.run import configuration, newest, upgrade
from riia_tui.views.boards import boards
from riia_tui.views.kpi import kpi
from riia_tui.views.records import records

TODAY = date(2025, 12, 1)
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "stores"
WIDER = """
    op.add_column("board", sa.Column("chair", sa.String(), nullable=True))
    op.execute("update board set chair = 'Jo Bloggs'")
"""
REBUILT = """
    with op.batch_alter_table("record") as batch:
        batch.alter_column("title", new_column_name="heading")
"""
BROKEN = """
    op.add_column("board", sa.Column("chair", sa.String(), nullable=True))
    op.execute("delete from record")
    op.execute("update nothing set at = all")
"""
FAULTY = """
    op.execute("delete from record")
    raise KeyError("a slip in the revision")
"""


@pytest.fixture
def sample(tmp_path: Path, opened: Callable[[Path], Store]) -> Store:
    """The stored sample of this program's own schema, copied and open."""
    return opened(Path(shutil.copyfile(SAMPLES / f"{SCHEMA}.db", tmp_path / "sample.db")))


@pytest.fixture
def revision(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a revision that follows the newest; gives its folder."""

    def write(body: str) -> Path:
        folder = tmp_path / "revisions"
        folder.mkdir()
        head = f"""\
            import sqlalchemy as sa
            from alembic import op

            revision = "next"
            down_revision = "{SCHEMA}"


            def upgrade():
            """
        (folder / "next_one.py").write_text(dedent(head) + body, encoding="utf-8")
        return folder

    return write


def schema(store: Store) -> dict[str, Any]:
    """Columns, keys, indexes and links of every table, as the database has them."""
    looked = inspect(store.engine)
    return {
        table: {
            "columns": {
                c["name"]: (str(c["type"]), c["nullable"], c["default"], c["primary_key"])
                for c in looked.get_columns(table)
            },
            "indexes": sorted((i["name"], i["column_names"], i["unique"]) for i in looked.get_indexes(table)),
            "uniques": sorted(u["column_names"] for u in looked.get_unique_constraints(table)),
            "links": sorted(
                (f["constrained_columns"], f["referred_table"], f["referred_columns"], f["options"])
                for f in looked.get_foreign_keys(table)
            ),
            "key": looked.get_pk_constraint(table)["constrained_columns"],
        }
        for table in looked.get_table_names()
        if table != "alembic_version"
    }


def test_the_migrations_lead_to_the_same_schema_as_the_tables(tmp_path: Path) -> None:
    climbed = Store(f"sqlite:///{tmp_path / 'climbed.db'}")
    command.upgrade(configuration(climbed), "head")
    fresh = create_store(tmp_path / "fresh.db")
    ours, theirs = schema(fresh), schema(climbed)
    assert set(theirs) == set(tables.metadata.tables)
    for table, found in ours.items():
        assert theirs[table] == found, table
    climbed.close()
    fresh.close()


def test_this_programs_schema_is_the_newest_revision(tmp_path: Path) -> None:
    store = create_store(tmp_path / "riia.db")
    assert newest(configuration(store)) == SCHEMA
    store.close()


def test_every_release_has_its_sample() -> None:
    names = [path.name[:4] for path in (ROOT / "db" / "migrations" / "versions").glob("[0-9]*.py")]
    assert names
    assert sorted(names) == sorted(path.stem for path in SAMPLES.glob("*.db"))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.db")), ids=lambda path: path.stem)
def test_a_store_of_each_release_opens_and_reads_right(path: Path, tmp_path: Path, opened) -> None:
    assert path.stat().st_size < 300_000
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("delete",)
    store = opened(Path(shutil.copyfile(path, tmp_path / "riia.db")))
    first = kpi(store, "1.1", "sample", TODAY)
    assert (first.line.letter, first.line.comment) == ("A", "Two to go")
    assert [m.value for m in first.measures] == [1, pytest.approx(200 / 3)]
    assert [m.value for m in kpi(store, "1.2", "sample", TODAY).measures] == [14.5, 84]
    found = {line.title: (line.on, line.summary) for line in records(store, "sample", TODAY).lines}
    assert found["Leads – autumn [1]"] == (date(2025, 11, 20), "2 of 3 came")
    assert boards(store, "sample", TODAY).lines[0].meeting.asks == ("Money",)
    assert len(journal(store)) == 7
    assert schema(store) == schema(_fresh(tmp_path))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.db")), ids=lambda path: path.stem)
def test_what_an_earlier_release_wrote_can_be_undone_and_done_again(path: Path, tmp_path: Path, opened) -> None:
    store = opened(Path(shutil.copyfile(path, tmp_path / "riia.db")))
    before = contents(store)
    writes = len(journal(store))
    for _ in range(writes):
        undo(store)
    assert rows(store, "select count(*) from kpi") == rows(store, "select count(*) from record") == [(0,)]
    for _ in range(writes):
        redo(store)
    assert contents(store) == before


def _fresh(tmp_path: Path) -> Store:
    return create_store(tmp_path / "fresh.db")


def test_a_store_that_is_behind_is_brought_up_to_date_and_copied_first(sample: Store, revision) -> None:
    before = contents(sample)
    kept = upgrade(sample, SCHEMA, revision(WIDER))
    assert kept == sample.path.with_name("sample-before-next.db")
    assert rows(sample, "select name, chair from board") == [("RIIA Board", "Jo Bloggs")]
    assert rows(sample, "select version_num from alembic_version") == [("next",)]
    copy = open_store(kept)
    assert contents(copy) == before
    copy.close()


def test_a_table_that_is_built_anew_keeps_its_rows_and_what_points_to_them(sample: Store, revision) -> None:
    before = contents(sample)
    upgrade(sample, SCHEMA, revision(REBUILT))
    after = contents(sample)
    assert {name: sorted(found) for name, found in after.items()} == {n: sorted(f) for n, f in before.items()}
    assert rows(sample, "pragma foreign_key_check") == []
    titles = rows(sample, "select heading from record join record_kpi on record_kpi.record = record.id order by 1")
    assert titles == [("Confidence",), ("Leads – autumn [1]",)]


@pytest.mark.parametrize("body", [BROKEN, FAULTY], ids=["broken", "faulty"])
def test_a_migration_that_fails_leaves_the_store_as_it_was(sample: Store, revision, body: str) -> None:
    before, laid_out = contents(sample), schema(sample)
    with pytest.raises(StoreUnusable, match="could not be brought up to date; it is as it was") as refused:
        upgrade(sample, SCHEMA, revision(body))
    assert "sample-before-next.db" in refused.value.advice
    assert contents(sample) == before
    assert schema(sample) == laid_out
    assert rows(sample, "select version_num from alembic_version") == [(SCHEMA,)]
    again = open_store(sample.path)
    assert again.version() == 7
    again.close()


def test_opening_a_store_that_is_behind_brings_it_up_to_date(sample: Store, revision, monkeypatch) -> None:
    folder = revision(WIDER)
    monkeypatch.setattr("db.engine.SCHEMA", "next")
    monkeypatch.setattr("db.migrations.run.upgrade", lambda store, found: upgrade(store, found, folder))
    store = open_store(sample.path)
    assert rows(store, "select chair from board") == [("Jo Bloggs",)]
    store.close()
    files = sorted(path.name for path in sample.path.parent.iterdir() if path.suffix == ".db")
    assert files == ["sample-before-next.db", "sample.db"]


def test_nothing_is_brought_up_to_date_without_a_copy(sample: Store, revision, monkeypatch) -> None:
    def full(source: Path, to: Path) -> None:
        raise StoreUnusable(f"The store could not be copied to {to}: the disk is full.")

    monkeypatch.setattr("db.engine.copy_file", full)
    before = schema(sample)
    with pytest.raises(StoreUnusable, match="could not be copied"):
        upgrade(sample, SCHEMA, revision(WIDER))
    assert schema(sample) == before


def test_a_revision_that_nobody_knows_is_a_newer_programs(sample: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="made by a newer riia-tui"):
        upgrade(sample, "9999")
    assert not list(tmp_path.glob("*-before-*"))
