"""Texts that nobody would read to their end: the check reads what a person would, and is done in time."""

from time import process_time

import pytest
from whole_plans import whole

from riia_tui.check.checking import check
from riia_tui.check.readable import readable

RUNS = ("9", "1,", "1.", "1/", "a", "Ab ", "Q1 ", "by ", "31 ", "£", "(")
PLAN = """\
themes:
- level: section
  title: Data
  aim: "{0}"
  kpis:
  - statement: "{0}"
"""


@pytest.mark.parametrize("run", RUNS)
def test_a_text_of_20_000_characters_does_not_hold_the_check_up(run: str) -> None:
    plan = whole(PLAN.format(run * (20_000 // len(run))))
    began = process_time()
    assert check(plan)
    assert process_time() - began < 20


def test_a_text_is_read_to_its_5_000th_character_and_a_run_to_its_100th() -> None:
    theme = readable(whole(PLAN.format("word " * 2_000))).themes[0]
    assert len(theme.aim or "") == 5_000
    assert readable(whole(PLAN.format("see " + "9" * 500 + " for more"))).themes[0].aim == f"see {'9' * 100} for more"


def test_a_plan_that_can_be_read_is_left_as_it_is() -> None:
    plan = whole(PLAN.format("A statement of the usual length. " * 40))
    assert readable(plan) is plan


def test_a_number_of_many_figures_is_no_place_in_a_row() -> None:
    lines = "themes:\n" + "".join(
        f"- {{code: '{code}', level: section, title: Projects 1 to 999999999999}}\n" for code in ("1", "9" * 40)
    )
    assert not [finding for finding in check(whole(lines)) if finding.code == "REF011"]
