"""The Department's own form is filled where its words can be matched; what it prints stays; the rest is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from db.engine import Store
from db.errors import BadInput
from db.words import Audience
from riia_tui.reports.asked import Asked
from riia_tui.reports.return_form import fill_return
from tests.views.pack_store import TODAY, pack_store
from tests.views.registers_store import enter_registers

ASKED = Asked(None, TODAY, None, Audience.DFE)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The plan of the board pack with registers."""
    made = pack_store(tmp_path_factory.mktemp("form") / "riia.db")
    enter_registers(made)
    yield made
    made.close()


def test_a_workbook_is_filled_by_its_headings_labels_and_printed_keys(store: Store, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["Region:", None], ["Reporting period", None], ["KPI", "RAG rating", "Narrative", "Lead partner"]):
        sheet.append(row)
    sheet.append(["5.1.1 Network meetings", None, "printed already", None])
    money = book.create_sheet("Money")
    money.append(["Funding stream", "Area", "Profile", "Actual spend", "Reason for variance"])
    money.append(["SEND", "Data", None, None, None])
    book.save(tmp_path / "form.xlsx")
    filled = fill_return(store, ASKED, tmp_path / "form.xlsx", tmp_path / "return.xlsx")
    found = load_workbook(tmp_path / "return.xlsx")
    main = found.worksheets[0]
    assert (main["B1"].value, main["B2"].value) == ("Western Alliance", "Q3 2025-26 (October to December)")
    assert main["C4"].value == "printed already"
    assert main["B4"].value is not None
    assert [cell.value for cell in found["Money"][2]] == ["SEND", "Data", "£2,000", "£800", "Post filled late"]
    assert "Not matched: “Lead partner”." in filled.said()


def test_empty_rows_of_a_word_form_take_what_is_left_in_order(store: Store, tmp_path: Path) -> None:
    form = Document()
    table = form.add_table(rows=3, cols=3)
    for cell, name in zip(table.rows[0].cells, ("SoR reference", "KPI", "Status"), strict=True):
        cell.text = name
    form.save(str(tmp_path / "form.docx"))
    filled = fill_return(store, ASKED, tmp_path / "form.docx", tmp_path / "return.docx")
    rows = [[cell.text for cell in row.cells] for row in Document(str(tmp_path / "return.docx")).tables[0].rows]
    assert rows[1][1].startswith("1.1.1 ")
    assert (filled.rows, filled.left_over) == (2, 7)


def test_what_is_no_form_is_refused_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(b"no Word file")
    Document().save(str(tmp_path / "empty.docx"))
    for form, to, said in (
        ("form.docx", "return.docx", "cannot be read as a Word file"),
        ("empty.docx", "return.docx", "could be matched"),
        ("empty.docx", "return.pdf", "is written as the same"),
        ("empty.docx", "empty.docx", "written over"),
        ("none.xlsx", "return.xlsx", "cannot be read as a workbook"),
    ):
        with pytest.raises(BadInput, match=said):
            fill_return(store, ASKED, tmp_path / form, tmp_path / to)
    assert not (tmp_path / "return.docx").exists()
