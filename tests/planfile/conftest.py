"""Plan files for the tests: a head that is always the same, so that a test shows only what it is about."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from riia_tui.planfile.faults import Fault, PlanFileFaults
from riia_tui.planfile.model import PlanFile
from riia_tui.planfile.read import parse_plan

HEAD = """\
format: riia-plan/1
plan:
  code: sw
  title: South West plan
  starts: 2025-04-01
  ends: 2026-03-31
  region: {code: sw, name: South West}
"""

WHOLE = """
authorities:
- Devon
- {name: Cornwall Council, short_name: Cornwall, since: 2009-04-01}
- {name: Northamptonshire, until: 2021-03-31, successor: devon}
- {name: West Northamptonshire, since: 2021-04-01, predecessor: Northamptonshire}
people:
- {name: Jo Bloggs, role: coordinator, organisation: Devon}
frameworks:
- code: SOR
  title: Statement of Requirements
  items:
  - {code: "1.1", text: Collect data}
themes:
- code: "5"
  level: section
  title: Data
  counts: partnership
  themes:
  - code: "5.1"
    level: sub-requirement
    title: Collect indicators
    aim: >-
      Go on collecting
      the indicators.
    lead: Jo Bloggs
    activities:
    - code: "5.1.1"
      title: Review
      description: Look at how data is collected.
      lead: Jo Bloggs
      sponsor: A DCS
      scope: [Devon, cornwall]
      kpis:
      - code: "5.1.1"
        kind: action
        statement: A review is finished.
        due: 2025-12-31
        due_text: by 31 December 2025
        due_note: as printed
        cadence: half-termly
        owner: Jo Bloggs
        measures:
        - {metric: participation, comparator: "<=", target: 86.5, unit: percent, denominator: 15,
           role: offered, due: 2025-10-31, baseline: 40, text: LAs reviewed, answer: true}
        - {metric: on_time, within: 10  working days, record_kind: report}
    kpis:
    - statement: Every LA submits.
budget:
- {fund: RIIA, code: "5.1", label: Salaries, kpis: 5.1.1 and 5.1.2, note: as printed,
   amounts: {Q1: 1200.50, 2025-26: -300, Q3: , 2027: 1}}
mappings:
- {from: 5.1.1, framework: sor, item: "1.1"}
- {from: "5", framework: SOR, item: "1.1"}
networks:
- {name: Data leads, cadence: termly, counts_towards: ["5.1-2"], members: [devon, {name: Cornwall, since: 2025-05-01}]}
- {name: Everybody, members: all, quorum: 2}
- {name: National forum, elsewhere: true}
- {name: National leads, elsewhere: true, members: [{name: South West, person: Jo Bloggs, deputy: Sam Smith}]}
indicators:
- title: Rates
  columns: [2023, "2024"]
  rows:
  - {label: Devon, values: [12.50, c]}
  - {label: Cornwall, values: [~, 3]}
events:
- {on: 2025-06-01, title: Summer conference, kind: conference}
changes:
- {item: "5.1.1:2", field: due, from: 2025-10-31, to: 2025-12-31, agreed_by: Board, on: 2025-09-01, why: Staff left}
"""
MINIMAL = """\
format: riia-plan/1
plan: {code: sw, title: A plan, starts: 2025-04-01, ends: 2026-03-31, region: {code: sw, name: South West}}
themes:
- {level: section, title: Data}
"""

Written = Callable[[str], str]
Read = Callable[[str], PlanFile]
FaultsIn = Callable[[str], list[Fault]]


@pytest.fixture
def whole() -> str:
    """A part of a plan file that uses every key."""
    return WHOLE


@pytest.fixture
def minimal() -> str:
    """The shortest whole plan file."""
    return MINIMAL


@pytest.fixture
def written() -> Written:
    """A whole plan file with the given part after its head."""
    return lambda part: HEAD + dedent(part)


@pytest.fixture
def read(written: Written) -> Read:
    """Reads a part of a plan file after its head."""
    return lambda part: parse_plan(written(part), "sw.yaml")


@pytest.fixture
def faults_in() -> FaultsIn:
    """The mistakes in a whole text, by line."""

    def faults(text: str) -> list[Fault]:
        with pytest.raises(PlanFileFaults) as refused:
            parse_plan(text, "sw.yaml")
        assert all(line.startswith("sw.yaml, line ") for line in str(refused.value).splitlines())
        return list(refused.value.faults)

    return faults
