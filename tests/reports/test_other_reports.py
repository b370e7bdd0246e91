"""The reports beside the board pack: each says what its name promises, in every format."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.engine import Store, create_store
from db.errors import BadInput
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.read import parse_plan
from riia_tui.reports import markdown, money_report, outstanding_report
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Bullets, Chart, Heading, PageBreak, Report, Table
from riia_tui.reports.catalogue import REPORTS, build_report, report_kind
from riia_tui.reports.frame import HOW_TO_READ
from riia_tui.reports.legends import requirements_legend
from riia_tui.reports.room import PAGE, head_height, height
from riia_tui.reports.save import endings, render_to
from riia_tui.reports.updates import updates_table
from riia_tui.views.outstanding import By, Group, Update, Wanted, outstanding
from tests.views.pack_store import HEAD, TODAY, empty_store, pack_store
from tests.views.registers_store import enter_registers

REQUIREMENTS = """
themes:
- code: "1"
  level: section
  title: Data and people
  themes:
  - code: "1.1"
    level: sub-requirement
    title: Gather data
    activities:
    - code: A
      title: Appoint someone
      lead: Jo Bloggs
      kpis:
      - {code: "1.1.1", statement: By 31 October 2025 a coordinator is appointed., due: 2025-10-31}
    kpis:
    - {code: "1.1.2", statement: "A guide is published | [soon].", due: 2026-01-31}
- code: "2"
  level: section
  title: Other
  kpis:
  - {code: "2.1", statement: Something else., due: 2026-01-31}
frameworks:
- code: sor-west
  title: Statement of Requirements
  items:
  - {code: "1.1", text: Develop data collection}
  - {code: "1.2", text: Share data}
mappings:
- {from: "1.1", framework: sor-west, item: "1.1"}
budget:
- fund: SEND
  label: Coordinator
  note: Half a post.
  amounts: {"Q3": 1000, "Q4": 2500.5}
- fund: SEND
  label: Guide
  amounts: {"Q4": -5}
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The plan of the board pack with its record."""
    store = pack_store(tmp_path_factory.mktemp("told") / "riia.db")
    yield store
    store.close()


@pytest.fixture
def planned(tmp_path: Path) -> Iterator[Store]:
    """A plan with requirements and costings, and nothing recorded."""
    store = create_store(tmp_path / "planned.db")
    add_plan(store, parse_plan(HEAD + REQUIREMENTS, "west.yaml"))
    yield store
    store.close()


def built(store: Store, name: str, authority: str | None = None, today: date = TODAY) -> Report:
    return build_report(store, name, Asked(None, today, authority))


def text_of(report: Report) -> str:
    return markdown.render(report).decode("utf-8")


def tables(report: Report) -> list[Table]:
    return [block for block in report.body() if isinstance(block, Table)]


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_can_be_built_of_a_plan_with_a_record_and_of_an_empty_one(
    told: Store, tmp_path: Path, name: str
) -> None:
    assert text_of(built(told, name)).startswith("# ") or "Demonstration" in text_of(built(told, name))
    empty = empty_store(tmp_path / "empty.db")
    assert text_of(built(empty, name))
    empty.close()


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_can_be_written_in_every_plain_format(told: Store, tmp_path: Path, name: str) -> None:
    report = built(told, name)
    written = [".docx", ".html", ".xlsx", ".md", ".csv", ".json", *([".ics"] if report.events else [])]
    for ending in written:
        render_to(report, tmp_path / f"{name}{ending}")
    assert len(list(tmp_path.iterdir())) == len(written)
    assert set(report_kind(name).endings()) == set(endings())


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_data_and_day_give_the_same_bytes(told: Store, name: str) -> None:
    assert text_of(built(told, name)) == text_of(built(told, name))


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_says_how_to_read_it_and_of_which_day(registered: Store, planned: Store, name: str) -> None:
    report = built(planned if name == "dfe-plan" else registered, name)
    assert [block.text for block in report.blocks if block == Heading(HOW_TO_READ)] == [HOW_TO_READ]
    assert "1 Dec 2025" in text_of(report)


def test_the_money_says_what_is_not_entered_and_an_authoritys_page_what_took_part_means(registered: Store) -> None:
    money = text_of(built(registered, "money"))
    assert "Not entered yet is the spend of 1 line with a profile." in money
    assert "Without a reason is the variance of CSC Q2." in money
    page = text_of(built(registered, "authority", "Torbay"))
    assert "How to read this page: Everything stands as at 1 Dec 2025" in page and "Took part means attended" in page


def test_reds_and_ambers_stand_in_full_with_what_the_letters_mean(told: Store) -> None:
    text = text_of(built(told, "exceptions"))
    assert "Reds and ambers in full" in text
    assert "How to read this report" in text
    assert "Every KPI by theme" not in text


def test_a_page_for_one_director_says_what_is_waited_for_and_what_it_took_part_in(told: Store) -> None:
    report = built(told, "authority", "BCP")
    assert report.title.startswith("Bournemouth, Christchurch and Poole: ")
    assert not any(isinstance(block, PageBreak) for block in report.blocks)
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert headings == ["What we still wait for", "What it took part in"]
    assert any(table.caption.startswith("What it did, newest first") for table in tables(report))


def test_a_table_that_shows_some_of_its_updates_says_which_in_plain_words() -> None:
    some = [Update(Wanted.RECORD, f"Record {at}", "1.1", None, False) for at in range(5)]
    assert updates_table("Updates outstanding", some, most=3).caption == "Updates outstanding: the 3 due first, of 5"
    assert updates_table("Updates outstanding", some).caption == "Updates outstanding"


def test_all_authorities_have_a_page_each(told: Store) -> None:
    report = built(told, "authority")
    pages = [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1]
    names = ["Bath and North East Somerset", "Bournemouth, Christchurch and Poole", "Devon", "Torbay"]
    assert pages == [*names, HOW_TO_READ]
    assert sum(isinstance(block, PageBreak) for block in report.blocks) == 3


def test_how_to_read_the_pages_of_all_authorities_has_room_on_the_last_of_them(told: Store) -> None:
    report = built(told, "authority")
    last = max(at for at, block in enumerate(report.blocks) if isinstance(block, PageBreak))
    assert Heading(HOW_TO_READ) in report.blocks[last:]
    assert height(report.blocks[last:]) <= PAGE * 1.08


def test_participation_has_a_sign_a_cell_and_what_each_sign_means(told: Store) -> None:
    report = built(told, "participation")
    rug = next(table for table in tables(report) if table.caption.startswith("Who took part"))
    assert [row[0].text for row in rug.cells()][-1] == "Torbay"
    assert {cell.text for row in rug.cells() for cell in row[1:]} <= {"●", "○", "e", "·"}
    assert "● took part" in text_of(report)


@pytest.mark.parametrize("name", ["participation", "year-end"])
def test_what_each_authority_took_part_in_is_counted_once(told: Store, name: str) -> None:
    report = built(told, name)
    counted = [block for block in report.blocks if isinstance(block, Chart) and block.label_name == "Authority"]
    assert len(counted) == 1
    (waiting,) = [table for table in tables(report) if table.caption.startswith("Authorities")]
    assert waiting.header == ("Authority", "Still outstanding")


def test_what_comes_says_the_promise_without_the_date_beside_it(told: Store) -> None:
    rows = [row for table in tables(built(told, "calendar")) if table.header[0] == "Date" for row in table.cells()]
    assert rows and not any(row[3].text.startswith("By ") for row in rows)


def test_the_calendar_runs_to_the_end_of_the_plan_and_can_be_taken_into_outlook(told: Store) -> None:
    report = built(told, "calendar")
    assert report.events
    assert max(event.on for event in report.events) <= date(2026, 3, 31)
    assert len({event.uid for event in report.events}) == len(report.events)
    months = [table for table in tables(report) if table.header[0] == "Date"]
    assert sum(len(table.rows) for table in months) == len(report.events)
    idles = [(row[1].text.startswith("KPI"), row[2].idle) for table in months for row in table.cells()]
    assert all(idle is not is_kpi for is_kpi, idle in idles)
    later = built(told, "calendar", today=date(2027, 1, 1))
    assert "Nothing is entered or due" in text_of(later)


def test_money_stands_as_printed(planned: Store) -> None:
    report = built(planned, "money")
    costings = tables(report)[0]
    assert costings.header == ("Row", "Q3", "Q4")
    assert [[cell.text for cell in row] for row in costings.cells()] == [
        ["Coordinator", "£1,000", "£2,500.50"],
        ["Guide", "–", "-£5"],
    ]
    assert "Coordinator: Half a post." in text_of(report)


def test_the_delivery_plan_is_the_grants_own_table(planned: Store) -> None:
    report = built(planned, "dfe-plan")
    rows = [[cell.text for cell in row] for row in tables(report)[0].cells()]
    assert tables(report)[0].header[:3] == ("Requirement", "SoR reference", "Sub-requirement detail")
    assert rows[0][:4] == ["1 Data and people", "1.1", "Develop data collection", "1.1 Gather data"]
    assert rows[1][3] == "A Appoint someone\nLead: Jo Bloggs"
    assert rows[1][4].startswith("1.1.1: By 31 October 2025 a coordinator is appointed.")
    assert rows[2][1:] == ["1.2", "Share data", "Nothing in the plan is said to answer it.", "none"]
    assert "KPIs that answer no requirement" in text_of(report)
    assert "“Nothing in the plan is said to answer it” means" in text_of(report)


def test_words_for_a_gap_are_explained_only_where_one_stands_in_the_report() -> None:
    assert "means that the plan names none" not in str(requirements_legend(TODAY))


def test_how_to_read_the_money_stands_before_costings_on_wide_pages(
    planned: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def headings() -> list[str]:
        return [block.text for block in built(planned, "money").blocks if isinstance(block, Heading)]

    assert headings() == ["Spend", "Costings as the plan prints them", HOW_TO_READ]
    monkeypatch.setattr(money_report, "_MOST_UPRIGHT", 1)
    assert headings() == ["Spend", HOW_TO_READ, "Costings as the plan prints them"]


def test_new_evidence_is_a_small_list_at_the_end_of_what_changed(told: Store) -> None:
    blocks = build_report(told, "changes", Asked(None, TODAY, since=date(2025, 4, 1))).blocks
    at = blocks.index(Heading("New evidence, newest first"))
    assert [block.small for block in blocks[: at + 2] if isinstance(block, Bullets)][-2:] == [False, True]


def test_a_requirement_that_has_only_a_number_is_called_one_and_counts_each_kpi_once(tmp_path: Path) -> None:
    mapped = '- {from: "2", framework: sor-west, item: "1.1"}\n- {from: "2", framework: sor-west, item: "1.2"}'
    text = REQUIREMENTS.replace('- {from: "1.1", framework: sor-west, item: "1.1"}', mapped)
    store = create_store(tmp_path / "numbered.db")
    add_plan(store, parse_plan(HEAD + text, "west.yaml"))
    report = built(store, "dfe-return")
    store.close()
    assert "Requirement 1" in [block.text for block in report.blocks if isinstance(block, Heading)]
    captions = [table.caption for table in tables(report)]
    assert "Requirement 1: 1 KPI, under each reference that it answers" in captions


def test_a_plan_without_requirements_says_what_to_do(told: Store) -> None:
    assert "“frameworks” and “mappings”" in text_of(built(told, "dfe-plan"))


def test_what_is_expected_without_a_kpi_has_no_line_for_one_on_a_card() -> None:
    some = (
        Update(Wanted.ACTION, "Draft terms of reference", None, None, False),
        Update(Wanted.RECORD, "Record", "1.1", None, False),
    )
    assert [row[2].idle for row in updates_table("Updates outstanding", some).cells()] == [True, False]


def test_what_is_outstanding_is_counted_and_listed_by_authority_lead_and_person(told: Store) -> None:
    report = built(told, "outstanding")
    headings = [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1]
    assert headings == ["By authority", "By lead", "By person", HOW_TO_READ]


def test_people_with_an_update_or_two_stand_in_one_table(told: Store) -> None:
    people = [
        Group(By.PERSON, name, (Update(Wanted.ACTION, f"send {name}'s list", None, TODAY, False, person=name),))
        for name in ("Ann", "Ben")
    ]
    found = replace(outstanding(told, None, TODAY, By.PERSON), groups=tuple(people))
    report = outstanding_report.report_of(found)
    (table,) = tables(report)
    assert table.header[0] == "Person"
    assert [row[0].text for row in table.cells()] == ["Ann", "Ben"]
    one = outstanding_report.report_of(replace(found, groups=tuple(people[:1])))
    assert [table.caption for table in tables(one)] == ["Ann: 1 update outstanding"]


def test_a_name_that_is_no_report_and_an_option_that_does_not_fit_are_refused(told: Store) -> None:
    with pytest.raises(BadInput, match="no report called “bored”"):
        report_kind("bored")
    with pytest.raises(BadInput, match="not about one authority"):
        built(told, "money", "Devon")


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same with risks, a lesson, spend and support."""
    store = pack_store(tmp_path_factory.mktemp("registered") / "riia.db")
    enter_registers(store)
    yield store
    store.close()


def test_the_return_has_every_kpi_money_by_area_support_risks_and_asks(registered: Store) -> None:
    text = text_of(built(registered, "dfe-return"))
    for words in (
        "Q3 2025-26 (October to December)",
        "SEND: Data",
        "CSC: Targeted support",
        "Post filled late",
        "no reason given",
        "No analyst (KPI 1.1.1)",
        "Risk: No analyst",
        "A national offer",
        "EHCP help, under way",
    ):
        assert words in text
    assert text.index("What is asked") < text.index("KPIs by requirement") < text.index("Spend by period")
    kpis = sum(table.caption.endswith("9 KPIs") for table in tables(built(registered, "dfe-return")))
    assert kpis == 1


def test_money_is_added_up_by_fund_with_a_chart_of_spend_against_profile(registered: Store) -> None:
    report = built(registered, "money")
    (chart,) = [block for block in report.blocks if isinstance(block, Chart)]
    assert chart.series[0].values == (850.5, None)
    by_fund = next(table for table in tables(report) if table.caption == "Spend by fund and area")
    assert [[cell.text for cell in row] for row in by_fund.cells()][-1] == [
        "All funds together",
        "–",
        "£2,000",
        "£850.50",
        "–",
        "-£149.50",
    ]


def test_the_learning_report_begins_with_what_changed_for_children(registered: Store, told: Store) -> None:
    assert "- Early panels: Seen 3 weeks sooner" in text_of(built(registered, "learning"))
    assert "No lesson is entered yet." in text_of(built(told, "learning"))


def test_the_years_report_says_that_the_year_is_not_over(registered: Store) -> None:
    assert "this is the year so far" in text_of(built(registered, "year-end"))
    assert "this is the year so far" not in text_of(built(registered, "year-end", today=date(2026, 3, 31)))


def test_page_one_of_the_board_pack_has_money_risks_and_what_changed_once_they_are_entered(
    registered: Store, told: Store
) -> None:
    first = text_of(built(registered, "board")).partition("RAG by theme")[0]
    assert "£850.50 spent so far of £2,000 planned in all" in first
    assert "No analyst (16)" in first
    assert "Seen 3 weeks sooner" in first
    assert "Top risks" not in text_of(built(told, "board"))
    report = built(registered, "board")
    page = report.blocks[: report.blocks.index(PageBreak())]
    assert height(page) + head_height(report) <= PAGE


def test_what_changed_since_a_day_stands_before_how_to_read_it(told: Store) -> None:
    report = build_report(told, "board", Asked(None, TODAY, since=date(2025, 10, 1)))
    headings = [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1]
    assert headings[-2:] == ["What changed since 1 Oct 2025", "How to read this report"]
    with pytest.raises(BadInput, match="does not compare"):
        build_report(told, "dfe-plan", Asked(None, TODAY, since=date(2025, 10, 1)))
