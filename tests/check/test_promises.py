"""What can be measured and what only sounds so."""

import pytest
from whole_plans import whole

from riia_tui.check.checking import RULES, check


def messages(code: str, kpi: str) -> list[str]:
    plan = whole(f"themes:\n- level: section\n  title: Data\n  kpis:\n  - {{{kpi}}}\n")
    return [finding.message for finding in check(plan, [RULES[code]])]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Take-up rises by 25%.", True),
        ("A 10% reduction in waiting.", True),
        ("Engagement is 25% higher than the baseline.", True),
        ("75% report increased confidence.", False),
        ("At least 86% of LAPs take part.", False),
    ],
)
def test_a_change_by_so_much_needs_a_baseline_and_a_share_does_not(statement: str, found: bool) -> None:
    assert bool(messages("MEA023", f'statement: "{statement}"')) is found


def test_a_baseline_in_the_measure_is_enough() -> None:
    assert not messages(
        "MEA023", "statement: Take-up rises by 25%., measures: [{metric: quantity, target: 50, baseline: 40}]"
    )


def test_an_upper_limit_beside_a_figure_to_reach_may_stand() -> None:
    both = "statement: At least 20 and up to 39 days are given., measures: [{metric: quantity, target: 20, text: days}]"
    assert not messages("MEA024", both)
    only = "statement: Up to 39 days for 2 authorities., measures: [{metric: quantity, text: 'days, up to 39'}]"
    assert messages("MEA024", only)[0].startswith("“Up to 39” is an upper limit")


@pytest.mark.parametrize("word", ["survey", "questionnaire", "feedback", "evaluation"])
def test_whoever_is_asked_in_any_way_is_asked(word: str) -> None:
    measure = "measures: [{metric: survey, target: 75, text: more confident}]"
    assert not messages("MEA030", f"statement: In a {word} 75% are more confident., {measure}")
    assert messages("MEA030", f"statement: 75% are more confident., {measure}")


@pytest.mark.parametrize(
    ("statement", "found"),
    [("The network meets regularly.", True), ("From time to time it reports.", True), ("It meets four times.", False)],
)
def test_how_often_is_a_number(statement: str, found: bool) -> None:
    assert bool(messages("MEA040", f"statement: {statement}")) is found
    assert not messages("MEA040", f"statement: {statement}, cadence: quarterly")
