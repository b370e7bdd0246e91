"""Asking leads for updates: what their workbooks hold and keep locked, the drafts, and who has not answered."""

from datetime import date
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from store_contents import from_outside, written

from db.engine import Store
from db.errors import BadInput
from db.words import Status
from riia_tui.actions.asking import Ask, ask
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import SetBoard, UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.views.asked import asked
from riia_tui.views.outstanding import By, Wanted, outstanding

TODAY = date(2025, 12, 1)
BOARD = date(2026, 1, 22)


@pytest.fixture
def asking(small: Store, tmp_path: Path) -> Path:
    """The folder of a round of asking before the board of 22 January."""
    set_board(small, SetBoard("small", BOARD))
    update_rag(small, UpdateRag("5.2.6", Status.AT_RISK, TODAY, comment="=Two to go"), TODAY)
    ask(small, Ask("small", tmp_path / "out"), TODAY)
    return tmp_path / "out"


def sheet_of(folder: Path, person: str):
    (path,) = folder.glob(f"*{person}.xlsx")
    return load_workbook(path)["Updates"]


def test_every_lead_gets_a_workbook_and_a_draft(asking: Path) -> None:
    names = sorted(path.name for path in asking.iterdir())
    stem = "updates-small-2026-01-22"
    assert f"{stem}-jo-bloggs.xlsx" in names and f"{stem}-jo-bloggs.eml" in names
    assert f"{stem}-no-lead-is-named.xlsx" in names
    assert len(names) == 2 * len([name for name in names if name.endswith(".xlsx")])


def test_what_stands_is_locked_and_what_is_asked_for_is_open(asking: Path) -> None:
    sheet = sheet_of(asking, "jo-bloggs")
    assert sheet.protection.sheet and not sheet.protection.password
    headings = {cell.value: cell.column for cell in sheet[1]}
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=2) if row[1].value}
    assert list(rows) == ["5.2.5", "5.2.8", "5.2.6", "5.2.7"]
    row = rows["5.2.6"]
    shown = {name: row[at - 1] for name, at in headings.items()}
    assert (shown["RAG agreed"].value, shown["Last comment"].value) == ("Amber: at risk", "=Two to go")
    assert shown["Last comment"].data_type == "s"
    open_ones = [name for name, cell in shown.items() if not cell.protection.locked]
    assert open_ones == ["Your RAG", "What has happened", "Evidence (link)", "Cause", "Remedy", "Forecast date"]
    lists = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
    assert "Green: on track" in lists[0].formula1
    assert sheet.column_dimensions["A"].hidden


def test_a_figure_is_asked_for_where_only_a_person_knows_it(asking: Path) -> None:
    open_figures = []
    for path in asking.glob("*.xlsx"):
        for row in load_workbook(path)["Updates"].iter_rows(min_row=2):
            if row[1].value and not row[9].protection.locked:
                open_figures.append(row[1].value)
    assert open_figures
    assert "5.2.7" not in open_figures


def test_the_first_sheet_says_in_four_sentences_what_is_wanted(asking: Path) -> None:
    (path,) = asking.glob("*jo-bloggs.xlsx")
    book = load_workbook(path)
    page = book["Read this first"]
    assert book.active is page
    said = [row[0].value for row in page.iter_rows()]
    assert len(said) == 5
    assert "meets on 22 Jan 2026, and 4 KPIs of “A small plan” are yours" in said[1]
    assert "send it back by 8 Jan 2026" in said[4]


def test_both_sheets_print_on_the_width_of_a_page(asking: Path) -> None:
    (path,) = asking.glob("*jo-bloggs.xlsx")
    book = load_workbook(path)
    for name in ("Read this first", "Updates"):
        assert book[name].sheet_properties.pageSetUpPr.fitToPage
        assert book[name].page_setup.fitToWidth in (None, 1) and book[name].page_setup.fitToHeight == 0


def test_a_region_without_a_name_for_its_alliance_is_named_itself(small: Store, asking: Path) -> None:
    from_outside(small.path, "update region set alliance = ''")
    ask(small, Ask("small", asking), TODAY)
    (path,) = asking.glob("*jo-bloggs.eml")
    draft = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert "The RIIA Board of West meets on 22 Jan 2026" in " ".join(draft.get_body().get_content().split())


def test_the_draft_is_unsent_and_carries_the_workbook(asking: Path) -> None:
    (path,) = asking.glob("*jo-bloggs.eml")
    draft = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert draft["X-Unsent"] == "1" and draft["From"] is None and draft["Date"] is None
    assert draft["Subject"] == "Updates for the RIIA Board of 22 Jan 2026, by 8 Jan 2026"
    assert draft.get_body().get_content().startswith("Dear Jo Bloggs,")
    (attached,) = draft.iter_attachments()
    assert attached.get_filename() == "updates-small-2026-01-22-jo-bloggs.xlsx"
    assert load_workbook(BytesIO(attached.get_content())).sheetnames == ["Read this first", "Updates", "riia"]


def test_the_draft_is_addressed_where_the_address_is_known(small: Store, asking: Path) -> None:
    from_outside(small.path, "update contact set email = 'jo@example.org' where name = 'Jo Bloggs'")
    ask(small, Ask("small", asking), TODAY)
    (path,) = asking.glob("*jo-bloggs.eml")
    assert message_from_bytes(path.read_bytes(), policy=policy.default)["To"] == "jo@example.org"


def test_asking_again_writes_the_same_files_and_notes_nothing_twice(small: Store, asking: Path) -> None:
    before = {path.name: path.read_bytes() for path in asking.iterdir()}
    noted = written(small)
    ask(small, Ask("small", asking), TODAY)
    assert {path.name: path.read_bytes() for path in asking.iterdir()} == before
    assert written(small) == noted


def test_who_has_not_answered_is_outstanding(small: Store, asking: Path) -> None:
    line = asked(small, "small", TODAY).lines[0]
    assert (line.person, line.due, line.answered, line.late) == ("Jo Bloggs", date(2026, 1, 8), (), False)
    assert asked(small, "small", date(2026, 1, 9)).lines[0].late
    leads = {group.name: group.updates for group in outstanding(small, "small", TODAY, By.LEAD).groups}
    (waiting,) = [update for update in leads["Jo Bloggs"] if update.wanted is Wanted.ANSWER]
    assert (waiting.what, waiting.due) == ("4 KPIs for the board of 22 Jan 2026", date(2026, 1, 8))


def test_without_a_board_nobody_is_asked(small: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No board is to come"):
        ask(small, Ask("small", tmp_path / "out"), TODAY)
    assert not (tmp_path / "out").exists()
