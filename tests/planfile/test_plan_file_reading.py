"""What a plan file may say, and what it means where something is left out."""

import sys
import time
from datetime import date
from pathlib import Path

import pytest
import yaml

from db.errors import BadInput
from db.words import Cadence, Comparator, Counts, KpiKind, Metric, Quarters, RecordKind, Role, Unit
from riia_tui.planfile.faults import FaultList
from riia_tui.planfile.model import (
    AuthorityEntry,
    BudgetRow,
    ChangeEntry,
    EventEntry,
    FrameworkEntry,
    FrameworkItemEntry,
    IndicatorRow,
    IndicatorTable,
    MappingEntry,
    MeasureEntry,
    MemberEntry,
    NetworkEntry,
    PersonEntry,
    Place,
    PlanFile,
    PlanHead,
    RegionHead,
    ThemeEntry,
)
from riia_tui.planfile.nodes import LOADER, tree
from riia_tui.planfile.read import parse_plan, read_plan_file


def test_a_minimal_file_needs_a_head_and_a_theme(minimal) -> None:
    plan = parse_plan(minimal, "small.yaml")
    head = PlanHead("sw", "A plan", date(2025, 4, 1), date(2026, 3, 31), RegionHead("sw", "South West"))
    assert plan == PlanFile("riia-plan/1", head, (ThemeEntry("section", "Data"),))
    assert plan.plan.quarters is Quarters.UNKNOWN
    assert plan.name == "small.yaml"


def test_the_tree_keeps_every_key(read, whole) -> None:
    section = read(whole).themes[0]
    below = section.themes[0]
    activity = below.activities[0]
    kpi = activity.kpis[0]
    assert (section.code, section.level, section.counts) == ("5", "section", Counts.PARTNERSHIP)
    assert (below.aim, below.lead) == ("Go on collecting the indicators.", "Jo Bloggs")
    assert (activity.lead, activity.sponsor, activity.scope) == ("Jo Bloggs", "A DCS", ("Devon", "cornwall"))
    assert (kpi.code, kpi.kind, kpi.due, kpi.cadence) == (
        "5.1.1",
        KpiKind.ACTION,
        date(2025, 12, 31),
        Cadence.HALF_TERMLY,
    )
    assert (kpi.due_text, kpi.due_note, kpi.owner) == ("by 31 December 2025", "as printed", "Jo Bloggs")
    assert below.kpis[0].statement == "Every LA submits."
    assert below.kpis[0].kind is KpiKind.UNSPECIFIED


def test_measures_keep_what_is_given(read, whole) -> None:
    first, second = read(whole).themes[0].themes[0].activities[0].kpis[0].measures
    assert first == MeasureEntry(
        Metric.PARTICIPATION,
        Comparator.AT_MOST,
        86.5,
        Unit.PERCENT,
        15,
        role=Role.OFFERED,
        due=date(2025, 10, 31),
        baseline=40,
        text="LAs reviewed",
        answer=True,
    )
    assert second == MeasureEntry(
        Metric.ON_TIME, target=100, unit=Unit.PERCENT, within="10 working days", record_kind=RecordKind.REPORT
    )


def test_everything_beside_the_tree(read, whole) -> None:
    plan = read(whole)
    assert plan.authorities == (
        AuthorityEntry("Devon"),
        AuthorityEntry("Cornwall Council", "Cornwall", since=date(2009, 4, 1)),
        AuthorityEntry("Northamptonshire", until=date(2021, 3, 31), successor="devon"),
        AuthorityEntry("West Northamptonshire", since=date(2021, 4, 1), predecessor="Northamptonshire"),
    )
    assert plan.people == (PersonEntry("Jo Bloggs", "coordinator", "Devon"),)
    items = (FrameworkItemEntry("1.1", "Collect data"),)
    assert plan.frameworks == (FrameworkEntry("SOR", "Statement of Requirements", items),)
    assert plan.mappings == (MappingEntry("5.1.1", "sor", "1.1"), MappingEntry("5", "SOR", "1.1"))
    leads = (MemberEntry("devon"), MemberEntry("Cornwall", since=date(2025, 5, 1)))
    assert plan.networks == (
        NetworkEntry("Data leads", Cadence.TERMLY, ("5.1-2",), leads),
        NetworkEntry("Everybody", quorum=2, everyone=True),
        NetworkEntry("National forum", elsewhere=True),
        NetworkEntry(
            "National leads",
            members=(MemberEntry("South West", person="Jo Bloggs", deputy="Sam Smith"),),
            elsewhere=True,
        ),
    )
    assert plan.events == (EventEntry(date(2025, 6, 1), "Summer conference", "conference"),)
    assert plan.changes == (
        ChangeEntry("5.1.1:2", "due", date(2025, 9, 1), "Staff left", "2025-10-31", "2025-12-31", "Board"),
    )


def test_budget_cells_keep_their_printed_order_and_blank_ones_are_left_out(read, whole) -> None:
    cells = (("Q1", 1200.5), ("2025-26", -300.0), ("2027", 1.0))
    row = BudgetRow("Salaries", "RIIA", "5.1", "5.1.1 and 5.1.2", "as printed", cells)
    assert read(whole).budget == (row,)


def test_indicator_cells_are_kept_as_printed(read, whole) -> None:
    rows = (IndicatorRow("Devon", ("12.50", "c")), IndicatorRow("Cornwall", (None, "3")))
    assert read(whole).indicators == (IndicatorTable("Rates", ("2023", "2024"), rows),)


@pytest.mark.parametrize(
    ("metric", "unit", "target"),
    [
        (Metric.MILESTONE, Unit.YES, 1),
        (Metric.ON_TIME, Unit.PERCENT, 100),
        (Metric.SHARE, Unit.PERCENT, 100),
        (Metric.ATTENDANCE, Unit.PERCENT, None),
        (Metric.ATTENDANCE_EACH, Unit.PERCENT, None),
        (Metric.SURVEY, Unit.PERCENT, None),
        (Metric.COUNT, Unit.NUMBER, None),
        (Metric.PARTICIPATION, Unit.NUMBER, None),
        (Metric.QUANTITY, Unit.NUMBER, None),
        (Metric.REPORTED, Unit.NUMBER, None),
    ],
)
def test_the_metric_settles_unit_and_target_that_are_left_out(read, metric, unit, target) -> None:
    measure = read(f"themes: [{{level: a, title: b, kpis: [{{statement: c, measures: [{{metric: {metric}}}]}}]}}]")
    assert measure.themes[0].kpis[0].measures == (MeasureEntry(metric, Comparator.AT_LEAST, target, unit),)


def test_a_share_counted_in_numbers_has_no_target_of_its_own(read) -> None:
    plan = read("""\
        themes:
        - {level: a, title: b, kpis: [{statement: c, measures: [{metric: share, unit: number}]}]}
        """)
    assert plan.themes[0].kpis[0].measures[0].target is None


@pytest.mark.parametrize("text", ["10 working days", "1 working day", "14 days", "4 weeks", "1 month"])
def test_lengths_of_time_are_read_as_people_write_them(read, text) -> None:
    plan = read(f"""\
        themes:
        - {{level: a, title: b, kpis: [{{statement: c, measures: [{{metric: on_time, within: {text}}}]}}]}}
        """)
    assert plan.themes[0].kpis[0].measures[0].within == text


def test_empty_optional_keys_are_as_good_as_left_out(read) -> None:
    plan = read("""\
        themes:
        - level: section
          title: Data
          lead: null
          aim:
          code: ""
          counts: ~
          kpis:
        """)
    assert plan.themes == (ThemeEntry("section", "Data"),)


def test_words_that_yaml_takes_for_something_else_are_still_words(read) -> None:
    """In YAML ``yes`` is a truth value and ``=`` a sign of its own; here they are a unit and a comparator."""
    plan = read("""\
        themes:
        - level: a
          title: b
          kpis:
          - statement: c
            measures: [{metric: milestone, unit: yes, target: 1}, {metric: count, comparator: =, target: 3}]
        """)
    first, second = plan.themes[0].kpis[0].measures
    assert first.unit is Unit.YES
    assert second.comparator is Comparator.EXACTLY


def test_what_a_program_wrote_once_and_repeats_is_read_as_though_it_stood_twice(minimal) -> None:
    content = yaml.safe_load(minimal)
    kpis = [{"statement": "A review.", "due": content["plan"]["ends"], "measures": [{"metric": "milestone"}]}]
    content["themes"] = [{"level": "section", "title": title, "kpis": kpis} for title in ("Data", "Workforce")]
    shared = yaml.safe_dump(content)
    assert "&id001" in shared and "*id001" in shared
    first, second = parse_plan(shared, "sw.yaml").themes
    assert first.kpis == second.kpis and first.kpis[0].due == date(2026, 3, 31)


def test_a_date_may_stand_in_quotes(read) -> None:
    assert read('themes: [{level: a, title: b, kpis: [{statement: c, due: "2025-12-31"}]}]').themes[0].kpis[
        0
    ].due == date(2025, 12, 31)


def test_a_file_without_authorities_or_frameworks_leaves_their_names_to_the_store(read) -> None:
    plan = read("""\
        themes: [{level: a, title: b, activities: [{code: A1, title: c, scope: [Devon]}]}]
        mappings: [{from: a1, framework: SOR, item: "1"}]
        networks: [{name: Leads, members: [Devon]}]
        """)
    assert plan.themes[0].activities[0].scope == ("Devon",)


def test_the_file_knows_the_line_of_everything_in_it(read, written, whole) -> None:
    plan = read(whole)
    lines = written(whole).splitlines()
    path = "themes[0].themes[0].activities[0].kpis[0].due"
    place = plan.place_of(path)
    assert place is not None
    assert lines[place.line - 1][place.column - 1 :] == "2025-12-31"
    assert plan.place_of("plan") == Place(3, 3)
    assert plan.place_of(f"{path}.nothing[3]") == place
    assert plan.place_of("nowhere") is None


def test_the_parser_written_in_python_sees_the_same_tree(written, whole) -> None:
    text = written(whole.replace("Q3: ,", "Q3: ~,"))  # of an empty value they see another column
    assert tree(text, FaultList(), yaml.SafeLoader) == tree(text, FaultList(), LOADER)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.skipif(sys.getfilesystemencoding() != "utf-8", reason="files are named in ASCII alone there")
def test_files_of_any_editor_are_read(tmp_path: Path, written, newline: str, mark: bytes) -> None:
    path = tmp_path / "größe.yaml"
    text = written("themes: [{level: section, title: Größe – £5}]\n")
    path.write_bytes(mark + text.replace("\n", newline).encode("utf-8"))
    plan = read_plan_file(path)
    assert plan.themes[0].title == "Größe – £5"
    assert plan.name == "größe.yaml"


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no file"):
        read_plan_file(tmp_path / "none.yaml")


def test_a_folder_is_no_plan_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_plan_file(tmp_path)


def test_a_plan_of_150_kpis_is_read_in_well_under_a_second(written) -> None:
    kpi = (
        "  - code: K{0}\n    statement: >-\n      "
        + "The region keeps a promise that takes many words to say. " * 15
        + "\n    due: 2025-12-31\n    measures:\n"
        + '    - {{metric: count, comparator: ">=", target: 4, unit: number, text: meetings held}}\n' * 3
    )
    text = written("themes:\n- level: section\n  title: Data\n  kpis:\n" + "".join(kpi.format(n) for n in range(150)))
    assert len(text) > 150_000
    began = time.perf_counter()
    plan = parse_plan(text, "large.yaml")
    assert time.perf_counter() - began < 1
    assert len(plan.themes[0].kpis) == 150
