"""Every mistake in a plan file is named with its file, line and field, all of them at once."""

from pathlib import Path

import pytest

from db.errors import BadInput
from riia_tui.planfile import read as reading
from riia_tui.planfile.faults import MOST, Fault, PlanFileFaults
from riia_tui.planfile.read import parse_plan, read_plan_file

KPI = "themes:\n- level: section\n  title: Data\n  kpis:\n  - statement: A promise.\n    "
MEASURE = KPI + "measures:\n    - "
ACTIVITY = "authorities: [Devon, {name: Cornwall Council, short_name: Cornwall}]\n"
ACTIVITY += "themes:\n- level: section\n  title: Data\n  code: '1'\n  activities:\n  - code: '1.1'\n    title: Meet\n"
ACTIVITY += "    kpis: [{code: 1.1.2, statement: A promise.}]\n"
THEMES = "themes: []\n"

ONE_MISTAKE = [
    # the part of a file after its head, with ## at the end of the line that is at fault; its field; what is said
    (KPI + "statment: B ##", "themes[0].kpis[0].statment", "no key here; did you mean “statement”?"),
    (THEMES + "zzz: 1 ##", "zzz", "no key here; the keys here are format, plan, themes"),
    (THEMES + "Authorities: [] ##", "Authorities", "did you mean “authorities”?"),
    (KPI + "due: [1] ##", "themes[0].kpis[0].due", "a list stands here; a single value is expected"),
    (KPI + "owner: {a: b} ##", "themes[0].kpis[0].owner", "a mapping stands here"),
    (KPI + "measures: count ##", "themes[0].kpis[0].measures", "a list is expected"),
    (MEASURE + "count ##", "themes[0].kpis[0].measures[0]", "a mapping with the keys metric"),
    ("themes:\n- ##", "themes[0]", "this item of the list is empty"),
    ("themes: {level: a} ##", "themes", "a mapping stands here; a list is expected"),
    (KPI + "owner: 12 ##", "themes[0].kpis[0].owner", 'read as a number; put it in quotes: "12"'),
    (KPI + "owner: No ##", "themes[0].kpis[0].owner", 'yes or no; put it in quotes: "No"'),
    (KPI + "due_text: 2025-12-31 ##", "themes[0].kpis[0].due_text", "read as a date; put it in quotes"),
    (KPI + "code: 1.10 ##", "themes[0].kpis[0].code", 'read as a number (1.1); put it in quotes: "1.10"'),
    (KPI + "due: 2026-02-29 ##", "themes[0].kpis[0].due", "no day of the calendar; February 2026 has 28 days"),
    (KPI + 'due: "2026-02-29" ##', "themes[0].kpis[0].due", "no day of the calendar; February 2026 has 28 days"),
    (KPI + 'due: "31/11/2025" ##', "themes[0].kpis[0].due", "November 2025 has 30 days"),
    (KPI + "due: 31/12/2025 ##", "themes[0].kpis[0].due", "“31/12/2025” is no date; write 2025-12-31"),
    (KPI + 'due: "31/12/25" ##', "themes[0].kpis[0].due", "“31/12/25” is no date; write 2025-12-31"),
    (KPI + "due: 31st December 2025 ##", "themes[0].kpis[0].due", "write 2025-12-31"),
    (KPI + "due: 5 Sept 25 ##", "themes[0].kpis[0].due", "write 2025-09-05"),
    (KPI + "due: 2025-1-5 ##", "themes[0].kpis[0].due", "write 2025-01-05"),
    (KPI + "due: 2025-12-31 10:00:00 ##", "themes[0].kpis[0].due", "no date; write the year, month and day"),
    (KPI + "due: end of term ##", "themes[0].kpis[0].due", "no date; write the year, month and day"),
    (KPI + "due: 0000-01-01 ##", "themes[0].kpis[0].due", "no date"),
    (KPI + "due: 2025-13-01 ##", "themes[0].kpis[0].due", "no date"),
    (KPI + "kind: perfomance ##", "themes[0].kpis[0].kind", "did you mean “performance”?"),
    (KPI + "kind: Action ##", "themes[0].kpis[0].kind", "did you mean “action”?"),
    (KPI + "cadence: now and then ##", "themes[0].kpis[0].cadence", "write one of weekly, monthly"),
    (MEASURE + "{metric: milstone} ##", "themes[0].kpis[0].measures[0].metric", "did you mean “milestone”?"),
    (MEASURE + '{metric: count, comparator: ">"} ##', "themes[0].kpis[0].measures[0].comparator", "“>=”?"),
    (MEASURE + "{metric: count, record_kind: package} ##", "themes[0].kpis[0].measures[0].record_kind", "“support-"),
    (MEASURE + "{metric: share, target: 120} ##", "themes[0].kpis[0].measures[0].target", "more than 100"),
    (MEASURE + "{metric: participation, unit: percent, target: 101} ##", "themes[0].kpis[0].measures[0].target", "101"),
    (MEASURE + "{target: 4} ##", "themes[0].kpis[0].measures[0].target", "a target needs a metric"),
    (MEASURE + "{text: meetings} ##", "themes[0].kpis[0].measures[0].metric", "“metric” is missing"),
    (MEASURE + "{metric: milestone, target: 3} ##", "themes[0].kpis[0].measures[0].target", "met or not"),
    (MEASURE + "{metric: milestone, unit: days} ##", "themes[0].kpis[0].measures[0].unit", "met or not"),
    (MEASURE + "{metric: count, denominator: 0} ##", "themes[0].kpis[0].measures[0].denominator", "more than 0"),
    (MEASURE + "{metric: count, target: 86%} ##", "themes[0].kpis[0].measures[0].target", "no number; write 86"),
    (MEASURE + '{metric: count, target: "4"} ##', "themes[0].kpis[0].measures[0].target", "its quotes; write 4"),
    (MEASURE + "{metric: count, target: 010} ##", "themes[0].kpis[0].measures[0].target", "digits only"),
    (MEASURE + "{metric: count, target: .inf} ##", "themes[0].kpis[0].measures[0].target", "digits only"),
    (MEASURE + "{metric: on_time, within: soon} ##", "themes[0].kpis[0].measures[0].within", "10 working days"),
    (MEASURE + "{metric: on_time, within: 0 days} ##", "themes[0].kpis[0].measures[0].within", "no length of time"),
    (MEASURE + "{metric: on_time, within: 10} ##", "themes[0].kpis[0].measures[0].within", "read as a number"),
    ("themes:\n- {title: Data} ##", "themes[0].level", "“level” is missing; it must be given"),
    ("themes:\n- {level: section} ##", "themes[0].title", "“title” is missing"),
    ("themes:\n- level: section\n  title: ##", "themes[0].title", "“title” is empty"),
    ("themes:\n- level: a\n  title: b\n  kpis:\n  - code: K1 ##", "themes[0].kpis[0].statement", "is missing"),
    ("authorities:\n- Devon\n- devon ##\n" + THEMES, "authorities[1].name", "“devon” stands twice"),
    ("authorities:\n- Avon\n- {name: B, short_name: avon} ##\n" + THEMES, "authorities[1].short_name", "twice"),
    ("authorities:\n- {name: A, since: 2025-04-01, until: 2025-03-31} ##\n" + THEMES, "authorities[0].until", "before"),
    ("authorities:\n- Devon\n- {name: Avon, successor: Devno} ##\n" + THEMES, "authorities[1].successor", "“Devon”?"),
    ("authorities:\n- Devon\n- {name: B, predecessor: Devno} ##\n" + THEMES, "authorities[1].predecessor", "“Devon”?"),
    ("authorities:\n- {name: Avon, predecessor: avon} ##\n" + THEMES, "authorities[0].predecessor", "on itself"),
    (ACTIVITY + "    scope: [Devon, Cornwal] ##", "themes[0].activities[0].scope[1]", "did you mean “Cornwall”?"),
    (ACTIVITY + "    scope: Devon ##", "themes[0].activities[0].scope", "a list is expected"),
    (ACTIVITY + "networks:\n- {name: N, members: [Wales]} ##", "networks[0].members[0].name", "no authority “Wales”"),
    (ACTIVITY + "networks:\n- {name: N, members: [{name: Davon}]} ##", "networks[0].members[0].name", "“Devon”?"),
    (ACTIVITY + "networks:\n- {name: N, members: some} ##", "networks[0].members", "a list or the word all"),
    (ACTIVITY + "networks:\n- {name: N, counts_towards: [1.1.3]} ##", "networks[0].counts_towards[0]", "no KPI “1.1.3"),
    (ACTIVITY + "networks:\n- {name: N, counts_towards: ['1.1']} ##", "networks[0].counts_towards[0]", "no KPI “1.1”"),
    (ACTIVITY + "networks:\n- name: N\n- name: n ##", "networks[1].name", "the network “n” stands twice"),
    (ACTIVITY + "mappings:\n- {from: '1.2', framework: F, item: a} ##", "mappings[0].from", "no KPI, activity"),
    (ACTIVITY + "changes:\n- {item: X9, field: due, on: 2025-05-01, why: c} ##", "changes[0].item", "“X9”"),
    ("frameworks:\n- {code: SOR, title: T}\n- {code: sor, title: T} ##\n" + THEMES, "frameworks[1].code", "twice"),
    ("events:\n- {title: Conference} ##\n" + THEMES, "events[0].on", "“on” is missing"),
    ("budget:\n- label: Pay\n  amounts:\n    Q1: £1,200 ##\n" + THEMES, "budget[0].amounts.Q1", "write 1200"),
    ("budget:\n- {label: Pay, amounts: [1]} ##\n" + THEMES, "budget[0].amounts", "column headings with pounds"),
    ("indicators:\n- title: T\n  columns: [a, b]\n  rows:\n  - {label: r, values: [1]} ##\n" + THEMES,
     "indicators[0].rows[0].values", "the row has 1 cells and the table 2 columns"),
    (KPI + "code: a\n    code: b ##", "themes[0].kpis[0].code", "“code” stands twice here, first in line 13"),
    (KPI + "owner: &who Jo ##", "themes[0].kpis[0].owner", "“&who” is an anchor that nothing uses"),
    (KPI + "owner: *who ##", "themes[0].kpis[0].owner", "“*who” is an alias"),
    (KPI + "owner: !!str Jo ##", "themes[0].kpis[0].owner", "is a tag; plan files have none"),
    (THEMES + "? [a, b] ##\n: 1", "", "a key must be a single word"),
    (KPI + "owner: a: b ##", "", "a text with a colon in it needs quotes"),
    ("themes:\n\t- level: section ##", "", "no tabs"),
    (MEASURE + "{metric: count, comparator: >=} ##", "", "“>=”"),
    (MEASURE + "{metric: count, comparator: >= ##", "", "“>=”"),
    (THEMES + "--- ##\na: 1", "", "a second document"),
    (THEMES + "people: " + "[" * 31 + "]" * 31 + " ##", "", "deeper than 30"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "field", "said"), ONE_MISTAKE)
def test_a_mistake_is_named_with_its_line_and_field(faults_in, written, part: str, field: str, said: str) -> None:
    text = written(part)
    line = next(n for n, each in enumerate(text.splitlines(), start=1) if each.endswith("##"))
    faults = faults_in(text.replace(" ##", ""))
    assert [(fault.line, fault.field) for fault in faults] == [(line, field)]
    assert said in faults[0].message


def test_the_text_has_a_line_for_each_mistake_with_file_line_and_field(written) -> None:
    part = """\
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: A}
          - {statement: B, due: 31/12/25, knd: action}
        evnts: []
        """
    with pytest.raises(PlanFileFaults) as refused:
        parse_plan(written(part), "sw.yaml")
    assert str(refused.value).splitlines() == [
        "sw.yaml, line 13, themes[0].kpis[1].due: “31/12/25” is no date; write 2025-12-31.",
        "sw.yaml, line 13, themes[0].kpis[1].knd: “knd” is no key here; did you mean “kind”?",
        "sw.yaml, line 14, evnts: “evnts” is no key here; did you mean “events”?",
    ]
    assert [fault.column for fault in refused.value.faults] == [25, 35, 1]
    assert refused.value.name == "sw.yaml"
    assert isinstance(refused.value, BadInput)


def test_a_mistake_without_a_field_gives_its_column(written) -> None:
    with pytest.raises(PlanFileFaults, match=r"^sw.yaml, line 8, column 10: this is no YAML \("):
        parse_plan(written("themes: a: b"), "sw.yaml")


def test_what_is_missing_from_the_head_is_all_named(faults_in) -> None:
    faults = faults_in("plan: {region: {}}\n")
    named = ["plan.code", "plan.title", "plan.starts", "plan.ends", "plan.region.code", "plan.region.name"]
    assert {fault.field for fault in faults} == {"format", "themes", *named}
    assert {fault.line for fault in faults} == {1}


def test_another_format_is_refused(faults_in, written) -> None:
    [fault] = faults_in(written(THEMES).replace("riia-plan/1", "riia-plan/2"))
    assert (fault.line, fault.field) == (1, "format")
    assert "write riia-plan/1" in fault.message


def test_a_plan_cannot_end_before_it_starts(faults_in, written) -> None:
    [fault] = faults_in(written(THEMES).replace("2026-03-31", "2025-03-31"))
    assert (fault.line, fault.column, fault.field) == (6, 9, "plan.ends")
    assert fault.message == "2025-03-31 is before starts, which is 2025-04-01"


def test_a_plan_may_last_a_single_day(written) -> None:
    assert parse_plan(written(THEMES).replace("2026-03-31", "2025-04-01"), "sw.yaml")


def test_a_mistake_does_not_hide_those_behind_it(faults_in, written) -> None:
    text = written("""\
        authorities: [Devon, 12]
        themes:
        - level: section
          title: Data
          activities:
          - {code: A, titel: Meet, scope: [Devno], kpis: [{statement: x, due: never}, {code: K}]}
        networks:
        - {name: Leads, counts_towards: [K9], members: [Cornwall]}
        """)
    assert [fault.field for fault in faults_in(text)] == [
        "authorities[1]",
        "themes[0].activities[0].titel",
        "themes[0].activities[0].scope[0]",
        "themes[0].activities[0].kpis[0].due",
        "themes[0].activities[0].kpis[1].statement",
        "networks[0].counts_towards[0]",
        "networks[0].members[0].name",
    ]


def test_a_code_without_quotes_is_one_mistake_also_where_it_is_pointed_to(faults_in, written) -> None:
    text = written("""\
        themes: [{level: a, title: b, kpis: [{code: 1.10, statement: c}]}]
        networks: [{name: Leads, counts_towards: ["1.10"]}]
        """)
    assert [fault.field for fault in faults_in(text)] == ["themes[0].kpis[0].code"]


def test_frameworks_that_are_listed_must_have_what_is_mapped_to(faults_in, written) -> None:
    text = written("""\
        themes: [{level: a, title: b, code: T1}]
        frameworks:
        - {code: SOR, title: Requirements, items: [{code: "1.1", text: x}, {code: "1.1", text: y}]}
        mappings:
        - {from: t1, framework: sor, item: "1.1"}
        - {from: T1, framework: SOR, item: "1.2"}
        - {from: T1, framework: SOAR, item: "1.1"}
        """)
    assert [(fault.field, fault.message) for fault in faults_in(text)] == [
        ("frameworks[0].items[1].code", "the item “1.1” stands twice"),
        ("mappings[1].item", "SOR has no item “1.2”; did you mean “1.1”?"),
        ("mappings[2].framework", "there is no framework “SOAR”; did you mean “SOR”?"),
    ]


def test_aliases_cannot_explode(faults_in) -> None:
    rows = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))
    (fault,) = faults_in(f"a0: &a0 [x]\n{rows}\n")
    assert "more than 100,000 values" in fault.message


def test_aliases_cannot_nest_without_end(faults_in) -> None:
    rows = "\n".join(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 40))
    (fault,) = faults_in(f"a0: &a0 [x]\n{rows}\n")
    assert "the nesting is deeper" in fault.message


@pytest.mark.parametrize("text", ["themes: &all [*all]", "themes: [{level: a, title: *nobody}]"])
def test_an_alias_of_nothing_or_of_what_is_still_open_is_named(faults_in, text: str) -> None:
    assert "is an alias of nothing" in " ".join(fault.message for fault in faults_in(text))


def test_a_file_that_is_all_mistakes_is_not_listed_to_its_end(faults_in) -> None:
    faults = faults_in("\n".join(f"key{n}: 1" for n in range(3 * MOST)))
    assert len(faults) == MOST + 1
    assert faults[-1].message == f"there are more than {MOST} mistakes; the rest are not listed"


def test_long_and_broken_words_stay_on_one_short_line(written) -> None:
    with pytest.raises(PlanFileFaults) as refused:
        parse_plan(written(THEMES + f'"two\\nlines {"x" * 10_000}": 1'), "sw.yaml")
    [line] = str(refused.value).splitlines()
    assert len(line) < 500


@pytest.mark.parametrize(
    ("content", "line", "column", "said"),
    [
        (b"", 1, 1, "the file is empty"),
        (b"\n# only a remark\n", 1, 1, "the file is empty"),
        (b"\xef\xbb\xbf", 1, 1, "the file is empty"),
        (b"null", 1, 1, "the file is empty"),
        (b"- a\n", 1, 1, "this is no plan file"),
        (b"\nJust a sentence.\n", 2, 1, "this is no plan file"),
        (b"PK\x03\x04\0\0", 1, 1, "the file is binary"),
        (b"format: x\nplan: caf\xe9\n", 2, 10, "the byte E9 is not UTF-8"),
        ("format: x".encode("utf-16"), 1, 1, "saved as UTF-16"),
        (b"format: x\nplan: a\x07b\n", 2, 8, "the sign U+0007 cannot stand in a text"),
        (b"[" * 500, 1, 31, "deeper than 30"),
    ],
)
def test_a_file_that_is_no_plan_file_at_all(tmp_path: Path, content, line: int, column: int, said: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(content)
    with pytest.raises(PlanFileFaults) as refused:
        read_plan_file(path)
    [fault] = refused.value.faults
    assert (fault.line, fault.column, fault.field) == (line, column, "")
    assert said in fault.message
    assert str(refused.value).startswith("plan.yaml, line ")


def test_nesting_that_the_parser_itself_refuses_is_said_in_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"[" * 100_000)
    with pytest.raises(PlanFileFaults, match=r"line 1, column .*deeper than 30"):
        read_plan_file(path)


def test_a_file_larger_than_10_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"# " + b"x" * reading.LARGEST)
    too_large = [Fault(1, 1, "", "the file is larger than 10 MB; a plan takes far less")]
    with pytest.raises(PlanFileFaults) as refused:
        read_plan_file(path)
    assert list(refused.value.faults) == too_large
    with pytest.raises(PlanFileFaults) as refused:
        parse_plan(path.read_text("utf-8"), "huge.yaml")
    assert list(refused.value.faults) == too_large


def test_brackets_without_end_are_refused_like_any_deep_nesting(faults_in) -> None:
    [fault] = faults_in("[" * 100_000)
    assert "deeper than 30" in fault.message


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("quorum: 0", "0 is not how many there can be"),
        ("quorum: 2.5", "2.5 is not how many there can be"),
        ("quorum: many", "“many” is no number"),
        ("elsewhere: perhaps", "“perhaps” is neither true nor false"),
        ("elsewhere: false, members: [South West]", "there is no authority “South West”"),
    ],
)
def test_a_quorum_is_a_number_of_members_and_elsewhere_is_so_or_not(written, faults_in, part: str, said: str) -> None:
    text = f"authorities: [Devon]\nthemes:\n- {{level: a, title: b}}\nnetworks:\n- {{name: Leads, {part}}}\n"
    [fault] = faults_in(written(text))
    assert said in fault.message


def test_a_file_of_more_values_than_any_plan_is_refused_before_it_is_looked_at(faults_in, minimal: str) -> None:
    [fault] = faults_in(minimal + "people:\n" + "- {name: Jo}\n" * 60_000)
    assert "more than 100,000 values" in fault.message
