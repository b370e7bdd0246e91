"""A report is written whole or not at all, and what goes wrong is said plainly."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import BadInput, NotWritten
from riia_tui.reports import whole_file
from riia_tui.reports.blocks import Paragraph, Report
from riia_tui.reports.save import endings, render_or_beside, render_to
from riia_tui.reports.whole_file import second_name

REPORT = Report("Board pack", blocks=(Paragraph("Text."),))


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("board.docx", b"PK"),
        ("board.md", b"# Board pack"),
        ("board.html", b"<!DOCTYPE"),
        ("BOARD.DOCX", b"PK"),
        ("board.pdf", b"%PDF-1.7"),
        ("board.xlsx", b"PK"),
        ("board.pptx", b"PK"),
        ("board.csv", b"\xef\xbb\xbftable_number,"),
        ("board.zip", b"PK"),
        ("board.json", b'{\n "format": "riia-report/1"'),
    ],
)
def test_the_ending_says_the_format(tmp_path: Path, name: str, start: bytes) -> None:
    render_to(REPORT, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["board.odt", "board", "board.doc", ".docx"])
def test_another_ending_is_refused_and_the_right_ones_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput) as refused:
        render_to(REPORT, tmp_path / name)
    assert all(ending in refused.value.advice for ending in endings())
    assert not list(tmp_path.iterdir())


def test_an_older_report_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "board.md"
    path.write_text("old", encoding="utf-8")
    render_to(REPORT, path)
    assert path.read_text(encoding="utf-8") == "# Board pack\n\nText.\n"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no folder") as refused:
        render_to(REPORT, tmp_path / "reports" / "board.md")
    assert "reports" in refused.value.said
    assert "Make the folder" in refused.value.advice


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="not a folder"):
        render_to(REPORT, tmp_path / "notes.txt" / "board.md")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "board.md").mkdir()
    with pytest.raises(BadInput, match="is a folder"):
        render_to(REPORT, tmp_path / "board.md")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no folder is closed to this user")
def test_a_closed_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(BadInput, match="Nothing can be written in the folder"):
            render_to(REPORT, tmp_path / "board.md")
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadInput, match="Nothing can be written in the folder") as refused:
        render_to(REPORT, tmp_path / "board.md")
    assert "folder of your own" in refused.value.advice


def test_a_report_that_is_open_in_word_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "board.md"
    path.write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(BadInput, match="may be open in another program") as refused:
        render_to(REPORT, path)
    assert "Close it" in refused.value.advice and refused.value.advice.endswith("board-2.md.")
    assert path.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["board.md"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadInput, match="is full") as refused:
        render_to(REPORT, tmp_path / "board.md")
    assert "Make room" in refused.value.advice
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", [f"{'x' * 300}.md", "nul\x00.md"])
def test_a_name_that_no_disk_takes_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="could not be written"):
        render_to(REPORT, tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    (tmp_path / "board.md").symlink_to(tmp_path / "real.md")
    render_to(REPORT, tmp_path / "board.md")
    assert (tmp_path / "board.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8").startswith("# Board pack")


def test_the_second_name_is_one_that_is_free(tmp_path: Path) -> None:
    for name in ("board.docx", "board-2.docx", "board-3.docx"):
        (tmp_path / name).write_bytes(b"")
    assert second_name(tmp_path / "board.docx") == "board-4.docx"


HEAVY = ("docx", "typst", "xlsxwriter", "pptx", "icalendar")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.md", ""),
        ("a.html", ""),
        ("a.csv", ""),
        ("a.json", ""),
        ("a.docx", "docx"),
        ("a.pdf", "typst"),
        ("a.xlsx", "xlsxwriter"),
    ],
)
def test_only_the_library_of_the_format_is_imported(tmp_path: Path, name: str, expected: str) -> None:
    program = (
        "import sys; from pathlib import Path; from riia_tui.reports.blocks import Report; "
        "from riia_tui.reports.save import render_to; render_to(Report('T'), Path(sys.argv[1])); "
        f"print(*[name for name in {HEAVY} if name in sys.modules])"
    )
    run = [sys.executable, "-c", program, str(tmp_path / name)]
    done = subprocess.run(run, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == expected


def test_a_closed_folder_a_full_disk_and_an_open_file_each_have_another_place_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, wanted = tmp_path / "Documents", tmp_path / "board" / "board.md"
    documents.mkdir()
    wanted.parent.mkdir()
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: documents)
    fault = OSError(errno.EACCES, "Permission denied")

    def refuse(*_: object, **__: object) -> None:
        raise fault

    for number, said in ((errno.EACCES, "Nothing can be written"), (errno.EROFS, "Nothing can be written")):
        fault = OSError(number, "refused")
        with monkeypatch.context() as closed, pytest.raises(NotWritten, match=said) as refused:
            closed.setattr(Path, "open", refuse)
            render_to(REPORT, wanted)
        assert refused.value.instead == documents / "board.md"
    fault = OSError(errno.ENOSPC, "No space left on device")
    with monkeypatch.context() as full, pytest.raises(NotWritten, match="is full") as refused:
        full.setattr(os, "fsync", refuse)
        full.setattr(whole_file, "_on_one_disk", lambda *_: False)
        render_to(REPORT, wanted)
    assert refused.value.instead == documents / "board.md"
    assert not list(wanted.parent.iterdir())
    wanted.write_text("old", encoding="utf-8")
    fault = PermissionError(errno.EACCES, "The process cannot access the file")
    with monkeypatch.context() as held, pytest.raises(NotWritten, match="may be open") as refused:
        held.setattr(Path, "replace", refuse)
        render_to(REPORT, wanted)
    assert refused.value.instead == wanted.with_name("board-2.md")
    assert [found.name for found in wanted.parent.iterdir()] == ["board.md"]


def test_no_file_in_documents_is_written_over_by_what_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    (tmp_path / "board.md").write_text("another", encoding="utf-8")
    assert whole_file.elsewhere(tmp_path / "closed" / "board.md") == tmp_path / "board-2.md"


def test_what_the_program_names_itself_is_written_to_the_free_place_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "board.md").write_text("old", encoding="utf-8")
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.name == "board.md":
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    assert render_or_beside(REPORT, tmp_path / "board.md") == tmp_path / "board-2.md"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["board-2.md", "board.md"]
