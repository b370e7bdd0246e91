"""Any list or table on screen goes out: as cells to the clipboard, or as a workbook into the reports folder."""

from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, press, said, type_in
from openpyxl import load_workbook
from textual.app import App

DEMONSTRATED = date(2025, 12, 1)


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was copied, the newest last."""
    texts: list[str] = []
    monkeypatch.setattr("riia_tui.tui.app.RiiaApp.copy_to_clipboard", lambda _app, text: texts.append(text))
    return texts


@pytest.fixture(autouse=True)
def documents(tmp_path: Path) -> Path:
    """A home with a folder for documents in it."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    return folder


def written(app: App[int]) -> Path:
    """The workbook that was said to be written last."""
    notes = [note for note in said(app) if note.startswith("Written: ")]
    return Path(notes[-1].removeprefix("Written: "))


def table_of(path: Path, sheet: int = 2) -> list[list[str]]:
    """The rows of a workbook's table, with its headings; the sheets of every workbook begin with cover and notes."""
    rows = load_workbook(path).worksheets[sheet].iter_rows(min_row=4, values_only=True)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("keys", "heads"),
    [
        (["1"], "List\tKPI\tRAG\tStatement"),
        (["2"], "Depth\tKind\tCode\tTitle or statement"),
        (["2", "k"], "Severity\tCode\tRule\tWhere"),
        (["3"], "Day\tKind\tKPI\tRAG\tWhat"),
        (["4"], "Day\tKind\tTitle\tPlanned"),
        (["5"], "authority\ttook part\t"),
        (["5", "b"], "authority\ttook part\t"),
        (["6"], "Plans\nPlan\tTitle\tRegion"),
        (["1", "o"], "Under\tDue\tLate\tKPI\tWhat"),
        (["1", "g"], "Under\tKPI\tRAG\tStatement"),
        (["6", "k"], "Under\tNetwork\tStanding"),
        (["6", "t"], "Under\tSetting\tValue\tMeaning"),
    ],
)
async def test_every_place_and_sheet_is_copied_as_cells_and_written_to_excel(
    demonstration: Path, pilot_app: Start, copied: list[str], keys: list[str], heads: str
) -> None:
    async with pilot_app(demonstration, at=DEMONSTRATED, notifications=True) as pilot:
        await press(pilot, *keys, "V", "X")
        assert heads in copied[-1]
        table = table_of(written(pilot.app))
        assert "\t".join(table[0]).startswith(heads.split("\n")[-1])
        assert len(table) > 1 and any(any(row) for row in table[1:])


async def test_words_are_whole_however_narrow_the_terminal(
    demonstration: Path, pilot_app: Start, copied: list[str]
) -> None:
    async with pilot_app(demonstration, (60, 20), at=DEMONSTRATED) as pilot:
        await press(pilot, "2", "V")
        assert "…" not in copied[-1]
        assert "\nKPI" not in copied[-1]
        width = copied[-1].split("\n")[0].count("\t")
        assert width == 9


async def test_what_was_found_goes_out_too(demonstration: Path, pilot_app: Start, copied: list[str]) -> None:
    async with pilot_app(demonstration, at=DEMONSTRATED, notifications=True) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "dashboard")
        await press(pilot, "f4", "f5")
        assert copied[-1].startswith("Kind\tKPI\tText\tPlan\tDay\n")
        assert table_of(written(pilot.app))[0] == ["Kind", "KPI", "Text", "Plan", "Day"]


async def test_a_second_workbook_stands_beside_the_first(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, at=DEMONSTRATED, notifications=True) as pilot:
        await press(pilot, "4", "X")
        first = written(pilot.app)
        await press(pilot, "X")
        assert written(pilot.app) == first.with_name(f"{first.stem}-2.xlsx") and first.exists()


async def test_where_there_is_no_table_that_is_said(plan_store: Path, pilot_app: Start, copied: list[str]) -> None:
    async with pilot_app(plan_store, notifications=True) as pilot:
        await press(pilot, "4", "X")
        assert "There is no list or table here to write to Excel." in said(pilot.app)
        await press(pilot, "V")
        assert "Nothing is recorded yet" in copied[-1]
