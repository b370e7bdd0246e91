"""What is written to a workbook is read back as the same plan, whatever its texts are."""

import re

import pytest
from generated_plans import TEXTS, plans
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from workbooks import read_back

from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.excel_text import escaped, unescaped
from riia_tui.planfile.excel_write import workbook_bytes
from riia_tui.planfile.model import PlanFile
from riia_tui.planfile.names import joined_names, split_names
from riia_tui.planfile.read import parse_plan


@pytest.mark.parametrize("code", bundled_plans())
def test_a_bundled_plan_comes_back_whole(code: str) -> None:
    plan = parse_plan(bundled_plans()[code], f"{code}.yaml")
    assert read_back(workbook_bytes(plan)) == plan


def test_a_plan_that_uses_every_key_comes_back_whole(read, whole) -> None:
    plan = read(whole)
    assert read_back(workbook_bytes(plan)) == plan


@given(plans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_plan_comes_back_whole(plan: PlanFile) -> None:
    assert read_back(workbook_bytes(plan)) == plan


@given(st.lists(TEXTS, max_size=4))
@example(['"'])
@example(['"a"; "b"', "c\nd"])
def test_names_in_one_cell_come_back(names: list[str]) -> None:
    assert split_names(joined_names(names)) == names


@given(st.text())
@example("_x000D_")
@example("_x005F_x000D_")
@example("\ud800")
def test_a_text_comes_back_from_the_form_that_a_cell_can_hold(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not re.search("[\x00-\x08\x0b-\x1f]", escaped(text))
