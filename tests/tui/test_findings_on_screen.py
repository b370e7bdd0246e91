"""The plan check beside the tree: its findings, going to what one is about, and letting one stand with a reason."""

from pathlib import Path

import pytest
from keys_and_screen import Start, press, screen_text, still, type_in

from db.engine import create_store
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.read import parse_plan
from riia_tui.tui.screens.accept_form import AcceptForm
from riia_tui.tui.screens.plan import PlanPlace

PLAN = """\
format: riia-plan/1
plan: {code: west, title: "West [plan]", starts: 2026-04-01, ends: 2027-03-31, region: {code: west, name: West}}
authorities: [Avon, Wessex]
themes:
- code: "1"
  level: section
  title: Data
  lead: Jo Bloggs
  kpis:
  - {code: "1.1", statement: A guide is published by 30 September 2026., due: 2026-09-30}
  - {code: "1.2", statement: "A [dashboard] is published by 31 June 2026.", due: 2026-06-30, due_text: by 31 June 2026}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with a plan that promises something for a day that does not exist."""
    store = create_store(tmp_path / "riia.db")
    add_plan(store, parse_plan(PLAN, "west.yaml"))
    store.close()
    return tmp_path / "riia.db"


async def test_a_finding_leads_to_its_kpi_and_marks_it(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (140, 40)) as pilot:
        await press(pilot, "2", "o")
        await still(pilot)
        [line] = [line for line in screen_text(pilot.app).split("\n") if line.strip().startswith("1.2 ")]
        assert "† A [dashboard]" in line
        await press(pilot, "k")
        shown = screen_text(pilot.app)
        assert "DAT001 impossible-day" in shown
        assert "“31 June 2026” is no day" in shown
        await press(pilot, "enter")
        place = pilot.app.screen
        assert isinstance(place, PlanPlace)
        assert place.selected_ref() == "1.2"
        await press(pilot, "escape")
        assert "DAT001" not in screen_text(pilot.app)


async def test_a_finding_is_accepted_with_a_reason_and_undone(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (140, 40)) as pilot:
        await press(pilot, "2", "k")
        await still(pilot)
        await press(pilot, "home")
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, AcceptForm)
        await press(pilot, "f2")
        assert "A finding is accepted with a reason." in screen_text(pilot.app)
        await type_in(pilot, "[read] as 30 June")
        await press(pilot, "f2")
        assert "1 accepted" in await still(pilot)
        assert "DAT001" not in screen_text(pilot.app)
        await press(pilot, "z")
        assert "DAT001" in await still(pilot)


async def test_in_a_narrow_terminal_the_findings_take_the_trees_place(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (60, 20)) as pilot:
        await press(pilot, "2", "k")
        shown = await still(pilot)
        assert "The plan check" in shown
        await press(pilot, "home", "enter")
        shown = await still(pilot)
        assert "The plan check" not in shown
        assert "1.2" in shown
