"""A PDF made by a second process: typst holds some 100 MB while it works, and gives back only a part of them.

Where no process can be started, or it came to nothing, the PDF is made here.
"""

import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr
from multiprocessing import get_context

from riia_tui.reports.blocks import Report, Table

_LARGE = 1_000
"""Cells from which on a PDF takes long enough that the start of a process is not felt."""


def is_large(report: Report) -> bool:
    """Whether the report is better made apart."""
    return sum(len(block.rows) * len(block.header) for block in report.blocks if isinstance(block, Table)) >= _LARGE


def process_beside() -> ProcessPoolExecutor:
    """A process for PDFs; it starts with the first one, and ends with the block that it is opened in."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


def begun(beside: ProcessPoolExecutor, report: Report) -> "Future[bytes] | None":
    """The PDF that the other process begins to make; None where this computer lets no process be started."""
    try:
        return beside.submit(pdf_of_report, report)
    except (BrokenProcessPool, OSError):
        return None


def finished(waited_for: "Future[bytes] | None", report: Report) -> bytes:
    """The PDF once it is ready; made here where the other process came to nothing."""
    try:
        return waited_for.result() if waited_for is not None else pdf_of_report(report)
    except (BrokenProcessPool, OSError):
        return pdf_of_report(report)


def pdf_made_apart(report: Report) -> bytes:
    """The PDF of one report, by a process that ends with it; made here where none can be had."""
    try:
        # While the screens run they catch what is written to standard error, and what catches it is no file that a
        # process could be given; the terminal's own is.
        with redirect_stderr(sys.__stderr__):
            beside = process_beside()
    except (OSError, ValueError):
        return pdf_of_report(report)
    with beside:
        return finished(begun(beside, report), report)


def pdf_of_report(report: Report) -> bytes:
    """The PDF, made in this process."""
    from riia_tui.reports.pdf import render

    return render(report)
