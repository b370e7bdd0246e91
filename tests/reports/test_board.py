"""The board pack as a report: page one, plain sentences, and nothing that a person typed taken for markup."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine import Store
from db.facts import BoardMeetingFact
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import ChangePlan
from riia_tui.phrases import full_day
from riia_tui.reports import docx, html, markdown
from riia_tui.reports.blocks import Block, Callout, Cell, Facts, Heading, PageBreak, Paragraph, Report, Table
from riia_tui.reports.board import DEMONSTRATION, board_report, report_of
from riia_tui.reports.room import PAGE, head_height, height
from riia_tui.views.board_pack import board_pack_of
from riia_tui.views.standing import Standing, standing
from tests.views.pack_store import HEAD, NEXT_BOARD, PLAN, TODAY, empty_store, pack_store

GOLDEN = Path(__file__).parent / "board.md"
HOSTILE = "[b]x[/b] <script>alert(1)</script> | a \\| *b* `c` =SUM(A1)\r\n# no heading\n- no list \x00 “é”"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The plan with its record; no test writes to it."""
    store = pack_store(tmp_path_factory.mktemp("pack") / "riia.db")
    yield store
    store.close()


@pytest.fixture(scope="module")
def found(told: Store) -> Standing:
    """The plan as it stands, for a test that changes a fact."""
    return standing(told, None, TODAY)


@pytest.fixture(scope="module")
def report(told: Store) -> Report:
    """Its pack as at 1 December 2025."""
    return board_report(told, None, TODAY)


def with_facts(found: Standing, **changed: Any) -> Report:
    """The report of the same plan with other facts."""
    return report_of(board_pack_of(Standing(replace(found.facts, **changed), found.today)))


def page_one(report: Report) -> tuple[Block, ...]:
    """The blocks before the first page break."""
    return report.blocks[: report.blocks.index(PageBreak())]


def table(report: Report, caption: str) -> Table:
    """The table whose caption begins so."""
    return next(b for b in report.blocks if isinstance(b, Table) and b.caption.startswith(caption))


def text_of(report: Report) -> str:
    return markdown.render(report).decode("utf-8")


def test_the_pack_reads_as_agreed(report: Report) -> None:
    # To agree new wording: write text_of(report) to the file and read the difference.
    assert text_of(report) == GOLDEN.read_text(encoding="utf-8")


def test_two_stores_with_the_same_record_give_the_same_report(report: Report, tmp_path: Path) -> None:
    again = pack_store(tmp_path / "riia.db")
    other = board_report(again, "west", TODAY)
    # A date keeps the key of its row, and two stores never give a row the same key.
    assert replace(other, events=()) == replace(report, events=())
    assert [replace(event, uid="") for event in other.events] == [replace(event, uid="") for event in report.events]
    again.close()


def test_page_one_says_who_when_what_and_how_it_stands_in_that_order(report: Report) -> None:
    facts, asks, headline, counts, worst, coming = page_one(report)
    assert isinstance(facts, Facts) and facts.pairs == (("Board", "Western Board, 18 Dec 2025"),)
    assert isinstance(asks, Callout) and asks.text.startswith("1. Agree the new date")
    assert isinstance(headline, Paragraph) and headline.text.startswith("Headline: The review is nearly done.")
    assert isinstance(counts, Table) and counts.header[0] == "Programme"
    assert isinstance(worst, Table) and len(worst.rows) == 2
    assert isinstance(coming, Paragraph) and coming.text.startswith("The next 60 days")
    assert (report.author, report.as_at) == ("Jo Bloggs", "1 Dec 2025")


def test_counts_stand_beside_those_of_the_last_board(report: Report) -> None:
    counts = table(report, "RAG of 9 KPIs")
    cells = {row[0].text: [cell.text for cell in row[1:]] for row in counts.cells()}
    assert cells["SEND"][3] == "1, was 0"
    assert cells["All KPIs"][:5] == ["0, was 0", "3, was 2", "3, was 4", "1, was 0", "0, was 2"]


def test_what_nobody_typed_is_said_to_be_missing(report: Report) -> None:
    worst = list(table(report, "Reds and worsened ambers").cells())
    assert worst[1][1].text.endswith("\nCause and remedy not given.")
    assert worst[1][2].text == "Ann Other\nForecast not given"


def test_without_a_board_the_pack_says_so(found: Standing) -> None:
    report = with_facts(found, board_meetings=())
    said = text_of(report)
    for sentence in (
        "No board meeting is entered yet.",
        "Nothing is entered yet that the board is asked to do.",
        "Headline: none is entered yet.",
        "No earlier board is entered, so there is no comparison.",
        "No earlier board is entered, so there is nothing to compare with.",
    ):
        assert sentence in said
    assert ", was " not in said


def test_a_board_whose_author_is_missing_says_so(found: Standing) -> None:
    report = with_facts(found, board_meetings=(BoardMeetingFact("key", "Western Board", NEXT_BOARD),))
    assert ("Author", "not entered") in next(b for b in report.blocks if isinstance(b, Facts)).pairs


def test_a_plan_without_kpis_gives_plain_sentences_and_no_empty_table(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "riia.db", HEAD + "themes: []\n")
    report = board_report(store, None, TODAY)
    store.close()
    said = text_of(report)
    assert "The plan has no KPIs." in said and "No KPI is red." in said and "No action is open." in said
    assert all(block.rows for block in report.blocks if isinstance(block, Table))


def test_a_demonstration_says_so_above_everything(tmp_path: Path, report: Report) -> None:
    store = pack_store(tmp_path / "riia.db", demonstration=True)
    assert board_report(store, None, TODAY).note == DEMONSTRATION
    assert report.note == ""
    store.close()


def test_every_rag_cell_carries_its_letter(report: Report) -> None:
    for block in report.blocks:
        if not isinstance(block, Table) or block.header[0] == "Programme":
            continue
        for cell in (cell for row in block.cells() for cell in row if cell.tone != "none"):
            lines = cell.text.split("\n")
            assert any(line[:2] in ("B ", "G ", "A ", "R ", "– ", "C ", "? ") for line in lines) or cell.text in (
                "overdue",
            )


def test_every_table_says_what_it_shows(report: Report) -> None:
    tables = [block for block in report.blocks if isinstance(block, Table)]
    assert len({t.caption for t in tables}) == len(tables)
    assert all(t.alt and t.alt != t.caption for t in tables)


def test_no_heading_stands_over_nothing(report: Report) -> None:
    blocks = [block for block in report.body() if not isinstance(block, PageBreak)]
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Heading):
            assert below is not None
            assert not isinstance(below, Heading) or below.level > block.level


def test_a_long_statement_is_cut_at_a_word(found: Standing) -> None:
    long = "The partnerships agree and publish and review together what they do. " * 73
    kpis = tuple(replace(kpi, statement=long) for kpi in found.facts.kpis)
    report = with_facts(found, kpis=kpis)
    assert max(len(cell.text) for b in report.blocks if isinstance(b, Table) for r in b.cells() for cell in r) < 900
    (promised,) = {row[1].text.split("\n")[0] for row in table(report, "Reds and worsened ambers").cells()}
    assert promised.endswith("…") and long.startswith(promised[:-1] + " ")


def test_more_than_five_reds_are_counted_and_five_at_most_shown(tmp_path: Path) -> None:
    themes = "".join(
        f"""\
  - code: "9.{n}"
    statement: Thing number {n} is done.
    due: 2025-11-{n}
    measures:
    - {{metric: milestone}}
"""
        for n in range(10, 22)
    )
    plan = HEAD + "themes:\n- code: SEND\n  level: programme\n  title: SEND\n  kpis:\n" + themes
    store = empty_store(tmp_path / "riia.db", plan)
    report = board_report(store, None, TODAY)
    worst = list(table(report, "The 5 most pressing of 12 reds").cells())
    assert [row[0].text.split(",")[0] for row in worst] == ["9.10", "9.11", "9.12", "9.13", "9.14"]
    store.close()


def test_many_lines_ahead_leave_the_board_on_page_one(found: Standing) -> None:
    meeting = next(record for record in found.facts.records if record.planned)
    meetings = tuple(replace(meeting, id=f"m{n}", on=TODAY.replace(day=2 + n), title=f"Meeting {n}") for n in range(15))
    report = with_facts(found, records=(*found.facts.records, *meetings))
    coming = page_one(report)[-1]
    assert isinstance(coming, Paragraph)
    lines = coming.text.split("\n")
    assert len(lines) == 9
    assert lines[0] == "The next 60 days (11 more are listed further on):"
    assert any("Western Board meets" in line for line in lines)
    assert any("1.1.3" in line for line in lines)


def test_more_words_for_the_board_leave_fewer_lines_below_and_one_page(found: Standing) -> None:
    ask = (
        "Agree that the authorities still missing are written to by the chair before the end of January 2026, by name."
    )
    headline = (
        "The programme is on track where it was staffed early, and late where posts stayed empty over summer. " * 4
    )
    boards = tuple(
        replace(board, asks=(ask, ask, ask), headline=headline) if board.on == NEXT_BOARD else board
        for board in found.facts.board_meetings
    )
    report = with_facts(found, board_meetings=boards)
    assert head_height(report) + height(page_one(report)) <= PAGE


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=300))
def test_page_one_stays_one_page_whatever_a_statement_says(found: Standing, text: str) -> None:
    kpis = tuple(replace(kpi, statement=text) for kpi in found.facts.kpis)
    report = with_facts(found, kpis=kpis)
    assert head_height(report) + height(page_one(report)) <= PAGE


def test_what_is_typed_is_never_taken_for_markup(found: Standing) -> None:
    facts = found.facts
    report = with_facts(
        found,
        kpis=tuple(replace(kpi, statement=HOSTILE, owner=HOSTILE) for kpi in facts.kpis),
        themes=tuple(replace(theme, title=HOSTILE) for theme in facts.themes),
        assessments=tuple(replace(a, comment=HOSTILE, cause=HOSTILE, remedy=HOSTILE) for a in facts.assessments),
        board_meetings=tuple(
            replace(b, board=HOSTILE, headline=HOSTILE, asks=(HOSTILE,)) for b in facts.board_meetings
        ),
        actions=tuple(replace(a, who=HOSTILE, what=HOSTILE) for a in facts.actions),
        decisions=tuple(replace(d, text=HOSTILE) for d in facts.decisions),
        records=tuple(replace(r, title=HOSTILE) for r in facts.records),
    )
    page = html.render(report).decode("utf-8")
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    assert docx.render(report).startswith(b"PK")


def test_a_region_with_limits_of_its_own_has_them_printed(found: Standing) -> None:
    region = replace(found.facts.region, settings={"thresholds": {"soon": 14, "early": 0.5}})
    said = text_of(with_facts(found, region=region))
    assert "due within 14 days" in said and "less than 50% of its time" in said
    assert "The region has set limits of its own" in said


def test_a_plan_of_many_themes_keeps_its_counts_to_one_table(tmp_path: Path) -> None:
    themes = "".join(
        f"- {{code: '{n}', level: priority, title: Priority {n}, kpis: [{{statement: Done., due: 2026-03-31}}]}}\n"
        for n in range(1, 8)
    )
    store = empty_store(tmp_path / "riia.db", HEAD + "themes:\n" + themes)
    report = board_report(store, None, TODAY)
    store.close()
    counts = table(report, "RAG of 7 KPIs")
    assert [row[0].text for row in counts.cells()][:2] == ["1 Priority 1", "2 Priority 2"]
    assert len(counts.rows) == 8
    assert head_height(report) + height(page_one(report)) <= PAGE


def test_the_date_a_statement_begins_with_is_not_said_twice(report: Report) -> None:
    worst = next(iter(table(report, "Reds and worsened ambers").cells()))
    assert worst[0] == Cell("1.1.1, due 31 Oct\nR red, was G", tone="red")
    assert worst[1].text.startswith("A data coordinator is appointed")
    assert "By 31 October 2025 a data coordinator" in PLAN


def test_a_revised_date_stands_beside_the_original(tmp_path: Path) -> None:
    store = pack_store(tmp_path / "riia.db")
    try:
        ref = next(kpi.ref for kpi in standing(store, None, TODAY).facts.kpis if kpi.due and kpi.due > TODAY)
        was = next(kpi.due for kpi in standing(store, None, TODAY).facts.kpis if kpi.ref == ref)
        change_plan(store, ChangePlan(ref, "due", "2026-06-30", "a later start", TODAY), TODAY)
        said = markdown.render(board_report(store, None, TODAY)).decode("utf-8")
    finally:
        store.close()
    assert f"30 Jun 2026 (was {full_day(was)})" in said
