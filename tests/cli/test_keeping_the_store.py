"""Making a store, copying it, putting a copy back, and the demonstration."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from command_line import PLAN, Riia

from riia_tui.actions import demonstration
from riia_tui.planfile.bundled import bundled_list, bundled_plans

DAY = ("--today", "2025-12-01")


def test_init_makes_a_store_with_a_plan_and_skips_it_the_next_time(bare: Riia, tmp_path: Path) -> None:
    place = tmp_path / "new folder" / "riia.db"
    made = bare("init", PLAN.upper(), "--db", str(place))
    assert made.code == 0, made.err
    assert "Made the store at" in made.words and "Added the plan sw-2025-26 with 148 KPIs." in made.words
    assert bare("init", PLAN, "--db", str(place)).out == "The plan sw-2025-26 is in the store already.\n"
    assert set(bare("init", PLAN, "--db", str(place), "--json").json()) == {"said", "key"}


def test_init_makes_the_store_in_an_empty_file(bare: Riia, tmp_path: Path) -> None:
    (tmp_path / "riia.db").touch()
    at = ("--db", str(tmp_path / "riia.db"))
    assert bare(*at, "status").code == 3
    assert bare(*at, "init", PLAN).code == 0
    assert bare(*at, "status", PLAN).code == 0


def test_init_with_a_wrong_name_makes_nothing(bare: Riia, tmp_path: Path) -> None:
    ran = bare("init", PLAN, "nowhere", "--db", str(tmp_path / "riia.db"))
    assert ran.code == 2 and not (tmp_path / "riia.db").exists()


def test_a_new_store_goes_again_when_its_first_plan_cannot_be_added(
    bare: Riia, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("riia_tui.planfile.bundled.bundled_plans", lambda: {"broken": "format: riia-plan/1\n"})
    assert bare("init", "--db", str(tmp_path / "riia.db")).code == 2
    assert list(tmp_path.glob("riia.db*")) == []


def test_the_first_import_makes_the_store(bare: Riia, tmp_path: Path) -> None:
    path = Path(__file__).parents[2] / "seed_data" / f"{PLAN}.yaml"
    assert bare("import", str(path), "--db", str(tmp_path / "riia.db")).code == 0
    assert "148 KPIs" in bare("plans", "--db", str(tmp_path / "riia.db")).out


def test_the_list_of_bundled_plans_reads_the_heads_right() -> None:
    assert [plan.code for plan in bundled_list()] == list(bundled_plans())
    assert all(plan.title and plan.region for plan in bundled_list())


def test_plans_are_listed_without_a_store(bare: Riia, tmp_path: Path) -> None:
    ran = bare("plans", "--db", str(tmp_path / "riia.db"))
    assert ran.code == 0 and f"{PLAN} not loaded" in ran.words
    assert not (tmp_path / "riia.db").exists()


def test_a_backup_is_restored_and_the_present_store_is_kept(riia: Riia, plan_store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "friday.db"
    assert riia("backup", "--to", str(copy)).code == 0
    riia("rag", "1.2.1A", "G")
    restored = riia("restore", str(copy))
    assert restored.code == 0, restored.err
    assert len(riia("history", "--json").json()) == 1
    (kept,) = plan_store.parent.glob("riia-before-restore-*.db")
    shutil.copyfile(kept, tmp_path / "kept.db")
    assert len(riia("--db", str(tmp_path / "kept.db"), "history", "--json").json()) == 2


def test_a_backup_without_a_name_stands_beside_the_store(riia: Riia, plan_store: Path) -> None:
    made = riia("backup", "--json").json()
    assert Path(made["key"]).parent == plan_store.parent and Path(made["key"]).is_file()


def test_a_backup_overwrites_nothing(riia: Riia, plan_store: Path) -> None:
    before = plan_store.read_bytes()
    ran = riia("backup", "--to", str(plan_store))
    assert ran.code == 2 and plan_store.read_bytes() == before


def test_what_is_no_store_is_not_restored(riia: Riia, tmp_path: Path) -> None:
    for name, content in (("text.db", b"hello"), ("empty.db", b"")):
        (tmp_path / name).write_bytes(content)
        assert riia("restore", str(tmp_path / name)).code == 3
    assert riia("restore", str(tmp_path / "nowhere.db")).code == 3
    assert len(riia("history", "--json").json()) == 1
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_damaged_copy_is_not_restored(riia: Riia, plan_store: Path, tmp_path: Path) -> None:
    content = bytearray(plan_store.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xff" * 4096 * 6
    (tmp_path / "damaged.db").write_bytes(content)
    assert riia("restore", str(tmp_path / "damaged.db")).code == 3
    assert riia("verify").code == 0


def test_a_damaged_store_is_replaced_and_kept(riia: Riia, plan_store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "good.db"
    riia("backup", "--to", str(copy))
    plan_store.write_bytes(b"nothing that SQLite knows")
    assert riia("status").code == 3
    assert riia("restore", str(copy)).code == 0
    assert riia("status").code == 0
    (kept,) = plan_store.parent.glob("riia-before-restore-*.db")
    assert kept.read_bytes() == b"nothing that SQLite knows"


def test_the_store_itself_is_not_restored_onto_itself(riia: Riia, plan_store: Path) -> None:
    assert riia("restore", str(plan_store)).code == 2


@pytest.mark.parametrize("target", ["{folder}", "{folder}/missing.db", "foo://nowhere", "{folder}/text.db"])
def test_a_store_that_cannot_be_used_is_exit_code_3(bare: Riia, tmp_path: Path, target: str) -> None:
    (tmp_path / "text.db").write_text("hello", encoding="utf-8")
    ran = bare("status", "--db", target.format(folder=tmp_path), *DAY)
    assert (ran.code, ran.out) == (3, "")
    assert 1 <= len(ran.err.splitlines()) <= 2 and "Traceback" not in ran.err


def _small_demonstration(folder: Path, kept: Path | None = None) -> Path:
    """A demonstration without the hundreds of entries of the real one, which has tests of its own."""
    from db.engine import create_store
    from riia_tui.actions.plans import add_plan
    from riia_tui.planfile.read import parse_plan

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "riia.db").unlink(missing_ok=True)
    store = create_store(folder / "riia.db")
    add_plan(store, parse_plan(bundled_plans()[PLAN], f"{PLAN}.yaml"), demonstration=True)
    store.close()
    return folder / "riia.db"


@pytest.fixture
def quick_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demonstration, "demonstration_store", _small_demonstration)


def test_a_demonstration_is_written_and_says_what_to_type_next(bare: Riia, tmp_path: Path, quick_demo: None) -> None:
    for _ in range(2):  # a demonstration takes the place of a demonstration
        ran = bare("demo", "--at", str(tmp_path / "look"))
        assert ran.code == 0, ran.err
        assert ran.out.splitlines()[-1] == f"  riia --db {tmp_path / 'look' / 'riia.db'} --today {date(2025, 12, 1)}"
    assert "Demonstration record" in bare("status", "--db", str(tmp_path / "look" / "riia.db"), *DAY).out


def test_a_real_store_is_never_overwritten_by_a_demonstration(bare: Riia, plan_store: Path, quick_demo: None) -> None:
    before = plan_store.read_bytes()
    ran = bare("demo", "--at", str(plan_store.parent))
    assert ran.code == 2 and "is no demonstration" in ran.err
    assert plan_store.read_bytes() == before


def test_a_demonstration_that_is_piped_prints_its_status_at_its_own_day(bare: Riia, quick_demo: None) -> None:
    ran = bare("demo")
    assert ran.code == 0 and "as at 1 Dec 2025" in ran.out
