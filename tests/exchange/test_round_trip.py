"""Out and back: whatever twelve careless people do to their workbooks, no answer is lost, and none is taken twice."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from filling import came_back, columns, filled, put
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from store_contents import rows, written

from db.engine import Store, copy_file, open_store
from db.words import Reported, status_named
from riia_tui.actions.asking import Ask, ask
from riia_tui.actions.boards import set_board
from riia_tui.actions.collecting import Take, take
from riia_tui.actions.commands import SetBoard
from riia_tui.exchange.collected import Collected, CollectedLine

TODAY = date(2025, 12, 1)
PEOPLE = 12
RAGS = ("G", "Amber: at risk", "red", "🟢", "BLUE", "greenish", "n/a", "=B2")
FIGURES = (12, 0.5, "14%", "about 80", "-3", 250)
NUMBERS = {12: 12, 0.5: 0.5, "14%": 14, 250: 250}
DAYS = (date(2026, 2, 28), "28/02/2026", "end of term")
REFS = (None, None, "5.2.7", "6.3", "9.9.9", "everything")


@st.composite
def row_edits(draw: st.DrawFn) -> dict[str, Any]:
    """What somebody types into one row; “words” are made one of a kind, so that they can be looked for."""
    typed: dict[str, Any] = {}
    if draw(st.booleans()):
        typed["rag"] = draw(st.sampled_from(RAGS))
    if draw(st.booleans()):
        typed["words"] = draw(st.sampled_from(("Done", "=1+1", "two\nlines", "[not] markup", "a, b; c")))
    if draw(st.integers(0, 3)) == 0:
        typed["figure"] = draw(st.sampled_from(FIGURES))
    if draw(st.integers(0, 3)) == 0:
        typed["forecast"] = draw(st.sampled_from(DAYS))
    return typed


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """How one person treats a workbook."""
    return {
        "whose": draw(st.integers(0, 1)),
        "rows": draw(st.dictionaries(st.integers(2, 9), row_edits(), max_size=5)),
        "added": draw(st.lists(st.tuples(st.sampled_from(REFS), row_edits()), max_size=2)),
        "sorted": draw(st.booleans()),
        "keys_lost": draw(st.integers(0, 5)) == 0,
        "marks_lost": draw(st.integers(0, 5)) == 0,
        "column_added": draw(st.integers(0, 5)) == 0,
        "aside": draw(st.integers(0, 5)) == 0,
        "sent_twice": draw(st.integers(0, 3)) == 0,
    }


Answers = dict[str, Any]


def careless(person: dict[str, Any], number: int, typed: list[Answers]) -> Callable[[Workbook], None]:
    """Fills a workbook in as a person does; notes in ``typed``, row by row, what must be found again."""

    def fill(book: Workbook) -> None:
        sheet = book["Updates"]
        added = [(at, answers | {"ref": ref}) for at, (ref, answers) in enumerate(person["added"], sheet.max_row + 3)]
        for at, answers in [*person["rows"].items(), *added]:
            if "words" in answers:
                answers = answers | {"words": f"{answers['words']} w{number}-{at}"}
            put(sheet, at, **{name: value for name, value in answers.items() if value is not None})
            typed.append({name: value for name, value in answers.items() if name != "ref"})
        if person["aside"]:
            sheet.cell(3, 19).value = f"aside-{number}"
            typed.append({"aside": f"aside-{number}"})
        mishandle(book, person)

    return fill


def mishandle(book: Workbook, person: dict[str, Any]) -> None:
    """What a person does to a workbook beside answering."""
    sheet = book["Updates"]
    if person["keys_lost"]:
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, columns(sheet)["key"]).value = None
    if person["sorted"]:
        body = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for at, values in enumerate(sorted(body, key=lambda row: str(row[8]), reverse=True), 2):
            for column, value in enumerate(values, 1):
                sheet.cell(at, column).value = value
    if person["marks_lost"]:
        del book["riia"]
        book.properties.description = None
    if person["column_added"]:
        sheet.insert_cols(3)


def holds(line: CollectedLine, name: str, value: Any) -> bool:
    """Whether an answer stands in a line, understood or in its own words."""
    said = line.said
    if str(value) in (said.unread or ""):
        return True
    if name == "words":
        return said.narrative == value
    if name == "rag":
        word = {"Amber: at risk": "amber", "🟢": "green"}.get(value, value)
        return said.status is not None and said.status is status_named(word)
    if name == "figure":
        return said.figure is not None and said.figure == NUMBERS.get(value)
    return name == "forecast" and said.forecast == date(2026, 2, 28) and value in DAYS[:2]


@pytest.fixture(scope="module")
def asked_once(small_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Path, ...]]:
    """A store whose leads were asked, in one file, and their workbooks."""
    folder = tmp_path_factory.mktemp("asked")
    store = open_store(Path(shutil.copyfile(small_file, folder / "made.db")))
    set_board(store, SetBoard("small", date(2026, 1, 22)))
    ask(store, Ask("small", folder / "sent"), TODAY)
    store.close()
    copy_file(folder / "made.db", folder / "kept.db")
    return folder / "kept.db", tuple(sorted((folder / "sent").glob("*.xlsx")))


# Twelve workbooks an example: looking for a smaller one would take minutes.
@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(crowd=st.lists(people(), min_size=PEOPLE, max_size=PEOPLE), refused=st.integers(0, 3))
def test_no_answer_is_lost_and_a_second_collect_changes_nothing(
    asked_once: tuple[Path, tuple[Path, ...]], crowd: list[dict[str, Any]], refused: int
) -> None:
    kept, workbooks = asked_once
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        back = Path(folder) / "back"
        typed: list[Answers] = []
        for number, person in enumerate(crowd):
            source = workbooks[person["whose"] % len(workbooks)]
            file = filled(source, back / f"{number}.xlsx", careless(person, number, typed))
            if person["sent_twice"]:
                shutil.copyfile(file, back / f"copy of {number}.xlsx")
        store = open_store(Path(shutil.copyfile(kept, Path(folder) / "riia.db")))
        try:
            hold_every_answer(store, back, typed, refused)
        finally:
            store.close()


def hold_every_answer(store: Store, back: Path, typed: list[Answers], refused: int) -> None:
    found = came_back(store, back, TODAY)
    for answers in typed:
        assert any(all(holds(line, *answer) for answer in answers.items()) for line in found.lines), answers
    names = sorted({line.name for line in found.lines if line.kpi})[:refused]
    take(store, found, Take(everything=True, refuse=tuple(names)), TODAY)
    assert states(store) == expected(found, names)
    before = written(store)
    again = came_back(store, back, TODAY)
    assert all(line.same or line.questions for line in again.lines)
    assert len(again.lines) == len(found.lines)
    take(store, again, Take(everything=True, refuse=tuple(names)), TODAY)
    assert written(store) == before


def states(store: Store) -> list[str]:
    return sorted(str(state) for (state,) in rows(store, "select state from reported_update"))


def expected(found: Collected, refused: list[str]) -> list[str]:
    """What becomes of the new lines: refused by name, else taken unless there is a question."""
    new = [line for line in found.lines if line.is_new]
    gone = [Reported.REFUSED.value for line in new if line.name in refused]
    return sorted([*gone, *(Reported.REPORTED.value for e in new if e.name not in refused and not e.questions)])
