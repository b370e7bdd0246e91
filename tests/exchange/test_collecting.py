"""What leads send back: read whatever was done to it, shown line by line, taken in as reported, then agreed."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from filling import answered, came_back, columns, filled, line_of, put, row_of
from openpyxl import Workbook
from store_contents import rows, written

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.journal import undo
from db.words import Reported, Status
from riia_tui.actions.agreeing import Agree, agree
from riia_tui.actions.asking import Ask, ask
from riia_tui.actions.boards import set_board
from riia_tui.actions.collecting import Take, take
from riia_tui.actions.commands import SetBoard, UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import ChangePlan
from riia_tui.exchange.answers import read_answers
from riia_tui.exchange.collected import Said
from riia_tui.views.asked import asked
from riia_tui.views.kpi import kpi
from riia_tui.views.reported import reported

TODAY = date(2025, 12, 1)
EVERYTHING = Take(everything=True)


def jo(sent: Path) -> Path:
    (path,) = sent.glob("*jo-bloggs.xlsx")
    return path


def test_answers_are_shown_from_what_to_what(small: Store, sent: Path, tmp_path: Path) -> None:
    update_rag(small, UpdateRag("5.2.6", Status.AT_RISK, TODAY), TODAY)
    answered(
        jo(sent),
        tmp_path / "back" / "Copy of updates (final) v2.xlsx",
        {
            "5.2.6": {"rag": "Green: on track", "words": "Three held", "forecast": date(2026, 2, 28)},
            "5.2.7": {"rag": "red", "cause": "Nobody came", "evidence": "https://example.org/a"},
        },
    )
    before = written(small)
    found = came_back(small, tmp_path / "back", TODAY)
    assert line_of(found, "5.2.6").changes == ("RAG A → G", "forecast 28 Feb 2026", "Three held")
    assert line_of(found, "5.2.7").said == Said(Status.OFF_TRACK, cause="Nobody came", evidence="https://example.org/a")
    assert [note.said for note in found.notes] == ["2 rows without an answer."]
    assert {line.person for line in found.lines} == {"Jo Bloggs"}
    assert all(not line.questions for line in found.lines)
    assert written(small) == before


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("G", Status.ON_TRACK), ("on track", Status.ON_TRACK), ("Green: on track", Status.ON_TRACK),
        ("🟢", Status.ON_TRACK),
        (" AMBER ", Status.AT_RISK), ("Red (late)", Status.OFF_TRACK), ("🔴 Red", Status.OFF_TRACK),
        ("–: not started", Status.NOT_STARTED), ("Blue: complete", Status.COMPLETE), ("amberish", None),
        ("red - green", None), ("=A1", None),
    ],
)  # fmt: skip
def test_a_rag_is_understood_however_it_is_typed(small: Store, sent: Path, tmp_path: Path, typed, meant) -> None:
    answered(jo(sent), tmp_path / "back.xlsx", {"5.2.6": {"rag": typed}})
    said = line_of(came_back(small, tmp_path / "back.xlsx", TODAY), "5.2.6").said
    assert said.status is meant
    assert said.unread == (None if meant else f"Your RAG: {typed}")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (date(2026, 2, 28), date(2026, 2, 28)), ("28/02/2026", date(2026, 2, 28)), ("28.2.26", date(2026, 2, 28)),
        ("28 Feb 2026", date(2026, 2, 28)), ("2026-02-28", date(2026, 2, 28)), ("soon", None), ("31/02/2026", None),
    ],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_typed(small: Store, sent: Path, tmp_path: Path, typed, meant) -> None:
    answered(jo(sent), tmp_path / "back.xlsx", {"5.2.6": {"forecast": typed}})
    said = line_of(came_back(small, tmp_path / "back.xlsx", TODAY), "5.2.6").said
    assert said.forecast == meant
    assert said.unread == (None if meant else f"Forecast date: {typed}")


def test_rows_are_found_when_sorted_and_columns_when_moved(small: Store, sent: Path, tmp_path: Path) -> None:
    def careless(book: Workbook) -> None:
        sheet = book["Updates"]
        put(sheet, row_of(sheet, "5.2.6"), rag="G")
        put(sheet, row_of(sheet, "5.2.7"), rag="R")
        body = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=5)]
        for number, values in enumerate(reversed(body), 2):
            for at, value in enumerate(values, 1):
                sheet.cell(number, at).value = value
        sheet.insert_cols(4)
        sheet.insert_rows(1)
        sheet.title = "Copy"

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    found = came_back(small, tmp_path / "back.xlsx", TODAY)
    assert {line.name: line.said.status for line in found.lines} == {
        "5.2.6": Status.ON_TRACK,
        "5.2.7": Status.OFF_TRACK,
    }
    assert not [line for line in found.lines if line.questions]


def test_added_rows_and_unknown_refs_are_questions(small: Store, sent: Path, tmp_path: Path) -> None:
    def careless(book: Workbook) -> None:
        sheet = book["Updates"]
        put(sheet, 8, ref="6.1", rag="G", words="Ours too")
        put(sheet, 9, ref="9.9.9", words="What of this?")
        put(sheet, 10, words="And this?")

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    found = came_back(small, tmp_path / "back.xlsx", TODAY)
    assert {line.name: line.questions for line in found.lines} == {
        "6.1": ("the row was added",) if line_of(found, "6.1").kpi else ("there is no KPI “6.1” in the plan",),
        "9.9.9": ("there is no KPI “9.9.9” in the plan",),
        "no ref": ("it names no KPI",),
    }
    assert take(small, found, EVERYTHING, TODAY).said == "Nothing new was taken in."
    with pytest.raises(UnknownName, match=r"9\.9\.9"):
        take(small, found, Take(accept=("9.9.9",)), TODAY)


def test_an_added_row_is_taken_only_by_name(small: Store, sent: Path, tmp_path: Path) -> None:
    def careless(book: Workbook) -> None:
        put(book["Updates"], row_of(book["Updates"], "5.2.7"), key=None, rag="G")

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    found = came_back(small, tmp_path / "back.xlsx", TODAY)
    assert line_of(found, "5.2.7").questions == ("the row was added",)
    assert take(small, found, EVERYTHING, TODAY).said == "Nothing new was taken in."
    assert take(small, found, Take(accept=("5.2.7",)), TODAY).said == "Took in 1 update from leads."


def test_words_in_locked_cells_and_beside_the_table_are_kept(small: Store, sent: Path, tmp_path: Path) -> None:
    def careless(book: Workbook) -> None:
        sheet = book["Updates"]
        row = row_of(sheet, "5.2.7")
        sheet.cell(row, columns(sheet)["Last comment"]).value = "Ten so far"
        sheet.cell(row, 20).value = "ring me"

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    line = line_of(came_back(small, tmp_path / "back.xlsx", TODAY), "5.2.7")
    assert line.said.unread == "Last comment rewritten: Ten so far; Beside it: ring me"


def test_a_plan_that_changed_since_is_asked_about(small: Store, sent: Path, tmp_path: Path) -> None:
    change_plan(small, ChangePlan("5.2.7", "statement", "Fourteen things happen.", "agreed", TODAY), TODAY)
    answered(jo(sent), tmp_path / "back.xlsx", {"5.2.7": {"rag": "G"}})
    line = line_of(came_back(small, tmp_path / "back.xlsx", TODAY), "5.2.7")
    assert line.questions == ("the plan's statement has changed since it was asked",)


def test_the_last_rounds_workbook_is_said_to_be_one(small: Store, sent: Path, tmp_path: Path) -> None:
    answered(jo(sent), tmp_path / "back.xlsx", {"5.2.7": {"rag": "G"}})
    later = date(2026, 2, 2)
    set_board(small, SetBoard("small", date(2026, 3, 19)))
    ask(small, Ask("small", tmp_path / "second"), later)
    line = line_of(came_back(small, tmp_path / "back.xlsx", later), "5.2.7")
    assert line.questions == ("it was asked for the board of 22 Jan 2026; the last round is for 19 Mar 2026",)


def test_another_plans_workbook_is_not_taken(small: Store, sent: Path, tmp_path: Path) -> None:
    def other(book: Workbook) -> None:
        put(book["Updates"], row_of(book["Updates"], "5.2.7"), rag="G")
        book["riia"]["B2"].value = "north"

    filled(jo(sent), tmp_path / "back.xlsx", other)
    found = came_back(small, tmp_path / "back.xlsx", TODAY)
    assert found.lines == ()
    assert "It is a workbook of the plan north, not of small" in found.notes[0].said


def test_without_its_hidden_sheet_the_properties_say_where_it_is_from(small: Store, sent: Path, tmp_path: Path) -> None:
    def careless(book: Workbook) -> None:
        put(book["Updates"], row_of(book["Updates"], "5.2.7"), rag="G")
        del book["riia"]

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    line = line_of(came_back(small, tmp_path / "back.xlsx", TODAY), "5.2.7")
    assert (line.person, line.questions) == ("Jo Bloggs", ())


def test_without_any_mark_it_is_asked_whom_it_is_from(small: Store, sent: Path, tmp_path: Path) -> None:
    def careless(book: Workbook) -> None:
        put(book["Updates"], row_of(book["Updates"], "5.2.7"), rag="G")
        del book["riia"]
        book.properties.description = None

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    line = line_of(came_back(small, tmp_path / "back.xlsx", TODAY, "Sam Smith"), "5.2.7")
    assert line.person == "Sam Smith"
    assert line.questions == ("the workbook does not say which plan and whom it is from",)


def test_a_second_collect_of_the_same_file_changes_nothing(small: Store, sent: Path, tmp_path: Path) -> None:
    first = answered(jo(sent), tmp_path / "back" / "a.xlsx", {"5.2.6": {"rag": "G"}, "5.2.7": {"rag": "R"}})
    shutil.copyfile(first, tmp_path / "back" / "renamed.xlsx")
    found = came_back(small, tmp_path / "back", TODAY)
    assert [line.same for line in found.lines] == [
        "",
        "",
        "the same as in a.xlsx, row 4",
        "the same as in a.xlsx, row 5",
    ]
    told = take(small, found, Take(everything=True, refuse=("5.2.7",)), TODAY)
    assert told.said == "Took in 1 update from leads, refused 1."
    before = written(small)
    again = came_back(small, tmp_path / "back", TODAY)
    assert [line.same for line in again.lines][:2] == ["taken in already", "refused already"]
    assert take(small, again, EVERYTHING, TODAY).said == "Nothing new was taken in."
    assert written(small) == before


def test_two_leads_who_answer_for_one_kpi_are_both_shown(small: Store, sent: Path, tmp_path: Path) -> None:
    def of_sam(book: Workbook) -> None:
        put(book["Updates"], row_of(book["Updates"], "5.2.7"), rag="G")
        book["riia"]["B3"].value = "Sam Smith"

    answered(jo(sent), tmp_path / "back" / "a.xlsx", {"5.2.7": {"rag": "R"}})
    filled(jo(sent), tmp_path / "back" / "b.xlsx", of_sam)
    found = came_back(small, tmp_path / "back", TODAY)
    assert [(line.person, line.remarks) for line in found.lines] == [
        ("Jo Bloggs", ("answered by Sam Smith too",)),
        ("Sam Smith", ("answered by Jo Bloggs too",)),
    ]
    take(small, found, EVERYTHING, TODAY)
    with pytest.raises(BadInput, match=r"More than one update waits for 5\.2\.7: .* of Jo Bloggs, .* of Sam Smith"):
        agree(small, Agree(("5.2.7",)), TODAY)
    sams = next(line for line in reported(small, "small", TODAY).lines if line.person == "Sam Smith")
    agree(small, Agree((sams.number,)), TODAY)
    assert kpi(small, "5.2.7", "small", TODAY).assessments[0].by == "Sam Smith"
    assert [line.person for line in reported(small, "small", TODAY).lines] == ["Jo Bloggs"]


def test_what_is_taken_in_changes_no_rag_until_it_is_agreed(small: Store, sent: Path, tmp_path: Path) -> None:
    answered(
        jo(sent),
        tmp_path / "back.xlsx",
        {"5.2.7": {"rag": "A", "words": "Ten so far", "remedy": "Two more", "evidence": "https://example.org/a"}},
    )
    before = kpi(small, "5.2.7", "small", TODAY)
    take(small, came_back(small, tmp_path / "back.xlsx", TODAY), EVERYTHING, TODAY)
    assert kpi(small, "5.2.7", "small", TODAY).assessments == before.assessments
    assert kpi(small, "5.2.7", "small", TODAY).line == before.line
    (waiting,) = reported(small, "small", TODAY).lines
    assert (waiting.name, waiting.says, waiting.person, waiting.narrative) == ("5.2.7", "A", "Jo Bloggs", "Ten so far")
    line = asked(small, "small", TODAY).lines[0]
    assert (line.answered, line.missing) == (("5.2.7",), ("5.2.5", "5.2.8", "5.2.6"))
    told = agree(small, Agree(("5.2.7",)), TODAY)
    assert told.said == "Agreed what was reported of 5.2.7 by Jo Bloggs for the board of 22 Jan 2026."
    (rag,) = kpi(small, "5.2.7", "small", TODAY).assessments
    assert (rag.status, rag.comment, rag.remedy, rag.by) == (Status.AT_RISK, "Ten so far", "Two more", "Jo Bloggs")
    assert [record.title for record in kpi(small, "5.2.7", "small", TODAY).records] == [
        "Evidence for 5.2.7 from Jo Bloggs"
    ]
    assert reported(small, "small", TODAY).lines == ()
    undo(small)
    assert kpi(small, "5.2.7", "small", TODAY).assessments == ()
    assert len(reported(small, "small", TODAY).lines) == 1


def test_another_rag_may_be_agreed_than_was_reported_and_an_update_refused(
    small: Store, sent: Path, tmp_path: Path
) -> None:
    answered(jo(sent), tmp_path / "back.xlsx", {"5.2.7": {"words": "Fine"}, "5.2.6": {"rag": "B"}})
    take(small, came_back(small, tmp_path / "back.xlsx", TODAY), EVERYTHING, TODAY)
    with pytest.raises(BadInput, match=r"No RAG was reported of 5\.2\.7"):
        agree(small, Agree(("5.2.7",)), TODAY)
    agree(small, Agree(("5.2.7",), status=Status.OFF_TRACK), TODAY)
    agree(small, Agree(refused=("5.2.6",)), TODAY)
    assert kpi(small, "5.2.7", "small", TODAY).assessments[0].status is Status.OFF_TRACK
    assert rows(small, "select state from reported_update order by state") == [(Reported.AGREED,), (Reported.REFUSED,)]


def test_where_one_of_several_cannot_be_agreed_none_is(small: Store, sent: Path, tmp_path: Path) -> None:
    answered(jo(sent), tmp_path / "back.xlsx", {"5.2.7": {"words": "Fine"}, "5.2.6": {"rag": "G"}})
    take(small, came_back(small, tmp_path / "back.xlsx", TODAY), EVERYTHING, TODAY)
    before = written(small)
    with pytest.raises(BadInput):
        agree(small, Agree(("5.2.6", "5.2.7")), TODAY)
    assert written(small) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"not a workbook", "this is no workbook"),
        (b"PK\x03\x04cut short", "the workbook is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "the workbook has a password"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_the_others_are_read(
    small: Store, sent: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    answered(jo(sent), tmp_path / "back" / "good.xlsx", {"5.2.7": {"rag": "G"}})
    (tmp_path / "back" / "bad.xlsx").write_bytes(content)
    (tmp_path / "back" / "~$good.xlsx").write_bytes(b"Excel's own")
    found = came_back(small, tmp_path / "back", TODAY)
    assert (found.files, [line.name for line in found.lines]) == (2, ["5.2.7"])
    assert found.notes[0].file == "bad.xlsx" and said in found.notes[0].said


def test_a_workbook_of_something_else_is_said_to_be_one(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "other.xlsx")
    with pytest.raises(BadInput, match="has no sheet with the columns “Ref” and “Your RAG”"):
        read_answers(tmp_path / "other.xlsx")


def test_a_kpi_with_several_figures_has_a_row_for_each(small: Store, sent: Path, tmp_path: Path) -> None:
    (nobodys,) = sent.glob("*no-lead-is-named.xlsx")
    answered(
        nobodys,
        tmp_path / "back.xlsx",
        {
            "6.2.5 KPI 2": {"rag": "G", "words": "Both fell"},
            "6.2.5 KPI 2:1": {"figure": "14%"},
            "6.2.5 KPI 2:2": {"figure": 9, "rag": "R"},
            "6.3": {"figure": 120},
            "6.4": {"figure": 3},
        },
    )
    found = came_back(small, tmp_path / "back.xlsx", TODAY)
    assert line_of(found, "6.2.5 KPI 2:1").changes == ("figure none → 14%",)
    second = line_of(found, "6.2.5 KPI 2:2").said
    assert (second.figure, second.status, second.unread) == (9, None, "Your RAG: R")
    assert line_of(found, "6.4").said.unread == "Your figure: 3"
    take(small, found, EVERYTHING, TODAY)
    agree(small, Agree(("6.2.5 KPI 2",)), TODAY)
    measures = kpi(small, "6.2.5 KPI 2", "small", TODAY).measures
    assert [measure.value for measure in measures] == [14, 9]
    assert kpi(small, "6.2.5 KPI 2", "small", TODAY).assessments[0].status is Status.ON_TRACK


def test_rows_sorted_without_the_hidden_column_are_the_ones_that_they_show(
    small: Store, sent: Path, tmp_path: Path
) -> None:
    def careless(book: Workbook) -> None:
        sheet = book["Updates"]
        one, other = row_of(sheet, "5.2.6"), row_of(sheet, "5.2.7")
        put(sheet, other, rag="Amber")
        for at in range(2, sheet.max_column + 1):
            first, second = sheet.cell(one, at), sheet.cell(other, at)
            first.value, second.value = second.value, first.value

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    (line,) = came_back(small, tmp_path / "back.xlsx", TODAY).lines
    assert (line.name, line.said, line.questions) == ("5.2.7", Said(Status.AT_RISK), ())


def test_a_row_without_its_ref_is_asked_about(small: Store, sent: Path, tmp_path: Path) -> None:
    def careless(book: Workbook) -> None:
        row = row_of(book["Updates"], "5.2.7")
        put(book["Updates"], row, ref=None, rag="G")

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    line = line_of(came_back(small, tmp_path / "back.xlsx", TODAY), "5.2.7")
    assert line.questions == ("the row shows no ref; it went out as 5.2.7",)


def test_without_its_hidden_column_only_what_was_answered_is_shown_and_asked_about(
    small: Store, sent: Path, tmp_path: Path
) -> None:
    def careless(book: Workbook) -> None:
        sheet = book["Updates"]
        put(sheet, row_of(sheet, "5.2.7"), rag="G")
        sheet.delete_cols(columns(sheet)["key"])

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    (line,) = came_back(small, tmp_path / "back.xlsx", TODAY).lines
    assert (line.name, line.said) == ("5.2.7", Said(Status.ON_TRACK))
    assert line.questions == ("the workbook has lost its hidden column, so the row is known by its ref alone",)


def test_what_stands_below_a_heading_that_was_rewritten_is_kept_as_words(
    small: Store, sent: Path, tmp_path: Path
) -> None:
    def careless(book: Workbook) -> None:
        sheet = book["Updates"]
        put(sheet, row_of(sheet, "5.2.7"), rag="Green")
        sheet.cell(1, columns(sheet)["Your RAG"]).value = "Our RAG (Dec)"

    filled(jo(sent), tmp_path / "back.xlsx", careless)
    found = came_back(small, tmp_path / "back.xlsx", TODAY)
    assert line_of(found, "5.2.7").said == Said(unread="Beside it: Green")
    assert "No column is headed “Your RAG” any more" in found.notes[-1].said
