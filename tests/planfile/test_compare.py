"""Two versions of a plan beside each other: what is added, reworded, moved, re-dated, measured otherwise, or gone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.compare import Kind, compare, compared
from riia_tui.planfile.model import KpiEntry, PlanFile, PlanHead, RegionHead, ThemeEntry
from riia_tui.planfile.read import parse_plan

OLD = """
authorities: [Devon, {name: Cornwall Council, short_name: Cornwall}]
networks:
- {name: Leads, counts_towards: [A1], members: [Devon, Cornwall]}
themes:
- code: "1"
  level: section
  title: One
  activities:
  - code: "1.1"
    title: First
    scope: [Cornwall]
    kpis:
    - {code: A1, statement: Alpha., due: 2025-10-31, measures: [{metric: count, target: 3}, {metric: reported}]}
  - {code: "1.2", title: Second}
  kpis:
  - {statement: Beta.}
  - {statement: Gamma.}
- {code: "2", level: section, title: Two}
"""
GAMMA = "{statement: Gamma.}"


@pytest.fixture
def versions(read):
    """The old version, and one with some of its words replaced."""

    def made(*pairs: tuple[str, str]) -> tuple[PlanFile, PlanFile]:
        text = OLD
        for was, becomes in pairs:
            assert was in text
            text = text.replace(was, becomes, 1)
        return read(OLD), read(text)

    return made


@pytest.mark.parametrize("code", list(bundled_plans()))
def test_a_plan_does_not_differ_from_itself(code: str) -> None:
    text = bundled_plans()[code]
    assert compare(parse_plan(text, "a.yaml"), parse_plan(text, "b.yaml")) == ()


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("Alpha.", "Alpha more.", (Kind.REWORDED, "kpi", "A1", "statement", "Alpha.", "Alpha more.")),
        ("2025-10-31", "2025-12-31", (Kind.REDATED, "kpi", "A1", "due", "2025-10-31", "2025-12-31")),
        ("target: 3", "target: 5", (Kind.REMEASURED, "measure", "A1:1", "target", "3", "5")),
        ("{metric: reported}", "{metric: survey}", (Kind.REMEASURED, "measure", "A1:2", "", None, "survey")),
        ("title: Two", "title: Twice", (Kind.REWORDED, "theme", "2", "title", "Two", "Twice")),
        ("scope: [Cornwall]", "scope: [Devon]", (Kind.CHANGED, "activity", "1.1", "scope", "Cornwall", "Devon")),
        ("title: Second", "title: Second, lead: Jo", (Kind.CHANGED, "activity", "1.2", "lead", None, "Jo")),
        ("  - {statement: Gamma.}\n", "", (Kind.GONE, "kpi", "1-3", "", "Gamma.", None)),
        ("  - {statement: Beta.}\n", "", (Kind.GONE, "kpi", "1-2", "", "Beta.", None)),
        ('- {code: "2", level: section, title: Two}\n', "", (Kind.GONE, "theme", "2", "", "Two", None)),
        (
            "{statement: Gamma.}",
            "{statement: Gamma.}\n  - {statement: Delta.}",
            (Kind.ADDED, "kpi", "1-4", "", None, "Delta."),
        ),
        ("members: [Devon, Cornwall]", "members: [Devon]", (Kind.CHANGED, "networks", "", "", "1 entry", "1 entry")),
    ],
)
def test_each_kind_of_difference(versions, was: str, becomes: str, expected) -> None:
    old, new = versions((was, becomes))
    found = [(d.kind, d.what, d.ref, d.field, d.was, d.becomes) for d in compare(old, new)]
    assert found[0] == expected
    assert {each[2] for each in found} <= {expected[2], "A1:2"}


def test_a_kpi_without_a_code_is_known_by_its_statement_when_numbers_shift(versions) -> None:
    old, new = versions(
        ("  - {statement: Beta.}\n  - {statement: Gamma.}", "  - {statement: Gamma.}\n  - {statement: Beta.}")
    )
    assert compare(old, new) == ()


def test_a_kpi_that_moves_is_the_same_kpi(versions) -> None:
    old, new = versions(("  - {statement: Gamma.}\n", ""), ("title: Two}", "title: Two, kpis: [{statement: Gamma.}]}"))
    (moved,) = compare(old, new)
    assert (moved.kind, moved.ref, moved.was, moved.becomes) == (Kind.MOVED, "1-3", "1", "2")


def test_short_names_of_authorities_are_no_difference(versions) -> None:
    old, new = versions(("scope: [Cornwall]", "scope: [cornwall council]"))
    assert compare(old, new) == ()


def test_what_was_withdrawn_may_be_left_out(read) -> None:
    changes = "changes:\n- {item: A1, field: withdrawn, on: 2025-11-01, why: No funds}\n"
    kpi = OLD[OLD.index("    - {code: A1") : OLD.index('  - {code: "1.2"')]
    new = OLD.replace(kpi, "").replace("    kpis:\n", "").replace("counts_towards: [A1], ", "")
    assert compare(read(OLD + changes), read(new)) == ()
    assert [d.what for d in compare(read(OLD), read(new)) if d.kind is Kind.GONE] == ["kpi"]


STATEMENTS = st.lists(st.sampled_from("ABCDEF"), max_size=6)


def plan_of(statements: list[str]) -> PlanFile:
    head = PlanHead("p", "P", date(2025, 4, 1), date(2026, 3, 31), RegionHead("r", "R"))
    kpis = tuple(KpiEntry(statement) for statement in statements)
    return PlanFile("riia-plan/1", head, (ThemeEntry("section", "One", "1", kpis=kpis),))


@given(STATEMENTS, STATEMENTS)
def test_every_kpi_is_kept_added_or_gone_and_none_is_two(old: list[str], new: list[str]) -> None:
    found = compared(plan_of(old), plan_of(new))
    stays = found.kept.kpis
    assert len(set(stays.values())) == len(stays)
    assert len(found.gone("kpi")) + len(stays) == len(old)
    added = [d for d in found.differences if d.kind is Kind.ADDED]
    assert len(added) + len(stays) == len(new)
