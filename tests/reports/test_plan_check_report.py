"""The plan check as a report: every finding with its cure, and what was accepted with the reason."""

from datetime import date

from riia_tui.check.checking import RULES
from riia_tui.planfile.read import parse_plan
from riia_tui.reports.blocks import Heading, Table
from riia_tui.reports.frame import HOW_TO_READ
from riia_tui.reports.markdown import render
from riia_tui.reports.plan_check import check_report
from riia_tui.views.findings import file_findings

TODAY = date(2026, 6, 1)
PLAN = """\
format: riia-plan/1
plan: {code: west, title: West plan, starts: 2026-04-01, ends: 2027-03-31, region: {code: west, name: West}}
themes:
- code: "1"
  level: section
  title: Data
  kpis:
  - {code: "1.1", statement: "A [guide] is published by 31 June 2026.", due: 2026-06-30}
  - {code: "1.2", statement: A survey is done by 31 April 2026., due: 2026-04-30}
accepted:
- code: DAT001
  where: "1.2"
  said: "“31 April 2026” is no day: April 2026 has 30 days."
  why: everybody knows it means the 30th
  on: 2026-05-01
  accepted_by: RIIA Board
"""


def test_the_report_says_what_was_found_and_what_was_accepted() -> None:
    found = file_findings(parse_plan(PLAN, "west.yaml"))
    assert [line.where for line in found.lines if line.code == "DAT001"] == ["1.1"]
    report = check_report(found, TODAY)
    tables = [block for block in report.blocks if isinstance(block, Table)]
    errors = next(table for table in tables if table.caption == "1 error")
    assert errors.header == ("Where", "What was found", "What to write instead", "Rule")
    assert [(row[0], row[-1]) for row in errors.rows] == [("1.1", "DAT001")]
    text = render(report).decode("utf-8")
    assert "“31 June 2026” is no day: June 2026 has 30 days." in text
    assert "everybody knows it means the 30th" in text
    assert "1 May 2026, RIIA Board" in text


def test_one_table_a_severity_and_each_rule_says_once_why_it_matters() -> None:
    report = check_report(file_findings(parse_plan(PLAN, "west.yaml")), TODAY)
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    graves = [heading for heading in headings if heading in ("Errors", "Warnings", "Notes")]
    assert headings == [*graves, "Accepted as they are", HOW_TO_READ]
    tables = [block for block in report.blocks if isinstance(block, Table)]
    assert len(tables) == len(headings) + 1
    codes = {row[-1] for table in tables if table.header[-1] == "Rule" for row in table.rows}
    assert [row[0] for row in tables[-1].rows] == [code for code in RULES if code in codes]


def test_a_plan_without_findings_says_so() -> None:
    found = file_findings(parse_plan(PLAN, "west.yaml"), [])
    report = check_report(found, TODAY)
    assert "found nothing" in render(report).decode("utf-8")
    assert not any(isinstance(block, Heading) for block in report.blocks)
