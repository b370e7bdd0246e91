"""Risks, lessons, money and support packages are entered, changed and closed on screen."""

from pathlib import Path

import pytest
from keys_and_screen import Start, press, said, screen_text, settled, type_in
from textual.pilot import Pilot
from textual.widgets import Input, Select

from db.engine import Store
from riia_tui.tui.screens.form import Words
from riia_tui.views.lessons import lessons
from riia_tui.views.risks import risks
from riia_tui.views.spending import spending
from riia_tui.views.support import support
from tests.conftest import TODAY
from tests.views.registers_store import enter_registers

PLAN = "sw-2025-26"


def fill(pilot: Pilot[int], **values: str) -> None:
    """Puts texts into the fields of the form that is open, by their names."""
    for name, text in values.items():
        field = pilot.app.screen.query_one(f"#{name}")
        if isinstance(field, Words):
            field.text = text
        else:
            assert isinstance(field, Input | Select)
            field.value = text


def store_of(pilot: Pilot[int]) -> Store:
    store: Store = pilot.app.store  # type: ignore[attr-defined]
    return store


@pytest.mark.parametrize(
    ("keys", "empty"),
    [
        (("6", "R"), "No risk is open"),
        (("6", "L"), "No lesson is entered yet"),
        (("6", "S"), "No support package is recorded yet"),
        (("7", "k"), "No spend is entered yet"),
    ],
)
async def test_an_empty_register_says_how_to_begin(
    plan_store: Path, pilot_app: Start, keys: tuple[str, ...], empty: str
) -> None:
    async with pilot_app(plan_store) as pilot:
        await press(pilot, *keys)
        assert empty in screen_text(pilot.app)
        await press(pilot, "enter", "x", "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_a_risk_is_entered_regraded_and_closed(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, notifications=True) as pilot:
        await press(pilot, "6", "R", "a")
        await type_in(pilot, "No analyst")
        fill(pilot, likelihood="4", impact="4", owner="Data lead", ask="A national offer", counts_towards="1.1.1")
        await press(pilot, "f2")
        assert "16 (4 × 4)  No analyst" in screen_text(pilot.app)
        assert "asked: A national offer" in screen_text(pilot.app)
        await press(pilot, "enter")
        fill(pilot, likelihood="2", owner="", counts_towards="")
        await press(pilot, "f2")
        (line,) = risks(store_of(pilot), PLAN, TODAY).open
        assert (line.score, line.owner, line.ask, line.kpis) == (8, None, "A national offer", ())
        await press(pilot, "x")
        fill(pilot, ended="She started on 1 December")
        await press(pilot, "f2")
        assert "She started on 1 December" in screen_text(pilot.app)
        assert risks(store_of(pilot), PLAN, TODAY).open == ()
        await press(pilot, "x")
        assert "Choose a risk that is open first." in said(pilot.app)
        await press(pilot, "z")
        assert len(risks(store_of(pilot), PLAN, TODAY).open) == 1


async def test_a_slip_is_said_in_the_form_and_nothing_is_lost(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        await press(pilot, "6", "R", "a")
        fill(pilot, title="Late money", counts_towards="9.9.9")
        await press(pilot, "f2")
        assert "9.9.9" in screen_text(pilot.app) and len(pilot.app.screen_stack) == 3
        assert risks(store_of(pilot), PLAN, TODAY).open == ()
        fill(pilot, counts_towards="", title=" ")
        await press(pilot, "f2")
        assert "A risk needs a name." in screen_text(pilot.app)


async def test_a_lesson_is_entered_and_shared_later(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "6", "L", "a")
        fill(pilot, title="Early panels", learned="Panels earlier", changed="Seen 3 weeks sooner")
        await press(pilot, "f2")
        assert "changed for children: Seen 3 weeks sooner" in screen_text(pilot.app)
        assert "not shared yet" in screen_text(pilot.app)
        await press(pilot, "enter")
        fill(pilot, shared_with="all directors", shared_on="1 Dec")
        await press(pilot, "f2")
        (line,) = lessons(store_of(pilot), PLAN, TODAY).lines
        assert (line.learned, line.shared_with, line.shared_on) == ("Panels earlier", "all directors", TODAY)


async def test_money_is_entered_changed_with_its_reason_and_taken_out(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "7", "n")
        fill(pilot, fund="SEND", area="data", period="Q2", profile="£1,000", actual="800")
        await press(pilot, "f2")
        assert "SEND data" in screen_text(pilot.app) and "-£200" in screen_text(pilot.app)
        await press(pilot, "k")
        assert "no reason is given for the variance" in screen_text(pilot.app)
        await press(pilot, "enter")
        fill(pilot, reason="Post filled late", actual="a lot")
        await press(pilot, "f2")
        assert "“a lot” is no amount of money." in screen_text(pilot.app)
        fill(pilot, actual="850.50")
        await press(pilot, "f2")
        (line,) = spending(store_of(pilot), PLAN, TODAY).lines
        assert (line.actual, line.reason) == (850.5, "Post filled late")
        await press(pilot, "enter")
        fill(pilot, profile="", actual="", reason="")
        await press(pilot, "f2")
        assert spending(store_of(pilot), PLAN, TODAY).lines == ()
        assert "No spend is entered yet" in screen_text(pilot.app)


async def test_a_support_package_is_recorded_and_finished(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "6", "S", "a")
        fill(pilot, title="EHCP help", received="Torbay", supplied="Devon, Wiltshire", days="6", need="A backlog")
        await press(pilot, "f2")
        assert "under way · for Torbay · by Devon and Wiltshire · 6 days" in screen_text(pilot.app)
        await press(pilot, "enter")
        fill(pilot, done="1 Dec", outcome="Nobody waits", days="lots")
        await press(pilot, "f2")
        assert "“lots” is no number of days." in screen_text(pilot.app)
        fill(pilot, days="7.5")
        await press(pilot, "f2")
        (line,) = support(store_of(pilot), PLAN, TODAY).lines
        assert (line.done, line.outcome, line.days, line.received) == (TODAY, "Nobody waits", 7.5, ("Torbay",))


async def test_what_is_spent_stands_below_the_printed_costings_and_opens(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "7")
        assert "No spend is entered yet: n enters it." in screen_text(pilot.app)
        enter_registers(store_of(pilot), PLAN)
        await pilot.app.publish_change()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "all together" in screen_text(pilot.app) and "£850.50" in screen_text(pilot.app)
        pilot.app.screen.query_one("#spend").focus()
        await press(pilot, "enter")
        assert "Spend by fund, area and period" in screen_text(pilot.app)
        assert "Post filled late" in screen_text(pilot.app)


async def test_the_gravest_risk_and_the_newest_lesson_stand_in_programme(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        enter_registers(store_of(pilot), PLAN)
        await press(pilot, "6")
        assert "16 (4 × 4): No analyst" in screen_text(pilot.app)
        assert "Early panels: Seen 3 weeks sooner" in screen_text(pilot.app)
