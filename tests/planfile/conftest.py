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

Written = Callable[[str], str]
Read = Callable[[str], PlanFile]
FaultsIn = Callable[[str], list[Fault]]


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
