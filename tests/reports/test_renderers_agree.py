"""What one format says, every other says too: the same tables, cell for cell, and the same bytes every time."""

import subprocess
import sys
from dataclasses import replace
from importlib import import_module

import pytest

from riia_tui.reports import csv, docx, html, json, markdown, pdf, xlsx, zip
from riia_tui.reports.blocks import Report
from riia_tui.reports.csv import column_names
from riia_tui.reports.save import endings
from tests.reports import read_back
from tests.reports.hard_report import ALIKE, REPORT

FORMATS = ("docx", "pdf", "html", "xlsx", "pptx", "markdown", "csv", "zip", "json", "ics")


@pytest.fixture(scope="module")
def meant() -> list[read_back.Read]:
    """The tables of the hard report."""
    return read_back.in_report(REPORT)


def test_the_hard_report_has_a_table_for_every_chart_too(meant: list[read_back.Read]) -> None:
    assert len(meant) == 8
    assert meant[2].rows[2] == ["Jun 2025", "no figure", "80%"]


def test_word_has_every_cell(meant: list[read_back.Read]) -> None:
    assert read_back.in_word(docx.render(REPORT)) == meant


def test_a_web_page_has_every_cell(meant: list[read_back.Read]) -> None:
    assert read_back.in_html(html.render(REPORT)) == meant


def test_markdown_has_every_cell(meant: list[read_back.Read]) -> None:
    assert read_back.in_markdown(markdown.render(REPORT)) == meant


def test_csv_has_every_cell(meant: list[read_back.Read]) -> None:
    assert read_back.in_csv(csv.render(REPORT), REPORT) == meant


def test_json_has_every_cell(meant: list[read_back.Read]) -> None:
    assert read_back.in_json(json.render(REPORT)) == meant


def test_excel_has_every_cell(meant: list[read_back.Read]) -> None:
    assert read_back.in_excel(xlsx.render(REPORT)) == meant


def test_the_zip_has_a_file_a_table_and_tables_that_are_alike_in_one(meant: list[read_back.Read]) -> None:
    files = read_back.in_zip(zip.render(REPORT))
    assert [file[0] for file in files[:6]] == [column_names(table.header) for table in meant[:6]]
    found = [[[read_back.spaced(cell) for cell in row] for row in file[1:]] for file in files]
    assert found[:6] == [table.rows for table in meant[:6]]
    assert files[6][0] == ["part", "kpi", "promise"]
    assert found[6] == [[one.caption, *map(str, row)] for one in ALIKE for row in one.rows]


def test_the_pdf_has_every_cell_in_its_order(meant: list[read_back.Read]) -> None:
    text = read_back.in_pdf(pdf.render(REPORT))
    at = 0
    for table in meant:
        at = text.index("".join(table.caption.split()), at)
        for cell in (cell for row in table.rows for cell in row):
            bare = "".join(cell.split())
            at = text.index(bare, at) if len(bare) < 200 else text.index(bare[:60], at)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    render = import_module(f"riia_tui.reports.{name}").render
    assert render(REPORT) == render(replace(REPORT))


def test_the_same_report_gives_the_same_bytes_in_another_run_of_the_program() -> None:
    program = (
        "import hashlib; from importlib import import_module; from tests.reports.hard_report import REPORT\n"
        f"for name in {FORMATS}:\n"
        "    print(hashlib.sha256(import_module(f'riia_tui.reports.{name}').render(REPORT)).hexdigest())"
    )
    first, second = (subprocess.run([sys.executable, "-c", program], capture_output=True, check=True) for _ in "12")
    assert first.stdout == second.stdout
    assert len(set(first.stdout.split())) == len(FORMATS)


@pytest.mark.parametrize("name", FORMATS[:-1])
def test_a_report_without_anything_is_a_file_all_the_same(name: str) -> None:
    assert import_module(f"riia_tui.reports.{name}").render(Report("Nothing yet"))


def test_every_ending_has_its_renderer() -> None:
    assert len(endings()) == len(FORMATS)
    for ending in endings():
        assert ending.islower()
