"""What is exported and imported into an empty store gives the same dump, as text and as a workbook."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from generated_plans import plans
from hypothesis import HealthCheck, given, settings
from workbooks import read_back

from db.engine import Store, create_store
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.excel_write import workbook_bytes
from riia_tui.planfile.model import PlanFile
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.write import plan_text
from riia_tui.views.dump import dump
from riia_tui.views.plan_file import plan_file

TODAY = date(2025, 12, 1)
FORMS = {
    "text": lambda file: parse_plan(plan_text(file), "again.yaml"),
    "excel": lambda file: read_back(workbook_bytes(file)),
}


@contextmanager
def store_with(file: PlanFile) -> Iterator[Store]:
    """An empty store with one plan in it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = create_store(Path(folder) / "plan.db")
        try:
            add_plan(store, file)
            yield store
        finally:
            store.close()


def dumped(store: Store) -> dict[str, Any]:
    """Everything but ids, the history, and when it was typed; what an id points to is named by its place."""
    found = dump(store, None, TODAY)
    del found["journal"]
    places = {row["id"]: f"{name} {at}" for name, rows in found.items() if isinstance(rows, list)
              for at, row in enumerate(rows) if "id" in row}  # fmt: skip

    def named(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: named(each) for key, each in value.items() if key != "entered"}
        if isinstance(value, list | tuple):
            return [named(each) for each in value]
        return places.get(value, value) if isinstance(value, str) else value

    said: dict[str, Any] = named(found)
    return said


@cache
def bundled(code: str) -> PlanFile:
    return parse_plan(bundled_plans()[code], f"{code}.yaml")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", bundled_plans())
def test_a_bundled_plan_gives_the_same_dump_again(code: str, form: str) -> None:
    with store_with(bundled(code)) as first:
        exported, before = plan_file(first, code), dumped(first)
    with store_with(FORMS[form](exported)) as second:
        assert dumped(second) == before
        assert plan_file(second, code) == exported


@given(plans())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_plan_gives_the_same_dump_again(plan: PlanFile) -> None:
    # A store takes only kinds of event that it knows, and no two plans of one code.
    plan = replace(plan, events=tuple(replace(event, kind=None) for event in plan.events))
    with store_with(plan) as first:
        exported, before = plan_file(first, None), dumped(first)
    for again in FORMS.values():
        with store_with(again(exported)) as second:
            assert dumped(second) == before
            assert plan_file(second, None) == exported
