"""Every rule: documented in full, its example found, its cure not; nothing in a clean plan; what is planted, found."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from planting import PLANTERS
from whole_plans import clean_plans, whole

from riia_tui.check.checking import FAMILIES, RULES, check
from riia_tui.check.rule import PARTS, Rule

CODES = Path(__file__).parent / "codes.txt"
EVERY_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
UNHURRIED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@EVERY_RULE
def test_a_rule_is_documented_in_full(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.family in FAMILIES
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.summary.endswith(".")
    assert tuple(rule.parts) == PARTS
    assert all(len(text) > 20 for text in rule.parts.values())


@EVERY_RULE
def test_the_example_offends(rule: Rule) -> None:
    found = check(whole(rule.parts["Example"]), [rule])
    assert found
    assert all(finding.message and finding.fix and finding.where for finding in found)
    assert all(finding.message.endswith(".") and finding.fix.endswith(".") for finding in found)


@EVERY_RULE
def test_what_to_write_instead_does_not(rule: Rule) -> None:
    assert check(whole(rule.parts["Instead"]), [rule]) == ()


def test_no_two_rules_share_a_name() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_a_code_is_never_lost_or_given_to_another_rule() -> None:
    kept = CODES.read_text(encoding="utf-8").splitlines()
    assert kept == sorted(kept)
    assert set(kept) == {f"{rule.code} {rule.name}" for rule in RULES.values()}


@UNHURRIED
@given(plan=clean_plans())
def test_nothing_is_found_in_a_clean_plan(plan) -> None:
    assert [f"{each.code} {each.where}: {each.message}" for each in check(plan)] == []


def test_every_rule_has_a_fault_to_plant() -> None:
    assert set(PLANTERS) == set(RULES)


@pytest.mark.parametrize("code", PLANTERS)
@UNHURRIED
@given(data=st.data())
def test_a_planted_fault_is_found_where_it_was_planted(code: str, data) -> None:
    planted = PLANTERS[code](data.draw(clean_plans()), data.draw)
    found = check(planted.plan, [RULES[code]])
    assert planted.where in {finding.where for finding in found}, [each.message for each in found]
