"""A tracker comes in by keys: sheets, plan, columns, words, rows; nothing is written before the last step."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from keys_and_screen import Start, press, screen_text, still, type_in
from openpyxl import Workbook, load_workbook
from textual.pilot import Pilot
from tracker_making import MAKERS, Made, True_, colour_with_a_word, two_plans, wide_by_quarter

from db.engine import open_store
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import ChangePlan
from riia_tui.views.dump import dump

ENOUGH = 0.95
HOSTILE = "[/] [KPI-01] [@click=app.quit]x[/]"
TODAY = date(2025, 12, 1)


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "riia.db"))


def stored(path: Path) -> dict[str, Any]:
    """Everything in the store."""
    store = open_store(path)
    found: dict[str, Any] = dump(store, None, TODAY)
    store.close()
    return found


def is_right(meant: True_, kpi: dict[str, Any], found: dict[str, Any], themes: dict[str, str]) -> bool:
    """Whether a KPI came into the store as the maker of its tracker means it."""
    letters = {"on-track": "G", "at-risk": "A", "off-track": "R", "complete": "B"}
    history = tuple(
        (each["on"], letters[each["status"]], each["comment"] or "")
        for each in sorted(found["assessments"], key=lambda each: each["on"])
        if (each["plan"], each["kpi"]) == (kpi["plan"], kpi["ref"])
    )
    said = (kpi["code"] or "", themes[kpi["theme"]], kpi["owner"], kpi["due"], history)
    return said == (meant.ref, meant.theme.split(": ")[-1], meant.owner, meant.due, meant.history)


def right_ones(made: Made, found: dict[str, Any]) -> int:
    """How many of a tracker's rows stand in the store as they are meant."""
    themes = {theme["id"]: theme["title"] for theme in found["themes"]}
    kpis = {kpi["statement"]: kpi for kpi in found["kpis"]}
    return sum(m.statement in kpis and is_right(m, kpis[m.statement], found, themes) for m in made.rows)


async def open_wizard(pilot: Pilot[int], tracker: Path) -> None:
    """To the first step."""
    await press(pilot, "6", "i")
    await type_in(pilot, str(tracker))
    await press(pilot, "enter")
    await still(pilot)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
async def test_a_tracker_comes_in_by_keys_with_nearly_every_row_right(
    make: Any, path: Path, pilot_app: Start, tmp_path: Path
) -> None:
    made: Made = make(tmp_path)
    before = len(stored(path)["kpis"])
    async with pilot_app(path, (120, 40)) as pilot:
        await open_wizard(pilot, made.path)
        assert "which sheets?" in screen_text(pilot.app)
        await press(pilot, "f2")
        while "what is each column?" not in screen_text(pilot.app):
            await press(pilot, "f2")
            await still(pilot)
        await press(pilot, "f2")
        assert "what do these mean?" in screen_text(pilot.app)
        await press(pilot, "f2")
        shown = await still(pilot)
        assert f"{len(made.rows)} KPIs to take in" in shown
        assert all(f"{sheet}, row {row}" in shown for sheet, row in made.planted)
        await press(pilot, "f2")
        await still(pilot)
        assert "Plans in this store" in screen_text(pilot.app)
    found = stored(path)
    assert len(found["kpis"]) == before + len(made.rows)
    assert right_ones(made, found) >= ENOUGH * len(made.rows)


async def test_two_plans_are_asked_about_one_after_the_other(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    made = two_plans(tmp_path)
    async with pilot_app(path, (80, 24)) as pilot:
        await open_wizard(pilot, made.path)
        await press(pilot, "f2")
        assert "plan 1 of 2: Brackwater SEND Plan" in screen_text(pilot.app)
        await press(pilot, "f2")
        assert "plan 2 of 2: Brackwater Social Care" in screen_text(pilot.app)


async def test_a_column_and_a_word_are_put_right_from_lists(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    made = wide_by_quarter(tmp_path)
    book = load_workbook(made.path)
    book["Tracker"]["D4"] = "Pen holder"
    book.save(made.path)
    async with pilot_app(path, (120, 40)) as pilot:
        await open_wizard(pilot, made.path)
        await press(pilot, "f2", "f2")
        assert "D  Pen holder                      left out" in screen_text(pilot.app)
        await press(pilot, "down", "down", "down", "enter")
        assert "Column D · Pen holder" in screen_text(pilot.app)
        await press(pilot, *["up"] * 5, "enter")
        assert "D  Pen holder                      lead or owner" in screen_text(pilot.app)
        await press(pilot, "f2")
        assert "(1 not known)" in screen_text(pilot.app)
        await press(pilot, "enter", *["up"] * 4, "enter", "f2")
        shown = await still(pilot)
        assert "48 RAGs" in shown
        assert "Does not fit" not in shown
        await press(pilot, "f2")
        await still(pilot)
    kpis = [kpi for kpi in stored(path)["kpis"] if kpi["plan"] == "lakemoor-2025-26"]
    assert {kpi["owner"] for kpi in kpis} == {"Ada Marsh", "Bo Quill", "Cy Holt", "Di Fenn"}


async def test_going_back_keeps_what_was_matched(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    made = colour_with_a_word(tmp_path)
    async with pilot_app(path, (120, 40)) as pilot:
        await open_wizard(pilot, made.path)
        await press(pilot, "f2", "f2", "down", "enter", "end", "enter")
        assert "B  Agreed action                   left out" in screen_text(pilot.app)
        await press(pilot, "escape", "f2")
        assert "B  Agreed action                   left out" in screen_text(pilot.app)


async def test_leaving_writes_nothing(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    made = wide_by_quarter(tmp_path)
    before = stored(path)
    async with pilot_app(path, (80, 24)) as pilot:
        await open_wizard(pilot, made.path)
        await press(pilot, "f2", "f2", "f2", "f2")
        await still(pilot)
        await press(pilot, *["escape"] * 5)
        assert "Plans in this store" in screen_text(pilot.app)
    assert stored(path) == before


async def test_rows_go_to_a_plan_that_is_chosen(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    made = wide_by_quarter(tmp_path)
    async with pilot_app(path, (120, 40)) as pilot:
        await open_wizard(pilot, made.path)
        await press(pilot, "f2", "shift+tab", "enter", "down", "enter")
        await still(pilot)
        await press(pilot, "f2", "f2", "f2")
        shown = await still(pilot)
        assert "small (known already)" in shown
        assert "is no KPI of the plan small" in shown


async def test_what_looks_like_markup_is_shown_as_it_stands(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append([f"{HOSTILE} plan 2025/26"])
    sheet.append(["Ref", "KPI", HOSTILE, "RAG", "Comment"])
    sheet.append([HOSTILE, f"Hold {HOSTILE}", HOSTILE, HOSTILE, HOSTILE])
    sheet.append(["1.2", "Hold a meeting", "here", "G", HOSTILE])
    book.save(tmp_path / "hostile.xlsx")
    store = open_store(path)
    change_plan(store, ChangePlan("small", "title", HOSTILE, "a test", TODAY, "small"), TODAY)
    store.close()
    async with pilot_app(path, (120, 40)) as pilot:
        await open_wizard(pilot, tmp_path / "hostile.xlsx")
        await press(pilot, "f2", "shift+tab", "enter")
        assert HOSTILE in screen_text(pilot.app)
        await press(pilot, "escape", "f2")
        assert HOSTILE in screen_text(pilot.app)
        await press(pilot, "down", "down", "enter")
        assert f"Column C · {HOSTILE}" in screen_text(pilot.app)
        await press(pilot, "escape", "f2", "enter")
        assert f"“{HOSTILE}” means" in screen_text(pilot.app)
        await press(pilot, "escape", "f2")
        assert f"“{HOSTILE}” is no RAG that is known" in await still(pilot)
        await press(pilot, "f2")
        await still(pilot)
    assert f"Hold {HOSTILE}" in [kpi["statement"] for kpi in stored(path)["kpis"]]


async def test_what_cannot_be_read_is_said_where_the_file_was_asked_for(
    path: Path, pilot_app: Start, tmp_path: Path
) -> None:
    (tmp_path / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    async with pilot_app(path, (120, 40)) as pilot:
        await open_wizard(pilot, tmp_path / "locked.xlsx")
        assert "password" in screen_text(pilot.app)
        assert "Bring in a plan file" in screen_text(pilot.app)
