"""The table of KPIs of the five bundled plans: what each counts is what was worked out by hand."""

import pytest

from db.words import Metric
from riia_tui.planfile.bundled import bundled_plans
from tests.rules.plan_stories import PlanStory, Row, rows

TABLE = list(rows())


@pytest.mark.parametrize("row", TABLE, ids=[f"{row.plan} {row.ref}:{row.number} at {row.at}" for row in TABLE])
def test_a_kpi_of_a_plan_counts_itself(row: Row) -> None:
    story = PlanStory(row.plan, row.ref)
    for told in row.record:
        story.happened(told, row.number)
    found = story.judged(row.at).measures[row.number - 1]
    assert found.measure.metric == row.metric
    assert found.value == (None if row.value is None else pytest.approx(row.value))
    assert found.met is row.met


def test_the_table_has_sixty_kpis_of_every_metric_from_all_five_plans() -> None:
    assert len({(row.plan, row.ref) for row in TABLE}) >= 60
    assert {row.plan for row in TABLE} == set(bundled_plans())
    assert {row.metric for row in TABLE} == set(Metric)
