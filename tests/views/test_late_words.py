"""What is said of a KPI that is late: how late, or that what is done was done late."""

from datetime import date

from db.engine import Store
from riia_tui.actions.commands import LogEvidence
from riia_tui.actions.plans import add_plan
from riia_tui.actions.records import log_evidence
from riia_tui.planfile.read import parse_plan
from riia_tui.views.kpi import kpi

PLAN = """\
format: riia-plan/1
plan: {code: reports, title: Reports, starts: 2025-04-01, ends: 2026-03-31, region: {code: west, name: West}}
themes:
- level: priority
  title: One
  kpis:
  - code: "1.1"
    statement: Two reports are shared, the first by the end of September.
    due: 2026-03-31
    measures:
    - {metric: milestone, due: 2025-09-30, text: first report}
    - {metric: count, target: 2, record_kind: report, text: reports}
"""


def share_a_report(store: Store, on: date) -> None:
    report = LogEvidence("reports", on, "A report", kind="report", counts_towards=("1.1",), delivers=True)
    log_evidence(store, report, on)


def test_a_part_that_was_done_late_is_not_the_whole(store: Store) -> None:
    add_plan(store, parse_plan(PLAN, "reports.yaml"))
    assert kpi(store, "1.1", None, date(2025, 10, 2)).line.warning_text == "2 working days late"
    share_a_report(store, date(2025, 10, 7))
    assert kpi(store, "1.1", None, date(2025, 12, 1)).line.warning_text == "a part was done late"
    share_a_report(store, date(2025, 12, 2))
    assert kpi(store, "1.1", None, date(2025, 12, 3)).line.warning_text == "done late"
