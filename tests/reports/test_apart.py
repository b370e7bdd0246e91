"""A large PDF is made by a process of its own, and nobody sees that it is."""

import subprocess
import sys
from pathlib import Path

import pytest

from riia_tui.reports import apart, save
from riia_tui.reports.apart import is_large, pdf_made_apart
from riia_tui.reports.blocks import Report, Table
from riia_tui.reports.save import content_of, file_of, render_to

LARGE = Report("Large", as_at="1 Dec 2025", blocks=(Table("T", ("A", "B"), (("one", "two"),) * 500),))
SMALL = Report("Small", blocks=(Table("T", ("A",), (("one",),)),))


def test_a_large_pdf_made_apart_is_the_same_to_the_byte(tmp_path: Path) -> None:
    assert is_large(LARGE) and not is_large(SMALL)
    render_to(LARGE, tmp_path / "large.pdf")
    assert (tmp_path / "large.pdf").read_bytes() == content_of(LARGE, ".pdf")


def test_where_no_process_can_be_started_the_pdf_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no process")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.submit", refuse)
    assert pdf_made_apart(SMALL).startswith(b"%PDF")


WHILE_THE_SCREENS_RUN = """
import sys
from io import StringIO
from riia_tui.reports import pdf
from riia_tui.reports.apart import pdf_made_apart
from riia_tui.reports.blocks import Paragraph, Report

class Caught(StringIO):
    def fileno(self):
        return -1  # as what Textual catches standard error with

def refuse(report):
    raise AssertionError("made by the process of the screens")

if __name__ == "__main__":
    sys.stderr, pdf.render = Caught(), refuse
    made = pdf_made_apart(Report("T", blocks=(Paragraph("Text"),)))
    sys.exit(0 if made.startswith(b"%PDF") and isinstance(sys.stderr, Caught) else 1)
"""


def test_while_the_screens_run_a_pdf_is_made_apart_too() -> None:
    subprocess.run([sys.executable, "-c", WHILE_THE_SCREENS_RUN], check=True, timeout=120)


def test_a_small_report_and_other_kinds_of_file_need_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "pdf_made_apart", lambda _: b"made apart")
    assert save.file_of(SMALL, ".pdf").startswith(b"%PDF")
    assert file_of(LARGE, ".csv").startswith(b"\xef\xbb\xbf")
    assert file_of(LARGE, ".pdf") == b"made apart"
