"""The workbook that a lead fills in: what stands is locked, what is asked for is open, with lists to choose from."""

import json
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from xlsxwriter import Workbook

from db.words import Status
from riia_tui.exchange.form import (
    FIGURE,
    FIRST,
    FORECAST,
    HEADINGS,
    MARKS,
    OURS,
    RAG,
    SPARE_ROWS,
    THEIRS,
    UPDATES,
    Marks,
    cell_text,
    key_of,
)
from riia_tui.phrases import STATUS_WORDS, counted, full_day
from riia_tui.reports.plain import as_typed
from riia_tui.reports.stable_zip import zipped
from riia_tui.views.asked import AskedFor, Request, Round

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

OFFERED = tuple(STATUS_WORDS[status] for status in Status if status is not Status.CLOSED)
WIDTHS = (12, 10, 48, 24, 24, 16, 30, 20, 44, 14, 28, 28, 28, 16)
LINE = 15
"""Points of a line of text."""

MAY = {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True, "select_locked_cells": True}
"""What may be done to the locked sheet all the same."""


def workbook_of(asking: Round, request: Request) -> bytes:
    """The workbook of one person as the bytes of an .xlsx file, the same bytes for the same request."""
    content = BytesIO()
    workbook = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    marks = Marks.of(asking.head.plan, request.person, asking.board.board, asking.board.on, asking.head.as_at)
    workbook.set_properties(
        {
            "title": f"Updates for the {asking.board.board} of {full_day(asking.board.on)}",
            "author": asking.head.alliance,
            "comments": json.dumps(marks.rows(), ensure_ascii=False),
            "created": datetime.combine(asking.head.as_at, time()),
        }
    )
    _write_first(workbook, asking, request)
    _write_updates(workbook, request)
    hidden = workbook.add_worksheet(MARKS)
    for at, (name, value) in enumerate(marks.rows().items()):
        hidden.write_string(at, 0, name)
        hidden.write_string(at, 1, value)
    hidden.protect()
    hidden.hide()
    workbook.close()
    return zipped(_parts(content))


def _parts(content: BytesIO) -> Iterator[tuple[str, bytes]]:
    """The files inside, with row heights that grow with what is typed: one set by hand would not."""
    with ZipFile(content) as made:
        for name in made.namelist():
            part = made.read(name)
            yield name, part.replace(b' customHeight="1"', b"") if name.startswith("xl/worksheets/") else part


def sentences(asking: Round, request: Request) -> tuple[str, str, str, str]:
    """What the first sheet says, and the e-mail too."""
    kpis = counted(len({line.ref for line in request.lines}), "KPI")
    return (
        f"The {asking.board.board} of {asking.head.alliance} meets on {full_day(asking.board.on)}, and "
        f"{kpis} of “{asking.head.title}” {'is' if kpis.startswith('1 ') else 'are'} yours to report on.",
        f"On the sheet “{UPDATES}”, fill in the white cells of each row and leave empty what you cannot say.",
        "What you write is shown as reported by you; no RAG changes before it is agreed with the coordinator.",
        f"Please save this workbook and send it back by {full_day(asking.due)}.",
    )


def _write_first(workbook: Workbook, asking: Round, request: Request) -> None:
    page = workbook.add_worksheet(FIRST)
    page.set_column(0, 0, 100)
    head = workbook.add_format({"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"})
    text = workbook.add_format({"text_wrap": True, "valign": "top"})
    page.write_string(0, 0, as_typed(f"Updates from {request.person or 'whoever answers for these KPIs'}"), head)
    for row, sentence in enumerate(sentences(asking, request), 1):
        page.write_string(row, 0, as_typed(sentence), text)
        page.set_row(row, 36)
    _print_on_one_width(page)
    page.protect("", {"format_columns": True, "format_rows": True})


def _write_updates(workbook: Workbook, request: Request) -> None:
    page = workbook.add_worksheet(UPDATES)
    for at, width in enumerate(WIDTHS):
        page.set_column(at, at, width, None, {"hidden": at == 0})
    head = workbook.add_format({"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True})
    for at, heading in enumerate(HEADINGS):
        page.write_string(0, at, heading, head)
    looks = _looks(workbook)
    for row, line in enumerate(request.lines, 1):
        _write_line(page, row, line, looks)
    last = len(request.lines) + SPARE_ROWS
    for row in range(len(request.lines) + 1, last + 1):
        for at in range(1, len(HEADINGS)):
            page.write_blank(row, at, None, looks["day" if HEADINGS[at] == FORECAST else "open"])
    _lay_lists(page, last)
    page.freeze_panes(1, 2)
    _print_on_one_width(page)
    page.repeat_rows(0)
    page.protect("", MAY)


def _print_on_one_width(page: "Worksheet") -> None:
    """On paper no sentence and no column is cut off at the right: A4, on its side, as long as it takes."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _looks(workbook: Workbook) -> dict[str, Any]:
    shared = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
    return {
        "locked": workbook.add_format({**shared, "bg_color": "#EDEDED"}),
        "open": workbook.add_format({**shared, "locked": False}),
        "day": workbook.add_format({**shared, "locked": False, "num_format": "d mmm yyyy"}),
    }


def _write_line(page: "Worksheet", row: int, line: AskedFor, looks: dict[str, Any]) -> None:
    locked = (line.statement, line.target, line.figure, line.rag, line.comment)
    page.set_row(row, LINE * max(2, *(_lines(text, width) for text, width in zip(locked, WIDTHS[2:], strict=False))))
    page.write_string(row, 0, key_of(line.name, locked))
    for at, text in enumerate((line.name, *locked), 1):
        page.write_string(row, at, cell_text(text), looks["locked"])
    for at, heading in enumerate(THEIRS, 1 + len(OURS)):
        if _is_asked(line, heading):
            page.write_blank(row, at, None, looks["day" if heading == FORECAST else "open"])
        else:
            page.write_blank(row, at, None, looks["locked"])
    if line.wants_figure:
        said = {"validate": "any", "input_title": FIGURE, "input_message": f"Counted as {line.wants_figure}."}
        page.data_validation(row, HEADINGS.index(FIGURE), row, HEADINGS.index(FIGURE), said)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column so many signs wide."""
    return sum(ceil(1.1 * len(part) / width) or 1 for part in cell_text(text).split("\n"))


def _is_asked(line: AskedFor, heading: str) -> bool:
    """A figure only where one is to be given; of a single measure nothing but its figure."""
    if heading == FIGURE:
        return line.wants_figure is not None
    return line.part is None


def _lay_lists(page: "Worksheet", last: int) -> None:
    rag = HEADINGS.index(RAG)
    page.data_validation(
        1, rag, last, rag,
        {"validate": "list", "source": list(OFFERED), "error_title": RAG, "error_message": "Choose from the list."},
    )  # fmt: skip
