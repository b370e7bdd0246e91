"""Trackers, answers and registers that are not saved by Excel: LibreOffice's, the old .xls, text files."""

from datetime import date
from pathlib import Path

import pytest
from filling import answered, came_back, line_of
from ods_making import cell, ods, saved_as_ods, table
from tracker_making import AS_AT, colour_with_a_word

from db.engine import Store
from db.errors import BadInput
from riia_tui.exchange.table_files import read_pages
from riia_tui.exchange.trackers.opening import is_tracker, read_tracker
from riia_tui.exchange.trackers.rows import Reading, read_rows
from riia_tui.exchange.trackers.suggest import suggest
from riia_tui.exchange.typed_answers import words_of

FILES = Path(__file__).parent / "files"
HEADS = "".join(map(cell, ("Ref", "KPI", "Lead", "Due", "Target", "RAG")))


def read(path: Path) -> Reading:
    """A tracker as it is read by the first guess."""
    tracker = read_tracker(path)
    return read_rows(tracker, suggest(tracker, AS_AT), AS_AT)


@pytest.mark.parametrize("name", ["penwarth.ods", "penwarth.xls"])
def test_a_tracker_saved_by_another_program_is_read_like_the_one_that_excel_saved(name: str, tmp_path: Path) -> None:
    by_excel = read(colour_with_a_word(tmp_path).path)
    path = tmp_path / f"Penwarth action tracker{Path(name).suffix}"
    path.write_bytes((FILES / name).read_bytes())
    found = read(path)
    assert is_tracker(path)
    assert (found.rows, found.misfits) == (by_excel.rows, by_excel.misfits)


def test_an_ods_tracker_keeps_percentages_decimals_colours_and_comments(tmp_path: Path) -> None:
    percent = (
        '<table:table-cell office:value-type="percentage" office:value="0.8"><text:p>80%</text:p></table:table-cell>'
    )
    row = (
        cell(1.1, "two") + cell("Hold meetings\nwith leads") + cell("Ada") + cell(date(2026, 3, 31)) + percent
        + cell(None, "fill92D050", "", "") + "<table:table-cell table:number-columns-repeated='16378'/>"
    )  # fmt: skip
    other = (
        cell(1.2, "two")
        + cell("Publish a guide")
        + cell("Bo")
        + cell(date(2026, 1, 31))
        + cell(3)
        + cell("G", note="as agreed")
    )
    path = tmp_path / "t.ods"
    path.write_bytes(ods(table("KPIs", [HEADS, row, other])))
    first, second = read(path).rows
    assert (first.ref, first.due.day, first.target and first.target.text) == ("1.10", date(2026, 3, 31), "80%")
    assert [each.status.letter for each in first.judgements] == ["G"]
    assert [each.comment for each in second.judgements] == ["as agreed"]


def test_merged_cells_and_hidden_rows_of_an_ods_file_are_seen(tmp_path: Path) -> None:
    theme = '<table:table-cell office:value-type="string" table:number-columns-spanned="6"><text:p>Practice</text:p>'
    rows = [HEADS, f'{theme}</table:table-cell><table:covered-table-cell table:number-columns-repeated="5"/>']
    rows += [cell("1.1") + cell("Hold meetings with leads") + cell("Ada")]
    hidden = cell("1.2") + cell("Publish a guide for leads") + cell("Bo")
    text = table("KPIs", rows).replace(
        "</table:table>", f'<table:table-row table:visibility="collapse">{hidden}</table:table-row></table:table>'
    )
    path = tmp_path / "t.ods"
    path.write_bytes(ods(text.replace("1048000", "40")))
    found = read(path)
    assert [(row.ref, row.themes) for row in found.rows] == [("1.1", ("Practice",)), ("1.2", ("Practice",))]
    assert [each.said for each in found.remarks] == ["hidden in Excel, and taken all the same"]


def test_a_tracker_in_a_text_file_keeps_its_refs_and_says_what_such_a_file_lacks(tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    lines = "Ref;KPI;Lead;Due;Target;RAG\n1.9;Hold meetings;Ada;31/03/2026;80%;Green\n1.10;=1+1 is two;Bo;Mar-26;5;A\n"
    path.write_text(lines, encoding="cp1252", newline="")
    found = read(path)
    assert is_tracker(path)
    assert [(row.ref, row.statement, row.due.day) for row in found.rows] == [
        ("1.9", "Hold meetings", date(2026, 3, 31)), ("1.10", "=1+1 is two", date(2026, 3, 31)),
    ]  # fmt: skip
    assert "no colours, comments or merged cells" in found.tracker.notes[0]


def test_an_answer_that_a_lead_saved_in_libreoffice_is_collected(small: Store, sent: Path, tmp_path: Path) -> None:
    (jo,) = sent.glob("*jo-bloggs.xlsx")
    filled = answered(jo, tmp_path / "filled.xlsx", {"5.2.6": {"rag": "Green", "forecast": date(2026, 2, 28)}})
    found = came_back(small, saved_as_ods(filled, tmp_path / "filled.ods"), date(2025, 12, 1))
    assert line_of(found, "5.2.6").changes[-1] == "forecast 28 Feb 2026"
    assert {line.person for line in found.lines} == {"Jo Bloggs"}


def test_a_register_in_an_ods_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "register.ods"
    path.write_bytes(ods(table("Leads", [cell("Authority") + cell(date(2025, 9, 12)), cell("Bristol") + cell("y")])))
    (page,) = read_pages(path)
    assert [[words_of(each) for each in row.cells.values()] for row in page.rows] == [
        ["Authority", "2025-09-12"],
        ["Bristol", "y"],
    ]


def refused() -> dict[str, tuple[bytes, str]]:
    """Files that are not read, with a part of the sentence that says why."""
    repeated = f'<table:table-row table:number-rows-repeated="60000">{cell(1)}{cell(2)}</table:table-row>'
    whole = ods(table("KPIs", [HEADS]))
    return {
        "locked.ods": (ods("", manifest="<manifest:encryption-data/>"), "the file has a password; take it off"),
        "damaged.ods": (ods(table("KPIs", [HEADS]).replace("</table:table>", "")), "damaged"),
        "half.ods": (whole[: len(whole) // 2], "damaged"),
        "flood.ods": (ods(f'<table:table table:name="a">{repeated}</table:table>'), "more than 100,000 cells"),
        "none.ods": (ods(""), "no sheet"),
        "letter.ods": (whole.replace(b"opendocument.spreadsheet", b"opendocument.text-------"), "no workbook"),
        "locked.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged, or no workbook"),
        "page.xls": (b"<html><table><tr><td>Ref</td></tr></table>", "no workbook"),
        "nul.csv": (b"\0\0\0\0", "no text"),
        "wide.csv": (b"x," * 300, "200th column"),
    }


@pytest.mark.parametrize("name", refused())
def test_what_cannot_be_read_is_said_in_a_sentence(name: str, tmp_path: Path) -> None:
    content, said = refused()[name]
    (tmp_path / name).write_bytes(content)
    assert is_tracker(tmp_path / name)  # so that it is read as one, which says why it cannot be
    with pytest.raises(BadInput, match=said):
        read_tracker(tmp_path / name)


def test_a_workbook_of_excel_that_is_called_xls_is_read_as_what_it_is(tmp_path: Path) -> None:
    made = colour_with_a_word(tmp_path)
    renamed = made.path.rename(tmp_path / "tracker.xls")
    assert len(read(renamed).rows) == len(made.rows)
