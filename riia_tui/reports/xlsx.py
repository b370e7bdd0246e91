"""A report as an Excel workbook, by the Analysis Function's rules for spreadsheets that everybody can use.

A cover sheet, a sheet of notes, the running text, then one sheet a table: a marked-up table with one header row, no
merged cell, no blank row above it, blanks explained, charts that Excel draws itself. What people typed is never a
formula.
"""

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from riia_tui.reports.as_at import as_at_day
from riia_tui.reports.blocks import Chart, Report, Table
from riia_tui.reports.plain import on_one_line
from riia_tui.reports.stable_zip import stable_zip
from riia_tui.reports.tables import stacked
from riia_tui.reports.xlsx_cells import LETTERS, Looks
from riia_tui.reports.xlsx_chart import chart_for
from riia_tui.reports.xlsx_names import sheet_names
from riia_tui.reports.xlsx_sheets import HEAD_LINES, Sheet, write_table_sheet, write_words
from riia_tui.reports.xlsx_words import NOTES, cover_lines, text_rows

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_PROPERTY = 255
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": LETTERS,
}
_BESIDE = 4
"""Columns of figures that leave room for their chart on one page."""
_COVER, _NOTES, _TEXT = "Cover", "Notes", "Text"


def render(report: Report) -> bytes:
    """The report as the bytes of an .xlsx file, the same bytes for the same report."""
    content = BytesIO()
    workbook = Workbook(content, _OPTIONS)
    workbook.set_properties(_properties(report))
    looks = Looks(workbook)
    found = list(stacked(report))
    text = text_rows(report)
    names = sheet_names(found)
    contents = [(_NOTES, "How to read this workbook"), *([(_TEXT, "The report's text, in its order")] if text else [])]
    contents += [(name, on_one_line(one.table.caption)) for name, one in zip(names, found, strict=True)]
    cover = _sheet(workbook, _COVER)
    write_words(cover, looks, cover_lines(report), ("Sheet", "What it holds"), contents, links=True)
    write_words(_sheet(workbook, _NOTES), looks, ["Notes"], ("Note", "What it says"), NOTES)
    if text:
        write_words(_sheet(workbook, _TEXT), looks, ["The report's text, in its order"], ("Part", "Text"), text)
    for number, (name, one) in enumerate(zip(names, found, strict=True), 1):
        page = _sheet(workbook, name)
        write_table_sheet(page, looks, one.table if one.chart is None else _with_gaps(one.table), number)
        if one.chart is not None:
            _add_chart(workbook, page, one.chart)
    foot = _foot(report)
    for sheet in workbook.worksheets():
        sheet.set_footer(foot)
    cover.page.activate()
    workbook.close()
    return stable_zip(content.getvalue())


def _with_gaps(table: Table) -> Table:
    """A chart's figures with blank cells where there is no figure: Excel draws a word as nought, a blank as a gap."""
    rows = tuple(
        (row[0], *(replace(cell, text="") if cell.value is None else cell for cell in row[1:])) for row in table.cells()
    )
    return replace(table, rows=rows)


def _properties(report: Report) -> dict[str, Any]:
    return {
        "title": on_one_line(report.title, _LONGEST_PROPERTY),
        "subject": on_one_line(report.subtitle, _LONGEST_PROPERTY),
        "author": on_one_line(report.author, _LONGEST_PROPERTY),
        "comments": on_one_line(report.note, _LONGEST_PROPERTY),
        "keywords": report.language,
        "created": as_at_day(report.as_at),
    }


def _foot(report: Report) -> str:
    """What stands below every printed page: which report, of which day, and which page; && is Excel's own &."""
    as_at = f"as at {report.as_at}" if report.as_at.strip() else ""
    parts = (on_one_line(report.title, 90), on_one_line(as_at, 40), on_one_line(report.note, 60))
    words = " · ".join(part for part in parts if part).replace("&", "&&")
    return f"&L&8 {words}&R&8&A · page &P of &N"


def _sheet(workbook: Workbook, name: str) -> Sheet:
    page: Worksheet = workbook.add_worksheet(name)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    return Sheet(page, name)


def _add_chart(workbook: Workbook, sheet: Sheet, chart: Chart) -> None:
    """Puts the chart beside its figures; below them where they are so wide that the two would be printed small."""
    made = chart_for(workbook, sheet, chart)
    columns = len(chart.series) + (chart.target is not None) + 1
    place = (HEAD_LINES, columns + 1)
    if columns > _BESIDE:
        place = (HEAD_LINES + len(chart.labels) + 2, 0)
        sheet.page.fit_to_pages(1, 1)
    about = on_one_line(chart.about, _LONGEST_PROPERTY)
    sheet.page.insert_chart(*place, made, {"description": about, "object_position": 3})
