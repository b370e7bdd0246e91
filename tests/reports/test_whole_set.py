"""Every report of a plan into one folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import Store
from db.errors import BadInput
from db.words import Audience
from riia_tui.reports.asked import Asked
from riia_tui.reports.catalogue import REPORTS, build_report
from riia_tui.reports.save import content_of, endings
from riia_tui.reports.whole_set import WholeSet, formats_named, write_set
from tests.views.pack_store import TODAY, pack_store
from tests.views.registers_store import enter_registers

QUICK = (".md", ".csv", ".ics")
BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "reports.py"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The plan of the board pack with its record and its registers."""
    store = pack_store(tmp_path_factory.mktemp("told") / "riia.db")
    enter_registers(store)
    yield store
    store.close()


def silent(*_: object) -> None:
    """Hears how far it is, and says nothing."""


def test_every_report_is_written_and_how_far_it_is_can_be_heard(told: Store, tmp_path: Path) -> None:
    heard: list[tuple[int, int, str]] = []
    wanted = WholeSet(Asked("west", TODAY), tmp_path / "new" / "papers", formats=QUICK)
    parts = write_set(told, wanted, lambda *said: heard.append(said))
    assert [part.report for part in parts] == list(REPORTS)
    assert [title for _, _, title in heard] == [kind.title for kind in REPORTS.values()]
    assert heard[-1][:2] == (len(REPORTS), len(REPORTS))
    written = {path.name for part in parts for path in part.files}
    assert written == {path.name for path in wanted.folder.iterdir()}
    assert "board-pack-west-2025-12-01.md" in written and "board_pack_west.csv" in written


def test_a_calendar_file_is_made_only_of_reports_with_dates(told: Store, tmp_path: Path) -> None:
    parts = write_set(told, WholeSet(Asked("west", TODAY), tmp_path, formats=(".ics",)), silent)
    assert [part.report for part in parts if part.files] == ["board", "calendar"]


def test_a_pdf_of_the_set_is_the_one_that_is_written_alone(told: Store, tmp_path: Path) -> None:
    parts = write_set(told, WholeSet(Asked("west", TODAY), tmp_path, formats=(".pdf",)), silent)
    learning = next(part for part in parts if part.report == "learning")
    alone = content_of(build_report(told, "learning", Asked("west", TODAY)), ".pdf")
    assert learning.files[0].read_bytes() == alone


def test_where_no_second_process_can_start_the_pdfs_are_made_all_the_same(
    told: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("not on this computer")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.submit", refuse)
    parts = write_set(told, WholeSet(Asked("west", TODAY), tmp_path, formats=(".pdf",)), silent)
    assert all(path.read_bytes().startswith(b"%PDF") for part in parts for path in part.files)


def test_outside_the_region_what_stays_inside_is_left_out_with_the_reason(told: Store, tmp_path: Path) -> None:
    wanted = WholeSet(Asked("west", TODAY), tmp_path, Audience.PUBLIC, (".md",))
    left_out = {part.report: part.left_out for part in write_set(told, wanted, silent) if not part.files}
    assert set(left_out) == {"outstanding", "authority"}
    assert "stays inside the region" in left_out["outstanding"]
    assert not any("Torbay" in path.read_text("utf-8") for path in tmp_path.glob("board*.md"))


def test_kinds_of_file_are_named_in_any_way() -> None:
    assert formats_named("docx, .PDF pdf") == (".docx", ".pdf")
    assert formats_named("all") == endings()
    with pytest.raises(BadInput, match="“odt” is no kind of file"):
        formats_named("docx,odt")
    with pytest.raises(BadInput, match="No kind of file is named"):
        formats_named(" , ")


def test_a_folder_that_cannot_be_made_is_said(told: Store, tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be made"):
        write_set(told, WholeSet(Asked("west", TODAY), tmp_path / "papers"), silent)


@pytest.mark.skipif("RIIA_BENCHMARK" not in os.environ, reason="takes a minute; set RIIA_BENCHMARK to measure")
def test_the_whole_set_of_the_largest_plan_keeps_its_limits() -> None:
    assert subprocess.run([sys.executable, str(BENCHMARK)], check=False).returncode == 0
